import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { type CardKind, isStepValue } from '#shared/model/vocabulary.ts'
import { inOneList, type MapPairing, type Pair, pairMaps } from './pairing.ts'
import { sentimentLines } from './sentiment-lines.ts'

/** What may differ in a card that both maps have; *moved*: it stood in another step or lane, see `before.place`. */
type CardChangeKind = 'moved' | 'text' | 'touchpoint-status' | 'channels' | 'impact' | 'metric'

/** A card that both maps have, and what differs in it. */
export interface CardChange {
  readonly kind: CardChangeKind
  /** The lane it stands in on the future map. */
  readonly lane: Lane
  readonly before: Card
  readonly after: Card
}

/** One thing that is not the same on both maps. */
export type Difference =
  | { readonly kind: 'step-title'; readonly before: string; readonly after: string }
  | { readonly kind: 'moment'; readonly after: boolean }
  | { readonly kind: 'card-added' | 'card-removed'; readonly lane: Lane; readonly card: Card }
  | CardChange
  /** How one persona feels here; `null` where one of the maps does not say. */
  | {
      readonly kind: 'sentiment'
      readonly lane: Lane
      readonly personaId: string | null
      readonly before: number | null
      readonly after: number | null
    }
  /** A dot of the channel matrix that came or went. */
  | { readonly kind: 'channel'; readonly lane: Lane; readonly channel: string; readonly after: boolean }

/** A step on both maps or on one of them, and what became of it. */
export interface ComparedStep extends Pair<Step> {
  readonly change: 'none' | 'changed' | 'added' | 'removed'
  readonly differences: readonly Difference[]
}

/** What changed in all. */
export interface ComparisonSummary {
  readonly stepsAdded: number
  readonly stepsRemoved: number
  readonly stepsChanged: number
  readonly cardsAdded: number
  readonly cardsRemoved: number
  /** Cards on both maps whose text, status, channels, impact or number differ. */
  readonly cardsChanged: number
  readonly cardsMoved: number
  /** Values on both maps that rose, that fell. */
  readonly sentimentUp: number
  readonly sentimentDown: number
  /** How each persona feels on average over the steps that say so; `null` where none does. */
  readonly moods: readonly {
    readonly personaId: string | null
    readonly before: number | null
    readonly after: number | null
  }[]
}

/** Two maps laid side by side. */
export interface MapComparison {
  readonly stages: readonly Pair<Stage>[]
  readonly lanes: readonly Pair<Lane>[]
  readonly steps: readonly ComparedStep[]
  readonly summary: ComparisonSummary
}

/** What changed from the current map to the future one, step by step. `docs/insights.md` says what answers what. */
export function compareMaps(current: MapView, future: MapView): MapComparison {
  const pairing = pairMaps(current, future)
  const lanes = inOneList(current.lanes, future.lanes, pairing.lanes)
  const steps = inOneList(current.steps, future.steps, pairing.steps).map((pair): ComparedStep => {
    const differences = [
      ...ownDifferences(pair),
      ...lanes.flatMap((lane) => cellDifferences(current, future, pairing, lane, pair)),
    ]
    const kept = differences.length > 0 ? 'changed' : 'none'
    return { ...pair, differences, change: !pair.current ? 'added' : !pair.future ? 'removed' : kept }
  })
  return {
    stages: inOneList(
      current.stages.map(({ stage }) => stage),
      future.stages.map(({ stage }) => stage),
      pairing.stages,
    ),
    lanes,
    steps,
    summary: { ...countsOf(steps), moods: moodsOf(current, future) },
  }
}

function ownDifferences({ current, future }: Pair<Step>): Difference[] {
  if (!current || !future) return []
  return [
    ...(current.title === future.title
      ? []
      : [{ kind: 'step-title', before: current.title, after: future.title } as const]),
    ...(current.moment === future.moment ? [] : [{ kind: 'moment', after: future.moment } as const]),
  ]
}

const NONE: readonly Card[] = []

/** What differs where a step and a lane meet: what is gone, then what is there now, in order. */
function cellDifferences(
  current: MapView,
  future: MapView,
  pairing: MapPairing,
  lane: Pair<Lane>,
  step: Pair<Step>,
): Difference[] {
  const before = lane.current && step.current ? cardsIn(current, lane.current.id, step.current.id) : NONE
  const after = lane.future && step.future ? cardsIn(future, lane.future.id, step.future.id) : NONE
  if (before.length === 0 && after.length === 0) return []
  const shown = (lane.future ?? lane.current) as Lane
  const isCard = ({ kind }: Card): boolean => !isStepValue(kind)
  return [
    ...before
      .filter((card) => isCard(card) && !pairing.cards.toFuture.has(card.id))
      .map((card): Difference => ({ kind: 'card-removed', lane: shown, card })),
    ...after.filter(isCard).flatMap((card): Difference[] => {
      const other = pairing.cards.toCurrent.get(card.id)
      return other
        ? cardDifferences({ lane: shown, before: other, after: card }, lane, step)
        : [{ kind: 'card-added', lane: shown, card }]
    }),
    ...sentimentDifferences(shown, before, after),
    ...channelDifferences(shown, before, after),
  ]
}

function cardDifferences(cards: Omit<CardChange, 'kind'>, lane: Pair<Lane>, step: Pair<Step>): CardChange[] {
  const { before, after } = cards
  const [laneId, stepId] = before.place
  const of = (kind: CardKind): boolean => before.kind === kind && after.kind === kind
  const found: [boolean, CardChangeKind][] = [
    [laneId !== lane.current?.id || stepId !== step.current?.id, 'moved'],
    [before.text !== after.text, 'text'],
    [of('touchpoint') && before.status !== after.status, 'touchpoint-status'],
    [of('touchpoint') && !sameWords(before.channels, after.channels), 'channels'],
    [of('pain') && before.impact !== after.impact, 'impact'],
    [of('metric') && before.amount !== after.amount, 'metric'],
  ]
  return found.flatMap(([differs, kind]) => (differs ? [{ kind, ...cards }] : []))
}

const sameWords = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length && before.every((word) => after.includes(word))

function sentimentDifferences(lane: Lane, before: readonly Card[], after: readonly Card[]): Difference[] {
  const valuesOf = (cards: readonly Card[]): Map<string | null, number | null> =>
    new Map(
      cards.flatMap(({ kind, personaId, amount }) => (kind === 'sentiment' ? [[personaId, amount]] : [])),
    )
  const [then, now] = [valuesOf(before), valuesOf(after)]
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((personaId): Difference[] => {
    const values = { before: then.get(personaId) ?? null, after: now.get(personaId) ?? null }
    return values.before === values.after ? [] : [{ kind: 'sentiment', lane, personaId, ...values }]
  })
}

function channelDifferences(lane: Lane, before: readonly Card[], after: readonly Card[]): Difference[] {
  const dotsOf = (cards: readonly Card[]): Set<string> =>
    new Set(cards.flatMap(({ kind, channels }) => (kind === 'channel' ? channels.slice(0, 1) : [])))
  const [then, now] = [dotsOf(before), dotsOf(after)]
  return [...new Set([...then, ...now])]
    .filter((channel) => then.has(channel) !== now.has(channel))
    .map((channel) => ({ kind: 'channel', lane, channel, after: now.has(channel) }))
}

const isChange = (difference: Difference): difference is CardChange =>
  'before' in difference && typeof difference.before === 'object' && difference.before !== null

function countsOf(steps: readonly ComparedStep[]): Omit<ComparisonSummary, 'moods'> {
  const all = steps.flatMap(({ differences }) => differences)
  const some = (kind: Difference['kind']): number => all.filter((one) => one.kind === kind).length
  const stepsThat = (change: ComparedStep['change']): number =>
    steps.filter((step) => step.change === change).length
  const changes = all.flatMap((one) =>
    one.kind === 'sentiment' && one.before !== null && one.after !== null ? [one.after - one.before] : [],
  )
  return {
    stepsAdded: stepsThat('added'),
    stepsRemoved: stepsThat('removed'),
    stepsChanged: stepsThat('changed'),
    cardsAdded: some('card-added'),
    cardsRemoved: some('card-removed'),
    cardsChanged: new Set(all.flatMap((one) => (isChange(one) && one.kind !== 'moved' ? [one.after] : [])))
      .size,
    cardsMoved: some('moved'),
    sentimentUp: changes.filter((change) => change > 0).length,
    sentimentDown: changes.filter((change) => change < 0).length,
  }
}

function moodsOf(current: MapView, future: MapView): ComparisonSummary['moods'] {
  const [before, after] = [meansOf(current), meansOf(future)]
  return [...new Set([...before.keys(), ...after.keys()])].map((personaId) => ({
    personaId,
    before: before.get(personaId) ?? null,
    after: after.get(personaId) ?? null,
  }))
}

function meansOf(view: MapView): Map<string | null, number> {
  const lines = Map.groupBy(sentimentLines(view), ({ personaId }) => personaId)
  return new Map(
    [...lines].map(([personaId, ofPersona]) => {
      const values = ofPersona.flatMap(({ points }) => points.map(({ value }) => value))
      return [personaId, values.reduce((sum, value) => sum + value, 0) / values.length]
    }),
  )
}
