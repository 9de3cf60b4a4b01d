import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GAP_KINDS, GAP_REASONS, SEVERITIES } from '#shared/analysis/gap-rules.ts'
import { findGaps, isQuestion } from '#shared/analysis/gaps.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'
import { type LaneSketch, type MapSketch, SAMPLE_LATER, SAMPLE_NOW, viewOf } from './support/sketch.ts'

const idsOf = (view: MapView): string[] => findGaps(view).map(({ id }) => id)

/** Two stages of two steps, with these lanes. */
const mapWith = (lanes: Readonly<Record<string, LaneSketch>>, more: Partial<MapSketch> = {}): MapSketch => ({
  stages: { Before: ['look', 'choose'], After: ['use', 'leave'] },
  lanes,
  ...more,
})
const gapsWith = (lanes: Readonly<Record<string, LaneSketch>>, more?: Partial<MapSketch>): string[] =>
  idsOf(viewOf(mapWith(lanes, more)))

const meets = (...steps: readonly string[]): LaneSketch => ({
  kind: 'touchpoints',
  cards: Object.fromEntries(steps.map((step) => [step, { text: `Page at ${step}`, channels: ['website'] }])),
})

describe('a step that no touchpoint answers', () => {
  const doing: LaneSketch = { kind: 'cards', cards: { look: 'Looks', use: 'Uses' } }

  test('has content and no touchpoint; a step where nothing happens has no gap', () => {
    expect(gapsWith({ doing, meets: meets('look') })).toEqual(['step-unanswered:use'])
    expect(gapsWith({ doing, meets: meets('look', 'use') })).toEqual([])
  })

  test.each<[string, LaneSketch]>([
    ['a pain', { kind: 'pains', cards: { choose: { text: 'Too dear', impact: 'trivial' } } }],
    ['a feeling', { kind: 'sentiment', cards: { choose: 1, leave: 0 } }],
    ['a picture', { kind: 'images', cards: { choose: { image: `${'a'.repeat(64)}.png` } } }],
    ['what the customer does', { kind: 'roles', role: 'customer', cards: { choose: 'Picks one' } }],
  ])('is one with %s too', (_, lane) => {
    expect(gapsWith({ lane, meets: meets('leave') }).filter((id) => id.startsWith('step'))).toEqual([
      'step-unanswered:choose',
    ])
  })

  test.each<[string, LaneSketch]>([
    ['a number', { kind: 'metrics', cards: { choose: 42 } }],
    ['an owner', { kind: 'owners', cards: { choose: 'Ada' } }],
    ['what is done backstage', { kind: 'roles', role: 'backstage', cards: { choose: 'Packs' } }],
    ['a card without a word', { kind: 'cards', cards: { choose: '  ' } }],
  ])('is none with nothing but %s', (_, lane) => {
    expect(gapsWith({ lane, meets: meets('leave') })).toEqual([])
  })

  test.each<[string, LaneSketch]>([
    ['frontstage people', { kind: 'roles', role: 'frontstage-people', cards: { use: 'Clerk' } }],
    ['frontstage technology', { kind: 'roles', role: 'frontstage-technology', cards: { use: 'Till' } }],
    ['a channel of the matrix', { kind: 'channels', cards: { use: { channels: ['phone'] } } }],
  ])('is answered by %s as well', (_, lane) => {
    expect(gapsWith({ doing, meets: meets('look'), lane })).toEqual([])
  })

  test('is a hint where a touchpoint is planned, and none on a future state', () => {
    const lanes = {
      doing,
      meets: {
        kind: 'touchpoints',
        cards: {
          look: { text: 'Page', channels: ['website'] },
          use: { text: 'App', channels: ['app'], status: 'planned' },
        },
      },
    } as const
    expect(findGaps(viewOf(mapWith(lanes)))).toMatchObject([
      { id: 'step-unanswered:use', severity: 'low', title: 'A touchpoint is only planned at “use”' },
    ])
    expect(gapsWith(lanes, { map: { state: 'future' } })).toEqual([])
  })

  test('is called by its stage or its number where it has no title', () => {
    const view = viewOf({
      stages: {
        Alone: [{ id: 'a', title: '' }],
        Two: [
          { id: 'b', title: '' },
          { id: 'c', title: '' },
        ],
      },
      lanes: { doing: { kind: 'cards', cards: { a: 'A', c: 'C' } }, meets: { kind: 'touchpoints' } },
    })
    expect(findGaps(view).map(({ title }) => title)).toEqual([
      'No touchpoint at “Alone”',
      'No touchpoint at step 3',
    ])
  })
})

describe('a question that nothing answers', () => {
  const asks: LaneSketch = { kind: 'cards', cards: { use: ['Why does it blink?', 'Waits'] } }

  test('stands for its step', () => {
    expect(gapsWith({ asks, meets: meets('look') })).toEqual(['question-unanswered:asks-use-1'])
    expect(gapsWith({ asks, meets: meets('use') })).toEqual([])
  })

  test('is answered by a planned touchpoint or by an answer of ours, though the step is not', () => {
    const planned: LaneSketch = {
      kind: 'touchpoints',
      cards: { use: { text: 'Guide', channels: ['app'], status: 'planned' } },
    }
    expect(gapsWith({ asks, planned })).toEqual(['step-unanswered:use'])
    const answer: LaneSketch = { kind: 'cards', title: 'Our answer', cards: { use: 'It charges.' } }
    expect(gapsWith({ asks, meets: meets('look'), answer })).toEqual(['step-unanswered:use'])
  })

  test.each([
    ['Why?', true],
    ['“Why?” ', true],
    ['なぜ？', true],
    ['لماذا؟', true],
    ['Why? Because.', false],
    ['Why', false],
    ['', false],
  ])('%s is one: %s', (text, is) => {
    expect(isQuestion(text)).toBe(is)
  })
})

describe('touchpoints', () => {
  test('that are missing are the gravest, and speak for their step and its questions', () => {
    const view = viewOf(
      mapWith({
        doing: { kind: 'cards', cards: { look: 'Looks', use: 'How long?' } },
        meets: {
          kind: 'touchpoints',
          cards: { use: { text: 'Status page', status: 'missing', channels: ['website'] } },
        },
      }),
    )
    expect(findGaps(view)).toMatchObject([
      {
        id: 'touchpoint-missing:meets-use-1',
        severity: 'high',
        title: '“Status page” is missing',
        target: { cardIds: ['meets-use-1'], stepIds: ['use'], stageIds: [] },
      },
      { id: 'step-unanswered:look', severity: 'medium' },
    ])
  })

  test('want a channel, said by themselves or in the matrix', () => {
    const shop: LaneSketch = { kind: 'touchpoints', cards: { look: 'Shop', use: { text: '', channels: [] } } }
    expect(gapsWith({ shop })).toEqual(['touchpoint-without-channel:shop-look-1'])
    expect(
      gapsWith({ shop, matrix: { kind: 'channels', cards: { look: { channels: ['phone'] } } } }),
    ).toEqual([])
  })

  test('that have no lane at all are one hint', () => {
    const doing: LaneSketch = { kind: 'cards', cards: { look: 'Why?', use: 'Uses' } }
    expect(findGaps(viewOf(mapWith({ doing })))).toMatchObject([
      { id: 'no-touchpoint-lane', severity: 'low', target: { cardIds: [], stepIds: [], stageIds: [] } },
    ])
    expect(gapsWith({ doing: { kind: 'cards' } })).toEqual([])
  })
})

describe('a pain without an opportunity', () => {
  const pains: LaneSketch = {
    kind: 'pains',
    cards: {
      look: [
        { id: 'slow', text: 'Slow', impact: 'trivial' },
        { id: 'dear', text: 'Dear', impact: 'abandons' },
        { id: 'dull', text: 'Dull', impact: 'workaround' },
        { id: 'blank', text: ' ' },
      ],
    },
  }
  const answers = (...opportunities: readonly object[]): LaneSketch => ({
    kind: 'opportunities',
    cards: { look: opportunities.map((one) => ({ text: 'Mend it', owner: 'Ada', ...one })) },
  })

  test('is named by none that stands, the gravest first', () => {
    const found = findGaps(
      viewOf(mapWith({ pains, meets: meets('look'), mend: answers({ painIds: ['gone'] }) })),
    )
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([
      ['pain-without-opportunity:dear', 'high'],
      ['pain-without-opportunity:dull', 'medium'],
      ['pain-without-opportunity:slow', 'low'],
    ])
  })

  test('is answered by any opportunity but a dropped one', () => {
    const mend = answers(
      { painIds: ['slow', 'dull'], progress: 'done' },
      { painIds: ['dear'], progress: 'dropped' },
    )
    expect(gapsWith({ pains, meets: meets('look'), mend })).toEqual(['pain-without-opportunity:dear'])
  })

  test('is one hint in all where there is no lane for opportunities', () => {
    expect(findGaps(viewOf(mapWith({ pains, meets: meets('look') })))).toMatchObject([
      { id: 'no-opportunity-lane', severity: 'low', target: { cardIds: ['slow', 'dear', 'dull'] } },
    ])
  })
})

test('an opportunity wants an owner until it is done or dropped', () => {
  const mend: LaneSketch = {
    kind: 'opportunities',
    cards: {
      use: [
        { id: 'owned', text: 'A', owner: 'Ada' },
        { id: 'idea', text: 'B', owner: ' ' },
        { id: 'planned', text: 'C', progress: 'planned' },
        { id: 'done', text: 'D', progress: 'done' },
        { id: 'dropped', text: 'E', progress: 'dropped' },
        { id: 'blank', text: '' },
      ],
    },
  }
  expect(findGaps(viewOf(mapWith({ mend }))).map(({ id, severity }) => [id, severity])).toEqual([
    ['opportunity-without-owner:planned', 'medium'],
    ['opportunity-without-owner:idea', 'low'],
  ])
})

describe('a stage without sentiment', () => {
  test('is one where the line of another stage has values and this has none', () => {
    const feel: LaneSketch = { kind: 'sentiment', cards: { choose: 1, leave: { amount: null } } }
    expect(gapsWith({ feel, meets: meets('choose') })).toEqual(['stage-without-sentiment:After'])
    expect(gapsWith({ meets: meets('choose') })).toEqual([])
  })

  test('may have its value from any lane and persona', () => {
    const one: LaneSketch = { kind: 'sentiment', cards: { look: 1 } }
    const two: LaneSketch = { kind: 'sentiment', cards: { leave: { personaId: 'mira', amount: -1 } } }
    expect(gapsWith({ one, two, meets: meets('look', 'leave') })).toEqual([])
  })

  test('is one hint where the whole line is empty, and none on an empty map', () => {
    expect(gapsWith({ feel: { kind: 'sentiment' }, meets: meets('look') })).toEqual(['no-sentiment'])
    expect(gapsWith({ feel: { kind: 'sentiment' } })).toEqual([])
  })
})

describe('a scope that is too wide', () => {
  const columns = (count: number): string[] => Array.from({ length: count }, (_, index) => `s${index + 1}`)

  test('has more than 20 steps', () => {
    const map = (count: number) => viewOf({ stages: { All: columns(count) }, lanes: {} })
    expect(idsOf(map(20))).toEqual([])
    expect(findGaps(map(21))).toMatchObject([
      {
        id: 'too-many-steps',
        title: '21 steps: the scope may be too wide',
        target: { stepIds: columns(21) },
      },
    ])
  })

  /** Branches that begin at these steps, on a map of so many. */
  const branching = (count: number, from: readonly number[], kind: 'branch' | 'cause' = 'branch'): string[] =>
    idsOf(
      viewOf({
        stages: { All: columns(count) },
        lanes: {
          doing: {
            kind: 'cards',
            cards: Object.fromEntries(columns(count).map((step) => [step, ['x', 'y']])),
          },
          meets: meets(...columns(count)),
        },
        connectors: from.map((step) => ({ fromId: `doing-s${step}-1`, toId: 'doing-s1-2', kind })),
      }),
    )

  test('has more than six branches', () => {
    expect(branching(20, [1, 1, 1, 2, 2, 2])).toEqual([])
    expect(branching(20, [1, 1, 1, 2, 2, 2, 2])).toEqual(['too-many-branches'])
    expect(branching(20, [1, 1, 1, 2, 2, 2, 2], 'cause')).toEqual([])
  })

  test('branches at three steps or more, and at more than a third of them', () => {
    expect(branching(3, [1, 2])).toEqual([])
    expect(branching(9, [1, 2, 3])).toEqual([])
    expect(branching(8, [1, 2, 3])).toEqual(['too-many-branches'])
  })
})

describe('the sample', () => {
  test('has one missing touchpoint, the gravest, and what else its story leaves open', () => {
    expect(idsOf(SAMPLE_NOW)).toEqual([
      'touchpoint-missing:t-status',
      'question-unanswered:q-deposit',
      'step-unanswered:every-day',
      'question-unanswered:q-again',
      'pain-without-opportunity:p-insurance',
    ])
  })

  test('leaves less open in its future', () => {
    expect(idsOf(SAMPLE_LATER)).toEqual(['step-unanswered:f-every-day', 'step-unanswered:f-tells'])
  })
})

test('an empathy map is no journey and has no gaps', () => {
  const lanes = { doing: { kind: 'cards', cards: { look: 'Why?' } }, meets: { kind: 'touchpoints' } } as const
  expect(gapsWith(lanes)).not.toEqual([])
  expect(gapsWith(lanes, { map: { kind: 'empathy' } })).toEqual([])
})

test('every rule says why, in one sentence', () => {
  for (const kind of GAP_KINDS) expect(GAP_REASONS[kind]).toMatch(/^[A-Z].*\.$/)
})

test('on any map: ids differ, the gravest come first, and what is spoken of is there', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = snapshotOf(randomRecords(seed))
      for (const { id } of mapsOf(snapshot)) {
        const view = viewMap(snapshot, id) as MapView
        const found = findGaps(view)
        expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
        const ranks = found.map(({ severity }) => SEVERITIES.indexOf(severity))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        for (const { target } of found) {
          for (const card of target.cardIds) expect(snapshot.cards).toHaveProperty(card)
          for (const step of target.stepIds) expect(view.steps.map((one) => one.id)).toContain(step)
          for (const stage of target.stageIds) expect(snapshot.stages).toHaveProperty(stage)
        }
      }
    }),
    { numRuns: 60 },
  )
})
