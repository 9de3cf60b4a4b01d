import { describe, expect, test } from 'vitest'
import { pathBounds } from '#renderer/paint/path-bounds.ts'
import { shapeBounds } from '#renderer/paint/shape-bounds.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import { EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'

describe('the box of a path', () => {
  test.each([
    ['M10 20L30 5', { x: 10, y: 5, width: 20, height: 15 }],
    ['M10,20H40V-3', { x: 10, y: -3, width: 30, height: 23 }],
    ['M10 20l5 5-20 2z', { x: -5, y: 20, width: 20, height: 7 }],
    ['M0 0q0 -6 6 -6H20q6 0 6 6V9Z', { x: 0, y: -6, width: 26, height: 15 }],
    ['M1 1C2 8 3 -4 5 1', { x: 1, y: -4, width: 4, height: 12 }],
    ['M5.684e-14 0L.5-.5', { x: 0, y: -0.5, width: 0.5, height: 0.5 }],
    ['M10 10ZM20 20l1 1zl-4 0', { x: 10, y: 10, width: 11, height: 11 }],
    ['', { x: 0, y: 0, width: 0, height: 0 }],
  ])('%s', (d, expected) => {
    const box = pathBounds(d)
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(box[side]).toBeCloseTo(expected[side], 9)
  })

  test('an arc may bulge beyond its ends, and the box holds the bulge', () => {
    const box = pathBounds('M36 5a6 6 0 1 1 0 12')
    expect(box.x).toBeLessThanOrEqual(30)
    expect(box.x + box.width).toBeGreaterThanOrEqual(42)
  })
})

describe('the box of a shape', () => {
  const text = {
    type: 'text',
    y: 100,
    text: 'words',
    face: 'sans-regular',
    size: 10,
    fill: '#000',
    width: 40,
  } as const

  test('text stands where its anchor says, above and below its baseline', () => {
    for (const [anchor, left] of [
      ['start', 50],
      ['middle', 30],
      ['end', 10],
    ] as const) {
      const box = shapeBounds({ ...text, x: 50, anchor })
      expect(box.x).toBeLessThanOrEqual(left)
      expect(box.x).toBeGreaterThan(left - 30)
      expect(box.x + box.width).toBeGreaterThanOrEqual(left + 40)
      expect(box.y).toBeLessThanOrEqual(90)
      expect(box.y + box.height).toBeGreaterThanOrEqual(103)
    }
  })

  test('strokes count, and groups move what is in them', () => {
    const circle: Shape = { type: 'circle', x: 0, y: 0, radius: 10, stroke: '#000', strokeWidth: 4 }
    const inner: Shape = { type: 'group', at: { x: 100, y: 0 }, children: [circle] }
    const box = shapeBounds({ type: 'group', at: { x: 5, y: 50 }, children: [inner] })
    expect(box.x).toBeLessThanOrEqual(93)
    expect(box.x + box.width).toBeGreaterThanOrEqual(117)
    expect(box.y).toBeLessThanOrEqual(38)
    expect(box.y + box.height).toBeGreaterThanOrEqual(62)
    expect(shapeBounds({ type: 'group', children: [] })).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })

  test('a whole map stays inside its bounds, give or take the room for text and arcs', () => {
    const { shapes, bounds } = drawingForExport(viewOf(EVERY_KIND))
    for (const shape of shapes) {
      const box = shapeBounds(shape)
      expect(box.x).toBeGreaterThan(bounds.x - 100)
      expect(box.y).toBeGreaterThan(bounds.y - 100)
      expect(box.x + box.width).toBeLessThan(bounds.x + bounds.width + 200)
      expect(box.y + box.height).toBeLessThan(bounds.y + bounds.height + 100)
    }
  })
})
