import type { Rect } from '#shared/base/geometry.ts'
import type { PngRequest } from './png-size.ts'
import { type ExportSettings, SCREEN } from './settings.ts'

/** Which part of the plane a picture shows, and how large. A screen's shape takes more paper in, never less map. */
export function pictureRequest(
  { sizing, scale, widthPx }: Pick<ExportSettings, 'sizing' | 'scale' | 'widthPx'>,
  bounds: Rect,
): { readonly frame: Rect; readonly request: PngRequest } {
  switch (sizing) {
    case 'scale':
      return { frame: bounds, request: { scale } }
    case 'width':
      return { frame: bounds, request: { widthPx } }
    case 'screen':
      return {
        frame: widenTo(bounds, SCREEN.width / SCREEN.height),
        request: { widthPx: SCREEN.width },
      }
  }
}

/** The smallest box of this shape (width to height) around another, with the same middle. */
function widenTo({ x, y, width, height }: Rect, shape: number): Rect {
  const wide = Math.max(width, height * shape)
  const high = wide / shape
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high }
}
