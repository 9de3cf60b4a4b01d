import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SearchHit, search } from '#shared/analysis/search.ts'
import { foldName } from '#shared/base/fold.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { recordsOf, SAMPLE } from './support/sketch.ts'

const RECORDS: readonly RecordToInsert[] = [
  ...recordsOf({
    map: {
      title: 'Zebra map',
      scenario: 'zebra scenario',
      goal: 'zebra goal',
      startsAt: 'zebra start',
      endsAt: 'zebra end',
    },
    stages: { Early: ['look'] },
    lanes: {
      Doing: {
        kind: 'cards',
        cards: {
          look: [
            { id: 'card', text: 'A card', tags: ['zebra'] },
            { id: 'owned', text: 'Another', owner: 'Zebra' },
            { id: 'channelled', channels: ['zebra line'] },
            { id: 'written', text: 'By someone', author: 'zebra' },
          ],
        },
      },
      'Zebra-lane': { kind: 'cards' },
    },
    connectors: [{ fromId: 'card', toId: 'owned', label: 'zebra crossing' }],
  }),
  {
    table: 'stages',
    id: 'stage',
    fields: { mapId: 'map', goal: 'zebra', order: 'z' },
  },
  { table: 'steps', id: 'step', fields: { stageId: 'stage', speakerNotes: 'say zebra' } },
  { table: 'notes', id: 'note', fields: { mapId: 'map', text: 'zebra note' } },
  { table: 'comments', id: 'comment', fields: { mapId: 'map', text: 'zebra?' } },
  { table: 'personas', id: 'persona', fields: { name: 'Ms Zebra' } },
  { table: 'traits', id: 'trait', fields: { personaId: 'persona', text: 'likes zebras' } },
  { table: 'views', id: 'view', fields: { mapId: 'map', title: 'Only zebras' } },
]

const found = (records: readonly RecordToInsert[], query: string): readonly SearchHit[] =>
  search(snapshotOf(records), query)
const cards = (...texts: readonly string[]): RecordToInsert[] =>
  recordsOf({ stages: { S: ['s'] }, lanes: { L: { kind: 'cards', cards: { s: texts } } } })
const shown = (hit: SearchHit | undefined): string[] =>
  hit?.ranges.map(([start, end]) => hit.excerpt.slice(start, end)) ?? []

describe('a search', () => {
  test('goes through all that people wrote', () => {
    const hits = found(RECORDS, 'zebra')
    expect(hits.map(({ table, id, field }) => `${table} ${id} ${field}`).sort()).toEqual(
      [
        'maps map title',
        'stages stage goal',
        'steps step speakerNotes',
        'lanes Zebra-lane title',
        'cards card tags',
        'cards owned owner',
        'cards channelled channels',
        'cards written author',
        'connectors line1 label',
        'notes note text',
        'comments comment text',
        'personas persona name',
        'traits trait text',
        'views view title',
      ].sort(),
    )
    const withoutMap = hits.filter(({ mapId }) => mapId === null).map(({ table }) => table)
    expect(withoutMap.sort()).toEqual(['personas', 'traits'])
    expect(hits.find(({ table }) => table === 'steps')?.mapId).toBe('map')
    expect(found(RECORDS, 'zebra end')[0]).toMatchObject({ table: 'maps', field: 'endsAt' })
  })

  test.each([
    ['any case and accent', 'CREME brulee', 'Eats crème brûlée', ['crème', 'brûlée']],
    ['any order', 'late comes', 'Comes home late', ['Comes', 'late']],
    ['ligatures and sharp s', 'strasse', 'An der Straße', ['Straße']],
    ['parts of words', 'air', 'A repair', ['air']],
    ['other scripts', '読む', '字幕を読む', ['読む']],
    ['words that overlap', 'repair pair', 'A repair', ['repair']],
    ['behind an emoji', 'ride', '👩‍🚀 A ride', ['ride']],
  ])('finds %s', (_, query, text, ranges) => {
    const [hit] = found(cards(text), query)
    expect(shown(hit)).toEqual(ranges)
  })

  test('finds a record by words from different fields of it, and none that lacks one', () => {
    const records = recordsOf({
      stages: { S: ['s'] },
      lanes: { L: { kind: 'cards', cards: { s: { id: 'c', text: 'Waits', tags: ['winter'] } } } },
    })
    expect(found(records, 'winter waits').map(({ id, field }) => [id, field])).toEqual([['c', 'text']])
    expect(found(records, 'winter waits long')).toEqual([])
  })

  test('finds nothing for an empty query', () => {
    expect(found(RECORDS, '  ')).toEqual([])
  })

  test('puts the query as it stands first, then words from their first letter, then parts', () => {
    const records = cards('unload cards', 'cards that load', 'Loads a card', 'load cards', 'We load cards')
    expect(found(records, 'load cards').map(({ excerpt }) => excerpt)).toEqual([
      'load cards',
      'We load cards',
      'unload cards',
      'cards that load',
    ])
  })

  test('shows equals as people read the map', () => {
    const records = recordsOf({
      stages: { B: ['b1', 'b2'], A: ['a1'] },
      lanes: {
        Low: { kind: 'cards', cards: { a1: 'same', b2: 'same', b1: ['same', 'same'] } },
        Lower: { kind: 'cards', cards: { b1: 'same' } },
      },
    })
    expect(found(records, 'same').map(({ id }) => id)).toEqual([
      'Low-b1-1',
      'Low-b1-2',
      'Lower-b1-1',
      'Low-b2-1',
      'Low-a1-1',
    ])
  })

  test('cuts an excerpt from a long text around what was found', () => {
    const text = `${'word '.repeat(60)}needle ${'word '.repeat(60)}`
    const [hit] = found(cards(text), 'needle')
    expect(hit?.excerpt).toMatch(/^….*word needle word.*…$/)
    expect(hit?.excerpt.length).toBeLessThanOrEqual(122)
    expect(shown(hit)).toEqual(['needle'])
  })

  test('shows line breaks as blanks', () => {
    expect(found(cards('one\ntwo'), 'two')[0]?.excerpt).toBe('one two')
  })

  test('of the sample finds a pain by two words', () => {
    expect(search(SAMPLE, 'brake days').map(({ id }) => id)).toEqual(['p-repair'])
  })
})

test('any word of any text finds it, and every range is one of the words', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (list, pick, start) => {
      const words = foldName(list[pick % list.length]!).split(' ')
      const query = words[start % words.length]!
      if (query === '') return
      const hits = found(cards(...list), query).filter(({ table }) => table === 'cards')
      expect(hits.map(({ id }) => id)).toContain(`L-s-${(pick % list.length) + 1}`)
      for (const hit of hits) {
        let last = -1
        for (const [from, to] of hit.ranges) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeLessThanOrEqual(hit.excerpt.length)
          last = to
        }
        expect(hit.ranges.length).toBeGreaterThan(0)
        expect(foldName(shown(hit)[0]!)).not.toBe('')
      }
    }),
    { numRuns: 100 },
  )
})
