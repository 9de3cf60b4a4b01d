import { describe, expect, test } from 'vitest'
import { grow } from '#shared/base/geometry.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { FlowRow } from '#shared/layout/data-layout.ts'
import { numbersAtStep } from '#shared/layout/data-layout.ts'
import { DATA, GRID } from '#shared/layout/dimensions.ts'
import { drawColumnHeaders, drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import { CONTRAST, LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap, titlesHeight } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type NumbersShape, viewWithNumbers } from '#test/support/map-numbers.ts'
import { holds, overlaps } from './support/boxes.ts'
import { drawnOf, extentOf, isText, textsOf } from './support/drawn.ts'
import { ofAnyMap } from './support/random-maps.ts'

/** A map of so many stages, each of so many steps, with numbers. */
function numbered(stages: readonly number[], shape: NumbersShape, width: number = STEP_WIDTH.usual): MapView {
  const { doc, mapId, stepIds } = buildProject({ stages, lanes: ['cards', 'sentiment'] })
  carryOut(
    doc,
    stepIds.flat().map((id) => ({ type: 'step.edit', id, changes: { width } })),
  )
  return viewWithNumbers(projectDocument(doc), mapId, shape)
}

const bandOf = (view: MapView) => layoutMap(view).data
const rowOf = (view: MapView): FlowRow => bandOf(view)?.rows[0] as FlowRow
const countsOf = (view: MapView) => rowOf(view).counts.map(({ count }) => count.words)
const dropsOn = (view: MapView) => rowOf(view).drops.map(({ words }) => words)

const FUNNEL = [3605, 1505, 1204, 980, 260]

describe('numbers under the titles', () => {
  test('take no room on a map without data', () => {
    const { doc, mapId } = buildProject()
    const layout = layoutMap(
      viewWithNumbers(projectDocument(doc), mapId, { reached: [1], fields: { shown: false } }),
    )
    expect(layout.data).toBeNull()
    expect(layout.lanes[0]?.band.y).toBe(titlesHeight(layout))
    expect(drawCorner(layout, LIGHT)).toEqual([])
  })

  test('say how many came, in a ribbon that is as thick as they are many, and what became less', () => {
    const view = numbered([1, 2, 1, 1, 1], { reached: FUNNEL })
    expect(countsOf(view)).toEqual(['3,605', '1,505', '1,204', '980', '260'])
    expect(dropsOn(view)).toEqual(['−58 %', '−20 %', '−19 %', '−73 %'])
    const halves = rowOf(view).counts.map(({ half }) => half)
    halves.forEach((half, index) => {
      expect(half).toBeCloseTo(((FUNNEL[index] as number) / 3605) * (DATA.ribbon / 2), 6)
    })
    expect(
      rowOf(view)
        .drops.filter(({ isWorst }) => isWorst)
        .map(({ drop }) => drop.to.id),
    ).toEqual(['stage5'])
  })

  test('lie between the titles and the lanes, and chips on the borders', () => {
    const layout = layoutMap(numbered([1, 2, 1], { reached: [9, 6, 3] }))
    const { rect, rows } = layout.data as NonNullable<typeof layout.data>
    expect(rect.y).toBe((layout.steps[0]?.rect.y ?? 0) + (layout.steps[0]?.rect.height ?? 0))
    expect(layout.lanes[0]?.band.y).toBe(rect.y + rect.height)
    expect(titlesHeight(layout)).toBe(rect.y + rect.height)
    rows[0]?.drops.forEach(({ rect: chip }, index) => {
      const stage = layout.stages[index + 1]?.rect.x ?? 0
      expect(chip.x + chip.width / 2).toBeCloseTo(stage - GRID.stageGap / 2, 6)
    })
  })

  test('leave out what no state stands for, and say what is not told', () => {
    const view = numbered([1, 1, 1, 1, 1], { reached: [100, undefined, 40, null, 0] })
    expect(countsOf(view)).toEqual(['100', '40', 'not shown', '0'])
    // From the first to the third: the second one has no numbers that it could be measured against.
    expect(dropsOn(view)).toEqual(['−60 %', '—', '—'])
    expect(rowOf(view).unknown).toHaveLength(1)
    expect(rowOf(view).ribbons).toHaveLength(2)
  })

  test('draw no ribbon where it is not told how many they were, nor where nobody came', () => {
    const view = numbered([1, 1, 1, 1], { reached: [100, null, 40, 0] })
    const layout = layoutMap(view)
    const { hidden, ribbons, unknown, counts } = rowOf(view)
    const [first, second, third] = layout.stages.map(({ rect }) => rect)
    expect(unknown).toEqual([])
    expect(hidden).toHaveLength(1)
    expect(hidden[0]?.from).toBeGreaterThan(second?.x ?? 0)
    expect(hidden[0]?.to).toBeLessThan(third?.x ?? 0)
    expect(counts.map(({ half }) => half > 0)).toEqual([true, false, true, false])
    const ends = ribbons.map(({ outline }) =>
      Math.max(...(outline.match(/-?[\d.]+(?= )/g) ?? []).map(Number)),
    )
    expect(ends).toEqual([first, third].map((rect) => (rect?.x ?? 0) + (rect?.width ?? 0) - 5))
    const dashes = drawnOf(drawColumnHeaders(layout, LIGHT)).filter(
      ({ shape }) => shape.type === 'path' && shape.dash !== undefined,
    )
    expect(dashes).toHaveLength(1)
  })

  test('are those of steps on a map of one stage, and stand below the stage where there are several', () => {
    const steps = { 'step1-1': 50, 'step1-2': 20 }
    expect(countsOf(numbered([2], { reached: [50], steps }))).toEqual(['50', '20'])
    expect(dropsOn(numbered([2], { reached: [50], steps }))).toEqual(['−60 %'])
    const two = numbered([2, 1], { reached: [50, 9], steps })
    expect(countsOf(two)).toEqual(['50', '9'])
    expect(rowOf(two).steps.map(({ count }) => count.words)).toEqual(['50', '20'])
    expect(rowOf(numbered([2, 1], { reached: [50, 9], steps: { 'step1-1': 50 } })).steps).toEqual([])
  })

  test('show who came back, and the pains that explain a drop', () => {
    const view = numbered([1, 1], {
      reached: [50, 20],
      returned: [7, 0],
      fields: {
        dropLinks: [
          ['stage1', 'p1'],
          ['stage1', 'p2'],
        ],
      },
    })
    expect(rowOf(view).counts.map(({ returned }) => returned?.words.words)).toEqual(['7', undefined])
    expect(rowOf(view).drops[0]).toMatchObject({
      pains: 2,
      label:
        '−60 % from Title of stage1 to Title of stage2: 20 of 50 customers came on, the worst drop, explained by 2 pains',
    })
  })

  test('of two slices lie below each other in one scale, each with its own drops', () => {
    const band = bandOf(numbered([1, 1], { reached: [100, 50], beside: [20, 4] }))
    expect(band?.rows.map(({ drops }) => drops[0]?.words)).toEqual(['−50 %', '−80 %'])
    expect(band?.rows.map(({ counts }) => counts[0]?.half)).toEqual([
      DATA.ribbonOfTwo / 2,
      DATA.ribbonOfTwo / 2 / 5,
    ])
    const words = band?.heading.texts.map(({ text }) => text.text)
    expect(words).toEqual(expect.arrayContaining(['Everybody', 'n = 100', 'Channel: Web', 'n = 20']))
  })

  test('say of whom they are, up to when, and that the map is another one by now', () => {
    const order = ['stage2', 'step2-1', 'stage1', 'step1-1']
    const moved = numbered([1, 1], { reached: [9, 3], fields: { subject: 'session' }, figures: { order } })
    expect(bandOf(moved)?.heading.label).toBe(
      'Sessions reached: Web shop, first half, n = 9, as of 29 Jun 2024, Out of date: stages were moved',
    )
    // Nobody counted who went from the one to the other in this order.
    expect(rowOf(moved).drops).toEqual([])
  })

  test('of a stage by itself are drawn in the scale of the whole map', () => {
    const whole = numbered([1, 1], { reached: [100, 25] })
    const alone = rowOf(viewStage(whole, 'stage2') as MapView)
    expect(alone.counts[0]?.half).toBe(rowOf(whole).counts[1]?.half)
  })

  test('of a stage by itself keep the drop before it, inside of its border and clear of its number', () => {
    const alone = viewStage(numbered([1, 1], { reached: [100, 25] }), 'stage2') as MapView
    expect(dropsOn(alone)).toEqual(['−75 %'])
    expect(rowOf(alone).drops[0]?.rect.x).toBeGreaterThan(layoutMap(alone).stages[0]?.rect.x ?? 0)
    expectClear(alone)
  })

  test('are told at the columns that they stand over', () => {
    const layout = layoutMap(numbered([2, 1], { reached: [50, 20] }))
    expect(layout.steps.map(({ step }) => numbersAtStep(layout, step.id))).toEqual([
      ['Title of stage1: 50 customers reached it'],
      [],
      [
        '−60 % from Title of stage1 to Title of stage2: 20 of 50 customers came on, the worst drop',
        'Title of stage2: 20 customers reached it',
      ],
    ])
  })

  test.each([3, 7, 12])('of %i narrow stages and long numbers stand clear of each other', (stages) => {
    const reached = Array.from({ length: stages }, (_, index) => 98_765_432 - index * 1_234_567)
    const of = (steps: number, shape: Partial<NumbersShape>) =>
      numbered(
        reached.map(() => steps),
        { reached, returned: reached, ...shape },
        STEP_WIDTH.least,
      )
    const links = reached.flatMap((_, index) =>
      [1, 2].map((pain) => [`stage${index + 1}`, `p${pain}`] as const),
    )
    expectClear(of(1, { fields: { dropLinks: links } }))
    const own = reached.flatMap((count, index) =>
      [1, 2].map((step) => [`step${index + 1}-${step}`, count] as const),
    )
    expectClear(of(2, { steps: Object.fromEntries(own), beside: reached.toReversed() }))
    expectClear(of(1, { reached: reached.map((count, index) => (index % 2 === 0 ? count : null)) }))
  })

  test('stand clear of each other and within their band on any map', () => {
    ofAnyMap(({ view }) => expectClear(view))
  })

  test('are told apart by more than colour', () => {
    const layout = layoutMap(numbered([1, 1, 1], { reached: [100, 60, 20], beside: [10, 5, 4] }))
    const drawn = drawnOf(drawColumnHeaders(layout, CONTRAST))
    const worst = drawn.filter(({ group }) => /worst drop/.test(group))
    const other = drawn.filter(({ group }) => /^−40 % .*60 of 100/.test(group))
    expect(worst.some(({ shape }) => shape.type === 'path')).toBe(true)
    expect(other.some(({ shape }) => shape.type === 'path')).toBe(false)
    expect(textsOf(drawColumnHeaders(layout, CONTRAST))).toEqual(
      expect.arrayContaining(['−67 %', '100', '10']),
    )
  })
})

/** No words and no chip hide another, and none reaches beyond the band. */
function expectClear(view: MapView): void {
  const layout = layoutMap(view)
  const { data } = layout
  if (!data) return
  const words = drawnOf(drawColumnHeaders({ ...layout, stages: [], steps: [] }, LIGHT))
    .filter(isText)
    .map(({ shape }) => ({ name: shape.text, rect: extentOf(shape) }))
  const chips = data.rows.flatMap((row) =>
    row.drops.map(({ rect, words: said }) => ({ name: `chip ${said}`, rect })),
  )
  const outside = words.filter(({ rect }) => !chips.some((chip) => holds(grow(chip.rect, 1), rect)))
  const all = [...outside, ...chips]
  expect(
    overlaps(
      all,
      ({ rect }) => rect,
      ({ name }) => name,
    ),
  ).toEqual([])
  expect(all.filter(({ rect }) => !holds(data.rect, rect, 1))).toEqual([])
}
