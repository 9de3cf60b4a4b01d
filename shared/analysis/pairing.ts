import { foldName } from '#shared/base/fold.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { placedCards } from './placed-cards.ts'

/** A record that may name the one of the other map that it came from. */
interface Linked {
  readonly id: string
  readonly counterpartId: string | null
}

/** Which record of one map answers which of the other, one to one, by id. */
export interface Pairs<Item> {
  readonly toFuture: ReadonlyMap<string, Item>
  readonly toCurrent: ReadonlyMap<string, Item>
}

/** What two maps have in common. Points of sentiment lines and channel dots are told by their cell, so they have no pairs. */
export interface MapPairing {
  readonly stages: Pairs<Stage>
  readonly steps: Pairs<Step>
  readonly lanes: Pairs<Lane>
  readonly cards: Pairs<Card>
}

/** One of each map, or one alone; never neither. */
export interface Pair<Item> {
  readonly current: Item | null
  readonly future: Item | null
}

/** Pairs in the making: each pass joins what earlier ones left alone. */
class Pairing<Item extends Linked> implements Pairs<Item> {
  readonly toFuture = new Map<string, Item>()
  readonly toCurrent = new Map<string, Item>()
  readonly #current: readonly Item[]
  readonly #future: readonly Item[]
  /** Whether one map was made from the other: then what has no counterpart is new, whatever stands at its place. */
  readonly areCopies: boolean

  constructor(current: readonly Item[], future: readonly Item[]) {
    this.#current = current
    this.#future = future
    this.#byCounterpart(current, future, (item, other) => this.#join(other, item))
    this.#byCounterpart(future, current, (item, other) => this.#join(item, other))
    this.areCopies = this.toFuture.size > 0
  }

  /** Joins the first, second, … of one map with those of the other that have the same key; an empty key has no equal. */
  join(keyOfCurrent: (item: Item) => string, keyOfFuture: (item: Item) => string): void {
    const waiting = Map.groupBy(
      this.#current.filter(({ id }) => !this.toFuture.has(id)),
      keyOfCurrent,
    )
    for (const item of this.#future) {
      if (this.toCurrent.has(item.id)) continue
      const key = keyOfFuture(item)
      const other = key === '' ? undefined : waiting.get(key)?.shift()
      if (other) this.#join(other, item)
    }
  }

  /**
   * Joins by position: what stands under the same parent, after the same neighbour. The groups are siblings in their
   * order, by a parent that both maps have.
   */
  joinByPosition(parentOfCurrent: (item: Item) => string, parentOfFuture: (item: Item) => string): void {
    if (this.areCopies) return
    const before = positionKeys(this.#current, parentOfCurrent, ({ id }) => this.toFuture.has(id) && id)
    const after = positionKeys(this.#future, parentOfFuture, ({ id }) => this.toCurrent.get(id)?.id ?? false)
    this.join(
      (item) => before.get(item) ?? '',
      (item) => after.get(item) ?? '',
    )
  }

  #byCounterpart(others: readonly Item[], items: readonly Item[], join: (item: Item, other: Item) => void) {
    const byId = new Map(others.map((other) => [other.id, other]))
    for (const item of items) {
      const other = item.counterpartId === null ? undefined : byId.get(item.counterpartId)
      if (other) join(item, other)
    }
  }

  #join(current: Item, future: Item): void {
    if (this.toFuture.has(current.id) || this.toCurrent.has(future.id)) return
    this.toFuture.set(current.id, future)
    this.toCurrent.set(future.id, current)
  }
}

function positionKeys<Item>(
  items: readonly Item[],
  parentOf: (item: Item) => string,
  pairOf: (item: Item) => string | false,
): Map<Item, string> {
  const neighbour = new Map<string, string>()
  const keys = new Map<Item, string>()
  for (const item of items) {
    const parent = parentOf(item)
    const pair = pairOf(item)
    if (pair === false) keys.set(item, parent && `${parent} ${neighbour.get(parent) ?? ''}`)
    else neighbour.set(parent, pair)
  }
  return keys
}

/**
 * Finds for each stage, step, lane and card of a map the one that answers it on another: by `counterpartId`, whichever of the
 * two names it; else by equal title (of a card: text and kind), in the same stage or cell first; else, unless one map was
 * made as a copy of the other, by position among its siblings. Lanes pair with their kind only, such of plain cards never by
 * position.
 */
export function pairMaps(current: MapView, future: MapView): MapPairing {
  const stages = new Pairing(
    current.stages.map(({ stage }) => stage),
    future.stages.map(({ stage }) => stage),
  )
  stages.join(titleOf, titleOf)
  stages.joinByPosition(
    () => 'map',
    () => 'map',
  )
  const lanes = pairLanes(current.lanes, future.lanes)
  const steps = new Pairing(current.steps, future.steps)
  const stageOf = (step: Step): string => (stages.toFuture.has(step.stageId) ? step.stageId : '')
  const stageOfFuture = (step: Step): string => stages.toCurrent.get(step.stageId)?.id ?? ''
  steps.join(within(stageOf, titleOf), within(stageOfFuture, titleOf))
  steps.join(titleOf, titleOf)
  steps.joinByPosition(stageOf, stageOfFuture)
  return { stages, steps, lanes, cards: pairCards(current, future, lanes, steps) }
}

const titleOf = ({ title }: { readonly title: string }): string => foldName(title)

/** The key of a thing in its parent; empty where either is. */
const within =
  <Item>(parentOf: (item: Item) => string, nameOf: (item: Item) => string) =>
  (item: Item): string => {
    const [parent, name] = [parentOf(item), nameOf(item)]
    return parent === '' || name === '' ? '' : `${parent} ${name}`
  }

function pairLanes(current: readonly Lane[], future: readonly Lane[]): Pairing<Lane> {
  const lanes = new Pairing(current, future)
  const kindOf = ({ kind, role }: Lane): string => `${kind} ${role ?? ''}`
  const named = (lane: Lane): string => `${kindOf(lane)} ${titleOf(lane)}`
  lanes.join(named, named)
  // The first sentiment lane answers the first one, whatever it is called; lanes of plain cards are too many things for that.
  const rare = (lane: Lane): string => (lane.kind === 'cards' ? '' : kindOf(lane))
  if (!lanes.areCopies) lanes.join(rare, rare)
  return lanes
}

function pairCards(current: MapView, future: MapView, lanes: Pairs<Lane>, steps: Pairs<Step>): Pairing<Card> {
  const cardsOf = (view: MapView): Card[] =>
    placedCards(view)
      .map(({ card }) => card)
      .filter(({ kind }) => !isStepValue(kind))
  const cards = new Pairing(cardsOf(current), cardsOf(future))
  const cellOf = ({ place: [laneId, stepId], kind }: Card): string =>
    lanes.toFuture.has(laneId) && steps.toFuture.has(stepId) ? `${laneId} ${stepId} ${kind}` : ''
  const cellOfFuture = ({ place, kind }: Card): string => {
    const [lane, step] = [lanes.toCurrent.get(place[0]), steps.toCurrent.get(place[1])]
    return lane && step ? `${lane.id} ${step.id} ${kind}` : ''
  }
  const textOf = ({ text }: Card): string => foldName(text)
  const kindOf = ({ kind }: Card): string => kind
  cards.join(within(cellOf, textOf), within(cellOfFuture, textOf))
  cards.join(within(kindOf, textOf), within(kindOf, textOf))
  cards.joinByPosition(cellOf, cellOfFuture)
  return cards
}

/** Both maps' records as one list in the order of the future map; what is gone stands where it was. */
export function inOneList<Item extends { readonly id: string }>(
  current: readonly Item[],
  future: readonly Item[],
  pairs: Pairs<Item>,
): Pair<Item>[] {
  const list: Pair<Item>[] = []
  let next = 0
  const removedUpTo = (end: number): void => {
    for (; next < end; next++) {
      const item = current[next] as Item
      if (!pairs.toFuture.has(item.id)) list.push({ current: item, future: null })
    }
  }
  const places = new Map(current.map(({ id }, index) => [id, index]))
  for (const item of future) {
    const other = pairs.toCurrent.get(item.id) ?? null
    if (other) removedUpTo(places.get(other.id) as number)
    list.push({ current: other, future: item })
  }
  removedUpTo(current.length)
  return list
}
