import { intersects, type Rect } from '#shared/base/geometry.ts'
import { missingImage } from '#shared/layout/drawing/missing-image.ts'
import type { GroupShape, ImageShape, Paint, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACES, type FontFace, fontFamilyCss } from '#shared/layout/text/font-faces.ts'
import { shapeBounds } from './shape-bounds.ts'

/** A canvas of the window or of a worker. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** How shapes are painted. */
export interface PaintOptions {
  /** The part that is on show, in map units: what lies wholly outside is skipped. All of it where left out. */
  readonly visible?: Rect
  /** Where pictures are looked up; those that are not there have a sign in their place. */
  readonly images?: ImageLookup
}

/** Answers a picture that is ready to be painted, or `undefined` where it is missing or has not come yet. */
export type ImageLookup = (ref: string) => ImageBitmap | undefined

/**
 * Paints shapes on a canvas, as `writeSvg` writes them: same fonts, same strokes, same order. The context's transform
 * takes map units to pixels and is the caller's; the context is left as it was.
 */
export function paintShapes(
  context: PaintContext,
  shapes: readonly Shape[],
  options: PaintOptions = {},
): void {
  context.save()
  context.direction = 'ltr'
  context.fontKerning = 'normal'
  context.textRendering = 'geometricPrecision'
  // What SVG starts with; a canvas starts with 10.
  context.miterLimit = 4
  new Painter(context, options).paint(shapes, 0, 0)
  context.restore()
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const

const paths = new WeakMap<Shape, Path2D>()

/** Path data is parsed once per shape: shapes are immutable. */
function pathOf(shape: Extract<Shape, { type: 'path' | 'icon' }>): Path2D {
  const before = paths.get(shape)
  if (before) return before
  const path = new Path2D(shape.type === 'path' ? shape.d : shape.paths.join(''))
  paths.set(shape, path)
  return path
}

const families = new Map<FontFace, string>()

function familyOf(face: FontFace): string {
  const family = families.get(face) ?? fontFamilyCss(face)
  families.set(face, family)
  return family
}

/** Remembers the font in use, because setting one is what costs most. Offsets are those of the groups around. */
class Painter {
  private readonly context: PaintContext
  private readonly visible: Rect | undefined
  private readonly images: ImageLookup
  private font = ''
  /** How much is seen of what is painted now: the product of the groups around. */
  private alpha = 1

  constructor(context: PaintContext, { visible, images = () => undefined }: PaintOptions) {
    this.context = context
    this.visible = visible
    this.images = images
  }

  paint(shapes: readonly Shape[], dx: number, dy: number): void {
    for (const shape of shapes) if (this.isVisible(shape, dx, dy)) this.paintShape(shape, dx, dy)
  }

  private isVisible(shape: Shape, dx: number, dy: number): boolean {
    const { visible } = this
    if (visible === undefined) return true
    const { x, y, width, height } = shapeBounds(shape)
    return intersects(visible, { x: x + dx, y: y + dy, width, height })
  }

  private paintShape(shape: Shape, dx: number, dy: number): void {
    const { context } = this
    switch (shape.type) {
      case 'rect':
        this.traceBox(shape, dx, dy)
        this.fillAndStroke(shape)
        return
      case 'circle':
        context.beginPath()
        context.arc(shape.x + dx, shape.y + dy, shape.radius, 0, 2 * Math.PI)
        this.fillAndStroke(shape)
        return
      case 'path':
        this.paintPath(shape, dx, dy)
        return
      case 'icon':
        this.paintIcon(shape, dx, dy)
        return
      case 'text':
        this.paintText(shape, dx, dy)
        return
      case 'image':
        this.paintImage(shape, dx, dy)
        return
      case 'group':
        this.paintGroup(shape, dx, dy)
    }
  }

  /** A group's opacity is that of each of its shapes: nearly what SVG shows, without a picture for every group. */
  private paintGroup({ at, children, opacity = 1 }: GroupShape, dx: number, dy: number): void {
    const before = this.alpha
    this.alpha = before * opacity
    this.context.globalAlpha = this.alpha
    this.paint(children, dx + (at?.x ?? 0), dy + (at?.y ?? 0))
    this.alpha = before
    this.context.globalAlpha = before
  }

  private traceBox(box: Rect & { readonly radius?: number }, dx: number, dy: number): void {
    const { context } = this
    context.beginPath()
    if (box.radius) {
      const radius = Math.min(box.radius, box.width / 2, box.height / 2)
      context.roundRect(box.x + dx, box.y + dy, box.width, box.height, radius)
    } else context.rect(box.x + dx, box.y + dy, box.width, box.height)
  }

  private paintImage(shape: ImageShape, dx: number, dy: number): void {
    const { context } = this
    const found = this.images(shape.ref)
    if (!found) {
      this.paint(missingImage(shape), dx, dy)
      return
    }
    const image = shape.grey ? greyed(found) : found
    const { x, y, width, height } = sliceOf(image, shape)
    const [left, top] = [shape.x + dx, shape.y + dy]
    context.imageSmoothingQuality = 'high'
    if (!shape.radius) {
      context.drawImage(image, x, y, width, height, left, top, shape.width, shape.height)
      return
    }
    // Filled with the picture, not clipped out of it: Chromium clips without smoothing the edge.
    const pattern = context.createPattern(image, 'no-repeat')
    if (!pattern) return
    const scale = shape.width / width
    pattern.setTransform({ a: scale, d: scale, e: left - x * scale, f: top - y * scale })
    this.traceBox(shape, dx, dy)
    context.fillStyle = pattern
    context.fill()
  }

  private paintPath(shape: Extract<Shape, { type: 'path' }>, dx: number, dy: number): void {
    this.movedBy(dx, dy, 1, () => {
      const { context } = this
      context.lineCap = shape.round ? 'round' : 'butt'
      context.lineJoin = shape.round ? 'round' : 'miter'
      this.fillAndStroke(shape, pathOf(shape))
    })
  }

  private paintIcon(shape: Extract<Shape, { type: 'icon' }>, dx: number, dy: number): void {
    this.movedBy(dx + shape.x, dy + shape.y, shape.size / 24, () => {
      const { context } = this
      context.lineCap = 'round'
      context.lineJoin = 'round'
      context.strokeStyle = shape.stroke
      context.lineWidth = 2
      context.stroke(pathOf(shape))
    })
  }

  private movedBy(dx: number, dy: number, scale: number, paint: () => void): void {
    this.context.save()
    this.context.translate(dx, dy)
    this.context.scale(scale, scale)
    paint()
    this.context.restore()
  }

  private paintText(shape: TextShape, dx: number, dy: number): void {
    const { context } = this
    const { face, size, italic } = shape
    const font = `${italic ? 'italic ' : ''}${FONT_FACES[face].weight} ${size}px ${familyOf(face)}`
    if (font !== this.font) {
      context.font = font
      this.font = font
    }
    context.textAlign = ALIGN[shape.anchor]
    context.direction = shape.rtl ? 'rtl' : 'ltr'
    context.fillStyle = shape.fill
    context.fillText(shape.text, shape.x + dx, shape.y + dy)
  }

  /** The current path where none is given. As in SVG, black where neither fill nor stroke is named. */
  private fillAndStroke(paint: Paint, path?: Path2D): void {
    const { context } = this
    const { stroke, strokeWidth = 1, dash, opacity } = paint
    const fill = paint.fill ?? (stroke === undefined ? '#000' : 'none')
    if (opacity !== undefined) context.globalAlpha = this.alpha * opacity
    if (fill !== 'none') {
      context.fillStyle = fill
      if (path) context.fill(path)
      else context.fill()
    }
    if (stroke !== undefined) {
      context.strokeStyle = stroke
      context.lineWidth = strokeWidth
      if (dash) context.setLineDash([...dash])
      if (path) context.stroke(path)
      else context.stroke()
      if (dash) context.setLineDash([])
    }
    if (opacity !== undefined) context.globalAlpha = this.alpha
  }
}

const greys = new WeakMap<ImageBitmap, OffscreenCanvas>()

/** A picture without its colours, made once; where it is transparent, it stays so. */
function greyed(image: ImageBitmap): OffscreenCanvas | ImageBitmap {
  const before = greys.get(image)
  if (before) return before
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  if (!context) return image
  context.drawImage(image, 0, 0)
  context.globalCompositeOperation = 'saturation'
  context.fillStyle = '#808080'
  context.fillRect(0, 0, image.width, image.height)
  context.globalCompositeOperation = 'destination-in'
  context.drawImage(image, 0, 0)
  greys.set(image, canvas)
  return canvas
}

type Size = Pick<Rect, 'width' | 'height'>

/** The middle part of a picture that has the box's proportions: what SVG calls `xMidYMid slice`. */
export function sliceOf(image: Size, box: Size): Rect {
  const scale = Math.max(box.width / image.width, box.height / image.height)
  const [width, height] = [box.width / scale, box.height / scale]
  return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height }
}
