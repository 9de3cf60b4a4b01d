import { describe, expect, test } from 'vitest'
import {
  type ChannelMatrix,
  channelAt,
  channelPlaces,
  emptyChannelPlaces,
} from '#shared/layout/channel-layout.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type LaneSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds } from './support/boxes.ts'
import { ofBothKinds } from './support/random-maps.ts'

/** A matrix of as many steps as there are lists; each lists the channels that have a dot. */
function matrixOf(dotted: readonly (readonly string[])[], more: Partial<LaneSeed> = {}) {
  const cells = dotted.map((channels) => channels.map((channel) => ({ channels: [channel] })))
  const layout = layoutMap(
    viewOf({
      stages: [{ steps: dotted.map(() => ({})) }],
      lanes: [{ id: 'channels', kind: 'channels', cells, ...more }],
    }),
  )
  return { layout, matrix: layout.matrices[0]!, lane: layout.lanes[0]! }
}

interface Run {
  readonly kind: 'H' | 'V' | 'C'
  readonly from: { x: number; y: number }
  readonly to: { x: number; y: number }
}

const runsOf = ({ path }: ChannelMatrix): Run[] =>
  [...path.matchAll(/M([-\d.]+) ([-\d.]+)([HVC])([-\d. ]+)/g)].map(([, x, y, kind, rest]) => {
    const from = { x: Number(x), y: Number(y) }
    const numbers = rest!.trim().split(' ').map(Number)
    const to =
      kind === 'H'
        ? { ...from, x: numbers[0]! }
        : kind === 'V'
          ? { ...from, y: numbers[0]! }
          : { x: numbers[4]!, y: numbers[5]! }
    return { kind: kind as Run['kind'], from, to }
  })

describe('the rows of a channel matrix', () => {
  test('are the lane’s own in its order, then all others that have a dot, by name', () => {
    const { matrix } = matrixOf([['website', 'phone'], ['carrier pigeon']], { channels: ['post', 'phone'] })
    expect(matrix.rows.map(({ channel }) => channel)).toEqual(['post', 'phone', 'carrier pigeon', 'website'])
  })

  test('share the lane, below its title, and grow with it', () => {
    const low = matrixOf([['phone']], { channels: ['post', 'phone'] })
    expect(low.matrix.rows[0]!.rect.height).toBe(GRID.channelRow)
    const high = matrixOf([['phone']], { channels: ['post', 'phone'], height: 400 })
    expect(high.lane.band.height).toBe(400)
    expect(high.matrix.rows[0]!.rect.height).toBeGreaterThan(100)
    const long = matrixOf([['phone']], { title: 'Every way in which they reach us, or we reach them' })
    expect(long.matrix.rows[0]!.rect.y).toBeGreaterThanOrEqual(
      long.lane.header.y + 12 + long.lane.title.height,
    )
  })

  test('stand within the lane on any map, with every dot in its own row', () => {
    ofBothKinds(({ layout }) => {
      for (const { laneId, rows, dots } of layout.matrices) {
        const { band } = layout.lanes.find(({ lane }) => lane.id === laneId)!
        for (const { rect } of rows) expect(holds(band, rect)).toBe(true)
        for (const { channel, x, y } of dots) {
          const { rect } = rows.find((row) => row.channel === channel)!
          expect(y).toBeCloseTo(rect.y + rect.height / 2)
          expect(holds(band, { x: x - 7, y: y - 7, width: 14, height: 14 })).toBe(true)
        }
      }
    })
  })

  test('are none in a folded lane', () => {
    expect(matrixOf([['phone']], { collapsed: true }).layout.matrices).toEqual([])
  })
})

describe('the way through the channels', () => {
  const ways = (dotted: readonly (readonly string[])[], channels: readonly string[]) => {
    const { matrix } = matrixOf(dotted, { channels })
    const nameOf = (point: { x: number; y: number }) => {
      const dot = matrix.dots.find(({ x, y }) => Math.abs(x - point.x) < 0.1 && Math.abs(y - point.y) < 0.1)
      return dot ? `${dot.stepId} ${dot.channel}` : 'nothing'
    }
    return runsOf(matrix).map(({ kind, from, to }) => `${nameOf(from)} ${kind} ${nameOf(to)}`)
  }

  test('goes straight on where two steps share a channel', () => {
    expect(ways([['a'], ['a']], ['a', 'b'])).toEqual(['step0 a H step1 a'])
    expect(
      ways(
        [
          ['a', 'b'],
          ['a', 'b'],
        ],
        ['a', 'b'],
      ),
    ).toEqual(['step0 a V step0 b', 'step0 a H step1 a', 'step0 b H step1 b', 'step1 a V step1 b'])
  })

  test('bends to the nearest where they share none', () => {
    expect(ways([['a', 'c'], ['d']], ['a', 'b', 'c', 'd'])).toEqual([
      'step0 a V step0 c',
      'step0 c C step1 d',
    ])
  })

  test('goes on past steps without a dot', () => {
    expect(ways([['a'], [], ['b']], ['a', 'b'])).toEqual(['step0 a C step2 b'])
    expect(ways([[], ['a'], []], ['a'])).toEqual([])
  })

  test('joins dots on any map, and meets none that it does not join', () => {
    ofBothKinds(({ layout }) => {
      for (const matrix of layout.matrices) {
        for (const run of runsOf(matrix)) expect(faultsOf(run, matrix)).toEqual([])
        const joined = new Set(runsOf(matrix).flatMap(({ from, to }) => [from.x, to.x]))
        const steps = new Set(matrix.dots.map(({ x }) => Math.round(x * 100) / 100))
        if (steps.size > 1) expect(joined).toEqual(steps)
      }
    })
  })
})

/** What is wrong with a run: an end without a dot, or a dot between that it seems to join. */
function faultsOf({ kind, from, to }: Run, { dots }: ChannelMatrix): string[] {
  const isDot = (point: { x: number; y: number }) =>
    dots.some(({ x, y }) => Math.abs(x - point.x) < 0.1 && Math.abs(y - point.y) < 0.1)
  const [left, right] = [Math.min(from.x, to.x) + 1, Math.max(from.x, to.x) - 1]
  const between = dots.filter(({ x, y }) => Math.abs(y - from.y) < 0.1 && x > left && x < right)
  return [
    ...(isDot(from) ? [] : ['begins at no dot']),
    ...(kind === 'H' || isDot(to) ? [] : ['ends at no dot']),
    ...(kind === 'H' && between.length > 0 ? ['runs through a dot'] : []),
  ]
}

describe('a place in a matrix', () => {
  test('is found by a point in it', () => {
    const { layout, matrix } = matrixOf([['phone'], []], { channels: ['post', 'phone'] })
    for (const { stepId, channel, x, y } of channelPlaces(matrix, layout.steps))
      expect(channelAt(layout, { x, y })).toEqual({ laneId: 'channels', stepId, channel })
    const { x, y } = matrix.rows[0]!.rect
    expect(channelAt(layout, { x: x - 1, y: y + 1 })).toBeNull()
    expect(channelAt(layout, { x: x + 1, y: y - 1 })).toBeNull()
  })

  test('is empty where there is no dot', () => {
    const { layout, matrix } = matrixOf([['phone'], []], { channels: ['post', 'phone'] })
    const empty = emptyChannelPlaces(matrix, layout.steps).map(
      ({ stepId, channel }) => `${stepId} ${channel}`,
    )
    expect(empty).toEqual(['step0 post', 'step1 post', 'step1 phone'])
  })

  test('has one dot, however many copies of a document made one', () => {
    const { matrix } = matrixOf([['phone', 'phone']])
    expect(matrix.dots).toHaveLength(1)
  })
})
