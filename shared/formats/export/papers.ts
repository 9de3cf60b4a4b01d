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
  /** Ground beyond the edges, to be cut off. */
  readonly bleed?: boolean
  /** Marks that say where to cut, beyond the bleed. */
  readonly cropMarks?: boolean
}

/** The size of a sheet as it comes out of the printer, in millimetres, and how far within it is cut. */
export interface SheetSize {
  readonly widthMm: number
  readonly heightMm: number
  /** From each edge to where the sheet is cut; 0 where it is not. */
  readonly trimMm: number
  /** From each edge to where its ground begins: 0, or the slug in which the crop marks stand. */
  readonly slugMm: number
}

/** A sheet, where the map stands on it and how large, and paper pixels (1/96 inch) per map unit. */
export interface PageLayout extends SheetSize {
  readonly leftMm: number
  readonly topMm: number
  readonly mapWidthMm: number
  readonly mapHeightMm: number
  readonly scale: number
}

/** Paper pixels are those of CSS, 96 to an inch. */
export const MM_PER_PX = 25.4 / 96
/** Ground that is printed beyond the edge, so that no white shows where the knife slips. */
export const BLEED_MM = 3
/** Crop marks begin and end so far from the edge at which they point; the sheet ends a little further out. */
export const CROP_MARKS = { fromMm: 4, toMm: 9, sheetMm: 10 } as const
/** Readers of PDF files break on larger sheets. */
const LONGEST_SIDE_MM = 200 * 25.4
/** Printers leave an edge of some millimetres blank, and a sheet looks better with one; large sheets take a wider one. */
const MARGIN_SHARE = 0.025
const LEAST_MARGIN_MM = 6

/** Puts a map with these bounds on a sheet: as large as it will go, whole, in the middle. */
export function layoutPage(bounds: Rect, request: PageRequest): PageLayout {
  const { bleed = false, cropMarks = false } = request
  const trimMm = cropMarks ? CROP_MARKS.sheetMm : bleed ? BLEED_MM : 0
  const { widthMm, heightMm, leftMm, topMm, ...map } = layoutTrimmed(bounds, request, trimMm)
  return {
    ...map,
    widthMm: widthMm + 2 * trimMm,
    heightMm: heightMm + 2 * trimMm,
    leftMm: leftMm + trimMm,
    topMm: topMm + trimMm,
    trimMm,
    slugMm: trimMm - (bleed ? BLEED_MM : 0),
  }
}

/** A sheet that is cut already. */
type TrimmedPage = Omit<PageLayout, 'trimMm' | 'slugMm'>

function layoutTrimmed(bounds: Rect, { paper, orientation }: PageRequest, trimMm: number): TrimmedPage {
  if (paper === 'fit') return layoutFitting(bounds, LONGEST_SIDE_MM - 2 * trimMm)
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
function layoutFitting({ width, height }: Rect, longestMm: number): TrimmedPage {
  const scale = Math.min(1, longestMm / (Math.max(width, height) * MM_PER_PX))
  const [widthMm, heightMm] = [width * scale * MM_PER_PX, height * scale * MM_PER_PX]
  return { widthMm, heightMm, leftMm: 0, topMm: 0, mapWidthMm: widthMm, mapHeightMm: heightMm, scale }
}

function layoutSheet({ width, height }: Rect, widthMm: number, heightMm: number): TrimmedPage {
  const margin = Math.max(LEAST_MARGIN_MM, Math.min(widthMm, heightMm) * MARGIN_SHARE)
  const scale = Math.min((widthMm - 2 * margin) / width, (heightMm - 2 * margin) / height) / MM_PER_PX
  const [mapWidthMm, mapHeightMm] = [width * scale * MM_PER_PX, height * scale * MM_PER_PX]
  const leftMm = (widthMm - mapWidthMm) / 2
  const topMm = (heightMm - mapHeightMm) / 2
  return { widthMm, heightMm, leftMm, topMm, mapWidthMm, mapHeightMm, scale }
}

/** Puts a map on a sheet of any size, which is not cut. */
export const layoutOnSheet = (
  bounds: Rect,
  { widthMm, heightMm }: Pick<SheetSize, 'widthMm' | 'heightMm'>,
): PageLayout => ({ ...layoutSheet(bounds, widthMm, heightMm), trimMm: 0, slugMm: 0 })

/** The whole sheet in map units: the part of the plane that it shows. */
export function frameOfPage({ x, y }: Rect, page: PageLayout): Rect {
  const unit = page.scale * MM_PER_PX
  return {
    x: x - page.leftMm / unit,
    y: y - page.topMm / unit,
    width: page.widthMm / unit,
    height: page.heightMm / unit,
  }
}
