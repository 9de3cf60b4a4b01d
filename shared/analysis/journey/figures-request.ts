import type { Match } from '#shared/model/data-set.ts'
import type { RiskSettings } from './risk-settings.ts'

/** A stage or a step of the map, in the map's order: each stage, then its steps. */
export interface MapPlace {
  readonly id: string
  readonly kind: 'stage' | 'step'
  /** The stage that it is, or that it belongs to. */
  readonly stageId: string
  readonly title: string
}

/** How often the state of things is looked at: at the beginning (00:00 in `zone`) of every day, week (Monday) or month. */
export const SNAPSHOT_STEPS = ['none', 'day', 'week', 'month'] as const
export type SnapshotStep = (typeof SNAPSHOT_STEPS)[number]

/** What is to be computed of a log for a map. */
export interface FiguresRequest {
  readonly places: readonly MapPlace[]
  readonly matches: readonly Match[]
  /** A state; empty: none. */
  readonly goal: string
  readonly leastGroup: number
  /** Columns of words to make segments of; each value a slice, the commonest first. */
  readonly segments: readonly string[]
  readonly snapshots: SnapshotStep
  /** IANA name, for the days of snapshots and the months of cohorts. */
  readonly zone: string
  /** Customers without an event for so many days before the newest one count as silent. */
  readonly churnAfterDays: number
  /** Which customers may leave; left out: by the usual rules. */
  readonly risks?: RiskSettings
  /** When this is asked, in milliseconds: handed in, so that the computing is pure. */
  readonly now: number
}

/** How many rows a file had, and what became of them; a `RowsRead` is one. */
export interface RowsCounted {
  readonly read: number
  readonly used: number
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[]
}
