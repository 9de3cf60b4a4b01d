import { expect, test } from 'vitest'
import {
  dayOf,
  durationWords,
  moneyWords,
  percentInterval,
  percentWords,
  plainWords,
  ratioWords,
  subjectsWords,
} from '#shared/analysis/journey/number-words.ts'

test.each<[number | null, string]>([
  [null, '—'],
  [0, '0 s'],
  [45, '45 s'],
  [119, '119 s'],
  [120, '2 min'],
  [1530, '26 min'],
  [7199, '120 min'],
  [12_240, '3.4 h'],
  [129_600, '36 h'],
  [172_800, '2 days'],
  [8_640_000, '100 days'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

test('shares, money, ratios and counts have one way to be written', () => {
  expect([0, 0.42, 1, -0.05, null].map(percentWords)).toEqual(['0.0 %', '42.0 %', '100.0 %', '−5.0 %', '—'])
  expect(percentInterval({ low: 0.3898, high: 0.4508 })).toBe('39.0–45.1 %')
  expect([1234.5, 12_345.67, -3, null].map(moneyWords)).toEqual(['1,234.50', '12,346', '−3.00', '—'])
  expect([0.8357, 2, null].map(ratioWords)).toEqual(['0.84', '2.00', '—'])
  expect([2868, 4.256, -3, -0.001].map((value) => plainWords(value))).toEqual(['2,868', '4.26', '−3', '0'])
  expect([1, 2868].map((count) => subjectsWords(count, 'session'))).toEqual(['1 session', '2,868 sessions'])
})

test('a day is the one that was written down', () => {
  expect(dayOf('2024-06-29T22:02:40.000Z')).toBe('29 June 2024')
  expect(dayOf('2024-06-01T00:00:00.000+02:00')).toBe('1 June 2024')
  expect(dayOf('')).toBe('')
})
