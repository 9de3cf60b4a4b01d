import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  heldWithin,
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
