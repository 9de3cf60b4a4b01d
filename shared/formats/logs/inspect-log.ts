import { quoted } from '#shared/base/quote.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Subject } from '#shared/model/data-set.ts'
import { type Guessed, guessByPreset } from './guess-by-preset.ts'
import { clockOf } from './guess-clock.ts'
import { guessColumns } from './guess-columns.ts'
import { type DuplicateIds, duplicateIds, holdsEmails } from './guess-duplicates.ts'
import { hasHead } from './guess-head.ts'
import { type GuessedTable, guessShape } from './guess-shape.ts'
import { subjectOf } from './guess-subject.ts'
import { guessTimesOfDay, type TimesOfDay } from './guess-time-of-day.ts'
import { type ColumnKind, guessDecimal, type Profile, profilesOf } from './guess-values.ts'
import { sureOf } from './guess-words.ts'
import type { LogSource } from './log-source.ts'
import { nameOfPreset, presetFor, presetOf } from './presets.ts'
import type { Preset } from './presets-types.ts'
import type { LogReading, RoleOfColumn } from './reading.ts'
import { columnNames } from './sniff-columns.ts'
import { type Sample, sampleOf, type Told } from './sniff-source.ts'

/** What the beginning of a file shows of a column. */
export interface InspectedColumn {
  readonly name: string
  /** Up to five different cells, the first ones. */
  readonly samples: readonly string[]
  /** The different cells of the rows looked at, at most 2,000; none of times. They stay on this machine. */
  readonly values: readonly string[]
  /** How many of the rows looked at have something here, from 0 to 1. */
  readonly filled: number
  /** How many different cells the rows looked at have here. */
  readonly distinct: number
  readonly kind: ColumnKind
  /** Id of the time format it is written in; `null` where it holds no times. */
  readonly timeFormat: string | null
}

/** What a file of journey data most likely is, told from its beginning. */
export interface Inspection {
  readonly name: string
  /** How to read it; a person may change anything. */
  readonly reading: LogReading
  readonly subject: Subject
  readonly columns: readonly InspectedColumn[]
  /** At most 200 rows without the head, a cell for every column. They stay on this machine. */
  readonly rows: readonly (readonly string[])[]
  /** How many rows were looked at, and whether there are no more. */
  readonly looked: { readonly rows: number; readonly whole: boolean }
  readonly preset: Preset | null
  /** Where it holds names of things and no events: a sentence that says what it is and what to bring instead. */
  readonly lookup: string | null
  /** Sentences: what was guessed, and why. */
  readonly why: readonly string[]
  /** Sentences: what the file leaves open, where a person should look. */
  readonly ambiguous: readonly string[]
  /** Columns of days, read or not, whose times of day stand in another column. */
  readonly timesOfDay: TimesOfDay
  /** Customers that the rows looked at most likely have twice. */
  readonly duplicates: readonly DuplicateIds[]
  /** Of a workbook; the one that is read is `reading.sheet`. */
  readonly sheets: readonly string[]
}

/** What a person says of the file, instead of what would be guessed; `preset` empty: none. */
export interface Asked extends Told {
  readonly preset?: string
}

/** Rows that are shown. */
const SHOWN = 200

/**
 * Looks at the beginning of a file (half a megabyte of text, unpacked) and guesses how it is to be read. Takes anything
 * and never rejects; refuses in a sentence what is empty, damaged or no table.
 */
export async function inspectLog(source: LogSource, asked: Asked = {}): Promise<Result<Inspection>> {
  const sample = await sampleOf(source, asked)
  if (!sample.ok) return sample
  const { rows, head } = sample.value
  const isHead = head ?? hasHead(rows)
  if (isHead && rows.length < 2)
    return fail('no-table', `“${source.name}” holds headings and no rows beneath them.`)
  return ok(inspectSample(source.name, { ...sample.value, head: isHead }, asked))
}

function inspectSample(name: string, sample: Sample & { readonly head: boolean }, asked: Asked): Inspection {
  const { head } = sample
  const [first = []] = sample.rows
  const rows = head ? sample.rows.slice(1) : sample.rows
  const width = rows.reduce((most, row) => Math.max(most, row.length), first.length)
  const names = columnNames(head ? first : Array.from({ length: width }, () => ''), head)
  const decimal = guessDecimal(rows) ?? (sample.delimiter === ';' ? ',' : '.')
  const profiles = profilesOf(names, rows, decimal, head)
  const table: GuessedTable = { title: titleOf(name), profiles, named: head }
  const preset = asked.preset === undefined ? (head ? presetFor(names) : null) : presetOf(asked.preset)
  const guessed = preset ? guessByPreset(preset, table) : guessFreely(table)
  const cases = profiles.find(({ name: column }) => column === guessed.shaping.caseColumn)
  const times = timesOf(guessed.shaping)
  const timesOfDay = guessTimesOfDay(profiles, head)
  const joined = timesOfDay.filter(({ day }) => times.includes(day))
  const clock = clockOf(times, profiles, joined)
  const { format, encoding, delimiter, sheet } = sample
  return {
    name,
    reading: {
      ...{ format, encoding, delimiter, decimal, head, ...(sheet === null ? {} : { sheet }) },
      ...guessed.shaping,
      ...{ match: matchOf(cases), lifecycle: 'all', only: guessed.only },
      ...(joined.length > 0 && { timesOfDay: joined }),
      ...{ timeFormat: clock.timeFormat, zone: clock.zone, columns: guessed.columns.slice(0, 60) },
      ...{ repeated: 'keep', preset: preset?.id ?? '' },
    },
    subject: preset?.subject ?? subjectOf(head ? guessed.shaping.caseColumn : ''),
    columns: profiles.map((profile) => inspected(profile)),
    rows: rows.slice(0, SHOWN).map((row) => names.map((_, at) => row[at] ?? '')),
    looked: { rows: rows.length, whole: sample.whole },
    preset,
    lookup: preset?.shape === 'lookup' ? lookupOf(preset) : null,
    why: [...sample.why, ...whyHead(head, names), ...guessed.why, ...clock.why],
    ambiguous: [...guessed.ambiguous, ...clock.ambiguous],
    timesOfDay,
    duplicates: cases ? duplicateIds(cases, profiles) : [],
    sheets: sample.sheets,
  }
}

const timesOf = ({ timeColumn, endColumn, stateColumns }: Guessed['shaping']): string[] =>
  [timeColumn, endColumn, ...stateColumns].filter((name) => name !== null)

/** Without a preset. */
function guessFreely(table: GuessedTable): Guessed {
  const { shaping, why, ambiguous } = guessShape(table)
  const { caseColumn, activityColumn, lifecycleColumn } = shaping
  const taken = [caseColumn, activityColumn, lifecycleColumn].filter((name) => name !== null)
  const columns = guessColumns(table.profiles, new Set(taken), caseColumn)
  return {
    ...{ shaping, only: null, columns, ambiguous },
    why: [...why, ...columns.flatMap(whyColumn), ...whySegments(columns)],
  }
}

function whyColumn({ column, role, score }: RoleOfColumn): string[] {
  if (score)
    return [`${quoted(column)} holds scores: ${SCORE_WORDS[score.kind]}, from ${score.low} to ${score.high}.`]
  return role === 'segment' ? [] : [`${quoted(column)} says the ${role}.`]
}

function whySegments(columns: readonly RoleOfColumn[]): string[] {
  const segments = columns.filter(({ role }) => role === 'segment').map(({ column }) => quoted(column))
  return segments.length === 0
    ? []
    : [`Customers can be told apart by ${segments.join(', ')}: only a few different words are there.`]
}

const SCORE_WORDS = {
  nps: 'whether people would recommend you (NPS)',
  csat: 'how satisfied they are (CSAT)',
  ces: 'how much effort it took (CES)',
  mean: 'numbers of which the mean is shown',
} as const

/** Addresses of e-mail and names are written now so and now so; other ids are what they are. */
function matchOf(cases: Profile | undefined): LogReading['match'] {
  if (!cases) return 'exact'
  if (holdsEmails(cases)) return 'email'
  const names = cases.filled.filter((cell) => /\p{L}\s+\p{L}/u.test(cell)).length
  return names > cases.filled.length * 0.8 ? 'folded' : 'exact'
}

function whyHead(head: boolean, names: readonly string[]): string[] {
  if (!head) return ['The first row is a row like the others, so the columns are called by their place.']
  const again = names.find((name) => /^.+ \(2\)$/.test(name) && names.includes(name.slice(0, -4)))
  return again
    ? [`Two columns are called ${quoted(again.slice(0, -4))}; the second is ${quoted(again)} here.`]
    : []
}

const lookupOf = (preset: Preset): string =>
  `This is ${nameOfPreset(preset)}. ${preset.row} ${preset.missing ?? ''}`.trim()

/** The file’s name as people say it: without folders and endings. */
const titleOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.[a-z]{2,4}){1,2}$/i, '')
    .slice(0, 200) || 'Event'

function inspected({ name, counts, filled, cells, kind, time }: Profile): InspectedColumn {
  return {
    name,
    samples: [...counts.keys()].slice(0, 5),
    values: kind === 'time' ? [] : [...counts.keys()],
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    distinct: counts.size,
    kind,
    timeFormat: time?.format ?? null,
  }
}

/**
 * Whether somebody who drops this file means journey data (who, when, what), rather than a table of cards or the grid of a
 * map. What a known tool hands out is data even where it holds no events: the inspection says what to bring instead.
 */
export function isJourneyData({ preset, reading, columns, looked, rows }: Inspection): boolean {
  if (
    rows.some((row) => row.some((cell) => OWN_MARK.test(cell))) ||
    columns.some(({ name }) => OWN_MARK.test(name))
  )
    return false
  if (preset || reading.format === 'xes') return true
  const of = (name: string | null): InspectedColumn | undefined => columns.find((one) => one.name === name)
  const cases = of(reading.caseColumn)
  if (reading.shape === 'cases' || !cases || cases.filled < 0.5) return false
  const isKnownCase = !reading.head || sureOf('case', reading.caseColumn) >= 50
  if (reading.shape === 'wide') return (isKnownCase || cases.kind === 'id') && looked.rows > 1
  const repeats = cases.distinct < looked.rows * cases.filled
  const states = of(reading.activityColumn)
  const isStated = states !== undefined && states.distinct <= Math.max(2, looked.rows * 0.6)
  return (isStated && (isKnownCase || (repeats && cases.kind === 'id'))) || hasScores(reading)
}

/** Answers of a survey, with who gave them and when. */
const hasScores = ({ columns, caseColumn }: LogReading): boolean =>
  columns.some(({ role }) => role === 'score') && sureOf('case', caseColumn) >= 50

/** What Throughline writes into the tables of a map. */
const OWN_MARK = /^throughline:(?:grid|cards)\b/
