import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventLog, NumberColumn, ScoreScale } from '#shared/analysis/journey/event-log.ts'
import {
  isGoodAnswer,
  levelOf,
  scoresBySlice,
  scoreTotals,
  shownScore,
} from '#shared/analysis/journey/scores.ts'
import { type JourneyRow, journeyLog, placesOfStates } from '#test/support/journey-log.ts'

const NPS: ScoreScale = { kind: 'nps', low: 0, high: 10 }
const CSAT: ScoreScale = { kind: 'csat', low: 1, high: 5 }
const CES: ScoreScale = { kind: 'ces', low: 1, high: 7 }

/** Each answer from a customer of their own. */
const survey = (answers: readonly number[], scale?: ScoreScale) =>
  journeyLog(
    answers.map((answer, at): JourneyRow => [`c${at}`, 'answered', '2026-01-01', { score: answer }]),
    [{ name: 'score', role: 'score', of: 'event', type: 'numbers', ...(scale && { scale }) }],
  )

describe('what a survey says in all', () => {
  test('NPS is promoters less detractors in points, with the margin of −1, 0 and +1', () => {
    // 4 promoters, 1 passive, 2 detractors of 7: (4 − 2) / 7. Variance (6 − 4/7) / 6 = 0.904762; √(0.904762 / 7) = 0.359516.
    const [total] = scoreTotals(survey([10, 9, 9, 10, 7, 6, 0], NPS), 5)
    expect(total).toMatchObject({ kind: 'nps', column: 'score', n: 7 })
    expect(total?.value).toBeCloseTo(28.5714, 4)
    expect(total?.margin).toBeCloseTo(195.9964 * 0.359516, 2)
  })

  test('7 and 8 are neither, 9 is a promoter, 6 a detractor', () => {
    expect(scoreTotals(survey([7, 8, 7, 8], NPS), 1)[0]?.value).toBe(0)
    expect(scoreTotals(survey([9, 9], NPS), 1)[0]?.value).toBe(100)
    expect(scoreTotals(survey([6, 6], NPS), 1)[0]?.value).toBe(-100)
  })

  test('CSAT is the share of the two best answers', () => {
    const [total] = scoreTotals(survey([1, 2, 3, 4, 5, 5, 4, 4], CSAT), 5)
    expect(total).toMatchObject({ kind: 'csat', n: 8, value: 5 / 8 })
    // Wilson for 5 of 8: 0.3057 to 0.8632.
    expect(total?.margin).toBeCloseTo((0.8632 - 0.3057) / 2, 4)
  })

  test('CES is the share of 5 to 7 of 7', () => {
    expect(scoreTotals(survey([4, 5, 6, 7, 1], CES), 5)[0]).toMatchObject({ kind: 'ces', value: 3 / 5 })
  })

  test('a score without a scale is a mean', () => {
    const [total] = scoreTotals(survey([2, 4, 4, 4, 5, 5, 7, 9]), 5)
    // Variance 32 / 7; √(32 / 7 / 8) = 0.755929.
    expect(total).toMatchObject({ kind: 'mean', n: 8, value: 5 })
    expect(total?.margin).toBeCloseTo(1.959964 * 0.755929, 5)
  })

  test('what the question does not allow is no answer', () => {
    expect(scoreTotals(survey([5, 5, 99, -1, 1], CSAT), 1)[0]).toMatchObject({ n: 3, value: 2 / 3 })
  })

  test('a single answer has no margin', () => {
    expect(scoreTotals(survey([10], NPS), 1)[0]?.margin).toBeNull()
    expect(scoreTotals(survey([5], CSAT), 1)[0]?.margin).toBeNull()
  })

  test('fewer customers than the least group are not told, however often they answered', () => {
    const rows = Array.from(
      { length: 20 },
      (_, at): JourneyRow => [`c${at % 4}`, 'answered', '2026-01-01', { score: 9 }],
    )
    const log = journeyLog(rows, [{ name: 'score', role: 'score', of: 'event', type: 'numbers', scale: NPS }])
    expect(scoreTotals(log, 5)).toEqual([])
    expect(scoreTotals(log, 4)[0]?.n).toBe(20)
  })

  test('NPS lies between −100 and 100, and changes its sign when the answers are mirrored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 3, 6, 7, 8, 9, 10), { minLength: 1, maxLength: 40 }),
        (answers) => {
          const mirror: Readonly<Record<number, number>> = { 0: 10, 3: 10, 6: 9, 7: 8, 8: 7, 9: 6, 10: 0 }
          const [one] = scoreTotals(survey(answers, NPS), 1)
          const [other] = scoreTotals(
            survey(
              answers.map((answer) => mirror[answer] as number),
              NPS,
            ),
            1,
          )
          expect(Math.abs(one?.value ?? 1000)).toBeLessThanOrEqual(100)
          expect((one?.value ?? 0) + (other?.value ?? 0)).toBeCloseTo(0, 9)
        },
      ),
    )
  })
})

describe('an answer', () => {
  test.each<[string, ScoreScale, number[]]>([
    ['of 1 to 7, satisfied', { kind: 'csat', low: 1, high: 7 }, [6, 7]],
    ['of 1 to 5, easy', { kind: 'ces', low: 1, high: 5 }, [4, 5]],
    ['of thumbs', { kind: 'csat', low: 0, high: 1 }, [1]],
    ['of a scale on which 1 is best', { kind: 'csat', low: 6, high: 1 }, [1, 2]],
  ])('%s, is good at', (_, scale, good) => {
    const answers = [0, 1, 2, 3, 4, 5, 6, 7].filter(
      (one) => one >= Math.min(scale.low, scale.high) && one <= Math.max(scale.low, scale.high),
    )
    expect(answers.filter((one) => isGoodAnswer(one, scale))).toEqual(good)
  })

  test.each<[ScoreScale, number, number]>([
    [NPS, 0, -2],
    [NPS, 5, 0],
    [NPS, 10, 2],
    [CSAT, 4, 1],
    [CES, 4, 0],
    [{ kind: 'mean', low: 6, high: 1 }, 6, -2],
    [{ kind: 'mean', low: 6, high: 1 }, 1, 2],
    [{ kind: 'mean', low: 3, high: 3 }, 3, 0],
  ])('of %o: %d is at %d on the sentiment line', (scale, answer, level) => {
    expect(levelOf(answer, scale)).toBeCloseTo(level, 12)
  })
})

describe('scores by place', () => {
  const columns = [{ name: 'score', role: 'score', of: 'event', type: 'numbers', scale: CSAT }] as const
  const rows: readonly JourneyRow[] = [
    ['a', 'view', '2026-01-01'],
    ['a', 'survey', '2026-01-02', { score: 2 }],
    ['a', 'buy', '2026-01-03', { score: 5 }],
    ['b', 'survey', '2026-01-01', { score: 1 }],
    ['b', 'buy', '2026-01-02', { score: 4 }],
    ['b', 'survey', '2026-01-03', { score: 5 }],
    ['c', 'view', '2026-01-01', { score: 4 }],
  ]
  const log = journeyLog(rows, columns)
  const [column] = [shownScore(log)]
  const places = placesOfStates(log, [['view'], ['buy'], ['ship']])
  /** What may be told of some customers, by place. */
  const toldByPlace = (
    of: EventLog,
    score: NumberColumn,
    { least, isIn = () => true }: { least: number; isIn?: (caseAt: number) => boolean },
  ) => {
    const sliceOf = Int32Array.from(of.cases, (_, caseAt) => (isIn(caseAt) ? 0 : -1))
    const [only = []] = scoresBySlice(of, score, places, { sliceOf, slices: 1 }, least)
    return only.map((one) => (one.isScoreTold ? one.score : null))
  }

  test('an answer belongs to its event’s place, else to the customer’s latest one before, else to none', () => {
    if (!column) throw new Error('no score')
    expect(toldByPlace(log, column, { least: 1 })).toEqual([
      { mean: 3, level: 0, n: 2 },
      { mean: 14 / 3, level: expect.closeTo(14 / 3 - 3, 9), n: 3 },
      null,
    ])
  })

  test('can be those of some customers', () => {
    if (!column) throw new Error('no score')
    const isIn = (caseAt: number): boolean => log.cases[caseAt] === 'a'
    expect(toldByPlace(log, column, { least: 1, isIn }).map((score) => score?.mean)).toEqual([
      2,
      5,
      undefined,
    ])
  })

  test('are not told of too few customers, nor where that would tell of others', () => {
    if (!column) throw new Error('no score')
    // Two answered at each place, one at none: that one would follow from the sum of all answers.
    expect(toldByPlace(log, column, { least: 2 }).map((score) => score?.n ?? null)).toEqual([null, 3, null])
    expect(toldByPlace(log, column, { least: 3 })).toEqual([null, null, null])
  })

  test('what is known of a customer as such belongs to no place, but counts in all', () => {
    const known = journeyLog(rows, [{ ...columns[0], of: 'case' }])
    const score = shownScore(known)
    if (!score) throw new Error('no score')
    expect(toldByPlace(known, score, { least: 1 })).toEqual([null, null, null])
    expect(scoreTotals(known, 1)[0]?.n).toBe(3)
  })

  test('of several surveys the one with the most answers is shown', () => {
    const two = journeyLog(
      [
        ['a', 'view', '2026-01-01', { first: 3 }],
        ['a', 'view', '2026-01-02', { second: 3 }],
        ['a', 'view', '2026-01-03', { second: 4 }],
        ['a', 'view', '2026-01-04', { plain: 1 }],
      ],
      ['first', 'second'].map((name) => ({ ...columns[0], name })),
    )
    expect(shownScore(two)?.name).toBe('second')
  })
})
