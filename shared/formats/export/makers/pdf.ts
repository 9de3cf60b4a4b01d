import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import { imagesIn } from '../drawing-images.ts'
import type { ExportJob, Maker, MapSource } from '../export-job.ts'
import { bookletDocument, drawingsOfBooklet } from '../paper/booklet.ts'
import { bookletParts } from '../paper/booklet-parts.ts'
import { bookletSheet } from '../paper/booklet-sheet.ts'
import { posterSheet, printedSheet, stageSheets, wholeMapSheet } from '../paper/paper-sheets.ts'
import { tilesOfPoster } from '../paper/poster-tiles.ts'
import { tileSheets } from '../paper/tile-sheets.ts'
import { planExport } from '../plan.ts'
import { type PrintedSheet, writeDocument, writePrintPages } from '../print-page.ts'
import { missingImages } from './missing-images.ts'
import { oneFile } from './one-file.ts'

type Job = ExportJob & { readonly source: MapSource }

/** A PDF, and what is said of it beside the plan. */
interface Printed {
  readonly pdf: Uint8Array
  readonly report: readonly string[]
}

/** The map as a PDF: on one sheet, in tiles, on a page per stage, or in a booklet. */
export const makePdf: Maker = async (job) => {
  const { settings, source, following } = job
  following.onProgress('Preparing the pages', null)
  const plan = planExport(settings, source)
  if (plan.refusal) return { ok: false, error: plan.refusal }
  const printed = await print(job)
  if (!printed.ok) return printed
  const { pdf, report } = printed.value
  const warnings = plan.warning === null ? [] : [plan.warning]
  const { what, details } = plan
  return ok(oneFile(source.view.map.title, 'pdf', pdf, { what, details, report: [...warnings, ...report] }))
}

function print(job: Job): Promise<Result<Printed>> {
  const { settings, source } = job
  switch (settings.pdfKind) {
    case 'sheet':
      return printSheets(job, [printedSheet(wholeMapSheet(settings, source))])
    case 'stages':
      return printSheets(job, stageSheets(settings, source).map(printedSheet))
    case 'tiles':
      return printTiles(job)
    case 'booklet':
      return printBooklet(job)
    default:
      return assertNever(settings.pdfKind)
  }
}

async function printSheets(
  { source, tools, following }: Job,
  sheets: readonly PrintedSheet[],
): Promise<Result<Printed>> {
  const drawings = sheets.map(({ drawing }) => drawing)
  const shapes = drawings.flatMap((drawing) => drawing.shapes)
  const [fontCss, images] = await Promise.all([
    tools.fontCss(drawings),
    tools.addresses(imagesIn({ shapes })),
  ])
  const page = writePrintPages(sheets, { fontCss, images, title: titleOf(source) })
  following.onProgress('Making the PDF', null)
  const pdf = await tools.print(page)
  if (!pdf.ok) return pdf
  return ok({ pdf: pdf.value, report: missingImages({ shapes }, (ref) => images(ref) !== undefined) })
}

/** Printed once, as a poster with the tiles' marks behind it; then each tile shows its part of the poster. */
async function printTiles(job: Job): Promise<Result<Printed>> {
  const { settings, source, following } = job
  const sheet = posterSheet(settings, source)
  const plan = tilesOfPoster(sheet, source.view, settings)
  const title = titleOf(source)
  const printed = await printSheets(job, [printedSheet(sheet), ...tileSheets(plan, title)])
  if (!printed.ok) return printed
  if (following.signal.aborted) return CANCELLED
  following.onProgress('Cutting it into tiles', null)
  const { stampTiles } = await import('../paper/stamp-tiles.ts')
  return ok({ ...printed.value, pdf: await stampTiles(printed.value.pdf, plan, title) })
}

async function printBooklet({ settings, source, tools, following }: Job): Promise<Result<Printed>> {
  const sheets = bookletSheet(settings, source)
  const parts = bookletParts(source)
  const drawings = drawingsOfBooklet(parts, sheets)
  const shapes = drawings.flatMap((drawing) => drawing.shapes)
  const [fontCss, images] = await Promise.all([
    tools.fontCss(drawings),
    tools.addresses(imagesIn({ shapes })),
  ])
  const title = titleOf(source)
  const page = writeDocument(bookletDocument(parts, sheets, settings, { images, title }), {
    fontCss,
    title,
    lang: 'en',
  })
  following.onProgress('Making the PDF', null)
  const pdf = await tools.print(page)
  if (!pdf.ok) return pdf
  return ok({ pdf: pdf.value, report: missingImages({ shapes }, (ref) => images(ref) !== undefined) })
}

const titleOf = ({ view }: MapSource): string => view.map.title.trim() || UNTITLED_MAP

const CANCELLED = fail('cancelled', 'Cancelled.')
