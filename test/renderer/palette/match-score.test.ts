import { expect, test } from 'vitest'
import { matchScore } from '#renderer/features/palette/match-score.ts'

const rank = (typed: string, ...titles: string[]): string[] =>
  titles
    .map((title) => ({ title, score: matchScore(typed, title, ['View']) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ title }) => title)

test('the beginning of a title comes before the beginning of a word, and that before the middle', () => {
  expect(rank('in', 'Redo begin', 'Zoom in', 'Insert stage')).toEqual([
    'Insert stage',
    'Zoom in',
    'Redo begin',
  ])
})

test('every word must be found, in any order, without regard to case, accents and signs', () => {
  expect(rank('100 zoom', 'Zoom to 100 %', 'Zoom in')).toEqual(['Zoom to 100 %'])
  expect(rank('CAFE', 'Sits in a café')).toEqual(['Sits in a café'])
})

test('what is known besides counts, but less', () => {
  expect(matchScore('view', 'Show the whole map', ['View'])).toBeGreaterThan(0)
  expect(matchScore('view', 'View as a list', [])).toBeGreaterThan(matchScore('view', 'Show', ['View']))
})

test('nothing fits what is not there; all fits an empty search', () => {
  expect(matchScore('stage', 'Undo', ['Edit'])).toBe(0)
  expect(matchScore('  ', 'Undo', [])).toBe(1)
})
