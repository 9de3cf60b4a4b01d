import { assertNever, type Problem } from '#shared/base/result.ts'
import type { MapSource } from '../export-job.ts'
import type { ExportPlan, PlannedSheet } from '../export-plan.ts'
import { BLEED_MM, frameOfPage, MM_PER_PX, type PageLayout } from '../papers.ts'
import { smallestTextPt } from '../print-page.ts'
import type { ExportSettings } from '../settings.ts'
import { bookletSheet } from './booklet-sheet.ts'
import { type PaperSheet, posterSheet, stageSheets, wholeMapSheet } from './paper-sheets.ts'
import { tilesOfPoster } from './poster-tiles.ts'
import { sheetDrawing, trimOf } from './sheet-drawing.ts'
import { type TilePlan, tooManyTiles } from './tile-plan.ts'

/** Below this nobody reads a sheet held in the hands. */
const READABLE_PT = 6
/** Below this nobody makes anything out, not even on a screen that shows the page larger. */
const READABLE_ENLARGED_PT = 3
/** Below this nobody reads a sheet on a wall. */
const READABLE_ON_WALL_PT = 24
const WALL_PAPERS: readonly string[] = ['A0', 'A1', 'A2']

/** Plans a PDF of the kind that is asked for. */
export function planPdf(settings: ExportSettings, source: MapSource): ExportPlan {
  switch (settings.pdfKind) {
    case 'sheet':
      return planSheet(settings, source)
    case 'tiles':
      return planTiledPoster(settings, source)
    case 'stages':
      return planStages(settings, source)
    case 'booklet':
      return planBooklet(settings, source)
    default:
      return assertNever(settings.pdfKind)
  }
}

function planSheet(settings: ExportSettings, source: MapSource): ExportPlan {
  const sheet = wholeMapSheet(settings, source)
  const { page } = sheet
  const points = pointsOn(sheet)
  return {
    sheets: [planned(sheet)],
    what: `${nameOf(settings, page)}, ${sizeWords(trimmed(page))}${beyondEdges(settings)}`,
    facts: [...(page.trimMm === 0 ? [] : [`${sizeWords(page)} with all around it`]), ...textFact(points)],
    seconds: secondsToPrint([sheet]),
    details: { pages: 1, ...sizeDetails(page), smallestTextPt: tenths(points) },
    warning: textWarning(settings, page, points),
    refusal: null,
  }
}

function planTiledPoster(settings: ExportSettings, source: MapSource): ExportPlan {
  const sheet = posterSheet(settings, source)
  const plan = tilesOfPoster(sheet, source.view, settings)
  const points = pointsOn(sheet)
  const refusal = tooManyTiles(plan)
  return {
    sheets: [{ ...planned(sheet), cuts: cutsOf(plan, sheet) }],
    what: refusal ? '' : tileWords(settings, plan),
    facts: [
      `${plan.columns} across and ${plan.rows} down`,
      `together ${sizeWords(sheet.page)}`,
      ...textFact(points),
    ],
    seconds: secondsToPrint([sheet]) + secondsToCut(sheet, plan),
    details: {
      ...{ pages: plan.tiles.length, columns: plan.columns, rows: plan.rows },
      ...{ widthMm: tenths(plan.paper.widthMm), heightMm: tenths(plan.paper.heightMm) },
      ...{ posterWidthMm: tenths(sheet.page.widthMm), posterHeightMm: tenths(sheet.page.heightMm) },
      smallestTextPt: tenths(points),
    },
    warning: textWarning(settings, sheet.page, points),
    refusal,
  }
}

function planStages(settings: ExportSettings, source: MapSource): ExportPlan {
  const sheets = stageSheets(settings, source)
  const [overview, ...stages] = sheets
  const points = stages.map(pointsOn).filter((size) => size > 0)
  const smallest = points.length === 0 ? 0 : Math.min(...points)
  const page = (stages[0] ?? overview)?.page
  const refusal = stages.length === 0 || source.view.map.kind === 'empathy' ? NO_STAGES : null
  const paper = settings.paper === 'fit' ? 'each of its own size' : settings.paper
  return {
    sheets: sheets.map(planned),
    what: refusal ? '' : `${sheets.length} pages, ${paper}${beyondEdges(settings)}`,
    facts: ['the whole map, then a page per stage', ...textFact(smallest)],
    seconds: secondsToPrint(sheets),
    details: { pages: sheets.length, ...(page && sizeDetails(page)), smallestTextPt: tenths(smallest) },
    warning: page ? textWarning(settings, page, smallest) : null,
    refusal,
  }
}

const NO_STAGES: Problem = {
  code: 'no-stages',
  message:
    'This map has no stages with steps, so there is nothing to put on pages. Choose one sheet instead.',
}

function planBooklet(settings: ExportSettings, source: MapSource): ExportPlan {
  const { text, map } = bookletSheet(settings, source)
  const points = pointsOn(map)
  return {
    sheets: [planned(map)],
    what: `booklet, ${text.paper} portrait, the map on a page of ${sizeWords(map.page)}`,
    facts: textFact(points).map((fact) => `${fact} on the map`),
    seconds: secondsToPrint([map]) + SECONDS.booklet,
    details: {
      ...{ widthMm: tenths(text.widthMm), heightMm: tenths(text.heightMm) },
      ...{ mapWidthMm: tenths(map.page.widthMm), mapHeightMm: tenths(map.page.heightMm) },
      smallestTextPt: tenths(points),
    },
    warning:
      points > 0 && points < READABLE_ENLARGED_PT
        ? `The map is large for a booklet: its smallest text is ${tenths(points)} pt there. A page per stage or a poster shows it larger.`
        : null,
    refusal: null,
  }
}

const pointsOn = ({ drawing, page }: PaperSheet): number => smallestTextPt(drawing, page.scale)

const planned = ({ label, drawing, page, name }: PaperSheet): PlannedSheet => ({
  label,
  drawing: sheetDrawing(drawing, page, name),
  frame: frameOfPage(drawing.bounds, page),
  trim: trimOf(drawing.bounds, page),
  cuts: [],
})

/** The tiles' parts of the poster, in map units. */
function cutsOf({ tiles }: TilePlan, { drawing, page }: PaperSheet): PlannedSheet['cuts'] {
  const { x, y } = frameOfPage(drawing.bounds, page)
  const unit = page.scale * MM_PER_PX
  return tiles.map((tile) => ({
    label: tile.label,
    rect: {
      x: x + tile.x / unit,
      y: y + tile.y / unit,
      width: tile.width / unit,
      height: tile.height / unit,
    },
  }))
}

function nameOf({ paper }: ExportSettings, page: PageLayout): string {
  return paper === 'fit' ? 'sheet of the map’s own size' : `${paper} ${orientationOf(page)}`
}

const orientationOf = ({ widthMm, heightMm }: Pick<PageLayout, 'widthMm' | 'heightMm'>): string =>
  widthMm > heightMm ? 'landscape' : 'portrait'

function tileWords({ tilePaper }: ExportSettings, { tiles, paper }: TilePlan): string {
  const sheets = tiles.length === 1 ? 'sheet' : 'sheets'
  return `${tiles.length} ${sheets} of ${tilePaper} ${orientationOf(paper)}`
}

function beyondEdges({ bleed, cropMarks }: ExportSettings): string {
  if (bleed) return `, with ${BLEED_MM} mm of bleed${cropMarks ? ' and crop marks' : ''}`
  return cropMarks ? ', with crop marks' : ''
}

const trimmed = ({ widthMm, heightMm, trimMm }: PageLayout) => ({
  widthMm: widthMm - 2 * trimMm,
  heightMm: heightMm - 2 * trimMm,
})

function sizeDetails(page: PageLayout): Record<string, number> {
  const size = { widthMm: tenths(page.widthMm), heightMm: tenths(page.heightMm) }
  if (page.trimMm === 0) return size
  const { widthMm, heightMm } = trimmed(page)
  return { ...size, trimWidthMm: tenths(widthMm), trimHeightMm: tenths(heightMm) }
}

const textFact = (points: number): string[] => (points === 0 ? [] : [`smallest text ${tenths(points)} pt`])

function textWarning({ paper }: ExportSettings, { scale }: PageLayout, points: number): string | null {
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

/** On two cores, from maps of 65 to 3,000 cards: what a browser takes to start and to print, what cutting tiles adds. */
const SECONDS = {
  start: 0.8,
  shape: 0.0003,
  cutting: 0.4,
  cutShape: 0.0002,
  tile: 0.01,
  booklet: 0.2,
} as const

const secondsToPrint = (sheets: readonly PaperSheet[]): number =>
  SECONDS.start + SECONDS.shape * sheets.reduce((sum, { drawing }) => sum + drawing.shapes.length, 0)

const secondsToCut = ({ drawing }: PaperSheet, { tiles }: TilePlan): number =>
  SECONDS.cutting + SECONDS.cutShape * drawing.shapes.length + SECONDS.tile * tiles.length

const sizeWords = ({ widthMm, heightMm }: Pick<PageLayout, 'widthMm' | 'heightMm'>): string =>
  `${millimetres(widthMm)} × ${millimetres(heightMm)} mm`
const millimetres = (value: number): string => tenths(value).toLocaleString('en')
const tenths = (value: number): number => Math.round(value * 10) / 10
