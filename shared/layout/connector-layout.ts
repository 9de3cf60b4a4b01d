import { grow, type Point, type Rect, union } from '#shared/base/geometry.ts'
import type { Connector } from '#shared/model/connector.ts'
import { GRID, TYPE } from './dimensions.ts'
import { cutWords } from './drawing/draw-text.ts'
import { measureText } from './text/measure.ts'

/** A connector's way from card to card. */
export interface ConnectorLine {
  readonly connector: Connector
  /** SVG path data: straight runs with rounded corners. */
  readonly path: string
  readonly to: Point
  /** Unit vector in which the line arrives, for the arrow head. */
  readonly heading: Point
  /** The middle of the longest run. */
  readonly middle: Point
  /** What is written there, on a plate of its own; `null` where the connector says nothing. */
  readonly label: { readonly words: string; readonly plate: Rect } | null
  /** The box that all of it stays in: line, arrow head and label. */
  readonly reach: Rect
}

/** A card (or sentiment point) that a connector may end at. */
export interface ConnectorEnd {
  readonly rect: Rect
  /** Up to where the way is free to its left and right: a card's own sides; a point's column, for no cards stand there. */
  readonly free: { readonly left: number; readonly right: number }
  /** The lower edge of the lane it stands in. */
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
    return from && to ? [layoutLine(connector, route(from, to))] : []
  })
}

/** Half the free strip on either side of a column's border: cards never reach into it. */
const GUTTER = GRID.cellPadding / 2

/**
 * Runs in the strips that cells keep free, so that no line crosses a card: out at the side, along the lower edge of the
 * source's lane, up or down beside the target's column, in at its side. Within a column it swings round on the right.
 */
function route(from: ConnectorEnd, to: ConnectorEnd): Point[] {
  const [startY, endY] = [middleOf(from.rect), middleOf(to.rect)]
  const through = (...turns: Point[]): Point[] => [
    ...leave(from.rect, turns[0] as Point, turns[1] as Point),
    ...turns.slice(1, -1),
    ...leave(to.rect, turns.at(-1) as Point, turns.at(-2) as Point).reverse(),
  ]
  if (to.free.left < from.free.right && from.free.left < to.free.right) {
    const x = Math.min(from.free.right, to.free.right) + GUTTER
    return through({ x, y: startY }, { x, y: endY })
  }
  const forward = to.free.left >= from.free.right
  const [out, into] = forward ? [from.free.right, to.free.left] : [from.free.left, to.free.right]
  const [near, far] = forward ? [out + GUTTER, into - GUTTER] : [out - GUTTER, into + GUTTER]
  const beside = Math.abs(into - out) <= 4 * GUTTER + GRID.stageGap
  if (beside) return through({ x: far, y: startY }, { x: far, y: endY })
  const along = from.laneBottom - GUTTER
  return through({ x: near, y: startY }, { x: near, y: along }, { x: far, y: along }, { x: far, y: endY })
}

const middleOf = (rect: Rect): number => rect.y + rect.height / 2

/** Out of an end to the first turn: from its side, or from its upper or lower edge where the turn lies within it. */
function leave({ x, y, width, height }: Rect, turn: Point, next: Point): Point[] {
  if (turn.x > x && turn.x < x + width) return [{ x: turn.x, y: next.y > turn.y ? y + height : y }]
  return [{ x: turn.x <= x ? x : x + width, y: turn.y }, turn]
}

/** Longest words on a line, in map units; the rest is cut. All of them stand in the details. */
const LABEL_WIDTH = 180
const LABEL = { height: 18, padding: 6 } as const
/** How far the arrow head and the line's own width reach to either side of it. */
const HALF_WIDTH = 5

function layoutLine(connector: Connector, points: readonly Point[]): ConnectorLine {
  const corners = points.filter((point, index) => index === 0 || !same(point, points[index - 1] as Point))
  const last = corners.at(-1) as Point
  const before = corners.at(-2) ?? last
  const middle = middleOfLongest(corners)
  const label = layoutLabel(connector.label, middle)
  const line = corners.reduce<Rect>((box, { x, y }) => union(box, { x, y, width: 0, height: 0 }), {
    ...last,
    width: 0,
    height: 0,
  })
  const drawn = grow(line, HALF_WIDTH)
  return {
    connector,
    path: roundedPath(corners),
    to: last,
    heading: { x: Math.sign(last.x - before.x), y: Math.sign(last.y - before.y) },
    middle,
    label,
    reach: label ? union(drawn, label.plate) : drawn,
  }
}

function layoutLabel(text: string, { x, y }: Point): ConnectorLine['label'] {
  const words = cutWords(text.trim(), 'sans-regular', TYPE.small, LABEL_WIDTH)
  if (words === '') return null
  const width = measureText(words, 'sans-regular', TYPE.small) + 2 * LABEL.padding
  return { words, plate: { x: x - width / 2, y: y - LABEL.height / 2, width, height: LABEL.height } }
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
