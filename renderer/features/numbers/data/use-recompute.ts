import { useState } from 'react'
import { type DataChanges, recompute } from '#renderer/actions/journey-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { useLasting } from '#renderer/ui/use-lasting.ts'

/** Shorter waits are not worth a sign. */
const WORTH_SAYING = 200

/** Computes a data set anew; answers whether it went well. `isBusy` tells only of what takes a while. */
export function useRecompute(dataSetId: string) {
  const project = useProject()
  const [isRunning, setRunning] = useState(false)
  const isBusy = useLasting(isRunning, WORTH_SAYING)
  const run = async (changes: DataChanges, label?: string): Promise<boolean> => {
    if (isRunning) return false
    setRunning(true)
    const result = await recompute(project, dataSetId, changes, label)
    setRunning(false)
    if (!result.ok) notifyProblem(result.error)
    return result.ok
  }
  return { isBusy, run }
}
