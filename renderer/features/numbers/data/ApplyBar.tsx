import { RefreshCw } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'

/** What became of changes to what is asked of the data. */
export interface Apply {
  readonly isChanged: boolean
  readonly isBusy: boolean
  /** How far the rows are read, 0 to 1; `null` while that is not known. */
  readonly share: number | null
  readonly onCompute: () => void
  /** Takes the changes back, or stops computing. */
  readonly onStop: () => void
}

/** Says whether the numbers are as set, and computes them; in sight while there is something to compute. */
export function ApplyBar({ isChanged, isBusy, share, onCompute, onStop }: Apply) {
  return (
    <div className="numbers-apply" data-changed={isChanged || undefined}>
      <p role="status">{stateWords(isChanged, isBusy, share)}</p>
      <Button size="small" disabled={!isChanged} onClick={onStop}>
        {isBusy ? 'Cancel' : 'Discard'}
      </Button>
      <Button
        size="small"
        tone="accent"
        disabled={!isChanged}
        busy={isBusy}
        icon={<RefreshCw size={15} aria-hidden="true" />}
        onClick={onCompute}
      >
        Compute
      </Button>
    </div>
  )
}

/** In steps of ten, so that it is not read aloud all the time. */
function stateWords(isChanged: boolean, isBusy: boolean, share: number | null): string {
  if (isBusy) return share === null ? 'Computing…' : `Reading the rows, ${Math.floor(share * 10) * 10} %`
  return isChanged ? 'Not computed yet.' : 'The numbers are as set here.'
}
