import { describe, expect, test } from 'vitest'
import { campaignsOf, returnOf } from '#shared/analysis/journey/campaigns.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import { lifetimeValueOf } from '#shared/analysis/journey/lifetime-value.ts'
import type { ColumnOfLog } from '#shared/analysis/journey/log-builder.ts'
import { reportOf } from '#shared/analysis/journey/log-report.ts'
import { type JourneyRow, journeyLog, times } from '#test/support/journey-log.ts'

const COLUMNS: readonly ColumnOfLog[] = [
  { name: 'campaign', role: 'campaign', of: 'event', type: 'words' },
  { name: 'value', role: 'value', of: 'event', type: 'numbers' },
  { name: 'cost', role: 'cost', of: 'event', type: 'numbers' },
]

describe('a campaign’s return', () => {
  test.each([
    [150, 100, 0.5],
    [0, 100, -1],
    [100, 100, 0],
  ])('of %d for %d is %d', (value, cost, roi) => {
    expect(returnOf({ value, cost })).toBe(roi)
  })

  test('is none without a cost, for a cost of nothing, and where the value is not told', () => {
    expect(returnOf({ value: 100, cost: null })).toBeNull()
    expect(returnOf({ value: 100, cost: 0 })).toBeNull()
    expect(returnOf({ value: null, cost: 10 })).toBeNull()
  })
})

describe('campaigns', () => {
  const log = journeyLog(
    [
      // Comes by mail, later by an ad: mail has the customer and the sale, the ad its click.
      ['a', 'visit', '2026-01-01', { campaign: 'mail', cost: 2 }],
      ['a', 'visit', '2026-01-02', { campaign: 'ad', cost: 3 }],
      ['a', 'buy', '2026-01-03', { value: 40 }],
      // Bought before any campaign: that sale is nobody's.
      ['b', 'buy', '2026-01-01', { value: 500 }],
      ['b', 'visit', '2026-01-02', { campaign: 'ad', cost: 3 }],
      // A cost that names no campaign is that of the one that brought the customer.
      ['c', 'visit', '2026-01-01', { campaign: 'ad' }],
      ['c', 'call', '2026-01-02', { cost: 10 }],
      ['c', 'buy', '2026-01-03', { value: 20 }],
      ['c', 'buy', '2026-01-04', { value: 12 }],
      ['d', 'visit', '2026-01-01'],
    ],
    COLUMNS,
  )
  const goal = log.activities.indexOf('buy')

  test('have who came by them first, what came of it since, and what their own rows cost', () => {
    expect(campaignsOf(log, { goal, least: 1 })).toEqual([
      { name: 'ad', customers: 2, converted: 1, cost: 16, value: 32 },
      { name: 'mail', customers: 1, converted: 1, cost: 2, value: 40 },
    ])
  })

  test('tell no conversion without a goal, and no money that no column has', () => {
    const bare = journeyLog([['a', 'visit', '2026-01-01', { campaign: 'mail' }]], COLUMNS.slice(0, 1))
    expect(campaignsOf(bare, { goal: -1, least: 1 })).toEqual([
      { name: 'mail', customers: 1, converted: null, cost: null, value: null },
    ])
    expect(campaignsOf(journeyLog([['a', 'visit', '2026-01-01']]), { goal: -1, least: 1 })).toEqual([])
  })

  test('of a customer as such count from the beginning', () => {
    const known = journeyLog(
      [['a', 'buy', '2026-01-01', { campaign: 'mail', value: 7 }]],
      COLUMNS.map((column) => ({ ...column, of: 'case' })),
    )
    expect(campaignsOf(known, { goal: 0, least: 1 })).toEqual([
      { name: 'mail', customers: 1, converted: 1, cost: null, value: 7 },
    ])
  })

  test('of too few customers are left out, and so is value from too few and what a part of them did', () => {
    const visit =
      (campaign: string) =>
      (id: string): JourneyRow[] => [[id, 'visit', '2026-01-01', { campaign, cost: 1 }]]
    const small = journeyLog(
      [
        ...times(6, 'mail', visit('mail')),
        ...times(8, 'ad', visit('ad')),
        ...times(3, 'fair', visit('fair')),
        ...times(9, 'none', (id) => [[id, 'visit', '2026-01-01']]),
        ['mail1', 'buy', '2026-01-02', { value: 40 }],
      ],
      COLUMNS,
    )
    expect(campaignsOf(small, { goal: small.activities.indexOf('buy'), least: 5 })).toEqual([
      { name: 'ad', customers: 8, converted: 0, cost: 8, value: 0 },
      { name: 'mail', customers: 6, converted: null, cost: 6, value: null },
    ])
  })
})

describe('lifetime value', () => {
  test('is the mean over all customers, refunds taken off, those who brought nothing too', () => {
    const log = journeyLog(
      [
        ['a', 'buy', '2026-01-01', { value: 40 }],
        ['a', 'refund', '2026-01-02', { value: -10 }],
        ['b', 'buy', '2026-01-01', { value: 15 }],
        ['c', 'visit', '2026-01-01'],
      ],
      COLUMNS,
    )
    expect(lifetimeValueOf(log, 2)).toEqual({ mean: 15, n: 3 })
    // Two of the three brought something: fewer than three are not told.
    expect(lifetimeValueOf(log, 3)).toBeNull()
  })

  test('does not tell what too few customers brought at one place', () => {
    const bought =
      (state: string) =>
      (id: string): JourneyRow[] => [[id, state, '2026-01-01', { value: 10 }]]
    const log = journeyLog(
      [
        ...times(9, 'a', bought('shop')),
        ...times(7, 'b', bought('fair')),
        ...times(3, 'c', bought('web')),
        ...times(6, 'd', (id) => [[id, 'web', '2026-01-01']]),
      ],
      COLUMNS,
    )
    const states = ['shop', 'fair', 'web']
    const { lifetimeValue, slices } = figuresFor(log, [], {
      places: states.map((id) => ({ id, kind: 'stage', stageId: id, title: id })),
      matches: states.map((id) => [id, id]),
      ...{
        goal: '',
        leastGroup: 5,
        segments: [],
        snapshots: 'none',
        zone: 'UTC',
        churnAfterDays: 30,
        now: 0,
      },
    })
    expect(lifetimeValue).toEqual({ mean: 190 / 25, n: 25 })
    // 30 at “web” would be what is left of 190.
    expect(slices[0]?.places.map(({ value }) => value)).toEqual([90, null, null])
  })

  test('is none without values', () => {
    expect(lifetimeValueOf(journeyLog([['a', 'visit', '2026-01-01']]), 1)).toBeNull()
  })
})

test('programs are told everything, small groups too', () => {
  const log = journeyLog(
    [
      ['a', 'visit', '2026-01-01', { campaign: 'mail', cost: 10, nps: 9 }],
      ['a', 'buy', '2026-01-02', { value: 15 }],
      ['b', 'Ticket opened', '2026-02-01', { nps: 2 }],
      ['b', 'Ticket opened', '2026-02-02'],
      ['b', 'Ticket opened', '2026-02-03'],
    ],
    [
      ...COLUMNS,
      { name: 'nps', role: 'score', of: 'event', type: 'numbers', scale: { kind: 'nps', low: 0, high: 10 } },
    ],
  )
  const report = reportOf(log, {
    funnel: [],
    goal: 'buy',
    segments: [],
    snapshots: 'none',
    zone: 'UTC',
    noun: null,
  })
  expect(report).toMatchObject({
    scores: [{ column: 'nps', kind: 'nps', n: 2, value: 0, margin_95: expect.closeTo(196, 0) }],
    campaigns: [{ campaign: 'mail', cases: 1, converted: 1, cost: 10, value: 15, return: 0.5 }],
    cohorts: [
      { month: '2026-01', cases: 1, active: [1, 0] },
      { month: '2026-02', cases: 1, active: [1] },
    ],
    churn: { after_days: 30, silent: 1, share: 0.5 },
    lifetime_value: { mean: 7.5, n: 2 },
    at_risk: [
      { trigger: 'Poor sentiment', cases: 1 },
      { trigger: 'Support concerns', cases: 1 },
    ],
  })
})
