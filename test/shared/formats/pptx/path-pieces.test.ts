import { describe, expect, test } from 'vitest'
import { boundsOfPieces, type PathPiece, piecesOf } from '#shared/formats/pptx/path-pieces.ts'
import { channelIcon } from '#shared/layout/drawing/icons.ts'
import { CHANNELS } from '#shared/model/vocabulary.ts'

const ends = (pieces: readonly PathPiece[]) =>
  pieces.map((piece) =>
    piece.type === 'close' ? 'close' : [piece.type, round(piece.to.x), round(piece.to.y)],
  )

const round = (value: number): number => Math.round(value * 1000) / 1000

/** A point of a curve piece. */
function along(from: { x: number; y: number }, piece: Extract<PathPiece, { type: 'curve' }>, t: number) {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
  const at = (key: 'x' | 'y'): number =>
    a * from[key] + b * piece.c1[key] + c * piece.c2[key] + d * piece.to[key]
  return { x: at('x'), y: at('y') }
}

describe('path data as pieces', () => {
  test('straight lines, absolute and from where the last one ended', () => {
    expect(ends(piecesOf('M1 2H5V6h-2v-1l1,1L0-1Z'))).toEqual([
      ['move', 1, 2],
      ['line', 5, 2],
      ['line', 5, 6],
      ['line', 3, 6],
      ['line', 3, 5],
      ['line', 4, 6],
      ['line', 0, -1],
      'close',
    ])
  })

  test('more points than the command names are lines', () => {
    expect(ends(piecesOf('m1 1 2 0 0 2'))).toEqual([
      ['move', 1, 1],
      ['line', 3, 1],
      ['line', 3, 3],
    ])
  })

  test('a closed part ends where it began', () => {
    expect(ends(piecesOf('M1 1h3v3zl1 0'))).toEqual([
      ['move', 1, 1],
      ['line', 4, 1],
      ['line', 4, 4],
      'close',
      ['line', 2, 1],
    ])
  })

  test('smooth curves go on as the last one ended', () => {
    const [, , smooth] = piecesOf('M0 0C0 1 1 2 2 2S4 3 4 4')
    expect(smooth).toEqual({ type: 'curve', c1: { x: 3, y: 2 }, c2: { x: 4, y: 3 }, to: { x: 4, y: 4 } })
    const [, afterLine] = piecesOf('M0 0S4 3 4 4')
    expect(afterLine).toMatchObject({ c1: { x: 0, y: 0 } })
  })

  test('quadratic curves are the same as cubic ones', () => {
    const [, curve] = piecesOf('M0 0Q3 6 6 0')
    const middle = along({ x: 0, y: 0 }, curve as Extract<PathPiece, { type: 'curve' }>, 0.5)
    expect(middle).toEqual({ x: 3, y: 3 })
    const [, , next] = piecesOf('M0 0Q3 6 6 0T12 0')
    expect(along({ x: 6, y: 0 }, next as Extract<PathPiece, { type: 'curve' }>, 0.5)).toEqual({ x: 9, y: -3 })
  })

  test.each([
    ['half a circle over', 'M0 0a5 5 0 0 1 10 0', { x: 5, y: 0 }, 5],
    ['most of a circle', 'M5 0A5 5 0 1 1 0-5', { x: 0, y: 0 }, 5],
    ['flags without room between', 'M0 0a5 5 0 0110 0', { x: 5, y: 0 }, 5],
    ['grown where it is too small', 'M0 0a1 1 0 0 1 10 0', { x: 5, y: 0 }, 5],
  ])('arcs keep their distance: %s', (_name, d, centre, radius) => {
    let from = { x: 0, y: 0 }
    for (const piece of piecesOf(d)) {
      if (piece.type === 'curve')
        for (const t of [0.25, 0.5, 0.75, 1]) {
          const { x, y } = along(from, piece, t)
          expect(Math.hypot(x - centre.x, y - centre.y)).toBeCloseTo(radius, 2)
        }
      if (piece.type !== 'close') from = piece.to
    }
  })

  test('an arc goes the way its flags say', () => {
    expect(boundsOfPieces(piecesOf('M0 0a5 5 0 0 1 10 0'))?.y).toBeLessThan(-4.9)
    expect(boundsOfPieces(piecesOf('M0 0a5 5 0 0 0 10 0'))?.y).toBe(0)
  })

  test('every icon stays in its square', () => {
    for (const channel of CHANNELS) {
      const { x, y, width, height } = boundsOfPieces(piecesOf(channelIcon(channel).join('')))!
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(24)
    }
  })

  test('what draws nothing has no bounds', () => {
    expect(boundsOfPieces(piecesOf(''))).toBeUndefined()
  })
})
