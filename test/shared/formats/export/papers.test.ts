import { describe, expect, test } from 'vitest'
import { layoutPage, PAPERS, type PageLayout, type Paper } from '#shared/formats/export/papers.ts'

const MM_PER_PX = 25.4 / 96
const WIDE = { x: -48, y: -172, width: 1964, height: 1264 }
const TALL = { x: 10, y: 0, width: 700, height: 2400 }

/** The map stands whole on the sheet, in the middle, in its own proportions. */
function expectWhole(page: PageLayout, bounds: { width: number; height: number }): void {
  expect(page.mapWidthMm).toBeCloseTo(bounds.width * page.scale * MM_PER_PX, 6)
  expect(page.mapHeightMm).toBeCloseTo(bounds.height * page.scale * MM_PER_PX, 6)
  expect(page.leftMm).toBeCloseTo((page.widthMm - page.mapWidthMm) / 2, 6)
  expect(page.topMm).toBeCloseTo((page.heightMm - page.mapHeightMm) / 2, 6)
  expect(page.leftMm).toBeGreaterThanOrEqual(0)
  expect(page.topMm).toBeGreaterThanOrEqual(0)
}

describe('a map on paper', () => {
  const papers = Object.keys(PAPERS) as (keyof typeof PAPERS)[]

  test.each(papers)('%s: upright and turned, whole, with a margin that printers can keep', (paper) => {
    const { width, height } = PAPERS[paper]
    for (const bounds of [WIDE, TALL]) {
      const upright = layoutPage(bounds, { paper, orientation: 'portrait' })
      expect([upright.widthMm, upright.heightMm]).toEqual([width, height])
      const turned = layoutPage(bounds, { paper, orientation: 'landscape' })
      expect([turned.widthMm, turned.heightMm]).toEqual([height, width])
      for (const page of [upright, turned]) {
        expectWhole(page, bounds)
        expect(Math.min(page.leftMm, page.topMm)).toBeGreaterThanOrEqual(5)
        expect(Math.min(page.leftMm, page.topMm)).toBeLessThan(0.04 * height)
      }
    }
  })

  test('left to itself, the sheet is turned so that the map is larger', () => {
    expect(layoutPage(WIDE, { paper: 'A4', orientation: 'auto' }).widthMm).toBe(297)
    expect(layoutPage(TALL, { paper: 'A4', orientation: 'auto' }).widthMm).toBe(210)
  })

  test('a small map is enlarged to fill a large sheet', () => {
    expect(layoutPage(WIDE, { paper: 'A0', orientation: 'landscape' }).scale).toBeGreaterThan(2)
  })

  test.each<Paper>(['fit'])('%s: the sheet is the map, in its own size', (paper) => {
    const page = layoutPage(WIDE, { paper, orientation: 'portrait' })
    expectWhole(page, WIDE)
    expect(page.scale).toBe(1)
    expect(page.widthMm).toBeCloseTo(1964 * MM_PER_PX, 6)
    expect(page.heightMm).toBeCloseTo(1264 * MM_PER_PX, 6)
  })

  test.each([
    [{ bleed: true }, 3, 0],
    [{ cropMarks: true }, 10, 10],
    [{ bleed: true, cropMarks: true }, 10, 7],
  ])('%o: the sheet grows around the map, which stays as it is', (beyond, trimMm, slugMm) => {
    const plain = layoutPage(WIDE, { paper: 'A2', orientation: 'landscape' })
    const page = layoutPage(WIDE, { paper: 'A2', orientation: 'landscape', ...beyond })
    expect(page).toMatchObject({ trimMm, slugMm, scale: plain.scale })
    expect([page.widthMm, page.heightMm]).toEqual([594 + 2 * trimMm, 420 + 2 * trimMm])
    expectWhole(page, WIDE)
    const huge = layoutPage(
      { x: 0, y: 0, width: 40_000, height: 5000 },
      { paper: 'fit', orientation: 'auto', ...beyond },
    )
    expect(huge.widthMm).toBeCloseTo(5080, 6)
  })

  test('a map longer than 200 inches is made smaller, because readers break on longer sheets', () => {
    const huge = { x: 0, y: 0, width: 40_000, height: 5000 }
    const page = layoutPage(huge, { paper: 'fit', orientation: 'portrait' })
    expectWhole(page, huge)
    expect(page.widthMm).toBeCloseTo(5080, 6)
    expect(page.heightMm).toBeCloseTo(635, 6)
    expect(page.scale).toBeCloseTo(0.48, 6)
  })
})
