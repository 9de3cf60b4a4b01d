import { expect, test } from 'vitest'
import { type CalendarStep, stampsIn, startsBetween } from '#shared/analysis/journey/calendar.ts'

const starts = (from: string, to: string, step: CalendarStep, zone: string): string[] =>
  Array.from(startsBetween(Date.parse(from), Date.parse(to), step, zone), (at) =>
    new Date(at).toISOString().slice(0, 16),
  )

test.each<[string, string, CalendarStep, string, string[]]>([
  [
    '2024-01-31T23:59:59.999Z',
    '2024-03-01T00:00:00Z',
    'month',
    'UTC',
    ['2024-02-01T00:00', '2024-03-01T00:00', '2024-04-01T00:00'],
  ],
  ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', 'month', 'UTC', ['2024-02-01T00:00']],
  [
    '2023-12-28T12:00:00Z',
    '2024-01-08T12:00:00Z',
    'week',
    'UTC',
    ['2024-01-01T00:00', '2024-01-08T00:00', '2024-01-15T00:00'],
  ],
  ['1969-12-26T00:00:00Z', '1969-12-30T00:00:00Z', 'week', 'UTC', ['1969-12-29T00:00', '1970-01-05T00:00']],
  [
    '2024-03-30T12:00:00Z',
    '2024-03-31T12:00:00Z',
    'day',
    'Europe/Berlin',
    ['2024-03-30T23:00', '2024-03-31T22:00'],
  ],
  [
    '2024-10-26T12:00:00Z',
    '2024-10-27T12:00:00Z',
    'day',
    'Europe/Berlin',
    ['2024-10-26T22:00', '2024-10-27T23:00'],
  ],
  // Clocks skip midnight: the day begins at 01:00.
  [
    '2018-11-03T12:00:00Z',
    '2018-11-04T12:00:00Z',
    'day',
    'America/Sao_Paulo',
    ['2018-11-04T03:00', '2018-11-05T02:00'],
  ],
  [
    '2022-03-26T12:00:00Z',
    '2022-03-27T12:00:00Z',
    'day',
    'Asia/Beirut',
    ['2022-03-26T22:00', '2022-03-27T21:00'],
  ],
  // Midnight comes twice: the day begins with its first coming.
  [
    '2023-11-04T12:00:00Z',
    '2023-11-05T12:00:00Z',
    'day',
    'America/Havana',
    ['2023-11-05T04:00', '2023-11-06T05:00'],
  ],
  ['2024-06-15T00:00:00Z', '2024-06-15T00:00:00Z', 'month', 'Asia/Kathmandu', ['2024-06-30T18:15']],
])('from %s to %s by %s in %s', (from, to, step, zone, expected) => {
  expect(starts(from, to, step, zone)).toEqual(expected)
})

test.each([
  ['UTC', '2024-06-29T22:02:40.000Z', '2024-06-29T22:02:40.000Z'],
  ['Europe/Berlin', '2024-05-31T22:00:00.000Z', '2024-06-01T00:00:00.000+02:00'],
  ['Europe/Berlin', '2024-01-31T23:00:00.000Z', '2024-02-01T00:00:00.000+01:00'],
  ['Asia/Kolkata', '2024-06-01T12:00:00.125Z', '2024-06-01T17:30:00.125+05:30'],
  ['America/St_Johns', '2024-01-01T03:00:00.000Z', '2023-12-31T23:30:00.000-03:30'],
])('an instant in %s is written as clocks show it there', (zone, instant, stamp) => {
  expect(stampsIn(zone)(Date.parse(instant))).toBe(stamp)
  expect(Date.parse(stamp)).toBe(Date.parse(instant))
})
