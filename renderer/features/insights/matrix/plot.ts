import type { Size } from '#renderer/actions/viewport.ts'
import { type Grades, matrixGrades, matrixPoint, QUADRANTS, type Quadrant } from '#shared/analysis/ranking.ts'
import type { Point } from '#shared/base/geometry.ts'

/** A plot, in CSS pixels. Around the grades 1 to 5 it has room for dots at the edge and for the names of its fields. */
export interface PlotSize extends Size {
  readonly edge: { readonly x: number; readonly y: number }
}

/** The edge of the large plot: beside it half a dot, above and below the fields' names and half a dot. */
export const PLOT_EDGE = { x: 34, y: 74 } as const

/** Where grades lie in a plot, from its upper left corner. */
export function pointOf({ width, height, edge }: PlotSize, grades: Grades): Point {
  const { x, y } = matrixPoint(grades)
  return { x: edge.x + x * (width - 2 * edge.x), y: height - edge.y - y * (height - 2 * edge.y) }
}

/** The grades at a point of a plot, in halves. */
export const gradesAt = ({ width, height, edge }: PlotSize, { x, y }: Point): Grades =>
  matrixGrades({ x: (x - edge.x) / (width - 2 * edge.x), y: (height - edge.y - y) / (height - 2 * edge.y) })

/** What the fields of the matrix are called. */
export const FIELD_TITLES: Readonly<Record<Quadrant, string>> = {
  'quick-win': 'Quick wins',
  'big-bet': 'Big bets',
  'fill-in': 'Fill-ins',
  thankless: 'Thankless',
}

/** The fields as they lie: the upper row first, each from the left. */
export const FIELDS = QUADRANTS.map((quadrant) => ({
  quadrant,
  right: quadrant === 'big-bet' || quadrant === 'thankless',
  low: quadrant === 'fill-in' || quadrant === 'thankless',
}))
