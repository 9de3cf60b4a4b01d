import { durationWords } from '#shared/base/duration-words.ts'
import { shortDay } from '#shared/base/short-day.ts'
import type { Card } from '#shared/model/card.ts'
import { fedSeconds } from '#shared/model/fed-metrics.ts'
import type { EvidenceLevel, OpportunityStatus } from '#shared/model/vocabulary.ts'

/** How far an opportunity is, in words. */
export const PROGRESS_WORDS: Readonly<Record<OpportunityStatus, string>> = {
  idea: 'idea',
  planned: 'planned',
  doing: 'under way',
  done: 'done',
  dropped: 'dropped',
}

/** How well a card is backed, in words. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceLevel, string>> = {
  assumed: 'assumed',
  partly: 'partly known',
  researched: 'researched',
}

/** What stands in the lines below a card's text, part by part; the drawing adds the votes as dots. */
export function footerParts(card: Card): readonly string[] {
  const parts: string[] = []
  if (card.kind === 'opportunity') {
    if (card.owner !== '') parts.push(card.owner)
    if (card.due !== null) parts.push(shortDay(card.due))
    if (card.progress !== 'idea') parts.push(PROGRESS_WORDS[card.progress])
  }
  for (const tag of card.tags) parts.push(`#${tag}`)
  if (card.evidence !== 'assumed') parts.push(EVIDENCE_WORDS[card.evidence])
  return parts
}

/** A number with its unit: `1,000 people`, `42 %`. */
export function amountWords(amount: number, unit: string): string {
  // Numbers this large have no fractions, and a hundred times the largest is none any more.
  const rounded = Math.abs(amount) < 1e15 ? Math.round(amount * 100) / 100 : amount
  const [whole, fraction] = String(Math.abs(rounded)).split('.')
  const grouped = (whole as string).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const number = (rounded < 0 ? '−' : '') + grouped + (fraction ? `.${fraction}` : '')
  return unit === '' ? number : `${number} ${unit}`
}

/** A metric's number with its unit, a computed time as all times are written; one that says nothing yet shows a dash. */
export function metricWords(card: Pick<Card, 'amount' | 'unit'>): string {
  const seconds = fedSeconds(card)
  if (seconds !== null) return durationWords(seconds)
  return card.amount === null ? '—' : amountWords(card.amount, card.unit)
}

/** How many of a hundred customers meet a pain: `60 %`. Empty where nobody said. */
export const reachWords = (card: Pick<Card, 'reach'>): string =>
  card.reach === null ? '' : amountWords(card.reach, '%')

/** A formula as it is written in print: `= Leads ÷ Visitors`. Empty where the number is typed in. */
export function formulaWords(card: Pick<Card, 'formula'>): string {
  const formula = card.formula.trim()
  if (formula === '') return ''
  const printed = formula.replace(/\s*[*·]\s*/g, ' × ').replace(/\s*\/\s*/g, ' ÷ ')
  return `= ${printed.replace(/\s+[-–]\s+/g, ' − ').replace(/[[\]]/g, '')}`
}

/** What a metric says about itself below its number: its text, else how it is worked out. */
export const captionOf = (card: Pick<Card, 'text' | 'formula'>): string =>
  card.text === '' ? formulaWords(card) : card.text

/** How a metric moved since it was counted before. */
export interface Trend {
  /** `−58 %`, `+2 points`, `+3`. */
  readonly words: string
  readonly direction: 'up' | 'down' | 'level'
  /** Whether that is the way it is meant to go; `null` where nobody said or nothing moved. */
  readonly good: boolean | null
}

/**
 * How a metric moved: against the latest of its earlier numbers, where it has any, else against `before`, the number one
 * step earlier. `null` where there is nothing to compare with.
 */
export function trendOf(
  card: Pick<Card, 'amount' | 'series' | 'unit' | 'better'>,
  before: number | null,
): Trend | null {
  const last = card.series.at(-1) ?? before
  if (card.amount === null || last === null) return null
  const { words, size } = changeWords(card.amount, last, card.unit)
  const direction = size === 0 ? 'level' : size > 0 ? 'up' : 'down'
  const good = card.better === null || size === 0 ? null : size > 0 === (card.better === 'higher')
  return { words, direction, good }
}

/** Percentages change by points; other numbers in proportion to what they were, where that is a proportion. */
function changeWords(amount: number, before: number, unit: string): { words: string; size: number } {
  const signed = (size: number, more: string) => ({
    size,
    words: `${size === 0 ? '±' : size > 0 ? '+' : '−'}${amountWords(Math.abs(size), '')}${more}`,
  })
  if (unit.trim() === '%') return signed(Math.round((amount - before) * 100) / 100, ' points')
  if (before > 0) return signed(Math.round((amount / before - 1) * 100), ' %')
  return signed(Math.round((amount - before) * 100) / 100, '')
}

/** Whether a metric reached its target; `null` where it has none, or nobody said which way is good. */
export function isTargetMet({
  amount,
  target,
  better,
}: Pick<Card, 'amount' | 'target' | 'better'>): boolean | null {
  if (amount === null || target === null || better === null) return null
  return better === 'higher' ? amount >= target : amount <= target
}

/** `+1.5`, `0`, `−2`, with a real minus sign. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

/** The first letters of the first two words: `MO`. A question mark where there are no letters. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/[\s\p{Cc}\p{Cs}]+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
  return letters === '' ? '?' : letters
}

/** What a room said of a sentiment value: `mean 0.8, spread 0.6, 7 people`; empty where nobody rated. */
export function ratingWords({ amount, spread, raters }: Pick<Card, 'amount' | 'spread' | 'raters'>): string {
  if (raters === 0 || amount === null) return ''
  return [
    `mean ${signed(amount)}`,
    ...(spread === null ? [] : [`spread ${tenths(spread)}`]),
    raters === 1 ? '1 person' : `${raters} people`,
  ].join(', ')
}

const tenths = (value: number): string => String(Math.round(value * 10) / 10)
