import type { ColumnRole } from '#shared/analysis/journey/event-log.ts'
import type { Subject } from '#shared/model/data-set.ts'
import type { LogShape, RoleOfColumn } from './reading.ts'

/** Headings that a column may go by, best first; compared as `foldHead` makes them. */
export type Heads = readonly string[]

/** What a preset says of a column that is neither case, state nor time. */
export interface PresetRole {
  readonly heads: Heads
  readonly role: ColumnRole
  readonly of: RoleOfColumn['of']
  readonly score?: NonNullable<RoleOfColumn['score']>
}

/** A shape in which a well-known tool hands out its data, recognised by its headings, and how it is read. */
export interface Preset {
  readonly id: string
  readonly tool: string
  /** What the table is, as the tool's users call it: `history of deal stages`. */
  readonly title: string
  /** A sentence: what a row is. */
  readonly row: string
  /** A sentence: what the table cannot tell, and what to bring for that. */
  readonly missing?: string
  readonly subject: Subject
  /** One heading of each must be there. */
  readonly signs: readonly Heads[]
  /** Headings that say that it is something else. */
  readonly unless?: Heads
  /** `lookup`: names of things, and no event; nothing can be counted of it. */
  readonly shape: LogShape | 'lookup'
  /** Here and below: the first that is there and filled. */
  readonly case: Heads
  readonly activity?: Heads
  /** What each row is where no column says it. */
  readonly activityName?: string
  readonly time?: Heads
  readonly end?: Heads
  /** Columns of dates by which the table is wide, where it has them: these headings, or all that begin so. */
  readonly states?: { readonly heads?: Heads; readonly begin?: string }
  /** Only rows that speak of one of these values, folded; where none is there, of the commonest. */
  readonly only?: { readonly heads: Heads; readonly values: readonly string[] }
  readonly columns?: readonly PresetRole[]
  /** Whether what else there is may have a meaning too, as the questions of a survey have. */
  readonly open?: boolean
}
