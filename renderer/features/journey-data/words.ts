import type { SnapshotStep } from '#shared/analysis/journey/figures-request.ts'
import type { LogEncoding, LogReading, LogShape, ScoreKind } from '#shared/formats/logs/reading.ts'
import type { Subject } from '#shared/model/data-set.ts'

export const SHAPE_WORDS: Readonly<Record<LogShape, string>> = {
  long: 'A row an event',
  interval: 'A row an event with start and end',
  wide: 'A row a customer, a column for each state’s date',
  cases: 'A row a customer, what is known of them',
}

export const SUBJECT_WORDS: Readonly<Record<Subject, readonly [one: string, many: string]>> = {
  customer: ['customer', 'customers'],
  session: ['session', 'sessions'],
  account: ['account', 'accounts'],
  deal: ['deal', 'deals'],
  ticket: ['ticket', 'tickets'],
  case: ['case', 'cases'],
}

export const ENCODING_WORDS: Readonly<Record<LogEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Western European (Windows)',
}

export const DELIMITER_WORDS: Readonly<Record<LogReading['delimiter'], string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar |',
}

export const LIFECYCLE_WORDS: Readonly<Record<LogReading['lifecycle'], string>> = {
  all: 'All of them',
  start: 'Only where it starts',
  complete: 'Only where it is complete',
}

export const MATCH_WORDS: Readonly<Record<LogReading['match'], string>> = {
  exact: 'Exactly alike',
  email: 'Alike but for capitals, as e-mail addresses are',
  folded: 'Alike but for capitals, accents and blanks',
}

export const SCORE_WORDS: Readonly<Record<ScoreKind, string>> = {
  nps: 'Would recommend, 0–10 (NPS)',
  csat: 'Satisfied, 1–5 (CSAT)',
  ces: 'Easy, 1–7 (CES)',
  mean: 'Another scale',
}

/** Usual ends of each scale. */
export const SCORE_ENDS: Readonly<Record<ScoreKind, readonly [low: number, high: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  mean: [0, 10],
}

export const SNAPSHOT_WORDS: Readonly<Record<SnapshotStep, string>> = {
  none: 'None',
  day: 'Every day',
  week: 'Every week',
  month: 'Every month',
}

/** Choices for a list from words by value. */
export const optionsOf = <Value extends string>(
  words: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly label: string }[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }))

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `1 Nov 2019`; of nothing, nothing. */
export const dayWords = (instant: string): string => (instant === '' ? '' : DAY.format(new Date(instant)))

/** `31,106`. */
export const numberWords = (amount: number): string => amount.toLocaleString('en')
