import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { churnOf } from '#shared/analysis/journey/churn.ts'
import { cohortsOf } from '#shared/analysis/journey/cohorts.ts'
import { pathsOf } from '#shared/analysis/journey/paths.ts'
import { FIGURES } from '#shared/model/figures.ts'
import { type JourneyRow, journeyLog, times } from '#test/support/journey-log.ts'

describe('cohorts', () => {
  test('are of the month of the first event, with who was active in each month after', () => {
    const log = journeyLog([
      ['a', 'visit', '2026-01-10'],
      ['a', 'visit', '2026-01-20'],
      ['a', 'visit', '2026-03-01'],
      ['b', 'visit', '2026-01-31T23:59:59Z'],
      ['b', 'visit', '2026-02-01'],
      ['c', 'visit', '2026-03-05'],
    ])
    expect(cohortsOf(log, 'UTC', 1)).toEqual([
      { month: '2026-01', customers: 2, active: [2, 1, 1] },
      { month: '2026-03', customers: 1, active: [1] },
    ])
  })

  test('follow the calendar of the zone, over the turn of a year and of clocks', () => {
    // 23:30 UTC on the last of March is 01:30 on the first of April in Berlin, where summer time has begun.
    const log = journeyLog([
      ['a', 'visit', '2025-12-31T22:30:00Z'],
      ['b', 'visit', '2025-12-31T23:30:00Z'],
      ['b', 'visit', '2026-03-31T22:30:00Z'],
    ])
    expect(cohortsOf(log, 'Europe/Berlin', 1)).toEqual([
      { month: '2025-12', customers: 1, active: [1, 0, 0, 0, 0] },
      { month: '2026-01', customers: 1, active: [1, 0, 0, 1] },
    ])
    expect(cohortsOf(log, 'UTC', 1)).toEqual([{ month: '2025-12', customers: 2, active: [2, 0, 0, 1] }])
  })

  test('hide too few customers, too few that stayed and too few that did not', () => {
    const came =
      (month: string, ...later: string[]) =>
      (id: string): JourneyRow[] =>
        [month, ...later].map((when) => [id, 'visit', `${when}-10`])
    const log = journeyLog([
      ...times(10, 'a', came('2026-01', '2026-02')),
      ...times(3, 'b', came('2026-01')),
      ...times(6, 'c', came('2026-02', '2026-03')),
      ...times(5, 'c-', came('2026-02')),
      ...times(4, 'd', came('2026-03')),
      ...times(2, 'e', came('2026-04')),
    ])
    expect(cohortsOf(log, 'UTC', 5)).toEqual([
      { month: '2026-01', customers: 13, active: [13, null, 0, 0] },
      { month: '2026-02', customers: 11, active: [11, 6, 0] },
    ])
  })

  test('of a long history are the latest months', () => {
    const log = journeyLog([
      ['old', 'visit', '1970-01-01'],
      ...Array.from(
        { length: 60 },
        (_, at): JourneyRow => [`c${at}`, 'visit', new Date(Date.UTC(2020, at, 15)).toISOString()],
      ),
    ])
    const cohorts = cohortsOf(log, 'UTC', 1)
    expect(cohorts).toHaveLength(FIGURES.cohorts)
    expect(cohorts.at(0)?.month).toBe('2022-01')
    expect(cohorts.at(-1)).toEqual({ month: '2024-12', customers: 1, active: [1] })
  })

  test.each([2, 18, 19, 20, 35, 36])('of a history of %i months are all of its months', (months) => {
    const log = journeyLog(
      Array.from(
        { length: months },
        (_, at): JourneyRow => [`c${at}`, 'visit', new Date(Date.UTC(2020, at, 15)).toISOString()],
      ),
    )
    expect(cohortsOf(log, 'UTC', 1)).toEqual(
      Array.from({ length: months }, (_, at) => ({
        month: new Date(Date.UTC(2020, at, 15)).toISOString().slice(0, 7),
        customers: 1,
        active: [1, ...Array.from({ length: months - at - 1 }, () => 0)],
      })),
    )
  })

  test('hold every customer once, all of them active in their first month', () => {
    const event = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 900 }))
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (events) => {
        const log = journeyLog(
          events.map(
            ([id, day]): JourneyRow => [id, 'visit', new Date(Date.UTC(2024, 0, 1 + day)).toISOString()],
          ),
        )
        const cohorts = cohortsOf(log, 'America/New_York', 1)
        expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(log.cases.length)
        for (const { customers, active } of cohorts) {
          expect(active[0]).toBe(customers)
          expect(active.every((count) => count !== null && count <= customers)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('churn', () => {
  const log = journeyLog([
    ['a', 'visit', '2026-01-01'],
    ['b', 'visit', '2026-01-01'],
    ['b', 'visit', '2026-01-31T00:00:01Z'],
    ['c', 'visit', '2026-03-02'],
  ])
  const asOf = Date.parse('2026-03-02')

  test('counts who had no event in so many days of 24 hours', () => {
    expect(churnOf(log, { asOf, afterDays: 29, least: 1 })).toEqual({ afterDays: 29, silent: 2 })
    expect(churnOf(log, { asOf, afterDays: 30, least: 1 })).toEqual({ afterDays: 30, silent: 1 })
    expect(churnOf(log, { asOf, afterDays: 60, least: 1 })).toEqual({ afterDays: 60, silent: 1 })
  })

  test('is none where the data spans no more than that, and untold of a small group', () => {
    expect(churnOf(log, { asOf, afterDays: 61, least: 1 })).toBeNull()
    expect(churnOf(log, { asOf, afterDays: 31, least: 2 })).toEqual({ afterDays: 31, silent: null })
    // One of three went on: that is a small group too.
    expect(churnOf(log, { asOf, afterDays: 29, least: 2 })).toEqual({ afterDays: 29, silent: null })
  })
})

describe('paths', () => {
  const path =
    (...states: string[]) =>
    (id: string): JourneyRow[] =>
      states.map((state, at) => [id, state, `2026-01-${String(at + 1).padStart(2, '0')}`])

  test('are states in order, one that follows itself told once, the commonest first', () => {
    const log = journeyLog([
      ...times(2, 'a', path('view', 'buy')),
      ...times(1, 'b', path('view', 'view', 'view', 'buy')),
      ...times(2, 'c', path('view', 'buy', 'view')),
    ])
    expect(pathsOf(log, 1)).toEqual({
      paths: [
        [['view', 'buy'], 3],
        [['view', 'buy', 'view'], 2],
      ],
      otherPaths: 0,
    })
  })

  test('of too few customers and beyond the commonest are counted together', () => {
    const log = journeyLog([
      ...times(9, 'a', path('view')),
      ...times(6, 'b', path('buy')),
      ...times(3, 'c', path('view', 'buy')),
    ])
    // The three would follow from all customers and the others.
    expect(pathsOf(log, 5)).toEqual({ paths: [[['view'], 9]], otherPaths: 9 })
    expect(pathsOf(log, 1, 1)).toEqual({ paths: [[['view'], 9]], otherPaths: 9 })
  })

  test('of more states than anybody reads are others', () => {
    const long = Array.from(
      { length: 101 },
      (_, at): JourneyRow => ['a', at % 2 ? 'x' : 'y', new Date(at * 1000).toISOString()],
    )
    expect(pathsOf(journeyLog(long), 1)).toEqual({ paths: [], otherPaths: 1 })
    expect(pathsOf(journeyLog(long.slice(1)), 1).paths[0]?.[0]).toHaveLength(100)
  })
})
