import { type Folded, foldWithOrigin } from '#shared/base/fold.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { wordsOf } from './filter.ts'

/** What people wrote, table by table and the weightiest first; the order of the tables is that of equal hits. */
const FIELDS = {
  maps: ['title', 'scenario', 'goal', 'startsAt', 'endsAt'],
  stages: ['title', 'goal', 'duration', 'expectation', 'speakerNotes'],
  steps: ['title', 'duration', 'expectation', 'speakerNotes'],
  lanes: ['title', 'channels', 'levels'],
  cards: ['text', 'tags', 'owner', 'channels', 'unit', 'author'],
  groups: ['title'],
  connectors: ['label'],
  notes: ['text'],
  comments: ['text', 'author'],
  personas: ['name', 'role', 'motto', 'quote', 'about', 'goals'],
  traits: ['text', 'label'],
  views: ['title'],
  dataSets: ['title'],
  projects: ['title'],
} as const satisfies { readonly [T in ContentTable]: readonly (keyof TableRecords[T] & string)[] }
const ORDER = Object.keys(FIELDS) as ContentTable[]

/** A record that holds all the words, and the field that shows them best. */
export interface SearchHit {
  readonly table: ContentTable
  readonly id: string
  /** The map it belongs to; `null` for personas, their traits, the project, and cards that lost their cell. */
  readonly mapId: string | null
  readonly field: string
  /** Part of the field in one line, with … where it was cut. */
  readonly excerpt: string
  /** Where the words are in the excerpt: start and end in UTF-16 units, in order, none overlapping. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
}

interface FieldText extends Folded {
  readonly field: string
  readonly original: string
}

/** The fields of a record that say something, folded once: unchanged records keep their identity. */
const folded = new WeakMap<object, readonly FieldText[]>()

function textsOf(table: ContentTable, record: object): readonly FieldText[] {
  const known = folded.get(record)
  if (known) return known
  const texts = FIELDS[table].flatMap((field): FieldText[] => {
    const value = (record as Readonly<Record<string, unknown>>)[field]
    const original = (Array.isArray(value) ? value.join(', ') : String(value)).replace(/\s/g, ' ')
    return original.trim() === '' ? [] : [{ field, original, ...foldWithOrigin(original) }]
  })
  folded.set(record, texts)
  return texts
}

/**
 * Finds all records of a project that hold every word of the query, in any order, in whichever of their texts, whatever the
 * case and accents: at most one hit for a record. The best come first: the query as it stands, words from their first
 * letter, titles and texts before the rest; equals as people read the maps. An empty query finds nothing.
 */
export function search(snapshot: Snapshot, query: string): readonly SearchHit[] {
  const words = [...new Set(wordsOf(query))]
  if (words.length === 0) return []
  const phrase = foldWithOrigin(query.trim().replace(/\s+/g, ' ')).text
  const reading = new ReadingOrder(snapshot)
  const found = ORDER.flatMap((table) =>
    Object.values(snapshot[table]).flatMap((record) => {
      const texts = textsOf(table, record)
      if (!words.every((word) => texts.some(({ text }) => text.includes(word)))) return []
      const best = texts
        .map((text, index) => ({ text, score: scoreOf(text.text, words, phrase) - index * 0.1 }))
        .reduce((a, b) => (b.score > a.score ? b : a))
      return [{ table, record, ...best, place: reading.placeOf(table, record) }]
    }),
  )
  return found
    .sort((a, b) => b.score - a.score || compareLists(a.place, b.place))
    .map(({ table, record, text }) => ({
      table,
      id: record.id,
      mapId: reading.mapIdOf(table, record),
      field: text.field,
      ...excerptOf(text, words),
    }))
}

/** Three points for the query as it stands, two for a word from its first letter, one for a word anywhere; short texts first. */
function scoreOf(text: string, words: readonly string[], phrase: string): number {
  const points = words.map((word) => (startsIn(text, word) ? 2 : text.includes(word) ? 1 : 0))
  const sum = points.reduce<number>((total, point) => total + point, 0) / words.length
  const whole = text.trim() === phrase ? 1 : 0
  return sum + whole + (text.includes(phrase) ? 3 : 0)
}

const LETTER = /[\p{L}\p{N}]/u

const startsIn = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true
  return false
}

/** Letters of an excerpt, and how many of them stand before the first word found. */
const EXCERPT = { length: 120, before: 30 } as const

function excerptOf({ original, text, from }: FieldText, words: readonly string[]) {
  const found = joined(
    words.flatMap((word) => {
      const ranges: [number, number][] = []
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
        ranges.push([from(at), Math.max(from(at + word.length), from(at) + 1)])
      return ranges
    }),
  )
  const first = found[0]?.[0] ?? 0
  const start =
    original.length <= EXCERPT.length ? 0 : wholeCharacter(original, Math.max(0, first - EXCERPT.before))
  const end = wholeCharacter(original, Math.min(original.length, start + EXCERPT.length))
  const lead = start > 0 ? '…' : ''
  const shift = lead.length - start
  return {
    excerpt: `${lead}${original.slice(start, end)}${end < original.length ? '…' : ''}`,
    ranges: found
      .filter((range) => range[0] >= start && range[1] <= end)
      .map((range) => [range[0] + shift, range[1] + shift] as const),
  }
}

/** Ranges in order, those that touch or overlap as one. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const list: [number, number][] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = list.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else list.push([start, end])
  }
  return list
}

/** The place itself, or one before it where it would cut a character of two units. */
const wholeCharacter = (text: string, at: number): number =>
  at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at

/** Where records stand on their maps, looked up as far as hits ask for it. */
class ReadingOrder {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  /** The map of a record, or `null`. */
  mapIdOf(table: ContentTable, record: object): string | null {
    const { lanes, stages } = this.#snapshot
    const { id, mapId, place, stageId } = record as {
      readonly id: string
      readonly mapId?: string
      readonly place?: readonly string[]
      readonly stageId?: string
    }
    if (table === 'maps') return id
    return mapId ?? lanes[place?.[0] ?? '']?.mapId ?? stages[stageId ?? '']?.mapId ?? null
  }

  /** Compared entry by entry: the map, what kind of thing it is, where it stands. */
  placeOf(table: ContentTable, record: { readonly id: string }): readonly string[] {
    const { maps, stages, steps, lanes } = this.#snapshot
    const { place, stageId, order } = record as {
      readonly place?: readonly string[]
      readonly stageId?: string
      readonly order?: string
    }
    const mapId = this.mapIdOf(table, record)
    const step = steps[place?.[1] ?? '']
    const stage = stages[stageId ?? step?.stageId ?? '']
    return [
      mapId === null ? '~' : (maps[mapId]?.order ?? '~'),
      String(ORDER.indexOf(table)).padStart(2, '0'),
      stage?.order ?? '',
      step?.order ?? '',
      lanes[place?.[0] ?? '']?.order ?? '',
      place?.[2] ?? order ?? '',
      record.id,
    ]
  }
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, entry] of a.entries()) {
    const other = b[index] as string
    if (entry !== other) return entry < other ? -1 : 1
  }
  return 0
}
