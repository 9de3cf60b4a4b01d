import type { Rect } from '#shared/base/geometry.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'

/** How a picture is made smaller. */
export interface Preparing {
  /** Longer side of the result at most, in pixels. */
  readonly maxSide: number
  /** The part to keep: the square in its middle, or a rectangle in shares of its width and height. */
  readonly crop?: 'square' | Rect
}

/** A picture that a project can hold, and its width by its height. */
export interface PreparedImage {
  readonly file: Blob
  readonly ratio: number
}

/** Larger files are not decoded at all. */
const MOST_BYTES = 100 * 1024 * 1024

/**
 * Draws a picture of any kind that the browser can show anew: upright, cropped, no larger than needed, as WebP or else PNG
 * or JPEG. What cameras write beside the picture (place, time, device) is gone with that, and drawings (SVG) become
 * pixels, so that nothing in them can ever run or load. Refuses (`not-an-image`, `too-large`) in a sentence.
 */
export async function prepareImage(file: Blob, preparing: Preparing): Promise<Result<PreparedImage>> {
  if (file.size > MOST_BYTES)
    return fail('too-large', 'This picture has more than 100 MB. Make it smaller and try again.')
  const decoded = await decode(file, preparing.maxSide)
  if (!decoded) return NO_IMAGE
  try {
    const part = partOf(decoded, preparing.crop)
    const scale = Math.min(1, preparing.maxSide / Math.max(part.width, part.height))
    const [width, height] = [part.width, part.height].map((side) => Math.max(1, Math.round(side * scale)))
    const canvas = new OffscreenCanvas(width as number, height as number)
    const context = canvas.getContext('2d')
    if (!context) return NO_ROOM
    context.imageSmoothingQuality = 'high'
    const { x, y } = part
    context.drawImage(decoded.image, x, y, part.width, part.height, 0, 0, canvas.width, canvas.height)
    const made = await encode(canvas, context)
    return made ? ok({ file: made, ratio: canvas.width / canvas.height }) : NO_ROOM
  } finally {
    decoded.release()
  }
}

const NO_IMAGE = fail(
  'not-an-image',
  'This is no picture that can be shown here. Use PNG, JPEG, WebP, GIF, AVIF or SVG.',
)
const NO_ROOM = fail(
  'too-large',
  'This picture is too large to be drawn here. Make it smaller and try again.',
)

interface Decoded {
  readonly image: CanvasImageSource
  readonly width: number
  readonly height: number
  readonly release: () => void
}

async function decode(file: Blob, maxSide: number): Promise<Decoded | undefined> {
  const drawing = await drawingIn(file, maxSide)
  if (drawing) return decodeDrawing(drawing)
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    return { image, width: image.width, height: image.height, release: () => image.close() }
  } catch {
    return undefined
  }
}

/** An SVG file made as large as it will be needed, or `undefined` for a picture of another kind. */
async function drawingIn(file: Blob, side: number): Promise<Blob | undefined> {
  const start = await file.slice(0, 2000).text()
  if (!/^\s*<(?:\?xml|!DOCTYPE svg|!--|svg)/i.test(start)) return undefined
  // Parsed apart from the page: nothing in it runs or is fetched.
  const root = new DOMParser().parseFromString(await file.text(), 'image/svg+xml').documentElement
  if (root.localName !== 'svg') return undefined
  const [, , viewWidth, viewHeight] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  const width = lengthOf(root, 'width') || viewWidth || side
  const height = lengthOf(root, 'height') || viewHeight || side
  if (!root.hasAttribute('viewBox')) root.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const scale = side / Math.max(width, height)
  root.setAttribute('width', String(width * scale))
  root.setAttribute('height', String(height * scale))
  return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' })
}

/** A length in pixels or of unknown unit; 0 for a share of a page that is not there. */
function lengthOf(root: Element, name: string): number {
  const value = root.getAttribute(name) ?? ''
  return value.includes('%') ? 0 : Math.max(0, Number.parseFloat(value) || 0)
}

async function decodeDrawing(drawing: Blob): Promise<Decoded | undefined> {
  const url = URL.createObjectURL(drawing)
  const release = () => URL.revokeObjectURL(url)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return { image, width: image.naturalWidth, height: image.naturalHeight, release }
  } catch {
    release()
    return undefined
  }
}

function partOf({ width, height }: Decoded, crop: Preparing['crop']): Rect {
  if (crop === undefined) return { x: 0, y: 0, width, height }
  if (crop !== 'square')
    return { x: crop.x * width, y: crop.y * height, width: crop.width * width, height: crop.height * height }
  const side = Math.min(width, height)
  return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side }
}

const QUALITY = 0.86

/** The first of these that the browser can write and that is small enough. */
async function encode(
  canvas: OffscreenCanvas,
  context: OffscreenCanvasRenderingContext2D,
): Promise<Blob | undefined> {
  for (const type of ['image/webp', 'image/png', 'image/jpeg']) {
    // JPEG knows no transparency: what was clear becomes paper instead of black.
    if (type === 'image/jpeg') putBehind(canvas, context, '#fff')
    const file = await canvas.convertToBlob({ type, quality: QUALITY })
    if (file.type === type && file.size <= IMAGE_BOUNDS.bytes) return file
  }
  return undefined
}

function putBehind(canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D, color: string): void {
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = color
  context.fillRect(0, 0, canvas.width, canvas.height)
}
