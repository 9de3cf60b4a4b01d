import { describe, expect, test } from 'vitest'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { drawCurves } from '#shared/layout/drawing/draw-map.ts'
import { placeMarks } from '#shared/layout/drawing/draw-sentiment.ts'
import { DIMMED } from '#shared/layout/drawing/faded.ts'
import type { GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type CardSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlap, overlaps } from '../support/boxes.ts'
import { drawnOf, isText, textsOf } from '../support/drawn.ts'
import { ofAnyMap } from '../support/random-maps.ts'

/** A sentiment lane of as many steps as there are amounts, for one persona or two. */
function feeling(amounts: readonly number[], others: readonly number[] = [], width = 232, text = '') {
  const view = viewOf({
    personas: [
      { id: 'mira', name: 'Mira', color: 'violet' },
      { id: 'jonas', color: 'green' },
    ],
    stages: [{ steps: amounts.map(() => ({ width })) }],
    lanes: [
      {
        id: 'feeling',
        kind: 'sentiment',
        cells: amounts.map((amount, index): CardSeed[] => [
          { amount, personaId: 'mira', text },
          ...(others[index] === undefined ? [] : [{ amount: others[index], personaId: 'jonas', text }]),
        ]),
      },
    ],
  })
  const layout = layoutMap(view)
  const lane = layout.lanes[0]!
  const marks = curveMarks(layout)
  return {
    view,
    layout,
    band: lane.band,
    placed: placeMarks(layout.curves, lane.band, marks),
    shapes: drawCurves(view, layout, lane, marks, LIGHT),
  }
}

describe('the names of patterns', () => {
  test('stand in the band’s edges, clear of each other and of the words at the points', () => {
    ofAnyMap(({ view, layout }) => {
      for (const lane of layout.lanes) {
        const placed = placeMarks(layout.curves, lane.band, curveMarks(layout))
        const plates = placed.filter(({ mark }) => mark.laneId === lane.lane.id).map(({ plate }) => plate)
        const room = plates.reduce((sum, { width }) => sum + width + 6, 0)
        if (room > lane.band.width) continue
        for (const plate of plates) expect(holds(lane.band, plate)).toBe(true)
        expect(
          overlaps(
            plates,
            (plate) => plate,
            (plate) => `${plate.x}`,
          ),
        ).toEqual([])
        const words = drawnOf(drawCurves(view, layout, lane, [], LIGHT)).filter(isText)
        const hidden = words.filter(({ rect }) => plates.some((plate) => overlap(rect, plate)))
        expect(hidden.map(({ shape }) => shape.text)).toEqual([])
      }
    })
  })

  test('stand over what they name: high points and stretches above, low points below', () => {
    const { placed, layout, band } = feeling([0, 2, -2, 0])
    const at = (label: string) => placed.find(({ mark }) => mark.label === label)!
    const [, high, low] = layout.curves[0]!.points
    const middle = (label: string) => at(label).plate.x + at(label).plate.width / 2
    expect(middle('Trough')).toBeCloseTo(low!.x)
    expect(at('Trough').plate.y).toBeGreaterThan(band.y + band.height - 30)
    expect(at('Peak').plate.y).toBeLessThan(band.y + 30)
    expect(Math.abs(middle('Peak') - high!.x)).toBeLessThan(40)
    expect(at('Peak').stretch).toBeNull()
    expect(at('Rapid drop').stretch).toEqual({ from: high!.x, to: low!.x })
  })

  test('make way for each other where two of them are named at one place', () => {
    const saw = feeling([0, 2, 0, 2, 0, 2], [0, 2, 0, 2, 0, 2])
    expect(saw.placed.length).toBeGreaterThan(4)
    expect(
      overlaps(
        saw.placed,
        ({ plate }) => plate,
        ({ mark }) => mark.label,
      ),
    ).toEqual([])
  })

  test('stay in the band where many of them are at its ends', () => {
    const { layout, band } = feeling([2, 0, 0, 0, 0, 2, 0], [], 140)
    for (const stepIds of [
      ['step0', 'step1'],
      ['step5', 'step6'],
    ]) {
      const mark = { laneId: 'feeling', personaId: 'mira', stepIds, label: 'Rapid drop' }
      const placed = placeMarks(layout.curves, band, [mark, mark, mark, mark])
      expect(placed).toHaveLength(4)
      for (const { plate } of placed) expect(holds(band, plate)).toBe(true)
      expect(
        overlaps(
          placed,
          ({ plate }) => plate,
          ({ plate }) => `${plate.x}`,
        ),
      ).toEqual([])
    }
  })

  test('of steps without a value there are none', () => {
    const { layout, band } = feeling([0, 1])
    const mark = { laneId: 'feeling', personaId: 'mira', label: 'Peak' }
    expect(placeMarks(layout.curves, band, [{ ...mark, stepIds: ['nowhere'] }])).toEqual([])
    expect(placeMarks(layout.curves, band, [{ ...mark, personaId: 'x', stepIds: ['step0'] }])).toEqual([])
  })
})

describe('a sentiment line', () => {
  const named = (shapes: readonly Shape[]) =>
    shapes.flatMap((shape) => (shape.type === 'group' && shape.label !== undefined ? [shape] : []))

  test('is drawn in its persona’s colour with a point for each value, and named', () => {
    const { shapes } = feeling([1, 0], [0, 1])
    expect(named(shapes).map(({ label }) => label)).toEqual(['Sentiment line of Mira', 'Sentiment line'])
    const strokes = named(shapes).map(({ children }) =>
      drawnOf(children).flatMap(({ shape }) => ('stroke' in shape ? shape.stroke : [])),
    )
    const { violet, green } = LIGHT.tones
    expect(strokes).toEqual([Array(3).fill(violet.strong), Array(3).fill(green.strong)])
  })

  test('differs from the others in more than colour', () => {
    const looks = named(feeling([1, 0], [0, 1]).shapes).map(({ children }) => {
      const [line, point] = drawnOf(children).map(({ shape }) => shape)
      return { dash: line?.type === 'path' ? line.dash : null, point: point?.type }
    })
    expect(looks).toEqual([
      { dash: undefined, point: 'circle' },
      { dash: expect.any(Array), point: 'rect' },
    ])
  })

  test('has the patterns of its own curve only', () => {
    const { shapes } = feeling([0, 2, 0], [0, -2, 0])
    const names = ['Peak', 'Trough', 'Rapid drop']
    const [mira, jonas] = named(shapes).map((shape) =>
      textsOf([shape]).filter((text) => names.includes(text)),
    )
    expect(mira).toEqual(expect.arrayContaining(['Peak', 'Rapid drop']))
    expect(jonas).toEqual(expect.arrayContaining(['Trough', 'Rapid drop']))
    expect([mira, jonas].map((list) => list!.length)).toEqual([2, 2])
  })

  test('shows the words at its points', () => {
    expect(textsOf(feeling([1], [], 232, 'At last!').shapes)).toEqual(['At last!'])
  })

  test('fades point by point, and as a whole once all of it does', () => {
    const { layout, view } = feeling([1, 0])
    const ids = layout.curves[0]!.points.map(({ card }) => card.id)
    const opacities = (dimmed: readonly string[]) => {
      const [curve] = drawCurves(view, layout, layout.lanes[0]!, [], LIGHT, new Set(dimmed))
      const group = curve as GroupShape
      const faded = group.children.filter((child) => child.type === 'group' && child.opacity === DIMMED)
      return [group.opacity, faded.length]
    }
    expect(opacities([])).toEqual([undefined, 0])
    expect(opacities(ids.slice(0, 1))).toEqual([undefined, 1])
    expect(opacities(ids)).toEqual([DIMMED, 0])
  })
})

test('the line of a counterpart is drawn behind, broken and without colour, and says what it is', () => {
  const { view } = feeling([1, 0])
  const values = new Map([
    ['step0', 2],
    ['step1', 1],
  ])
  const counterpartCurves = [{ laneId: 'feeling', personaId: 'mira', label: 'Future', values }]
  const layout = layoutMap({ ...view, counterpartCurves })
  const [first] = drawCurves(view, layout, layout.lanes[0]!, [], LIGHT)
  expect(first).toMatchObject({ label: 'Future sentiment line of Mira' })
  const [line] = (first as GroupShape).children
  expect(line).toMatchObject({ stroke: LIGHT.muted, dash: expect.any(Array) })
  const header = drawLaneHeaders(layout, LIGHT)
  expect(textsOf(header)).toEqual(expect.arrayContaining(['Mira', 'Future']))
})
