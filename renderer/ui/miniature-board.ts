import { center, type Rect, union } from '#shared/base/geometry.ts'
import type { LaneBox } from '#shared/layout/boxes.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { MINIATURE, type MiniatureCard } from './miniature.ts'

/** The fields of an empathy map in small, with the face in their middle. */
export interface MiniatureBoard {
  readonly fields: readonly { readonly rect: Rect; readonly title: Rect; readonly color: Color }[]
  readonly face: { readonly x: number; readonly y: number; readonly radius: number }
  readonly cards: readonly MiniatureCard[]
}

const MARGIN = 16
const SLIP = { width: 34, height: 13, gap: 4 } as const

/** The board of an empathy map; `null` for a map of another kind. */
export function boardOf(view: MapView, layout: MapLayout): MiniatureBoard | null {
  const boxes = layout.lanes.filter(({ zone }) => zone !== null)
  const [first, ...others] = boxes.map(areaOf)
  if (view.map.kind !== 'empathy' || !first) return null
  const whole = others.reduce(union, first)
  const across = (MINIATURE.width - 2 * MARGIN) / whole.width
  const down = (MINIATURE.height - 2 * MARGIN) / whole.height
  const place = ({ x, y, width, height }: Rect): Rect => ({
    x: MARGIN + (x - whole.x) * across,
    y: MARGIN + (y - whole.y) * down,
    width: width * across,
    height: height * down,
  })
  const around = boxes.filter(({ zone }) => zone !== 'pains' && zone !== 'gains').map(areaOf)
  const middle = center(place(around.reduce(union, around[0] ?? whole)))
  const fields = boxes.map((box) => ({ box, rect: place(areaOf(box)) }))
  return {
    fields: fields.map(({ box, rect }) => ({
      rect,
      title: { x: rect.x + 6, y: rect.y + 6, width: 10 + box.lane.title.length * 2, height: 3 },
      color: box.lane.color,
    })),
    face: { ...middle, radius: 17 },
    cards: fields.flatMap(({ box, rect }, index) => slips(box, rect, countIn(view, box) || 2 + (index % 2))),
  }
}

const areaOf = ({ header, band }: LaneBox): Rect => union(header, band)

const countIn = (view: MapView, { lane }: LaneBox): number =>
  [...(view.cells.get(lane.id)?.values() ?? [])].reduce((sum, cards) => sum + cards.length, 0)

/** As many slips as have room, side by side and then below. */
function slips({ lane }: LaneBox, field: Rect, wanted: number): MiniatureCard[] {
  const left = field.x + 6
  const top = field.y + 14
  const columns = Math.max(1, Math.floor((field.width - 12 + SLIP.gap) / (SLIP.width + SLIP.gap)))
  const rows = Math.max(1, Math.floor((field.height - 18 + SLIP.gap) / (SLIP.height + SLIP.gap)))
  return Array.from({ length: Math.min(wanted, columns * rows) }, (_, index) => ({
    kind: lane.kind,
    color: lane.color,
    rect: {
      x: left + (index % columns) * (SLIP.width + SLIP.gap),
      y: top + Math.floor(index / columns) * (SLIP.height + SLIP.gap),
      width: SLIP.width,
      height: SLIP.height,
    },
  }))
}
