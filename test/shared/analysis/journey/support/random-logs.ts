import fc from 'fast-check'
import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import type { FiguresRequest, MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import type { Match } from '#shared/model/data-set.ts'

/** A row of made-up data: who, what, when (hours since the beginning of 2026), and the segment they belong to. */
export interface Row {
  readonly who: number
  readonly what: string
  readonly hour: number
}

/** Stage s1 has two steps, the others one each. */
export const PLACES: readonly MapPlace[] = [
  ['s1', 'p1', 'p2'],
  ['s2', 'p3'],
  ['s3', 'p4'],
  ['s4', 'p5'],
].flatMap(([stageId = '', ...steps]) => [
  { id: stageId, kind: 'stage' as const, stageId, title: stageId },
  ...steps.map((id) => ({ id, kind: 'step' as const, stageId, title: id })),
])

const STATES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export const START = Date.UTC(2026, 0, 1)
const SEGMENTS = ['red', 'green', 'blue', '']

/** Rows of a few customers, some at the same hour. */
export const rowsOf = (customers: number, most: number): fc.Arbitrary<readonly Row[]> =>
  fc.array(
    fc.record({
      who: fc.nat(customers - 1),
      what: fc.constantFrom(...STATES),
      hour: fc.nat(24 * 40),
    }),
    { minLength: 1, maxLength: most },
  )

export const matchesAtRandom: fc.Arbitrary<readonly Match[]> = fc
  .tuple(...STATES.map(() => fc.constantFrom('', ...PLACES.map(({ id }) => id), 'gone')))
  .map((ids) => STATES.flatMap((state, at): Match[] => (ids[at] === '' ? [] : [[state, ids[at] as string]])))

/** The segment that a customer is in; of some, none is known. */
export const segmentOf = (who: number): string => SEGMENTS[who % SEGMENTS.length] as string

export function logOf(rows: readonly Row[]): EventLog {
  const builder = new LogBuilder({
    columns: [{ name: 'colour', role: 'segment', of: 'case', type: 'words' }],
  })
  for (const { who, what, hour } of rows) {
    builder.add({ caseId: `c${who}`, activity: what, at: START + hour * 3_600_000 })
    builder.setWord(0, segmentOf(who))
  }
  return builder.build()
}

export const requestOf = (matches: readonly Match[], more: Partial<FiguresRequest> = {}): FiguresRequest => ({
  places: PLACES,
  matches,
  goal: 'f',
  leastGroup: 1,
  segments: ['colour'],
  snapshots: 'week',
  zone: 'UTC',
  churnAfterDays: 30,
  now: START,
  ...more,
})
