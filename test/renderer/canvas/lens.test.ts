import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Viewport } from '#renderer/actions/viewport.ts'
import { visibleRect } from '#renderer/actions/viewport.ts'
import { cardsWithin, createLens, FAR_ZOOM, holds, type Lens, MOST_ELEMENTS } from '#renderer/canvas/lens.ts'
import { intersects } from '#shared/base/geometry.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'

const SIZE = { width: 1200, height: 800 }

/** A map of 30 steps with as many cards in each of ten lanes as asked. */
const map = (cardsPerCell: number) =>
  layoutMap(
    viewOf({
      stages: [{ steps: Array.from({ length: 30 }, () => ({})) }],
      lanes: Array.from({ length: 10 }, (_, lane) => ({
        id: `lane${lane}`,
        cells: Array.from({ length: 30 }, () => Array.from({ length: cardsPerCell }, () => ({ text: 'x' }))),
      })),
    }),
  )
const SPARSE = map(1)
const DENSE = map(12)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function lensAt(viewport: Viewport, layout = SPARSE) {
  const lens = createLens()
  const seen: Lens[] = []
  lens.layoutChanged(layout)
  lens.viewportChanged(viewport, SIZE)
  lens.store.subscribe((state) => seen.push(state))
  return {
    lens,
    seen,
    now: () => lens.store.getState(),
    go: (next: Viewport) => lens.viewportChanged(next, SIZE),
  }
}
const at = (zoom: number, x = 0, y = 0): Viewport => ({ x, y, zoom })
/** Longer than any wait for the hand to rest. */
const rest = (): unknown => vi.advanceTimersByTime(2000)

describe('at rest', () => {
  test('cards in sight are elements, and some room around', () => {
    const { now } = lensAt(at(1))
    expect(now()).toMatchObject({ far: false, moving: false })
    expect(holds(now().mounted, visibleRect(at(1), SIZE))).toBe(true)
    expect(now().mounted.width).toBeGreaterThan(SIZE.width)
  })

  test('far out all cards are painted', () => {
    expect(lensAt(at(FAR_ZOOM - 0.01)).now().far).toBe(true)
    expect(lensAt(at(FAR_ZOOM)).now().far).toBe(false)
  })

  test('more cards than a page can move are painted, however near', () => {
    const { now } = lensAt(at(0.4), DENSE)
    expect(cardsWithin(DENSE, visibleRect(at(0.4), SIZE)).length).toBeGreaterThan(MOST_ELEMENTS)
    expect(now().far).toBe(true)
    expect(lensAt(at(1), DENSE).now().far).toBe(false)
  })

  test('nothing is decided before there is a map', () => {
    const lens = createLens()
    lens.viewportChanged(at(1), SIZE)
    expect(lens.store.getState().far).toBe(true)
    lens.layoutChanged(SPARSE)
    expect(lens.store.getState().far).toBe(false)
    lens.destroy()
  })
})

describe('while the view moves', () => {
  test('panning within what is mounted changes nothing', () => {
    const { seen, go } = lensAt(at(1))
    for (let x = 0; x > -200; x -= 20) go(at(1, x))
    expect(seen).toEqual([])
  })

  test('panning beyond it mounts what comes into sight, at once', () => {
    const { now, go } = lensAt(at(1))
    for (let x = 0; x > -3000; x -= 100) {
      go(at(1, x))
      expect(holds(now().mounted, visibleRect(at(1, x), SIZE))).toBe(true)
    }
  })

  test('zooming mounts and unmounts nothing until the hand rests', () => {
    const { now, seen, go } = lensAt(at(1))
    const { mounted } = now()
    for (let zoom = 0.9; zoom > 0.1; zoom *= 0.9) {
      go(at(zoom))
      vi.advanceTimersByTime(50)
      expect(now()).toMatchObject({ mounted, far: false, moving: true })
    }
    expect(seen).toHaveLength(1)
    rest()
    expect(now()).toMatchObject({ far: true, moving: false })
  })

  test('a pan in the middle of a zoom waits like the rest', () => {
    const { now, go } = lensAt(at(1))
    const { mounted } = now()
    go(at(0.9))
    go(at(0.9, -2500))
    expect(now()).toMatchObject({ mounted, moving: true })
    rest()
    expect(holds(now().mounted, visibleRect(at(0.9, -2500), SIZE))).toBe(true)
  })

  test('a map that changes in the middle of a zoom waits too', () => {
    const { lens, now, go } = lensAt(at(0.5))
    go(at(0.4))
    lens.layoutChanged(DENSE)
    expect(now()).toMatchObject({ far: false, moving: true })
    rest()
    expect(now()).toMatchObject({ far: true, moving: false })
  })

  test('zooming in far gives up what is far outside', () => {
    const { now, go } = lensAt(at(0.35))
    const wide = now().mounted
    go(at(2))
    rest()
    expect(now().mounted.width).toBeLessThan(wide.width / 2)
  })

  test('zooming and coming back leaves the same box mounted', () => {
    const { now, go } = lensAt(at(1))
    const { mounted } = now()
    go(at(1.1))
    go(at(1))
    rest()
    expect(now().mounted).toBe(mounted)
  })
})

describe('a busy machine', () => {
  /** Idle moments, given out by hand as a browser does. */
  function idle() {
    const waiting = new Map<number, () => void>()
    let handles = 0
    vi.stubGlobal('requestIdleCallback', (callback: () => void) => {
      waiting.set(++handles, callback)
      return handles
    })
    vi.stubGlobal('cancelIdleCallback', (handle: number) => void waiting.delete(handle))
    return () => {
      for (const [handle, callback] of [...waiting]) {
        waiting.delete(handle)
        callback()
      }
    }
  }

  test('lets a zoom go on undisturbed though its timer ran', () => {
    const becomeIdle = idle()
    const { now, go } = lensAt(at(1))
    const { mounted } = now()
    go(at(0.5))
    vi.advanceTimersByTime(150)
    expect(now()).toMatchObject({ mounted, moving: true })
    go(at(0.2))
    becomeIdle()
    expect(now()).toMatchObject({ mounted, moving: true })
    rest()
    becomeIdle()
    expect(now()).toMatchObject({ far: true, moving: false })
  })

  test('does nothing any more once the canvas is gone', () => {
    const becomeIdle = idle()
    const { lens, now, go } = lensAt(at(1))
    go(at(0.2))
    vi.advanceTimersByTime(150)
    lens.destroy()
    becomeIdle()
    expect(now()).toMatchObject({ far: false, moving: true })
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('cardsWithin finds the cards that touch a box', () => {
  const box = { x: 500, y: 100, width: 600, height: 300 }
  const found = cardsWithin(SPARSE, box)
  expect(found).toEqual(SPARSE.cards.filter(({ rect }) => intersects(rect, box)))
  expect(found.length).toBeGreaterThan(2)
  expect(holds(box, box)).toBe(true)
  expect(holds(box, { ...box, x: 499 })).toBe(false)
})
