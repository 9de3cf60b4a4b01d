import { describe, expect, test } from 'vitest'
import { createTaps } from '#renderer/canvas/taps.ts'

/** A finger at (x, 0) at a time. */
const at = (timeStamp: number, clientX = 0, isPrimary = true) => ({
  timeStamp,
  clientX,
  clientY: 0,
  isPrimary,
})

describe('a finger', () => {
  test('that touches shortly and stays taps; twice in a row and near is a double tap', () => {
    const taps = createTaps()
    taps.down(at(0))
    expect(taps.up(at(80, 4))).toBe('single')
    taps.down(at(250, 10))
    expect(taps.up(at(300, 10))).toBe('double')
    taps.down(at(400, 10))
    expect(taps.up(at(450, 10))).toBe('single')
  })

  test.each([
    ['too late', 900, 0],
    ['elsewhere', 250, 200],
  ])('that taps again %s has tapped twice', (_, time, x) => {
    const taps = createTaps()
    taps.down(at(0))
    taps.up(at(80))
    taps.down(at(time, x))
    expect(taps.up(at(time + 50, x))).toBe('single')
  })

  test('that pans, rests, is joined by another or is called off does not tap', () => {
    const taps = createTaps()
    taps.down(at(0))
    expect(taps.up(at(80, 60))).toBeNull()
    taps.down(at(1000))
    expect(taps.up(at(1800))).toBeNull()
    taps.down(at(2000))
    taps.down(at(2010, 90, false))
    expect(taps.up(at(2060, 90, false))).toBeNull()
    taps.down(at(3000))
    taps.cancel()
    expect(taps.up(at(3050))).toBeNull()
  })
})
