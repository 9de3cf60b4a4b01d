import { useState } from 'react'
import { useNumbers } from '../use-numbers.ts'
import type { Apply } from './ApplyBar.tsx'
import { changesOf, type Wanted } from './draft.ts'
import { useRecompute } from './use-recompute.ts'

/** What is asked of the data, to be changed. Nothing is computed until one says so: with many rows that takes a while. */
export function useWanted(now: Wanted): {
  readonly wanted: Wanted
  readonly change: (next: Partial<Wanted>) => void
  readonly apply: Apply
} {
  const { dataSet } = useNumbers()
  const [edits, setEdits] = useState<Partial<Wanted>>({})
  const { isBusy, share, run, cancel } = useRecompute(dataSet.id)
  const wanted = { ...now, ...edits }
  const changes = changesOf(now, wanted)
  return {
    wanted,
    change: (next) => setEdits({ ...edits, ...next }),
    apply: {
      isChanged: Object.keys(changes).length > 0,
      isBusy,
      share,
      onCompute: () => void run(changes).then((isDone) => (isDone ? setEdits({}) : undefined)),
      onStop: isBusy ? cancel : () => setEdits({}),
    },
  }
}
