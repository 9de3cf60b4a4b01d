import { type ImageLookup, paintShapes } from '#renderer/paint/paint-shapes.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { PlannedSheet } from '#shared/formats/export/export-plan.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { type PreviewView, type Room, seenIn } from './preview-view.ts'
import type { SheetMeasures } from './sheet-measures.ts'

/** A sheet and what is said about it in the preview. */
export interface PreviewPicture {
  readonly sheet: PlannedSheet
  readonly measures: SheetMeasures
  /** Whether what lies below shines through. */
  readonly transparent: boolean
  /** Pixels per map unit of a picture made of pixels: looked at closer than that, they are seen. */
  readonly pixels: number | null
  /** What is pointed out on it, in map units. */
  readonly marked: Rect | null
  readonly images: ImageLookup
}

/** How the window around it looks. */
export type PreviewChrome = Pick<Theme, 'muted' | 'line'> & {
  /** Colour of lines that are laid over a sheet, by its ground. */
  readonly guide: string
  readonly font: string
}

/** Device pixels of the preview, its transform taking map units to them. */
interface Surface {
  readonly context: CanvasRenderingContext2D
  /** Device pixels per map unit. */
  readonly scale: number
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly seen: Rect
}

/** Paints all of a preview anew, with the strokes that the file will have. */
export function paintPreview(
  canvas: HTMLCanvasElement,
  picture: PreviewPicture,
  view: PreviewView,
  room: Room,
  chrome: PreviewChrome,
): void {
  const ratio = window.devicePixelRatio
  canvas.width = Math.max(1, Math.round(room.width * ratio))
  canvas.height = Math.max(1, Math.round(room.height * ratio))
  const context = canvas.getContext('2d')
  if (!context) return
  const surface: Surface = { context, scale: view.zoom * ratio, ratio, seen: seenIn(view, room) }
  paintGround(surface, picture, chrome)
  paintSheet(surface, picture)
  paintGuides(surface, picture, chrome)
}

/** A box of the plane in device pixels, its edges on whole ones so that they are sharp. */
function boxOf({ scale, seen }: Surface, { x, y, width, height }: Rect) {
  const [left, top] = [Math.round((x - seen.x) * scale), Math.round((y - seen.y) * scale)]
  const [right, bottom] = [
    Math.round((x + width - seen.x) * scale),
    Math.round((y + height - seen.y) * scale),
  ]
  return { left, top, width: right - left, height: bottom - top }
}

function paintGround(
  surface: Surface,
  { sheet, transparent }: PreviewPicture,
  { line }: PreviewChrome,
): void {
  const { context, ratio } = surface
  const { left, top, width, height } = boxOf(surface, sheet.frame)
  context.save()
  context.shadowColor = 'rgb(40 34 20 / 22%)'
  context.shadowBlur = 14 * ratio
  context.shadowOffsetY = 3 * ratio
  context.fillStyle = sheet.drawing.background
  context.fillRect(left, top, width, height)
  context.restore()
  if (transparent) {
    context.fillStyle = chessboard(surface, sheet.drawing.background) ?? sheet.drawing.background
    context.fillRect(left, top, width, height)
  }
  context.strokeStyle = line
  context.lineWidth = ratio
  context.strokeRect(left - ratio / 2, top - ratio / 2, width + ratio, height + ratio)
}

/** What says in every program that nothing is there: the usual chessboard, as light or dark as what the map is drawn for. */
function chessboard({ context, ratio }: Surface, ground: string): CanvasPattern | null {
  const field = Math.round(8 * ratio)
  const tile = new OffscreenCanvas(2 * field, 2 * field)
  const on = tile.getContext('2d')
  if (!on) return null
  const [one, other] = luminance(ground) > 0.4 ? ['#ffffff', '#e4e1da'] : ['#26251f', '#37352f']
  on.fillStyle = one
  on.fillRect(0, 0, 2 * field, 2 * field)
  on.fillStyle = other
  on.fillRect(0, 0, field, field)
  on.fillRect(field, field, field, field)
  return context.createPattern(tile, 'repeat')
}

function paintSheet(surface: Surface, picture: PreviewPicture): void {
  const { context, scale, seen } = surface
  const { sheet, pixels, images } = picture
  const box = boxOf(surface, sheet.frame)
  context.save()
  context.beginPath()
  context.rect(box.left, box.top, box.width, box.height)
  context.clip()
  if (pixels !== null && pixels < scale) paintPixels(surface, picture, pixels)
  else {
    context.setTransform(scale, 0, 0, scale, -seen.x * scale, -seen.y * scale)
    paintShapes(context, sheet.drawing.shapes, { images, visible: seen })
  }
  context.restore()
}

/** The picture's own pixels, magnified: what nobody can read in the file must not look readable here. */
function paintPixels({ context, scale, seen }: Surface, picture: PreviewPicture, pixels: number): void {
  const { frame, drawing } = picture.sheet
  const from = {
    x: frame.x + Math.floor((seen.x - frame.x) * pixels) / pixels,
    y: frame.y + Math.floor((seen.y - frame.y) * pixels) / pixels,
  }
  const [width, height] = [Math.ceil(seen.width * pixels) + 2, Math.ceil(seen.height * pixels) + 2]
  const part = new OffscreenCanvas(width, height)
  const on = part.getContext('2d')
  if (!on) return
  on.setTransform(pixels, 0, 0, pixels, -from.x * pixels, -from.y * pixels)
  paintShapes(on, drawing.shapes, { images: picture.images, visible: seen })
  context.imageSmoothingEnabled = false
  const factor = scale / pixels
  context.drawImage(
    part,
    (from.x - seen.x) * scale,
    (from.y - seen.y) * scale,
    width * factor,
    height * factor,
  )
}

function paintGuides(
  surface: Surface,
  { sheet, measures, marked }: PreviewPicture,
  chrome: PreviewChrome,
): void {
  const { context, ratio } = surface
  context.lineWidth = ratio
  context.strokeStyle = chrome.guide
  if (sheet.trim) {
    context.setLineDash([5 * ratio, 4 * ratio])
    const { left, top, width, height } = boxOf(surface, sheet.trim)
    context.strokeRect(left + ratio / 2, top + ratio / 2, width - ratio, height - ratio)
    context.setLineDash([])
  }
  paintCuts(surface, sheet, chrome)
  if (marked) paintMark(surface, marked, chrome)
  paintMeasures(surface, sheet.frame, measures, chrome)
}

/** A ring around something, a little away from it. */
function paintMark(surface: Surface, marked: Rect, { guide }: PreviewChrome): void {
  const { context, ratio } = surface
  const { left, top, width, height } = boxOf(surface, marked)
  const away = 4 * ratio
  context.lineWidth = 2 * ratio
  context.strokeStyle = guide
  context.beginPath()
  context.roundRect(left - away, top - away, width + 2 * away, height + 2 * away, away)
  context.stroke()
}

/** A tile shows its label where it is this many times as wide and high as that. */
const LABEL_ROOM = 1.5

/** Every tile's edge, its overlap with the next shaded by both, and its label in its middle. */
function paintCuts(surface: Surface, { cuts }: PlannedSheet, { guide, font }: PreviewChrome): void {
  const { context, ratio } = surface
  context.strokeStyle = guide
  context.fillStyle = guide
  for (const [index, { rect }] of cuts.entries()) {
    const { left, top, width, height } = boxOf(surface, rect)
    context.strokeRect(left + ratio / 2, top + ratio / 2, width - ratio, height - ratio)
    context.globalAlpha = 0.16
    for (const { rect: other } of cuts.slice(index + 1)) {
      const shared = boxOf(surface, common(rect, other))
      if (shared.width > 0 && shared.height > 0)
        context.fillRect(shared.left, shared.top, shared.width, shared.height)
    }
    context.globalAlpha = 1
  }
  context.font = `600 ${13 * ratio}px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { rect, label } of cuts) {
    const { left, top, width, height } = boxOf(surface, rect)
    const [x, y] = [left + width / 2, top + height / 2]
    const [wide, high] = [context.measureText(label).width + 14 * ratio, 22 * ratio]
    // Where tiles are small their labels would hide them; a closer look shows them.
    if (width < LABEL_ROOM * wide || height < LABEL_ROOM * high) continue
    context.fillStyle = guide
    context.beginPath()
    context.roundRect(x - wide / 2, y - high / 2, wide, high, high / 2)
    context.fill()
    context.fillStyle = onGuide(guide)
    context.fillText(label, x, y + ratio)
  }
}

const common = (a: Rect, b: Rect): Rect => {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  }
}

/** Ink that reads on a guide's colour: guides are dark on light sheets and light on dark ones. */
const onGuide = (guide: string): string => (luminance(guide) > 0.4 ? '#10211f' : '#fdfcf9')

/** How light a colour `#rrggbb` is, 0 to 1. */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(color.slice(at, at + 2), 16) / 255,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How wide and high the sheet is, below it and at its right, as on a working drawing. */
function paintMeasures(
  surface: Surface,
  frame: Rect,
  { width, height }: SheetMeasures,
  { muted, font }: PreviewChrome,
): void {
  const { context, ratio } = surface
  const box = boxOf(surface, frame)
  context.font = `${13 * ratio}px ${font}`
  context.fillStyle = muted
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(width, box.left + box.width / 2, box.top + box.height + 18 * ratio)
  context.save()
  context.translate(box.left + box.width + 18 * ratio, box.top + box.height / 2)
  context.rotate(-Math.PI / 2)
  context.fillText(height, 0, 0)
  context.restore()
}
