import { dayIn, numbersOfDay } from './cards-values.ts'
import { cellText, markOf } from './grid-marks.ts'
import type { ReadCell } from './grid-types.ts'

/** A decimal as spreadsheets in much of Europe write it. */
const COMMA = /^[+-]?\d+,\d+$/

/**
 * A cell beside what it said when the table was made. Blanks at its ends and the kind of its line ends tell nothing: programs
 * change them by themselves, as they do with the decimal point and with days.
 */
export function readCell(said: string | undefined, mark: string | undefined): ReadCell {
  const text = cellText(said ?? '')
  if (mark === undefined) return { text, mark: null, touched: text.trim() !== '' }
  const asMade = [text, text.trim(), ...(COMMA.test(text) ? [text.replace(',', '.')] : []), ...daysIn(text)]
  const untouched = asMade.find((one) => markOf(one) === mark)
  return untouched === undefined
    ? { text: text.trim(), mark, touched: true }
    : { text: untouched, mark, touched: false }
}

/** The days that a spreadsheet may have made look like this: `3/4/2027` is one in March or one in April. */
const daysIn = (text: string): readonly string[] =>
  numbersOfDay(text) ? [true, false].flatMap((dayFirst) => dayIn(text, dayFirst) ?? []) : []

/** A cell that nobody touched. */
export const untouched = (cell: ReadCell): ReadCell => ({ ...cell, touched: false })

/** A text that a table has and no record yet. */
export const newCell = (text: string): ReadCell => readCell(text, undefined)

/** Of several cells that all say one thing: the one that somebody changed, else the first that says anything. */
export function tellingCell(cells: readonly ReadCell[]): ReadCell {
  const filled = cells.filter(({ text }) => text !== '')
  return (
    filled.find(({ touched }) => touched) ??
    filled[0] ??
    (cells[0] ? untouched(cells[0]) : untouched(newCell('')))
  )
}
