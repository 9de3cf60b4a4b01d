import type { Point, Rect } from '#shared/base/geometry.ts'
import type { PathPiece } from '#shared/formats/pptx/path-pieces.ts'
import {
  type BoxItem,
  leavesOf,
  type PictureItem,
  SLIDE,
  type Slide,
  TITLES,
} from '#shared/formats/pptx/slide-items.ts'
import { fittedTitle } from '#shared/formats/pptx/slide-title.ts'
import type { Drawing, Paint, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { shapesOfText, UNITS_PER_INCH, UNITS_PER_POINT } from './text-of-slide.ts'

const units = (inches: number): number => inches * UNITS_PER_INCH
const inUnits = ({ x, y, width, height }: Rect): Rect => ({
  x: units(x),
  y: units(y),
  width: units(width),
  height: units(height),
})

/** A slide as programs for slides show it, near enough to judge it by. */
export const drawingOfSlide = (slide: Slide, theme: Theme): Drawing => ({
  title: slide.title,
  background: theme.paper,
  bounds: { x: 0, y: 0, width: units(SLIDE.width), height: units(SLIDE.height) },
  shapes: [
    ...titleOf(slide, theme),
    ...leavesOf(slide.items).flatMap((item) => (item.type === 'box' ? boxShapes(item) : picture(item))),
  ],
})

function titleOf(slide: Slide, { ink }: Theme): readonly Shape[] {
  const { x, y, w, h } = TITLES[slide.layout]
  const { text, sizePt, rtl } = fittedTitle(slide)
  const run = {
    text,
    sizePt,
    bold: true,
    italic: false,
    serif: true,
    color: ink,
    opacity: 1,
  }
  const paragraph = {
    runs: [run],
    align: 'left',
    rtl,
    linePt: sizePt * 1.2,
    beforePt: 0,
    tabs: [],
  } as const
  const anchor = slide.layout === 'opening' ? 'bottom' : 'middle'
  return shapesOfText(
    { paragraphs: [paragraph], insetsPt: { left: 0, top: 0, right: 0, bottom: 0 }, wraps: true, anchor },
    { x: units(x), y: units(y), width: units(w), height: units(h) },
  )
}

function boxShapes({ rect, form, fill, outline, text }: BoxItem): readonly Shape[] {
  const box = inUnits(rect)
  const paint = paintOf(fill, outline)
  const body = fill || outline ? [shapeOf(form, box, paint)] : []
  return text ? [...body, ...shapesOfText(text, box)] : body
}

function shapeOf(form: BoxItem['form'], box: Rect, paint: Paint): Shape {
  switch (form.type) {
    case 'rect':
      return { type: 'rect', ...box, ...paint }
    case 'rounded':
      return { type: 'rect', ...box, radius: units(form.radius), ...paint }
    case 'ellipse':
      return { type: 'rect', ...box, radius: Math.min(box.width, box.height) / 2, ...paint }
    case 'drawn':
      return { type: 'path', d: pathOf(form.pieces, box), ...paint }
  }
}

function paintOf(fill: BoxItem['fill'], outline: BoxItem['outline']): Paint {
  const opacity = fill?.opacity ?? outline?.opacity ?? 1
  const strokeWidth = (outline?.widthPt ?? 0) * UNITS_PER_POINT
  return {
    fill: fill?.color ?? 'none',
    ...(outline && { stroke: outline.color, strokeWidth }),
    ...(outline?.dash && { dash: DASHES[outline.dash].map((part) => part * strokeWidth) }),
    ...(opacity < 1 && { opacity }),
  }
}

/** In widths of the line. */
const DASHES = {
  sysDot: [1, 1],
  sysDash: [3, 1],
  dash: [4, 3],
  lgDash: [8, 3],
  lgDashDot: [8, 3, 1, 3],
} as const

const pathOf = (pieces: readonly PathPiece[], box: Rect): string =>
  pieces.map((piece) => pathPiece(piece, box)).join('')

function pathPiece(piece: PathPiece, { x, y }: Rect): string {
  const at = (point: Point): string => `${x + units(point.x)} ${y + units(point.y)}`
  switch (piece.type) {
    case 'move':
      return `M${at(piece.to)}`
    case 'line':
      return `L${at(piece.to)}`
    case 'curve':
      return `C${at(piece.c1)} ${at(piece.c2)} ${at(piece.to)}`
    case 'close':
      return 'Z'
  }
}

function picture({ ref, rect, isRound, isGrey, opacity }: PictureItem): readonly Shape[] {
  const box = inUnits(rect)
  const image: Shape = {
    type: 'image',
    ref,
    ...box,
    ...(isRound && { radius: Math.min(box.width, box.height) / 2 }),
    ...(isGrey && { grey: true }),
  }
  return [{ type: 'group', opacity, children: [image] }]
}
