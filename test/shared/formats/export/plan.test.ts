import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '#shared/base/geometry.ts'
import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import { frameOfPage, layoutPage, PAPERS, type Paper } from '#shared/formats/export/papers.ts'
import { pictureRequest } from '#shared/formats/export/picture-request.ts'
import { planExport } from '#shared/formats/export/plan.ts'
import { pngSize } from '#shared/formats/export/png-size.ts'
import { smallestTextPt } from '#shared/formats/export/print-page.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { mapSource } from '#test/support/map-source.ts'
import { denseMap } from './support/maps.ts'
import { type MapSeed, snapshotOf } from './support/project-builder.ts'

const usual = readExportSettings({})
const settings = (changes: Partial<ExportSettings>): ExportSettings => ({ ...usual, ...changes })
const sourceOf = (seed: MapSeed) => mapSource(snapshotOf(seed))

/** A map of one step, and one that is wide. */
const small = sourceOf(denseMap(1, 1, 1))
const wide = sourceOf(denseMap(8, 3, 1))
const boundsOf = (source: typeof small): Rect => drawingOfExport(usual, source).bounds

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
    const plan = planExport(settings({ paper: 'A0' }), wide)
    expect(plan.what).toBe('A0 landscape, 1,189 × 841 mm')
    const page = layoutPage(boundsOf(wide), { paper: 'A0', orientation: 'auto' })
    const points = smallestTextPt(drawingOfExport(usual, wide), page.scale)
    expect(points).toBeGreaterThan(5)
    expect(plan.facts).toEqual([`smallest text ${Math.round(points * 10) / 10} pt`])
    expect(plan.details).toMatchObject({ pages: 1, widthMm: 1189, heightMm: 841 })
    expect(planExport(settings({ paper: 'A4', orientation: 'portrait' }), wide).what).toBe(
      'A4 portrait, 210 × 297 mm',
    )
    const { width, height } = boundsOf(small)
    const millimetres = (units: number) => (Math.round(((units * 25.4) / 96) * 10) / 10).toLocaleString('en')
    expect(planExport(settings({ paper: 'fit' }), small).what).toBe(
      `sheet of the map’s own size, ${millimetres(width)} × ${millimetres(height)} mm`,
    )
  })

  test('warns of text below 6 pt in the hand and below 24 pt on a wall, and of none above', () => {
    const warning = (paper: Paper, map: typeof small) => planExport(settings({ paper }), map).warning
    expect(warning('A4', wide)).toMatch(/\d pt; below 6 pt it is hard to read/)
    expect(warning('A4', small)).toBeNull()
    expect(warning('A1', wide)).toMatch(/wall.*24 pt.*\d pt/)
    expect(warning('A0', small)).toBeNull()
  })

  test('as large as the map warns only where it had to be scaled down', () => {
    expect(planExport(usual, wide).warning).toBeNull()
    const [page] = planExport(usual, sourceOf(denseMap(48, 2, 1))).sheets
    const scale = Math.floor((5080 / (((page?.frame.width ?? 0) * 25.4) / 96)) * 100)
    expect(scale).toBeLessThan(100)
    expect(planExport(usual, sourceOf(denseMap(48, 2, 1))).warning).toContain(`scaled to ${scale} %`)
  })

  test('with bleed and crop marks is larger by them, and still shows what is left of it', () => {
    const marked = settings({ paper: 'A0', bleed: true, cropMarks: true })
    const plan = planExport(marked, wide)
    expect(plan.what).toBe('A0 landscape, 1,189 × 841 mm, with 3 mm of bleed and crop marks')
    expect(plan.details).toMatchObject({ widthMm: 1209, heightMm: 861, trimWidthMm: 1189, trimHeightMm: 841 })
    const [sheet] = plan.sheets
    const [plain] = planExport(settings({ paper: 'A0' }), wide).sheets
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(sheet?.trim?.[side]).toBeCloseTo(plain?.frame[side] ?? 0, 6)
    expect(plain?.trim).toBeNull()
    expect(planExport(settings({ paper: 'A0', bleed: true }), wide).details).toMatchObject({
      widthMm: 1195,
      heightMm: 847,
    })
  })
})

describe('tiles', () => {
  const tiled = settings({ pdfKind: 'tiles', paper: 'A0', orientation: 'landscape' })

  test('of A0 are 21 sheets of A4 or 9 of A3', () => {
    expect(planExport(tiled, wide)).toMatchObject({
      what: '21 sheets of A4 portrait',
      details: { pages: 21, columns: 7, rows: 3, posterWidthMm: 1189, posterHeightMm: 841 },
    })
    expect(planExport({ ...tiled, tilePaper: 'A3' }, wide).what).toBe('9 sheets of A3 landscape')
  })

  test('cover the poster, whatever its bleed for other kinds, and are cut between stages', () => {
    const [sheet] = planExport({ ...tiled, bleed: true, cropMarks: true }, wide).sheets
    if (!sheet) throw new Error('no sheet')
    const { frame, cuts } = sheet
    const [first, last] = [cuts[0], cuts.at(-1)]
    expect([first?.label, last?.label]).toEqual(['A1', 'C7'])
    expect(first?.rect.x).toBeCloseTo(frame.x, 6)
    expect((last?.rect.x ?? 0) + (last?.rect.width ?? 0)).toBeCloseTo(frame.x + frame.width, 6)
    const { stages } = layoutMap(wide.view)
    const gaps = stages.slice(1).map(({ rect }) => rect.x - GRID.stageGap / 2)
    const between = cuts.filter(({ rect }) => gaps.some((gap) => Math.abs(gap - rect.x) < 1))
    expect(new Set(between.map(({ rect }) => Math.round(rect.x))).size).toBeGreaterThanOrEqual(3)
  })

  test('that nobody would glue are refused in words', () => {
    const { refusal, what } = planExport(
      settings({ pdfKind: 'tiles', paper: 'fit' }),
      sourceOf({ ...denseMap(1, 1, 1), notes: [{ x: 19_000, y: 19_000, text: 'Far away' }] }),
    )
    expect(refusal).toMatchObject({ code: 'too-many-sheets' })
    expect(what).toBe('')
  })
})

describe('pages', () => {
  test('per stage come after the whole map, each on a sheet turned as it needs', () => {
    const plan = planExport(settings({ pdfKind: 'stages', paper: 'A4' }), wide)
    expect(plan.what).toBe('9 pages, A4')
    expect(plan.sheets.map(({ label }) => label)).toEqual([
      'Overview',
      ...Array.from({ length: 8 }, (_, index) => `${index + 1}. Stage`),
    ])
    const [overview, stage] = plan.sheets
    expect((overview?.frame.width ?? 0) / (overview?.frame.height ?? 1)).toBeCloseTo(297 / 210, 6)
    expect(stage?.frame.width).toBeLessThan(overview?.frame.width ?? 0)
    expect(plan.details.smallestTextPt).toBeGreaterThan(
      planExport(settings({ paper: 'A4' }), wide).details.smallestTextPt ?? 0,
    )
  })

  test('per stage are refused where there are no stages', () => {
    const none = sourceOf({ title: 'Nothing yet', stages: [], lanes: [] })
    expect(planExport(settings({ pdfKind: 'stages' }), none)).toMatchObject({
      what: '',
      refusal: { code: 'no-stages' },
    })
  })

  test('of a booklet are upright, and the map folds out of it', () => {
    const plan = planExport(settings({ pdfKind: 'booklet', paper: 'Letter' }), wide)
    expect(plan.what).toBe('booklet, Letter portrait, the map on a page of 431.8 × 279.4 mm')
    expect(planExport(settings({ pdfKind: 'booklet', paper: 'A0' }), wide).what).toContain('A4 portrait')
    expect(plan.warning).toBeNull()
    const tall = sourceOf(denseMap(1, 12, 6))
    expect(planExport(settings({ pdfKind: 'booklet', paper: 'A4' }), tall).warning).toMatch(
      /large for a booklet.*\d pt/,
    )
    expect(planExport(settings({ pdfKind: 'booklet', paper: 'A4' }), tall).what).toContain('210 × 297')
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
    const plan = planExport(settings({ format: 'png', scale: 2 }), wide)
    const { width, height } = boundsOf(wide)
    const pixels = (units: number) => Math.round(units * 2).toLocaleString('en')
    expect(plan.what).toBe(`${pixels(width)} × ${pixels(height)} pixels`)
    const smallest = Math.round((smallestTextPt(drawingOfExport(usual, wide), 2) * 96) / 72)
    expect(plan.facts).toEqual([
      `smallest text ${smallest} px high`,
      expect.stringMatching(/^about \d00 kB$|^about \d MB$/),
    ])
    expect(plan.warning).toBeNull()
  })

  test('of a typed width has that width and shows just the map', () => {
    const plan = planExport(settings({ format: 'png', sizing: 'width', widthPx: 600 }), wide)
    const { width, height } = boundsOf(wide)
    expect(plan.what).toBe(`600 × ${Math.round((600 / width) * height)} pixels`)
    expect(plan.sheets).toHaveLength(1)
    expect(plan.sheets[0]?.frame).toEqual(boundsOf(wide))
    expect(plan.warning).toMatch(/only \d pixels high/)
  })

  test('per stage is told as so many, of which the largest counts', () => {
    const plan = planExport(settings({ format: 'png', perStage: true, scale: 1 }), wide)
    expect(plan.sheets).toHaveLength(8)
    const largest = plan.sheets.map(({ frame }) => frame.width * frame.height).sort((a, b) => b - a)[0]
    expect(plan.what).toMatch(/^8 pictures, one per stage; the largest [\d,]+ × [\d,]+ pixels$/)
    const { pictures, width = 0, height = 0 } = plan.details
    expect(pictures).toBe(8)
    expect((width * height) / (largest ?? 0)).toBeCloseTo(1, 2)
  })

  test('that cannot be made is refused in words before any work', () => {
    const plan = planExport(settings({ format: 'png', sizing: 'width', widthPx: 900_000 }), small)
    expect(plan.refusal?.code).toBe('too-large')
    expect(plan.refusal?.message).toMatch(/more than programs can open/)
    expect(plan).toMatchObject({ what: '', facts: [], warning: null })
  })
})

test('slides show the whole map in their shape, and a web page is told as one', () => {
  const slides = planExport(settings({ format: 'pptx', perStage: true }), wide)
  expect(slides.what).toBe('slides of 16 : 9')
  expect(slides.sheets).toHaveLength(1)
  const [slide] = slides.sheets
  expect((slide?.frame.width ?? 0) / (slide?.frame.height ?? 1)).toBeCloseTo(16 / 9, 6)
  expectInTheMiddle(slide?.frame ?? boundsOf(small), boundsOf(wide))
  const page = planExport(settings({ format: 'html', perStage: true }), wide)
  expect(page).toMatchObject({ what: 'a web page with the map as picture and table', warning: null })
  expect(page.sheets[0]?.frame).toEqual(boundsOf(wide))
})

test('a drawing for design tools is as large as the map', () => {
  const plan = planExport(settings({ format: 'svg' }), wide)
  expect(plan.sheets[0]?.frame).toEqual(boundsOf(wide))
  const { width, height } = boundsOf(wide)
  const grouped = (units: number) => Math.round(units).toLocaleString('en')
  expect(plan.what).toBe(`${grouped(width)} × ${grouped(height)} pixels at 100 %`)
})
