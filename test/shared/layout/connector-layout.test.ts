import { describe, expect, test } from 'vitest'
import { grow, type Point, type Rect } from '#shared/base/geometry.ts'
import type { ConnectorLine } from '#shared/layout/connector-layout.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { sentimentId } from '#shared/model/card.ts'
import { type CardSeed, type LaneSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlap } from './support/boxes.ts'
import { ofAnyMap } from './support/random-maps.ts'

/** The corners of a line, those that are rounded off too: what is drawn stays within the runs between them. */
function cornersOf({ path }: ConnectorLine): Point[] {
  if (!/^M[-\d. ]+([LQ][-\d. ]+)+$/.test(path)) throw new Error(`Not a line: ${path}`)
  const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    x: numbers[2 * i]!,
    y: numbers[2 * i + 1]!,
  }))
}

const runsOf = (line: ConnectorLine): Rect[] => {
  const corners = cornersOf(line)
  return corners.slice(1).map((to, index) => {
    const from = corners[index]!
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    }
  })
}

/** Path data is rounded to tenths, so a line along an edge may lie that much inside. */
const crosses = (run: Rect, card: Rect): boolean => overlap(run, grow(card, -0.1), 0)

/** All cards that some line crosses: `from → to: card`. */
function crossings({ connectors, cards }: MapLayout): string[] {
  return connectors.flatMap((line) => {
    const runs = runsOf(line)
    return cards
      .filter(({ rect }) => overlap(line.reach, rect) && runs.some((run) => crosses(run, rect)))
      .map(({ card }) => `${nameOf(line)}: ${card.id}`)
  })
}

const nameOf = ({ connector }: ConnectorLine): string => `${connector.fromId} → ${connector.toId}`
const spot = ({ x, y }: Point): Rect => ({ x, y, width: 0, height: 0 })
const onEdge = (point: Point, rect: Rect): boolean =>
  holds(grow(rect, 0.1), spot(point)) && !holds(grow(rect, -0.1), spot(point))

/** What is wrong with the lines of a map, by name: each runs straight, from the edge of one end to that of the other. */
function faults({ connectors, cards, curves, matrices }: MapLayout): string[] {
  const ends = new Map(cards.map(({ card, rect }) => [card.id, rect]))
  const points = [...curves.flatMap((curve) => curve.points), ...matrices.flatMap((matrix) => matrix.dots)]
  for (const point of points) ends.set(point.card.id, grow(spot(point), 7))
  return connectors.flatMap((line) => {
    const { connector, to, heading, middle, reach } = line
    const [runs, corners] = [runsOf(line), cornersOf(line)]
    const target = ends.get(connector.toId)!
    const ahead = { x: to.x + heading.x, y: to.y + heading.y }
    const checks = {
      'begins away from its end': onEdge(corners[0]!, ends.get(connector.fromId)!),
      'ends away from its end': onEdge(to, target) && onEdge(corners.at(-1)!, target),
      'points past its end': Math.abs(heading.x) + Math.abs(heading.y) === 1 && holds(target, spot(ahead)),
      'runs aslant': runs.every((run) => Math.min(run.width, run.height) === 0),
      'leaves its reach': runs.every((run) => holds(reach, run, 0.1)),
      'has its middle elsewhere': runs.some((run) => holds(grow(run, 0.1), spot(middle))),
    }
    return Object.entries(checks).flatMap(([fault, fine]) => (fine ? [] : `${nameOf(line)} ${fault}`))
  })
}

/** Cards of unlike heights, so that rows of a wide cell are ragged. */
const cards = (lane: string, count: number): CardSeed[][] =>
  Array.from({ length: 6 }, (_, column) =>
    Array.from({ length: (count + column) % 7 }, (_, index) => ({
      id: `${lane}-${column}-${index}`,
      text: 'words '.repeat(1 + ((index * 7 + column * 3) % 23)),
    })),
  )

const feeling = (id: string): LaneSeed => ({
  id,
  kind: 'sentiment',
  cells: Array.from({ length: 6 }, (_, column) => [
    { id: `${id}-${column}`, amount: ((column * 3) % 5) - 2 },
    { id: `${id}-${column}-mira`, amount: ((column * 2) % 5) - 2, personaId: 'mira' },
  ]),
})

const GROUND = {
  personas: [{ id: 'mira' }],
  // One, two, three and six cards side by side, with and without a gap between the columns.
  stages: [
    { steps: [{ width: 232 }, { width: 400 }] },
    { steps: [{ width: 140 }] },
    { steps: [{ width: 600 }, { width: 1200 }, { width: 380 }] },
  ],
  lanes: [
    { id: 'a', cells: cards('a', 3) },
    feeling('b'),
    { id: 'c', kind: 'pains', cells: cards('c', 5) },
    { id: 'd', collapsed: true, cells: cards('d', 2) },
    feeling('e'),
    { id: 'f', cells: cards('f', 1) },
  ],
} as const

/** The ground with a line from everything to everything else. */
function everyLine(): MapLayout {
  const { cards: boxes, curves } = layoutMap(viewOf(GROUND))
  const ids = [
    ...boxes.map(({ card }) => card.id),
    ...curves.flatMap((curve) => curve.points.map(({ card }) => card.id)),
  ]
  const connectors = ids.flatMap((fromId) =>
    ids.filter((toId) => toId !== fromId).map((toId) => ({ fromId, toId })),
  )
  return layoutMap(viewOf({ ...GROUND, connectors }))
}

describe('a connector', () => {
  const every = everyLine()
  const lineOf = (fromId: string, toId: string): ConnectorLine =>
    every.connectors.find(({ connector }) => connector.fromId === fromId && connector.toId === toId)!

  test('crosses no card, from wherever to wherever on the map it leads', () => {
    const ends = every.cards.length + every.curves.reduce((sum, curve) => sum + curve.points.length, 0)
    expect(every.connectors).toHaveLength(ends * (ends - 1))
    expect(crossings(every)).toEqual([])
  })

  test('begins and ends at the edges of what it joins, and arrives straight', () => {
    expect(faults(every)).toEqual([])
  })

  test('keeps to the grid', () => {
    expect(every.connectors.filter((line) => !holds(every.grid, line.reach)).map(nameOf)).toEqual([])
  })

  test('crosses no card of any map', () => {
    ofAnyMap(({ layout }) => {
      expect(crossings(layout)).toEqual([])
      expect(faults(layout)).toEqual([])
    })
  })

  test.each([
    ['onwards', 'a-0-0', 'a-5-0', 1],
    ['back', 'a-5-0', 'a-0-0', -1],
    ['to the next column', 'c-0-0', 'c-1-0', 1],
    ['back to the column before', 'c-1-0', 'c-0-0', -1],
    ['down its column', 'a-0-0', 'c-0-0', -1],
    ['to another lane', 'c-0-0', 'a-3-0', 1],
  ])('%s arrives from the side it comes from', (_, fromId, toId, heading) => {
    expect(lineOf(fromId, toId).heading).toEqual({ x: heading, y: 0 })
  })

  test('between columns side by side goes straight across, and up or down but once', () => {
    const straight = layoutMap(
      viewOf({
        stages: [{ steps: [{}, {}] }],
        lanes: [{ id: 'a', cells: [[{ id: 'from', text: 'x' }], [{ id: 'to', text: 'x' }]] }],
        connectors: [{ fromId: 'from', toId: 'to' }],
      }),
    )
    expect(new Set(cornersOf(straight.connectors[0]!).map(({ y }) => y)).size).toBe(1)
    const swing = runsOf(lineOf('c-0-0', 'c-1-0')).filter((run) => run.height > 5)
    expect(swing.length).toBeLessThanOrEqual(1)
  })

  test('to what is not on show is not drawn', () => {
    const { connectors } = layoutMap(
      viewOf({
        ...GROUND,
        connectors: [
          { fromId: 'a-0-0', toId: 'd-0-0' },
          { fromId: 'a-0-0', toId: 'b-0' },
        ],
      }),
    )
    expect(connectors.map(({ connector }) => connector.toId)).toEqual(['b-0'])
    const { connectors: loose } = layoutMap(
      viewOf({ ...GROUND, connectors: [{ fromId: 'a-0-0', toId: sentimentId('b', 'step9', null) }] }),
    )
    expect(loose).toEqual([])
  })
})

describe('the words on a connector', () => {
  const labelled = (label: string) => {
    const connectors = [{ fromId: 'f-5-0', toId: 'a-5-0', label }]
    const layout = layoutMap(viewOf({ ...GROUND, connectors }))
    return { layout, line: layout.connectors[0]! }
  }

  test('stand on a plate about the middle of its longest run', () => {
    const { line } = labelled('after two days')
    const { words, plate } = line.label!
    expect(words).toBe('after two days')
    expect(plate.x + plate.width / 2).toBeCloseTo(line.middle.x)
    expect(plate.y + plate.height / 2).toBeCloseTo(line.middle.y)
    expect(measureText(words, 'sans-regular', 12)).toBeLessThan(plate.width)
  })

  test('are cut where they are long, and count as part of the map', () => {
    const { line, layout } = labelled('because nobody\nanswers '.repeat(400))
    expect(line.label!.words).toMatch(/^because nobody answers.*…$/)
    expect(line.label!.plate.width).toBeLessThan(220)
    expect(holds(line.reach, line.label!.plate)).toBe(true)
    expect(holds(grow(layout.bounds, -40), line.label!.plate)).toBe(true)
  })

  test('need no plate where there are none', () => {
    expect(labelled('').line.label).toBeNull()
    expect(labelled(' \n ').line.label).toBeNull()
  })
})
