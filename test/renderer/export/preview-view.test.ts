import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  heldWithin,
  lensOn,
  type PreviewView,
  seenIn,
  wholeSheet,
  zoomedAt,
  zoomRange,
} from '#renderer/features/export/preview/preview-view.ts'

const room = { width: 800, height: 600 }
const sheet = { x: -100, y: 50, width: 4000, height: 1000 }

test('at first the whole sheet is seen, in the middle', () => {
  const view = wholeSheet(sheet, room)
  const seen = seenIn(view, room)
  expect(seen.x).toBeLessThan(sheet.x)
  expect(seen.x + seen.width).toBeGreaterThan(sheet.x + sheet.width)
  expect(view.middle).toEqual({ x: 1900, y: 550 })
})

test('a preview without room shows it at no size, and nothing breaks', () => {
  expect(wholeSheet(sheet, { width: 0, height: 0 }).zoom).toBe(0)
})

test('whoever zooms keeps the point under the pointer', () => {
  fc.assert(
    fc.property(
      fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) }),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (at, next) => {
        const view: PreviewView = { zoom: 0.7, middle: { x: 300, y: 400 } }
        const under = ({ zoom, middle }: PreviewView) => ({
          x: middle.x + (at.x - 400) / zoom,
          y: middle.y + (at.y - 300) / zoom,
        })
        const after = under(zoomedAt(view, next, at, room))
        expect(after.x).toBeCloseTo(under(view).x, 6)
        expect(after.y).toBeCloseTo(under(view).y, 6)
      },
    ),
  )
})

test('wherever it is pushed, some of the sheet stays in sight', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.05, max: 10, noNaN: true }),
      (x, y, zoom) => {
        const seen = seenIn(heldWithin({ zoom, middle: { x, y } }, sheet, room), room)
        expect(seen.x).toBeLessThan(sheet.x + sheet.width)
        expect(seen.x + seen.width).toBeGreaterThan(sheet.x)
        expect(seen.y).toBeLessThan(sheet.y + sheet.height)
        expect(seen.y + seen.height).toBeGreaterThan(sheet.y)
      },
    ),
  )
})

test('one sees all of it, and it as large as it will be, whichever is smaller', () => {
  expect(zoomRange(0.2, 1)).toEqual({ least: 0.2, most: 8 })
  expect(zoomRange(2, 0.05)).toEqual({ least: 0.05, most: 8 })
})

test('a look keeps its share of the real size: another paper shows its own size at once', () => {
  const at100 = lensOn(sheet, 1, room).zoomed(null, () => 1)
  expect(at100).toMatchObject({ share: 1 })
  expect(lensOn(sheet, 2.5, room).viewOf(at100).zoom).toBe(2.5)
})

test('whoever zooms out as far as the whole sheet looks at all of it again', () => {
  const lens = lensOn(sheet, 1, room)
  const closer = lens.zoomed(null, (zoom) => zoom * 3)
  expect(closer).not.toBeNull()
  expect(lens.zoomed(closer, (zoom) => zoom / 100)).toBeNull()
  expect(lens.viewOf(null)).toEqual(wholeSheet(sheet, room))
})

test('a hand takes the sheet along, pixel by pixel', () => {
  const lens = lensOn(sheet, 1, room)
  const before = lens.closeOn({ x: 1500, y: 500 })
  expect(lens.moved(before, 30, -20).middle).toEqual({ x: 1470, y: 520 })
})
