import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeSeams, sheetsFor } from '#shared/formats/export/paper/place-seams.ts'
import {
  planTiles,
  type SizeMm,
  type TilePlan,
  tooManyTiles,
} from '#shared/formats/export/paper/tile-plan.ts'
import { PAPERS } from '#shared/formats/export/papers.ts'

const upright = (paper: keyof typeof PAPERS): SizeMm => ({
  widthMm: PAPERS[paper].width,
  heightMm: PAPERS[paper].height,
})
const landscape = (paper: keyof typeof PAPERS): SizeMm => ({
  widthMm: PAPERS[paper].height,
  heightMm: PAPERS[paper].width,
})

const [MARGIN, OVERLAP] = [5, 10]
const SLACK = 1e-6

/** As many sheets as one needs who puts one beside the other, as far to the right as it goes. */
function sheetsOneByOne(length: number, side: number): number {
  const seen = side - 2 * MARGIN
  let count = 1
  for (let covered = seen; covered < length - SLACK; covered += seen - OVERLAP) count++
  return count
}

/** The stretches that the tiles of one row or column show. */
function stretches({ tiles }: TilePlan, way: 'across' | 'down'): { from: number; to: number }[] {
  return way === 'across'
    ? tiles.filter(({ row }) => row === 0).map(({ x, width }) => ({ from: x, to: x + width }))
    : tiles.filter(({ column }) => column === 0).map(({ y, height }) => ({ from: y, to: y + height }))
}

const posters = fc.record({
  widthMm: fc.double({ min: 60, max: 5080, noNaN: true }),
  heightMm: fc.double({ min: 60, max: 3000, noNaN: true }),
})
const papers = fc.constantFrom('A4', 'A3', 'Letter', 'Tabloid' as const)
const borders = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 5080, noNaN: true }), cost: fc.constantFrom(0, 0.4) }),
  { maxLength: 40 },
)

describe('tiles', () => {
  test.each([
    ['A0', 'A4', 7, 3, 'portrait'],
    ['A0', 'A3', 3, 3, 'landscape'],
    ['A4', 'A4', 2, 1, 'portrait'],
    ['A2', 'Letter', 3, 2, 'portrait'],
  ] as const)('%s landscape on %s: %i × %i, %s', (poster, paper, columns, rows, way) => {
    const plan = planTiles(landscape(poster), upright(paper))
    expect([plan.columns, plan.rows, plan.tiles.length]).toEqual([columns, rows, columns * rows])
    expect(plan.paper).toEqual(way === 'portrait' ? upright(paper) : landscape(paper))
  })

  test('cover the poster, overlap by 10 mm, keep the margins and are as few as can be', () => {
    fc.assert(
      fc.property(posters, papers, borders, borders, (poster, paper, x, y) => {
        const plan = planTiles(poster, upright(paper), { x, y })
        for (const [way, length, side] of [
          ['across', poster.widthMm, plan.paper.widthMm],
          ['down', poster.heightMm, plan.paper.heightMm],
        ] as const) {
          const parts = stretches(plan, way)
          expect(parts[0]?.from).toBe(0)
          expect(parts.at(-1)?.to).toBeCloseTo(length, 6)
          for (const [index, part] of parts.entries()) {
            expect(part.to - part.from).toBeLessThanOrEqual(side - 2 * MARGIN + SLACK)
            const next = parts[index + 1]
            if (next) expect(part.to - next.from).toBeCloseTo(OVERLAP, 6)
            // What is more than glue: the next but one begins behind this one.
            const second = parts[index + 2]
            if (second) expect(second.from).toBeGreaterThanOrEqual(part.to - SLACK)
          }
        }
        const fewest = [
          upright(paper),
          { widthMm: upright(paper).heightMm, heightMm: upright(paper).widthMm },
        ]
          .map(
            ({ widthMm, heightMm }) =>
              sheetsOneByOne(poster.widthMm, widthMm) * sheetsOneByOne(poster.heightMm, heightMm),
          )
          .reduce((one, other) => Math.min(one, other))
        expect(plan.tiles).toHaveLength(fewest)
      }),
      { numRuns: 300 },
    )
  })

  test('are called by row and column, from the upper left', () => {
    const { tiles } = planTiles(landscape('A0'), upright('A4'))
    expect(tiles.slice(0, 8).map(({ label }) => label)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'B1',
    ])
    const tall = planTiles({ widthMm: 150, heightMm: 28 * 280 }, upright('A4')).tiles
    expect(tall.slice(25, 28).map(({ label }) => label)).toEqual(['Z1', 'AA1', 'AB1'])
  })

  test('are refused in words where nobody would glue them', () => {
    expect(tooManyTiles(planTiles(landscape('A0'), upright('A4')))).toBeNull()
    const many = planTiles({ widthMm: 5080, heightMm: 5080 }, upright('A4'))
    expect(tooManyTiles(many)).toMatchObject({ code: 'too-many-sheets' })
  })
})

describe('seams', () => {
  test('all lie at borders where the borders allow it without a sheet more', () => {
    const gaps = fc.array(fc.double({ min: 0.8, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
    const others = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })
    fc.assert(
      fc.property(gaps, others, (parts, elsewhere) => {
        const [reach, overlap] = [190, 10]
        const good = parts.map(
          (_, index) => reach * parts.slice(0, index + 1).reduce((sum, gap) => sum + gap),
        )
        const length = (good.at(-1) as number) + reach
        fc.pre(sheetsFor(length, reach, overlap) === good.length + 1)
        const borders = [...good, ...elsewhere.map((share) => share * length)].map((at) => ({ at, cost: 0 }))
        const seams = placeSeams(length, reach, overlap, borders)
        for (const seam of seams.slice(1)) expect(borders.map(({ at }) => at)).toContain(seam)
      }),
    )
  })

  test('prefer a stage to a step, and stay evenly apart where there is neither', () => {
    const stage = { at: 150, cost: 0 }
    expect(placeSeams(360, 190, 10, [{ at: 170, cost: 0.4 }])).toEqual([0, 170])
    expect(placeSeams(330, 190, 10, [{ at: 170, cost: 0.4 }, stage])).toEqual([0, 150])
    expect(placeSeams(580, 190, 10, [])).toEqual([0, 190, 380])
    expect(placeSeams(550, 190, 10, [])).toEqual([0, 180, 360])
  })

  test('never cost a sheet', () => {
    // A border that would be good, but from which the rest would not fit on one sheet.
    expect(placeSeams(390, 190, 10, [{ at: 180, cost: 0 }])).toEqual([0, 190])
  })
})
