import { isComplete, isStart, LIFECYCLES } from '#shared/analysis/journey/event-log.ts'
import type { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { DAY } from '#shared/base/zone-clock.ts'
import type { ColumnToFill } from './build-log.ts'
import { idAs, saysNoState } from './case-ids.ts'
import type { LeftOutReason } from './log-source.ts'
import { phaseOf } from './phases.ts'
import { numberReader } from './read-number.ts'
import type { LogReading } from './reading.ts'
import type { RowReport } from './row-report.ts'
import type { ScannedRow } from './scan-row.ts'
import { CellNames, CellNumbers, type CellTaker, cellTaker, NOBODY } from './take-columns.ts'
import { type Stamps, stampsOf } from './take-stamps.ts'
import type { WantedColumns } from './wanted-columns.ts'

/** What becomes of a row: whether it was used, or why not. */
export type Taken = LeftOutReason | 'used'

/** What a taker of rows works with. */
export interface Taking {
  readonly reading: LogReading
  readonly wanted: WantedColumns
  readonly columns: readonly ColumnToFill[]
  readonly builder: LogBuilder
  readonly report: RowReport
  /** Counts an event by its key as rows are counted: whether an earlier file had it. */
  readonly isOfEarlierFile: (low: number, high: number) => boolean
}

/** Longest name of a state. */
const LONGEST = 500

/** The takers of a file's columns beside case, state and time. */
const columnTakers = ({ reading, wanted, columns, builder }: Taking): readonly CellTaker[] => {
  const readNumber = numberReader(reading.decimal)
  return columns.map((column) => cellTaker(column, wanted.slot(column.from), builder, readNumber))
}

/** What still goes on ends, in many databases, on a day that nobody will see: 2050-01-01, 9999-12-31. */
const NEVER = Date.UTC(2049, 11, 31)

const reached = (endAt: number): number => (endAt < NEVER ? endAt : Number.NaN)

/** Makes events of the rows of a file whose rows are events: long tables and intervals. */
export function eventTaker(taking: Taking): (row: ScannedRow) => Taken {
  const { reading, builder, report } = taking
  const cases = caseNames(taking)
  const states = stateNames(taking)
  const stampsIn = stampsOf(taking)
  const time = stampsIn(reading.timeColumn)
  const end = reading.endColumn === null ? null : stampsIn(reading.endColumn)
  const phases = phaseNumbers(taking)
  const fill = filler(taking)

  return (row) => {
    const one = cases.find(row)
    if (one === NOBODY) return 'no-case'
    const state = states.find(row)
    if (state === NOBODY) return 'no-state'
    const at = time.at(row)
    if (Number.isNaN(at)) return time.fault(row)
    const endAt = end === null ? Number.NaN : endOf(row, at, end)
    if (typeof endAt === 'string') return endAt
    const phase = phases(row)
    if (phase === OTHER_PHASE) return 'other-lifecycle'
    builder.addAt(cases.number(one), states.number(state), at, reached(endAt), phase)
    fill(row)
    if (time.lacksTimeOfDay || end?.lacksTimeOfDay) report.note('no-time-of-day', row)
    return 'used'
  }
}

/** When what began ended, NaN where that is not known, or why the row cannot be used. */
function endOf(row: ScannedRow, at: number, end: Stamps): number | LeftOutReason {
  const endAt = end.at(row)
  if (Number.isNaN(endAt)) {
    const fault = end.fault(row)
    // An interval without an end goes on.
    return fault === 'no-time' ? endAt : fault
  }
  if (endAt >= at) return endAt
  // Of an end without a time of day, on the day of its start, it is not known how much later it was.
  return end.lacksTimeOfDay && at - endAt < DAY ? Number.NaN : 'bad-end'
}

/** Two halves of a key for an event; the same state at the same instant of the same case has the same. */
const lowOf = (caseAt: number, state: number, at: number): number =>
  Math.imul(caseAt + 1, 0x9e3779b1) ^ Math.imul(state + 1, 0x85ebca6b) ^ Math.trunc(at)
const highOf = (caseAt: number, state: number, at: number): number =>
  Math.imul(caseAt + 1, 0xc2b2ae35) ^ Math.imul(state + 1, 0x27d4eb2f) ^ Math.trunc(at / 4_294_967_296)

/**
 * Makes events of the rows of a wide table: one for every column of a state that has a date. A newer export has the row of a
 * case again, with more of its dates: those that an earlier file had count once.
 */
export function wideTaker(taking: Taking): (row: ScannedRow) => Taken {
  const { reading, builder, report, isOfEarlierFile } = taking
  const cases = caseNames(taking)
  const fill = filler(taking)
  const stampsIn = stampsOf(taking)
  const states = reading.stateColumns.map((name) => ({
    stamps: stampsIn(name),
    name,
    number: NOBODY,
  }))
  let lastLacking = 0
  /** What came of one state of a row: an event, one that was known, or why there is none. */
  const takeState = (row: ScannedRow, one: number, state: (typeof states)[number]): Taken => {
    const at = state.stamps.at(row)
    if (Number.isNaN(at)) return state.stamps.fault(row)
    // A state that nobody ever reached is none of the log's.
    if (state.number === NOBODY) state.number = builder.activityAt(state.name)
    const caseAt = cases.number(one)
    if (isOfEarlierFile(lowOf(caseAt, state.number, at), highOf(caseAt, state.number, at))) return 'repeated'
    builder.addAt(caseAt, state.number, at)
    fill(row)
    if (state.stamps.lacksTimeOfDay && lastLacking !== row.line) {
      lastLacking = row.line
      report.note('no-time-of-day', row)
    }
    return 'used'
  }
  return (row) => {
    const one = cases.find(row)
    if (one === NOBODY) return 'no-case'
    let [events, again] = [0, 0]
    let fault: LeftOutReason = 'no-time'
    for (const state of states) {
      const taken = takeState(row, one, state)
      if (taken === 'used') events++
      else if (taken === 'repeated') again++
      else if (taken !== 'no-time') fault = taken
    }
    if (events === 0) return again > 0 ? 'repeated' : fault
    if (fault !== 'no-time') report.note('bad-date', row)
    return 'used'
  }
}

/** Joins what rows know of cases to cases that have events: a master record, a row a case. */
export function casesTaker(taking: Taking): (row: ScannedRow) => Taken {
  const { reading, wanted, builder, report } = taking
  const idOf = idAs(reading.match)
  const cases = new CellNumbers(wanted.slot(reading.caseColumn), (cell) => {
    const id = idOf(cell)
    if (id === '') return NOBODY
    const known = builder.knownCase(id)
    return known < 0 ? UNKNOWN_CASE : known
  })
  const takers = columnTakers(taking)
  const told = takers.map(() => new Set<number>())
  const seen = new Set<number>()
  return (row) => {
    const caseAt = cases.at(row)
    if (caseAt === NOBODY) return 'no-case'
    if (caseAt === UNKNOWN_CASE) return 'no-such-case'
    let isUsed = !seen.has(caseAt)
    seen.add(caseAt)
    takers.forEach((taker, at) => {
      const value = taker.valueOf(row)
      const known = told[at] as Set<number>
      if (taker.isBad(row, value)) report.note('bad-number', row)
      if (taker.isNothing(value) || known.has(caseAt)) return
      known.add(caseAt)
      builder.setCaseNumber(taker.into, caseAt, value)
      isUsed = true
    })
    return isUsed ? 'used' : 'same-id'
  }
}

const UNKNOWN_CASE = -2

const caseNames = ({ reading, wanted, builder }: Taking): CellNames =>
  new CellNames(wanted.slot(reading.caseColumn), idAs(reading.match), (id) => builder.caseAt(id))

function stateNames({ reading, wanted, builder }: Taking): Pick<CellNames, 'find' | 'number'> {
  const { activityColumn, activityName = 'Event' } = reading
  const number = (name: string): number => builder.activityAt(name)
  if (activityColumn === null) return { find: () => 0, number: () => number(activityName) }
  const nameOf = (cell: string): string => (saysNoState(cell) ? '' : cell.trim().slice(0, LONGEST))
  return new CellNames(wanted.slot(activityColumn), nameOf, number)
}

const OTHER_PHASE = -1
const NO_PHASE = LIFECYCLES.indexOf('none')

/** The phase of a row's activity; {@link OTHER_PHASE} where the reading asks for another. */
function phaseNumbers({ reading, wanted }: Taking): (row: ScannedRow) => number {
  const { lifecycleColumn, lifecycle } = reading
  if (lifecycleColumn === null) return () => NO_PHASE
  const isWanted = (phase: number): boolean =>
    lifecycle === 'all' || (lifecycle === 'start' ? isStart(phase) : isComplete(phase))
  const phases = new CellNumbers(wanted.slot(lifecycleColumn), (cell) => {
    const phase = phaseOf(cell)
    return isWanted(phase) ? phase : OTHER_PHASE
  })
  return (row) => phases.at(row)
}

/** Fills the log's columns for the event added last. */
function filler(taking: Taking): (row: ScannedRow) => void {
  const { builder, report } = taking
  const takers = columnTakers(taking)
  let lastBad = 0
  return (row) => {
    for (const taker of takers) {
      const value = taker.valueOf(row)
      if (!taker.isNothing(value)) builder.setNumber(taker.into, value)
      else if (lastBad !== row.line && taker.isBad(row, value)) {
        // A row of a wide table fills several events.
        lastBad = row.line
        report.note('bad-number', row)
      }
    }
  }
}
