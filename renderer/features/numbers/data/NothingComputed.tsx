import { meets } from '#renderer/actions/rights.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { DataSet } from '#shared/model/data-set.ts'
import { RemoveButton } from './RemoveButton.tsx'
import { useRecompute } from './use-recompute.ts'

/** A data set without numbers: it was made by a newer version, or what it said cannot be read. */
export function NothingComputed({
  dataSet,
  isKept,
}: {
  readonly dataSet: DataSet
  readonly isKept: boolean
}) {
  const project = useProject()
  const { isBusy, run } = useRecompute(dataSet.id)
  return (
    <div className="numbers-empty">
      <p>There are no numbers in “{dataSet.title.trim() || 'Journey data'}” that can be read.</p>
      {meets(project, 'keeping') ? (
        <div className="numbers-deeds">
          {isKept ? (
            <Button size="small" busy={isBusy} onClick={() => void run({})}>
              Compute anew
            </Button>
          ) : null}
          <RemoveButton dataSet={dataSet} hasFiles={isKept} />
        </div>
      ) : null}
    </div>
  )
}
