import type { Rect } from '#shared/base/geometry.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { drawingOfExport, drawingsOfStages } from './drawing-of-export.ts'
import type { MapSource } from './export-job.ts'
import type { ExportPlan, PlannedSheet } from './export-plan.ts'
import { planPdf } from './paper/plan-pdf.ts'
import { pictureRequest } from './picture-request.ts'
import { pngSize } from './png-size.ts'
import { smallestTextPt } from './print-page.ts'
import type { ExportSettings } from './settings.ts'

export type { ExportPlan, PlannedSheet } from './export-plan.ts'

/** Plans the export of a map as one of the formats that show it. */
export function planExport(settings: ExportSettings, source: MapSource): ExportPlan {
  switch (settings.format) {
    case 'pdf':
      return planPdf(settings, source)
    case 'png':
      return planPictures(settings, source)
    case 'pptx':
      return planSlides(settings, source)
    case 'html':
      return planWebPage(settings, source)
    default:
      return planVector(settings, source)
  }
}

/** Below this letters are too few pixels to be told apart. */
const READABLE_PX = 8

/** What is drawn as pictures: the map, or each stage of one that has any. */
function picturesOf(settings: ExportSettings, source: MapSource): readonly PlannedPicture[] {
  const stages = settings.perStage ? drawingsOfStages(settings, source) : []
  if (stages.length > 0) return stages
  const drawing = drawingOfExport(settings, source)
  return [{ label: drawing.title, drawing }]
}

type PlannedPicture = Pick<PlannedSheet, 'label' | 'drawing'>

const sheetsOf = (
  pictures: readonly PlannedPicture[],
  frameOf: (drawing: Drawing) => Rect,
): readonly PlannedSheet[] =>
  pictures.map(({ label, drawing }) => ({ label, drawing, frame: frameOf(drawing), trim: null, cuts: [] }))

/** What is said of several pictures: how many, and of one what is said of it. */
const eachOf = (pictures: readonly PlannedPicture[], one: string): string =>
  pictures.length === 1 ? one : `${pictures.length} pictures, one per stage; the largest ${one}`

type Size = Pick<Rect, 'width' | 'height'>
const NO_SIZE: Size = { width: 0, height: 0 }

const area = ({ width, height }: Size): number => width * height

const largest = (sizes: readonly Size[]): Size =>
  sizes.reduce((most, size) => (area(size) > area(most) ? size : most), NO_SIZE)

function planPictures(settings: ExportSettings, source: MapSource): ExportPlan {
  const pictures = picturesOf(settings, source)
  const sheets = sheetsOf(pictures, ({ bounds }) => pictureRequest(settings, bounds).frame)
  const measured = sheets.map(({ drawing, frame }) => {
    const size = pngSize(frame, pictureRequest(settings, drawing.bounds).request)
    const scale = size.ok ? size.value.width / frame.width : 0
    return { size, bytes: pngBytes(frame, scale), points: smallestTextPt(drawing, scale) }
  })
  const refused = measured.find(({ size }) => !size.ok)?.size
  if (refused && !refused.ok)
    return { sheets, what: '', facts: [], seconds: 0, details: {}, warning: null, refusal: refused.error }
  const sizes = measured.map(({ size }) => (size.ok ? size.value : NO_SIZE))
  const { width, height } = largest(sizes)
  const points = measured.map((picture) => picture.points).filter((points) => points > 0)
  const pixels = points.length === 0 ? 0 : Math.round(Math.min(...points) / 0.75)
  const bytes = measured.reduce((sum, picture) => sum + picture.bytes, 0)
  const megapixels = sizes.reduce((sum, size) => sum + area(size) / 1e6, 0)
  return {
    sheets,
    what: eachOf(pictures, `${grouped(width)} × ${grouped(height)} pixels`),
    facts: [...(pixels === 0 ? [] : [`smallest text ${pixels} px high`]), `about ${bytesInWords(bytes)}`],
    seconds: 1 + megapixels * SECONDS_PER_MEGAPIXEL,
    details: pictures.length === 1 ? { width, height } : { pictures: pictures.length, width, height },
    warning:
      pixels > 0 && pixels < READABLE_PX
        ? `The smallest text is only ${pixels} pixels high and hard to read. Choose a larger picture.`
        : null,
    refusal: null,
  }
}

/** Measured on two cores, with maps of 300 to 10,000 cards. */
const SECONDS_PER_MEGAPIXEL = 0.03

function planVector(settings: ExportSettings, source: MapSource): ExportPlan {
  const pictures = picturesOf(settings, source)
  const { width, height } = largest(pictures.map(({ drawing }) => drawing.bounds))
  return {
    sheets: sheetsOf(pictures, ({ bounds }) => bounds),
    what: eachOf(pictures, `${grouped(Math.round(width))} × ${grouped(Math.round(height))} pixels at 100 %`),
    facts: ['real text, sharp at any size'],
    seconds: 1,
    details: pictures.length === 1 ? { width, height } : { pictures: pictures.length, width, height },
    warning: null,
    refusal: null,
  }
}

/** The slide with the whole map is shown; those of stages are set when they are made. */
function planSlides(settings: ExportSettings, source: MapSource): ExportPlan {
  const frameOf = ({ bounds }: Drawing): Rect =>
    pictureRequest({ ...settings, sizing: 'screen' }, bounds).frame
  return {
    ...planVector({ ...settings, perStage: false }, source),
    sheets: sheetsOf(picturesOf({ ...settings, perStage: false }, source), frameOf),
    what: 'slides of 16 : 9',
    facts: ['the whole map, then its stages', 'real text, to be edited there'],
    details: {},
  }
}

const planWebPage = (settings: ExportSettings, source: MapSource): ExportPlan => ({
  ...planVector({ ...settings, perStage: false }, source),
  what: 'a web page with the map as picture and table',
  facts: ['one file that needs nothing else'],
})

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
