import { quoted } from '#shared/base/quote.ts'
import { assertNever } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import { IMPACT_LABELS, type TouchpointStatus } from '#shared/model/vocabulary.ts'
import type { ComparisonSummary, Difference } from './compare.ts'

/** What stands in for what nobody said. */
export const NOTHING = '—'

/** Names that a difference only knows by id. */
export interface DifferenceNames {
  readonly persona: (id: string) => string
  readonly step: (id: string) => string
}

/** A difference in a few plain words, such as “Sentiment of Mira: −0.75 → +1.25”. */
export function describeDifference(difference: Difference, names: DifferenceNames): string {
  switch (difference.kind) {
    case 'step-title':
      return `Now called ${titled(difference.after)}, was ${titled(difference.before)}`
    case 'moment':
      return difference.after ? 'Now a moment that matters' : 'No moment that matters any more'
    case 'card-added':
      return `New: ${shownText(difference.card.text)}`
    case 'card-removed':
      return `Gone: ${shownText(difference.card.text)}`
    case 'text':
      return `${shownText(difference.before.text)} became ${shownText(difference.after.text)}`
    case 'moved':
      return `${shownText(difference.after.text)} moved here from ${placeOf(difference.before, difference.after, names)}`
    case 'touchpoint-status':
      return `${shownText(difference.after.text)}: ${STATUS_WORDS[difference.before.status]} → ${STATUS_WORDS[difference.after.status]}`
    case 'channels':
      return `${shownText(difference.after.text)}: ${list(difference.before.channels)} → ${list(difference.after.channels)}`
    case 'impact':
      return `${shownText(difference.after.text)}: ${IMPACT_LABELS[difference.before.impact]} → ${IMPACT_LABELS[difference.after.impact]}`
    case 'metric':
      return `${shownText(difference.after.text || difference.lane.title)}: ${shownAmount(difference.before)} → ${shownAmount(difference.after)}`
    case 'sentiment': {
      const who = difference.personaId === null ? '' : ` of ${names.persona(difference.personaId)}`
      return `Sentiment${who}: ${signed(difference.before)} → ${signed(difference.after)}`
    }
    case 'channel':
      return difference.after
        ? `Now over ${quoted(difference.channel)}`
        : `No longer over ${quoted(difference.channel)}`
    default:
      return assertNever(difference)
  }
}

const STATUS_WORDS: Readonly<Record<TouchpointStatus, string>> = {
  existing: 'exists',
  missing: 'missing',
  planned: 'planned',
}

const shownText = (text: string): string => (text.trim() === '' ? 'a card without text' : quoted(text))

const titled = (title: string): string => (title.trim() === '' ? 'nothing' : quoted(title))

const list = (words: readonly string[]): string => (words.length === 0 ? NOTHING : words.join(', '))

const shownAmount = ({ amount, unit }: Card): string =>
  amount === null ? NOTHING : `${plain(amount)}${unit === '' ? '' : ` ${unit}`}`

/** A number as it is printed, with a real minus. */
export const plain = (value: number): string => String(Math.round(value * 100) / 100).replace('-', '−')

/** A sentiment value with its sign, as it stands on the line. */
export const signed = (value: number | null): string =>
  value === null ? NOTHING : value > 0 ? `+${plain(value)}` : plain(value)

const placeOf = (before: Card, after: Card, names: DifferenceNames): string =>
  before.place[1] === after.place[1] ? 'another lane' : names.step(before.place[1])

/** What changed in all, in one sentence; empty where nothing did. */
export function describeComparison(summary: ComparisonSummary): string {
  const parts = [
    counted(summary.stepsAdded, 'step', 'added'),
    counted(summary.stepsRemoved, 'step', 'removed'),
    counted(summary.cardsAdded, 'card', 'added'),
    counted(summary.cardsRemoved, 'card', 'removed'),
    counted(summary.cardsChanged, 'card', 'changed'),
    counted(summary.cardsMoved, 'card', 'moved'),
    counted(summary.sentimentUp, 'sentiment value', 'up'),
    counted(summary.sentimentDown, 'sentiment value', 'down'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}

const counted = (count: number, noun: string, verb: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'} ${verb}`
