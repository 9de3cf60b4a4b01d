import type { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import type { ColumnToFill } from './build-log.ts'
import type { RowsRead } from './log-source.ts'
import type { LogReading } from './reading.ts'
import { RowReport } from './row-report.ts'
import { hashOf, highHashOf, type RowTaker, type ScannedRow, type WantedCells } from './scan-row.ts'
import { CellNumbers } from './take-columns.ts'
import { casesTaker, eventTaker, type Taken, wideTaker } from './take-events.ts'
import { AGAIN_HERE, IN_EARLIER_FILE, NEW_ROW, type RowCounts } from './union-rows.ts'
import { WantedColumns } from './wanted-columns.ts'

/** What the rows of a file go into. */
export interface FileToTake {
  readonly name: string
  readonly reading: LogReading
  readonly columns: readonly ColumnToFill[]
  readonly builder: LogBuilder
  readonly counts: RowCounts
  /** Its place among the files. */
  readonly file: number
}

/** Takes the rows of one file: judges each, uses it or says why not. */
export class FileRows implements RowTaker {
  readonly wanted: WantedColumns
  readonly #file: FileToTake
  readonly #report: RowReport
  readonly #take: (row: ScannedRow) => Taken
  readonly #isWanted: (row: ScannedRow) => boolean
  readonly #low: number
  readonly #high: number

  constructor(file: FileToTake) {
    const { name, reading, columns, builder, counts } = file
    this.#file = file
    this.#report = new RowReport(name)
    this.wanted = new WantedColumns(name, reading)
    this.#isWanted = filterOf(reading, this.wanted)
    this.#take = takerOf(reading.shape)({
      reading,
      wanted: this.wanted,
      columns,
      builder,
      report: this.#report,
      isOfEarlierFile: (low, high) => counts.add(low, high, file.file) === IN_EARLIER_FILE,
    })
    const meaning = meaningOf(reading)
    this.#low = hashOf(meaning)
    this.#high = highHashOf(meaning)
  }

  /** Rows so far. */
  get read(): number {
    return this.#report.read
  }

  head(cells: readonly string[]): WantedCells | null {
    return this.wanted.head(cells)
  }

  take(row: ScannedRow): void {
    const report = this.#report
    report.read++
    const taken = row.fault ?? this.#judged(row)
    if (taken === 'used') report.used++
    else report.note(taken, row)
  }

  told(): RowsRead {
    return this.#report.told()
  }

  #judged(row: ScannedRow): Taken {
    const { counts, file, reading } = this.#file
    const count = counts.add(row.low ^ this.#low, row.high ^ this.#high, file)
    if (count !== NEW_ROW) this.#report.repeated++
    if (!this.#isWanted(row)) return 'filtered'
    const isLeftOut = count === IN_EARLIER_FILE || (count === AGAIN_HERE && reading.repeated === 'leave-out')
    return isLeftOut ? 'repeated' : this.#take(row)
  }
}

function takerOf(shape: LogReading['shape']): typeof eventTaker {
  if (shape === 'cases') return casesTaker
  return shape === 'wide' ? wideTaker : eventTaker
}

function filterOf({ only }: LogReading, wanted: WantedColumns): (row: ScannedRow) => boolean {
  if (only === null) return () => true
  const values = new Set(only.values)
  const isOne = new CellNumbers(wanted.slot(only.column), (cell) => (values.has(cell.trim()) ? 1 : 0))
  return (row) => isOne.at(row) === 1
}

/** What rows are taken for: the same cells read in another way are other rows. */
const meaningOf = (reading: LogReading): string =>
  JSON.stringify([
    reading.shape,
    reading.caseColumn,
    reading.activityColumn,
    reading.activityName,
    reading.timeColumn,
    reading.endColumn,
    reading.stateColumns,
    reading.timesOfDay,
    reading.only,
  ])
