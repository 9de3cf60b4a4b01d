import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { DataSet, Measure } from '#shared/model/data-set.ts'
import { fedCardId, fedProblem } from '#shared/model/fed-metrics.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type NumbersShape, viewWithNumbers } from '#test/support/map-numbers.ts'
import { card, dataSet, GRID, lane, STEPS } from './support/fed-map.ts'

const viewOf = (records: readonly RecordToInsert[]): MapView =>
  viewMap(snapshotOf([...GRID, ...records]), 'm') as MapView
const fed = (measure: Measure, fields: Partial<DataSet> = {}): MapView =>
  viewOf([dataSet('d', fields), lane('l', 'Numbers', measure), ...STEPS.map((id) => card('l', id))])
const at = (view: MapView, stepId: string, laneId = 'l') => cardsIn(view, laneId, stepId)[0]!
const amounts = (view: MapView) => STEPS.map((id) => at(view, id).amount)
const problems = (view: MapView) => STEPS.map((id) => fedProblem(view, at(view, id))?.code ?? null)

describe('a lane with a measure', () => {
  test('shows the numbers of its steps, else the stage’s at its first step', () => {
    const view = fed('reached')
    expect(amounts(view)).toEqual([1000, null, 500, 100, null])
    expect(problems(view)).toEqual([null, 'no-states', null, null, 'no-states'])
    expect(at(view, 'p1')).toMatchObject({ unit: '', better: null })
  })

  test('tells shares in per cent of those at the step before, whatever stage that is of', () => {
    const view = fed('conversion')
    expect(amounts(view)).toEqual([null, null, null, 20, null])
    expect(problems(view)).toEqual(['first-place', 'no-states', 'first-place', null, 'no-states'])
    expect(at(view, 'p4')).toMatchObject({ unit: '%', better: 'higher' })
    expect(at(fed('drop-off'), 'p4')).toMatchObject({ amount: 80, better: 'lower' })
  })

  test('tells an only step as its stage where stages are what is counted, so that it is what the map’s ribbon says', () => {
    const { doc, mapId } = buildProject({ stages: [2, 1, 1], lanes: ['metrics'], cardsPerCell: 1 })
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { measure: 'conversion' } }])
    const told = (steps: NumbersShape['steps'] = {}) => {
      const view = viewWithNumbers(projectDocument(doc), mapId, { reached: [100, 80, 20], steps })
      return view.steps.map(({ id }) => at(view, id, 'lane1').amount)
    }
    const own = { 'step2-1': 70, 'step3-1': 14 }
    expect(told()).toEqual([null, null, 80, 25])
    expect(told(own)).toEqual([null, null, 80, 25])
    expect(told({ ...own, 'step1-1': 100, 'step1-2': 90 })).toEqual([null, 90, 77.8, 20])
  })

  test('tells times of the whole lane in one unit, and says where there are none', () => {
    const view = fed('time-median')
    expect(amounts(view)).toEqual([30, null, 3, null, null])
    expect(STEPS.slice(0, 4).map((id) => at(view, id).unit)).toEqual(['h', 'h', 'h', 'h'])
    expect(at(fed('time-p90'), 'p1')).toMatchObject({ amount: 2.5, unit: 'days' })
    expect(fedProblem(view, at(view, 'p4'))?.message).toMatch(/nothing to tell.*fewer than 5 customers/)
  })

  test('keeps a small group to itself, and says so', () => {
    const view = fed('still-here', { subject: 'session' })
    expect(amounts(view)).toEqual([0, null, 0, null, null])
    expect(fedProblem(view, at(view, 'p4'))).toEqual({
      code: 'too-few',
      message: 'The number is not shown, because it would tell of fewer than 5 sessions.',
    })
  })

  test('tells what it was at earlier snapshots', () => {
    expect(at(fed('reached'), 'p3').series).toEqual([125, 250])
    expect(at(fed('reached', { sliceId: 'mar' }), 'p3')).toMatchObject({ amount: 250, series: [125] })
    expect(at(fed('reached', { sliceId: 'blue' }), 'p3')).toMatchObject({ amount: 100, series: [] })
    expect(at(fed('time-median'), 'p3').series).toHaveLength(2)
  })

  test('takes the data set that it names, shown or not, and only that of its map', () => {
    const others = [
      dataSet('a', { sliceId: 'blue' }),
      dataSet('b', { shown: false }),
      dataSet('c', { mapId: 'elsewhere' }),
      { table: 'maps', id: 'elsewhere', fields: {} },
    ] as const
    const lanes = (['a', 'b', 'c', 'gone', null] as const).map((id) => [`l${id}`, id] as const)
    const view = viewOf([
      ...others,
      ...lanes.flatMap(([laneId, id]) => [lane(laneId, laneId, 'reached', id), card(laneId, 'p3')]),
    ])
    expect(lanes.map(([laneId]) => at(view, 'p3', laneId).amount)).toEqual([100, 500, null, null, 100])
    expect(fedProblem(view, at(view, 'p3', 'lgone'))?.code).toBe('no-data')
  })
})

describe('what people wrote', () => {
  const own = { better: 'lower', unit: 'visitors', text: 'All who came' } as const

  test('stands: numbers, formulas, which way is good, what is counted', () => {
    const view = viewOf([
      dataSet('d'),
      lane('l', 'Came', 'reached'),
      ...[card('l', 'p1', { amount: 7 }), card('l', 'p3', own), card('l', 'p4', { formula: '2 * 3' })],
    ])
    expect(['p1', 'p3', 'p4'].map((id) => at(view, id).amount)).toEqual([7, 500, 6])
    expect(at(view, 'p3')).toMatchObject(own)
    expect(fedProblem(view, at(view, 'p1'))).toBeNull()
  })

  test('of several cards of a cell the one that was made for it is filled, else the first', () => {
    const records = [dataSet('d'), lane('l', 'Came', 'reached'), card('l', 'p3')]
    const made: RecordToInsert = {
      table: 'cards',
      id: fedCardId('l', 'p3'),
      fields: { kind: 'metric', place: ['l', 'p3', 'Z'] },
    }
    const numbers = (view: MapView) => cardsIn(view, 'l', 'p3').map(({ amount }) => amount)
    expect(numbers(viewOf([...records, made]))).toEqual([null, 500])
    const another = { ...made, id: 'other' }
    expect(numbers(viewOf([...records, another]))).toEqual([500, null])
  })

  test('formulas of other lanes may name a lane that fills itself', () => {
    const view = viewOf([
      dataSet('d'),
      lane('l', 'Came', 'reached'),
      card('l', 'p3'),
      lane('k', 'Half', null),
      card('k', 'p3', { formula: 'Came / 2' }),
    ])
    expect(at(view, 'p3', 'k').amount).toBe(250)
  })

  test('is what is written down, without the numbers of the data', () => {
    const snapshot = snapshotOf([...GRID, dataSet('d'), lane('l', 'Came', 'reached'), card('l', 'p3')])
    const filed = viewMap(snapshot, 'm', { asFiled: true }) as MapView
    expect(at(filed, 'p3')).toBe(snapshot.cards['l-p3'])
    const [one, other] = [viewMap(snapshot, 'm'), viewMap(snapshot, 'm')] as MapView[]
    expect(at(one!, 'p3')).toBe(at(other!, 'p3'))
  })
})
