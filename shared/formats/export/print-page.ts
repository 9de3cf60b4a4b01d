import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { escapeXml, type ImageSource, writeSvg } from '../svg.ts'
import { textsOf } from './drawing-text.ts'
import type { PageToPrint } from './export-job.ts'
import { sheetDrawing } from './paper/sheet-drawing.ts'
import { sheetRulesMeta } from './paper/sheet-rules.ts'
import { layoutPage, type PageRequest, type SheetSize } from './papers.ts'

/** What pages bring along, whatever is on them. */
export interface PageBaggage {
  /** `@font-face` rules with the fonts that the texts need, so that the page needs nothing else. */
  readonly fontCss: string
  readonly title: string
  /** Pictures as `data:` addresses, see `SvgOptions`. */
  readonly images?: ImageSource
  /** Language of the text, for readers aloud; BCP 47. */
  readonly lang?: string
}

/** What a print page of one drawing is made with. */
export interface PrintPageOptions extends PageRequest, PageBaggage {}

/** A sheet, and what is drawn on it from edge to edge. */
export interface PrintedSheet {
  readonly size: SheetSize
  readonly drawing: Drawing
}

/** A page of HTML to print. */
export interface PrintDocument {
  /** What its sheets are, in order; of one that flows, the sizes that they may have. The first is the usual one. */
  readonly sheets: readonly SheetSize[]
  readonly flows: boolean
  readonly css: string
  /** Markup; whoever writes it has escaped the texts. */
  readonly body: string
}

const POINTS_PER_MM = 72 / 25.4

/** A page that prints as exactly one sheet with the whole drawing on it. */
export function writePrintPage(drawing: Drawing, options: PrintPageOptions): PageToPrint {
  const page = layoutPage(drawing.bounds, options)
  return writePrintPages([{ size: page, drawing: sheetDrawing(drawing, page) }], options)
}

/**
 * An HTML document that prints as exactly these sheets: SVG with real text, fonts of its own, no script, nothing fetched.
 * Browsers print sheets of whole points only, so a sheet is up to a point wider and higher than asked, and the PDF goes
 * through `finishPdf`.
 */
export function writePrintPages(sheets: readonly PrintedSheet[], baggage: PageBaggage): PageToPrint {
  const grounds = new Set(sheets.map(({ drawing }) => drawing.background))
  return writeDocument(
    {
      sheets: sheets.map(({ size }) => size),
      flows: false,
      // Sheets are up to a point larger than what is drawn on them.
      css: `html,body{background:${grounds.size === 1 ? [...grounds].join('') : 'none'}}`,
      body: sheets.map((sheet, index) => sheetMarkup(sheet, `s${index}`, baggage.images)).join('\n'),
    },
    baggage,
  )
}

/** A sheet that is filled from edge to edge; `id` is its own in the document. */
export function sheetMarkup({ size, drawing }: PrintedSheet, id: string, images?: ImageSource): string {
  const svg = writeSvg(drawing, {
    inDocument: true,
    size: { width: `${size.widthMm}mm`, height: `${size.heightMm}mm` },
    idPrefix: `${id}-`,
    ...(images && { images }),
  })
  return `<div class="sheet ${pageName(size)}">${svg}</div>`
}

/** Writes a page of HTML that loads and runs nothing, and says which sheets it must come out on. */
export function writeDocument(
  { sheets, flows, css, body }: PrintDocument,
  { fontCss, title, lang }: PageBaggage,
): PageToPrint {
  const [first] = sheets
  if (!first) throw new Error('A page to print has no sheets.')
  const { widthMm, heightMm } = first
  const attributes = lang === undefined ? '' : ` lang="${escapeXml(lang)}"`
  const html = [
    `<!doctype html><html${attributes}><head><meta charset="utf-8"/>`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"/>`,
    sheetRulesMeta({ sheets, flows }),
    `<title>${escapeXml(title)}</title>`,
    `<style>${fontCss}\n${pageCss(sheets)}\n${css}</style></head>`,
    `<body>${body}</body></html>`,
  ].join('\n')
  return { html, widthMm, heightMm }
}

/** Every size of sheet is a page with a name, and a class for what fills it. */
function pageCss(sheets: readonly SheetSize[]): string {
  const named = new Map(sheets.map((size) => [pageName(size), size]))
  const rules = [...named].flatMap(([name, size]) => [
    `@page ${name}{size:${pageSize(size)};margin:0}`,
    `.${name}{page:${name};width:${size.widthMm}mm;height:${size.heightMm}mm}`,
  ])
  return [
    ...sheets.slice(0, 1).map((usual) => `@page{size:${pageSize(usual)};margin:0}`),
    ...rules,
    'html,body{margin:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
    '.sheet{position:relative;overflow:hidden;break-before:page}',
    '.sheet:first-child{break-before:auto}',
    '.sheet>svg{position:absolute;left:0;top:0}',
  ].join('\n')
}

const pageSize = ({ widthMm, heightMm }: Pick<SheetSize, 'widthMm' | 'heightMm'>): string =>
  `${wholePoints(widthMm)}pt ${wholePoints(heightMm)}pt`

/** The name that sheets of a size have in a page's CSS. */
export const pageName = ({ widthMm, heightMm }: Pick<SheetSize, 'widthMm' | 'heightMm'>): string =>
  `p${hundredths(widthMm)}x${hundredths(heightMm)}`

const hundredths = (mm: number): number => Math.round(mm * 100)

/** A length in millimetres as printers of browsers take it: in points, rounded up, but not for a rounding error. */
export const wholePoints = (mm: number): number => Math.ceil(mm * POINTS_PER_MM - 1e-6)

/**
 * The size of the smallest text of a drawing in points on paper, at `scale` paper pixels per map unit; 0 where there is
 * no text. Below about 5 nobody reads it.
 */
export function smallestTextPt(drawing: Drawing, scale: number): number {
  let smallest = Number.POSITIVE_INFINITY
  for (const { size, text } of textsOf(drawing.shapes))
    if (text.trim() !== '') smallest = Math.min(smallest, size)
  return Number.isFinite(smallest) ? smallest * scale * (72 / 96) : 0
}
