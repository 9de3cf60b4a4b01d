import type { Card } from '#shared/model/card.ts'
import { sentimentLabel } from '#shared/model/vocabulary.ts'
import { CARD, TYPE } from './dimensions.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** How much a card needs at a given width, and where things stand inside it. All in map units from the card's corner. */
export interface CardLayout {
  readonly width: number
  readonly height: number
  readonly text: FittedText
  /** Upper edge of the first line of text. */
  readonly textTop: number
  /** Upper edge of the line above the text, or `null` where the card has none. */
  readonly badgeTop: number | null
  /** Upper edge of the line below the text, or `null`. */
  readonly footerTop: number | null
}

/** What stands in the line below the text, in words; the drawing adds the votes as dots. */
export function footerWords(card: Card): string {
  const parts: string[] = []
  if (card.kind === 'opportunity') {
    if (card.owner !== '') parts.push(card.owner)
    if (card.due !== null) parts.push(shortDay(card.due))
    if (card.progress !== 'idea') parts.push(PROGRESS_WORDS[card.progress])
  }
  for (const tag of card.tags) parts.push(`#${tag}`)
  if (card.evidence !== 'assumed') parts.push(card.evidence === 'partly' ? 'partly known' : 'researched')
  return parts.join(' · ')
}

const PROGRESS_WORDS = {
  idea: 'idea',
  planned: 'planned',
  doing: 'under way',
  done: 'done',
  dropped: 'dropped',
} as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-03-09` as `9 Mar 2026`: the same on every machine, whatever its locale. */
export function shortDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

/** A metric's number with its unit: `1,000 people`, `42 %`; an empty one shows a dash. */
export function metricWords(card: Card): string {
  if (card.amount === null) return '—'
  // Numbers this large have no fractions, and a hundred times the largest is none any more.
  const amount = Math.abs(card.amount) < 1e15 ? Math.round(card.amount * 100) / 100 : card.amount
  const [whole, fraction] = String(Math.abs(amount)).split('.')
  const grouped = (whole as string).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const number = (amount < 0 ? '−' : '') + grouped + (fraction ? `.${fraction}` : '')
  return card.unit === '' ? number : `${number} ${card.unit}`
}

const hasBadge = (card: Card): boolean =>
  card.kind === 'pain' ||
  (card.kind === 'touchpoint' && (card.channels.length > 0 || card.status !== 'existing'))

/** How many channel icons fit above the text; the rest are counted (`+2`). */
export const channelsThatFit = (width: number): number =>
  Math.max(1, Math.floor((width - 2 * CARD.paddingX - 72) / (CARD.icon + 6)))

const cache = new WeakMap<Card, CardLayout>()

/** Lays one card out. Cards are immutable, so each is measured once per width. */
export function layoutCard(card: Card, width: number): CardLayout {
  const known = cache.get(card)
  if (known?.width === width) return known
  const layout = card.kind === 'metric' ? metricLayout(card, width) : textLayout(card, width)
  cache.set(card, layout)
  return layout
}

function textLayout(card: Card, width: number): CardLayout {
  const text = fitText(card.text, {
    face: 'sans-regular',
    sizes: TYPE.card,
    lineHeight: TYPE.lineHeight,
    width: width - 2 * CARD.paddingX,
    preferredHeight: TYPE.cardText,
  })
  const badgeTop = hasBadge(card) ? CARD.paddingY - 1 : null
  const textTop = CARD.paddingY + (badgeTop === null ? 0 : CARD.badge + 2)
  const withFooter = footerWords(card) !== '' || card.votes > 0
  const footerTop = withFooter ? textTop + text.height + 4 : null
  const bottom = footerTop === null ? textTop + text.height : footerTop + CARD.footer - 4
  return {
    width,
    height: Math.max(CARD.least, Math.ceil(bottom + CARD.paddingY)),
    text,
    textTop,
    badgeTop,
    footerTop,
  }
}

function metricLayout(card: Card, width: number): CardLayout {
  const text = fitText(card.text, {
    face: 'sans-regular',
    sizes: [13],
    lineHeight: TYPE.lineHeight,
    width: width - 2 * CARD.paddingX,
    preferredHeight: TYPE.cardText,
  })
  const textTop = CARD.paddingY + TYPE.metric * 1.2 + 12
  const height = Math.ceil(textTop + (card.text === '' ? 0 : text.height) + CARD.paddingY)
  return { width, height, text, textTop, badgeTop: CARD.paddingY, footerTop: null }
}

/** The card in one sentence, for a screen reader and for a program that reads the drawing. */
export function describeCard(card: Card): string {
  switch (card.kind) {
    case 'pain':
      return `Pain point, ${card.impact === 'abandons' ? 'the customer abandons' : card.impact === 'trivial' ? 'trivial' : 'needs a work-around'}: ${card.text}`
    case 'touchpoint': {
      const status = card.status === 'existing' ? '' : `, ${card.status}`
      return `Touchpoint${status}${card.channels.length > 0 ? `, ${card.channels.join(', ')}` : ''}: ${card.text}`
    }
    case 'opportunity':
      return `Opportunity${card.owner === '' ? '' : `, owner ${card.owner}`}${card.due === null ? '' : `, due ${shortDay(card.due)}`}: ${card.text}`
    case 'metric':
      return `${metricWords(card)}${card.text === '' ? '' : `, ${card.text}`}`
    case 'sentiment':
      return `Sentiment ${signed(card.amount ?? 0)}, ${sentimentLabel(card.amount ?? 0)}${card.text === '' ? '' : `: ${card.text}`}`
    case 'image':
      return `Picture${card.text === '' ? '' : `: ${card.text}`}`
    case 'role':
      return card.owner === '' ? card.text : `${card.owner}: ${card.text}`
    case 'owner':
      return `Owner: ${card.text}`
    case 'channel':
      return `Over ${card.channels[0] ?? 'a channel'}`
    case 'text':
      return card.text
  }
}

/** `+1.5`, `0`, `−2`, with a real minus sign. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')
