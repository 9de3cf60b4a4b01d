import type { Size } from '#renderer/actions/viewport.ts'
import { type Grades, matrixGrades, matrixPoint, QUADRANTS, type Quadrant } from '#shared/analysis/ranking.ts'
import type { Point } from '#shared/base/geometry.ts'

/** Room around the grades 1 to 5 in which dots at the edge have their place, in CSS pixels. */
export interface PlotSize extends Size {
  readonly edge: number
}

/** Half a dot of the large plot: its dots at the edge lie in it. */
export const PLOT_EDGE = 30

/** Where grades lie in a plot, from its upper left corner. */
export function pointOf({ width, height, edge }: PlotSize, grades: Grades): Point {
  const { x, y } = matrixPoint(grades)
  return { x: edge + x * (width - 2 * edge), y: height - edge - y * (height - 2 * edge) }
}

/** The grades at a point of a plot, in halves. */
export const gradesAt = ({ width, height, edge }: PlotSize, { x, y }: Point): Grades =>
  matrixGrades({ x: (x - edge) / (width - 2 * edge), y: (height - edge - y) / (height - 2 * edge) })

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
