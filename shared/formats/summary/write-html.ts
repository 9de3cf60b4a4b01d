import { assertNever } from '#shared/base/result.ts'
import { MANY_SHEETS } from '../export/finish-pdf.ts'
import { wholePoints } from '../export/print-page.ts'
import { escapeXml } from '../svg.ts'
import { type Block, type Item, type SummaryPart, sectionsOf } from './blocks.ts'
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
export function writeSummaryHtml(
  summary: MapSummary,
  { lang = 'en', parts, print }: SummaryPageOptions = {},
): string {
  const sections = sectionsOf(summary, parts).map(
    ({ title, blocks }, index) =>
      `<section aria-labelledby="part-${index + 1}">\n<h2 id="part-${index + 1}">${title}</h2>\n${blocks
        .map((block) => writeBlock(block, title))
        .join('\n')}\n</section>`,
  )
  return [
    '<!doctype html>',
    `<html lang="${escapeXml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${print ? '; font-src data:' : ''}">`,
    ...(print ? [MANY_SHEETS] : []),
    `<title>${escapeXml(summary.title)}</title>`,
    `<style>${print ? printStyle(print) : ''}${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    ...(summary.project.trim() === '' || summary.project === summary.title
      ? []
      : [`<p class="project">${escapeXml(summary.project)}</p>`]),
    `<h1>${escapeXml(summary.title)}</h1>`,
    ...(summary.scope === '' ? [] : [`<p class="scope">${escapeXml(summary.scope)}</p>`]),
    '</header>',
    ...sections,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Browsers print sheets of whole points only; `finishPdf` trims them. */
const printStyle = ({ fontCss, widthMm, heightMm }: SummaryPrint): string =>
  `${fontCss}\n@page { size: ${wholePoints(widthMm)}pt ${wholePoints(heightMm)}pt; }`

function writeBlock(block: Block, title: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>\n${block.items.map((item) => `<li>${writeItem(item)}</li>`).join('\n')}\n</${tag}>`
    }
    case 'table':
      return writeTable(block, title)
    default:
      return assertNever(block)
  }
}

const writeItem = ({ lead, detail }: Item): string =>
  `<strong>${lines(lead)}</strong>${detail === '' ? '' : `<br>${lines(detail)}`}`

/** The frame can be scrolled with the keys on narrow screens. */
function writeTable({ columns, rows }: Extract<Block, { kind: 'table' }>, title: string): string {
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('')
  const body = rows.map(
    ([first = '', ...others]) =>
      `<tr><th scope="row">${lines(first)}</th>${others.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`,
  )
  return [
    `<div class="table" role="region" aria-label="${title}, table" tabindex="0">`,
    '<table>',
    `<thead><tr>${heads}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ].join('\n')
}

/** Text with the line breaks that people made. */
const lines = (text: string): string => escapeXml(text.trim()).replace(/\r?\n/g, '<br>')

const STYLE = `
:root { color-scheme: light dark; --ink: #24211c; --soft: #5f594f; --paper: #fdfcf9; --rule: #ddd6c8; --accent: #1d5c58; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece7dc; --soft: #b3ab9c; --paper: #1e1c19; --rule: #45413a; --accent: #86c9c2; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; overflow-wrap: break-word; }
h1, h2 { font-family: "Source Serif 4", Georgia, serif; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: 2.1rem; }
h2 { margin: 2.2rem 0 0.7rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--rule); font-size: 1.3rem; }
p { margin: 0.4rem 0; max-width: 46rem; }
.project { margin: 0 0 0.2rem; color: var(--soft); }
.scope { margin-top: 0.8rem; padding-left: 1rem; border-left: 3px solid var(--accent); font-size: 1.1rem; }
ul, ol { margin: 0; padding-left: 1.4rem; max-width: 46rem; }
li { margin: 0.5rem 0; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; }
th, td { padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { min-width: 14rem; font-weight: 600; }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --rule: #bbb; --accent: #1d5c58; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h2, p:has(+ ul) { break-after: avoid; }
  tbody th { min-width: 0; }
}
`
