import { notesOfMiro } from './miro.ts'

/**
 * Reads what programs put on the clipboard as HTML: tables of Excel, Google Sheets, Numbers, LibreOffice and Word; lists
 * and paragraphs of Word, Google Docs, FigJam and web pages; the stickies of Miro. The browser parses; nothing of it is ever shown.
 */

/** Elements that end a line wherever they stand. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FOOTER H1 H2 H3 H4 H5 H6 HEADER LI OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

/** Neither words nor room for words. The marks of Word's lists are text too, under a name that says to pass them over. */
const PASSED_OVER = 'style, script, head, title, template, [style*="mso-list:Ignore"]'

/** Rows of cells, or `null` where the HTML tells no more than the plain text beside it. */
export function tableOfHtml(html: string): string[][] | null {
  const body = parse(html)
  const notes = notesOfMiro(body)
    ?.map((note) => wordsOf(parse(note)))
    .filter((words) => words !== '')
  if (notes && notes.length > 0) return notes.map((words) => [words])
  for (const element of body.querySelectorAll(PASSED_OVER)) element.remove()
  const tables = [...body.querySelectorAll('table')].filter((table) => !table.parentElement?.closest('table'))
  const rows = tables.flatMap(rowsOf).filter((row) => row.some((words) => words !== ''))
  if (rows.length > 0) return withoutEmptyColumns(rows)
  const lines = [...body.querySelectorAll('*')].filter(isLine).map(wordsOf)
  const filled = lines.filter((words) => words !== '')
  return filled.length < 2 ? null : filled.map((words) => [words])
}

const parse = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body

/** A block without blocks in it: a paragraph, an item of a list, a sticky note. */
const isLine = (element: Element): boolean =>
  BLOCKS.has(element.tagName) &&
  ![...element.querySelectorAll('*')].some(({ tagName }) => BLOCKS.has(tagName))

/** Most columns that one cell may claim to cover; a hostile page may claim a billion. */
const MOST_COLUMNS = 200

/** A cell over several columns or rows says its words in the first and leaves the others empty, so that all keep their place. */
function rowsOf(table: HTMLTableElement): string[][] {
  const taken: number[] = []
  return [...table.rows].map((row) => {
    const cells: string[] = []
    const skip = (): void => {
      while ((taken[cells.length] ?? 0) > 0) {
        taken[cells.length] = (taken[cells.length] ?? 0) - 1
        cells.push('')
      }
    }
    for (const cell of row.cells) {
      skip()
      const width = Math.min(cell.colSpan, MOST_COLUMNS)
      for (let column = 0; column < width; column++) {
        taken[cells.length] = cell.rowSpan - 1
        cells.push(column === 0 ? wordsOf(cell) : '')
      }
    }
    skip()
    return cells
  })
}

/** Spreadsheets copy whole rows, and layout tables have columns for nothing but room. */
function withoutEmptyColumns(rows: string[][]): string[][] {
  const filled = (column: number): boolean => rows.some((row) => (row[column] ?? '') !== '')
  const first = rows[0]?.findIndex((_, column) => filled(column)) ?? 0
  const last = Math.max(...rows.map((row) => row.findLastIndex((words) => words !== '')))
  return rows.map((row) => row.slice(Math.max(0, first), last + 1))
}

/** The words of an element: lines where the page breaks them, room as one blank. */
function wordsOf(element: Element): string {
  const lines = ['']
  const add = (words: string): void => {
    lines[lines.length - 1] += words
  }
  const read = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) add((node.textContent ?? '').replace(/[\s\u00a0]+/g, ' '))
    if (!(node instanceof Element)) return
    if (node.tagName === 'BR') lines.push('')
    const isBlock = BLOCKS.has(node.tagName) && node !== element
    if (isBlock && lines.at(-1) !== '') lines.push('')
    for (const child of node.childNodes) read(child)
    if (isBlock && lines.at(-1) !== '') lines.push('')
  }
  read(element)
  return lines
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .trim()
}
