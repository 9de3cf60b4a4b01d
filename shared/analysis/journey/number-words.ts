import { durationWords as wordsOfDuration } from '#shared/base/duration-words.ts'
import { longDay } from '#shared/base/long-day.ts'
import type { Subject } from '#shared/model/data-set.ts'
import type { Interval } from './intervals.ts'

/** What stands where there is nothing to tell, or nothing to divide by. */
export const NOTHING = '—'

/** What a case of the data is called: one of them, and several. */
export const SUBJECT_NOUNS: Readonly<Record<Subject, readonly [one: string, many: string]>> = {
  customer: ['customer', 'customers'],
  session: ['session', 'sessions'],
  account: ['account', 'accounts'],
  deal: ['deal', 'deals'],
  ticket: ['ticket', 'tickets'],
  case: ['case', 'cases'],
}

/** `customers who came`, `sessions that came`. */
export const whoOf = (subject: Subject): 'who' | 'that' => (subject === 'customer' ? 'who' : 'that')

/** A number with its noun: `1 session`, `2,868 sessions`. */
export const subjectsWords = (count: number, subject: Subject): string =>
  `${plainWords(count)} ${SUBJECT_NOUNS[subject][count === 1 ? 0 : 1]}`

const groupedWith = (decimals: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en', { maximumFractionDigits: decimals })
const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const CENTS = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const UP_TO = [groupedWith(0), groupedWith(1), groupedWith(2)] as const

const withMinus = (words: string): string => words.replace(/^-/, '−').replace(/^−(?=[0.]*$)/, '')

/** A number with at most two decimals (or `decimals`): `2,868`, `4.25`, `−3`. */
export const plainWords = (value: number, decimals: 0 | 1 | 2 = 2): string =>
  withMinus(UP_TO[decimals].format(value))

/** A share of 0 to 1: `42.0 %`. `null`: a dash. */
export const percentWords = (share: number | null): string =>
  share === null ? NOTHING : `${withMinus(TENTHS.format(share * 100))} %`

/** Money, in whatever unit the data has: `1,234.50`, from ten thousand on without cents. `null`: a dash. */
export const moneyWords = (amount: number | null): string =>
  amount === null ? NOTHING : withMinus((Math.abs(amount) < 10_000 ? CENTS : UP_TO[0]).format(amount))

/** A time of so many seconds: `45 s`, `25 min`, `3.4 days`. `null`: a dash. */
export const durationWords = (seconds: number | null): string =>
  seconds === null ? NOTHING : wordsOfDuration(seconds)

/** The ends of an interval of shares: `39.0–45.1 %`. */
export const percentInterval = ({ low, high }: Interval): string =>
  `${TENTHS.format(low * 100)}–${TENTHS.format(high * 100)} %`

/** The ends of an interval of ratios: `0.72–0.97`. */
export const ratioInterval = ({ low, high }: Interval): string => `${CENTS.format(low)}–${CENTS.format(high)}`

/** A ratio: `0.84`. `null`: a dash. */
export const ratioWords = (ratio: number | null): string => (ratio === null ? NOTHING : CENTS.format(ratio))

/** The day of an instant (ISO 8601), as it was written down: `29 June 2024`. */
export const dayOf = (instant: string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(instant) ? longDay(instant.slice(0, 10)) : instant

/** What stands where a number would tell of a group that is too small; it need not be small itself. */
export const HIDDEN = 'not shown'

/** Why a number is not shown, in a sentence. */
export const hiddenWords = (leastGroup: number, subject: Subject): string =>
  `Not shown: it is fewer than ${plainWords(leastGroup)} ${SUBJECT_NOUNS[subject][1]}, or would tell of so few.`
