import { saysNothing } from './case-ids.ts'
import type { LogReading } from './reading.ts'
import type { ScannedRow } from './scan-row.ts'
import { isStampOfAnyFormat, type StampReader, stampReader } from './time-formats.ts'
import { type DayAndTimeReader, dayAndTimeReader } from './time-of-day.ts'
import { timeOfDayFor } from './time-of-day-columns.ts'
import type { WantedColumns } from './wanted-columns.ts'

/** Makes what reads the instants of a file's columns, as its reading says; they share what they read with. */
export function stampsOf({
  reading,
  wanted,
}: {
  readonly reading: LogReading
  readonly wanted: WantedColumns
}): (column: string | null) => Stamps {
  const read = stampReader(reading.timeFormat, reading.zone)
  const join = dayAndTimeReader(reading.timeFormat, reading.zone)
  return (column) => {
    const time = column === null ? null : timeOfDayFor(reading, column)
    return new Stamps(wanted.slotOrNone(column), wanted.slotOrNone(time), read, join)
  }
}

/** Reads the instants in one column of a file, joined with their times of day where these have a column of their own. */
export class Stamps {
  /** Whether the instant that was read last is one of a day without a time of day, and so its beginning. */
  lacksTimeOfDay = false
  readonly #slot: number
  /** −1: no other column has the time of day. */
  readonly #timeSlot: number
  readonly #read: StampReader
  readonly #join: DayAndTimeReader

  constructor(slot: number, timeSlot: number, read: StampReader, join: DayAndTimeReader) {
    this.#slot = slot
    this.#timeSlot = timeSlot
    this.#read = read
    this.#join = join
  }

  /** Milliseconds since 1970 UTC; NaN where a row has none. */
  at(row: ScannedRow): number {
    if (this.#timeSlot < 0) return this.#alone(row)
    const time = row.text(this.#timeSlot)
    const isNothing = saysNothing(time)
    const at = isNothing ? this.#alone(row) : this.#join(row.text(this.#slot), time)
    this.lacksTimeOfDay = isNothing && !Number.isNaN(at)
    return at
  }

  #alone(row: ScannedRow): number {
    const slot = this.#slot
    return this.#read(row.texts[slot] as string, row.from[slot] as number, row.to[slot] as number)
  }

  /** Why a row has none. */
  fault(row: ScannedRow): 'no-time' | 'other-time' | 'bad-time' {
    const text = row.text(this.#slot)
    if (saysNothing(text)) return 'no-time'
    const isRead = !Number.isNaN(this.#read(text, 0, text.length))
    return !isRead && isStampOfAnyFormat(text) ? 'other-time' : 'bad-time'
  }
}
