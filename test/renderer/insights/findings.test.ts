import { expect, test } from 'vitest'
import { findingsOf } from '#renderer/features/insights/findings.ts'
import { stepTitle, stretchTitle } from '#renderer/features/insights/words.ts'
import { SAMPLE_NOW, viewOf } from '#test/shared/analysis/support/sketch.ts'

test('the sample’s four patterns are told by their steps', () => {
  const told = findingsOf(SAMPLE_NOW).patterns.map(
    ({ label, target }) => `${label} · ${stretchTitle(SAMPLE_NOW, target.stepIds)}`,
  )
  expect(told).toEqual([
    'Peak · First ride to work',
    'Trough · Waits for a repair',
    'Rapid drop · Orders in the app → Meets the deposit',
    'Sawtooth · Asks the chatbot → Opens the invoice',
  ])
})

test('a pain counts as answered by an opportunity that is not dropped', () => {
  const view = viewOf({
    stages: { S: ['a'] },
    lanes: {
      Pains: { kind: 'pains', cards: { a: ['Slow', 'Dear', 'Far'] } },
      Ideas: {
        kind: 'opportunities',
        cards: {
          a: [
            { text: 'Faster', painIds: ['Pains-a-1'] },
            { text: 'Cheaper', painIds: ['Pains-a-2'], progress: 'dropped' },
          ],
        },
      },
    },
  })
  const answered = findingsOf(view).pains.map(({ card, answered }) => `${card.text} ${answered}`)
  expect(answered.sort()).toEqual(['Dear false', 'Far false', 'Slow true'])
})

test('findings of two maps are never taken for each other', () => {
  const empty = (prefix: string) =>
    viewOf({ prefix, stages: { S: ['a'] }, lanes: { Pains: { kind: 'pains', cards: { a: 'x' } } } })
  const ids = ['one-', 'two-'].flatMap((prefix) => findingsOf(empty(prefix)).gaps.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a step without a title goes by its stage or its number', () => {
  const view = viewOf({
    stages: { Alone: [{ id: 'a', title: '' }], Two: [{ id: 'b', title: '' }, 'c'] },
    lanes: {},
  })
  expect(['a', 'b', 'c'].map((id) => stepTitle(view, id))).toEqual(['Alone', 'Step 2', 'c'])
})
