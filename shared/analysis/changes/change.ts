import type { ContentTable } from '#shared/model/record.ts'
import type { RecordPath } from '#shared/model/work.ts'

/** What became of a record. What moved may have changed as well: then its `fields` say so. */
export const CHANGE_KINDS = ['added', 'changed', 'moved', 'removed'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** What became of one record between two states of a project. */
export interface Change {
  readonly kind: ChangeKind
  readonly table: ContentTable
  readonly id: string
  /** The map it is on, or was on where it is gone; `null` for personas and the project. */
  readonly mapId: string | null
  /** Fields that say something else than before, but for those that tell its place. Of what changed or moved only. */
  readonly fields: readonly string[]
  /** Names of those who worked on it; empty where nobody knows. */
  readonly by: readonly string[]
  /** What was added or removed as a whole and had this record in it: the step, stage, lane, map, card or persona. */
  readonly within: RecordPath | null
}
