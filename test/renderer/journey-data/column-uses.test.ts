import { expect, test } from 'vitest'
import {
  lackOf,
  missingColumns,
  usedAs,
  usesFor,
  usesIn,
  withUse,
  wordsFor,
} from '#renderer/features/journey-data/column-uses.ts'
import { rowCheck } from '#renderer/features/journey-data/sample-check.ts'
import { readingOf } from '#test/shared/formats/logs/log-files.ts'

const COLUMNS = ['id', 'what', 'when', 'till', 'price']
const LONG = readingOf()

test('a column has one use, and a use that only one can have leaves the column that had it', () => {
  const asWho = withUse(LONG, 'price', 'case')
  expect(COLUMNS.map((column) => usedAs(asWho, column))).toEqual(['none', 'activity', 'time', 'none', 'case'])
  const asValue = withUse(asWho, 'price', 'value')
  expect(usedAs(asValue, 'price')).toBe('value')
  expect(asValue.columns).toEqual([{ column: 'price', role: 'value', of: 'event' }])
  expect(lackOf(asValue, COLUMNS)).toContain('who')
  expect(lackOf(withUse(asValue, 'id', 'case'), COLUMNS)).toBeNull()
})

test('an end makes intervals of a file, and without it they are plain events again', () => {
  const interval = withUse(LONG, 'till', 'end')
  expect([interval.shape, usedAs(interval, 'till')]).toEqual(['interval', 'end'])
  const again = withUse(interval, 'till', 'none')
  expect([again.shape, again.endColumn]).toEqual(['long', null])
})

test('a wide file has dates of states, one of cases neither those nor events', () => {
  const wide = withUse({ ...LONG, shape: 'wide' }, 'when', 'state')
  expect(usesIn('wide')).not.toContain('time')
  expect([usedAs(wide, 'when'), usedAs(wide, 'what')]).toEqual(['state', 'none'])
  expect(withUse(wide, 'price', 'cost').columns).toEqual([{ column: 'price', role: 'cost', of: 'case' }])
  expect(lackOf({ ...LONG, shape: 'wide' }, COLUMNS)).toContain('dates')
  expect(lackOf({ ...LONG, shape: 'cases' }, COLUMNS)).toBeNull()
})

test('a newer export that lacks a column is found out; a file without states can name its rows', () => {
  expect(missingColumns(LONG, ['id', 'when'])).toEqual(['what'])
  expect(lackOf({ ...LONG, activityColumn: null }, COLUMNS)).toContain('what happened')
  expect(lackOf({ ...LONG, activityColumn: null, activityName: 'Answered' }, COLUMNS)).toBeNull()
})

test('rows of the sample that would not be used say why', () => {
  const check = rowCheck({ ...LONG, only: { column: 'price', values: ['1'] } }, COLUMNS)
  const row = (id: string, what: string, when: string, price = '1') => check([id, what, when, '', price])
  expect([
    row('a', 'x', '2024-01-01'),
    row('', 'x', '2024-01-01'),
    row('a', ' ', '2024-01-01'),
    row('a', 'x', ''),
    row('a', 'x', 'soon'),
    row('a', 'x', '2024-01-01', '2'),
    check(['a']),
  ]).toEqual([
    '',
    'no id',
    'no state',
    'no time',
    'time not understood',
    'speaks of something else',
    'speaks of something else',
  ])
})

test('a time of day is one of a column of days, and goes with it', () => {
  expect(usesFor({ ...LONG, timeColumn: null })).not.toContain('time-of-day')
  expect(usesFor(LONG)).toContain('time-of-day')
  const timed = withUse(LONG, 'price', 'time-of-day')
  expect(timed.timesOfDay).toEqual([{ day: 'when', time: 'price' }])
  expect(usedAs(timed, 'price')).toBe('time-of-day')
  expect(wordsFor(timed, 'price', 'time-of-day')).toBe('Time of day')
  expect(missingColumns(timed, COLUMNS)).toEqual([])
  expect(missingColumns(timed, ['id', 'what', 'when'])).toEqual(['price'])
  expect(withUse(timed, 'price', 'value').timesOfDay).toBeUndefined()
  expect(withUse(timed, 'when', 'none').timesOfDay).toBeUndefined()
})

test('of several days, a time of day belongs to its namesake, and says so', () => {
  const days = withUse(withUse({ ...LONG, shape: 'wide' }, 'Created Date', 'state'), 'Closed Date', 'state')
  const closed = withUse(days, 'Closed Time', 'time-of-day')
  expect(closed.timesOfDay).toEqual([{ day: 'Closed Date', time: 'Closed Time' }])
  expect(wordsFor(closed, 'Closed Time', 'time-of-day')).toBe('Time of day of “Closed Date”')
  expect(withUse(closed, 'till', 'time-of-day').timesOfDay).toContainEqual({
    day: 'Created Date',
    time: 'till',
  })
})

test('the sample tells what is no time of day; a day without one is used', () => {
  const check = rowCheck({ ...LONG, timesOfDay: [{ day: 'when', time: 'price' }] }, COLUMNS)
  const of = (time: string): string => check(['a', 'x', '2024-03-01', '', time])
  expect([of('9:30 PM'), of(''), of('n/a'), of('late')]).toEqual(['', '', '', 'time of day not understood'])
})
