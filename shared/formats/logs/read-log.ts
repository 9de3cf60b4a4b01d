import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import { counted } from '#shared/base/counted.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { logToFill } from './build-log.ts'
import { checkReading } from './check-reading.ts'
import { FileRows } from './file-rows.ts'
import { LEFT_OUT, type LogProgress, type LogSource, type RowsRead } from './log-source.ts'
import type { LogReading } from './reading.ts'
import type { Between } from './scan-row.ts'
import { RowCounts } from './union-rows.ts'
import { refusalOf, Unreadable } from './unreadable.ts'
import { walkFile } from './walk-file.ts'

/** A file and how it is to be read. */
export interface FileOfLog {
  readonly source: LogSource
  readonly reading: LogReading
}

/** What whoever waits may want to know or to say. */
export interface ReadingLog {
  /** Told at most twenty times a second, and at the end. */
  readonly onProgress?: LogProgress
  /** An `AbortSignal`: reading stops at the next piece of a file. */
  readonly signal?: { readonly aborted: boolean }
}

/** A log as it was read, and what became of the rows, in the order of the files. */
export interface ReadLog {
  readonly log: EventLog
  readonly rows: readonly RowsRead[]
}

/** A short row; a wrong guess costs a little time or room. */
const BYTES_OF_A_ROW = 96

/** Milliseconds between two reports of progress. */
const PAUSE = 50

/**
 * Reads journey data of one or several files into one log. Files are streamed: in memory is what is wanted of them, in
 * columns of numbers. Cells are text; nothing in them is ever computed.
 *
 * Several files are united as multisets of rows (see {@link RowCounts}); cases are one where their ids match. The largest
 * file goes first, so that which one was named first makes no difference; files that speak of cases go last.
 *
 * Never throws for what files hold; refuses in a sentence (`cancelled`, `no-column`, `no-events`, `damaged`, `too-large`,
 * `unreadable`, `empty`, `bad-reading`) what cannot be read at all. Rows that cannot be used are counted, with examples.
 */
export async function readLog(
  files: readonly FileOfLog[],
  options: ReadingLog = {},
): Promise<Result<ReadLog>> {
  for (const { source, reading } of files) {
    const refusal = checkReading(source.name, reading)
    if (refusal !== null) return refusal
  }
  const { builder, columns } = logToFill(files.map(({ reading }) => reading))
  const bytes = files.reduce((sum, { source }) => sum + source.size, 0)
  const counts = new RowCounts(bytes / BYTES_OF_A_ROW)
  const rows: RowsRead[] = []
  const progress = new Progress(files, options)
  try {
    for (const at of readingOrder(files)) {
      const { source, reading } = files[at] as FileOfLog
      const taker = new FileRows({
        name: source.name,
        reading,
        columns: columns[at] ?? [],
        builder,
        counts,
        file: at,
      })
      await walkFile(source, reading, taker, progress.within(source, taker))
      rows[at] = taker.told()
    }
  } catch (error) {
    return refusalOf(error)
  }
  progress.end()
  if (builder.events > 0) return ok({ log: builder.build(), rows })
  return files.every(({ reading }) => reading.shape === 'cases') ? NOTHING_HAPPENS : noEvents(rows)
}

/** Places in the list: files of events by size, the largest first; then those of cases. */
function readingOrder(files: readonly FileOfLog[]): readonly number[] {
  const rank = ({ reading }: FileOfLog): number => (reading.shape === 'cases' ? 1 : 0)
  return files
    .map((file, at) => ({ file, at }))
    .sort(
      (one, other) =>
        rank(one.file) - rank(other.file) ||
        other.file.source.size - one.file.source.size ||
        (one.file.source.name < other.file.source.name ? -1 : 1),
    )
    .map(({ at }) => at)
}

/** Tells how far reading is, over all files, and stops it. */
class Progress {
  readonly #options: ReadingLog
  readonly #size: number
  #before = 0
  #rowsBefore = 0
  #told = Date.now()

  constructor(files: readonly FileOfLog[], options: ReadingLog) {
    this.#options = options
    this.#size = Math.max(
      1,
      files.reduce((sum, { source }) => sum + source.size, 0),
    )
  }

  /** What is called between pieces of a file: throws `Unreadable` (`cancelled`). */
  within(source: LogSource, taker: FileRows): Between {
    const before = this.#before
    const rowsBefore = this.#rowsBefore
    this.#before += source.size
    return (bytes) => {
      if (this.#options.signal?.aborted) throw new Unreadable('cancelled', 'Cancelled.')
      this.#rowsBefore = rowsBefore + taker.read
      const now = Date.now()
      if (now - this.#told < PAUSE) return
      this.#told = now
      this.#options.onProgress?.(Math.min(0.99, (before + bytes) / this.#size), this.#rowsBefore)
    }
  }

  end(): void {
    this.#options.onProgress?.(1, this.#rowsBefore)
  }
}

const NOTHING_HAPPENS = fail(
  'no-events',
  'This says what is known of customers, but not what they did, and when: a file of events is missing.',
)

/** The refusal of files without a single event, with the commonest reasons. */
function noEvents(rows: readonly RowsRead[]): Result<never> {
  const read = rows.reduce((sum, file) => sum + file.read, 0)
  if (read === 0) return fail('no-events', 'There are no rows in this data.')
  const reasons = rows
    .flatMap(({ leftOut }) => leftOut)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, 2)
    .map((one) => `${one.rows.toLocaleString('en')} ${LEFT_OUT[one.reason]}`)
  const why = reasons.length > 0 ? `: ${reasons.join(', ')}` : ''
  return fail('no-events', `Of ${counted(read, 'row')}, none tells of an event${why}.`)
}
