import { foldName, foldWithOrigin } from '#shared/base/fold.ts'
import type { Card } from '#shared/model/card.ts'
import type { Filter } from '#shared/model/filter.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** What a filter needs to know of the map that a card stands on. */
export interface FilterContext {
  /** Who travels: whom a card speaks of that names nobody. */
  readonly personaIds: readonly string[]
}

/** Whether a filter looks for nothing, so that everything passes. */
export const isIdle = ({ query, ...lists }: Filter): boolean =>
  query.trim() === '' && Object.values(lists).every((list) => list.length === 0)

/** The words of a query, each of which a text must hold. */
export const wordsOf = (query: string): string[] => {
  const folded = foldName(query)
  return folded === '' ? [] : folded.split(' ')
}

/** Who answers for a card: its owner; a card in a lane of owners is one. */
export const ownerOf = ({ kind, owner, text }: Card): string => (kind === 'owner' ? text : owner).trim()

const searchable = new WeakMap<Card, string>()

/** All that a query looks at, folded once for each card. */
function wordsIn(card: Card): string {
  const known = searchable.get(card)
  if (known !== undefined) return known
  const { text, tags, owner, channels } = card
  const words = foldWithOrigin([text, ...tags, owner, ...channels].join('\n')).text
  searchable.set(card, words)
  return words
}

type Test = (card: Card) => boolean

const NONE: ReadonlySet<string> = new Set()

/** A filter made ready: its words folded once, only the lists that say something. */
function testsOf(filter: Filter, { personaIds }: FilterContext): Test[] {
  const words = wordsOf(filter.query)
  const anyOf = (wanted: readonly string[], of: (card: Card) => readonly string[]): Test[] => {
    if (wanted.length === 0) return []
    const names = new Set(wanted.map(foldName))
    return [(card) => of(card).some((name) => names.has(foldName(name)))]
  }
  const oneOf = <T>(wanted: readonly T[], of: (card: Card) => T): Test[] =>
    wanted.length === 0 ? [] : [(card) => wanted.includes(of(card))]
  const travels = filter.personaIds.some((id) => personaIds.includes(id))
  return [
    ...oneOf(filter.kinds, ({ kind }) => kind),
    ...oneOf(filter.evidence, ({ evidence }) => evidence),
    ...(filter.personaIds.length === 0
      ? []
      : [({ personaId }: Card) => (personaId === null ? travels : filter.personaIds.includes(personaId))]),
    ...anyOf(filter.tags, ({ tags }) => tags),
    ...anyOf(filter.channels, ({ channels }) => channels),
    ...anyOf(filter.owners, (card) => [ownerOf(card)]),
    ...anyOf(filter.authors, ({ author }) => [author]),
    ...(words.length === 0 ? [] : [(card: Card) => words.every((word) => wordsIn(card).includes(word))]),
  ]
}

/**
 * Whether a card, or a point of a sentiment line, is what the filter looks for. Names are compared whatever their case and
 * accents. A card that names no persona speaks of everybody who travels on the map.
 */
export const passes = (card: Card, filter: Filter, context: FilterContext): boolean =>
  testsOf(filter, context).every((test) => test(card))

/** How a filter judges the cards of a map. */
function judgeOf(view: MapView, filter: Filter): Test {
  const tests = testsOf(filter, view.map)
  return (card) => tests.every((test) => test(card))
}

/**
 * The map with only those cards that pass and the connectors between them; stages, steps, lanes and notes stay. Cells of
 * which all passes keep their identity; a filter that looks for nothing gives the view itself. Cards whose ids are in
 * `keep` stay whether they pass or not.
 */
export function filterView(view: MapView, filter: Filter, keep: ReadonlySet<string> = NONE): MapView {
  if (isIdle(filter)) return view
  const judge = judgeOf(view, filter)
  const isPassing: Test = (card) => keep.has(card.id) || judge(card)
  const kept = new Set<string>()
  const cells = new Map(
    [...view.cells].map(([laneId, row]) => {
      const passing = filterRow(row, isPassing)
      for (const cards of passing.values()) for (const { id } of cards) kept.add(id)
      return [laneId, passing]
    }),
  )
  const connectors = view.connectors.filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId))
  return {
    ...view,
    cells,
    connectors: connectors.length === view.connectors.length ? view.connectors : connectors,
  }
}

function filterRow(
  row: ReadonlyMap<string, readonly Card[]>,
  isPassing: Test,
): ReadonlyMap<string, readonly Card[]> {
  let changed = false
  const passing = new Map<string, readonly Card[]>()
  for (const [stepId, cards] of row) {
    const left = cards.filter(isPassing)
    changed ||= left.length < cards.length
    if (left.length > 0) passing.set(stepId, left.length === cards.length ? cards : left)
  }
  return changed ? passing : row
}

/** The cards and sentiment points that a filter fades, and the connectors that lead to one of them. */
export function dimmedIds(view: MapView, filter: Filter): ReadonlySet<string> {
  if (isIdle(filter)) return NONE
  const isPassing = judgeOf(view, filter)
  const dimmed = new Set<string>()
  for (const row of view.cells.values())
    for (const cards of row.values()) for (const card of cards) if (!isPassing(card)) dimmed.add(card.id)
  for (const { id, fromId, toId } of view.connectors)
    if (dimmed.has(fromId) || dimmed.has(toId)) dimmed.add(id)
  return dimmed
}
