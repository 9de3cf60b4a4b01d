import { RefreshCw } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { useNumbers } from '../use-numbers.ts'
import { useRecompute } from './use-recompute.ts'

/** Computes the numbers anew for the map as it is; where the files are not here, says who can. */
export function RecomputeButton() {
  const { dataSet, isKept, mayChange } = useNumbers()
  const { isBusy, run } = useRecompute(dataSet.id)
  if (!mayChange || isKept === null) return null
  if (!isKept) return <p>Whoever has the files on their machine can compute them anew.</p>
  return (
    <Button
      size="small"
      busy={isBusy}
      icon={<RefreshCw size={15} aria-hidden="true" />}
      onClick={() => void run({})}
    >
      Compute anew
    </Button>
  )
}
