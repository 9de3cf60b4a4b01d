import { useStore } from 'zustand'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import { counted } from '#shared/base/counted.ts'
import { StepHead } from './StepHead.tsx'
import type { Wizard } from './wizard.ts'

/** How far the reading is. The window stays as quick as ever meanwhile. */
export function ReadingStep({ wizard }: { readonly wizard: Wizard }) {
  return (
    <Dialog
      open
      onClose={() => wizard.cancelReading()}
      title="Reading…"
      description={<StepHead at={2} />}
      size="small"
      footer={<Button onClick={() => wizard.cancelReading()}>Cancel</Button>}
    >
      <HowFar wizard={wizard} />
    </Dialog>
  )
}

function HowFar({ wizard }: { readonly wizard: Wizard }) {
  const { share, rows } = useStore(wizard.state, ({ progress }) => progress)
  const isDone = share >= 1
  return (
    <div className="data-busy">
      <ProgressBar value={isDone ? null : share} label="Reading" />
      <p>{isDone ? 'Putting the events in order…' : counted(rows, 'row')}</p>
    </div>
  )
}
