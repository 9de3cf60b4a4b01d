import { MANY_SHEETS } from '../export/finish-pdf.ts'
import { wholePoints } from '../export/print-page.ts'
import { pageHeader, writePage } from '../html/page.ts'
import { writeHtmlSection } from '../html/write-blocks.ts'
import { type SummaryPart, sectionsOf } from './blocks.ts'
import type { MapSummary } from './summarise.ts'

/** How a summary's page is made. */
export interface SummaryPageOptions {
  /** Language of the page, for readers aloud; BCP 47. English, in which its headings are, unless told otherwise. */
  readonly lang?: string
  /** The parts to write; all where left out. */
  readonly parts?: readonly SummaryPart[]
  /** For a page that is printed into a PDF. */
  readonly print?: SummaryPrint
}

/** What a printed page brings along. */
export interface SummaryPrint {
  /** `@font-face` rules with the fonts in them. */
  readonly fontCss: string
  /** The paper's size in millimetres. */
  readonly widthMm: number
  readonly heightMm: number
}

/**
 * A summary as a whole HTML page: nothing is fetched, no script, all text escaped; headings, tables and lists as such for
 * readers aloud; prints on A4 and Letter without cutting rows.
 */
export const writeSummaryHtml = (
  summary: MapSummary,
  { lang = 'en', parts, print }: SummaryPageOptions = {},
): string =>
  writePage({
    title: summary.title,
    lang,
    carries: print ? ['font'] : [],
    head: print ? [MANY_SHEETS] : [],
    styles: [print ? printStyle(print) : '', ''],
    content: [
      ...pageHeader(summary),
      ...sectionsOf(summary, parts).map((section, index) => writeHtmlSection(section, `part-${index + 1}`)),
    ],
  })

/** Browsers print sheets of whole points only; `finishPdf` trims them. */
const printStyle = ({ fontCss, widthMm, heightMm }: SummaryPrint): string =>
  `${fontCss}\n@page { size: ${wholePoints(widthMm)}pt ${wholePoints(heightMm)}pt; }`
