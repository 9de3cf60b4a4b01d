import { center } from '#shared/base/geometry.ts'
import type { BoardText } from './board.ts'
import type { PlannedLanes, PlannedStage } from './board-plan.ts'
import { clustersOf, median } from './clusters.ts'

const ONE_LANE: PlannedLanes = { count: 1, headings: [], laneOf: new Map() }

/** More rows than this are no lanes of a journey. */
const MOST_ROWS = 40
/** The least share of columns that rows with holes go through on average. */
const LEAST_SHARE = 0.6
/** Cards whose middles are no further apart than this share of their height stand in one row. */
const SAME_ROW = 0.5

/** Lanes told by their names beside them, else by rows that go through all columns, else one. */
export function findLanes(stages: readonly PlannedStage[], headings: readonly BoardText[]): PlannedLanes {
  return headings.length > 0 ? namedLanes(stages, headings) : rowLanes(stages)
}

/** Every card belongs to the name that is nearest to its height. */
function namedLanes(stages: readonly PlannedStage[], headings: readonly BoardText[]): PlannedLanes {
  const heightOf = (text: BoardText): number => center(text.rect).y
  const sorted = [...headings].sort((a, b) => heightOf(a) - heightOf(b))
  const [first] = stages
  const heights = sorted.map((heading) => heightOf(heading) - (first?.top ?? 0))
  const laneOf = new Map<string, number>()
  for (const { card, y } of cardsOf(stages)) {
    const away = heights.map((height) => Math.abs(height - y))
    laneOf.set(card.id, away.indexOf(Math.min(...away)))
  }
  return { count: sorted.length, headings: sorted, laneOf }
}

interface PlacedCard {
  readonly card: BoardText
  /** Of its middle, from where its row of stages begins. */
  readonly y: number
  readonly column: number
}

function cardsOf(stages: readonly PlannedStage[]): PlacedCard[] {
  let column = -1
  return stages.flatMap(({ top, columns }) =>
    columns.flatMap(({ cards }) => {
      column++
      const here = column
      return cards.map((card) => ({ card, y: center(card.rect).y - top, column: here }))
    }),
  )
}

function rowLanes(stages: readonly PlannedStage[]): PlannedLanes {
  const cards = cardsOf(stages)
  const columns = new Set(cards.map(({ column }) => column)).size
  const slack = SAME_ROW * median(cards.map(({ card }) => card.rect.height))
  const rows = clustersOf(cards, ({ y }) => ({ start: y, end: y }), slack)
  if (columns < 2 || rows.length < 2 || rows.length > MOST_ROWS) return ONE_LANE
  const filled = rows.map(({ items }) => new Set(items.map(({ column }) => column)))
  if (!areLanes(filled, columns)) return ONE_LANE
  const laneOf = new Map(rows.flatMap(({ items }, lane) => items.map(({ card }) => [card.id, lane] as const)))
  return { count: rows.length, headings: [], laneOf }
}

/**
 * Rows are lanes where each goes through all columns, or where most do and some column leaves one out in the middle. Notes
 * that are only piled up fill every column from the top, to different depths.
 */
function areLanes(filled: readonly ReadonlySet<number>[], columns: number): boolean {
  if (filled.every((row) => row.size === columns)) return true
  const share = filled.reduce((sum, row) => sum + row.size, 0) / (filled.length * columns)
  const hasHole = filled.some(
    (row, index) => index > 0 && [...row].some((column) => !filled[index - 1]?.has(column)),
  )
  return hasHole && share >= LEAST_SHARE
}
