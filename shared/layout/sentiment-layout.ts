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

/** From the band's edges to the highest and the lowest value: room for two lines of words and the name of a pattern. */
const TOP = 66
const BOTTOM = 66
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
  // Rounding gives −0 just below the middle, which is another number to a document.
  return clamp(Math.round(value * 4) / 4 + 0, SENTIMENT.least, SENTIMENT.most)
}

const smooth = line<Point>(
  (point) => point.x,
  (point) => point.y,
).curve(curveMonotoneX)

interface Value {
  readonly card: Card
  readonly stepId: string
  readonly value: number
}

const valuesIn = (view: MapView, lane: Lane, stepId: string): Value[] =>
  cardsIn(view, lane.id, stepId).flatMap((card) =>
    card.kind === 'sentiment' && card.amount !== null
      ? [{ card, stepId, value: clamp(card.amount, SENTIMENT.least, SENTIMENT.most) }]
      : [],
  )

/** The curves of a sentiment lane, one per persona that has values there. `columns` are the steps' boxes by id. */
export function layoutCurves(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
): SentimentCurve[] {
  const values = view.steps.flatMap((step) => valuesIn(view, lane, step.id))
  const byPersona = Map.groupBy(values, ({ card }) => card.personaId)
  const order = new Map(view.map.personaIds.map((id, index) => [id as string | null, index]))
  return [...byPersona]
    .sort(([a], [b]) => (order.get(a) ?? 99) - (order.get(b) ?? 99))
    .map(([personaId, values]) => {
      const points = values.map((value, index) => placePoint(value, values, index, band, columns))
      return { laneId: lane.id, personaId, points, path: smooth(points) ?? '' }
    })
}

function placePoint(
  { card, stepId, value }: Value,
  all: readonly Value[],
  index: number,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
): SentimentPoint {
  const column = columns.get(stepId) as Rect
  const at = { x: column.x + column.width / 2, y: sentimentY(band, value) }
  const words = wordsOf(card, column.width)
  const before = all[index - 1]?.value ?? value
  const after = all[index + 1]?.value ?? value
  const { y, anchor } = placeWords(words?.height ?? 0, at.y, band, sideOf(before, value, after))
  const x = anchor === 'middle' ? at.x : anchor === 'start' ? at.x + 9 : at.x - 9
  return { card, stepId, value, ...at, words, wordsAt: { x, y }, wordsAnchor: anchor }
}

/** Room between a point and its words. */
const CLEAR = 11
const CLEAR_BESIDE = 5
/** Room that is left along the band's edges, where the names of patterns stand. */
const EDGE = 23

/**
 * The height that a lane needs for the words on its line: enough that the longest find room above or below their point,
 * wherever it stands.
 */
export function heightForWords(view: MapView, lane: Lane, columns: ReadonlyMap<string, Rect>): number {
  const heights = view.steps.flatMap((step) => {
    const { width } = columns.get(step.id) as Rect
    return valuesIn(view, lane, step.id).map(({ card }) => wordsOf(card, width)?.height ?? 0)
  })
  return Math.ceil(2 * (Math.max(0, ...heights) + CLEAR + EDGE))
}

const fitted = new WeakMap<Card, { readonly width: number; readonly words: FittedText }>()

/** The words at a point, set once per card and width. */
function wordsOf(card: Card, columnWidth: number): FittedText | null {
  if (card.text === '') return null
  const width = Math.min(WORDS_WIDTH, columnWidth - 12)
  const known = fitted.get(card)
  if (known?.width === width) return known.words
  const words = fitText(card.text, {
    face: 'sans-regular',
    sizes: [13, TYPE.small],
    lineHeight: 1.2,
    width,
    preferredHeight: 32,
  })
  fitted.set(card, { width, words })
  return words
}

interface Side {
  readonly anchor: SentimentPoint['wordsAnchor']
  readonly above: boolean
}

/** Words stand where the line is not: over a high point, under a low one, and beside a slope on its outer side. */
function sideOf(before: number, value: number, after: number): Side {
  if (before > value && value > after) return { anchor: 'start', above: true }
  if (before < value && value < after) return { anchor: 'end', above: true }
  return { anchor: 'middle', above: value * 2 >= before + after }
}

const OPPOSITE = { start: 'end', middle: 'middle', end: 'start' } as const

/** Words too long for the better side take the other one, which {@link heightForWords} sees to. */
function placeWords(height: number, point: number, band: Rect, side: Side) {
  const aboveAt = point - (side.anchor === 'middle' ? CLEAR : CLEAR_BESIDE) - height
  const belowAt = point + CLEAR
  const fits = side.above ? aboveAt >= band.y + EDGE : belowAt + height <= band.y + band.height - EDGE
  const above = side.above === fits
  return { y: above ? aboveAt : belowAt, anchor: fits ? side.anchor : OPPOSITE[side.anchor] }
}
