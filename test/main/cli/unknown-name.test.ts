import { expect, test } from 'vitest'
import { suggestionsFor } from '#main/cli/unknown-name.ts'

const COLUMNS = ['user_id', 'event', 'timestamp', 'Straße', 'session_id', 'user_name']

test.each([
  ['timestmp', '“timestamp”'],
  ['TIMESTAPM', '“timestamp”'],
  ['strase', '“Straße”'],
  ['evnet', '“event”'],
  ['user', 'one of “user_id”, “user_name”'],
  ['events_of_customers', '“event”'],
])('for %s it suggests %s', (typed, meant) => {
  expect(suggestionsFor(typed, COLUMNS, 'It has')).toBe(
    `Did you mean ${meant}? It has: user_id, event, timestamp, Straße, session_id, user_name.`,
  )
})

test.each(['plan', 'id', '', 'xxxxx'])('what is like nothing there suggests nothing: “%s”', (typed) => {
  expect(suggestionsFor(typed, ['event', 'timestamp'], 'There are')).toBe('There are: event, timestamp.')
})

test('of many names thirty are listed, shortened, and at most three suggested', () => {
  const many = [...Array.from({ length: 60 }, (_, at) => `column ${at}`), 'x'.repeat(500)].reverse()
  const words = suggestionsFor('columm 4', many, 'It has')
  expect(words).toMatch(/^Did you mean “column 4”\? It has: x{39}…, /)
  expect(words).toMatch(/, column 31 and 31 more\.$/)
  const alike = 'Did you mean one of “column 9”, “column 8”, “column 7”? '
  expect(suggestionsFor('column', many, 'It has')).toContain(alike)
})

test('ids in the place of names are no matter', () => {
  const ids = Array.from({ length: 150_000 }, (_, at) => `${at}-${at}-${at}`)
  expect(suggestionsFor('purchase', ids, 'It has')).toMatch(/^It has: 0-0-0, 1-1-1, .* and 149,970 more\.$/)
})
