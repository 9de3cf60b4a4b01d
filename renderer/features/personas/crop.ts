import { clamp, type Rect } from '#shared/base/geometry.ts'

/** Width and height of a picture, in its own pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Which square of a picture is kept: its middle in shares of the picture, and how much it is enlarged. */
export interface Crop {
  readonly x: number
  readonly y: number
  /** 1 keeps the largest square there is. */
  readonly zoom: number
}

export const ZOOM = { least: 1, most: 6 } as const

/** The square in the middle, as large as it can be. */
export const WHOLE: Crop = { x: 0.5, y: 0.5, zoom: 1 }

/** The kept square's sides in shares of the picture's. */
function shares({ width, height }: Size, zoom: number): Size {
  const side = Math.min(width, height) / zoom
  return { width: side / width, height: side / height }
}

/** The crop with its zoom in bounds and its square within the picture. */
export function within(size: Size, { x, y, zoom }: Crop): Crop {
  const held = clamp(zoom, ZOOM.least, ZOOM.most)
  const { width, height } = shares(size, held)
  return {
    x: clamp(x, width / 2, 1 - width / 2),
    y: clamp(y, height / 2, 1 - height / 2),
    zoom: held,
  }
}

/** The kept square as a rectangle in shares of the picture. */
export function cropRect(size: Size, crop: Crop): Rect {
  const { width, height } = shares(size, crop.zoom)
  return { x: crop.x - width / 2, y: crop.y - height / 2, width, height }
}

/** The crop after the picture was pulled by so much of the frame's side: (1, 0) pulls it a whole frame to the right. */
export function pulled(size: Size, crop: Crop, by: { readonly x: number; readonly y: number }): Crop {
  const { width, height } = shares(size, crop.zoom)
  return within(size, { ...crop, x: crop.x - by.x * width, y: crop.y - by.y * height })
}

/** Where the whole picture lies so that the kept square fills a frame of that side, in the frame's pixels. */
export function placement(size: Size, crop: Crop, side: number): Rect {
  const rect = cropRect(size, crop)
  const [width, height] = [side / rect.width, side / rect.height]
  return { x: -rect.x * width, y: -rect.y * height, width, height }
}
