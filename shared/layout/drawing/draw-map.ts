import type { Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { isFed } from '#shared/model/fed-metrics.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { CardBox, LaneBox } from '../boxes.ts'
import { dropNotes } from '../data-words.ts'
import type { MapLayout } from '../map-layout.ts'
import { type CardContext, drawCard } from './draw-card.ts'
import { drawClusters, drawParking } from './draw-clusters.ts'
import { drawColumnHeaders, drawCorner } from './draw-columns.ts'
import { drawGround } from './draw-grid.ts'
import { drawHeader } from './draw-header.ts'
import { drawLaneHeaders, drawMatrix } from './draw-lanes.ts'
import { drawConnector, drawNote } from './draw-loose.ts'
import { type CurveMark, drawBrackets, drawCounterpart, drawCurve, placeMarks } from './draw-sentiment.ts'
import { faded, NOTHING_DIMMED } from './faded.ts'
import type { Drawing, GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** What is drawn beside the map's own content. */
export interface DrawOptions {
  readonly theme: Theme
  /** Names of patterns on the sentiment lines. */
  readonly marks: readonly CurveMark[]
  /** The part to show; everything where left out. */
  readonly bounds?: Rect
  /** What fades into the paper, by id: cards, values and connectors that a filter does not let through. */
  readonly dimmed?: ReadonlySet<string>
  /** Where only a part of a map is drawn, all of it: numbers are measured against the others of their lane. */
  readonly whole?: MapView
}

/** The whole map, in reading order: header, columns, then lane by lane. This is what every export shows. */
export function drawMap(view: MapView, layout: MapLayout, options: DrawOptions): Drawing {
  const { theme, dimmed = NOTHING_DIMMED } = options
  const contexts = cardContexts(options.whole ?? view)
  const shapes: Shape[] = [
    ...drawGround(view, layout, theme),
    ...drawHeader(layout.header, theme),
    ...drawColumnHeaders(layout, theme),
    ...drawCorner(layout, theme),
    ...drawLanes(view, layout, options, contexts),
    ...layout.connectors.map((line) => faded(drawConnector(line, theme), dimmed)),
    ...drawParking(layout, theme),
    ...layout.notes.map((box) => drawNote(box, theme, box.rect)),
  ]
  return { bounds: options.bounds ?? layout.bounds, background: theme.paper, shapes, title: view.map.title }
}

function drawLanes(
  view: MapView,
  layout: MapLayout,
  { theme, marks, dimmed = NOTHING_DIMMED }: DrawOptions,
  contexts: CardContexts,
): Shape[] {
  const headers = drawLaneHeaders(layout, theme)
  const cardsOf = Map.groupBy(layout.cards, (box) => box.card.place[0])
  return layout.lanes.flatMap((lane, index) => [
    headers[index] as Shape,
    ...drawCurves(view, layout, lane, marks, theme, dimmed),
    ...drawMatrix(layout, lane, theme, dimmed),
    ...drawClusters(layout, theme, { laneId: lane.lane.id, dimmed }),
    ...(cardsOf.get(lane.lane.id) ?? []).map((box) => faded(drawCardBox(box, theme, contexts), dimmed)),
  ])
}

/**
 * The sentiment lines of one lane, those of its counterpart behind them. Points that are dimmed fade, and a line of which
 * all are.
 */
export function drawCurves(
  view: MapView,
  layout: MapLayout,
  lane: LaneBox,
  marks: readonly CurveMark[],
  theme: Theme,
  dimmed: ReadonlySet<string> = NOTHING_DIMMED,
): Shape[] {
  const curves = layout.curves.filter((curve) => curve.laneId === lane.lane.id)
  const counterparts = layout.counterparts.filter((line) => line.laneId === lane.lane.id)
  const placed = placeMarks(curves, lane.band, marks)
  const nameOf = (personaId: string | null) => view.personas.find(({ id }) => id === personaId)?.name
  return [
    ...counterparts.map((line) => drawCounterpart(line, nameOf(line.personaId), theme)),
    ...drawBrackets(placed, theme),
    ...curves.map((curve) => {
      const own = placed.filter(({ mark }) => mark.personaId === curve.personaId)
      return drawCurve(curve, own, curves.length > 1, theme, dimmed)
    }),
  ]
}

const drawCardBox = (box: CardBox, theme: Theme, contexts: CardContexts): GroupShape =>
  drawCard(box.card, box.inner, theme, contexts(box.card), box.rect)

/** Answers what surrounds a card; computed once per map, because a metric is drawn against its whole lane. */
export type CardContexts = (card: Card) => CardContext

/** Prepares {@link CardContexts} for a map. */
export function cardContexts(view: MapView): CardContexts {
  const plain = new Map(view.lanes.map((lane): [string, CardContext] => [lane.id, { laneColor: lane.color }]))
  const metrics = new Map<string, CardContext>()
  for (const lane of view.lanes) {
    if (lane.kind !== 'metrics') continue
    // Steps are compared where they count the same people on their way; a share or a time is no better for being larger than the last.
    const isCompared = lane.measure === null || lane.measure === 'reached'
    const cards = view.steps.flatMap((step) => cardsIn(view, lane.id, step.id))
    // Minutes are not measured against people.
    for (const alike of Map.groupBy(cards, (card) => card.unit).values()) {
      const most = alike.reduce((largest, card) => Math.max(largest, card.amount ?? 0, card.target ?? 0), 0)
      alike.forEach((card, index) => {
        const before = isCompared || !isFed(card) ? (alike[index - 1]?.amount ?? null) : null
        metrics.set(card.id, { laneColor: lane.color, most, before, ...(isFed(card) && { computed: true }) })
      })
    }
  }
  const drops = dropNotes(view.data)
  return (card) => {
    const context = metrics.get(card.id) ?? plain.get(card.place[0]) ?? { laneColor: 'grey' }
    const drop = drops.get(card.id)
    if (card.linkedMapId === null && drop === undefined) return context
    const linkedTitle = card.linkedMapId === null ? undefined : (view.mapTitles.get(card.linkedMapId) ?? '')
    return {
      ...context,
      ...(linkedTitle !== undefined && { linkedTitle }),
      ...(drop !== undefined && { drop }),
    }
  }
}
