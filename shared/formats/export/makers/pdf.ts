import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import { hasUnwritable } from '../../writable.ts'
import { imagesIn } from '../drawing-images.ts'
import type { ExportJob, Maker, MapSource, PageToPrint } from '../export-job.ts'
import { sheetsIn } from '../finish-pdf.ts'
import { bookletDocument, drawingsOfBooklet } from '../paper/booklet.ts'
import { bookletParts } from '../paper/booklet-parts.ts'
import { bookletSheet } from '../paper/booklet-sheet.ts'
import { posterSheet, printedSheet, stageSheets, wholeMapSheet } from '../paper/paper-sheets.ts'
import { tilesOfPoster } from '../paper/poster-tiles.ts'
import { tileSheets } from '../paper/tile-sheets.ts'
import { planExport } from '../plan.ts'
import { type PageBaggage, type PrintedSheet, writeDocument, writePrintPages } from '../print-page.ts'
import { missingImages } from './missing-images.ts'
import { oneFile } from './one-file.ts'

type Job = ExportJob & { readonly source: MapSource }

/** A PDF, and what is said of it beside the plan. */
interface Printed {
  readonly pdf: Uint8Array
  readonly details?: Readonly<Record<string, number>>
  readonly report: readonly string[]
}

/** The map as a PDF: on one sheet, in tiles, on a page per stage, or in a booklet. */
export const makePdf: Maker = async (job) => {
  const { settings, source, following } = job
  following.onProgress('Preparing the pages', null)
  const plan = planExport(settings, source)
  if (plan.refusal) return { ok: false, error: plan.refusal }
  const printed = await printKind(job)
  if (!printed.ok) return printed
  const { pdf, details, report } = printed.value
  return ok(
    oneFile(source.view.map.title, 'pdf', pdf, {
      what: plan.what,
      details: { ...plan.details, ...details },
      report: [
        ...(plan.warning === null ? [] : [plan.warning]),
        ...report,
        ...(hasUnwritable(source.view) ? [UNPRINTABLE] : []),
      ],
    }),
  )
}

const UNPRINTABLE = 'Some texts have characters that cannot be printed, such as control characters.'

function printKind(job: Job): Promise<Result<Printed>> {
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

const printSheets = (job: Job, sheets: readonly PrintedSheet[]): Promise<Result<Printed>> =>
  print(
    job,
    sheets.map(({ drawing }) => drawing),
    (baggage) => writePrintPages(sheets, baggage),
  )

/** Prints a page with the fonts and pictures that its drawings need. */
async function print(
  { source, tools, following }: Job,
  drawings: readonly Drawing[],
  write: (baggage: PageBaggage) => PageToPrint,
): Promise<Result<Printed>> {
  const shapes = drawings.flatMap((drawing) => drawing.shapes)
  const [fontCss, images] = await Promise.all([
    tools.fontCss(drawings),
    tools.addresses(imagesIn({ shapes })),
  ])
  const page = write({ fontCss, images, title: titleOf(source) })
  if (following.signal.aborted) return CANCELLED
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

async function printBooklet(job: Job): Promise<Result<Printed>> {
  const { settings, source } = job
  const sheets = bookletSheet(settings, source)
  const parts = bookletParts(settings, source)
  const printed = await print(job, drawingsOfBooklet(parts, sheets), (baggage) =>
    writeDocument(bookletDocument(parts, sheets, settings, baggage), { ...baggage, lang: 'en' }),
  )
  if (!printed.ok) return printed
  // How many pages its texts take is known when they are set.
  return ok({ ...printed.value, details: { pages: sheetsIn(printed.value.pdf) } })
}

const titleOf = ({ view }: MapSource): string => view.map.title.trim() || UNTITLED_MAP

const CANCELLED = fail('cancelled', 'Cancelled.')
