import { amountIn } from '#shared/base/amount.ts'
import { counted } from '#shared/base/counted.ts'
import { foldName } from '#shared/base/fold.ts'
import type { NewCard } from '#shared/document/commands/types.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { LaneKind } from '#shared/model/vocabulary.ts'
import { createReport, quoted, type Report } from '../report.ts'
import { createColumns, type Found, type PlannedStage, type PlannedStep } from './cards-columns.ts'
import { createLanes, type PlannedLane } from './cards-lanes.ts'
import { type CardMapping, MANY_CARDS, TABLE_BOUNDS } from './cards-mapping.ts'
import { type CardDraft, type RowsRead, readRows } from './cards-rows.ts'
import { createValues, type PlannedValues, type ValueCollector } from './cards-step-values.ts'
import { feelingIn } from './cards-values.ts'
import type { Sheet } from './table.ts'

/** Somebody whom the table names and a new map needs. */
export interface PlannedPersona {
  readonly id: string
  readonly name: string
}

/** What a table becomes: on a map, or as a map of its own. Nothing is written yet. */
export interface CardPlan {
  /** The map that it is for; `null`: a new one. */
  readonly target: MapView | null
  /** Those of the map in its order, then those that come. */
  readonly stages: readonly PlannedStage[]
  readonly lanes: readonly PlannedLane[]
  readonly cards: readonly NewCard[]
  readonly values: PlannedValues
  readonly personas: readonly PlannedPersona[]
  /** A sentence for each thing that cannot come as it stands. */
  readonly report: readonly string[]
}

/** How many things a plan puts on the map: cards, and values of steps. */
export const amountOf = ({ cards, values }: Pick<CardPlan, 'cards' | 'values'>): number =>
  cards.length + values.feelings.length + values.dots.length

/**
 * Works out where the rows or cells of a table belong: in the lanes, stages and steps of their titles, which are made where
 * the map has none of the name (case, accents and blanks aside) and its structure is open. `makeId` makes record ids.
 */
export function planCards(
  sheet: Sheet,
  mapping: CardMapping,
  target: MapView | null,
  makeId: () => string,
): CardPlan {
  const report = createReport()
  const reading = readRows(sheet, mapping, report)
  return new Planner(mapping, target, makeId, report).plan(reading)
}

class Planner {
  readonly #mapping: CardMapping
  readonly #target: MapView | null
  readonly #makeId: () => string
  readonly #report: Report
  readonly #values: ValueCollector
  readonly #cards: NewCard[] = []
  #bytes = 0
  /** Ids by folded name, of the map's own personas first. */
  readonly #personaIds: Map<string, string>
  readonly #personas: PlannedPersona[] = []
  readonly #strangers = new Set<string>()
  /** How much was left out, by why. */
  readonly #left = new Map<string, number>()

  constructor(mapping: CardMapping, target: MapView | null, makeId: () => string, report: Report) {
    this.#mapping = mapping
    this.#target = target
    this.#makeId = makeId
    this.#report = report
    this.#values = createValues(target)
    this.#personaIds = new Map(target?.personas.map(({ id, name }) => [foldName(name), id]))
  }

  plan({ drafts, columns: headings, lanes: titles }: RowsRead): CardPlan {
    const { laneId, stepId } = { laneId: null, stepId: null, ...this.#mapping }
    const columns = createColumns(this.#target, stepId, this.#makeId)
    const lanes = createLanes(this.#target, laneId, (title) => this.#isFelt(drafts, title), this.#makeId)
    // A grid's headings come in their order, also those with nothing under them; where they cannot, their cells say why.
    for (const { stage, step } of headings) if (stage !== '' || step !== '') columns.find(stage, step)
    for (const title of titles) if (title !== '') lanes.find(title, null)
    let beyond = 0
    for (const draft of drafts) {
      if (this.#isFull()) beyond++
      else this.#place(draft, this.#want(columns.find(draft.stage, draft.step)), lanes)
    }
    this.#tell(beyond)
    return {
      target: this.#target,
      stages: columns.stages(),
      lanes: lanes.lanes(),
      cards: this.#cards,
      values: this.#values.planned(),
      personas: this.#personas,
      report: this.#report.sentences(),
    }
  }

  #isFull(): boolean {
    return (
      this.#bytes >= TABLE_BOUNDS.bytes || this.#cards.length + this.#values.count() >= TABLE_BOUNDS.cards
    )
  }

  /** What was found; what was not is counted by why. */
  #want<T>(result: Found<T>): T | null {
    if (result.ok) return result.value
    this.#leave(result.why)
    return null
  }

  #leave(why: string): void {
    this.#left.set(why, (this.#left.get(why) ?? 0) + 1)
  }

  #place(draft: CardDraft, step: PlannedStep | null, lanes: ReturnType<typeof createLanes>): void {
    if (!step) return
    const { feeling, text } = draft
    if (feeling !== null) {
      const lane = this.#want(lanes.forFeelings())
      if (lane) this.#values.addFeeling(lane.id, step.id, this.#whoFeels(draft), feeling)
    }
    if (text === '' && draft.fields.amount === undefined) return
    const lane = this.#want(lanes.find(draft.lane, draft.kind))
    if (!lane) return
    if (lane.kind === 'sentiment') this.#placeFeeling(draft, lane, step)
    else if (lane.kind === 'channels') this.#values.addChannels(lane.id, step.id, text)
    else this.#add(this.#cardOf(draft, lane, step))
  }

  #add(card: NewCard): void {
    this.#cards.push(card)
    this.#bytes += bytesOf(JSON.stringify(card.fields))
  }

  #placeFeeling(draft: CardDraft, lane: PlannedLane, step: PlannedStep): void {
    const feeling = feelingIn(draft.text, this.#mapping.scale)
    if (feeling === undefined) this.#leave(`${quoted(lane.title)} takes feelings, from upset to delighted.`)
    else this.#values.addFeeling(lane.id, step.id, this.#whoFeels(draft), feeling)
  }

  #cardOf(draft: CardDraft, lane: PlannedLane, step: PlannedStep): NewCard {
    const personaId = this.#personaOf(draft.persona)
    const fields = { ...contentOf(draft, lane.kind), ...(personaId === null ? {} : { personaId }) }
    return { id: this.#makeId(), laneId: lane.id, stepId: step.id, fields }
  }

  /** Where a row names nobody, the map's main persona. */
  #whoFeels({ persona }: CardDraft): string | null {
    return this.#personaOf(persona) ?? this.#target?.map.personaIds[0] ?? null
  }

  /** Feelings rather than words stand in most cells of the lane. */
  #isFelt(drafts: readonly CardDraft[], title: string): boolean {
    const folded = foldName(title)
    const own = drafts.filter(({ lane }) => foldName(lane) === folded)
    return (
      own.filter(({ text }) => feelingIn(text, this.#mapping.scale) !== undefined).length * 2 > own.length
    )
  }

  #personaOf(name: string): string | null {
    if (name === '') return null
    const folded = foldName(name)
    const own = this.#personaIds.get(folded)
    if (own !== undefined) return own
    if (this.#target || this.#personas.length >= TABLE_BOUNDS.personas) {
      this.#strangers.add(name)
      return null
    }
    const persona = { id: this.#makeId(), name }
    this.#personas.push(persona)
    this.#personaIds.set(folded, persona.id)
    return persona.id
  }

  #tell(beyond: number): void {
    for (const [why, amount] of this.#left)
      this.#report.add(`${counted(amount, 'entry', 'entries')} left out: ${why}`)
    if (beyond > 0)
      this.#report.add(
        `One import takes ${counted(TABLE_BOUNDS.cards, 'card')} and 3 MB of words. ${counted(beyond, 'entry', 'entries')} after them left out.`,
      )
    const [stranger] = this.#strangers
    if (stranger !== undefined) this.#report.add(this.#strangerWords(stranger, this.#strangers.size - 1))
    this.#values.tell(this.#report)
    const total = this.#cards.length + cardsOn(this.#target)
    if (total > MANY_CARDS)
      this.#report.add(
        `With these the map holds ${counted(total, 'card')}. Beyond ${counted(MANY_CARDS, 'card')} a map is hard to read; several maps may serve better.`,
      )
  }

  #strangerWords(name: string, others: number): string {
    const names = others === 0 ? quoted(name) : `${quoted(name)} and ${counted(others, 'other')}`
    return this.#target
      ? `No persona of this map is called ${names}; what is about them came without a persona.`
      : `A new map gets at most ${TABLE_BOUNDS.personas} personas; what is about ${names} came without.`
  }
}

/** What the card says, in the terms of its lane: in a lane of metrics a number counts. */
function contentOf({ text, fields }: CardDraft, kind: LaneKind): NewCard['fields'] {
  const amount = kind === 'metrics' && fields.amount === undefined ? amountIn(text) : null
  return amount ? { ...fields, ...amount } : { ...fields, ...(text === '' ? {} : { text }) }
}

/** How long a text is in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1
  }
  return bytes
}

function cardsOn(target: MapView | null): number {
  let count = 0
  for (const row of target?.cells.values() ?? []) for (const cell of row.values()) count += cell.length
  return count
}
