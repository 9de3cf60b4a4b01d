import { useRef, useState } from 'react'
import { type DataChanges, recompute } from '#renderer/actions/journey-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { useLasting } from '#renderer/ui/use-lasting.ts'

/** Shorter waits are not worth a sign. */
const WORTH_SAYING = 200

/** Computes a data set anew, and tells how far its rows are read while that takes its time. */
export function useRecompute(dataSetId: string) {
  const project = useProject()
  const [isRunning, setRunning] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const stop = useRef<AbortController | null>(null)
  const isBusy = useLasting(isRunning, WORTH_SAYING)
  /** Answers whether it went well. */
  const run = async (changes: DataChanges, label?: string): Promise<boolean> => {
    if (stop.current) return false
    const controller = new AbortController()
    stop.current = controller
    setRunning(true)
    const following = { signal: controller.signal, onProgress: setShare }
    const result = await recompute(project, dataSetId, changes, label, following)
    stop.current = null
    setRunning(false)
    setShare(null)
    if (!result.ok) notifyProblem(result.error)
    return result.ok
  }
  return { isBusy, share, run, cancel: () => stop.current?.abort() }
}
