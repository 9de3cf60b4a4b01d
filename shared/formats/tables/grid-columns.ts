import { amountIn } from '#shared/base/amount.ts'
import { foldName } from '#shared/base/fold.ts'
import { isId } from '#shared/base/ids.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import {
  CARD_KINDS,
  type CardKind,
  CHECK_ANSWERS,
  COLORS,
  DIRECTIONS,
  EVIDENCE_LEVELS,
  IMPACT_LABELS,
  IMPACTS,
  OPPORTUNITY_STATUS_LABELS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { dayIn } from './cards-values.ts'
import { cellText } from './grid-marks.ts'

/** What cards name by its id and people by its name. */
export interface CardWords {
  readonly personaName: (id: string) => string | undefined
  readonly groupTitle: (id: string) => string | undefined
}

type CardFields = FieldsOf<'cards'>

/** A column of the table of cards: one field of a card in words. */
export interface CardColumn {
  /** How the column is told in files; never changes. */
  readonly key: string
  readonly heading: string
  /** In characters, as spreadsheets count. */
  readonly width: number
  /** The words that may stand in it, where it has a closed list. */
  readonly options?: readonly string[]
  readonly isNumeric?: boolean
  readonly write: (card: Card, words: CardWords) => string
  /** The fields that a cell means; `undefined` where it cannot be read. Names of personas and groups are read elsewhere. */
  readonly read?: (text: string) => Partial<CardFields> | undefined
}

type FieldOf<Value> = {
  [F in keyof CardFields]: CardFields[F] extends Value ? F : never
}[keyof CardFields] &
  string

/** Kinds of card that a field is about: it is written for these even where it is as it is by default. */
type About = readonly CardKind[]
const ALWAYS: About = CARD_KINDS

const about = (card: Card, field: keyof CardFields, kinds: About): boolean =>
  kinds.includes(card.kind) || card[field] !== cardRecord.defaults[field]

function textColumn(field: FieldOf<string>, heading: string, width: number): CardColumn {
  return {
    ...{ key: field, heading, width },
    write: (card) => cellText(card[field] as string),
    read: (text) => ({ [field]: text }),
  }
}

function choiceColumn(
  field: FieldOf<string | null>,
  heading: string,
  options: readonly string[],
  { kinds = [], labels = {} }: { kinds?: About; labels?: Readonly<Record<string, string>> } = {},
): CardColumn {
  const label = (value: string): string => labels[value] ?? value
  const byWord = new Map(
    options.flatMap((value) => [value, label(value)].map((word) => [foldName(word), value])),
  )
  return {
    ...{ key: field, heading, width: 14, options: options.map(label) },
    write: (card) => {
      const value = card[field]
      return value !== null && about(card, field, kinds) ? label(value as string) : ''
    },
    read: (text) => {
      const word = foldName(text)
      const value = word === '' ? cardRecord.defaults[field] : byWord.get(word)
      return value === undefined ? undefined : { [field]: value }
    },
  }
}

interface Bounds {
  readonly kinds?: About
  readonly least?: number
  readonly most?: number
  readonly isWhole?: boolean
}

function numberColumn(
  field: FieldOf<number | null>,
  heading: string,
  { kinds = [], least = -Infinity, most = Infinity, isWhole = false }: Bounds = {},
): CardColumn {
  return {
    ...{ key: field, heading, width: 10, isNumeric: true },
    write: (card) => {
      const value = card[field]
      return value !== null && about(card, field, kinds) ? String(value) : ''
    },
    read: (text) => {
      if (text.trim() === '') return { [field]: cardRecord.defaults[field] }
      const value = numberIn(text)
      const fits = value !== undefined && value >= least && value <= most
      return fits && (!isWhole || Number.isInteger(value)) ? { [field]: value } : undefined
    },
  }
}

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i

/** A number as the tables hold it, with a point or a comma; `undefined` for anything else. */
export function plainNumberIn(text: string): number | undefined {
  const plain = text.trim()
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : undefined
}

/** A number as the tables hold it, or as people write it: `1,200.50 €`. */
export function numberIn(text: string): number | undefined {
  const value = plainNumberIn(text) ?? amountIn(text)?.amount
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

function wordsColumn(field: 'tags' | 'channels', heading: string): CardColumn {
  return {
    ...{ key: field, heading, width: 20 },
    write: (card) => joinWords(card[field].map(cellText)),
    read: (text) => ({ [field]: splitWords(text) }),
  }
}

/** Words in one cell, apart by commas; a word that would be torn by that stands in quotation marks. */
const joinWords = (words: readonly string[]): string =>
  words.map((word) => (/[",;\n]|^\s|\s$/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)).join(', ')

/** Reads {@link joinWords}, and lists that people wrote with semicolons or a word on each line. */
function splitWords(text: string): readonly string[] {
  const words = [...text.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|[^,;\n]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word.trim() : quoted.replaceAll('""', '"'),
  )
  return [...new Set(words.filter((word) => word !== ''))]
}

const yesNo = (field: 'feasible' | 'viable' | 'desirable', heading: string): CardColumn =>
  choiceColumn(field, heading, CHECK_ANSWERS)

/** The columns of the table of cards, but for the place of a card, which stands in front, and the ids, which stand behind. */
export const CARD_COLUMNS: readonly CardColumn[] = [
  textColumn('text', 'Text', 48),
  { key: 'kind', heading: 'Kind', width: 12, write: ({ kind }) => kind },
  choiceColumn('color', 'Colour', COLORS),
  wordsColumn('tags', 'Tags'),
  choiceColumn('evidence', 'Evidence', EVIDENCE_LEVELS, { kinds: ALWAYS }),
  numberColumn('votes', 'Votes', { least: 0, most: 9999, isWhole: true }),
  choiceColumn('impact', 'Impact', IMPACTS, { kinds: ['pain'], labels: IMPACT_LABELS }),
  numberColumn('reach', 'Reach', { kinds: ['pain'] }),
  wordsColumn('channels', 'Channels'),
  choiceColumn('status', 'Status', TOUCHPOINT_STATUSES, { kinds: ['touchpoint'] }),
  textColumn('owner', 'Owner', 18),
  {
    ...{ key: 'due', heading: 'Due', width: 12 },
    write: ({ due }) => due ?? '',
    read: (text) => {
      const due = text.trim() === '' ? null : dayIn(text, true)
      return due === undefined ? undefined : { due }
    },
  },
  choiceColumn('progress', 'Progress', OPPORTUNITY_STATUSES, {
    kinds: ['opportunity'],
    labels: OPPORTUNITY_STATUS_LABELS,
  }),
  numberColumn('value', 'Value'),
  numberColumn('effort', 'Effort'),
  yesNo('feasible', 'Feasible'),
  yesNo('viable', 'Viable'),
  yesNo('desirable', 'Desirable'),
  {
    ...{ key: 'painIds', heading: 'Answers pains', width: 16 },
    write: ({ painIds }) => painIds.map((id) => `#${id}`).join(' '),
    read: (text) => {
      const ids = text.split(/[\s,;]+/).flatMap((word) => (word === '' ? [] : [word.replace(/^#/, '')]))
      return ids.every(isId) ? { painIds: [...new Set(ids)] } : undefined
    },
  },
  {
    ...{ key: 'persona', heading: 'Persona', width: 16 },
    write: ({ personaId }, { personaName }) =>
      personaId === null ? '' : cellText(personaName(personaId) ?? ''),
  },
  numberColumn('amount', 'Amount'),
  textColumn('unit', 'Unit', 8),
  numberColumn('target', 'Target'),
  choiceColumn('better', 'Better', DIRECTIONS),
  {
    ...{ key: 'series', heading: 'Earlier amounts', width: 18 },
    write: ({ series }) => series.join('; '),
    read: (text) => {
      const values = text.split(/[;\n]/).flatMap((one) => (one.trim() === '' ? [] : [numberIn(one)]))
      return values.every((value) => value !== undefined) ? { series: values } : undefined
    },
  },
  textColumn('formula', 'Formula', 18),
  numberColumn('spread', 'Spread', { least: 0, most: 4 }),
  numberColumn('raters', 'Raters', { least: 0, most: 9999, isWhole: true }),
  textColumn('author', 'Author', 14),
  {
    ...{ key: 'group', heading: 'Group', width: 16 },
    write: ({ groupId }, { groupTitle }) => (groupId === null ? '' : cellText(groupTitle(groupId) ?? '')),
  },
]

/** A card's row, by column. */
export const rowOfCard = (card: Card, words: CardWords): ReadonlyMap<string, string> =>
  new Map(CARD_COLUMNS.map(({ key, write }) => [key, write(card, words)]))
