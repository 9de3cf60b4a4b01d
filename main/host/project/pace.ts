import type { HistoryPace } from '../history/project-history.ts'

/** How eagerly a project's file, and its history, follow its edits. */
export interface Pace {
  /** From an edit to a new file, in milliseconds. */
  readonly after: number
  /** The same, at most, where edits go on and on. */
  readonly atMost: number
  /** Bytes of edits from which on the journal is begun anew; reading so many takes a moment after a crash. */
  readonly journal: number
  /** `USUAL_HISTORY_PACE` where nothing is said. */
  readonly history?: HistoryPace
}

export const USUAL_PACE: Pace = { after: 2000, atMost: 15_000, journal: 4 * 1024 * 1024 }
