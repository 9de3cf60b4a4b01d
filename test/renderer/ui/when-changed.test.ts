import { expect, test } from 'vitest'
import { whenChanged } from '#renderer/ui/when-changed.ts'

const now = new Date(2026, 5, 17, 15, 30)
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString()

test.each([
  [at(2026, 5, 17, 15, 30), 'just now'],
  [at(2026, 5, 17, 15, 25), '5 minutes ago'],
  [at(2026, 5, 17, 12, 20), '3 hours ago'],
  [at(2026, 5, 16, 23, 55), 'yesterday'],
  [at(2026, 5, 13, 8), '4 days ago'],
  [at(2026, 5, 9, 8), '9 June'],
  [at(2025, 11, 31, 8), '31 December 2025'],
])('%s was %s', (changedAt, words) => {
  expect(whenChanged(changedAt, now)).toBe(words)
})

test('a clock that runs ahead, and no time at all', () => {
  expect(whenChanged(at(2026, 5, 17, 16, 0), now)).toBe('just now')
  expect(whenChanged('once', now)).toBe('at an unknown time')
})
