import type { Point, Rect } from '#shared/base/geometry.ts'
import { clamp } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { type CounterpartCurve, cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'
import { GRID, LANE } from './dimensions.ts'
import { samplesOf, smoothPath } from './smooth-line.ts'
import type { FittedText } from './text/fit-text.ts'
import { CLEAR, EDGE, type PlacedWords, placeWords, wordsHeight } from './words-at-points.ts'

/** One value on the line. */
export interface SentimentPoint extends Point {
  readonly card: Card
  readonly stepId: string
  readonly value: number
  /** The words at the point, where their first line's upper edge is, and which part of a line lies at that x. */
  readonly words: FittedText | null
  readonly wordsAt: Point
  readonly wordsAnchor: 'start' | 'middle' | 'end'
  /** Whether the words stand so far off that a line leads to them. */
  readonly isLed: boolean
}

/** The line of one persona through one lane. */
export interface SentimentCurve {
  readonly laneId: string
  readonly personaId: string | null
  readonly persona: Persona | null
  /** Which of the five looks the line has, beside its colour: 0 to 4, the same in all lanes of a map. */
  readonly look: number
  readonly points: readonly SentimentPoint[]
  /** SVG path data of the smooth line; it passes through every point and never beyond two neighbours. */
  readonly path: string
  /** SVG path data of the stretches that a room rated: from the mean as far up and down as its people spread. */
  readonly spread: string
}

/** A line of the map that this one answers, or of survey scores, drawn behind its own. */
export interface CounterpartLine {
  readonly laneId: string
  readonly personaId: string | null
  /** `Future` or `Current`; of survey scores what they are. */
  readonly label: string
  readonly isScore: boolean
  readonly look: number
  readonly points: readonly Point[]
  readonly path: string
}

/** The lines of one sentiment lane, and how they stand in its band. */
export interface SentimentLayout {
  /** Height of the band, no less than the lane's own. */
  readonly height: number
  /** From the band's edges to the highest and the lowest value. */
  readonly top: number
  readonly bottom: number
  readonly curves: readonly SentimentCurve[]
  readonly counterparts: readonly CounterpartLine[]
}

/** Room above and below the values: for two lines of words and the name of a pattern. */
const ZONE = 66
/** How much a lane grows, more with every try, where its words do not find room. */
const MORE = 24
/** A row of the legend, and the room above and below all of them. */
export const LEGEND = { row: 17, above: 16, below: 8 } as const

/** y of a sentiment value in a lane's plot. */
export function sentimentY(plot: Rect, value: number): number {
  const share = (SENTIMENT.most - value) / (SENTIMENT.most - SENTIMENT.least)
  return plot.y + share * plot.height
}

/** The sentiment value at a height in a lane's plot, in steps of a quarter: the inverse of {@link sentimentY}. */
export function sentimentAt(plot: Rect, y: number): number {
  const share = (y - plot.y) / plot.height
  const value = SENTIMENT.most - share * (SENTIMENT.most - SENTIMENT.least)
  // Rounding gives −0 just below the middle, which is another number to a document.
  return clamp(Math.round(value * 4) / 4 + 0, SENTIMENT.least, SENTIMENT.most)
}

/** The words at a lane's five levels, the best first: its own, else the usual ones. */
export const levelWords = ({ levels }: Pick<Lane, 'levels'>): readonly string[] =>
  SENTIMENT_LEVELS.map(({ label }, index) => levels[index] ?? label)

/** The lane's word for a value: that of the nearest level. */
export const levelWord = (lane: Pick<Lane, 'levels'>, value: number): string =>
  levelWords(lane)[Math.round(SENTIMENT.most - clamp(value, SENTIMENT.least, SENTIMENT.most))] as string

interface Value {
  readonly card: Card
  readonly stepId: string
  readonly value: number
}

interface Line {
  readonly personaId: string | null
  readonly look: number
  readonly values: readonly Value[]
}

const valuesIn = (view: MapView, lane: Lane, stepId: string): Value[] =>
  cardsIn(view, lane.id, stepId).flatMap((card) =>
    card.kind === 'sentiment' && card.amount !== null
      ? [{ card, stepId, value: clamp(card.amount, SENTIMENT.least, SENTIMENT.most) }]
      : [],
  )

/** Looks to tell lines by; the sixth persona looks like the first again. */
export const LOOKS = 5

function linesOf(view: MapView, lane: Lane): Line[] {
  const values = view.steps.flatMap((step) => valuesIn(view, lane, step.id))
  const looks = looksOf(view)
  return [...Map.groupBy(values, ({ card }) => card.personaId)]
    .map(([personaId, values]) => ({ personaId, look: looks(personaId), values }))
    .sort((a, b) => a.look - b.look)
    .map((line) => ({ ...line, look: line.look % LOOKS }))
}

/** The map's personas in their order; lines of nobody, or of somebody who is not on the map, come after them. */
function looksOf({ map }: MapView): (personaId: string | null) => number {
  const order = new Map<string | null, number>(map.personaIds.map((id, index) => [id, index]))
  return (personaId) => {
    const place = order.get(personaId)
    return place ?? (personaId === null && order.size === 0 ? 0 : order.size)
  }
}

/**
 * The curves of a sentiment lane, one per persona that has values there, with the lane's height: as much as its words,
 * its title of `titleHeight` and its legend need. `columns` are the steps' boxes by id; `band` is where the lane begins.
 */
export function layoutSentiment(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
  titleHeight: number,
): SentimentLayout {
  const lines = linesOf(view, lane)
  const others = (view.counterpartCurves ?? []).filter(({ laneId }) => laneId === lane.id)
  const legend = legendRows(lines.length, others, lines.some(isRatedLine))
  const foot = lane.lineBelow === null ? 0 : GRID.lineName
  const bottom = Math.max(ZONE, legend === 0 ? 0 : LEGEND.above + legend * LEGEND.row + LEGEND.below + foot)
  const firstTop = Math.max(ZONE, LANE.titleTop + titleHeight + 16)
  const tallest = Math.max(
    0,
    ...lines.flatMap((line) =>
      line.values.map((value) => wordsHeight(value.card, columns.get(value.stepId) as Rect)),
    ),
  )
  for (let more = 0; ; more = 2 * more + MORE) {
    const top = firstTop + more
    const least = Math.max(
      GRID.sentimentLane - 2 * ZONE + top + bottom,
      Math.ceil(2 * (tallest + CLEAR + EDGE)),
    )
    const height = Math.max(least, lane.height)
    const plot = { ...band, y: band.y + top, height: height - top - bottom }
    const counterparts = others.map((other) => counterpartLine(view, lane, other, plot, columns))
    const placed = placeLines(view, lines, { ...band, height }, plot, columns, counterparts)
    if (placed.fit)
      return {
        height,
        top,
        bottom,
        counterparts,
        curves: placed.curves.map((curve) => ({ ...curve, laneId: lane.id })),
      }
  }
}

/**
 * A line alone needs no legend: whose it is says the map's header. What its band means it does say, and that a line is one of
 * survey scores.
 */
function legendRows(lines: number, others: readonly CounterpartCurve[], isRated: boolean): number {
  const scores = others.filter(({ isScore }) => isScore).length
  const named = lines + (others.length > scores ? 1 : 0)
  return (named + scores > 1 ? named : 0) + scores * SCORE_ROWS + (isRated ? 1 : 0)
}

/** The name of a line of scores stands above their count. */
const SCORE_ROWS = 2

const isRatedLine = ({ values }: Line): boolean => values.some(({ card }) => hasSpread(card))

/** Whether a room rated a value, and how far its people were apart is known. */
const hasSpread = ({ raters, spread }: Card): boolean => raters > 0 && spread !== null

function counterpartLine(
  view: MapView,
  lane: Lane,
  { personaId, label, isScore = false, values }: CounterpartCurve,
  plot: Rect,
  columns: ReadonlyMap<string, Rect>,
): CounterpartLine {
  const points = view.steps.flatMap((step): Point[] => {
    const value = values.get(step.id)
    const column = columns.get(step.id)
    if (value === undefined || column === undefined) return []
    return [
      { x: column.x + column.width / 2, y: sentimentY(plot, clamp(value, SENTIMENT.least, SENTIMENT.most)) },
    ]
  })
  const look = looksOf(view)(personaId) % LOOKS
  return { laneId: lane.id, personaId, label, isScore, look, points, path: smoothPath(points) }
}

/** Values of several personas at one height stand beside each other: this far apart. */
const BESIDE = 16
const NEAR = 12

type PlacedCurve = Omit<SentimentCurve, 'laneId'>

function placeLines(
  view: MapView,
  lines: readonly Line[],
  band: Rect,
  plot: Rect,
  columns: ReadonlyMap<string, Rect>,
  counterparts: readonly CounterpartLine[],
): { readonly curves: readonly PlacedCurve[]; readonly fit: boolean } {
  const spots = spotsOf(view, lines, plot, columns)
  const paths = lines.map((line) => smoothPath(line.values.map((value) => spots.get(value.card) as Point)))
  const words = placeWords({
    band,
    columns,
    lines: lines.map(({ values }) =>
      values.map((value) => ({ ...value, at: spots.get(value.card) as Point })),
    ),
    paths: [...paths, ...counterparts.map(({ path }) => path)],
    dots: counterparts.flatMap(({ points }) => points),
  })
  const curves = lines.map(({ personaId, look, values }, index) => ({
    personaId,
    persona: view.personas.find(({ id }) => id === personaId) ?? null,
    look,
    path: paths[index] as string,
    spread: spreadPath(values, spots, plot),
    points: values.map(({ card, stepId, value }) => {
      const at = spots.get(card) as Point
      return { card, stepId, value, ...at, ...(words.byCard.get(card) ?? NO_WORDS(at)) }
    }),
  }))
  return { curves, fit: words.fit }
}

/** Half the width of the band at a value that stands alone. */
const ALONE = 9

/** The band around each unbroken run of values that a room rated. */
function spreadPath(values: readonly Value[], spots: ReadonlyMap<Card, Point>, plot: Rect): string {
  const runs: Value[][] = [[]]
  for (const value of values) {
    if (hasSpread(value.card)) runs.at(-1)?.push(value)
    else runs.push([])
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => bandOf(run, spots, plot))
    .join('')
}

function bandOf(run: readonly Value[], spots: ReadonlyMap<Card, Point>, plot: Rect): string {
  const edge = (side: 1 | -1): Point[] => {
    const points = run.map(({ card, value }) => ({
      x: spots.get(card)?.x ?? 0,
      y: sentimentY(plot, clamp(value + side * (card.spread ?? 0), SENTIMENT.least, SENTIMENT.most)),
    }))
    const [first, last] = [points[0] as Point, points.at(-1) as Point]
    return [{ ...first, x: first.x - ALONE }, ...points, { ...last, x: last.x + ALONE }]
  }
  const back = samplesOf(smoothPath(edge(-1))).toReversed()
  return `${smoothPath(edge(1))}${back.map(({ x, y }) => `L${tenth(x)},${tenth(y)}`).join('')}Z`
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const NO_WORDS = (at: Point): PlacedWords => ({
  words: null,
  wordsAt: { x: at.x, y: at.y },
  wordsAnchor: 'middle',
  isLed: false,
})

/** In the middle of its column; points of several lines that would hide each other stand side by side. */
function spotsOf(
  view: MapView,
  lines: readonly Line[],
  plot: Rect,
  columns: ReadonlyMap<string, Rect>,
): ReadonlyMap<Card, Point> {
  const spots = new Map<Card, Point>()
  for (const step of view.steps) {
    const column = columns.get(step.id) as Rect
    const here = lines.flatMap(({ values }, line) =>
      values
        .filter(({ stepId }) => stepId === step.id)
        .map(({ card, value }) => ({ card, line, y: sentimentY(plot, value) })),
    )
    for (const near of clustersOf(here)) {
      const order = [...new Set(near.map(({ line }) => line))].sort((a, b) => a - b)
      const apart = Math.min(BESIDE, (column.width - 2 * BESIDE) / order.length)
      for (const { card, line, y } of near) {
        const aside = (order.indexOf(line) - (order.length - 1) / 2) * apart
        spots.set(card, { x: column.x + column.width / 2 + aside, y })
      }
    }
  }
  return spots
}

/** Points that are closer to the next one than their dots are high. */
function clustersOf<T extends { readonly y: number }>(points: readonly T[]): T[][] {
  const clusters: T[][] = []
  for (const point of points.toSorted((a, b) => a.y - b.y)) {
    const last = clusters.at(-1)?.at(-1)
    if (last && point.y - last.y < NEAR) clusters.at(-1)?.push(point)
    else clusters.push([point])
  }
  return clusters
}
