import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { CardMove, Command } from '#shared/document/commands/types.ts'
import { storedRecord } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { sentimentId } from '#shared/model/card.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import { noteRecord } from '#shared/model/note.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'

const viewOf = (doc: Y.Doc): MapView => viewMap(projectDocument(doc), 'map1') as MapView
const cell = (doc: Y.Doc, laneId: string, stepId: string): string[] =>
  cardsIn(viewOf(doc), laneId, stepId).map(({ id }) => id)
const cardOf = (doc: Y.Doc, id: string) => projectDocument(doc).cards[id]

const add = (beforeId: string | null, ...cards: [id: string, laneId: string, stepId: string][]): Command => ({
  type: 'cards.add',
  cards: cards.map(([id, laneId, stepId]) => ({ id, laneId, stepId, fields: { text: `New ${id}` } })),
  beforeId,
})

const move = (laneId: string, stepId: string, beforeId: string | null, ...ids: string[]): Command => ({
  type: 'cards.move',
  moves: ids.map((id): CardMove => ({ id, laneId, stepId, beforeId })),
})

/** One cell of five cards, a to e, in the lane for cards; the other lanes and steps are empty. */
function fiveCards(): Y.Doc {
  const { doc } = buildProject({ stages: [2], cardsPerCell: 0 })
  carryOut(doc, [
    add(null, ...['a', 'b', 'c', 'd', 'e'].map((id) => [id, 'lane1', 'step1-1'] as [string, string, string])),
  ])
  return doc
}

describe('cards.add', () => {
  test('puts cards at the end, or before another, in the order given', () => {
    const doc = fiveCards()
    carryOut(doc, [
      add(null, ['x', 'lane1', 'step1-1'], ['y', 'lane1', 'step1-1']),
      add('c', ['v', 'lane1', 'step1-1'], ['w', 'lane1', 'step1-1']),
    ])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', 'b', 'v', 'w', 'c', 'd', 'e', 'x', 'y'])
    expect(cardOf(doc, 'v')?.text).toBe('New v')
  })

  test('fills several cells at once, each with the kind of its lane', () => {
    const doc = fiveCards()
    carryOut(doc, [add('b', ['x', 'lane1', 'step1-1'], ['y', 'lane2', 'step1-1'], ['z', 'lane2', 'step1-2'])])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', 'x', 'b', 'c', 'd', 'e'])
    expect(cell(doc, 'lane2', 'step1-1')).toEqual(['y'])
    expect(cell(doc, 'lane2', 'step1-2')).toEqual(['z'])
    expect(['x', 'y'].map((id) => cardOf(doc, id)?.kind)).toEqual(['text', 'pain'])
  })

  test('stores only what differs from the defaults', () => {
    const doc = fiveCards()
    const cards = [{ id: 'x', laneId: 'lane1', stepId: 'step1-1', fields: { text: '', tags: [], votes: 3 } }]
    carryOut(doc, [{ type: 'cards.add', cards, beforeId: null }])
    expect([...(storedRecord(doc, 'cards', 'x')?.keys() ?? [])].sort()).toEqual(['place', 'votes'])
    expect(cardOf(doc, 'x')).toMatchObject({ kind: 'text', text: '', tags: [], votes: 3 })
  })

  test('200 pasted in one act stand in their order, and are one undo', () => {
    const doc = fiveCards()
    const contents = contentsOf(doc)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    const lines = Array.from({ length: 200 }, (_, index) => `line${index}`)
    carryOut(
      doc,
      [add('b', ...lines.map((id) => [id, 'lane1', 'step1-1'] as [string, string, string]))],
      origin,
    )
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', ...lines, 'b', 'c', 'd', 'e'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })
})

describe('cards.edit', () => {
  test('changes what it names on all cards it names, and passes over those that are gone', () => {
    const doc = fiveCards()
    const before = projectDocument(doc)
    carryOut(doc, [
      {
        type: 'cards.edit',
        ids: ['a', 'gone', 'b'],
        changes: { color: 'red', tags: ['x', 'y'], due: '2026-03-01' },
      },
    ])
    const after = projectDocument(doc)
    expect(after.cards.a).toEqual({ ...before.cards.a, color: 'red', tags: ['x', 'y'], due: '2026-03-01' })
    expect(after.cards.b?.color).toBe('red')
    expect(after.cards.c).toEqual(before.cards.c)
  })

  test('changes a text by the stretch that differs, so that two people can type in one card', () => {
    const doc = fiveCards()
    const text = storedRecord(doc, 'cards', 'a')?.get('text')
    const changes: unknown[] = []
    ;(text as Y.Text).observe((event) => changes.push(event.delta))
    carryOut(doc, [{ type: 'cards.edit', ids: ['a'], changes: { text: 'New big a' } }])
    expect(changes).toEqual([[{ retain: 4 }, { insert: 'big ' }]])
    expect(cardOf(doc, 'a')?.text).toBe('New big a')
  })

  test('setting a field back to its default, and to what it is already', () => {
    const doc = fiveCards()
    carryOut(doc, [{ type: 'cards.edit', ids: ['a'], changes: { color: 'red', text: '' } }])
    carryOut(doc, [{ type: 'cards.edit', ids: ['a'], changes: { color: null } }])
    expect(cardOf(doc, 'a')).toMatchObject({ color: null, text: '' })
    let updates = 0
    doc.on('update', () => updates++)
    carryOut(doc, [
      { type: 'cards.edit', ids: ['a'], changes: { color: null, text: '', tags: [], votes: 0 } },
    ])
    expect(updates).toBe(0)
  })
})

describe('cards.move', () => {
  test('within a cell: forward, backward, to the end, and several at once', () => {
    const doc = fiveCards()
    carryOut(doc, [move('lane1', 'step1-1', 'd', 'a')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['b', 'c', 'a', 'd', 'e'])
    carryOut(doc, [move('lane1', 'step1-1', 'b', 'e')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['e', 'b', 'c', 'a', 'd'])
    carryOut(doc, [move('lane1', 'step1-1', null, 'c')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['e', 'b', 'a', 'd', 'c'])
    carryOut(doc, [move('lane1', 'step1-1', 'b', 'c', 'a')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['e', 'c', 'a', 'b', 'd'])
  })

  test('before a card that moves too: where that card was', () => {
    const doc = fiveCards()
    carryOut(doc, [move('lane1', 'step1-1', 'c', 'c')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', 'b', 'c', 'd', 'e'])
    carryOut(doc, [move('lane1', 'step1-1', 'b', 'd', 'b')])
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', 'd', 'b', 'c', 'e'])
  })

  test('between cards that two people put at one place: exactly there', () => {
    const doc = fiveCards()
    const twin = (id: string): Command => ({
      type: 'records.insert',
      records: [{ table: 'cards', id, fields: { place: ['lane1', 'step1-2', 'k'] } }],
    })
    carryOut(doc, [twin('t1'), twin('t2'), twin('t3'), move('lane1', 'step1-2', null, 'e')])
    carryOut(doc, [move('lane1', 'step1-2', 't2', 'a')])
    expect(cell(doc, 'lane1', 'step1-2')).toEqual(['t1', 'a', 't2', 't3', 'e'])
    carryOut(doc, [add('t3', ['x', 'lane1', 'step1-2'], ['y', 'lane1', 'step1-2'])])
    expect(cell(doc, 'lane1', 'step1-2')).toEqual(['t1', 'a', 't2', 'x', 'y', 't3', 'e'])
  })

  test('to several cells at once, in their order, as one undo', () => {
    const doc = fiveCards()
    const contents = contentsOf(doc)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    const moves: CardMove[] = [
      { id: 'b', laneId: 'lane1', stepId: 'step1-2', beforeId: null },
      { id: 'e', laneId: 'lane2', stepId: 'step1-1', beforeId: null },
      { id: 'a', laneId: 'lane1', stepId: 'step1-2', beforeId: null },
    ]
    carryOut(doc, [{ type: 'cards.move', moves }], origin)
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['c', 'd'])
    expect(cell(doc, 'lane1', 'step1-2')).toEqual(['b', 'a'])
    expect(cell(doc, 'lane2', 'step1-1')).toEqual(['e'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('to a lane of another kind and back: nothing is lost', () => {
    const { doc } = buildProject({
      stages: [1],
      lanes: ['cards', 'touchpoints', 'pains', 'opportunities', 'metrics'],
      cardsPerCell: 0,
    })
    carryOut(doc, [
      {
        type: 'cards.add',
        beforeId: null,
        cards: [
          {
            id: 'x',
            laneId: 'lane1',
            stepId: 'step1-1',
            fields: {
              text: 'All of it',
              color: 'teal',
              tags: ['t'],
              evidence: 'researched',
              author: 'Ada',
              votes: 4,
              channels: ['phone'],
              status: 'missing',
              impact: 'abandons',
              owner: 'Bo',
              due: '2026-05-05',
              progress: 'doing',
              value: 5,
              effort: 2,
              painIds: ['y'],
              personaId: 'persona1',
              amount: 12,
              unit: '%',
            },
          },
        ],
      },
    ])
    const before = cardOf(doc, 'x')
    for (const [laneId, kind] of [
      ['lane2', 'touchpoint'],
      ['lane3', 'pain'],
      ['lane4', 'opportunity'],
      ['lane5', 'metric'],
      ['lane1', 'text'],
    ] as const) {
      carryOut(doc, [move(laneId, 'step1-1', null, 'x')])
      expect(cardOf(doc, 'x')).toEqual({ ...before, kind, place: [laneId, 'step1-1', expect.any(String)] })
      expect(brokenInvariants(projectDocument(doc))).toEqual([])
    }
  })

  test('leaves behind what cannot go there, and takes the rest', () => {
    const doc = fiveCards()
    carryOut(doc, [{ type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: null, amount: 1 }])
    const id = sentimentId('lane3', 'step1-1', null)
    carryOut(doc, [move('lane2', 'step1-2', null, id, 'a', 'gone')])
    expect(cell(doc, 'lane2', 'step1-2')).toEqual(['a'])
    expect(cell(doc, 'lane3', 'step1-1')).toEqual([id])
  })
})

describe('cards.remove and connectors', () => {
  const connect = (id: string, fromId: string, toId: string): Command => ({
    type: 'connector.add',
    id,
    mapId: 'map1',
    fields: { fromId, toId, kind: 'cause', label: 'so' },
  })

  test('connectors go with either of their cards, and come back with an undo', () => {
    const doc = fiveCards()
    carryOut(doc, [connect('ab', 'a', 'b'), connect('bc', 'b', 'c'), connect('cd', 'c', 'd')])
    const contents = contentsOf(doc)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    carryOut(doc, [{ type: 'cards.remove', ids: ['b', 'gone'] }], origin)
    expect(cell(doc, 'lane1', 'step1-1')).toEqual(['a', 'c', 'd', 'e'])
    expect(Object.keys(projectDocument(doc).connectors)).toEqual(['cd'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('a connector is drawn, edited and removed', () => {
    const doc = fiveCards()
    carryOut(doc, [
      connect('ab', 'a', 'b'),
      { type: 'connector.edit', id: 'ab', changes: { label: 'thus', kind: 'branch' } },
    ])
    expect(viewOf(doc).connectors).toMatchObject([
      { id: 'ab', mapId: 'map1', fromId: 'a', toId: 'b', kind: 'branch', label: 'thus' },
    ])
    carryOut(doc, [{ type: 'connector.remove', id: 'ab' }])
    expect(viewOf(doc).connectors).toEqual([])
  })

  test('a connector stays with its cards when they move', () => {
    const doc = fiveCards()
    carryOut(doc, [connect('ab', 'a', 'b'), move('lane2', 'step1-2', null, 'a')])
    expect(viewOf(doc).connectors.map(({ id }) => id)).toEqual(['ab'])
  })
})

describe('sentiment.set', () => {
  const set = (amount: number | null, text?: string): Command => ({
    type: 'sentiment.set',
    laneId: 'lane3',
    stepId: 'step1-1',
    personaId: 'persona1',
    amount,
    ...(text === undefined ? {} : { text }),
  })
  const id = 'lane3~step1-1~persona1'

  test('makes one value per lane, step and persona, whose id says which', () => {
    const doc = fiveCards()
    carryOut(doc, [set(1.236, 'Glad'), { ...set(-1), personaId: null } as Command])
    expect(cell(doc, 'lane3', 'step1-1')).toEqual(['lane3~step1-1~', id])
    expect(cardOf(doc, id)).toMatchObject({
      kind: 'sentiment',
      personaId: 'persona1',
      amount: 1.24,
      text: 'Glad',
    })
  })

  test('sets the one value again, keeping its words unless new ones are given', () => {
    const doc = fiveCards()
    carryOut(doc, [set(1, 'Glad'), set(-1)])
    expect(cell(doc, 'lane3', 'step1-1')).toEqual([id])
    expect(cardOf(doc, id)).toMatchObject({ amount: -1, text: 'Glad' })
    carryOut(doc, [set(-1, 'Sad')])
    expect(cardOf(doc, id)?.text).toBe('Sad')
    const contents = contentsOf(doc)
    carryOut(doc, [set(-1, 'Sad')])
    expect(contentsOf(doc)).toBe(contents)
  })

  test('holds the value between −2 and +2', () => {
    const doc = fiveCards()
    carryOut(doc, [set(7)])
    expect(cardOf(doc, id)?.amount).toBe(2)
    carryOut(doc, [set(-1e300)])
    expect(cardOf(doc, id)?.amount).toBe(-2)
  })

  test('nothing takes the value off the line', () => {
    const doc = fiveCards()
    const contents = contentsOf(doc)
    carryOut(doc, [set(1), set(null), set(null)])
    expect(contentsOf(doc)).toBe(contents)
  })
})

describe('notes', () => {
  test('are put, moved, edited and removed', () => {
    const doc = fiveCards()
    carryOut(doc, [
      { type: 'note.add', id: 'n', mapId: 'map1', fields: { x: -20, y: 7, text: 'Parked', color: 'teal' } },
      { type: 'note.edit', id: 'n', changes: { x: 50, width: 300, text: 'Parked here' } },
    ])
    expect(viewOf(doc).notes).toEqual([
      {
        ...noteRecord.defaults,
        id: 'n',
        mapId: 'map1',
        x: 50,
        y: 7,
        width: 300,
        text: 'Parked here',
        color: 'teal',
      },
    ])
    carryOut(doc, [{ type: 'note.remove', id: 'n' }])
    expect(viewOf(doc).notes).toEqual([])
  })
})

describe('records.insert', () => {
  test('puts a whole map in, with the orders it brings, in one undo', () => {
    const doc = fiveCards()
    const contents = contentsOf(doc)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    carryOut(
      doc,
      [
        {
          type: 'records.insert',
          records: [
            { table: 'maps', id: 'm', fields: { title: 'Brought', order: 'k', personaIds: ['p'] } },
            { table: 'personas', id: 'p', fields: { name: 'Ann', order: 'k' } },
            { table: 'stages', id: 's', fields: { mapId: 'm', order: 'V', title: 'S' } },
            { table: 'steps', id: 't2', fields: { stageId: 's', order: 'b', title: 'Second' } },
            { table: 'steps', id: 't1', fields: { stageId: 's', order: 'a', title: 'First' } },
            { table: 'lanes', id: 'l', fields: { mapId: 'm', order: 'V', kind: 'pains' } },
            { table: 'cards', id: 'k', fields: { kind: 'pain', place: ['l', 't1', 'V'], text: 'Ouch' } },
          ],
        },
      ],
      origin,
    )
    const view = viewMap(projectDocument(doc), 'm')
    expect(view?.steps.map(({ title }) => title)).toEqual(['First', 'Second'])
    expect(view?.personas.map(({ name }) => name)).toEqual(['Ann'])
    expect(view && cardsIn(view, 'l', 't1').map(({ text }) => text)).toEqual(['Ouch'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })
})
