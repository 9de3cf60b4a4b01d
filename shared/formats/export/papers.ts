import type { Rect } from '#shared/base/geometry.ts'
import { assertNever } from '#shared/base/result.ts'

/** Paper to print on, upright, in millimetres. */
export const PAPERS = {
  A0: { width: 841, height: 1189 },
  A1: { width: 594, height: 841 },
  A2: { width: 420, height: 594 },
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
  Tabloid: { width: 279.4, height: 431.8 },
} as const

/** A sheet of {@link PAPERS}, or one as large as the map. */
export type Paper = keyof typeof PAPERS | 'fit'

/** Which way a sheet is turned; `auto` is whichever shows the map larger. Means nothing to a sheet as large as the map. */
export type Orientation = 'portrait' | 'landscape' | 'auto'

/** The sheet that is asked for. */
export interface PageRequest {
  readonly paper: Paper
  readonly orientation: Orientation
}

/** A sheet, where the map stands on it and how large, and paper pixels (1/96 inch) per map unit. */
export interface PageLayout {
  readonly widthMm: number
  readonly heightMm: number
  readonly leftMm: number
  readonly topMm: number
  readonly mapWidthMm: number
  readonly mapHeightMm: number
  readonly scale: number
}

const MM_PER_PX = 25.4 / 96
/** Readers of PDF files break on larger sheets. */
const LONGEST_SIDE_MM = 200 * 25.4
/** Printers leave an edge of some millimetres blank, and a sheet looks better with one; large sheets take a wider one. */
const MARGIN_SHARE = 0.025
const LEAST_MARGIN_MM = 6

/** Puts a map with these bounds on a sheet: as large as it will go, whole, in the middle. */
export function layoutPage(bounds: Rect, { paper, orientation }: PageRequest): PageLayout {
  if (paper === 'fit') return layoutFitting(bounds)
  const { width, height } = PAPERS[paper]
  const upright = layoutSheet(bounds, width, height)
  const turned = layoutSheet(bounds, height, width)
  switch (orientation) {
    case 'portrait':
      return upright
    case 'landscape':
      return turned
    case 'auto':
      return turned.scale > upright.scale ? turned : upright
    default:
      return assertNever(orientation)
  }
}

/** The map has its own margin, so the sheet needs none. */
function layoutFitting({ width, height }: Rect): PageLayout {
  const scale = Math.min(1, LONGEST_SIDE_MM / (Math.max(width, height) * MM_PER_PX))
  const [widthMm, heightMm] = [width * scale * MM_PER_PX, height * scale * MM_PER_PX]
  return { widthMm, heightMm, leftMm: 0, topMm: 0, mapWidthMm: widthMm, mapHeightMm: heightMm, scale }
}

function layoutSheet({ width, height }: Rect, widthMm: number, heightMm: number): PageLayout {
  const margin = Math.max(LEAST_MARGIN_MM, Math.min(widthMm, heightMm) * MARGIN_SHARE)
  const scale = Math.min((widthMm - 2 * margin) / width, (heightMm - 2 * margin) / height) / MM_PER_PX
  const [mapWidthMm, mapHeightMm] = [width * scale * MM_PER_PX, height * scale * MM_PER_PX]
  const leftMm = (widthMm - mapWidthMm) / 2
  const topMm = (heightMm - mapHeightMm) / 2
  return { widthMm, heightMm, leftMm, topMm, mapWidthMm, mapHeightMm, scale }
}
