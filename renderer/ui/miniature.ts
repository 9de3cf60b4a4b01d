import { curveMonotoneX, line } from 'd3-shape'
import type { Rect } from '#shared/base/geometry.ts'
import { type LaneBox, layoutMap, type MapLayout, type StepBox } from '#shared/layout/map-layout.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Color, LaneKind } from '#shared/model/vocabulary.ts'

/** Size of the picture in its own units. */
export const MINIATURE = { width: 320, height: 200 } as const

const MARGIN = 16
const LANE_HEADER = 44
const STAGE = 13
const STEP = 12

/** A card of the picture; its text is a line or two that cannot be read. */
export interface MiniatureCard {
  readonly rect: Rect
  readonly color: Color
  readonly kind: LaneKind
}

/** A map in small: its stages, columns and lanes in the proportions of its layout, its cards as slips of paper. */
export interface Miniature {
  readonly stages: readonly { readonly rect: Rect; readonly color: Color }[]
  /** A stroke for each step's title, and the line to its left. */
  readonly steps: readonly { readonly title: Rect; readonly left: number }[]
  readonly lanes: readonly { readonly band: Rect; readonly title: Rect; readonly dividing: boolean }[]
  readonly cards: readonly MiniatureCard[]
  readonly curves: readonly { readonly path: string; readonly points: readonly { x: number; y: number }[] }[]
}

/** Moods for lines that nobody has drawn yet: a start, a hope, a fall, a recovery. */
const MOODS = [0.1, 0.6, -0.5, 0.3, -0.85, -0.2, 0.5, 0.8, 0.2, -0.4, 0.4, 0.7]

/** Draws a map in small. Cells without cards are shown filled here and there: a template shows what it will hold. */
export function miniatureOf(view: MapView, layout: MapLayout = layoutMap(view)): Miniature {
  const scale = scaleOf(layout)
  const lanes = layout.lanes.map((box) => ({ box, band: scale.band(box) }))
  return {
    stages: layout.stages.map(({ stage, rect }) => ({
      color: stage.color,
      rect: {
        x: scale.x(rect.x) + 1,
        y: MARGIN,
        width: scale.width(rect.width) - 2,
        height: STAGE,
      },
    })),
    steps: layout.steps.map(({ column }) => {
      const width = scale.width(column.width)
      return {
        left: scale.x(column.x),
        title: {
          x: scale.x(column.x) + 4,
          y: MARGIN + STAGE + 4,
          width: Math.min(26, width * 0.6),
          height: 3,
        },
      }
    }),
    lanes: lanes.map(({ box, band }) => ({
      band,
      title: {
        x: MARGIN + 1,
        y: band.y + Math.min(7, band.height / 2 - 1.5),
        width: Math.min(LANE_HEADER - 12, 10 + box.lane.title.length * 1.6),
        height: 3,
      },
      dividing: box.lane.lineBelow !== null,
    })),
    cards: lanes.flatMap(({ box, band }, row) =>
      box.lane.kind === 'sentiment' || box.lane.collapsed
        ? []
        : layout.steps.flatMap((step, column) => cardsOf(view, box, step, band, scale, row, column)),
    ),
    curves: lanes
      .filter(({ box }) => box.lane.kind === 'sentiment')
      .map(({ band }) => curveIn(band, layout.steps, scale)),
  }
}

type Scale = ReturnType<typeof scaleOf>

function scaleOf({ grid, steps, lanes }: MapLayout) {
  const left = steps[0]?.column.x ?? 0
  const top = lanes[0]?.band.y ?? 0
  const room = {
    x: MARGIN + LANE_HEADER,
    y: MARGIN + STAGE + STEP,
    width: MINIATURE.width - 2 * MARGIN - LANE_HEADER,
    height: MINIATURE.height - 2 * MARGIN - STAGE - STEP,
  }
  const across = room.width / Math.max(1, grid.width - left)
  const down = room.height / Math.max(1, grid.height - top)
  return {
    x: (x: number) => room.x + (x - left) * across,
    width: (width: number) => width * across,
    band: ({ band }: LaneBox): Rect => ({
      x: room.x,
      y: room.y + (band.y - top) * down,
      width: room.width,
      height: band.height * down,
    }),
  }
}

function cardsOf(
  view: MapView,
  { lane }: LaneBox,
  { step, column }: StepBox,
  band: Rect,
  scale: Scale,
  row: number,
  place: number,
): MiniatureCard[] {
  const there = cardsIn(view, lane.id, step.id)
  const isGap = (row * 3 + place * 2) % 5 === 4 || lane.kind === 'metrics'
  if (there.length === 0 && isGap && lane.kind !== 'metrics') return []
  const width = scale.width(column.width)
  const side = width > 48 && (row + place) % 3 !== 1 ? 2 : 1
  const inner = Math.min(38, (width - 4 - 3 * (side - 1)) / side)
  const height = Math.min(20, band.height - 5)
  return Array.from({ length: side }, (_, index) => ({
    kind: lane.kind,
    color: there[index]?.color ?? lane.color,
    rect: {
      x: scale.x(column.x) + 2 + index * (inner + 3),
      y: band.y + 2.5,
      width: inner,
      height,
    },
  }))
}

function curveIn(band: Rect, steps: readonly StepBox[], scale: Scale) {
  const points = steps.map(({ column }, index) => ({
    x: scale.x(column.x + column.width / 2),
    y: band.y + band.height * (0.5 - 0.36 * (MOODS[index % MOODS.length] as number)),
  }))
  const path = line<{ x: number; y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveMonotoneX)(points)
  return { points, path: path ?? '' }
}
