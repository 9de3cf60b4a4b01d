import { commonestWidth, splitRows } from './sniff-rows.ts'

/** The signs that part cells, those that stand in prose last. */
export const DELIMITERS = ['\t', ';', '|', ','] as const
/** One of {@link DELIMITERS}. */
export type Delimiter = (typeof DELIMITERS)[number]

/** How the cells of a text are parted, and whether its first line says so itself (`sep=;`). */
export interface GuessedDelimiter {
  readonly delimiter: Delimiter
  readonly told: boolean
  /** How many cells most rows have. */
  readonly width: number
}

/** Rows that are compared. */
const COMPARED = 100

/** Letters that they are taken from. */
const LOOKED_AT = 200_000

const TOLD = /^\ufeff?"?sep=([,;\t|])"?\s*(?:\r?\n|\r|$)/i

/** The sign by which most rows have the same number of cells, signs within quotation marks left out. */
export function guessDelimiter(text: string, whole: boolean): GuessedDelimiter {
  const start = text.slice(0, LOOKED_AT)
  const rowsBy = (delimiter: Delimiter): string[][] =>
    splitRows(start, delimiter, COMPARED, whole && start.length === text.length)
  const told = TOLD.exec(text)?.[1] as Delimiter | undefined
  if (told) return { delimiter: told, told: true, width: evenness(rowsBy(told)).width }
  const found = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(rowsBy(delimiter)) }))
  const best = found.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0
    ? { delimiter: best.delimiter, told: false, width: best.width }
    : { delimiter: ',', told: false, width: 1 }
}

/** What a sign that parts all rows but the first is worth beside one that parts the first as well. */
const LISTS = 0.7

function evenness(rows: readonly (readonly string[])[]): { readonly score: number; readonly width: number } {
  const { width, share } = commonestWidth(rows)
  if (width < 2) return { score: 0, width: 1 }
  // Even rows first, then many cells: decimal commas part some cells of some rows only.
  const score = share ** 2 * (1 + Math.log2(width) / 10)
  // Lists within a cell may have more pieces than there are columns, in every row but the one of the headings.
  return { score: rows[0]?.length === 1 ? score * LISTS : score, width }
}
