import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { escapeXml, type ImageSource, writeSvg } from '../svg.ts'
import { textsOf } from './drawing-text.ts'
import { layoutPage, type PageLayout, type PageRequest } from './papers.ts'

/** What a print page is made with. */
export interface PrintPageOptions extends PageRequest {
  /** `@font-face` rules with the fonts in them, so that the page needs nothing else. */
  readonly fontCss: string
  readonly title: string
  /** Pictures as `data:` addresses, see `SvgOptions`. */
  readonly images?: ImageSource
  /** Language of the text, for readers aloud; BCP 47. */
  readonly lang?: string
}

/** A page to print: an HTML document, and the sheet it fills. */
export interface PrintPage {
  readonly html: string
  readonly widthMm: number
  readonly heightMm: number
}

const POINTS_PER_MM = 72 / 25.4

/**
 * An HTML document that prints as exactly one sheet with the whole drawing on it: SVG with real text, fonts of its own,
 * no script, nothing fetched. Browsers print sheets of whole points only, so the sheet is up to a point wider and higher
 * than asked, and the PDF goes through `finishPdf`.
 */
export function writePrintPage(drawing: Drawing, options: PrintPageOptions): PrintPage {
  const page = layoutPage(drawing.bounds, options)
  const { widthMm, heightMm, mapWidthMm, mapHeightMm } = page
  const size = { width: `${mapWidthMm}mm`, height: `${mapHeightMm}mm` }
  const lang = options.lang === undefined ? '' : ` lang="${escapeXml(options.lang)}"`
  const { fontCss, images } = options
  const svg = writeSvg(drawing, { fontCss, size, inDocument: true, ...(images && { images }) })
  const html = [
    `<!doctype html><html${lang}><head><meta charset="utf-8"/>`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"/>`,
    `<title>${escapeXml(options.title)}</title>`,
    `<style>${pageCss(page, drawing.background)}</style></head>`,
    `<body>${svg}</body></html>`,
  ].join('\n')
  return { html, widthMm, heightMm }
}

/** Out of the flow, the picture can never push a second sheet out. */
const pageCss = ({ widthMm, heightMm, leftMm, topMm }: PageLayout, ground: string): string =>
  [
    `@page{size:${wholePoints(widthMm)}pt ${wholePoints(heightMm)}pt;margin:0}`,
    `html,body{margin:0;height:100%;overflow:hidden;background:${ground};print-color-adjust:exact;-webkit-print-color-adjust:exact}`,
    `svg{position:absolute;left:${leftMm}mm;top:${topMm}mm}`,
  ].join('\n')

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
