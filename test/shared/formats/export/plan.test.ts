import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '#shared/base/geometry.ts'
import { layoutPage, PAPERS, type Paper } from '#shared/formats/export/papers.ts'
import { pictureRequest } from '#shared/formats/export/picture-request.ts'
import { frameOfPage, planExport } from '#shared/formats/export/plan.ts'
import { pngSize } from '#shared/formats/export/png-size.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

const usual = readExportSettings({})
const settings = (changes: Partial<ExportSettings>): ExportSettings => ({ ...usual, ...changes })

/** A drawing of this size with one line of text in type of `size` units. */
const drawing = (width: number, height: number, size = 12): Drawing => ({
  bounds: { x: -48, y: -120, width, height },
  background: '#fff',
  title: 'Map',
  shapes: [
    {
      type: 'text',
      x: 0,
      y: 0,
      text: 'Small print',
      face: 'sans-regular',
      size,
      fill: '#000',
      anchor: 'start',
      width: 60,
    },
  ],
})

const rects: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -10_000, max: 10_000 }),
  y: fc.integer({ min: -10_000, max: 10_000 }),
  width: fc.integer({ min: 100, max: 40_000 }),
  height: fc.integer({ min: 100, max: 40_000 }),
})

function expectInTheMiddle(frame: Rect, map: Rect): void {
  const slack = 1e-6 * Math.max(frame.width, frame.height)
  expect(frame.width).toBeGreaterThanOrEqual(map.width - slack)
  expect(frame.height).toBeGreaterThanOrEqual(map.height - slack)
  expect(Math.abs(frame.x + frame.width / 2 - (map.x + map.width / 2))).toBeLessThan(slack)
  expect(Math.abs(frame.y + frame.height / 2 - (map.y + map.height / 2))).toBeLessThan(slack)
}

describe('a sheet', () => {
  test('shows the whole map in its middle, whatever the paper', () => {
    const papers: fc.Arbitrary<Paper> = fc.constantFrom('fit', ...(Object.keys(PAPERS) as Paper[]))
    fc.assert(
      fc.property(
        rects,
        papers,
        fc.constantFrom('auto', 'portrait', 'landscape'),
        (bounds, paper, orientation) => {
          const page = layoutPage(bounds, { paper, orientation })
          const frame = frameOfPage(bounds, page)
          expectInTheMiddle(frame, bounds)
          expect(frame.width / frame.height).toBeCloseTo(page.widthMm / page.heightMm, 6)
        },
      ),
    )
  })

  test('is told in words: paper, which way, size and smallest text', () => {
    const plan = planExport(settings({ paper: 'A0' }), drawing(4000, 2000))
    expect(plan.what).toBe('A0 landscape, 1,189 × 841 mm')
    expect(plan.facts).toEqual(['smallest text 9.8 pt'])
    expect(planExport(settings({ paper: 'A4', orientation: 'portrait' }), drawing(4000, 2000)).what).toBe(
      'A4 portrait, 210 × 297 mm',
    )
    expect(planExport(settings({ paper: 'fit' }), drawing(960, 480)).what).toBe(
      'sheet of the map’s own size, 254 × 127 mm',
    )
  })

  test('warns of text below 6 pt in the hand and below 24 pt on a wall, and of none above', () => {
    const warning = (paper: Paper, map: Drawing) => planExport(settings({ paper }), map).warning
    expect(warning('A4', drawing(4000, 2000))).toMatch(/2\.4 pt; below 6 pt it is hard to read/)
    expect(warning('A4', drawing(1000, 700))).toBeNull()
    expect(warning('A1', drawing(4000, 2000))).toMatch(/wall.*24 pt.*6\.9 pt/)
    expect(warning('A1', drawing(1000, 700))).toBeNull()
    expect(warning('A3', drawing(1500, 1000, 12))).toBeNull()
  })

  test('as large as the map warns only where it had to be scaled down', () => {
    expect(planExport(usual, drawing(4000, 2000, 2)).warning).toBeNull()
    expect(planExport(usual, drawing(38_400, 2000)).warning).toMatch(/scaled to 50 %/)
  })

  test('says nothing of text where there is none', () => {
    const empty = { ...drawing(4000, 2000), shapes: [] }
    expect(planExport(settings({ paper: 'A0' }), empty)).toMatchObject({ facts: [], warning: null })
  })
})

describe('a picture', () => {
  test('for a screen has exactly its pixels and shows the whole map in the middle', () => {
    fc.assert(
      fc.property(rects, (bounds) => {
        const { frame, request } = pictureRequest(settings({ sizing: 'screen' }), bounds)
        expectInTheMiddle(frame, bounds)
        expect(pngSize(frame, request)).toEqual({ ok: true, value: { width: 3840, height: 2160 } })
      }),
    )
  })

  test('is told in words: pixels, smallest text and about how large the file', () => {
    const plan = planExport(settings({ format: 'png', scale: 2 }), drawing(2880, 1111))
    expect(plan.what).toBe('5,760 × 2,222 pixels')
    expect(plan.facts).toEqual(['smallest text 24 px high', 'about 500 kB'])
    expect(plan.warning).toBeNull()
  })

  test('of a typed width has that width and shows just the map', () => {
    const map = drawing(3000, 1500)
    const plan = planExport(settings({ format: 'png', sizing: 'width', widthPx: 600 }), map)
    expect(plan.what).toBe('600 × 300 pixels')
    expect(plan.frame).toEqual(map.bounds)
    expect(plan.warning).toMatch(/only 2 pixels high/)
  })

  test('that cannot be made is refused in words before any work', () => {
    const plan = planExport(
      settings({ format: 'png', sizing: 'width', widthPx: 900_000 }),
      drawing(3000, 1500),
    )
    expect(plan.refusal?.code).toBe('too-large')
    expect(plan.refusal?.message).toMatch(/more than programs can open/)
    expect(plan).toMatchObject({ what: '', facts: [], warning: null })
  })
})

test('a drawing for design tools is as large as the map', () => {
  const plan = planExport(settings({ format: 'svg' }), drawing(2880, 1111))
  expect(plan.frame).toEqual(drawing(2880, 1111).bounds)
  expect(plan.what).toBe('2,880 × 1,111 pixels at 100 %')
})
