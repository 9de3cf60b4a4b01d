import { describe, expect, test } from 'vitest'
import {
  comparisonsWords,
  disagrees,
  influenceWords,
  NO_CAUSE,
} from '#shared/analysis/journey/contrast-words.ts'
import type { Contrast } from '#shared/model/figures.ts'

const CONTEXT = { subject: 'customer', goal: 'purchase', leastGroup: 5 } as const
const contrast = (
  exposedConverted: number,
  exposed: number,
  unexposedConverted: number,
  unexposed: number,
): Contrast => ({
  exposed,
  exposedConverted,
  unexposed,
  unexposedConverted,
})
const words = (beforeGoal: Contrast | null, anyTime: Contrast | null) =>
  influenceWords({ state: 'account page', beforeGoal, anyTime }, CONTEXT)

describe('influence', () => {
  test('is told by both definitions, with both groups and an interval', () => {
    const { before, anyTime, warning } = words(contrast(145, 292, 183, 308), contrast(226, 373, 102, 227))
    expect(before).toEqual({
      title: 'Before the goal',
      definition:
        'With it: customers who had “account page” before they first reached “purchase”, or at all where they never reached it.',
      value: '0.84 times as often',
      formula:
        'With “account page”, 145 of 292 customers reached “purchase” (49.7 %); without it, 183 of 308 (59.4 %): 0.84 times as often, 95 % interval 0.72–0.97 (Katz).',
    })
    expect(anyTime.value).toBe('1.35 times as often')
    expect(warning).toBe(
      'The two definitions point in opposite directions: 0.84 before the goal, 1.35 at any time. Neither is wrong: they answer different questions. “Before the goal” counts only what came before.',
    )
  })

  test('that may be chance says so', () => {
    const { before, warning } = words(contrast(9, 20, 10, 20), contrast(19, 20, 10, 20))
    expect(before.formula).toMatch(/, which includes 1: the data leaves it open which way\.$/)
    expect(warning).toMatch(/At least one of them may be chance\.$/)
  })

  test('that agrees has no warning', () => {
    expect(words(contrast(10, 20, 5, 20), contrast(12, 20, 3, 20)).warning).toBeNull()
    expect(disagrees({ beforeGoal: contrast(10, 20, 10, 20), anyTime: contrast(12, 20, 3, 20) })).toBe(false)
  })

  test('is a dash without a group to compare with, and has no interval where nobody with it came through', () => {
    const { before, anyTime } = words(contrast(10, 20, 0, 0), contrast(0, 20, 5, 20))
    expect(before.value).toBe('—')
    expect(before.formula).toMatch(/without it, 0 of 0 \(—\)\. There is nothing to divide by/)
    expect(anyTime).toMatchObject({ value: '0.00 times as often' })
    expect(anyTime.formula).toMatch(/without an interval, because nobody with it reached the goal\.$/)
  })

  test('of a small group is not shown', () => {
    const { before, warning } = words(null, contrast(12, 20, 3, 20))
    expect(before.value).toBe('not shown')
    expect(before.formula).toBe('Not shown: it is fewer than 5 customers, or would tell of so few.')
    expect(warning).toBeNull()
  })
})

test('of many comparisons some miss by chance', () => {
  expect(comparisonsWords(1)).toBe(NO_CAUSE)
  expect(comparisonsWords(18)).toMatch(/^18 touchpoints are compared: of so many 95 % intervals about 1 can/)
  expect(comparisonsWords(5)).toMatch(/about one can/)
})
