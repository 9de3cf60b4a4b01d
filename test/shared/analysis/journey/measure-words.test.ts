import { describe, expect, test } from 'vitest'
import { borderWords, OUT_OF_DATE_WORDS, placeWords } from '#shared/analysis/journey/measure-words.ts'
import { dataSetRecord, MEASURES, type Subject } from '#shared/model/data-set.ts'
import type { Figures, Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { placeFigures } from './support/laid-out.ts'

const ALL: Slice = {
  ...{ id: 'all', kind: 'all', column: '', value: '', customers: 1200, flows: [] },
  places: [
    placeFigures('consider', {
      reached: 1000,
      entered: 1100,
      left: 800,
      stillHere: 300,
      returned: 12,
      time: { n: 844, q1: 4320, median: 12_240, q3: 32_400, p90: 259_200, mean: 20_000 },
      score: { mean: 4.2, level: 1.2, n: 210 },
      value: 12_345.5,
    }),
    placeFigures('buy', { reached: 420, entered: 430 }),
    placeFigures('use', { reached: 0 }),
    placeFigures('renew', { reached: 0 }),
    placeFigures('tell', { reached: null, entered: 7, left: null, stillHere: null }),
  ],
}

const stage = (id: string, title: string) => ({
  stage: { id, title },
  steps: [{ id: `${id}-step`, title: '' }],
})

function dataWith(more: Partial<MapData> = {}, subject: Subject = 'customer'): MapData {
  const stages = [
    stage('consider', 'Consider'),
    stage('buy', 'Buy'),
    stage('use', ' '),
    stage('renew', 'Renew'),
    stage('tell', 'Tell others'),
    stage('leave', 'Leave'),
  ]
  const figures: Figures = {
    ...{
      madeAt: '2024-07-01T08:00:00.000Z',
      from: '2024-01-02T00:00:00.000Z',
      asOf: '2024-06-29T22:02:40.000Z',
    },
    ...{
      customers: 1200,
      events: 9000,
      rows: { read: 9000, used: 9000, leftOut: [] },
      leastGroup: 5,
      goal: null,
    },
    order: stages.flatMap(({ stage: { id }, steps }) => [id, ...steps.map((step) => step.id)]),
    ...{
      states: [],
      slices: [ALL],
      influence: [],
      paths: [],
      otherPaths: 0,
      scores: [],
      campaigns: [],
      cohorts: [],
    },
    ...{ churn: null, lifetimeValue: null, risks: [], leftOut: [] },
  }
  const dataSet = { ...dataSetRecord.defaults, id: 'd', mapId: 'm', order: 'V', subject }
  return { dataSet, figures, slice: ALL, beside: null, stages, isOutOfDate: false, ...more }
}

const said = (placeId: string, measure: (typeof MEASURES)[number], data = dataWith()) => {
  const { value, formula } = placeWords(data, placeId, measure)
  return [value, formula]
}

describe('a number of the map', () => {
  test('says how many went on, of how many, with an interval', () => {
    expect(said('buy', 'conversion')).toEqual([
      '42.0 %',
      '420 of 1,000 customers who reached Consider went on to Buy in this order: 42.0 %, 95 % interval 39.0–45.1 % (Wilson).',
    ])
    expect(said('buy', 'drop-off')).toEqual([
      '58.0 %',
      '580 of 1,000 customers who reached Consider did not go on to Buy in this order: 58.0 %, 95 % interval 54.9–61.0 % (Wilson).',
    ])
  })

  test('calls cases what they are', () => {
    expect(said('buy', 'conversion', dataWith({}, 'session'))[1]).toMatch(
      /^420 of 1,000 sessions that reached Consider/,
    )
    expect(placeWords(dataWith({}, 'deal'), 'buy', 'reached').definition).toMatch(/^Deals that came here/)
  })

  test.each<[string, (typeof MEASURES)[number], string, string]>([
    ['consider', 'reached', '1,000', '1,000 of 1,200 customers came to Consider.'],
    [
      'buy',
      'reached',
      '420',
      '420 of 1,200 customers came to Buy, having come through Consider in this order.',
    ],
    [
      'renew',
      'reached',
      '0',
      '0 of 1,200 customers came to Renew, having come through Consider, Buy and stage 3 in this order.',
    ],
    ['consider', 'entered', '1,100', '1,100 of 1,200 customers were at Consider at some time.'],
    [
      'consider',
      'left',
      '800',
      'Of 1,100 customers who were at Consider, 800 are elsewhere by now and 300 still there.',
    ],
    [
      'consider',
      'still-here',
      '300',
      'Of 1,100 customers who were at Consider, 800 are elsewhere by now and 300 still there.',
    ],
    ['consider', 'returned', '12', '12 customers came back to Consider straight from a later place.'],
    [
      'consider',
      'time-median',
      '3.4 h',
      'Of 844 stays at Consider that ended, half took less than 3.4 h, the middle half 72 min to 9 h, nine of ten less than 3 days.',
    ],
    [
      'consider',
      'time-p90',
      '3 days',
      'Of 844 stays at Consider that ended, half took less than 3.4 h, the middle half 72 min to 9 h, nine of ten less than 3 days.',
    ],
    [
      'consider',
      'score',
      '4.2',
      'Mean of 210 answers at Consider: 4.2, which is +1.2 on the sentiment line.',
    ],
    ['consider', 'value', '12,346', 'The values of the events at Consider sum up to 12,346.'],
  ])('at %s, %s is %s', (placeId, measure, value, formula) => {
    expect(said(placeId, measure)).toEqual([value, formula])
  })

  test('is a dash where there is nothing to divide by, or nothing is known', () => {
    expect(said('renew', 'conversion')).toEqual([
      '—',
      'Nobody reached stage 3, so there is nothing to divide by.',
    ])
    expect(said('consider', 'conversion')[0]).toBe('—')
    expect(said('leave', 'reached')).toEqual(['—', 'No state of the data is matched to Leave.'])
    for (const measure of ['time-median', 'time-p90', 'score', 'value'] as const)
      expect(said('buy', measure)[0]).toBe('—')
  })

  test('is not shown of a small group, and says so', () => {
    const hidden = ['not shown', 'Not shown: it is fewer than 5 customers, or would tell of so few.']
    expect(said('tell', 'reached')).toEqual(hidden)
    expect(said('tell', 'conversion')).toEqual(hidden)
    expect(said('tell', 'left')).toEqual(hidden)
    expect(said('tell', 'entered')[0]).toBe('7')
  })

  test('says whose it is, up to when, and that the order was another one', () => {
    const slice: Slice = { ...ALL, id: 's', kind: 'segment', column: 'Channel', value: 'mail', customers: 1 }
    expect(placeWords(dataWith({ isOutOfDate: true }), 'buy', 'reached', slice).notes).toEqual([
      'Only Channel: mail (1 customer).',
      'As of 29 June 2024.',
      OUT_OF_DATE_WORDS,
    ])
    const snapshot: Slice = { ...slice, kind: 'snapshot', column: '', value: '2024-05-01T00:00:00.000Z' }
    expect(placeWords(dataWith(), 'buy', 'reached', snapshot).notes[0]).toBe(
      'As known on 1 May 2024 (1 customer).',
    )
  })

  test('warns of few', () => {
    const few: Slice = {
      ...ALL,
      places: [placeFigures('consider', { reached: 12 }), placeFigures('buy', { reached: 6 })],
    }
    expect(placeWords(dataWith(), 'buy', 'conversion', few).formula).toMatch(/Of so few, read the interval/)
  })

  test('has a title, a definition and a formula for every measure', () => {
    for (const measure of MEASURES) {
      const words = placeWords(dataWith(), 'consider', measure)
      expect([words.title, words.definition, words.formula, words.value]).not.toContain('')
    }
  })
})

describe('a border', () => {
  test('says who did not go on', () => {
    expect(borderWords(dataWith(), 'consider')).toEqual({
      title: 'Drop-off, Consider to Buy',
      value: '58.0 %',
      definition: 'Of the customers who reached Consider in the map’s order, how many did not reach Buy.',
      formula:
        '580 of 1,000 customers who reached Consider did not go on to Buy in this order: 58.0 %, 95 % interval 54.9–61.0 % (Wilson).',
      notes: ['As of 29 June 2024.'],
    })
  })

  test('is none after the last place with numbers, nor between places that were moved since', () => {
    expect(borderWords(dataWith(), 'tell')).toBeNull()
    const data = dataWith()
    const [consider, buy, ...others] = data.stages
    if (!consider || !buy) throw new Error('no stages')
    expect(borderWords({ ...data, stages: [buy, consider, ...others] }, 'buy')).toBeNull()
  })
})
