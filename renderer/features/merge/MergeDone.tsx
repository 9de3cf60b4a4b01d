import { Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import type { MergeOutcome } from '#renderer/actions/copy-actions.ts'
import { openReview, undoMerge } from '#renderer/actions/review-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { changesBetween, changesByPerson } from '#shared/analysis/changes.ts'
import { counted } from '#shared/base/counted.ts'
import type { VersionComparison } from '#shared/protocol/history.ts'
import { Report } from './Report.tsx'
import { newlyRecovered } from './review-parts.ts'
import { kindsWords, nameWords } from './words.ts'

/** Says what a copy brought, by person, and leads on to a closer look or back. */
export function MergeDone({
  name,
  outcome: { merged, comparison },
  onClose,
}: {
  readonly name: string
  readonly outcome: MergeOutcome
  readonly onClose: () => void
}) {
  return comparison ? (
    <WithNews name={name} comparison={comparison} report={merged.report} onClose={onClose} />
  ) : (
    <Dialog
      open
      onClose={onClose}
      title={merged.changed ? `Merged “${name}”` : 'Nothing new in this copy'}
      footer={
        <Button tone="accent" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="merge-line">
        {merged.changed
          ? 'Everything in it is in this project now. The history could not keep what was there before, so the changes cannot be listed.'
          : 'Everything that is in it is in this project already.'}
      </p>
      <Report sentences={merged.report} />
    </Dialog>
  )
}

function WithNews({
  name,
  comparison,
  report,
  onClose,
}: {
  readonly name: string
  readonly comparison: VersionComparison
  readonly report: readonly string[]
  readonly onClose: () => void
}) {
  const project = useProject()
  const { before, after, touched } = comparison
  const changes = useMemo(() => changesBetween(before, after, touched), [before, after, touched])
  const recovered = useMemo(() => newlyRecovered(comparison), [comparison])
  const undo = () => {
    onClose()
    undoMerge(project, comparison)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merged “${name}”`}
      description={
        changes.length === 0
          ? 'Nothing to be seen came of it.'
          : `It brought ${counted(changes.length, 'change')}.`
      }
      footer={
        <>
          <Button icon={<Undo2 size={16} aria-hidden="true" />} onClick={undo}>
            Undo the merge
          </Button>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="accent"
            disabled={changes.length === 0}
            onClick={() =>
              openReview(project, { ...comparison, title: `What “${name}” brought`, kind: 'merge' })
            }
          >
            Review
          </Button>
        </>
      }
    >
      <ul className="merge-people">
        {changesByPerson(changes).map((person) => (
          <li key={person.name}>
            <strong>{nameWords(person.name, 'merge')}</strong> <small>{kindsWords(person.changes)}</small>
          </li>
        ))}
      </ul>
      {recovered.length > 0 ? (
        <p className="merge-line">
          {recovered.length === 1 ? 'One card waits' : `${recovered.length} cards wait`} in the recovered
          tray: their place was deleted on one side while the other worked there.
        </p>
      ) : null}
      <Report sentences={report} />
    </Dialog>
  )
}
