import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  explainPain,
  GRADES,
  matrixGrades,
  matrixPoint,
  QUADRANT_WORDS,
  QUADRANTS,
  quadrantOf,
  rankOpportunities,
  rankPains,
} from '#shared/analysis/ranking.ts'
import type { Card } from '#shared/model/card.ts'
import { IMPACTS } from '#shared/model/vocabulary.ts'
import { SAMPLE_NOW, viewOf } from './support/sketch.ts'

type Pain = Partial<Card> & { readonly id: string }

const painsView = (pains: readonly Pain[], opportunities: readonly Partial<Card>[] = []) =>
  viewOf({
    stages: { All: ['first', 'second'] },
    lanes: {
      hurts: { kind: 'pains', cards: { first: pains.map((pain) => ({ text: pain.id, ...pain })) } },
      mend: {
        kind: 'opportunities',
        cards: { second: opportunities.map((one) => ({ text: one.id ?? '', ...one })) },
      },
    },
  })
const ranked = (...pains: readonly Pain[]) => rankPains(painsView(pains))
const told = (...pains: readonly Pain[]): string[] =>
  ranked(...pains).map((pain) => `${pain.rank} ${pain.card.id}: ${explainPain(pain)} = ${pain.score}`)

describe('pains', () => {
  test('rank by impact × reach × votes, with the way there in words', () => {
    expect(
      told(
        { id: 'small', impact: 'trivial', reach: 100, votes: 1 },
        { id: 'great', impact: 'abandons', reach: 60, votes: 4 },
        { id: 'middle', impact: 'workaround', reach: 50, votes: 2 },
      ),
    ).toEqual([
      '1 great: 3 (Abandons) × 60 % × 4 votes = 7.2',
      '2 middle: 2 (Needs a work-around) × 50 % × 2 votes = 2',
      '3 small: 1 (Trivial) × 100 % × 1 vote = 1',
    ])
  })

  test('of unknown reach count as the median of the known', () => {
    expect(
      told(
        { id: 'a', impact: 'abandons', reach: 10 },
        { id: 'b', impact: 'abandons' },
        { id: 'c', impact: 'abandons', reach: 30 },
      ),
    ).toEqual([
      '1 c: 3 (Abandons) × 30 % = 0.9',
      '2 b: 3 (Abandons) × 20 % (usual reach here) = 0.6',
      '3 a: 3 (Abandons) × 10 % = 0.3',
    ])
  })

  test('without a vote count half a vote once others have some, and not at all before', () => {
    expect(told({ id: 'a', impact: 'trivial' }, { id: 'b', impact: 'abandons' })).toEqual([
      '1 b: 3 (Abandons) = 3',
      '2 a: 1 (Trivial) = 1',
    ])
    expect(told({ id: 'a', impact: 'trivial', votes: 1 }, { id: 'b', impact: 'abandons' })).toEqual([
      '1 b: 3 (Abandons) × 0.5 (no votes) = 1.5',
      '2 a: 1 (Trivial) × 1 vote = 1',
    ])
  })

  test('that nobody meets come last and stay in the list; more than all is all', () => {
    expect(
      told({ id: 'a', impact: 'abandons', reach: 0 }, { id: 'b', impact: 'trivial', reach: 250 }),
    ).toEqual(['1 b: 1 (Trivial) × 100 % = 1', '2 a: 3 (Abandons) × 0 % = 0'])
  })

  test('of equal score share a rank and keep the order of the map, the graver before', () => {
    expect(
      told(
        { id: 'a', impact: 'trivial', votes: 6 },
        { id: 'b', impact: 'abandons', votes: 2 },
        { id: 'c', impact: 'abandons', votes: 2 },
        { id: 'd', impact: 'trivial', votes: 1 },
      ).map((line) => line.slice(0, 3)),
    ).toEqual(['1 b', '1 c', '1 a', '4 d'])
  })

  test('of a blank card are none', () => {
    expect(ranked({ id: 'a', text: ' ' })).toEqual([])
  })

  const pain = fc.record({
    impact: fc.constantFrom(...IMPACTS),
    reach: fc.option(fc.integer({ min: 0, max: 100 })),
    votes: fc.integer({ min: 0, max: 9 }),
  })
  const some = fc.array(pain, { minLength: 1, maxLength: 6 })
  const named = (list: readonly Partial<Card>[]): Pain[] =>
    list.map((one, index) => ({ ...one, id: `p${index}` }))

  test('are all ranked, from high to low, each score the product of its factors', () => {
    fc.assert(
      fc.property(some, (list) => {
        const all = ranked(...named(list))
        expect(all.map(({ card }) => card.id).sort()).toEqual(named(list).map(({ id }) => id))
        for (const [index, { rank, score, weight, reach, votes }] of all.entries()) {
          expect(score).toBeCloseTo((weight * reach.value * votes.value) / 100, 5)
          expect(rank).toBe(1 + all.filter((other) => other.score > score).length)
          expect(score).toBeLessThanOrEqual(all[index - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('never sink for a vote more', () => {
    fc.assert(
      fc.property(some, fc.nat(), (list, pick) => {
        const at = pick % list.length
        const rankOf = (pains: readonly Partial<Card>[]): number =>
          ranked(...named(pains)).find(({ card }) => card.id === `p${at}`)!.rank
        const more = list.map((one, index) => (index === at ? { ...one, votes: one.votes + 1 } : one))
        expect(rankOf(more)).toBeLessThanOrEqual(rankOf(list))
      }),
      { numRuns: 40 },
    )
  })
})

describe('opportunities', () => {
  const one = (id: string, value: number | null, effort: number | null, more: Partial<Card> = {}) => ({
    id,
    value,
    effort,
    ...more,
  })

  test('rank by value against effort, then by what they answer, then by votes', () => {
    const view = painsView(
      [
        { id: 'bad', impact: 'abandons' },
        { id: 'mild', impact: 'trivial' },
      ],
      [
        one('bet', 5, 4),
        one('mends-mild', 4, 2, { painIds: ['mild'] }),
        one('mends-both', 2, 1, { painIds: ['mild', 'bad', 'gone'] }),
        one('voted', 5, 4, { votes: 3 }),
        one('poor', 1, 5),
      ],
    )
    const { ranked: list, unplaced, settled } = rankOpportunities(view)
    expect(
      list.map(({ rank, card, score, painScore, quadrant }) => [rank, card.id, score, painScore, quadrant]),
    ).toEqual([
      [1, 'mends-both', 2, 4, 'fill-in'],
      [1, 'mends-mild', 2, 1, 'quick-win'],
      [3, 'voted', 1.25, 0, 'big-bet'],
      [3, 'bet', 1.25, 0, 'big-bet'],
      [5, 'poor', 0.2, 0, 'thankless'],
    ])
    expect(list[0]?.pains.map(({ card }) => card.id)).toEqual(['bad', 'mild'])
    expect([...unplaced, ...settled]).toEqual([])
  })

  test('wait for both grades, and are settled once done or dropped', () => {
    const view = painsView(
      [{ id: 'bad' }],
      [
        one('half', 5, null),
        one('bare', null, null, { painIds: ['bad'] }),
        one('done', 5, 1, { progress: 'done' }),
        one('dropped', null, null, { progress: 'dropped' }),
        one('open', 1, 1),
      ],
    )
    const { ranked: list, unplaced, settled } = rankOpportunities(view)
    expect([list, unplaced, settled].map((cards) => cards.map(({ card }) => card.id))).toEqual([
      ['open'],
      ['bare', 'half'],
      ['done', 'dropped'],
    ])
  })

  test('of the sample stand where its story has them', () => {
    expect(
      rankOpportunities(SAMPLE_NOW).ranked.map(({ card, quadrant, painScore }) => [
        card.id,
        quadrant,
        painScore,
      ]),
    ).toEqual([
      ['o-pause', 'quick-win', 21],
      ['o-deposit', 'quick-win', 18],
      ['o-loan', 'big-bet', 10],
    ])
  })
})

describe('the matrix', () => {
  test.each([
    [{ value: 1, effort: 1 }, { x: 0, y: 0 }, 'fill-in'],
    [{ value: 5, effort: 1 }, { x: 0, y: 1 }, 'quick-win'],
    [{ value: 5, effort: 5 }, { x: 1, y: 1 }, 'big-bet'],
    [{ value: 1, effort: 5 }, { x: 1, y: 0 }, 'thankless'],
    [{ value: 3, effort: 3 }, { x: 0.5, y: 0.5 }, 'big-bet'],
    [{ value: 2.5, effort: 2.5 }, { x: 0.375, y: 0.375 }, 'fill-in'],
  ])('%o stands at %o', (grades, point, quadrant) => {
    expect(matrixPoint(grades)).toEqual(point)
    expect(quadrantOf(grades)).toBe(quadrant)
  })

  test('holds what lies beyond it at its edge', () => {
    expect(matrixPoint({ value: 9, effort: -3 })).toEqual({ x: 0, y: 1 })
    expect(matrixGrades({ x: 1.4, y: -2 })).toEqual({ value: 1, effort: 5 })
  })

  test('gives back the grades that were put into it', () => {
    const half = fc.integer({ min: 2, max: 10 }).map((twice) => twice / 2)
    fc.assert(
      fc.property(fc.record({ value: half, effort: half }), (grades) => {
        expect(matrixGrades(matrixPoint(grades))).toEqual(grades)
      }),
    )
  })

  test('gives whole steps within the bounds for any point', () => {
    const share = fc.double({ min: -1, max: 2, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.constantFrom(0.25, 0.5, 1), (x, y, step) => {
        for (const grade of Object.values(matrixGrades({ x, y }, step))) {
          expect(grade).toBeGreaterThanOrEqual(GRADES.least)
          expect(grade).toBeLessThanOrEqual(GRADES.most)
          expect(Number.isInteger(grade / step)).toBe(true)
        }
      }),
    )
  })

  test('has a name and a tip for each field', () => {
    for (const quadrant of QUADRANTS) {
      expect(QUADRANT_WORDS[quadrant].label).toMatch(/^[A-Z]/)
      expect(QUADRANT_WORDS[quadrant].tip).toMatch(/\.$/)
    }
  })
})
