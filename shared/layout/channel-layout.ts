import { contains, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { LaneBox, StepBox } from './boxes.ts'
import { GRID } from './dimensions.ts'

/** A channel's row: its name stands in the lane's header. */
export interface ChannelRow {
  readonly channel: string
  readonly rect: Rect
}

/** Where a step goes over a channel. */
export interface ChannelDot extends Point {
  readonly card: Card
  readonly stepId: string
  readonly channel: string
}

/** A place where a dot may be put. */
export interface ChannelPlace extends Point {
  readonly stepId: string
  readonly channel: string
}

/** The channel matrix of one lane: channel × step, with the dots joined into the way through the channels. */
export interface ChannelMatrix {
  readonly laneId: string
  readonly rows: readonly ChannelRow[]
  readonly dots: readonly ChannelDot[]
  /** SVG path data of the way; empty where there is at most one dot. */
  readonly path: string
}

/** The rows of a channels lane: those the lane names in its order, then any others that have a dot, by their names. */
export function channelsOf(view: MapView, lane: Lane): readonly string[] {
  const named = lane.channels
  const dotted = view.steps.flatMap((step) => dotsIn(view, lane, step.id).map(({ channel }) => channel))
  const others = new Set(dotted.filter((channel) => !named.includes(channel)))
  return [...named, ...[...others].sort(byName)]
}

/** The same on every machine, whatever its language. */
const byName = (a: string, b: string): number => (a < b ? -1 : 1)

/** The dots of a cell, each channel once: two copies of a document may both have made one. */
function dotsIn(
  view: MapView,
  lane: Lane,
  stepId: string,
): { readonly card: Card; readonly channel: string }[] {
  const seen = new Set<string>()
  return cardsIn(view, lane.id, stepId).flatMap((card) => {
    const channel = card.kind === 'channel' ? card.channels[0] : undefined
    if (channel === undefined || seen.has(channel)) return []
    seen.add(channel)
    return [{ card, channel }]
  })
}

/** The height that the rows of a channels lane need. */
export const channelRowsHeight = (view: MapView, lane: Lane): number =>
  channelsOf(view, lane).length * GRID.channelRow

/** Lays out the matrix in `plot`, its rows sharing the height. `columns` are the steps' boxes by id. */
export function layoutChannels(
  view: MapView,
  lane: Lane,
  plot: Rect,
  columns: ReadonlyMap<string, Rect>,
): ChannelMatrix {
  const channels = channelsOf(view, lane)
  const height = plot.height / Math.max(1, channels.length)
  const rows = channels.map((channel, index) => ({
    channel,
    rect: { x: plot.x, y: plot.y + index * height, width: plot.width, height },
  }))
  const middles = new Map(rows.map(({ channel, rect }) => [channel, rect.y + rect.height / 2]))
  const bySteps = view.steps.map((step) => {
    const column = columns.get(step.id) as Rect
    const x = column.x + column.width / 2
    return dotsIn(view, lane, step.id)
      .map(
        ({ card, channel }): ChannelDot => ({
          card,
          channel,
          stepId: step.id,
          x,
          y: middles.get(channel) as number,
        }),
      )
      .sort((a, b) => a.y - b.y)
  })
  return { laneId: lane.id, rows, dots: bySteps.flat(), path: wayThrough(bySteps) }
}

/**
 * Joins the dots of a step from top to bottom, and those of one step to those of the next that has any: along every
 * channel that both go over, else from the nearest to the nearest. No run meets a dot that it does not join: runs along
 * a channel pass empty steps only, and bends lie between two columns.
 */
function wayThrough(bySteps: readonly (readonly ChannelDot[])[]): string {
  const dotted = bySteps.filter((dots) => dots.length > 0)
  return dotted
    .flatMap((dots, index) => {
      const next = dotted[index + 1]
      return [...upright(dots), ...(next ? onwards(dots, next) : [])]
    })
    .join('')
}

function upright(dots: readonly ChannelDot[]): string[] {
  const [first, last] = [dots[0], dots.at(-1)]
  return first && last && first !== last ? [`M${n(first.x)} ${n(first.y)}V${n(last.y)}`] : []
}

function onwards(from: readonly ChannelDot[], to: readonly ChannelDot[]): string[] {
  const shared = from.filter((dot) => to.some((other) => other.channel === dot.channel))
  if (shared.length > 0) return shared.map((dot) => `M${n(dot.x)} ${n(dot.y)}H${n((to[0] as ChannelDot).x)}`)
  const pairs = from.flatMap((a) => to.map((b) => ({ a, b, apart: Math.abs(a.y - b.y) })))
  const nearest = pairs.reduce((best, pair) => (pair.apart < best.apart ? pair : best))
  return [bend(nearest.a, nearest.b)]
}

function bend(a: Point, b: Point): string {
  const middle = n((a.x + b.x) / 2)
  return `M${n(a.x)} ${n(a.y)}C${middle} ${n(a.y)} ${middle} ${n(b.y)} ${n(b.x)} ${n(b.y)}`
}

const n = (value: number): number => Math.round(value * 100) / 100

/** The part of a layout that holds channel matrices. */
export interface MatrixLayout {
  readonly lanes: readonly LaneBox[]
  readonly steps: readonly StepBox[]
  readonly matrices: readonly ChannelMatrix[]
}

/** The place of a channel matrix under a point, or `null` where there is none: between stages, beside the rows. */
export function channelAt(
  { steps, matrices }: MatrixLayout,
  point: Point,
): { readonly laneId: string; readonly stepId: string; readonly channel: string } | null {
  const step = steps.find(({ column }) => point.x >= column.x && point.x < column.x + column.width)
  if (!step) return null
  for (const { laneId, rows } of matrices) {
    const row = rows.find(({ rect }) => contains(rect, point))
    if (row) return { laneId, stepId: step.step.id, channel: row.channel }
  }
  return null
}

/** All places of a matrix, with or without a dot, row by row: where a hand may put one, and where it finds one. */
export const channelPlaces = ({ rows }: ChannelMatrix, steps: readonly StepBox[]): ChannelPlace[] =>
  rows.flatMap(({ channel, rect }) =>
    steps.map(({ step, column }) => ({
      stepId: step.id,
      channel,
      x: column.x + column.width / 2,
      y: rect.y + rect.height / 2,
    })),
  )

/** The places of a matrix that have no dot yet. */
export function emptyChannelPlaces(matrix: ChannelMatrix, steps: readonly StepBox[]): ChannelPlace[] {
  const taken = new Set(matrix.dots.map(({ stepId, channel }) => `${stepId} ${channel}`))
  return channelPlaces(matrix, steps).filter(({ stepId, channel }) => !taken.has(`${stepId} ${channel}`))
}
