import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import { drawClusters } from '#shared/layout/drawing/draw-clusters.ts'
import { drawColumnHeaders, drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import { drawGround } from '#shared/layout/drawing/draw-grid.ts'
import { drawLaneHeaders, drawMatrix } from '#shared/layout/drawing/draw-lanes.ts'
import { drawConnector } from '#shared/layout/drawing/draw-loose.ts'
import { type CardContexts, drawCurves } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Part } from './part-of-map.ts'

/** A map's drawing, taken apart so that its columns, its lanes' titles and its cards can be shown or faded by themselves. */
export interface PartDrawing {
  readonly ground: readonly Shape[]
  readonly columns: readonly Shape[]
  /** Above the titles of the lanes. */
  readonly corner: readonly Shape[]
  readonly lanes: readonly DrawnLane[]
  readonly connectors: readonly { readonly id: string; readonly shape: Shape }[]
}

export interface DrawnLane {
  readonly laneId: string
  readonly title: Shape
  /** Sentiment lines, a channel matrix. */
  readonly values: readonly Shape[]
  readonly cards: readonly { readonly id: string; readonly shape: Shape }[]
}

/** What a drawing takes from the whole map: numbers are measured against all of it, patterns found in all of it. */
export interface Whole {
  readonly contexts: CardContexts
  readonly marks: readonly CurveMark[]
}

/** Draws a part of a map that was laid out, with the strokes that the canvas and the exports use. */
export function drawPart(
  { view, layout, part }: { readonly view: MapView; readonly layout: MapLayout; readonly part: Part },
  whole: Whole,
  theme: Theme,
): PartDrawing {
  const titles = drawLaneHeaders(layout, theme)
  const marks = marksOn(part, whole.marks)
  const cardsOf = Map.groupBy(layout.cards, ({ card }) => card.place[0])
  return {
    ground: drawGround(view, layout, theme),
    columns: drawColumnHeaders(layout, theme),
    corner: drawCorner(layout, theme),
    lanes: layout.lanes.map((box, index) => ({
      laneId: box.lane.id,
      title: titles[index] as Shape,
      values: [
        ...drawCurves(view, layout, box, marks, theme),
        ...drawMatrix(layout, box, theme),
        ...drawClusters(layout, theme, { laneId: box.lane.id }),
      ],
      cards: (cardsOf.get(box.lane.id) ?? []).map(({ card, inner, rect }) => ({
        id: card.id,
        shape: drawCard(card, inner, theme, whole.contexts(card), rect),
      })),
    })),
    connectors: layout.connectors.map((line) => ({
      id: line.connector.id,
      shape: drawConnector(line, theme),
    })),
  }
}

/** A name stands over what of its stretch is in sight; a single point of a stretch does not show it. */
function marksOn({ steps }: Part, marks: readonly CurveMark[]): CurveMark[] {
  const inside = new Set(steps.map(({ id }) => id))
  return marks.flatMap((mark) => {
    const stepIds = mark.stepIds.filter((id) => inside.has(id))
    return stepIds.length === mark.stepIds.length || stepIds.length > 1 ? [{ ...mark, stepIds }] : []
  })
}

/** The size of the smallest type among shapes; infinite where there is none. */
export function smallestType(shapes: readonly Shape[]): number {
  let smallest = Number.POSITIVE_INFINITY
  for (const { size, text } of textsOf(shapes)) if (text.trim() !== '') smallest = Math.min(smallest, size)
  return smallest
}
