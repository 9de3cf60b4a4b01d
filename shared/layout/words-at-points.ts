import { intersects, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { TYPE } from './dimensions.ts'
import { samplesOf } from './smooth-line.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** A value of a line and its point. */
export interface PointWithWords {
  readonly card: Card
  readonly stepId: string
  readonly value: number
  readonly at: Point
}

/** Where the words at a point stand, see `SentimentPoint`. */
export interface PlacedWords {
  readonly words: FittedText | null
  readonly wordsAt: Point
  readonly wordsAnchor: 'start' | 'middle' | 'end'
  readonly isLed: boolean
}

/** What words must stay clear of, and should. */
export interface WordsScene {
  readonly band: Rect
  /** The steps' boxes by id; words never leave their own step's. */
  readonly columns: ReadonlyMap<string, Rect>
  readonly lines: readonly (readonly PointWithWords[])[]
  /** All lines: words rather stand where none runs. */
  readonly paths: readonly string[]
  /** Dots beside those of the lines. */
  readonly dots: readonly Point[]
}

/** Room between a point and its words. */
export const CLEAR = 11
const CLEAR_BESIDE = 5
const ASIDE = 9
/** Room that is left along the band's edges, where the names of patterns stand. */
export const EDGE = 23
/** Longest lines of words, and the least room that is worth setting words into. */
const WIDTH = { most: 150, least: 84 } as const
/** What a point's dot takes up to either side, and the room between two words. */
const DOT = 8
const GAP = 3
/** Words further from their point than this have a line that leads to them. */
const LED = 26

const setCache = new WeakMap<Card, Map<number, FittedText>>()

/** The words at a point, set once per card and width. */
function wordsIn(card: Card, width: number): FittedText {
  const known = setCache.get(card) ?? new Map<number, FittedText>()
  setCache.set(card, known)
  const before = known.get(width)
  if (before) return before
  const words = fitText(card.text, {
    face: 'sans-regular',
    sizes: [13, TYPE.small],
    lineHeight: 1.2,
    width,
    preferredHeight: 32,
  })
  known.set(width, words)
  return words
}

const widthAcross = (column: Rect): number => Math.min(WIDTH.most, column.width - 12)
const widthBeside = (column: Rect): number => Math.min(WIDTH.most, column.width / 2 - ASIDE - GAP)

/** How high the words of a value are where they stand above or below its point. */
export const wordsHeight = (card: Card, column: Rect): number =>
  card.text === '' ? 0 : wordsIn(card, widthAcross(column)).height

/**
 * Finds places for the words of all lines in a lane: off all points and other words, and where it can be off the lines.
 * `fit` tells whether all of them have such a place; those that have none are left out.
 */
export function placeWords(scene: WordsScene): {
  readonly byCard: ReadonlyMap<Card, PlacedWords>
  readonly fit: boolean
} {
  const byCard = new Map<Card, PlacedWords>()
  const values = scene.lines.flatMap((line) =>
    line.map((point, index) => ({
      ...point,
      side: sideOf(line[index - 1]?.value ?? point.value, point.value, line[index + 1]?.value ?? point.value),
    })),
  )
  if (values.every(({ card }) => card.text === '')) return { byCard, fit: true }
  const all = scene.paths.flatMap(samplesOf)
  let fit = true
  for (const [stepId, here] of Map.groupBy(values, (value) => value.stepId)) {
    const column = scene.columns.get(stepId) as Rect
    const inColumn = ({ x }: Point) => x >= column.x && x < column.x + column.width
    const taken = [...here.map(({ at }) => at), ...scene.dots.filter(inColumn)].map(dotBox)
    const samples = all.filter(inColumn)
    for (const value of here.toSorted((a, b) => a.at.y - b.at.y)) {
      if (value.card.text === '') continue
      const best = bestOf(candidates(value, column, scene.band), taken, samples)
      if (best) {
        taken.push(best.box)
        byCard.set(value.card, best.placed)
      } else fit = false
    }
  }
  return { byCard, fit }
}

const dotBox = ({ x, y }: Point): Rect => ({ x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT })

type Anchor = PlacedWords['wordsAnchor']
interface Side {
  readonly anchor: Anchor
  readonly above: boolean
}

/** Words stand where the line is not: over a high point, under a low one, and beside a slope on its outer side. */
function sideOf(before: number, value: number, after: number): Side {
  if (before > value && value > after) return { anchor: 'start', above: true }
  if (before < value && value < after) return { anchor: 'end', above: true }
  return { anchor: 'middle', above: value * 2 >= before + after }
}

const OPPOSITE = { start: 'end', middle: 'middle', end: 'start' } as const

interface Candidate {
  readonly placed: PlacedWords
  readonly box: Rect
}

/** From the best place to the worst: the better side, the other one, then ever further up and down within the band. */
function* candidates(
  { card, at, side }: PointWithWords & { readonly side: Side },
  column: Rect,
  band: Rect,
): Generator<Candidate> {
  const beside = widthBeside(column)
  const sides: Side[] = [side, { anchor: OPPOSITE[side.anchor], above: !side.above }]
  for (const { anchor, above } of sides)
    if (anchor !== 'middle' && beside >= WIDTH.least) yield* place(wordsIn(card, beside), anchor, above, 0)
  const across = wordsIn(card, widthAcross(column))
  yield* place(across, 'middle', side.above, 0)
  yield* place(across, 'middle', !side.above, 0)
  for (let by = 6; by < band.height; by += 6) {
    yield* place(across, 'middle', side.above, by)
    yield* place(across, 'middle', !side.above, by)
  }

  function* place(words: FittedText, anchor: Anchor, above: boolean, by: number): Generator<Candidate> {
    const width = Math.max(...words.lines.map((line) => line.width))
    const middle = column.x + column.width / 2
    const x = anchor === 'middle' ? middle : anchor === 'start' ? at.x + ASIDE : at.x - ASIDE
    const y = above
      ? at.y - by - (anchor === 'middle' ? CLEAR : CLEAR_BESIDE) - words.height
      : at.y + by + CLEAR
    if (y < band.y + EDGE || y + words.height > band.y + band.height - EDGE) return
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    yield {
      placed: { words, wordsAt: { x, y }, wordsAnchor: anchor, isLed: by > LED },
      box: { x: left, y, width, height: words.height },
    }
  }
}

/** What standing on a line costs, in places that are less good. */
const ON_LINE = 4

/** The first place that is free, unless a line runs through it and a place not much worse has none. */
function bestOf(
  places: Iterable<Candidate>,
  taken: readonly Rect[],
  samples: readonly Point[],
): Candidate | undefined {
  let best: { readonly place: Candidate; readonly cost: number } | undefined
  let order = 0
  for (const place of places) {
    order++
    if (best && best.cost <= order) break
    if (taken.some((box) => intersects(box, withGap(place.box)))) continue
    const { x, y, width, height } = place.box
    const crossed = samples.filter(
      (point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height,
    ).length
    const cost = order + Math.min(crossed, 3) * ON_LINE
    if (!best || cost < best.cost) best = { place, cost }
  }
  return best?.place
}

const withGap = ({ x, y, width, height }: Rect): Rect => ({ x, y: y - GAP, width, height: height + 2 * GAP })
