import { newId } from '#shared/base/ids.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { type Card, channelDotId, sentimentId } from '#shared/model/card.ts'
import { cardKindOf, isStepValue, type LaneKind } from '#shared/model/vocabulary.ts'
import { quoted } from '../report.ts'
import { CardFields, personaCalled, type SaidOfCard, wordsOf } from './card-fields.ts'
import { type ChangeLog, isSamePlace, named, namedCard } from './change-log.ts'
import { gridText, readSentiment } from './grid-text.ts'
import type { ReadCard } from './grid-types.ts'
import { moved } from './sequence.ts'
import type { Structure } from './structure-changes.ts'

/** What happens to a card of the table in the cell where the table has it. */
type Standing =
  /** It is there already, or somewhere else where it is to stay. */
  | { readonly kind: 'stays'; readonly id: string; readonly isHere: boolean }
  | { readonly kind: 'moves'; readonly id: string }
  | { readonly kind: 'comes'; readonly id: string; readonly fields: NewCard['fields'] }

/** Brings the cards that the table has to what it says of them, but for those that it has no more. */
export function changeCards(log: ChangeLog, structure: Structure): void {
  new CardChangesRun(log, structure).change()
}

class CardChangesRun {
  readonly #log: ChangeLog
  readonly #structure: Structure
  readonly #locked: ReadonlySet<string>
  /** Locked lanes of which the table wants something. */
  readonly #refused = new Set<string>()
  readonly #joins: Command[] = []
  readonly #edits: Command[] = []
  readonly #values: Command[] = []
  /** Cards by the name of a group that is to be made. */
  readonly #groups = new Map<string, string[]>()

  constructor(log: ChangeLog, structure: Structure) {
    this.#log = log
    this.#structure = structure
    this.#locked = new Set(log.view.lanes.filter(({ locked }) => locked).map(({ id }) => id))
  }

  change(): void {
    const { commands, reading, report, view } = this.#log
    const cells = Map.groupBy(reading.cards, ({ laneId, stepId }) => `${laneId} ${stepId}`)
    const places = [...cells.values()].map((cards) => ({ cards, standing: this.#standing(cards) }))
    // A group that its last card leaves goes, so cards join before others leave.
    commands.push(...this.#joins, ...this.#edits)
    for (const { cards, standing } of places) if (cards[0]) this.#place(cards[0], standing)
    commands.push(...this.#values)
    for (const [title, cardIds] of this.#groups)
      commands.push({ type: 'group.add', id: newId(), mapId: view.map.id, fields: { title }, cardIds })
    for (const { id, title } of view.lanes)
      if (this.#refused.has(id))
        report.add(`The lane ${named(title)} is locked, so its cards were left as they are.`)
  }

  /** What becomes of each card of a cell; changes of fields are noted down on the way. */
  #standing(cards: readonly ReadCard[]): readonly Standing[] {
    const [first] = cards as [ReadCard]
    const before = this.#log.base.lanes.find(({ id }) => id === first.laneId)?.cells.get(first.stepId) ?? []
    const shifted =
      this.#log.reading.shape === 'cards'
        ? new Set<string>()
        : moved(
            cards.map(({ id }) => id),
            before,
          )
    return cards.flatMap((card) => this.#standingOf(card, shifted.has(card.id)) ?? [])
  }

  #standingOf(read: ReadCard, isShifted: boolean): Standing | undefined {
    const { stood, stands, snapshot } = this.#log
    const card = this.#cardOf(read)
    const was = stood.get(read.id)
    const isMoved = was !== undefined && !isSamePlace(was, read)
    if (!card) {
      const isWanted = read.isNew || was === undefined || isMoved || isTouched(read)
      return isWanted ? this.#coming(read) : undefined
    }
    if (isStepValue(card.kind)) return this.#value(read, card, isMoved)
    this.#edit(read, card)
    const at = stands.get(read.id)
    const stays: Standing = { kind: 'stays', id: read.id, isHere: isSamePlace(at, read) }
    if (!(isMoved || (isShifted && stays.isHere)) || (isMoved && stays.isHere)) return stays
    if (isMoved && !isSamePlace(at, was)) {
      this.#log.note(
        'kept',
        'cards',
        read.id,
        `${namedCard(card)} stays where it was put in Throughline meanwhile; the table has it elsewhere`,
      )
      return stays
    }
    if (!this.#canTake(read, snapshot.cards[read.id]?.place[0])) return stays
    const where = isMoved ? this.#cellWords(read) : 'stands elsewhere in its cell'
    this.#log.note('moved', 'cards', read.id, `${namedCard(card)} ${where}`)
    return { kind: 'moves', id: read.id }
  }

  /** The card as the map shows it, with computed amounts; else as it is filed. */
  #cardOf({ id }: ReadCard): Card | undefined {
    const { snapshot, stands, view } = this.#log
    const at = stands.get(id)
    const shown =
      at &&
      view.cells
        .get(at.laneId)
        ?.get(at.stepId)
        ?.find((card) => card.id === id)
    return shown ?? snapshot.cards[id]
  }

  #cellWords({ laneId, stepId }: ReadCard): string {
    const { reading, view, snapshot } = this.#log
    const lane =
      reading.lanes.find(({ id }) => id === laneId)?.title.text ??
      view.lanes.find(({ id }) => id === laneId)?.title
    const step = reading.stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId)
    return `stands in the lane ${named(lane ?? '')} at the step ${named(step?.title.text ?? snapshot.steps[stepId]?.title ?? '')}`
  }

  /** Whether a cell takes cards: it is there, open, and for cards. */
  #canTake({ laneId, stepId, ...read }: ReadCard, fromLane?: string): boolean {
    const kind = this.#structure.lanes.get(laneId)
    for (const id of [laneId, fromLane ?? laneId])
      if (this.#locked.has(id)) {
        this.#refused.add(id)
        return false
      }
    const name = namedCard({ text: wordsOf({ laneId, stepId, ...read }) })
    const { report } = this.#log
    if (kind === undefined || !this.#structure.steps.has(stepId))
      report.add(`${name} was left out or where it is: its lane, step or stage is not on the map.`)
    else if (isStepValue(cardKindOf(kind)))
      report.add(`${name} was left where it is: its lane holds a value for each step, and no cards.`)
    else return true
    return false
  }

  #edit(read: ReadCard, card: Card): void {
    const said = CardFields.ofKnown(this.#log, read, card)
    const fields = Object.keys(said.changes)
    if (fields.length === 0 && said.newGroup === null) return
    if (this.#locked.has(card.place[0])) {
      this.#refused.add(card.place[0])
      return
    }
    const isJoin = said.changes.groupId != null
    if (fields.length > 0)
      (isJoin ? this.#joins : this.#edits).push({ type: 'cards.edit', ids: [card.id], changes: said.changes })
    this.#gather(card.id, said)
    const name = namedCard(card, gridText(card, this.#log.words))
    this.#log.note('edited', 'cards', card.id, `${name} ${said.words.join(', ')}`)
  }

  #gather(id: string, { newGroup }: SaidOfCard): void {
    if (newGroup !== null) this.#groups.set(newGroup, [...(this.#groups.get(newGroup) ?? []), id])
  }

  #coming(read: ReadCard): Standing | undefined {
    const kind = this.#structure.lanes.get(read.laneId)
    if (kind !== undefined && isStepValue(cardKindOf(kind))) {
      this.#setValue(read, kind)
      return undefined
    }
    if (!this.#canTake(read)) return undefined
    const said = CardFields.ofNew(this.#log, read, cardKindOf(kind ?? 'cards'))
    this.#gather(read.id, said)
    const name = namedCard({ text: wordsOf(read) })
    const again = read.isNew ? '' : '; it was removed in Throughline and changed in the table'
    this.#log.note('added', 'cards', read.id, `${name} ${this.#cellWords(read)}${again}`)
    return { kind: 'comes', id: read.id, fields: said.changes }
  }

  /** A value stays with its step; in another cell it is another value, and the old one goes. */
  #value(read: ReadCard, card: Card, isMoved: boolean): undefined {
    const { note, commands, words } = this.#log
    const text = gridText(card, words)
    const isRenamedDot = card.kind === 'channel' && read.text?.touched === true && read.text.text !== text
    if (!isMoved && !isRenamedDot) {
      this.#editValue(read, card)
      return
    }
    if (this.#locked.has(card.place[0])) {
      this.#refused.add(card.place[0])
      return
    }
    const kind = this.#structure.lanes.get(read.laneId)
    if (kind === undefined || cardKindOf(kind) !== card.kind) {
      note('kept', 'cards', card.id, `${quoted(text)} stays: a value cannot stand in a lane of another kind`)
      return
    }
    if (!this.#setValue(read, kind)) return
    commands.push({ type: 'cards.remove', ids: [card.id] })
    note('removed', 'cards', card.id, `${quoted(text)} in its old place`)
  }

  /** Who sets a value by hand takes back that a room had rated it. */
  #editValue(read: ReadCard, card: Card): void {
    const said = CardFields.ofKnown(this.#log, read, card)
    const { amount } = said.changes
    const rated = amount !== undefined && amount !== card.amount ? { spread: null, raters: 0 } : {}
    if (Object.keys(said.changes).length === 0) return
    if (this.#locked.has(card.place[0])) {
      this.#refused.add(card.place[0])
      return
    }
    this.#edits.push({ type: 'cards.edit', ids: [card.id], changes: { ...rated, ...said.changes } })
    this.#log.note(
      'edited',
      'cards',
      card.id,
      `${quoted(gridText(card, this.#log.words))} ${said.words.join(', ')}`,
    )
  }

  /** Sets a value that the table has and the map has not; whether it could be read and there was room for it. */
  #setValue(read: ReadCard, kind: LaneKind): boolean {
    const { report, note, snapshot } = this.#log
    if (this.#locked.has(read.laneId)) {
      this.#refused.add(read.laneId)
      return false
    }
    const set = kind === 'channels' ? this.#dot(read) : this.#feeling(read)
    if (!set || !this.#structure.steps.has(read.stepId)) {
      report.add(`${quoted(wordsOf(read))} in the table is no value for its lane, so it was left out.`)
      return false
    }
    if (snapshot.cards[set.id]) {
      report.add(`${quoted(wordsOf(read))} was left out: there is a value already at its step.`)
      return false
    }
    this.#values.push(set.command)
    note('added', 'cards', set.id, `${quoted(wordsOf(read))} ${this.#cellWords(read)}`)
    return true
  }

  #dot({ laneId, stepId, ...read }: ReadCard): { id: string; command: Command } | undefined {
    const channel = (read.text?.text ?? read.fields.get('channels')?.text ?? '').trim()
    if (channel === '' || channel.length > 80) return undefined
    const command: Command = { type: 'channel.set', laneId, stepId, channel, on: true }
    return { id: channelDotId(laneId, stepId, channel), command }
  }

  #feeling({ laneId, stepId, ...read }: ReadCard): { id: string; command: Command } | undefined {
    const said = read.text ? readSentiment(read.text.text) : this.#feelingOfRow(read.fields)
    if (!said || said.amount === null) return undefined
    const personaId =
      said.persona === '' ? (this.#log.view.personas[0]?.id ?? null) : personaCalled(this.#log, said.persona)
    if (personaId === undefined) return undefined
    const { amount, text } = said
    const command: Command = { type: 'sentiment.set', laneId, stepId, personaId, amount, text }
    return { id: sentimentId(laneId, stepId, personaId), command }
  }

  #feelingOfRow(fields: ReadCard['fields']) {
    const [amount, text, persona] = ['amount', 'text', 'persona'].map((key) => fields.get(key)?.text ?? '')
    const said = readSentiment(amount ?? '')
    return said && { ...said, text: text ?? '', persona: persona ?? '' }
  }

  /** Puts the cards of a cell one in front of the other, from its end; what stands together goes together. */
  #place({ laneId, stepId }: ReadCard, standing: readonly Standing[]): void {
    let beforeId: string | null = null
    let run: Standing[] = []
    const flush = (): void => {
      const [first] = run
      if (!first) return
      this.#log.commands.push(commandOf(run, { laneId, stepId, beforeId }))
      beforeId = first.id
      run = []
    }
    for (const one of [...standing].reverse()) {
      if (run[0] && run[0].kind !== one.kind) flush()
      if (one.kind !== 'stays') run.unshift(one)
      else if (one.isHere) beforeId = one.id
    }
    flush()
  }
}

function commandOf(
  run: readonly Standing[],
  { laneId, stepId, beforeId }: { laneId: string; stepId: string; beforeId: string | null },
): Command {
  const cards = run.flatMap((one): NewCard[] =>
    one.kind === 'comes' ? [{ id: one.id, laneId, stepId, fields: one.fields }] : [],
  )
  if (cards.length > 0) return { type: 'cards.add', cards, beforeId }
  return { type: 'cards.move', moves: run.map(({ id }) => ({ id, laneId, stepId, beforeId })) }
}

const isTouched = ({ text, fields }: ReadCard): boolean =>
  text?.touched === true || [...fields.values()].some(({ touched }) => touched)
