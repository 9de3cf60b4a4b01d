import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import {
  levelWord,
  levelWords,
  type SentimentCurve,
  type SentimentPoint,
  sentimentAt,
  sentimentY,
} from '#shared/layout/sentiment-layout.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import { type CardSeed, type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlap, overlaps } from './support/boxes.ts'
import { ofAnyMap, ofBothKinds } from './support/random-maps.ts'

const anyBand = fc.record({
  x: fc.constant(GRID.laneHeader),
  y: fc.double({ min: -500, max: 5000, noNaN: true }),
  width: fc.constant(900),
  height: fc.double({ min: GRID.sentimentLane, max: 3000, noNaN: true }),
})
const quarters = Array.from({ length: 17 }, (_, index) => SENTIMENT.least + index / 4)

describe('the height of a value', () => {
  test('leads back to the value', () => {
    fc.assert(
      fc.property(anyBand, (band) => {
        for (const value of quarters) expect(sentimentAt(band, sentimentY(band, value))).toBe(value)
      }),
    )
  })

  test('is never further than half a quarter from the point it was told from', () => {
    fc.assert(
      fc.property(anyBand, fc.double({ min: 0, max: 1, noNaN: true }), (band, share) => {
        const [top, bottom] = [sentimentY(band, SENTIMENT.most), sentimentY(band, SENTIMENT.least)]
        const y = top + share * (bottom - top)
        const half = (bottom - top) / 32
        expect(Math.abs(sentimentY(band, sentimentAt(band, y)) - y)).toBeLessThanOrEqual(half + 1e-6)
      }),
    )
  })

  test('lies in the band, higher where people feel better, and points beyond it mean the last value', () => {
    const band: Rect = { x: 0, y: 100, width: 900, height: 232 }
    const heights = quarters.map((value) => sentimentY(band, value))
    expect(heights).toEqual(heights.toSorted((a, b) => b - a))
    expect(Math.min(...heights)).toBe(band.y)
    expect(Math.max(...heights)).toBe(band.y + band.height)
    expect(sentimentAt(band, -1e6)).toBe(2)
    expect(sentimentAt(band, 1e6)).toBe(-2)
  })
})

test('a lane’s values lie well inside its band', () => {
  ofBothKinds(({ layout }) => {
    for (const { lane, band, plot } of layout.lanes) {
      expect(holds(band, plot)).toBe(true)
      if (lane.kind === 'sentiment' && !lane.collapsed) {
        expect(plot.y - band.y).toBeGreaterThan(60)
        expect(band.y + band.height - plot.y - plot.height).toBeGreaterThan(60)
        expect(plot.height).toBeGreaterThan(100)
      }
    }
  })
})

/** A map of one sentiment lane; `null` leaves a step without a value. */
function feeling(values: readonly (CardSeed | null)[], more: Partial<MapSeed> = {}) {
  const layout = layoutMap(
    viewOf({
      stages: [{ steps: values.map(() => ({})) }],
      lanes: [{ id: 'feeling', kind: 'sentiment', cells: values.map((value) => (value ? [value] : [])) }],
      ...more,
    }),
  )
  return { layout, curve: layout.curves[0]!, band: layout.lanes[0]!.band, plot: layout.lanes[0]!.plot }
}

/** The cubic Bézier curves of a line: their ends and the points that pull at them. */
function piecesOf({ path }: SentimentCurve): number[][] {
  const [start, ...curves] = path.slice(1).split('C')
  let from = start!.split(',').map(Number)
  return curves.map((curve) => {
    const piece = [...from, ...curve.split(',').map(Number)]
    from = piece.slice(-2)
    return piece
  })
}

const heightAt = ([, a, , b, , c, , d]: readonly number[], t: number): number =>
  (1 - t) ** 3 * a! + 3 * (1 - t) ** 2 * t * b! + 3 * (1 - t) * t ** 2 * c! + t ** 3 * d!

describe('the line', () => {
  test('passes through every point and never beyond two neighbours', () => {
    const amounts = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(amounts, (values) => {
        const { curve } = feeling(values.map((value) => ({ amount: value / 4 })))
        const pieces = piecesOf(curve)
        expect(pieces).toHaveLength(curve.points.length - 1)
        pieces.forEach((piece, index) => {
          const [from, to] = [curve.points[index]!, curve.points[index + 1]!]
          const ends = [from.x, from.y, to.x, to.y]
          ;[piece[0]!, piece[1]!, piece[6]!, piece[7]!].forEach((end, i) => {
            expect(end).toBeCloseTo(ends[i]!, 2)
          })
          const [high, low] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
          for (let t = 0; t <= 1; t += 1 / 16) {
            expect(heightAt(piece, t)).toBeGreaterThanOrEqual(high - 0.01)
            expect(heightAt(piece, t)).toBeLessThanOrEqual(low + 0.01)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  test('goes on past steps without a value, in the middle of its columns', () => {
    const { curve, layout } = feeling([{ amount: 1 }, null, { amount: -1 }])
    expect(curve.points.map((point) => point.stepId)).toEqual(['step0', 'step2'])
    for (const { stepId, x } of curve.points) {
      const { column } = layout.steps.find(({ step }) => step.id === stepId)!
      expect(x).toBe(column.x + column.width / 2)
    }
  })

  test('is held to the five levels, and leaves out what says nothing', () => {
    const { curve } = feeling([{ amount: 9 }, { amount: null }, { amount: -9 }])
    expect(curve.points.map((point) => point.value)).toEqual([2, -2])
    expect(feeling([{ amount: null }]).layout.curves).toEqual([])
  })

  test('is a path of numbers, whatever two copies made of one step', () => {
    const doubled = { id: 'again', amount: -2 }
    const cells = [
      [{ amount: 1 }, doubled],
      [{ amount: 1 }, { ...doubled, id: 'more', amount: 1 }],
      [{ amount: 0 }],
    ]
    const lanes = [{ id: 'feeling', kind: 'sentiment' as const, cells }]
    const { curve } = feeling([null, null, null], { lanes })
    expect(curve.points).toHaveLength(5)
    expect(curve.path).toMatch(/^M[-\d.,]+(C[-\d.,]+)+$/)
  })

  test('is drawn once for each persona, in the order of the map', () => {
    const of = (personaId: string | null): CardSeed => ({ amount: 1, personaId })
    const { layout } = feeling([], {
      personas: [{ id: 'mira' }, { id: 'jonas' }],
      personaIds: ['jonas', 'mira'],
      stages: [{ steps: [{}] }],
      lanes: [
        { id: 'feeling', kind: 'sentiment', cells: [[of('mira'), of(null), of('stranger'), of('jonas')]] },
      ],
    })
    const ids = layout.curves.map((curve) => curve.personaId)
    expect(ids.slice(0, 2)).toEqual(['jonas', 'mira'])
    expect(new Set(ids.slice(2))).toEqual(new Set([null, 'stranger']))
  })
})

/** The box that the words at a point fill. */
function wordsBox({ words, wordsAt, wordsAnchor }: SentimentPoint): Rect | null {
  if (!words) return null
  const width = Math.max(...words.lines.map((line) => line.width))
  const x = wordsAt.x - (wordsAnchor === 'start' ? 0 : wordsAnchor === 'end' ? width : width / 2)
  return { x, y: wordsAt.y, width, height: words.height }
}

/** All that words must stay clear of in a lane, by what it is. */
function scenesOf({ curves, counterparts, lanes }: MapLayout) {
  return lanes.map(({ lane, band }) => {
    const points = curves.filter(({ laneId }) => laneId === lane.id).flatMap((curve) => curve.points)
    const others = counterparts.filter(({ laneId }) => laneId === lane.id).flatMap((line) => line.points)
    return {
      band,
      words: points.flatMap((point) => {
        const rect = wordsBox(point)
        return rect ? [{ rect, name: point.card.text, point }] : []
      }),
      dots: [...points, ...others].map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 })),
    }
  })
}

describe('words at a point', () => {
  test('stay in the band, off all points and all other words, whoever said them', () => {
    ofBothKinds(({ layout }) => {
      for (const { band, words, dots } of scenesOf(layout)) {
        for (const { rect } of words) {
          expect(holds(band, rect)).toBe(true)
          expect(dots.filter((dot) => overlap(rect, dot))).toEqual([])
        }
        expect(
          overlaps(
            words,
            ({ rect }) => rect,
            ({ name }) => name,
          ),
        ).toEqual([])
      }
    })
  })

  test('are all there, however many there are', () => {
    ofAnyMap(({ layout }) => {
      for (const { points } of layout.curves)
        for (const { card, words } of points) expect(words !== null).toBe(card.text !== '')
    })
  })

  test.each([
    ['over a peak', [0, 2, 0], { above: true, anchor: 'middle' }],
    ['under a trough', [0, -2, 0], { above: false, anchor: 'middle' }],
    ['right above a fall', [2, 0, -2], { above: true, anchor: 'start' }],
    ['left above a rise', [-2, 0, 2], { above: true, anchor: 'end' }],
    ['over a level stretch', [0, 0, 0], { above: true, anchor: 'middle' }],
  ] as const)('stand %s', (_, amounts, side) => {
    const { curve } = feeling(amounts.map((amount) => ({ amount, text: 'Two words' })))
    const point = curve.points[1]!
    expect({ above: point.wordsAt.y < point.y, anchor: point.wordsAnchor }).toEqual(side)
  })

  test('too many for the better side take the other one', () => {
    const text = 'Nobody said that the deposit would be this high, nor when it would come back. '
    const { curve, band } = feeling([{ amount: 0 }, { amount: 2, text: text.repeat(3) }, { amount: 0 }])
    const point = curve.points[1]!
    expect(point.wordsAt.y).toBeGreaterThan(point.y)
    expect(holds(band, wordsBox(point)!)).toBe(true)
  })

  test('of several people at one place stand clear of each other, with a line to those further off', () => {
    const text = 'Split bill takes twenty minutes and a half'
    const ids = ['a', 'b', 'c', 'd', 'e']
    const { layout } = feeling([], {
      personas: ids.map((id) => ({ id })),
      stages: [{ steps: [{ width: 160 }] }],
      lanes: [
        {
          id: 'feeling',
          kind: 'sentiment',
          cells: [ids.map((personaId) => ({ amount: -2, personaId, text }))],
        },
      ],
    })
    const points = layout.curves.flatMap((curve) => curve.points)
    expect(new Set(points.map(({ x }) => Math.round(x))).size).toBe(5)
    const boxes = points.map((point) => wordsBox(point)!)
    expect(
      overlaps(
        boxes,
        (box) => box,
        (box) => `${box.y}`,
      ),
    ).toEqual([])
    expect(points.some(({ isLed }) => isLed)).toBe(true)
    expect(points.every(({ isLed }) => isLed)).toBe(false)
  })

  test('make the lane grow only where they are many', () => {
    const text = 'Nobody said that the deposit would be this high. '
    expect(feeling([{ amount: 1, text: text.repeat(3) }]).band.height).toBe(GRID.sentimentLane)
    expect(feeling([{ amount: 1, text: text.repeat(20) }]).band.height).toBeGreaterThan(GRID.sentimentLane)
  })
})

describe('several lines in one lane', () => {
  const lane = (values: readonly (readonly string[])[], more: Partial<MapSeed> = {}) =>
    feeling([], {
      personas: [{ id: 'mira' }, { id: 'jonas' }, { id: 'li' }],
      stages: [{ steps: values.map(() => ({})) }],
      lanes: [
        {
          id: 'feeling',
          kind: 'sentiment',
          cells: values.map((ids) => ids.map((personaId) => ({ amount: 1, personaId }))),
        },
      ],
      ...more,
    })

  test('look alike in every lane of the map, whoever is missing there', () => {
    expect(lane([['jonas', 'li']]).layout.curves.map(({ look }) => look)).toEqual([1, 2])
    expect(lane([['li']]).layout.curves.map(({ look }) => look)).toEqual([2])
  })

  test('stand beside each other where they meet', () => {
    const { curves } = lane([['mira', 'jonas', 'li']]).layout
    const xs = curves.map(({ points }) => points[0]!.x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(Math.min(xs[1]! - xs[0]!, xs[2]! - xs[1]!)).toBeGreaterThan(12)
  })

  test('make the lane as high as their legend needs', () => {
    const below = ({ layout }: ReturnType<typeof lane>) => {
      const { band, plot } = layout.lanes[0]!
      return band.y + band.height - plot.y - plot.height
    }
    expect(below(lane([['mira', 'jonas', 'li']]))).toBeGreaterThan(below(lane([['mira']])))
  })
})

describe('a lane’s levels', () => {
  test('have their own words, else the usual ones', () => {
    expect(levelWords({ levels: ['Wow', 'Fine'] })).toEqual(['Wow', 'Fine', 'Neutral', 'Annoyed', 'Upset'])
    expect([2, 1.4, 0.4, -2, 9].map((value) => levelWord({ levels: ['Wow', 'Fine'] }, value))).toEqual([
      'Wow',
      'Fine',
      'Neutral',
      'Upset',
      'Wow',
    ])
  })
})

test('the line of a counterpart runs where it has values, behind the lane’s own', () => {
  const view = viewOf({
    personas: [{ id: 'mira' }],
    stages: [{ steps: [{}, {}, {}] }],
    lanes: [{ id: 'feeling', kind: 'sentiment', cells: [[{ amount: 1, personaId: 'mira' }]] }],
  })
  const values = new Map([
    ['step0', 1],
    ['step2', -2],
    ['elsewhere', 0],
  ])
  const counterpartCurves = [
    { laneId: 'feeling', personaId: 'mira', label: 'Future', values },
    { laneId: 'gone', personaId: 'mira', label: 'Future', values },
  ]
  const layout = layoutMap({ ...view, counterpartCurves })
  expect(layout.counterparts.map(({ laneId, label }) => [laneId, label])).toEqual([['feeling', 'Future']])
  const [line] = layout.counterparts
  const { plot } = layout.lanes[0]!
  expect(line!.points.map(({ y }) => y)).toEqual([sentimentY(plot, 1), sentimentY(plot, -2)])
  expect(line!.points[1]!.x).toBeCloseTo(layout.steps[2]!.column.x + layout.steps[2]!.column.width / 2)
})
