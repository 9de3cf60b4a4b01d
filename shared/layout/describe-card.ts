import { shortDay } from '#shared/base/short-day.ts'
import type { Card } from '#shared/model/card.ts'
import { sentimentLabel } from '#shared/model/vocabulary.ts'
import {
  amountWords,
  captionOf,
  EVIDENCE_WORDS,
  isTargetMet,
  metricWords,
  PROGRESS_WORDS,
  ratingWords,
  reachWords,
  signed,
  trendOf,
} from './card-words.ts'

/** What a card's surroundings add to its words. */
export interface CardSurroundings {
  /** The number of the metric one step before. */
  readonly before?: number | null
  /** Title of the map that tells this card's part in detail. */
  readonly linkedTitle?: string
  /** Name of the group that it is in; empty for one without a name. */
  readonly group?: string | undefined
  /** The drop in numbers that it explains: `−58 % after Consider`. */
  readonly drop?: string | undefined
  /** Whether its number was computed of journey data. */
  readonly computed?: boolean
}

/** What is said of a card, piece by piece. */
export interface CardWords {
  /** What it is, and what only its kind has: `Pain point`, `needs a work-around`. None of a plain card. */
  readonly head: readonly string[]
  /** Its own words; of a metric its caption. */
  readonly text: string
  /** What any card may carry: tags, evidence, votes. */
  readonly notes: readonly string[]
  /** The group that it is in, and the map that it opens. */
  readonly ties: readonly string[]
}

/** All that a card's drawing says, in words. */
export const wordsOnCard = (card: Card, around: CardSurroundings = {}): CardWords => ({
  head: headOf(card, around).filter(isSaid),
  text: card.kind === 'metric' ? captionOf(card) : card.text,
  notes: notesOn(card),
  ties: [groupWords(around), dropOf(around), linkOf(card, around)].filter(isSaid),
})

/** The card in one sentence, for a screen reader and for a program that reads the drawing: all that its drawing says. */
export function describeCard(card: Card, around: CardSurroundings = {}): string {
  const { head, text, notes, ties } = wordsOnCard(card, around)
  const sentence = [head.join(', '), text].filter(isSaid).join(': ')
  return [sentence, notes.join(', '), ...ties].filter(isSaid).join('. ')
}

const groupWords = ({ group }: CardSurroundings): string =>
  group === undefined ? '' : `In ${group.trim() === '' ? 'a group' : `the group ${group.trim()}`}`

const dropOf = ({ drop = '' }: CardSurroundings): string => (drop === '' ? '' : `Explains the drop ${drop}`)

function linkOf(card: Card, { linkedTitle = '' }: CardSurroundings): string {
  if (card.linkedMapId === null) return ''
  return linkedTitle === '' ? 'Opens another map' : `Opens the map ${linkedTitle}`
}

/** What the card is, and what only its kind has. */
function headOf(card: Card, around: CardSurroundings): readonly string[] {
  switch (card.kind) {
    case 'text':
      return []
    case 'touchpoint':
      return ['Touchpoint', card.status === 'existing' ? '' : card.status, ...card.channels]
    case 'pain':
      return ['Pain point', IMPACT_SENTENCES[card.impact], reachSentence(card)]
    case 'opportunity':
      return ['Opportunity', ...opportunityParts(card)]
    case 'sentiment':
      return [`Sentiment ${signed(card.amount ?? 0)}`, sentimentLabel(card.amount ?? 0), ratingWords(card)]
    case 'metric':
      return [
        metricWords(card),
        around.computed ? 'computed from journey data' : '',
        ...metricParts(card, around.before ?? null),
      ]
    case 'image':
      return ['Picture']
    case 'role':
      return [card.owner]
    case 'owner':
      return ['Owner']
    case 'channel':
      return [`Over ${card.channels[0] ?? 'a channel'}`]
  }
}

const isSaid = (words: string): boolean => words !== ''

const IMPACT_SENTENCES = {
  trivial: 'trivial',
  workaround: 'needs a work-around',
  abandons: 'the customer abandons',
} as const satisfies Record<Card['impact'], string>

const reachSentence = (card: Card): string =>
  card.reach === null ? '' : `reaches ${reachWords(card)} of customers`

function opportunityParts(card: Card): string[] {
  return [
    card.value === null ? '' : `value ${amountWords(card.value, '')}`,
    card.effort === null ? '' : `effort ${amountWords(card.effort, '')}`,
    ...(['feasible', 'viable', 'desirable'] as const).map((check) => {
      const answer = card[check]
      return answer === null ? '' : answer === 'yes' ? check : `not ${check}`
    }),
    card.owner === '' ? '' : `owner ${card.owner}`,
    card.due === null ? '' : `due ${shortDay(card.due)}`,
    card.progress === 'idea' ? '' : PROGRESS_WORDS[card.progress],
  ]
}

function metricParts(card: Card, before: number | null): string[] {
  const trend = trendOf(card, before)
  const met = isTargetMet(card)
  return [
    card.target === null
      ? ''
      : `${met === null ? '' : met ? 'target met, ' : 'target missed, '}of ${amountWords(card.target, card.unit)}`,
    trend === null ? '' : trend.words,
    trend === null || trend.good === null ? '' : trend.good ? 'better' : 'worse',
  ]
}

/** What any card may carry. */
function notesOn({ tags, evidence, votes }: Card): readonly string[] {
  if (tags.length === 0 && evidence === 'assumed' && votes === 0) return NO_NOTES
  return [
    ...tags.map((tag) => `#${tag}`),
    evidence === 'assumed' ? '' : EVIDENCE_WORDS[evidence],
    votes === 0 ? '' : `${votes} ${votes === 1 ? 'vote' : 'votes'}`,
  ].filter(isSaid)
}

const NO_NOTES: readonly string[] = []
