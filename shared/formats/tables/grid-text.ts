import { clamp } from '#shared/base/geometry.ts'
import { type Card, SENTIMENT } from '#shared/model/card.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { CardKind } from '#shared/model/vocabulary.ts'
import { type CardWords, plainNumberIn } from './grid-columns.ts'
import { cellText } from './grid-marks.ts'

/** Stands where a sentiment value has no number. */
const NO_AMOUNT = '–'

/**
 * What stands in the grid for a card: its text; for a metric its number, unit and text (`1000 people: saw the offer`); for
 * a sentiment value its persona, amount and words (`Mira: -1.5 Too long`); for a dot of a channel matrix the channel.
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
      return metricText(card)
    default:
      return cellText(card.text)
  }
}

/** Without its number where that is computed by a formula, or could not be told from the text beside it. */
function metricText({ amount, unit, text, formula }: Card): string {
  const said = cellText(text)
  if (amount === null || formula.trim() !== '') return said
  const number = `${amount}${unit === '' ? '' : ` ${cellText(unit)}`}`
  const whole = said === '' ? number : `${number}: ${said}`
  const read = readMetric(whole)
  if (read?.amount === amount && read.unit === unit && read.text === said) return whole
  return said === '' ? String(amount) : said
}

const METRIC_CELL =
  /^([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d{1,3})?)(?: ?(%)| ([^\s:](?:[^\n:]*[^\s:])?))?(?:: ([\s\S]*))?$/i

/** What a cell of the grid says of a metric; `undefined` where it does not begin with a number. */
function readMetric(cell: string): Pick<Card, 'amount' | 'unit' | 'text'> | undefined {
  const [, number = '', percent, unit = percent ?? '', text = ''] = METRIC_CELL.exec(cell) ?? []
  const amount = plainNumberIn(number)
  return amount === undefined ? undefined : { amount, unit, text }
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
  return (kind === 'metric' ? readMetric(text) : undefined) ?? { text }
}
