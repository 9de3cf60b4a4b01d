import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { sentimentY } from '#shared/layout/sentiment-layout.ts'
import { sentimentId } from '#shared/model/card.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

const STEPS = ['step1-1', 'step1-2', 'step2-1'] as const

/** A line of which the first and the last value were rated, so far apart as given. */
function ratedMap(...spreads: readonly (number | null)[]) {
  const { doc } = buildProject({ lanes: ['sentiment'] })
  spreads.forEach((spread, index) => {
    carryOut(doc, [
      {
        type: 'sentiment.set',
        laneId: 'lane1',
        stepId: STEPS[index] ?? '',
        personaId: 'persona1',
        amount: 0.8,
        ...(spread === null ? {} : { rating: { spread, raters: 7 } }),
      },
    ])
  })
  const view = viewMap(projectDocument(doc), 'map1') as MapView
  return { doc, view, layout: layoutMap(view) }
}

const numbersIn = (path: string): number[][] =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
const wordsOf = (view: MapView): string =>
  JSON.stringify(drawMap(view, layoutMap(view), { theme: LIGHT, marks: [] }).shapes)

test('the band reaches as far up and down from the mean as people spread, and stops where nobody rated', () => {
  const { layout } = ratedMap(0.6, null, 0.4)
  const [curve] = layout.curves
  const plot = layout.lanes[0]?.plot
  if (!curve || !plot) throw new Error('There is a line')
  const bands = curve.spread.split('M').slice(1)
  expect(bands.length).toBe(2)
  const reach = (band: string | undefined) => {
    const heights = numbersIn(band ?? '').map(([, y]) => y ?? 0)
    return [Math.min(...heights), Math.max(...heights)]
  }
  const near = (heights: number[], values: readonly [number, number]) =>
    heights.forEach((height, index) => {
      expect(height).toBeCloseTo(sentimentY(plot, values[index] ?? 0), 0)
    })
  near(reach(bands[0]), [1.4, 0.2])
  near(reach(bands[1]), [1.2, 0.4])
  expect(curve.points[1]?.x).toBeGreaterThan(Math.max(...numbersIn(bands[0] ?? '').map(([x]) => x ?? 0)))
})

test('the band stays between the best and the worst', () => {
  const { layout } = ratedMap(2, 1.8)
  const plot = layout.lanes[0]?.plot
  const heights = numbersIn(layout.curves[0]?.spread ?? '').map(([, y]) => y ?? 0)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual((plot?.y ?? 0) - 0.1)
})

test('drawing, legend and description say what a room said; an unrated line has none of it', () => {
  const { view } = ratedMap(0.6)
  expect(wordsOf(view)).toContain('Spread of ratings')
  const card = [...(view.cells.get('lane1')?.values() ?? [])].flat()[0]
  expect(card && describeCard(card)).toContain('mean +0.8, spread 0.6, 7 people')
  const plain = ratedMap(null)
  expect(plain.layout.curves[0]?.spread).toBe('')
  expect(wordsOf(plain.view)).not.toContain('Spread of ratings')
})

test('a value that somebody sets by hand is not what the room said any more; its words may change', () => {
  const { doc } = ratedMap(0.6)
  const id = sentimentId('lane1', 'step1-1', 'persona1')
  const value = { type: 'sentiment.set', laneId: 'lane1', stepId: 'step1-1', personaId: 'persona1' } as const
  carryOut(doc, [{ ...value, amount: 0.8, text: 'On the whole' }])
  expect(projectDocument(doc).cards[id]).toMatchObject({ spread: 0.6, raters: 7, text: 'On the whole' })
  carryOut(doc, [{ ...value, amount: 1 }])
  expect(projectDocument(doc).cards[id]).toMatchObject({ spread: null, raters: 0 })
})
