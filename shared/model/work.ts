import type { ContentTable } from './record.ts'

/** Names one record of a snapshot: `<table>/<id>`. */
export type RecordPath = string

/** The path of a record. */
export const recordPath = (table: ContentTable, id: string): RecordPath => `${table}/${id}`

/** What one person did to how many records. `name` is empty where nobody knows who it was. */
export interface PersonsShare {
  readonly name: string
  readonly added: number
  readonly changed: number
  readonly moved: number
  readonly removed: number
}

/** Whose work records are: a person may share one with others. */
export interface Touched {
  /** Empty where nobody knows. */
  readonly name: string
  readonly records: readonly RecordPath[]
}
