import type { Rect } from '#shared/base/geometry.ts'
import type { BoardFrame, BoardText } from './board.ts'

/** A column of a board: what becomes a step. */
export interface PlannedColumn {
  readonly heading: BoardText | null
  readonly cards: readonly BoardText[]
}

/** What becomes a stage: a frame, or a column of notes where there are no frames. */
export interface PlannedStage {
  readonly frame: BoardFrame | null
  readonly heading: BoardText | null
  readonly rect: Rect
  /** Where its row of stages begins: lanes are told by how far below that a card is. */
  readonly top: number
  readonly columns: readonly PlannedColumn[]
}

/** The lanes of a board, from top to bottom. */
export interface PlannedLanes {
  /** At least one. */
  readonly count: number
  /** Their names, as many as there are lanes; none where rows alone tell them. */
  readonly headings: readonly BoardText[]
  /** The lane of each card, by its id; others are of the first. */
  readonly laneOf: ReadonlyMap<string, number>
}

/** What becomes of a board. */
export interface BoardPlan {
  readonly title: BoardText | null
  readonly around: BoardFrame | null
  readonly stages: readonly PlannedStage[]
  readonly lanes: PlannedLanes
  /** What stands outside of all stages. */
  readonly notes: readonly BoardText[]
  /** Frames that were too many. */
  readonly left: readonly BoardFrame[]
}
