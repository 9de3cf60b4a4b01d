import { Undo2 } from 'lucide-react'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Report } from '#renderer/ui/Report.tsx'
import type { Outcome } from './use-importing.ts'

/** Says what came and what could not, and offers the way back: while it is open, nothing else is done here. */
export function ImportDone({
  file,
  outcome: { came, report },
  onClose,
}: {
  readonly file: File
  readonly outcome: Outcome
  readonly onClose: () => void
}) {
  const { session } = useProject()
  const undo = () => {
    session.history.undo()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={came === '' ? 'Nothing was imported' : `Imported “${file.name}”`}
      footer={
        <>
          <CopyButton text={[file.name, came, ...report].filter(Boolean).join('\n')}>Copy report</CopyButton>
          {came === '' ? null : (
            <Button icon={<Undo2 size={16} aria-hidden="true" />} onClick={undo}>
              Undo the import
            </Button>
          )}
          <Button tone="accent" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="intake-words wizard-words">
        <p>{came === '' ? 'The map is as it was.' : came}</p>
        {report.length === 0 ? <p>Everything in the file came along.</p> : null}
      </div>
      <Report sentences={report} />
    </Dialog>
  )
}
