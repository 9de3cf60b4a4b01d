import type { Rect } from '#shared/base/geometry.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { drawingOfExport } from './drawing-of-export.ts'
import type { MapSource } from './export-job.ts'
import { layoutPage, type PageLayout } from './papers.ts'
import { pictureRequest } from './picture-request.ts'
import { pngSize } from './png-size.ts'
import { smallestTextPt } from './print-page.ts'
import type { ExportSettings } from './settings.ts'

/** What an export of a drawing will be, known before any work is done. */
export interface ExportPlan {
  /** What the preview shows, at least one: the sheet or picture; for a page or picture per stage one each. */
  readonly sheets: readonly PlannedSheet[]
  /** What comes of it, in words: `A3 landscape, 420 × 297 mm`. */
  readonly what: string
  /** How large its smallest text comes out and how large the file will be, in words. */
  readonly facts: readonly string[]
  /** About how long it takes on a machine of two cores, in seconds. */
  readonly seconds: number
  /** The same for programs. */
  readonly details: Readonly<Record<string, number>>
  /** What the person may not expect: text too small to read, a map scaled down. */
  readonly warning: string | null
  /** Why it cannot be made at all. */
  readonly refusal: Problem | null
}

/** A sheet or picture as it will be. */
export interface PlannedSheet {
  /** What it is called where there are several: a stage's title. */
  readonly label: string
  readonly drawing: Drawing
  /** The part of the plane that it shows, in map units; the map stands in the middle of it. */
  readonly frame: Rect
  /** Where it is cut: the tiles with their labels (`A1` is the upper left one), overlaps and all. */
  readonly cuts: readonly { readonly rect: Rect; readonly label: string }[]
}

const oneSheet = (drawing: Drawing, frame: Rect): readonly PlannedSheet[] => [
  { label: drawing.title, drawing, frame, cuts: [] },
]

/** Plans the export of a drawing as one of the formats that show it. */
export function planExport(settings: ExportSettings, source: MapSource): ExportPlan {
  const drawing = drawingOfExport(settings, source)
  switch (settings.format) {
    case 'pdf':
      return planPage(settings, drawing)
    case 'png':
      return planPicture(settings, drawing)
    default:
      return planVector(drawing)
  }
}

const MM_PER_PX = 25.4 / 96
/** Below this nobody reads a sheet held in the hands. */
const READABLE_PT = 6
/** Below this nobody reads a sheet on a wall. */
const READABLE_ON_WALL_PT = 24
const WALL_PAPERS: readonly string[] = ['A0', 'A1', 'A2']
/** Below this letters are too few pixels to be told apart. */
const READABLE_PX = 8

function planPage(settings: ExportSettings, drawing: Drawing): ExportPlan {
  const page = layoutPage(drawing.bounds, settings)
  const points = smallestTextPt(drawing, page.scale)
  const turned = page.widthMm > page.heightMm ? 'landscape' : 'portrait'
  const paper = settings.paper === 'fit' ? 'sheet of the map’s own size' : `${settings.paper} ${turned}`
  return {
    sheets: oneSheet(drawing, frameOfPage(drawing.bounds, page)),
    what: `${paper}, ${millimetres(page.widthMm)} × ${millimetres(page.heightMm)} mm`,
    facts: points === 0 ? [] : [`smallest text ${tenths(points)} pt`],
    seconds: 2,
    details: {
      pages: 1,
      widthMm: tenths(page.widthMm),
      heightMm: tenths(page.heightMm),
      smallestTextPt: tenths(points),
    },
    warning: pageWarning(settings, page, points),
    refusal: null,
  }
}

/** The sheet in map units. */
export function frameOfPage({ x, y }: Rect, page: PageLayout): Rect {
  const unit = page.scale * MM_PER_PX
  return {
    x: x - page.leftMm / unit,
    y: y - page.topMm / unit,
    width: page.widthMm / unit,
    height: page.heightMm / unit,
  }
}

function pageWarning({ paper }: ExportSettings, { scale }: PageLayout, points: number): string | null {
  if (paper === 'fit')
    return scale < 1
      ? `The map is larger than PDF programs open, so it is scaled to ${Math.floor(scale * 100)} %.`
      : null
  if (points === 0) return null
  if (WALL_PAPERS.includes(paper))
    return points < READABLE_ON_WALL_PT
      ? `On a wall people read text of ${READABLE_ON_WALL_PT} pt and more; the smallest here is ${tenths(points)} pt.`
      : null
  return points < READABLE_PT
    ? `The smallest text is ${tenths(points)} pt; below ${READABLE_PT} pt it is hard to read. Choose a larger sheet.`
    : null
}

function planPicture(settings: ExportSettings, drawing: Drawing): ExportPlan {
  const { frame, request } = pictureRequest(settings, drawing.bounds)
  const size = pngSize(frame, request)
  if (!size.ok)
    return {
      sheets: oneSheet(drawing, frame),
      what: '',
      facts: [],
      seconds: 0,
      details: {},
      warning: null,
      refusal: size.error,
    }
  const { width, height } = size.value
  const scale = width / frame.width
  const pixels = Math.round(smallestTextPt(drawing, scale) / 0.75)
  return {
    sheets: oneSheet(drawing, frame),
    what: `${grouped(width)} × ${grouped(height)} pixels`,
    facts: [
      ...(pixels === 0 ? [] : [`smallest text ${pixels} px high`]),
      `about ${bytesInWords(pngBytes(frame, scale))}`,
    ],
    seconds: 1,
    details: { width, height },
    warning:
      pixels > 0 && pixels < READABLE_PX
        ? `The smallest text is only ${pixels} pixels high and hard to read. Choose a larger picture.`
        : null,
    refusal: null,
  }
}

function planVector(drawing: Drawing): ExportPlan {
  const { width, height } = drawing.bounds
  return {
    sheets: oneSheet(drawing, drawing.bounds),
    what: `${grouped(Math.round(width))} × ${grouped(Math.round(height))} pixels at 100 %`,
    facts: ['real text, sharp at any size'],
    seconds: 1,
    details: { width, height },
    warning: null,
    refusal: null,
  }
}

/** Maps are flat: their pictures grow with their edges rather than with their area. Measured on maps of 65 and 1,000 cards. */
const pngBytes = ({ width, height }: Rect, scale: number): number => 0.07 * width * height * scale ** 1.1

/** A size nobody should take for exact: `900 kB`, `4 MB`. */
function bytesInWords(bytes: number): string {
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : [1e6, 'MB']
  const amount = bytes / unit
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)))
  return `${grouped(Math.max(1, Math.round(amount / step) * step))} ${name}`
}

const grouped = (value: number): string => value.toLocaleString('en')
const millimetres = (value: number): string => grouped(Math.round(value * 10) / 10)
const tenths = (value: number): number => Math.round(value * 10) / 10
