import { clamp } from '#shared/base/geometry.ts'
import { type Card, SENTIMENT } from '#shared/model/card.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { CardKind } from '#shared/model/vocabulary.ts'
import { type CardWords, plainNumberIn } from './grid-columns.ts'
import { cellText } from './grid-marks.ts'

/** Stands where a sentiment value has no number. */
const NO_AMOUNT = '–'

/**
 * What stands in the grid for a card: its text; for a number without a text that number; for a sentiment value its
 * persona, amount and words (`Mira: -1.5 Too long`); for a dot of a channel matrix the channel.
 */
export function gridText(card: Card, { personaName }: CardWords): string {
  switch (card.kind) {
    case 'sentiment': {
      const name = card.personaId === null ? '' : cellText(personaName(card.personaId) ?? '')
      const amount = card.amount === null ? NO_AMOUNT : String(card.amount)
      const said = cellText(card.text)
      return `${name === '' ? '' : `${name}: `}${amount}${said === '' ? '' : ` ${said}`}`
    }
    case 'channel':
      return cellText(card.channels[0] ?? '')
    case 'metric':
      return card.text === '' && card.amount !== null ? String(card.amount) : cellText(card.text)
    default:
      return cellText(card.text)
  }
}

/** What a cell of the grid says of a sentiment value. */
export interface SentimentText {
  /** Empty where none is named. */
  readonly persona: string
  readonly amount: number | null
  readonly text: string
}

const SENTIMENT_CELL = /^(?:([\s\S]*?):\s+)?(–|[+-]?\d+(?:[.,]\d+)?)(?:\s([\s\S]*))?$/

/** Reads a sentiment value as {@link gridText} writes it; `undefined` where no number can be found. */
export function readSentiment(cell: string): SentimentText | undefined {
  const found = SENTIMENT_CELL.exec(cell)
  if (!found) return undefined
  const [, persona = '', said = '', text = ''] = found
  const value = plainNumberIn(said)
  const amount = value === undefined ? null : held(value)
  return { persona, amount, text }
}

const held = (amount: number): number =>
  clamp(Math.round(amount * 100) / 100, SENTIMENT.least, SENTIMENT.most)

/** The fields that a cell of the grid means for a card of a kind; `undefined` where it cannot be read. */
export function fieldsOfGridText(kind: CardKind, text: string): Partial<FieldsOf<'cards'>> | undefined {
  if (kind === 'sentiment') {
    const value = readSentiment(text)
    return value && { amount: value.amount, text: value.text }
  }
  if (kind === 'channel') return { channels: [text] }
  const amount = kind === 'metric' ? plainNumberIn(text) : undefined
  return amount === undefined ? { text } : { amount, text: '' }
}
