import { useCallback, useEffect, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Copy } from '#shared/protocol/merge.ts'

/** How often to look while the window is in sight, in milliseconds: sync programs put copies there at any time. */
const PAUSE = 30_000

/** The copies beside the project's file: looked for when the window opens, comes to the front or has merged one, and every now and then. */
export function useCopies(pause = false): readonly Copy[] {
  const { host, session } = useProject()
  const [copies, setCopies] = useState<readonly Copy[]>([])
  const look = useCallback(async () => {
    const found = await host.merging?.copies(session.projectId)
    if (found?.ok) setCopies(found.value)
  }, [host, session.projectId])
  useEffect(() => {
    if (pause) return
    void look()
    const lookAgain = () => (document.visibilityState === 'visible' ? void look() : undefined)
    document.addEventListener('visibilitychange', lookAgain)
    window.addEventListener('focus', lookAgain)
    const timer = setInterval(lookAgain, PAUSE)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookAgain)
      window.removeEventListener('focus', lookAgain)
    }
  }, [look, pause])
  return copies
}
