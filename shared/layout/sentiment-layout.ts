import { curveMonotoneX, line } from 'd3-shape'
import type { Point, Rect } from '#shared/base/geometry.ts'
import { clamp } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { TYPE } from './dimensions.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** One value on the line. */
export interface SentimentPoint extends Point {
  readonly card: Card
  readonly stepId: string
  readonly value: number
  /** The words at the point, where their first line's upper edge is, and which part of a line lies at that x. */
  readonly words: FittedText | null
  readonly wordsAt: Point
  readonly wordsAnchor: 'start' | 'middle' | 'end'
}

/** The line of one persona through one lane. */
export interface SentimentCurve {
  readonly laneId: string
  readonly personaId: string | null
  readonly points: readonly SentimentPoint[]
  /** SVG path data of the smooth line; it passes through every point and never beyond two neighbours. */
  readonly path: string
}

const TOP = 62
const BOTTOM = 48
const WORDS_WIDTH = 150

/** y of a sentiment value in a lane's band. */
export function sentimentY(band: Rect, value: number): number {
  const share = (SENTIMENT.most - value) / (SENTIMENT.most - SENTIMENT.least)
  return band.y + TOP + share * (band.height - TOP - BOTTOM)
}

/** The sentiment value at a height in a lane's band, in steps of a quarter: the inverse of {@link sentimentY}. */
export function sentimentAt(band: Rect, y: number): number {
  const share = (y - band.y - TOP) / (band.height - TOP - BOTTOM)
  const value = SENTIMENT.most - share * (SENTIMENT.most - SENTIMENT.least)
  return clamp(Math.round(value * 4) / 4, SENTIMENT.least, SENTIMENT.most)
}

const smooth = line<Point>(
  (point) => point.x,
  (point) => point.y,
).curve(curveMonotoneX)

/** The curves of a sentiment lane, one per persona that has values there. `columns` are the steps' boxes by id. */
export function layoutCurves(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
): SentimentCurve[] {
  const byPersona = new Map<string | null, { card: Card; stepId: string; value: number }[]>()
  for (const step of view.steps)
    for (const card of cardsIn(view, lane.id, step.id)) {
      if (card.kind !== 'sentiment' || card.amount === null) continue
      const values = byPersona.get(card.personaId) ?? []
      values.push({ card, stepId: step.id, value: clamp(card.amount, SENTIMENT.least, SENTIMENT.most) })
      byPersona.set(card.personaId, values)
    }
  const order = new Map(view.map.personaIds.map((id, index) => [id as string | null, index]))
  return [...byPersona]
    .sort(([a], [b]) => (order.get(a) ?? 99) - (order.get(b) ?? 99))
    .map(([personaId, values]) => {
      const points = values.map((value, index) => placePoint(value, values, index, band, columns))
      return { laneId: lane.id, personaId, points, path: smooth(points) ?? '' }
    })
}

function placePoint(
  { card, stepId, value }: { card: Card; stepId: string; value: number },
  all: readonly { value: number }[],
  index: number,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
): SentimentPoint {
  const column = columns.get(stepId) as Rect
  const x = column.x + column.width / 2
  const y = sentimentY(band, value)
  const width = Math.min(WORDS_WIDTH, column.width - 12)
  const words =
    card.text === ''
      ? null
      : fitText(card.text, {
          face: 'sans-regular',
          sizes: [13, TYPE.small],
          lineHeight: 1.2,
          width,
          preferredHeight: 32,
        })
  const before = all[index - 1]?.value ?? value
  const after = all[index + 1]?.value ?? value
  const { anchor, above } = sideOf(before, value, after)
  const height = words?.height ?? 0
  const wanted = above ? y - (anchor === 'middle' ? 11 : 5) - height : y + 11
  const wordsAt = {
    x: anchor === 'middle' ? x : anchor === 'start' ? x + 9 : x - 9,
    y: clamp(wanted, band.y + 2, band.y + band.height - height - 2),
  }
  return { card, stepId, value, x, y, words, wordsAt, wordsAnchor: anchor }
}

/** Words stand where the line is not: over a high point, under a low one, and beside a slope on its outer side. */
function sideOf(
  before: number,
  value: number,
  after: number,
): { anchor: SentimentPoint['wordsAnchor']; above: boolean } {
  if (before > value && value > after) return { anchor: 'start', above: true }
  if (before < value && value < after) return { anchor: 'end', above: true }
  return { anchor: 'middle', above: value * 2 >= before + after }
}
