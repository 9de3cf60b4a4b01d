/** A table as programs for tables have it: rows of cells as text, not all of one length. Numbers as they would be typed, days as `YYYY-MM-DD`. */
export interface Sheet {
  /** May be empty: a CSV's only sheet has no name. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** A file of tables: a CSV has one. */
export type Workbook = readonly Sheet[]
