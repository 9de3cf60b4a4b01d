/** A file of journey data wherever it lies: a dropped file, a file on disk, what the data folder keeps. */
export interface LogSource {
  readonly name: string
  /** Bytes; for progress. */
  readonly size: number
  /** Its content from the beginning, as often as it is asked for; packed files (`.gz`) as they are. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Why rows were left out, each in words for people; the ids are what programs and `--json` see. */
export const LEFT_OUT = {
  'no-case': 'without an id',
  'no-state': 'without a state',
  'no-time': 'without a time',
  'bad-time': 'with a time that is none',
  'other-time': 'with a time in another format',
  'bad-end': 'that end before they begin',
  'too-short': 'with too few cells',
  'too-long': 'with too many cells',
  'open-quote': 'within a quotation mark that is never closed',
  'nul-bytes': 'with NUL characters',
  repeated: 'that repeat an earlier row',
  filtered: 'that speak of something else',
  'other-lifecycle': 'of another phase of their activity',
  'bad-number': 'with a number that is none',
  'bad-date': 'with a date that is none in one of several columns',
  'no-time-of-day': 'with a day but no time of day, read as 00:00',
  'no-such-case': 'whose id no event has',
  'same-id': 'whose id an earlier row has, which counts',
} as const
export type LeftOutReason = keyof typeof LEFT_OUT

/** Whether rows that are noted for this were used all the same, without what could not be read in them. */
export const isUsedWithout = (reason: string): boolean => USED_WITHOUT.has(reason)

const USED_WITHOUT: ReadonlySet<string> = new Set<LeftOutReason>(['bad-number', 'bad-date', 'no-time-of-day'])

/** Rows of one kind that were not used (or without something, see {@link isUsedWithout}), with a few to look at. */
export interface LeftOut {
  readonly reason: LeftOutReason
  readonly rows: number
  /** At most five: the line in the file, counted from 1 with the head, and its beginning as text. Stays on this machine. */
  readonly examples: readonly { readonly line: number; readonly text: string }[]
}

/** How many rows a file had and what became of them. `read = used + sum of leftOut`, but for what {@link isUsedWithout}. */
export interface RowsRead {
  readonly file: string
  readonly read: number
  readonly used: number
  /** Rows that are the same as an earlier one in every cell, whether they were used or not. */
  readonly repeated: number
  readonly leftOut: readonly LeftOut[]
}

/** Told of while files are read; `share` runs from 0 to 1. */
export type LogProgress = (share: number, rows: number) => void
