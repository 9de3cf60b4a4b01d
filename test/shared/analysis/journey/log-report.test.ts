import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIFECYCLES } from '#shared/analysis/journey/event-log.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { reportOf } from '#shared/analysis/journey/log-report.ts'
import { type Asked, type EventRow, naiveReport } from './support/naive-report.ts'

const DAY = 86_400_000
const FIRST = Date.UTC(2025, 10, 20)

/** Few cases, states and instants, so that ties, repetitions and cases of one event are everywhere. */
const row: fc.Arbitrary<EventRow> = fc.record({
  who: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6'),
  what: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  at: fc.integer({ min: 0, max: 12 }).map((step) => FIRST + step * 6 * DAY),
  phase: fc.constantFrom('none', 'start', 'complete'),
  plan: fc.constantFrom('', 'pro', 'free'),
})

function logOf(rows: readonly EventRow[]) {
  const builder = new LogBuilder({
    columns: [{ name: 'plan', role: 'segment', of: 'event', type: 'words' }],
    lifecycles: true,
  })
  for (const { who, what, at, phase, plan } of rows) {
    builder.add({ caseId: who, activity: what, at, lifecycle: LIFECYCLES.indexOf(phase) })
    builder.setWord(0, plan)
  }
  return builder.build()
}

/** The first of each month, from the one after the first event to the one after the last. */
function cutsOf(rows: readonly EventRow[]): number[] {
  const months = [0, 1, 2, 3].map((month) => Date.UTC(2025, 11 + month, 1))
  const times = rows.map(({ at }) => at)
  const end = months.findIndex((cut) => cut > Math.max(...times))
  return months.slice(0, end + 1).filter((cut) => cut > Math.min(...times))
}

const found = (rows: readonly EventRow[], { funnel, goal }: Omit<Asked, 'cuts'>) => {
  const snapshots = { snapshots: 'month', zone: 'UTC', noun: null } as const
  const { definitions, views, ...report } = reportOf(logOf(rows), {
    funnel,
    goal,
    segments: ['plan'],
    ...snapshots,
  })
  return JSON.parse(JSON.stringify(report))
}

/** Whether all is the same but for the last digits of numbers. */
function expectSame(one: unknown, other: unknown, path = ''): void {
  if (typeof other === 'number') expect(one, path).toBeCloseTo(other, 9)
  else if (other === null || typeof other !== 'object') expect(one, path).toBe(other)
  else {
    expect(Object.keys(one ?? {}).sort(), path).toEqual(Object.keys(other).sort())
    for (const [key, value] of Object.entries(other))
      expectSame((one as Record<string, unknown>)[key], value, `${path}/${key}`)
  }
}

test('every measure of any log is what its definition says', () => {
  const asked = fc.record({
    funnel: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }),
    goal: fc.constantFrom('a', 'b'),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), asked, (rows, { funnel, goal }) => {
      const naive = naiveReport(rows, { funnel, goal, cuts: cutsOf(rows) })
      const report = found(rows, { funnel, goal })
      delete report.funnel.definition
      delete report.service_time.definition
      expectSame(Object.fromEntries(Object.keys(naive).map((measure) => [measure, report[measure]])), naive)
    }),
    { numRuns: 150 },
  )
})

test('a log without events has nothing to tell, and tells so', () => {
  const empty = new LogBuilder({
    columns: [{ name: 'plan', role: 'segment', of: 'event', type: 'words' }],
  }).build()
  const report = reportOf(empty, {
    ...{ funnel: ['a', 'b'], goal: 'a', segments: ['plan'], snapshots: 'month', zone: 'UTC', noun: null },
  })
  expect(report).toMatchObject({
    ...{ cases: 0, events: 0, variants: 0, first_event: null, case_duration_s: null, top_variants: [] },
    funnel: { stages: [{ reached_in_order: 0, conversion_from_first: null }, { reached_in_order: 0 }] },
    influence: { converted: 0, conversion_rate: null, touchpoints: [] },
    segments: { plan: {} },
  })
})

test('start and complete rows have views of their own, and a row without a phase is complete', () => {
  const rows = [
    { who: 'c1', what: 'a', at: FIRST, phase: 'start', plan: '' },
    { who: 'c1', what: 'a', at: FIRST + 5000, phase: 'complete', plan: '' },
    { who: 'c2', what: 'b', at: FIRST, phase: 'start', plan: '' },
    { who: 'c3', what: 'a', at: FIRST, phase: 'none', plan: '' },
  ] as const
  const { views } = reportOf(logOf(rows), {
    ...{ funnel: [], goal: null, segments: [], snapshots: 'none', zone: 'UTC', noun: null },
  })
  expect([views?.all_rows.events, views?.start_only.cases, views?.complete_only.cases]).toEqual([4, 2, 2])
  expect(views?.complete_only.activities).toBe(1)
})
