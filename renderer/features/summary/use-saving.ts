import { useEffect, useRef, useState } from 'react'
import { type MadeFile, saveMade } from '#renderer/actions/take-away.ts'
import type { Problem, Result } from '#shared/base/result.ts'

/** Makes and saves one file at a time; `onSaved` is called after each. Leaving ends what is under way. */
export function useSaving(onSaved: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = async (make: (signal: AbortSignal) => Promise<Result<MadeFile>>): Promise<void> => {
    if (running.current) return
    const abort = new AbortController()
    running.current = abort
    setBusy(true)
    setProblem(null)
    const made = await make(abort.signal)
    const saved = made.ok && !abort.signal.aborted ? await saveMade(made.value) : made
    if (abort.signal.aborted) return
    running.current = null
    setBusy(false)
    if (!saved.ok) setProblem(saved.error)
    else if (saved.value) onSaved()
  }
  return { busy, problem, save }
}
