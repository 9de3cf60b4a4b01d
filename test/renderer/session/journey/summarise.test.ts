import { expect, test } from 'vitest'
import { summarise } from '#renderer/session/journey/summarise.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'

test('a log tells its span, how many come by each state and where on their way, and how many words a column has', () => {
  const builder = new LogBuilder({
    columns: [
      { name: 'plan', role: 'segment', of: 'case', type: 'words' },
      { name: 'amount', role: 'value', of: 'event', type: 'numbers' },
    ],
  })
  const add = (caseId: string, activity: string, hour: number, plan = ''): void => {
    builder.add({ caseId, activity, at: Date.UTC(2026, 0, 1, hour) })
    builder.setWord(0, plan)
  }
  add('a', 'visit', 1, 'team')
  add('a', 'cart', 2, 'team')
  add('a', 'cart', 3, 'team')
  add('b', 'visit', 4, 'firm')
  add('b', 'help', 5, 'firm')
  add('b', 'cart', 6, 'firm')
  add('c', 'visit', 7)
  expect(summarise(builder.build(), [])).toEqual({
    rows: [],
    customers: 3,
    events: 7,
    from: '2026-01-01T01:00:00.000Z',
    asOf: '2026-01-01T07:00:00.000Z',
    states: [
      { name: 'visit', events: 3, customers: 3, position: 0 },
      { name: 'cart', events: 3, customers: 2, position: 0.75 },
      { name: 'help', events: 1, customers: 1, position: 0.5 },
    ],
    columns: [
      { name: 'plan', role: 'segment', of: 'case', different: 2 },
      { name: 'amount', role: 'value', of: 'event', different: 0 },
    ],
  })
})
