import { amountIn } from '#shared/base/amount.ts'
import { foldName } from '#shared/base/fold.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import {
  CHANNELS,
  EVIDENCE_LEVELS,
  IMPACT_LABELS,
  IMPACTS,
  OPPORTUNITY_STATUS_LABELS,
  OPPORTUNITY_STATUSES,
  SENTIMENT_LEVELS,
} from '#shared/model/vocabulary.ts'
import { CHOICES, type FeelingScale } from './cards-mapping.ts'

/** Words for the entries of closed lists, beside their own names and labels. */
const OTHER_WORDS: { readonly [List in keyof typeof CHOICES]: Readonly<Record<string, string>> } = {
  impact: {
    low: 'trivial',
    minor: 'trivial',
    small: 'trivial',
    medium: 'workaround',
    moderate: 'workaround',
    major: 'workaround',
    'work-around': 'workaround',
    'work around': 'workaround',
    high: 'abandons',
    severe: 'abandons',
    critical: 'abandons',
    blocker: 'abandons',
    'gives up': 'abandons',
  },
  evidence: {
    assumption: 'assumed',
    guess: 'assumed',
    low: 'assumed',
    partial: 'partly',
    medium: 'partly',
    research: 'researched',
    proven: 'researched',
    validated: 'researched',
    high: 'researched',
  },
  progress: {
    new: 'idea',
    open: 'idea',
    proposed: 'idea',
    'to do': 'planned',
    todo: 'planned',
    'in progress': 'doing',
    started: 'doing',
    completed: 'done',
    closed: 'done',
    rejected: 'dropped',
    cancelled: 'dropped',
    canceled: 'dropped',
  },
  color: { gray: 'grey', purple: 'violet', pink: 'red', 'light yellow': 'yellow', cyan: 'teal' },
}

const WORDS = {
  impact: wordsOf(IMPACTS, IMPACT_LABELS, OTHER_WORDS.impact),
  evidence: wordsOf(EVIDENCE_LEVELS, {}, OTHER_WORDS.evidence),
  progress: wordsOf(OPPORTUNITY_STATUSES, OPPORTUNITY_STATUS_LABELS, OTHER_WORDS.progress),
  color: wordsOf(CHOICES.color, {}, OTHER_WORDS.color),
}

function wordsOf(
  names: readonly string[],
  labels: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(others),
    ...Object.entries(labels).map(([name, label]) => [foldName(label), name] as const),
    ...names.map((name) => [name, name] as const),
  ])
}

/** Whatever is longer is a text and no value, in UTF-16 units; so nobody waits for a book to be looked through. */
const LONGEST_VALUE = 100

/** The entry of a closed list that a cell names, by its own name, its label or a common word; `undefined` for no such word. */
export const choiceIn = <List extends keyof typeof CHOICES>(
  list: List,
  words: string,
): (typeof CHOICES)[List][number] | undefined =>
  (words.length > LONGEST_VALUE ? undefined : WORDS[list].get(foldName(words))) as
    | (typeof CHOICES)[List][number]
    | undefined

/** Longest tag or channel that a card takes, in UTF-16 units. */
const LONGEST_WORD = 80

/** The words of a cell that lists some: apart by commas, semicolons, bars or lines; `#` before them goes. */
export const wordsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[,;|\n]/)
      .map((word) => word.trim().replace(/^#/, '').slice(0, LONGEST_WORD).trim())
      .filter((word) => word !== ''),
  ),
]

const CHANNEL_OF = new Map<string, string>(CHANNELS.map((channel) => [foldName(channel), channel]))

/** The channels that a cell lists; those the product knows by their usual name. */
export const channelsIn = (cell: string): string[] => [
  ...new Set(wordsIn(cell).map((word) => CHANNEL_OF.get(foldName(word)) ?? word)),
]

const FEELING_WORDS: ReadonlyMap<string, number> = new Map([
  ...SENTIMENT_LEVELS.flatMap(({ value, label, face }) => [
    [foldName(label), value] as const,
    [face, value] as const,
  ]),
  ['very positive', 2],
  ['very happy', 2],
  ['positive', 1],
  ['happy', 1],
  ['ok', 0],
  ['mixed', 0],
  ['negative', -1],
  ['unhappy', -1],
  ['very negative', -2],
  ['very unhappy', -2],
])

const TO_LEVELS: Readonly<Record<FeelingScale, (amount: number) => number>> = {
  levels: (amount) => amount,
  stars: (amount) => amount - 3,
  ten: (amount) => (amount - 5) * 0.4,
}

/** A feeling from −2 to 2 that a cell says by a number on the scale, a word or a face; `undefined` where it says none. */
export function feelingIn(cell: string, scale: FeelingScale): number | undefined {
  if (cell.length > LONGEST_VALUE) return undefined
  const word = FEELING_WORDS.get(foldName(cell))
  if (word !== undefined) return word
  const amount = amountIn(cell.replace(/\s*\/\s*(?:5|10)$/, ''))?.amount
  const level = amount === undefined ? undefined : Math.round(TO_LEVELS[scale](amount) * 100) / 100
  return level !== undefined && level >= SENTIMENT.least && level <= SENTIMENT.most ? level : undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as `YYYY-MM-DD`, however a spreadsheet or a person wrote it; `undefined` for what is no day of the calendar. */
export function dayIn(cell: string, dayFirst: boolean): string | undefined {
  const words = cell.trim()
  if (words.length > LONGEST_VALUE) return undefined
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(words)
  if (iso) return calendarDay(iso[1], Number(iso[2]), iso[3])
  const numbers = numbersOfDay(words)
  if (numbers) {
    const [first, second, year] = numbers
    const isDayFirst = first > 12 || (second <= 12 && (dayFirst || words.includes('.')))
    return isDayFirst ? calendarDay(year, second, first) : calendarDay(year, first, second)
  }
  const named =
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4})$/i.exec(words) ??
    reordered(/^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(words))
  if (!named) return undefined
  const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase())
  return month < 0 ? undefined : calendarDay(named[3], month + 1, named[1])
}

const reordered = (match: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  match && [match[0], match[2], match[1], match[3]]

/** The numbers of `3/4/2026` in the order they stand; `null` for what looks otherwise. */
export function numbersOfDay(words: string): readonly [number, number, string] | null {
  const [, first, second, year = ''] =
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s.*)?$/.exec(words.slice(0, LONGEST_VALUE).trim()) ?? []
  if (first === undefined) return null
  return [Number(first), Number(second), year.length === 2 ? `20${year}` : year]
}

function calendarDay(
  year: string | undefined,
  month: number,
  day: string | number | undefined,
): string | undefined {
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day)
  return isReal && Number(year) >= 1000 ? date.toISOString().slice(0, 10) : undefined
}
