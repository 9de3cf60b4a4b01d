import { isZone } from '#shared/base/zone-clock.ts'
import { sureOf } from './guess-words.ts'
import { TIME_FORMATS, timeReader } from './time-formats.ts'

/** How the instants of a column are written, as far as its sample tells. */
export interface GuessedTime {
  /** Id of one of {@link TIME_FORMATS}. */
  readonly format: string
  /** How many of the values can be read so, from 0 to 1. */
  readonly share: number
  /** The first value that cannot; empty where all can. */
  readonly odd: string
  /** A value that is another day where months come first; empty where the order of day and month is certain. */
  readonly ambiguous: string
  /** How many of the values say their offset or zone, from 0 to 1, and whether they say different ones. */
  readonly zoned: number
  readonly offsets: readonly string[]
}

const READERS = TIME_FORMATS.map(({ id }) => ({ id, read: timeReader(id, 'UTC') }))

/** Formats that a plain number passes for. */
const NUMERIC: ReadonlySet<string> = new Set(['compact', 'epoch-s', 'epoch-ms', 'epoch-us', 'excel'])

/** Beyond these years a number is hardly a stamp. */
const PLAUSIBLE = [Date.UTC(1990, 0, 1), Date.UTC(2045, 0, 1)] as const

const OFFSET = /(?:\d|\s)(z|utc|gmt|[-+−]\d{2}:?\d{2}|[-+−]\d{2})$/i
const HAS_TIME = /\d:\d|\dT\d/

/** At which share of its values a column is taken for one of times: less where its heading says so, and more of numbers. */
const LEAST = { named: 0.3, unnamed: 0.6, numeric: 0.9 }

/** Counts that no other numbers look like, where no heading can say that they are times. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(['epoch-s', 'epoch-ms', 'epoch-us'])

/**
 * How a column of times is written, or `null` where it is none. Numbers are only taken for times where the heading says
 * so, or where the file has none (`head` is `null`) and all of them could be counts since 1970. Values over 12 anywhere
 * decide between day and month, else it is said to be open.
 */
export function guessTime(values: readonly string[], head: string | null): GuessedTime | null {
  const isNamed = head !== null && saysTime(head)
  const mayBe = (id: string): boolean =>
    isNamed || !NUMERIC.has(id) || (head === null && UNMISTAKABLE.has(id))
  if (values.length === 0 || values.slice(0, 20).every((value) => !/\d/.test(value))) return null
  const few = values.slice(0, 20)
  const candidates = READERS.filter(
    ({ id, read }) => mayBe(id) && few.some((value) => !Number.isNaN(read(value))),
  ).map(({ id, read }) => ({ id, hits: values.filter((value) => isStamp(read(value), id)).length }))
  // The earlier of two that read as many: the list begins with what can be told from a stamp alone.
  const best = candidates.reduce((a, b) => (b.hits > a.hits ? b : a), { id: '', hits: 0 })
  const share = best.hits / values.length
  const least = NUMERIC.has(best.id) ? LEAST.numeric : isNamed ? LEAST.named : LEAST.unnamed
  if (best.hits === 0 || share < least) return null
  const other = candidates.find(({ id }) => id === (best.id === 'dmy' ? 'mdy' : 'dmy'))
  const isOpen = ['dmy', 'mdy'].includes(best.id) && other?.hits === best.hits
  return { ...dayAndMonth(best.id, isOpen, values), share, ...zonesOf(values) }
}

const saysTime = (head: string): boolean =>
  sureOf('time', head) > 0 || sureOf('start', head) > 0 || sureOf('end', head) > 0 || SAYS_TIME.test(head)

const SAYS_TIME =
  /(?:date|time|datum|zeit|_at|_on|timestamp|heure|\s(?:am|le))$|(?:^|[^a-z])(?:date|time|datum|timestamp)(?:[^a-z]|$)/i

const isStamp = (instant: number, format: string): boolean =>
  !Number.isNaN(instant) && (!NUMERIC.has(format) || (instant >= PLAUSIBLE[0] && instant < PLAUSIBLE[1]))

function dayAndMonth(
  format: string,
  isOpen: boolean,
  values: readonly string[],
): Pick<GuessedTime, 'format' | 'odd' | 'ambiguous'> {
  const chosen = isOpen ? likelierOrder(values) : format
  const read = timeReader(chosen, 'UTC')
  const odd = values.find((value) => Number.isNaN(read(value))) ?? ''
  const other = timeReader(chosen === 'dmy' ? 'mdy' : 'dmy', 'UTC')
  const unclear = isOpen
    ? values.find(
        (value) => !WITH_POINTS.test(value) && read(value) !== other(value) && !Number.isNaN(read(value)),
      )
    : undefined
  return { format: chosen, odd, ambiguous: unclear ?? '' }
}

const WITH_POINTS = /^\s*\d+\./

/** Whether a time is told as AM or PM. */
export const isHalfOfDay = (value: string): boolean => /\d\s*[ap]\.?m\.?$/i.test(value)

/** So many times as many days as months: then the sample is of the first days of a month. */
const MANY_DAYS = 4

/**
 * Which order days and months have where every stamp can be read in both. Halves of the day are usual where months come
 * first, points only where days do. A log begins with some days of one month, hardly with one day of many months.
 */
function likelierOrder(values: readonly string[]): 'dmy' | 'mdy' {
  if (values.some(isHalfOfDay)) return 'mdy'
  if (values.some((value) => WITH_POINTS.test(value))) return 'dmy'
  const parts = values.map((value) => /^\s*(\d+)\D(\d+)/.exec(value))
  const firsts = new Set(parts.map((part) => Number(part?.[1]))).size
  const seconds = new Set(parts.map((part) => Number(part?.[2]))).size
  return seconds >= firsts * MANY_DAYS ? 'mdy' : 'dmy'
}

/** How many of some times say their offset or zone, and which ones. */
export function zonesOf(values: readonly string[]): Pick<GuessedTime, 'zoned' | 'offsets'> {
  const said = values.flatMap((value) => (HAS_TIME.test(value) && OFFSET.exec(value)?.[1]) || [])
  return { zoned: said.length / values.length, offsets: [...new Set(said.map((one) => one.toUpperCase()))] }
}

/** Zones that headings name by their usual letters. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(?:utc|gmt|zulu)(?:[^a-z]|$)/i, 'UTC'],
  [/(?:^|[^a-z])(?:cet|cest|mez|mesz)(?:[^a-z]|$)/i, 'Europe/Berlin'],
  [/(?:^|[^a-z])(?:est|edt|eastern time)(?:[^a-z]|$)/i, 'America/New_York'],
  [/(?:^|[^a-z])(?:pst|pdt|pacific time)(?:[^a-z]|$)/i, 'America/Los_Angeles'],
]

/** The zone that a heading names, as `Create Date (Europe/Berlin)` and `timestamp_utc` do; `null` where it names none. */
export function zoneInHead(head: string): string | null {
  const named = /\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][A-Za-z_/-]+/.exec(
    head,
  )
  if (named) return isZone(named[0]) ? named[0] : null
  return ZONES.find(([pattern]) => pattern.test(head))?.[1] ?? null
}
