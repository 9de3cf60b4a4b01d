import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dimmedIds, filterView, isIdle, passes } from '#shared/analysis/filter.ts'
import { filterOptions } from '#shared/analysis/filter-options.ts'
import { placedCards } from '#shared/analysis/placed-cards.ts'
import type { Card } from '#shared/model/card.ts'
import { type Filter, NO_FILTER } from '#shared/model/filter.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'
import { SAMPLE_NOW, viewOf } from './support/sketch.ts'

const filterBy = (some: Partial<Filter>): Filter => ({ ...NO_FILTER, ...some })
const left = (view: MapView, filter: Partial<Filter>): string[] =>
  placedCards(filterView(view, filterBy(filter))).map(({ card }) => card.id)

const VIEW = viewOf({
  map: { personaIds: ['ada', 'ben'] },
  stages: { All: ['one', 'two'] },
  lanes: {
    Doing: {
      kind: 'cards',
      cards: {
        one: [
          { id: 'crepe', text: 'Eats a Crêpe', tags: ['Food', 'fun'], author: 'Zoé', evidence: 'researched' },
          { id: 'walk', text: 'Walks', tags: ['fun'], author: 'zoe', personaId: 'ben' },
        ],
        two: [{ id: 'late', text: 'Comes late', personaId: 'cleo', owner: 'Max' }],
      },
    },
    Touch: {
      kind: 'touchpoints',
      cards: { one: { id: 'shop', text: 'Shop', channels: ['Website', 'own desk'] } },
    },
    Mood: {
      kind: 'sentiment',
      cards: {
        one: [
          { personaId: 'ada', amount: 1 },
          { personaId: 'ben', amount: 0 },
        ],
      },
    },
    Who: { kind: 'owners', cards: { one: { id: 'max', text: 'max ' } } },
  },
  connectors: [
    { fromId: 'crepe', toId: 'walk' },
    { fromId: 'walk', toId: 'late' },
  ],
})

describe('a filter', () => {
  test.each<[string, Partial<Filter>, string[]]>([
    ['words in any order, whatever case and accents', { query: 'CREPE eats' }, ['crepe']],
    ['words of tags, owners and channels too', { query: 'desk' }, ['shop']],
    ['parts of words', { query: 'wal' }, ['walk']],
    ['words that no card holds together', { query: 'walks crepe' }, []],
    ['a tag', { tags: ['food'] }, ['crepe']],
    ['any of the tags', { tags: ['food', 'FUN'] }, ['crepe', 'walk']],
    ['a kind', { kinds: ['touchpoint', 'owner'] }, ['shop', 'max']],
    ['a channel', { channels: ['website'] }, ['shop']],
    ['an owner, in a lane of owners too', { owners: ['Max'] }, ['max', 'late']],
    ['an evidence level', { evidence: ['researched'] }, ['crepe']],
    ['an author', { authors: ['ZOE'] }, ['crepe', 'walk']],
    ['all lists that say something', { tags: ['fun'], authors: ['zoe'], evidence: ['assumed'] }, ['walk']],
    [
      'a persona: what is hers, and what speaks of everybody',
      { personaIds: ['ada'] },
      ['crepe', 'shop', 'Mood~one~ada', 'max'],
    ],
    ['a persona who does not travel: only what names her', { personaIds: ['cleo'] }, ['late']],
  ])('looks for %s', (_, filter, ids) => {
    expect(left(VIEW, filter)).toEqual(ids)
  })

  test('that looks for nothing leaves the view itself', () => {
    expect(isIdle(filterBy({ query: '  ' }))).toBe(true)
    expect(filterView(VIEW, filterBy({ query: '  ' }))).toBe(VIEW)
    expect(dimmedIds(VIEW, NO_FILTER).size).toBe(0)
  })

  test('keeps connectors with both ends, fades those without', () => {
    expect(filterView(VIEW, filterBy({ tags: ['fun'] })).connectors.map(({ id }) => id)).toEqual(['line1'])
    expect([...dimmedIds(VIEW, filterBy({ tags: ['fun'] }))].sort()).toEqual(
      ['Mood~one~ada', 'Mood~one~ben', 'late', 'line2', 'max', 'shop'].sort(),
    )
  })

  test('keeps stages, steps, lanes and notes, and the identity of cells in which all passes', () => {
    const shown = filterView(VIEW, filterBy({ kinds: ['text'] }))
    for (const part of ['stages', 'steps', 'lanes', 'notes', 'connectors'] as const)
      expect(shown[part]).toBe(VIEW[part])
    expect(shown.cells.get('Doing')).toBe(VIEW.cells.get('Doing'))
    expect(shown.cells.get('Touch')?.size).toBe(0)
  })
})

describe('what a map can be filtered by', () => {
  test('is told with counts, names that differ by case as one', () => {
    expect(filterOptions(VIEW)).toEqual({
      tags: [
        { value: 'fun', count: 2 },
        { value: 'Food', count: 1 },
      ],
      kinds: [
        { value: 'text', count: 3 },
        { value: 'touchpoint', count: 1 },
        { value: 'sentiment', count: 2 },
        { value: 'owner', count: 1 },
      ],
      channels: [
        { value: 'own desk', count: 1 },
        { value: 'Website', count: 1 },
      ],
      personaIds: [
        { value: 'ada', count: 4 },
        { value: 'ben', count: 5 },
        { value: 'cleo', count: 1 },
      ],
      owners: [{ value: 'max', count: 2 }],
      evidence: [
        { value: 'assumed', count: 6 },
        { value: 'researched', count: 1 },
      ],
      authors: [{ value: 'Zoé', count: 2 }],
    })
  })

  test('of the sample has its six channels', () => {
    expect(filterOptions(SAMPLE_NOW).channels.map(({ value, count }) => `${value} ${count}`)).toEqual([
      'mobile app 3',
      'store or in person 2',
      'chatbot 1',
      'phone 1',
      'website 1',
      'word of mouth 1',
    ])
  })
})

describe('on any map', () => {
  const views = (seed: number): MapView[] => {
    const snapshot = snapshotOf(randomRecords(seed))
    return mapsOf(snapshot).map(({ id }) => viewMap(snapshot, id) as MapView)
  }
  const cardsOf = (view: MapView): readonly Card[] => placedCards(view).map(({ card }) => card)

  test('an option counts the cards that pass when it alone is looked for', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const view of views(seed))
          for (const [list, options] of Object.entries(filterOptions(view)))
            for (const { value, count } of options) {
              const filter = filterBy({ [list]: [value] })
              expect(cardsOf(view).filter((card) => passes(card, filter, view.map))).toHaveLength(count)
            }
      }),
      { numRuns: 40 },
    )
  })

  test('a card is either left or faded, and each further list lets no more pass', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('', 'a', 'wait', 'zwei', 'text'), (seed, query) => {
        for (const view of views(seed)) {
          const { tags, kinds } = filterOptions(view)
          const narrow = filterBy({
            query,
            tags: tags.slice(0, 1).map(({ value }) => value),
            kinds: kinds.slice(0, 2).map(({ value }) => value),
          })
          const wide = { ...narrow, kinds: [] }
          const kept = new Set(left(view, narrow))
          const dimmed = dimmedIds(view, narrow)
          for (const { id } of cardsOf(view)) expect(kept.has(id)).toBe(!dimmed.has(id))
          const more = new Set(left(view, wide))
          for (const id of kept) expect(more.has(id)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})
