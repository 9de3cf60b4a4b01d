import type { Rect } from '#shared/base/geometry.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { flowText } from '#shared/layout/text/line-flow.ts'
import type { Stage } from '#shared/model/stage.ts'
import { drawText, type SlideType, setText } from './set-text.ts'

/** The title of a stage on a plate above its column; where columns are narrow, high enough that a stem leads down to it. */
export interface StagePlate {
  readonly stage: Pick<Stage, 'title' | 'color'>
  readonly rect: Rect
  readonly stem: { readonly x: number; readonly to: number } | null
}

/** A stage and the stretch of the slide that its column takes. */
export interface StageColumn {
  readonly stage: StagePlate['stage']
  readonly x: number
  readonly width: number
}

/** How high plates are: in one row, and each of two. */
const ROW = { alone: 84, ofTwo: 68 } as const
const PADDING = 9
/** Between plates, and between a plate and a stem beside it. */
const GAP = 4
/** Plates at the ends reach beyond the columns, no nearer to the edge of the slide than this. */
const EDGE = 14

const TITLE: SlideType = {
  face: 'sans-semibold',
  sizes: [32, 28, 24, 21],
  lineHeight: 1.15,
  mostLines: 2,
  ink: 'ink',
}

/** In how many rows the plates of some columns stand. */
export type Rows = 1 | 2

export const platesHeight = (rows: Rows): number => (rows === 1 ? ROW.alone : rows * ROW.ofTwo)

/**
 * The plates, from `bottom` up, on a slide of so many units. In two rows neighbours stand at different heights, and each is
 * as wide as from the middle of the column before to the middle of the one behind, where their stems lead down.
 */
export function placePlates(
  columns: readonly StageColumn[],
  rows: Rows,
  bottom: number,
  slideWidth: number,
): readonly StagePlate[] {
  if (rows === 1)
    return columns.map(({ stage, x, width }) => ({
      stage,
      rect: { x, y: bottom - ROW.alone, width, height: ROW.alone },
      stem: null,
    }))
  const middles = columns.map(({ x, width }) => x + width / 2)
  return columns.map(({ stage, x, width }, index) => {
    const isUpper = index % 2 === 0
    const left = middles[index - 1] ?? Math.max(EDGE, x - width / 2)
    const right = middles[index + 1] ?? Math.min(slideWidth - EDGE, x + width * 1.5)
    const y = bottom - (isUpper ? 2 : 1) * ROW.ofTwo
    return {
      stage,
      rect: { x: left + GAP, y, width: right - left - 2 * GAP, height: ROW.ofTwo },
      stem: isUpper ? { x: middles[index] as number, to: bottom } : null,
    }
  })
}

const roomIn = ({ width }: Rect): number => width - 2 * PADDING + 2

/** Whether all titles keep to so many lines of a size, no word broken within. */
const keep = (plates: readonly StagePlate[], size: number, maxLines: number): boolean =>
  plates.every(
    ({ stage: { title }, rect }) =>
      flowText(title.trim(), TITLE.face, size, roomIn(rect), { maxLines, wholeWords: true }).kept,
  )

/** Whether no word of the plates' titles is broken within. */
export const keepWords = (plates: readonly StagePlate[]): boolean =>
  keep(plates, FLOOR, Number.POSITIVE_INFINITY)

const FLOOR = Math.min(...TITLE.sizes)

/** All titles in one size, the largest that all of them fit in. */
export function drawPlates(plates: readonly StagePlate[], theme: Theme): Shape[] {
  const lowest = Math.min(...plates.map(({ rect }) => rect.height)) - 2 * INSET
  const { lineHeight, mostLines, sizes } = TITLE
  const size = sizes.find((each) => {
    const lines = Math.min(mostLines, Math.floor(lowest / (each * lineHeight)))
    return keep(plates, each, lines)
  })
  const type = { ...TITLE, sizes: [size ?? FLOOR] }
  return plates.flatMap((plate) => drawPlate(plate, type, theme))
}

/** From the edges of its row to a plate. */
const INSET = 4

function drawPlate(
  { stage: { title, color }, rect, stem }: StagePlate,
  type: SlideType,
  theme: Theme,
): Shape[] {
  const { edge, fill } = theme.tones[color]
  const line = { stroke: edge, strokeWidth: 1.5 } as const
  const { x, y, width, height } = rect
  const box = { x: x + 2, y: y + INSET, width: width - 4, height: height - 2 * INSET }
  const plate: Shape[] = [{ type: 'rect', ...box, radius: 6, fill, ...line }]
  if (stem) plate.push({ type: 'path', d: `M${stem.x} ${y + height - INSET}V${stem.to - INSET}`, ...line })
  if (title.trim() === '') return plate
  const set = setText(title, type, x + PADDING, 0, roomIn(rect))
  return [...plate, ...drawText({ ...set, y: y + (height - set.text.height) / 2 }, theme)]
}
