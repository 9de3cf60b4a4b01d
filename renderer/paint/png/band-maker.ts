import type { PngSize } from '#shared/formats/export/png-size.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { type ImageLookup, paintShapes } from '../paint-shapes.ts'
import type { PartSum } from './adler32.ts'
import type { Band } from './band-plan.ts'
import { deflateBlock } from './deflate-block.ts'
import { filterRows } from './filter-rows.ts'
import { MatchFinder, type PixelBytes } from './find-matches.ts'
import { pngChunk } from './png-chunks.ts'

/** A picture to be made in bands. */
export interface PictureJob {
  readonly drawing: Drawing
  readonly size: PngSize
  /** Nothing behind the map: the ground stays transparent. */
  readonly transparent: boolean
  /** The tallest band, and the widest canvas to draw one with. */
  readonly bandRows: number
  readonly tileWidth: number
}

/** A band as it goes into the file. */
export interface FinishedBand extends PartSum {
  readonly chunk: Uint8Array<ArrayBuffer>
}

/** Paints bands of a picture and compresses them. One per worker; its canvas and buffers serve all its bands. */
export class BandMaker {
  private readonly job: PictureJob
  private readonly context: OffscreenCanvasRenderingContext2D
  private readonly pixels: Uint32Array<ArrayBuffer>
  private readonly pixelBytes: PixelBytes
  private readonly finder: MatchFinder
  private readonly images: ImageLookup

  constructor(job: PictureJob, images: ImageLookup) {
    const { size, bandRows, tileWidth, transparent } = job
    this.job = job
    this.images = images
    this.pixelBytes = transparent ? 4 : 3
    // Not `alpha: false`: that would colour the edges of letters for a flat screen (subpixel smoothing).
    const context = new OffscreenCanvas(tileWidth, bandRows).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('This browser has no room for a canvas.')
    this.context = context
    this.pixels = new Uint32Array(size.width * bandRows)
    this.finder = new MatchFinder(this.pixelBytes, this.pixels.length, bandRows)
  }

  make({ top, rows }: Band): FinishedBand {
    const { width } = this.job.size
    for (let left = 0; left < width; left += this.job.tileWidth) {
      const tile = Math.min(this.job.tileWidth, width - left)
      this.paint(left, top, tile, rows)
      this.read(left, tile, rows)
    }
    const pixels = this.pixels.subarray(0, width * rows)
    filterRows(pixels, width)
    const { tokens, ...sum } = this.finder.find(pixels, width)
    return { chunk: pngChunk('IDAT', deflateBlock(tokens)), ...sum }
  }

  private paint(left: number, top: number, width: number, rows: number): void {
    const { context } = this
    const { drawing, size, transparent } = this.job
    const { bounds } = drawing
    const [scaleX, scaleY] = [size.width / bounds.width, size.height / bounds.height]
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, rows)
    if (!transparent) {
      context.fillStyle = drawing.background
      context.fillRect(0, 0, width, rows)
    }
    context.setTransform(scaleX, 0, 0, scaleY, -left - bounds.x * scaleX, -top - bounds.y * scaleY)
    const visible = {
      x: bounds.x + left / scaleX,
      y: bounds.y + top / scaleY,
      width: width / scaleX,
      height: rows / scaleY,
    }
    paintShapes(context, drawing.shapes, { visible, images: this.images })
  }

  /** Puts a tile beside those before it, so that rows are whole. */
  private read(left: number, tile: number, rows: number): void {
    const { width } = this.job.size
    const { data } = this.context.getImageData(0, 0, tile, rows)
    const read = new Uint32Array(data.buffer)
    // A canvas that could not be had reads as empty instead of failing.
    if (!this.job.transparent && (read[0] as number) >>> 24 !== 0xff)
      throw new Error('This browser ran out of memory for pictures.')
    if (tile === width) this.pixels.set(read)
    else
      for (let row = 0; row < rows; row++)
        this.pixels.set(read.subarray(row * tile, (row + 1) * tile), row * width + left)
  }
}
