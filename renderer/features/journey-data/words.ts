import type { LogEncoding, LogReading, LogShape, ScoreKind } from '#shared/formats/logs/reading.ts'

export const SHAPE_WORDS: Readonly<Record<LogShape, string>> = {
  long: 'One row per event',
  interval: 'One row per event, with start and end',
  wide: 'One row per customer, one column per state',
  cases: 'One row per customer, no events',
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
  all: 'Both count',
  start: 'Only starts count',
  complete: 'Only completions count',
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

/** Choices for a list from words by value. */
export const optionsOf = <Value extends string>(
  words: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly label: string }[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }))
