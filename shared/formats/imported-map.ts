import type { RecordToInsert } from '#shared/document/commands/types.ts'

/** What a foreign file brings, ready to insert into any project. */
export interface ImportedMap {
  readonly records: readonly RecordToInsert[]
  /** A title for a project made from it; may be empty. */
  readonly title: string
  /** A sentence for each thing that could not be taken over as it stood. */
  readonly report: readonly string[]
}
