import { expect, test } from 'vitest'
import {
  lackOf,
  missingColumns,
  usedAs,
  usesIn,
  withUse,
} from '#renderer/features/journey-data/column-uses.ts'
import { rowCheck } from '#renderer/features/journey-data/sample-check.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'

const COLUMNS = ['id', 'what', 'when', 'till', 'price']
const LONG: LogReading = {
  format: 'delimited',
  delimiter: ',',
  encoding: 'utf-8',
  head: true,
  decimal: '.',
  shape: 'long',
  caseColumn: 'id',
  match: 'exact',
  activityColumn: 'what',
  timeColumn: 'when',
  endColumn: null,
  lifecycleColumn: null,
  lifecycle: 'all',
  stateColumns: [],
  timeFormat: 'iso',
  zone: 'UTC',
  only: null,
  columns: [],
  repeated: 'keep',
  preset: '',
}

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
