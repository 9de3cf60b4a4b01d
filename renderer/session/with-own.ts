import type { OwnView } from '#renderer/room/activities.ts'
import { ordersBetween } from '#shared/base/order.ts'
import { type Card, cardRecord, sentimentId } from '#shared/model/card.ts'
import type { CounterpartCurve, MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { cardKindOf } from '#shared/model/vocabulary.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'

/** What the line that all see is called while everybody draws one of their own. */
const SO_FAR = 'So far'

/**
 * The project as this window shows it: one's own private cards at the ends of their cells, and one's own values in place
 * of a line that is rated. Never to be written, exported or sent.
 */
export function withOwn(snapshot: Snapshot, { cards, rating }: OwnView): Snapshot {
  const shown: Record<string, Card> = { ...snapshot.cards }
  const here = unseen(snapshot, cards).filter(({ laneId }) => snapshot.lanes[laneId])
  for (const own of Map.groupBy(here, cellOf).values()) placeAtEnd(shown, snapshot, own)
  const lane = rating && snapshot.lanes[rating.laneId]
  if (rating && lane) {
    for (const { id, kind, place, personaId } of Object.values(snapshot.cards))
      if (kind === 'sentiment' && place[0] === lane.id && personaId === rating.personaId) delete shown[id]
    for (const [stepId, amount] of Object.entries(rating.values)) {
      const value = levelCard(lane.id, stepId, rating.personaId, amount)
      shown[value.id] = value
    }
  }
  return { ...snapshot, cards: shown }
}

/** Those that are still private: what was revealed stands in the document under its old id. */
export const unseen = (snapshot: Snapshot, cards: readonly PrivateCard[]): readonly PrivateCard[] =>
  cards.filter(({ id }) => !snapshot.cards[id])

const cellOf = ({ laneId, stepId }: PrivateCard): string => `${laneId} ${stepId}`

function placeAtEnd(
  shown: Record<string, Card>,
  { cards, lanes }: Snapshot,
  own: readonly PrivateCard[],
): void {
  const [first] = own
  const lane = first && lanes[first.laneId]
  if (!first || !lane) return
  const orders = Object.values(cards).flatMap(({ place }) =>
    place[0] === first.laneId && place[1] === first.stepId ? [place[2]] : [],
  )
  const last = orders.reduce<string | null>(
    (most, order) => (most === null || order > most ? order : most),
    null,
  )
  ordersBetween(last, null, own.length).forEach((order, index) => {
    const card = own[index] as PrivateCard
    shown[card.id] = stickyOf(card, cardKindOf(lane.kind), order)
  })
}

const stickies = new WeakMap<PrivateCard, Card>()

/** The same card for the same words at the same place: a card that is typed into lets all others be. */
function stickyOf(own: PrivateCard, kind: Card['kind'], order: string): Card {
  const { id, text, laneId, stepId } = own
  const known = stickies.get(own)
  if (known?.place[2] === order && known.kind === kind) return known
  const card: Card = { ...cardRecord.defaults, id, kind, text, place: [laneId, stepId, order] }
  stickies.set(own, card)
  return card
}

const levelCard = (laneId: string, stepId: string, personaId: string | null, amount: number): Card => ({
  ...cardRecord.defaults,
  id: sentimentId(laneId, stepId, personaId),
  kind: 'sentiment',
  place: [laneId, stepId, 'V'],
  personaId,
  amount,
})

/** The line that all see, behind one's own: grey, broken, and not to be pulled. */
export function withSharedLine(view: MapView, snapshot: Snapshot, { rating }: OwnView): MapView {
  if (!rating) return view
  const { laneId, personaId } = rating
  const values = new Map(
    Object.values(snapshot.cards).flatMap(({ kind, place, personaId: whose, amount }) =>
      kind === 'sentiment' && place[0] === laneId && whose === personaId && amount !== null
        ? [[place[1], amount] as const]
        : [],
    ),
  )
  if (values.size === 0) return view
  const others = (view.counterpartCurves ?? []).filter((curve) => curve.laneId !== laneId)
  const shared: CounterpartCurve = { laneId, personaId, label: SO_FAR, values }
  return { ...view, counterpartCurves: [...others, shared] }
}
