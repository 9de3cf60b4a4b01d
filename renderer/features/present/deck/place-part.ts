import type { Point, Rect } from '#shared/base/geometry.ts'
import { cellAt, cellRect } from '#shared/layout/map-layout.ts'
import type { PartSlide } from './deck.ts'

/** Where a part stands on its slide: the lanes' titles, and the cells beside them. */
export interface PlacedPart {
  readonly titles: Rect
  readonly body: Rect
}

/** Share of the free room below a part that stands above it: what is low stands a little above the middle. */
const ABOVE = 0.3

export function placePart({ heading: { room }, laid }: PartSlide): PlacedPart {
  const { body, titles, zoom } = laid
  const [titlesWidth, width, height] = [titles * zoom, body.width * zoom, body.height * zoom]
  const x = room.x + Math.max(0, (room.width - titlesWidth - width) / 2)
  const y = room.y + Math.max(0, (room.height - height) * ABOVE)
  return {
    titles: { x, y, width: titlesWidth, height },
    body: { x: x + titlesWidth, y, width, height },
  }
}

/** A box of the map on the slide. */
export function onSlide(slide: PartSlide, rect: Rect): Rect {
  const { body } = placePart(slide)
  const { laid } = slide
  return {
    x: body.x + (rect.x - laid.body.x) * laid.zoom,
    y: body.y + (rect.y - laid.body.y) * laid.zoom,
    width: rect.width * laid.zoom,
    height: rect.height * laid.zoom,
  }
}

/** The cell under a point of the slide. */
export function cellUnder(slide: PartSlide, point: Point): { laneId: string; stepId: string } | null {
  const { body } = placePart(slide)
  const { laid } = slide
  const found = cellAt(laid.layout, {
    x: laid.body.x + (point.x - body.x) / laid.zoom,
    y: laid.body.y + (point.y - body.y) / laid.zoom,
  })
  const inside = laid.part.steps.some(({ id }) => id === found?.stepId)
  return found && inside && point.x >= body.x && point.x <= body.x + body.width ? found : null
}

/** What stays bright around a cell: itself, its lane's title and its column's. */
export function brightAround(
  slide: PartSlide,
  laneId: string,
  stepId: string,
): { cell: Rect; titles: readonly Rect[] } | null {
  const { layout } = slide.laid
  const rect = cellRect(layout, laneId, stepId)
  const lane = layout.lanes.find((box) => box.lane.id === laneId)
  const step = layout.steps.find((box) => box.step.id === stepId)
  if (!rect || !lane || !step) return null
  const placed = placePart(slide)
  const cell = onSlide(slide, rect)
  const title = onSlide(slide, lane.band)
  return {
    cell,
    titles: [
      { ...placed.titles, y: title.y, height: title.height },
      {
        ...cell,
        y: placed.body.y,
        height: Math.max(
          0,
          onSlide(slide, { ...step.rect, y: step.rect.y + step.rect.height }).y - placed.body.y,
        ),
      },
    ],
  }
}
