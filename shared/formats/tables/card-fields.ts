import { foldName } from '#shared/base/fold.ts'
import type { NewFields } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { type CardKind, isStepValue } from '#shared/model/vocabulary.ts'
import { quoted } from '../report.ts'
import { type ChangeLog, namedCard, verdictOn } from './change-log.ts'
import { CARD_COLUMNS, type CardColumn } from './grid-columns.ts'
import { fieldsOfGridText, gridText } from './grid-text.ts'
import type { ReadCard, ReadCell } from './grid-types.ts'

/** What may be said of a card by its row and its cell. */
export type CardChanges = NewFields<'cards', 'place' | 'kind'>

/** What a table says of a card: fields to set, the name of a group that is to be made for it, and sentences about them. */
export interface SaidOfCard {
  readonly changes: CardChanges
  readonly newGroup: string | null
  /** `text is “Waits” now`. */
  readonly words: readonly string[]
}

/** Reads cells of cards into fields, and says what could not be read. */
export class CardFields {
  readonly #log: ChangeLog
  readonly #changes: Record<string, unknown> = {}
  readonly #words: string[] = []
  #newGroup: string | null = null
  /** What the card is called in sentences. */
  readonly #name: string

  private constructor(log: ChangeLog, name: string) {
    this.#log = log
    this.#name = name
  }

  /** What the table changes of a card that is there. */
  static ofKnown(log: ChangeLog, read: ReadCard, card: Card): SaidOfCard {
    const fields = new CardFields(log, namedCard(card, gridText(card, log.words)))
    for (const column of CARD_COLUMNS) {
      const cell = read.fields.get(column.key)
      if (cell) fields.#compare(column, cell, card)
    }
    if (read.text) fields.#compareText(read.text, card)
    return fields.#said()
  }

  /** What the table says of a card that is to be made. */
  static ofNew(log: ChangeLog, read: ReadCard, kind: CardKind): SaidOfCard {
    const fields = new CardFields(log, namedCard({ text: wordsOf(read) }))
    for (const column of CARD_COLUMNS) {
      const cell = read.fields.get(column.key)
      if (cell && cell.text !== '' && column.key !== 'kind') fields.#take(column, cell)
    }
    // The row knows more of the card than its cell in the grid, unless that was changed.
    if (read.text && (read.text.touched || !read.fields.has('text')))
      Object.assign(fields.#changes, fieldsOfGridText(kind, read.text.text))
    return fields.#said()
  }

  #said(): SaidOfCard {
    return { changes: this.#changes, newGroup: this.#newGroup, words: [...new Set(this.#words)] }
  }

  #compare(column: CardColumn, cell: ReadCell, card: Card): void {
    const { log, name } = { log: this.#log, name: this.#name }
    const now = column.write(card, log.words)
    const verdict = verdictOn(cell, now)
    if (verdict === 'nothing') return
    if (column.key === 'text') {
      this.#takeText(cell, now, verdict === 'both', (text) => ({ text }))
      return
    }
    const refusal = refusalOf(column, card)
    if (refusal) log.report.add(`${name}: ${refusal}`)
    else if (verdict === 'both')
      log.note(
        'kept',
        'cards',
        card.id,
        `${name} keeps its ${column.heading.toLowerCase()} ${quoted(now)}, which was changed in Throughline too; the table says ${quoted(cell.text)}`,
      )
    else if (this.#take(column, cell))
      this.#words.push(
        `${column.heading.toLowerCase()} ${cell.text === '' ? 'is empty' : `is ${quoted(cell.text)}`}`,
      )
  }

  /** The cell in the grid; what it says depends on what the card is. */
  #compareText(cell: ReadCell, card: Card): void {
    const now = gridText(card, this.#log.words)
    const verdict = verdictOn(cell, now)
    if (verdict === 'nothing') return
    const read = (text: string): CardChanges | undefined =>
      isComputed(card) ? { text } : fieldsOfGridText(card.kind, text)
    if (isStepValue(card.kind) && verdict === 'both')
      this.#log.note(
        'kept',
        'cards',
        card.id,
        `${quoted(now)} stays, as it was changed in Throughline too; the table says ${quoted(cell.text)}`,
      )
    else this.#takeText(cell, now, verdict === 'both', read)
  }

  /** Where a text was changed on both sides, both are in it, as where two copies are merged. */
  #takeText(
    cell: ReadCell,
    now: string,
    isBoth: boolean,
    read: (text: string) => CardChanges | undefined,
  ): void {
    const text = isBoth && now.trim() !== '' ? `${now}\n${cell.text}` : cell.text
    const { report } = this.#log
    if (text.length > MAX_TEXT) {
      report.add(
        `${this.#name}: its new text is longer than a card holds (${MAX_TEXT.toLocaleString('en')} characters), so it was left as it is.`,
      )
      return
    }
    const changes = read(text)
    if (!changes)
      report.add(`${this.#name}: ${quoted(cell.text)} cannot be read there; it was left as it is.`)
    else if (
      Object.keys(changes).some(
        (key) => this.#changes[key] !== undefined && this.#changes[key] !== changes[key as never],
      )
    )
      report.add(
        `${this.#name} says two things in the grid and in the table of cards; the table of cards counts.`,
      )
    else {
      Object.assign(this.#changes, changes)
      this.#words.push(
        isBoth
          ? `says both ${quoted(now)} and ${quoted(cell.text)}`
          : cell.text.trim() === ''
            ? 'says nothing'
            : `says ${quoted(cell.text)}`,
      )
    }
  }

  /** Whether the cell could be read. */
  #take(column: CardColumn, cell: ReadCell): boolean {
    const changes = this.#read(column, cell)
    if (changes) Object.assign(this.#changes, changes)
    else
      this.#log.report.add(
        `${this.#name}: ${quoted(cell.text)} was not understood as ${column.heading.toLowerCase()}; it was left out.`,
      )
    return changes !== undefined
  }

  #read(column: CardColumn, cell: ReadCell): CardChanges | undefined {
    if (column.key === 'persona') return this.#persona(cell.text)
    if (column.key === 'group') return this.#group(cell.text)
    return column.read?.(cell.text)
  }

  #persona(name: string): CardChanges | undefined {
    if (name === '') return { personaId: null }
    const id = personaCalled(this.#log, name)
    return id === undefined ? undefined : { personaId: id }
  }

  #group(title: string): CardChanges {
    if (title === '') return { groupId: null }
    const known = [...this.#log.view.groups.values()].find(
      (group) => foldName(group.title) === foldName(title),
    )
    if (known) return { groupId: known.id }
    this.#newGroup = title
    return {}
  }
}

/** What a new card says, in whichever table. */
export const wordsOf = ({ text, fields }: ReadCard): string => text?.text || fields.get('text')?.text || ''

/** The persona of that name: one of the map, else any of the project. */
export function personaCalled({ view, snapshot }: ChangeLog, name: string): string | undefined {
  const folded = foldName(name)
  return [...view.personas, ...Object.values(snapshot.personas)].find((one) => foldName(one.name) === folded)
    ?.id
}

/** Why a field cannot be changed in a table. */
function refusalOf({ key }: CardColumn, card: Card): string | undefined {
  if (key === 'kind') return 'the kind of a card follows from its lane, so it was left as it is.'
  if (key === 'persona' && isStepValue(card.kind))
    return 'a value belongs to its persona, so that was left as it is.'
  if (key === 'amount' && isComputed(card))
    return 'its amount is computed by a formula, so it was left as it is.'
  return undefined
}

const isComputed = ({ kind, formula }: Card): boolean => kind === 'metric' && formula.trim() !== ''
