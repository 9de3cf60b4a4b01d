import { useEffect, useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'

/** The address of a project's picture, good as long as the component stays; `null` while there is none. */
export function useThumbnail(host: HostClient, id: string, changedAt: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a project that changed has another picture
  useEffect(() => {
    let made: string | null = null
    let here = true
    void host.thumbnail(id).then((picture) => {
      if (!here || !picture.ok) return
      made = URL.createObjectURL(picture.value)
      setAddress(made)
    })
    return () => {
      here = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [host, id, changedAt])
  return address
}
