import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'

const COLUMNS = [
  { name: 'seat', role: 'segment', of: 'event', type: 'words' },
  { name: 'score', role: 'score', of: 'event', type: 'numbers' },
  { name: 'plan', role: 'segment', of: 'case', type: 'words' },
  { name: 'cost', role: 'cost', of: 'case', type: 'numbers' },
] as const

test('events of a case stand by time and ties as they came, and take all they know along', () => {
  const row = fc.record({
    who: fc.integer({ min: 0, max: 3 }).map((who) => `a customer's id, rather long ${who}`),
    at: fc.integer({ min: 0, max: 9 }),
    score: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  // Long enough for cases on either side of where sorting changes its way, and for room to be made.
  fc.assert(
    fc.property(fc.array(row, { maxLength: 160 }), fc.boolean(), (rows, isSorted) => {
      const given = (isSorted ? rows.toSorted((a, b) => a.at - b.at) : rows).map((one, at) => ({
        ...one,
        what: `s${at % 7}`,
        seat: at % 5 === 0 ? '' : `seat ${at}`,
      }))
      const builder = new LogBuilder({ columns: COLUMNS, intervals: true })
      for (const { who, what, at, seat, score } of given) {
        builder.add({ caseId: who, activity: what, at, endAt: at + 1 })
        builder.setWord(0, seat)
        builder.setNumber(1, score ?? Number.NaN)
      }
      const log = builder.build()
      const told = log.cases.flatMap((who, one) =>
        [...log.at.keys()].slice(log.firstOf[one], log.firstOf[one + 1]).map((event) => ({
          who,
          what: log.activities[log.activityOf[event] as number],
          at: log.at[event],
          end: log.endAt?.[event],
          seat: wordOf(log, 'seat', event),
          score: log.columns.get('score')?.valueOf[event],
        })),
      )
      const byCase = [...Map.groupBy(given, ({ who }) => who).values()]
      expect(told).toEqual(
        byCase.flatMap((its) =>
          its
            .toSorted((a, b) => a.at - b.at)
            .map(({ who, what, at, seat, score }) => ({
              who,
              what,
              at,
              end: at + 1,
              seat,
              score: score ?? Number.NaN,
            })),
        ),
      )
    }),
    { numRuns: 60 },
  )
})

const wordOf = (log: ReturnType<LogBuilder['build']>, name: string, place: number): string | undefined => {
  const column = log.columns.get(name)
  return column?.type === 'words' ? column.values[column.valueOf[place] as number] : undefined
}

test('what events say of their case counts from the first that says it; what is known of a case counts as such', () => {
  const builder = new LogBuilder({ columns: COLUMNS })
  for (const [who, plan, cost] of [
    ['anna', '', Number.NaN],
    ['ben', 'pro', 3],
    ['anna', 'free', 5],
    ['anna', 'pro', 7],
  ] as const) {
    builder.add({ caseId: who, activity: 'x', at: 0 })
    builder.setWord(2, plan)
    builder.setNumber(3, cost)
  }
  builder.setCaseWord(2, builder.knownCase('ben'), 'team')
  const log = builder.build()
  expect(log.cases.map((_, one) => wordOf(log, 'plan', one))).toEqual(['free', 'team'])
  expect([...(log.columns.get('cost')?.valueOf ?? [])]).toEqual([5, 3])
})

test('cases that were named and have no event are not there, and leave no gap', () => {
  const builder = new LogBuilder({ columns: COLUMNS })
  builder.setCaseWord(2, builder.caseAt('nobody'), 'free')
  builder.add({ caseId: 'anna', activity: 'x', at: 2 })
  builder.setCaseWord(2, builder.caseAt('nobody either'), 'free')
  builder.add({ caseId: 'ben', activity: 'y', at: 1 })
  builder.setWord(2, 'pro')
  const log = builder.build()
  expect([log.cases, [...log.firstOf]]).toEqual([
    ['anna', 'ben'],
    [0, 1, 2],
  ])
  expect(log.cases.map((_, one) => wordOf(log, 'plan', one))).toEqual(['', 'pro'])
  expect([builder.knownCase('nobody'), builder.knownCase('a stranger')]).toEqual([0, -1])
})
