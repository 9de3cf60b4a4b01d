import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'

/**
 * The cards as other programs take them: a row a lane and a column a step where they stand in several steps, so that a
 * spreadsheet shows the grid as it was; else a line a card. Cards of one cell share it, line by line.
 */
export function tableOfCards(view: MapView, cards: readonly Card[]): string[][] {
  const columns = view.steps.filter(({ id }) => cards.some(({ place }) => place[1] === id))
  if (columns.length < 2) return cards.map((card) => [card.text.replaceAll('\n', ' ')])
  const rows = view.lanes.filter(({ id }) => cards.some(({ place }) => place[0] === id))
  return rows.map((lane) =>
    columns.map((step) =>
      cards
        .filter(({ place }) => place[0] === lane.id && place[1] === step.id)
        .map(({ text }) => text)
        .join('\n'),
    ),
  )
}

/** Tab-separated, quoted as spreadsheets do where a cell holds lines, tabs or quotes. */
export const writePlainTable = (table: readonly (readonly string[])[]): string =>
  table.map((row) => (row.length === 1 ? row[0] : row.map(quoted).join('\t'))).join('\n')

const quoted = (words: string): string => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words)

/** Without the hint, Excel makes a row of each line. */
const LINE_BREAK = '<br style="mso-data-placement:same-cell">'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': LINE_BREAK }

/** A plain HTML table, which word processors and slides take as one. */
export const writeHtmlTable = (table: readonly (readonly string[])[]): string =>
  `<table>${table
    .map((row) => `<tr>${row.map((words) => `<td>${words.replace(/[&<>\n]/g, escaped)}</td>`).join('')}</tr>`)
    .join('')}</table>`

const escaped = (letter: string): string => ESCAPES[letter] ?? letter
