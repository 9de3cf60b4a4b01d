import { type RefObject, useEffect, useRef, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'

/** How far outside the window a picture is asked for already, so that it is there when it comes into sight. */
const AHEAD = '200px'

/** The address of a version's picture, asked for once `place` comes into sight; `null` while there is none. */
export function usePicture(versionId: string): {
  readonly place: RefObject<HTMLSpanElement | null>
  readonly address: string | null
} {
  const { versions, session } = useProject()
  const place = useRef<HTMLSpanElement>(null)
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const box = place.current
    if (!box || !versions) return
    const stay = new AbortController()
    let made: string | null = null
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        const picture = await versions.client.picture(session.projectId, versionId, stay.signal)
        if (!picture.ok || stay.signal.aborted) return
        made = URL.createObjectURL(picture.value)
        setAddress(made)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(box)
    return () => {
      stay.abort()
      observer.disconnect()
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [versions, session, versionId])
  return { place, address }
}
