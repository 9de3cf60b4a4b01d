import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { changeCards } from './card-changes.ts'
import { openLog } from './change-log.ts'
import type { GridChanges, GridReading } from './grid-types.ts'
import { changeRemovals } from './removals.ts'
import { changeStructure } from './structure-changes.ts'

/**
 * What a table that comes back changes in its project: exactly what somebody changed in the table. What nobody touched
 * there stays as it is in the project, whatever became of it meanwhile; where both were changed, the project's
 * stays, and of texts both do. Refuses (`gone`) where the project has no such map. Carries nothing out.
 */
export function changesFromGrid(reading: GridReading, snapshot: Snapshot): Result<GridChanges> {
  const log = openLog(reading, snapshot)
  if (!log)
    return fail(
      'gone',
      'This table was made of a map that is not in this project. Open the project it belongs to, or import it as a new one.',
    )
  const structure = changeStructure(log)
  changeCards(log, structure)
  const takesMuch = changeRemovals(log, structure)
  const { commands, changes } = log
  const warning =
    'More than a third of the cards would be removed. If rows were only hidden, filtered or lost when the table was saved, do not bring it back like this.'
  return ok({
    ...{ mapId: reading.mapId, commands, changes, takesMuch },
    report: [...(takesMuch ? [warning] : []), ...reading.report, ...log.report.sentences()],
  })
}
