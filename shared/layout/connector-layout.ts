import type { Point, Rect } from '#shared/base/geometry.ts'
import type { Connector } from '#shared/model/connector.ts'
import { GRID } from './dimensions.ts'

/** A connector's way from card to card. */
export interface ConnectorLine {
  readonly connector: Connector
  /** SVG path data: straight runs with rounded corners. */
  readonly path: string
  readonly to: Point
  /** Unit vector in which the line arrives, for the arrow head. */
  readonly heading: Point
  /** Where a label stands: the middle of the longest run. */
  readonly middle: Point
  /** The box the line stays in, for culling. */
  readonly reach: Rect
}

/** A card (or sentiment point) that a connector may end at, and the lower edge of the lane it stands in. */
export interface ConnectorEnd {
  readonly rect: Rect
  readonly laneBottom: number
}

/** Lines for all connectors whose two ends are on show. */
export function layoutConnectors(
  connectors: readonly Connector[],
  endOf: (cardId: string) => ConnectorEnd | undefined,
): ConnectorLine[] {
  return connectors.flatMap((connector) => {
    const from = endOf(connector.fromId)
    const to = endOf(connector.toId)
    return from && to ? [layoutLine(connector, route(from, to.rect))] : []
  })
}

/** Half the free strip on either side of a column's border: cards never reach into it. */
const GUTTER = GRID.cellPadding / 2

/**
 * Runs in the strips that cells keep free, so that no line crosses a card: out at the side, along the lower edge of the
 * source's lane, up or down beside the target's column, in at its side. Within a column it swings round on the right.
 */
function route({ rect: from, laneBottom }: ConnectorEnd, to: Rect): Point[] {
  const start = { y: from.y + from.height / 2 }
  const end = { y: to.y + to.height / 2 }
  const [right, left] = [from.x + from.width, to.x + to.width]
  if (to.x < right && from.x < left) {
    const x = Math.max(right, left) + GUTTER
    return [
      { x: right, ...start },
      { x, ...start },
      { x, ...end },
      { x: left, ...end },
    ]
  }
  const forward = to.x >= right
  const [out, into] = forward ? [right, to.x] : [from.x, left]
  const [near, far] = forward ? [out + GUTTER, into - GUTTER] : [out - GUTTER, into + GUTTER]
  const beside = Math.abs(into - out) <= 4 * GUTTER + GRID.stageGap
  if (beside)
    return [
      { x: out, ...start },
      { x: far, ...start },
      { x: far, ...end },
      { x: into, ...end },
    ]
  const along = laneBottom - GUTTER
  return [
    { x: out, ...start },
    { x: near, ...start },
    { x: near, y: along },
    { x: far, y: along },
    { x: far, ...end },
    { x: into, ...end },
  ]
}

function layoutLine(connector: Connector, points: readonly Point[]): ConnectorLine {
  const corners = points.filter((point, index) => index === 0 || !same(point, points[index - 1] as Point))
  const last = corners.at(-1) as Point
  const before = corners.at(-2) ?? last
  const xs = corners.map((point) => point.x)
  const ys = corners.map((point) => point.y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return {
    connector,
    path: roundedPath(corners),
    to: last,
    heading: { x: Math.sign(last.x - before.x), y: Math.sign(last.y - before.y) },
    middle: middleOfLongest(corners),
    reach: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
  }
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

function middleOfLongest(points: readonly Point[]): Point {
  let longest = 0
  for (let i = 1; i + 1 < points.length; i++)
    if (
      distance(points[i] as Point, points[i + 1] as Point) >
      distance(points[longest] as Point, points[longest + 1] as Point)
    )
      longest = i
  const [a, b] = [points[longest] as Point, (points[longest + 1] ?? points[longest]) as Point]
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

const RADIUS = 5

/** Runs joined by quarter turns, as tight as short runs need. */
function roundedPath(points: readonly Point[]): string {
  let path = `M${at(points[0] as Point)}`
  for (let i = 1; i + 1 < points.length; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]] as [Point, Point, Point]
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2)
    path += `L${at(towards(corner, before, radius))}Q${at(corner)} ${at(towards(corner, after, radius))}`
  }
  return `${path}L${at(points.at(-1) as Point)}`
}

const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
})

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
