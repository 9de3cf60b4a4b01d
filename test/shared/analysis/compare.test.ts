import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareMaps, type Difference } from '#shared/analysis/compare.ts'
import { describeComparison, describeDifference } from '#shared/analysis/compare-words.ts'
import { pairMaps } from '#shared/analysis/pairing.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'
import { type MapSketch, recordsOf, SAMPLE_LATER, SAMPLE_NOW, viewOf } from './support/sketch.ts'

const names = { persona: (id: string) => id, step: (id: string) => `“${id}”` }
const tell = (difference: Difference): string => describeDifference(difference, names)

/** Each step with what became of it, and its differences in words. */
const changes = (current: MapView, future: MapView): string[] =>
  compareMaps(current, future).steps.map(
    ({ current: before, future: after, change, differences }) =>
      `${before?.title ?? '·'} → ${after?.title ?? '·'} ${change}${differences.map((one) => `; ${tell(one)}`).join('')}`,
  )

const NOW: MapSketch = {
  stages: { Before: ['look', 'choose'], After: ['use'] },
  lanes: {
    Doing: { kind: 'cards', cards: { look: ['Looks', 'Asks'], use: 'Uses' } },
    Touch: {
      kind: 'touchpoints',
      cards: { choose: { text: 'Shop', status: 'missing', channels: ['phone'] } },
    },
    Feeling: {
      kind: 'sentiment',
      cards: { look: { personaId: 'mira', amount: 1 }, use: { personaId: 'mira', amount: -1 } },
    },
    Pains: { kind: 'pains', cards: { use: { text: 'Slow', impact: 'abandons' } } },
    Numbers: { kind: 'metrics', cards: { use: { text: 'users', amount: 40, unit: '%' } } },
    Channels: { kind: 'channels', cards: { look: { channels: ['phone'] } } },
  },
}

/** The same map under other ids, each record naming the one it came from. */
function copyOf(sketch: MapSketch): MapView {
  const records = recordsOf({ ...sketch, prefix: 'f-' }).map((record): RecordToInsert => {
    const counterpartId = record.id.startsWith('f-') ? record.id.slice(2) : null
    return { ...record, fields: { ...record.fields, counterpartId } } as RecordToInsert
  })
  return viewMap(snapshotOf(records), 'f-map') as MapView
}

describe('two maps of the same titles', () => {
  test('have no differences where nothing was changed', () => {
    const comparison = compareMaps(viewOf(NOW), viewOf({ ...NOW, prefix: 'f-' }))
    expect(comparison.steps.map(({ change }) => change)).toEqual(['none', 'none', 'none'])
    expect(describeComparison(comparison.summary)).toBe('')
    expect(comparison.summary.moods).toEqual([{ personaId: 'mira', before: 0, after: 0 }])
  })

  test('tell step by step what became of cards, feelings, touchpoints, impacts, numbers and channels', () => {
    const later: MapSketch = {
      prefix: 'f-',
      stages: { Before: [{ id: 'look', moment: true }, 'choose'], After: ['use', 'tell'] },
      lanes: {
        Doing: { kind: 'cards', cards: { look: 'Looks', use: ['Enjoys', 'Asks'], tell: 'Tells' } },
        Touch: {
          kind: 'touchpoints',
          cards: { choose: { text: 'shop ', status: 'planned', channels: ['app', 'phone'] } },
        },
        Feeling: {
          kind: 'sentiment',
          cards: {
            look: { personaId: 'mira', amount: 0.5 },
            use: { personaId: 'mira', amount: 2 },
            tell: { personaId: 'ben', amount: 1 },
          },
        },
        Pains: { kind: 'pains', cards: { use: { text: 'Slow', impact: 'trivial' } } },
        Numbers: { kind: 'metrics', cards: { use: { text: 'users', amount: null } } },
        Channels: { kind: 'channels', cards: { look: { channels: ['app'] } } },
      },
    }
    expect(changes(viewOf(NOW), viewOf(later))).toEqual([
      'look → look changed; Now a moment that matters; Sentiment of mira: +1 → +0.5; No longer over “phone”; Now over “app”',
      'choose → choose changed; “Shop” became “shop”; “shop”: missing → planned; “shop”: phone → app, phone',
      'use → use changed; “Uses” became “Enjoys”; “Asks” moved here from “look”; Sentiment of mira: −1 → +2; “Slow”: Abandons → Trivial; “users”: 40 % → —',
      '· → tell added; New: “Tells”; Sentiment of ben: — → +1',
    ])
    const { summary } = compareMaps(viewOf(NOW), viewOf(later))
    expect(summary).toEqual({
      stepsAdded: 1,
      stepsRemoved: 0,
      stepsChanged: 3,
      cardsAdded: 1,
      cardsRemoved: 0,
      cardsChanged: 4,
      cardsMoved: 1,
      sentimentUp: 1,
      sentimentDown: 1,
      moods: [
        { personaId: 'mira', before: 0, after: 1.25 },
        { personaId: 'ben', before: null, after: 1 },
      ],
    })
    expect(describeComparison(summary)).toBe(
      '1 step added, 1 card added, 4 cards changed, 1 card moved, 1 sentiment value up, 1 sentiment value down.',
    )
  })
})

describe('what answers what', () => {
  const row = (...steps: readonly string[]): MapSketch => ({ stages: { Stage: steps }, lanes: {} })

  test('is said by the counterpart first, whatever the title', () => {
    const future = viewOf({
      ...row(),
      stages: {
        Stage: [
          { id: 'b', title: 'renamed', counterpartId: 'a' },
          { id: 'a2', title: 'a' },
        ],
      },
    })
    expect(changes(viewOf(row('a', 'b')), future)).toEqual([
      'a → renamed changed; Now called “renamed”, was “a”',
      '· → a added',
      'b → · removed',
    ])
  })

  test('is then the title, in the same stage first, whatever its case', () => {
    const now = viewOf({
      stages: { One: [{ id: 'w1', title: 'wait' }], Two: [{ id: 'w2', title: 'wait' }] },
      lanes: {},
    })
    const later = viewOf({
      prefix: 'f-',
      stages: { Two: [{ id: 'x', title: 'Wait' }], One: [{ id: 'y', title: ' WAIT' }] },
      lanes: {},
    })
    const { toFuture } = pairMaps(now, later).steps
    expect(['w1', 'w2'].map((id) => toFuture.get(id)?.id)).toEqual(['f-y', 'f-x'])
  })

  test('is last the place after the same neighbour', () => {
    expect(changes(viewOf(row('a', 'b', 'c')), viewOf({ ...row('a', 'x', 'c', 'd'), prefix: 'f-' }))).toEqual(
      ['a → a none', 'b → x changed; Now called “x”, was “b”', 'c → c none', '· → d added'],
    )
  })

  test('is never the place in a copy: what has no counterpart there is new', () => {
    const copy = viewOf({
      stages: {
        Stage: [
          { id: 'f-a', counterpartId: 'a' },
          { id: 'f-x', title: 'x' },
        ],
      },
      lanes: {},
    })
    expect(changes(viewOf(row('a', 'b')), copy)).toEqual([
      'a → f-a changed; Now called “f-a”, was “a”',
      '· → x added',
      'b → · removed',
    ])
  })

  test('of lanes is of one kind, and lanes of plain cards want the same title', () => {
    const now = viewOf({
      stages: {},
      lanes: { Feeling: { kind: 'sentiment' }, Thinking: { kind: 'cards' }, Same: { kind: 'cards' } },
    })
    const later = viewOf({
      prefix: 'f-',
      stages: {},
      lanes: { Answers: { kind: 'cards' }, Mood: { kind: 'sentiment' }, Same: { kind: 'pains' } },
    })
    expect([...pairMaps(now, later).lanes.toFuture].map(([id, lane]) => [id, lane.title])).toEqual([
      ['Feeling', 'Mood'],
    ])
  })

  test('of cards in a copy follows them into another step and lane', () => {
    const copy = copyOf(NOW)
    expect(changes(viewOf(NOW), copy)).toEqual(['look → look none', 'choose → choose none', 'use → use none'])
    const moved = {
      ...NOW,
      lanes: {
        ...NOW.lanes,
        Pains: {
          kind: 'pains',
          cards: { look: { id: 'f-Pains-use-1', text: 'Slower', impact: 'abandons' } },
        },
      },
    } as const satisfies MapSketch
    expect(changes(viewOf(NOW), copyOf(moved))).toEqual([
      'look → look changed; “Slower” moved here from “use”; “Slow” became “Slower”',
      'choose → choose none',
      'use → use none',
    ])
  })
})

describe('any two maps', () => {
  const views = (seed: number): MapView[] => {
    const snapshot = snapshotOf(randomRecords(seed))
    return mapsOf(snapshot).map(({ id }) => viewMap(snapshot, id) as MapView)
  }
  const total = (view: MapView): number =>
    [...view.cells.values()]
      .flatMap((cells) => [...cells.values()].flat())
      .filter(({ kind }) => kind !== 'sentiment' && kind !== 'channel').length

  test('a map beside itself is the same', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const view of views(seed))
          for (const { change } of compareMaps(view, view).steps) expect(change).toBe('none')
      }),
      { numRuns: 60 },
    )
  })

  test('every step and card is in the comparison once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        const [current] = views(seed)
        const [future] = views(other)
        if (!current || !future) return
        const { steps, summary } = compareMaps(current, future)
        expect(
          steps
            .flatMap((step) => step.current ?? [])
            .map(({ id }) => id)
            .sort(),
        ).toEqual(current.steps.map(({ id }) => id).sort())
        expect(steps.flatMap((step) => step.future ?? [])).toEqual(future.steps)
        const { cards } = pairMaps(current, future)
        expect(summary.cardsRemoved + cards.toFuture.size).toBe(total(current))
        expect(summary.cardsAdded + cards.toCurrent.size).toBe(total(future))
        for (const [id, card] of cards.toFuture) expect(cards.toCurrent.get(card.id)?.id).toBe(id)
      }),
      { numRuns: 60 },
    )
  })

  test('looked at from the other side, what was added is removed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        const [current] = views(seed)
        const [future] = views(other)
        if (!current || !future) return
        const [there, back] = [compareMaps(current, future).summary, compareMaps(future, current).summary]
        expect([back.stepsAdded, back.cardsAdded, back.sentimentDown]).toEqual([
          there.stepsRemoved,
          there.cardsRemoved,
          there.sentimentUp,
        ])
      }),
      { numRuns: 60 },
    )
  })
})

test('the sample’s maps differ as its story has it', () => {
  const { summary } = compareMaps(SAMPLE_NOW, SAMPLE_LATER)
  expect(summary).toMatchObject({ stepsAdded: 1, stepsRemoved: 5, sentimentUp: 5, sentimentDown: 0 })
})
