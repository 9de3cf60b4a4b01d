import { grow, type Rect } from '#shared/base/geometry.ts'
import { cutWords, drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import { CROP_MARKS, frameOfPage, MM_PER_PX, type PageLayout } from '../papers.ts'

/** What lies beyond the bleed: unprinted paper. */
const PAPER = '#ffffff'
const INK = '#000000'
const HAIRLINE_MM = 0.1
/** From the edge, out of reach of what printers leave blank; as high as seven points, or a share of the sheet. */
const NAME = { edgeMm: 6, leastMm: 2.5, share: 0.01 } as const

/** What a sheet of several is called; it stands in the lower margin. */
export interface SheetName {
  readonly words: string
  readonly ink: string
}

/** A drawing with the sheet that it stands on: its bounds are the whole sheet, ground, slug and crop marks included. */
export function sheetDrawing(drawing: Drawing, page: PageLayout, name?: SheetName): Drawing {
  const bounds = frameOfPage(drawing.bounds, page)
  const shapes = name ? [nameShape(name, bounds, page), ...drawing.shapes.map(under)] : drawing.shapes
  if (page.slugMm === 0) return { ...drawing, bounds, shapes }
  const unit = unitMm(page)
  const ground: Shape = { type: 'rect', ...grow(bounds, -page.slugMm / unit), fill: drawing.background }
  const marks: Shape = {
    type: 'path',
    d: marksAround(grow(bounds, -page.trimMm / unit), unit),
    stroke: INK,
    strokeWidth: HAIRLINE_MM / unit,
    fill: 'none',
  }
  return { ...drawing, bounds, background: PAPER, shapes: [ground, ...shapes, marks] }
}

/** The part of a sheet that is left when it is cut, in map units; `null` where it is not. */
export const trimOf = (bounds: Rect, page: PageLayout): Rect | null =>
  page.trimMm === 0 ? null : grow(frameOfPage(bounds, page), -page.trimMm / unitMm(page))

const unitMm = ({ scale }: PageLayout): number => scale * MM_PER_PX

/** What heads a part of the drawing is one level below the sheet's name. */
const under = (shape: Shape): Shape =>
  shape.type === 'group' && shape.heading ? { ...shape, heading: shape.heading === 1 ? 2 : 3 } : shape

/** The map has a margin of its own, so the name never stands on anything. */
function nameShape({ words, ink }: SheetName, bounds: Rect, page: PageLayout): Shape {
  const unit = unitMm(page)
  const trim = grow(bounds, -page.trimMm / unit)
  const size = Math.max(NAME.leastMm, (page.heightMm - 2 * page.trimMm) * NAME.share) / unit
  const [x, bottom] = [trim.x + NAME.edgeMm / unit, trim.y + trim.height - NAME.edgeMm / unit]
  const cut = cutWords(words, 'sans-regular', size, trim.width - (2 * NAME.edgeMm) / unit)
  return {
    type: 'group',
    label: words,
    heading: 1,
    children: [drawWords(cut, 'sans-regular', size, x, bottom - size * 1.3, ink)],
  }
}

/** Two lines at each corner, that point at where to cut and do not touch what stays. */
function marksAround({ x, y, width, height }: Rect, unit: number): string {
  const [from, to] = [CROP_MARKS.fromMm / unit, CROP_MARKS.toMm / unit]
  const [right, bottom] = [x + width, y + height]
  const across = [y, bottom].map(
    (at) => `M${n(x - to)} ${n(at)}H${n(x - from)}M${n(right + from)} ${n(at)}H${n(right + to)}`,
  )
  const down = [x, right].map(
    (at) => `M${n(at)} ${n(y - to)}V${n(y - from)}M${n(at)} ${n(bottom + from)}V${n(bottom + to)}`,
  )
  return [...across, ...down].join('')
}

const n = (value: number): string => String(Math.round(value * 1e4) / 1e4)
