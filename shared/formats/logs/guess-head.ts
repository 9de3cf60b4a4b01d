import { isScoreHead } from './guess-columns.ts'
import { guessTime } from './guess-times.ts'
import { isTechnical, sureOf } from './guess-words.ts'
import { presetFor } from './presets.ts'
import { columnNames } from './sniff-columns.ts'

/** Rows that the first one is compared with. */
const COMPARED = 200

/**
 * Whether the first row names the columns: because its words are headings, or because it is of another kind than the rows
 * below. A row with a time, or with what comes again further down, is a row like the others.
 */
export function hasHead(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows
  if (presetFor(columnNames(first, true))) return true
  const cells = first.map((cell) => cell.trim())
  if (cells.some((cell) => cell !== '' && isValue(cell))) return false
  const below = rest.slice(0, COMPARED)
  const column = (at: number): string[] => below.flatMap((row) => row[at]?.trim() || [])
  const telling = cells.filter(isHeading).length
  const repeated = cells.filter((cell, at) => cell !== '' && column(at).includes(cell)).length
  if (telling > repeated) return true
  if (repeated > 0) return false
  return below.length === 0 || cells.some((_, at) => column(at).length > 0 && column(at).every(isValue))
}

const MEANINGS = ['case', 'activity', 'time', 'start', 'end'] as const

const isHeading = (cell: string): boolean =>
  isTechnical(cell) || isScoreHead(cell) || MEANINGS.some((meaning) => sureOf(meaning, cell) > 0)

/** What no heading is: a number, or an instant. */
const isValue = (cell: string): boolean => /^[-−+]?[\d.,\s]*\d$/.test(cell) || guessTime([cell], '') !== null
