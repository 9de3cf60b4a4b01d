import { describe, expect, test } from 'vitest'
import { smallestType } from '#renderer/features/present/deck/draw-part.ts'
import { drawMapSlide, type MapSlideDrawing } from '#renderer/features/present/deck/map-slide.ts'
import { PLANE, planeWidth } from '#renderer/features/present/deck/plane.ts'
import type { Panel } from '#renderer/features/present/deck/whole-band.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { TYPE } from '#shared/layout/dimensions.ts'
import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { holds, overlaps } from '#test/shared/layout/support/boxes.ts'
import { drawnOf, extentOf, isText, textsOf } from '#test/shared/layout/support/drawn.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type NumbersShape, viewWithNumbers } from '#test/support/map-numbers.ts'

const WIDTH = planeWidth(16 / 10)

/** The slide of a map with stages of these titles. */
function slideOf(
  titles: readonly string[],
  numbers: NumbersShape,
  lanes = 3,
  commands: readonly Command[] = [],
): MapSlideDrawing {
  const { doc, mapId, stageIds } = buildProject({
    stages: titles.map(() => 1),
    lanes: Array.from({ length: lanes }, () => 'cards'),
  })
  carryOut(
    doc,
    stageIds.map((id, index) => ({ type: 'stage.edit', id, changes: { title: titles[index] ?? '' } })),
  )
  carryOut(doc, commands)
  const view = viewWithNumbers(projectDocument(doc), mapId, numbers)
  const whole = { contexts: cardContexts(view), marks: [] }
  return drawMapSlide(view, layoutMap(view), whole, WIDTH, true, LIGHT)
}

const panel = ({ panels }: MapSlideDrawing, of: Panel['of']) => panels.find((each) => each.of === of)
const scaleOf = ({ seen, place }: Panel): number => place.width / seen.width

const SHORT = ['Aware', 'Consider', 'Buy', 'Use']
const TWELVE = [
  ...['Awareness', 'Consideration', 'Catalogue', 'Search', 'Personalisation', 'Basket'],
  ...['Authentication', 'Shipping details', 'Payment', 'Confirmation', 'Troubleshooting', 'Recommendation'],
]

describe('numbers on the slide of the whole map', () => {
  test.each([1, 9])('stand between titles and cells, with %i lanes', (lanes) => {
    const slide = slideOf(SHORT, { reached: [3605, 1505, 1204, 260], returned: [12] }, lanes)
    const [cells, numbers, heading] = (['cells', 'numbers', 'heading'] as const).map((of) => panel(slide, of))
    if (!cells || !numbers || !heading) throw new Error('The slide shows no numbers.')
    expect(textsOf(numbers.shapes)).toEqual(expect.arrayContaining(['3,605', '−58 %', '260', '12']))
    expect(textsOf(heading.shapes).join(' ')).toContain('Customers reached Web shop, first half n = 3,605')
    for (const { shapes, ...where } of [numbers, heading])
      expect(smallestType(shapes) * scaleOf({ shapes, ...where })).toBeGreaterThanOrEqual(
        PLANE.readable - 1e-6,
      )
    expect(numbers.place.y + numbers.place.height).toBeCloseTo(cells.place.y, 6)
    expect(numbers.place.x).toBeCloseTo(cells.place.x, 6)
    expect(numbers.place.width).toBeCloseTo(cells.place.width, 6)
    expect(heading.place.x + heading.place.width).toBeLessThanOrEqual(cells.place.x)
    expect(cells.place.y + cells.place.height).toBeLessThanOrEqual(PLANE.height - PLANE.foot + 1e-6)
  })

  test('are as large as stands clear of each other', () => {
    const reached = TWELVE.map((_, index) => 9000 - 700 * index)
    const slide = slideOf(TWELVE, { reached, returned: reached, beside: reached })
    const numbers = panel(slide, 'numbers') as Panel
    expect(scaleOf(numbers)).toBeLessThan(PLANE.readable / TYPE.small)
    expect(scaleOf(numbers)).toBeGreaterThan(scaleOf(panel(slide, 'cells') as Panel))
    const drawn = drawnOf(numbers.shapes)
    const chips = drawn.filter(({ shape }) => shape.type === 'rect' && shape.stroke !== undefined)
    const words = drawn.filter(isText).filter(({ rect }) => !chips.some((chip) => holds(chip.rect, rect)))
    expect(chips).toHaveLength(22)
    expect(
      overlaps(
        [...chips, ...words],
        ({ rect }) => rect,
        ({ group }) => group,
      ),
    ).toEqual([])
  })

  test('take no room where the map shows none', () => {
    const slide = slideOf(SHORT, { reached: [1], fields: { shown: false } })
    expect(slide.panels.map(({ of }) => of)).toEqual(['cells'])
  })
})

test('free notes right of the map stand beside its cells and its titles, none cut off', () => {
  const notes = (
    [
      ['beside the titles', 10],
      ['across their edge', 90],
      ['beside the cells', 260],
    ] as const
  ).map(([text, y], index): Command => {
    const fields = { text, y, beside: 40 + 300 * index, width: 200 }
    return { type: 'note.add', id: `n${index}`, mapId: 'map1', fields }
  })
  const { panels } = slideOf(SHORT, { reached: [9, 5, 3, 1] }, 3, notes)
  const shown = panels.filter(({ of }) => of === 'cells' || of === 'aside')
  const drawn = shown.flatMap(({ shapes, seen, place }) =>
    drawnOf(shapes)
      .filter(isText)
      .map(({ shape, rect }) => ({ text: shape.text, isWhole: holds(seen, rect), place })),
  )
  for (const text of ['beside the titles', 'across their edge', 'beside the cells'])
    expect(drawn.filter((one) => one.text === text)).toMatchObject([{ isWhole: true }])
  for (const { place } of drawn) expect(place.x + place.width).toBeLessThanOrEqual(WIDTH)
})

describe('titles of stages on the slide of the whole map', () => {
  test.each([SHORT, TWELVE])('keep their words whole, in one size that can be read', (...titles) => {
    const { titles: shapes } = slideOf(titles, { reached: [1] })
    const words = textsOf(shapes)
    for (const title of titles) expect(words.join(' ')).toContain(title)
    for (const word of titles.flatMap((title) => title.split(' ')))
      expect(words.some((line) => line.split(' ').includes(word))).toBe(true)
    const drawn = drawnOf(shapes).filter(isText)
    const sizes = new Set(
      drawn.filter(({ shape }) => titles.includes(shape.text)).map(({ shape }) => shape.size),
    )
    expect([...sizes]).toHaveLength(1)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(PLANE.readable)
    expect(
      overlaps(
        drawn,
        ({ shape }) => extentOf(shape),
        ({ shape }) => shape.text,
      ),
    ).toEqual([])
    for (const { shape } of drawn) {
      expect(extentOf(shape).x).toBeGreaterThanOrEqual(0)
      expect(extentOf(shape).x + extentOf(shape).width).toBeLessThanOrEqual(WIDTH)
    }
  })
})
