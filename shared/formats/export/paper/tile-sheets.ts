import { cutWords, drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import type { PrintedSheet } from '../print-page.ts'
import { TILE_MARGIN_MM, TILE_OVERLAP_MM, type Tile, type TilePlan } from './tile-plan.ts'

const INK = '#222222'
const HAIRLINE_MM = 0.12
/** Marks begin and end so far from what they point at; the paper ends 5 mm from it. */
const MARK = { from: 1, to: 4 } as const
const TYPE_MM = { line: 2.1, label: 2.9, hint: 2.4 } as const
/** The plate in an overlap that says which tile is glued there. */
const PLATE = { width: 8, height: 8, inset: 8 } as const

/**
 * What is printed around and upon the tiles' parts of the poster, a sheet each: where to cut and where to glue which
 * tile. All of it lies in the margins, or in overlaps, where the neighbour covers it. One unit is a millimetre.
 */
export const tileSheets = (plan: TilePlan, title: string): readonly PrintedSheet[] =>
  plan.tiles.map((tile) => ({
    size: { ...plan.paper, trimMm: 0, slugMm: 0 },
    drawing: tileDrawing(tile, plan, title),
  }))

function tileDrawing(tile: Tile, plan: TilePlan, title: string): Drawing {
  const { widthMm, heightMm } = plan.paper
  const around = neighbours(tile, plan)
  return {
    bounds: { x: 0, y: 0, width: widthMm, height: heightMm },
    background: 'none',
    title: `${title}, ${tile.label}`,
    shapes: [
      ...marks(tile, around),
      ...(around.right ? plate(tile, around.right, 'right') : []),
      ...(around.below ? plate(tile, around.below, 'below') : []),
      ...footLine(tile, plan, title),
    ],
  }
}

interface Neighbours {
  readonly right: Tile | undefined
  readonly below: Tile | undefined
}

const neighbours = ({ row, column }: Tile, { tiles }: TilePlan): Neighbours => ({
  right: tiles.find((other) => other.row === row && other.column === column + 1),
  below: tiles.find((other) => other.row === row + 1 && other.column === column),
})

/** Lines point at where to cut, and dashed ones at where the neighbours' edges come to lie. */
function marks({ width, height }: Tile, { right, below }: Neighbours): Shape[] {
  const near = TILE_MARGIN_MM
  const [far, bottom] = [near + width, near + height]
  const vertical = (x: number): string =>
    `M${n(x)} ${n(near - MARK.to)}V${n(near - MARK.from)}M${n(x)} ${n(bottom + MARK.from)}V${n(bottom + MARK.to)}`
  const horizontal = (y: number): string =>
    `M${n(near - MARK.to)} ${n(y)}H${n(near - MARK.from)}M${n(far + MARK.from)} ${n(y)}H${n(far + MARK.to)}`
  const cuts = [vertical(near), horizontal(near), right ? '' : vertical(far), below ? '' : horizontal(bottom)]
  const edges = [
    right ? vertical(far - TILE_OVERLAP_MM) : '',
    below ? horizontal(bottom - TILE_OVERLAP_MM) : '',
  ]
  const line = { type: 'path', stroke: INK, strokeWidth: HAIRLINE_MM, fill: 'none' } as const
  const glued = edges.join('')
  return [{ ...line, d: cuts.join('') }, ...(glued === '' ? [] : [{ ...line, d: glued, dash: [0.6, 0.5] }])]
}

/** Says in an overlap what this tile is, and which one is glued upon it. */
function plate(tile: Tile, other: Tile, side: 'right' | 'below'): Shape[] {
  const near = TILE_MARGIN_MM
  const spare = (TILE_OVERLAP_MM - PLATE.width) / 2
  const [x, y] =
    side === 'right'
      ? [near + tile.width - TILE_OVERLAP_MM + spare, near + PLATE.inset]
      : [near + PLATE.inset, near + tile.height - TILE_OVERLAP_MM + spare]
  const middle = x + PLATE.width / 2
  const arrow =
    side === 'right'
      ? `M${n(x + 6.2)} ${n(y + 5)}l0.9 0.75l-0.9 0.75Z`
      : `M${n(x + 6)} ${n(y + 5.3)}h1.5l-0.75 0.9Z`
  return [
    {
      type: 'rect',
      ...{ x, y, width: PLATE.width, height: PLATE.height, radius: 1 },
      ...{ fill: '#ffffff', stroke: INK, strokeWidth: HAIRLINE_MM },
    },
    drawWords(tile.label, 'sans-semibold', TYPE_MM.label, middle, y + 0.4, INK, 'middle'),
    drawWords(other.label, 'sans-regular', TYPE_MM.hint, middle - 0.6, y + 4.1, INK, 'middle'),
    { type: 'path', d: arrow, fill: INK },
  ]
}

/** Which tile of what this is, under it: in the room that it leaves, or in the margin. */
function footLine({ label, row, column, height }: Tile, plan: TilePlan, title: string): Shape[] {
  const place = `row ${row + 1} of ${plan.rows}, column ${column + 1} of ${plan.columns}`
  const words = `${label} · ${place} · print at 100 % · ${title}`
  const width = plan.paper.widthMm - 2 * (TILE_MARGIN_MM + 2)
  return [
    drawWords(
      cutWords(words, 'sans-regular', TYPE_MM.line, width),
      'sans-regular',
      TYPE_MM.line,
      TILE_MARGIN_MM + 2,
      TILE_MARGIN_MM + height + 0.9,
      INK,
    ),
  ]
}

const n = (value: number): string => String(Math.round(value * 100) / 100)
