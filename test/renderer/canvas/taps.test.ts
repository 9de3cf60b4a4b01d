import { describe, expect, test } from 'vitest'
import { createTaps } from '#renderer/canvas/taps.ts'

/** A finger at (x, 0) at a time. */
const at = (timeStamp: number, clientX = 0) => ({ timeStamp, clientX, clientY: 0 })

describe('taps', () => {
  test('two in a row and near are a double tap, a third one begins anew', () => {
    const tap = createTaps()
    expect([at(0), at(250, 10), at(400, 10), at(900)].map(tap)).toEqual([
      'single',
      'double',
      'single',
      'single',
    ])
  })

  test.each([
    ['too late', 900, 0],
    ['elsewhere', 250, 200],
  ])('a second one %s is another tap', (_, time, x) => {
    const tap = createTaps()
    tap(at(0))
    expect(tap(at(time, x))).toBe('single')
  })
})
