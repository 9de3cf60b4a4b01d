import { describe, expect, test } from 'vitest'
import { ballotGroups, dotsLeft } from '#renderer/guest/state/ballot.ts'
import { happeningsBetween, tabsFor } from '#renderer/guest/state/happenings.ts'
import { type Box, fitted, moved, zoomed } from '#renderer/guest/state/pan-zoom.ts'
import { placesFor, spotAmong, stepTitle } from '#renderer/guest/state/places.ts'
import { NO_HOST, sinceWords, troubleOf, waitWords } from '#renderer/guest/state/words.ts'
import type { CardInWords, MapOutline, RoundView, VoteView } from '#shared/protocol/room-view.ts'
import { NOTHING_ON as VIEW } from '#test/support/room-view.ts'

const OUTLINE: MapOutline = {
  mapId: 'map-1',
  title: 'Checkout',
  scope: '',
  stages: [
    {
      id: 'find',
      title: 'Find',
      steps: [
        { id: 's1', title: 'Search' },
        { id: 's2', title: '' },
      ],
    },
    { id: 'buy', title: 'Buy', steps: [{ id: 's3', title: '' }] },
  ],
  lanes: [
    { id: 'doing', title: 'Doing', kind: 'cards', open: true },
    { id: 'feeling', title: 'Feeling', kind: 'sentiment', open: false },
    { id: 'pains', title: 'Pains', kind: 'pains', open: true },
  ],
}
const ROUND: RoundView = {
  id: 'round-1',
  mapId: 'map-1',
  laneIds: ['pains'],
  stepId: 's3',
  prompt: '',
  anonymous: false,
  cards: 0,
  writers: 0,
}
const VOTE: VoteView = {
  id: 'vote-1',
  mapId: 'map-1',
  title: '',
  budget: 5,
  perCard: 3,
  scope: { kind: 'kinds', kinds: ['any'] },
  mine: {},
  voters: 0,
}
const card = (id: string, text: string, stepId: string): CardInWords => ({
  ...{ id, text, stepId },
  kind: 'pain',
  laneId: 'pains',
})

describe('where a card goes', () => {
  test('any lane that is open, and any step', () => {
    const places = placesFor(OUTLINE, null)
    expect(places.lanes.map(({ id }) => id)).toEqual(['doing', 'pains'])
    expect(spotAmong(places, {})).toEqual({ laneId: 'doing', stepId: 's1' })
    expect(spotAmong(places, { laneId: 'pains', stepId: 's3' })).toEqual({ laneId: 'pains', stepId: 's3' })
  })

  test('in a private round only where the round is, whatever was chosen before', () => {
    const places = placesFor(OUTLINE, ROUND)
    expect(spotAmong(places, { laneId: 'doing', stepId: 's1' })).toEqual({ laneId: 'pains', stepId: 's3' })
    expect(spotAmong(placesFor(OUTLINE, { ...ROUND, laneIds: ['gone'] }), {})).toBeNull()
  })

  test('steps without a name are called after their stage', () => {
    expect(['s1', 's2', 's3', 'gone'].map((id) => stepTitle(OUTLINE.stages, id))).toEqual([
      'Search',
      'Find 2',
      'Buy',
      'A step that is gone',
    ])
  })
})

describe('the ballot', () => {
  const BALLOT = [card('a', 'Slow search', 's1'), card('b', 'Añejo card', 's3'), card('c', 'Slow page', 's2')]

  test('stands by stage in the order of the map', () => {
    expect(ballotGroups(OUTLINE, BALLOT, '').map(({ title, cards }) => [title, cards.length])).toEqual([
      ['Find', 2],
      ['Buy', 1],
    ])
  })

  test('is searched as people type, without accents and in any case', () => {
    const found = ballotGroups(OUTLINE, BALLOT, 'ANEJO').flatMap(({ cards }) => cards)
    expect(found.map(({ id }) => id)).toEqual(['b'])
  })

  test('tells what is left of the dots', () => {
    expect(dotsLeft(5, { a: 2, b: 1 })).toBe(2)
    expect(dotsLeft(5, {})).toBe(5)
  })
})

describe('what happens in the room', () => {
  test('how things stood when one came calls nobody', () => {
    expect(happeningsBetween(null, { ...VIEW, vote: VOTE })).toEqual([])
  })

  test('a round, a vote and a rating call everybody', () => {
    expect(happeningsBetween(VIEW, { ...VIEW, round: ROUND })).toMatchObject([{ tab: 'write', isCall: true }])
    expect(happeningsBetween(VIEW, { ...VIEW, vote: VOTE })).toMatchObject([{ tab: 'vote', isCall: true }])
    expect(happeningsBetween({ ...VIEW, vote: VOTE }, { ...VIEW, vote: { ...VOTE, voters: 3 } })).toEqual([])
  })

  test('a vote that is closed shows what it came to; one that is called off does not', () => {
    const results = { voteId: 'vote-1', mapId: 'map-1', title: '', voters: 1, cards: [] }
    const before = { ...VIEW, vote: VOTE }
    expect(happeningsBetween(before, { ...VIEW, results })).toMatchObject([{ tab: 'vote' }])
    expect(happeningsBetween(before, VIEW)).toMatchObject([{ tab: null }])
  })

  test('what matters now is first, and who may only look is offered nothing to write', () => {
    expect(tabsFor(VIEW, true)).toEqual(['write', 'picture', 'more'])
    expect(tabsFor({ ...VIEW, vote: VOTE }, true)).toEqual(['vote', 'write', 'picture', 'more'])
    expect(tabsFor({ ...VIEW, vote: VOTE, round: ROUND }, true)[0]).toBe('write')
    expect(tabsFor({ ...VIEW, vote: VOTE }, false)).toEqual(['picture', 'more'])
  })
})

describe('a picture in its box', () => {
  const BOX: Box = { width: 300, height: 200, ratio: 0.5 }

  test('is whole and in the middle at first', () => {
    expect(fitted(BOX)).toEqual({ scale: 1, x: 0, y: 25 })
    expect(fitted({ ...BOX, ratio: 2 })).toEqual({ scale: 1 / 3, x: 100, y: 0 })
  })

  test('grows around the finger, and cannot be lost', () => {
    const near = zoomed(fitted(BOX), 4, { x: 150, y: 100 }, BOX)
    expect(near).toEqual({ scale: 4, x: -450, y: -200 })
    expect(moved(near, 10_000, 10_000, BOX)).toEqual({ scale: 4, x: 0, y: 0 })
    expect(moved(near, -10_000, -10_000, BOX)).toEqual({ scale: 4, x: -900, y: -400 })
    expect(zoomed(near, 0.001, { x: 0, y: 0 }, BOX)).toEqual(fitted(BOX))
  })
})

describe('words at the door', () => {
  test('every end has a title and a way on, known or not', () => {
    const codes = ['wrong-code', 'too-many-tries', 'full', 'old-page', 'closed', 'removed', 'something-new']
    for (const code of codes) {
      const trouble = troubleOf({ kind: 'refused', code, message: 'Because.', wait: 0 })
      expect(trouble).toMatchObject({ sentence: 'Because.' })
      expect(trouble.title).not.toBe('')
    }
    expect(troubleOf({ kind: 'refused', code: 'old-page', message: '', wait: 0 }).next).toBe('reload')
    expect(NO_HOST.advice.join(' ')).toMatch(/Wi-Fi.*hotspot.*firewall/s)
  })

  test('times are said as people say them', () => {
    expect(sinceWords(0, 30_000)).toBe('for a moment')
    expect(sinceWords(0, 5 * 60_000)).toBe('for 5 minutes')
    expect([waitWords(1), waitWords(30), waitWords(300)]).toEqual(['1 second', '30 seconds', '5 minutes'])
  })
})
