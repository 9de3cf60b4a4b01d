import { useEffect, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Copy } from '#shared/protocol/merge.ts'

/** How often to look while the window is in sight, in milliseconds: sync programs put copies there at any time. */
const PAUSE = 30_000

/** The copies beside the project's file: looked for when the window opens, comes to the front or has merged one, and every now and then. */
export function useCopies(pause = false): readonly Copy[] {
  const { host, session } = useProject()
  const [copies, setCopies] = useState<readonly Copy[]>([])
  useEffect(() => {
    if (pause) return
    let left = false
    const look = async () => {
      const found = await host.merging?.copies(session.projectId)
      if (found?.ok && !left) setCopies(found.value)
    }
    void look()
    const lookAgain = () => (document.visibilityState === 'visible' ? void look() : undefined)
    document.addEventListener('visibilitychange', lookAgain)
    window.addEventListener('focus', lookAgain)
    const timer = setInterval(lookAgain, PAUSE)
    return () => {
      left = true
      // What was beside the file before a merge may be in it after: nobody is told of it until it has been looked at again.
      setCopies([])
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookAgain)
      window.removeEventListener('focus', lookAgain)
    }
  }, [host, session.projectId, pause])
  return copies
}
