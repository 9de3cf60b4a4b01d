import { describe, expect, test } from 'vitest'
import type { ColumnOfLog } from '#shared/analysis/journey/log-builder.ts'
import { RISK_RULES, statesFor } from '#shared/analysis/journey/risk-rules.ts'
import { risksOf } from '#shared/analysis/journey/risks.ts'
import { type JourneyRow, journeyLog, placesOfStates, times } from '#test/support/journey-log.ts'

const ASKED = '2026-06-30'
const SCORE: ColumnOfLog = {
  name: 'nps',
  role: 'score',
  of: 'event',
  type: 'numbers',
  scale: { kind: 'nps', low: 0, high: 10 },
}

function risks(rows: readonly JourneyRow[], columns: readonly ColumnOfLog[] = [], least = 1) {
  const log = journeyLog(rows, columns)
  const places = [{ ...placesOfStates(log, [['use'], ['pay', 'payment_failed']]), ids: ['using', 'paying'] }]
  return risksOf(log, { asOf: Date.parse(ASKED), least, places })
}

const told = (rows: readonly JourneyRow[], columns?: readonly ColumnOfLog[]) =>
  risks(rows, columns).map(({ trigger, customers }) => [trigger, customers])

test('only triggers that the data can speak of are there', () => {
  expect(told([['a', 'use', '2026-06-01']])).toEqual([])
})

describe('poor sentiment', () => {
  test('goes by the latest answer and its level', () => {
    const rows: JourneyRow[] = [
      ['a', 'use', '2026-06-01', { nps: 9 }],
      ['a', 'use', '2026-06-02', { nps: 2 }],
      ['b', 'use', '2026-06-01', { nps: 0 }],
      ['b', 'use', '2026-06-02', { nps: 8 }],
      ['b', 'use', '2026-06-03'],
      ['c', 'use', '2026-06-01', { nps: 3 }],
    ]
    // 2.5 of 10 is −1 on the sentiment line.
    expect(told(rows, [SCORE])).toEqual([['Poor sentiment', 1]])
  })
})

describe('low usage', () => {
  const uses = (id: string, days: readonly string[]): JourneyRow[] =>
    days.map((day) => [id, 'use', `2026-${day}`])

  test('is fewer than half of one’s own events of the period before', () => {
    const before = ['04-01', '05-05', '05-10', '05-20', '05-25']
    const rows = [
      ...uses('less', [...before, '06-15']),
      ...uses('half', [...before, '06-15', '06-16']),
      ...uses('gone', before),
      ...uses('few', ['04-01', '05-05', '05-10', '05-20']),
      ...uses('new', before.slice(1)),
    ]
    expect(told(rows)).toEqual([['Low usage', 2]])
  })

  test('is no trigger where nobody is known long enough', () => {
    expect(told(uses('a', ['06-01', '06-02', '06-03', '06-04', '06-05']))).toEqual([])
  })
})

test('lack of adoption is to have come long ago and never to have begun', () => {
  const rows: JourneyRow[] = [
    ['a', 'signed up', '2026-06-01'],
    ['b', 'signed up', '2026-06-01'],
    ['b', 'Onboarding completed', '2026-06-20'],
    ['c', 'signed up', '2026-06-17'],
  ]
  expect(risks(rows).map(({ trigger, rule, customers }) => [trigger, rule, customers])).toEqual([
    ['Lack of adoption', 'First event 14 days ago or earlier, and none of “Onboarding completed” so far.', 1],
  ])
})

test('support concerns are several tickets within the window', () => {
  const tickets = (id: string, days: readonly string[]): JourneyRow[] =>
    days.flatMap((day): JourneyRow[] => [
      [id, 'Ticket opened', `2026-${day}`],
      [id, 'Ticket closed', `2026-${day}`],
    ])
  const rows = [
    ...tickets('a', ['05-01', '06-01', '06-02']),
    ...tickets('b', ['05-01', '06-01']),
    ...tickets('c', ['01-01', '06-01', '06-02']),
  ]
  expect(risks(rows)).toEqual([
    {
      trigger: 'Support concerns',
      rule: '3 events or more in the last 90 days of “Ticket opened”.',
      customers: 1,
      byPlace: [],
    },
  ])
})

describe('states', () => {
  test.each<[keyof typeof RISK_RULES.states, string[], string[]]>([
    [
      'Financial hardship',
      ['payment_failed', 'Failed payment', 'paymentFailed', 'Invoice overdue'],
      ['payment', 'paid in full'],
    ],
    ['Under-delivery', ['Delivery delayed', 'Late delivery', 'refund_requested'], ['delivered']],
    ['Wrong expectations', ['Not as described', 'Wrong size'], ['size chosen']],
    ['Miscommunication', ['E-mail bounced', 'No-show', 'Case reopened'], ['bounced', 'e-mail opened']],
    ['Organisational change', ['Champion left', 'owner changed'], ['left page']],
    ['Support concerns', ['Ticket created', 'Complaint'], ['Ticket solved', 'supported browser']],
  ])('of %s are found by the beginnings of their words', (trigger, found, others) => {
    const states = [...found, ...others]
    expect(statesFor(states, RISK_RULES.states[trigger]).map((at) => states[at])).toEqual(found)
  })
})

describe('customers at risk', () => {
  const failing =
    (state: string) =>
    (id: string): JourneyRow[] => [
      [id, 'payment_failed', '2026-06-01'],
      [id, 'payment_failed', '2026-06-02'],
      [id, state, '2026-06-03'],
    ]

  test('are counted where they are', () => {
    const rows = [
      ...times(6, 'a', failing('use')),
      ...times(5, 'b', failing('other')),
      ...times(5, 'c', (id) => [[id, 'use', '2026-06-01']]),
    ]
    expect(risks(rows, [], 5)).toEqual([
      {
        trigger: 'Financial hardship',
        rule: '2 events or more in the last 90 days of “payment_failed”.',
        customers: 11,
        byPlace: [
          ['using', 6],
          ['paying', 5],
        ],
      },
    ])
  })

  test('are not told where they, those at a place or the others are too few', () => {
    expect(
      risks([...times(4, 'a', failing('use')), ...times(9, 'b', (id) => [[id, 'use', '2026-06-01']])], [], 5),
    ).toEqual([])
    expect(
      risks([...times(9, 'a', failing('use')), ...times(4, 'b', (id) => [[id, 'use', '2026-06-01']])], [], 5),
    ).toEqual([])
    const [risk] = risks([...times(9, 'a', failing('use')), ...times(3, 'b', failing('pay'))], [], 5)
    expect(risk).toMatchObject({ customers: 12, byPlace: [] })
  })
})
