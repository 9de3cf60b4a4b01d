import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { insertRecord, openTables, tableOf, updateRecord } from '#shared/document/document.ts'
import { createProjection, projectDocument, readRecord } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { chanceOf } from '#test/support/random.ts'
import { COMMAND_TYPES, randomCommand } from '#test/support/random-commands.ts'

const CARD = 'card-lane1-step1-1-1'
const OTHER = 'card-lane1-step1-2-1'

describe('what does not change keeps its identity', () => {
  test('one edit: that record, its table and the snapshot are new, all else is the same object', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const before = projection.current()
    carryOut(doc, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'Other' } }])
    const after = projection.current()
    expect(after).not.toBe(before)
    expect(after.cards[CARD]).toMatchObject({ text: 'Other' })
    expect(before.cards[CARD]?.text).toBe(`Text of ${CARD}`)
    for (const id of Object.keys(before.cards))
      expect(after.cards[id] === before.cards[id], id).toBe(id !== CARD)
    for (const table of TABLES) expect(after[table] === before[table], table).toBe(table !== 'cards')
  })

  test('nothing at all is new where nothing that is read changed', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const before = projection.current()
    let calls = 0
    projection.subscribe(() => calls++)
    doc.getMap('meta').set('anything', 1)
    doc.transact(() => {
      const table = tableOf(doc, 'cards') as Y.Map<unknown>
      table.set('a b', new Y.Map())
      table.set('half', new Y.Map([['text', 'a card without a place']]))
      table.set('text', 'no record')
    })
    expect(projection.current()).toBe(before)
    expect(calls).toBe(0)
  })

  test('any command leaves all records alone that read the same', () => {
    const { doc } = buildProject({ cardsPerCell: 2 })
    const projection = createProjection(doc)
    const chance = chanceOf(7)
    for (let count = 0; count < 150; count++) {
      const before = projection.current()
      const command = randomCommand(before, chance, chance.pick(COMMAND_TYPES))
      runCommands(doc, [command], 'test')
      const after = projection.current()
      const touched = TABLES.filter((table) => after[table] !== before[table])
      const others = TABLES.filter((table) => !touched.includes(table))
      for (const table of others) expect(after[table]).toEqual(projectDocument(doc)[table])
      if (command.type === 'cards.edit') expect(touched.filter((table) => table !== 'cards')).toEqual([])
    }
  })
})

describe('subscribers', () => {
  test('hear once for each act, whatever it took, with the new snapshot', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const heard: Snapshot[] = []
    const stop = projection.subscribe((snapshot) => heard.push(snapshot))
    carryOut(doc, [{ type: 'stage.remove', id: 'stage1' }])
    expect(heard).toEqual([projection.current()])
    expect(heard[0]).toBe(projection.current())
    stop()
    carryOut(doc, [{ type: 'stage.remove', id: 'stage2' }])
    expect(heard).toHaveLength(1)
    expect(Object.keys(projection.current().stages)).toEqual([])
  })

  test('may edit, subscribe and unsubscribe while they are called', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const titles: (string | undefined)[] = []
    const stop = projection.subscribe((snapshot) => {
      titles.push(snapshot.maps.map1?.title)
      stop()
      projection.subscribe((next) => titles.push(next.maps.map1?.title))
      carryOut(doc, [{ type: 'map.edit', id: 'map1', changes: { title: 'Two' } }])
    })
    carryOut(doc, [{ type: 'map.edit', id: 'map1', changes: { title: 'One' } }])
    expect(titles).toEqual(['One', 'Two'])
  })

  test('hear nothing after the projection is closed', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const before = projection.current()
    projection.subscribe(() => expect.unreachable())
    projection.destroy()
    carryOut(doc, [{ type: 'stage.remove', id: 'stage1' }])
    expect(projection.current()).toBe(before)
  })
})

describe('a snapshot', () => {
  test('is frozen, and its tables have no prototype, before and after edits', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const check = (snapshot: Snapshot) => {
      expect(Object.isFrozen(snapshot)).toBe(true)
      for (const table of TABLES) {
        expect(Object.isFrozen(snapshot[table]), table).toBe(true)
        expect(Object.getPrototypeOf(snapshot[table]), table).toBeNull()
        for (const record of Object.values(snapshot[table])) expect(Object.isFrozen(record)).toBe(true)
      }
      expect(snapshot.cards.constructor).toBeUndefined()
    }
    check(projection.current())
    carryOut(doc, [
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Other' } },
      { type: 'stage.remove', id: 'stage2' },
      { type: 'note.add', id: 'toString', mapId: 'map1', fields: {} },
    ])
    check(projection.current())
    expect(projection.current().notes.toString).toMatchObject({ id: 'toString', mapId: 'map1' })
  })
})

/** Whatever Yjs can hold as a value: beyond JSON, shared types of all kinds, and objects made to break readers. */
/** An object that throws when it is turned into a text or a number. */
const unspeakable: object = JSON.parse('{"toString":1,"valueOf":1}')

function hostileValue(kind: string): unknown {
  const text = new Y.Text('seen')
  switch (kind) {
    case 'array':
      return Y.Array.from([1, 'two'])
    case 'map':
      return new Y.Map([['get', 1]])
    case 'text':
      return text
    case 'text with pictures':
      text.insertEmbed(2, unspeakable)
      text.format(0, 3, { bold: true })
      return text
    case 'text with a map in it':
      text.insertEmbed(0, new Y.Map([['a', 1]]))
      return text
    case 'XML element':
      return new Y.XmlElement('p')
    case 'XML text': {
      const xml = new Y.XmlText()
      xml.insertEmbed(0, unspeakable)
      return xml
    }
    case 'XML hook':
      return new Y.XmlHook('hook')
    case 'XML fragment':
      return new Y.XmlFragment()
    case 'document':
      return new Y.Doc()
    case 'bytes':
      return new Uint8Array([1, 2])
    case 'big':
      return 2n ** 62n
    case 'huge':
      return 1.7e308
    case 'not a number':
      return Number.NaN
    case 'undefined':
      return undefined
    case 'object':
      return { toString: 1, valueOf: 1, get: 1, length: 3, 0: 'lane1' }
    case 'list':
      return [{ toString: 1 }, 2n, null]
    default:
      return 'a plain text'
  }
}

const KINDS = [
  'array',
  'map',
  'text',
  'text with pictures',
  'text with a map in it',
  'XML element',
  'XML text',
  'XML hook',
  'XML fragment',
  'document',
  'bytes',
  'big',
  'huge',
  'not a number',
  'undefined',
  'object',
  'list',
  'plain',
]
const IDS = ['__proto__', 'constructor', 'hasOwnProperty', 'a b', '', CARD, 'map1', 'x'.repeat(300)]
const FIELDS = [
  'place',
  'text',
  'tags',
  'kind',
  'mapId',
  'stageId',
  'order',
  'title',
  '__proto__',
  'amount',
  'id',
]

function plant(doc: Y.Doc, table: TableName, id: string, field: string | null, kind: string): void {
  const records = tableOf(doc, table) as Y.Map<unknown>
  if (field === null) {
    records.set(id, hostileValue(kind))
    return
  }
  const there = records.get(id)
  const record: Y.Map<unknown> = there instanceof Y.Map ? there : new Y.Map<unknown>()
  if (record !== there) records.set(id, record)
  record.set(field, hostileValue(kind))
}

describe('hostile content', () => {
  const plants = fc.tuple(
    fc.constantFrom(...TABLES),
    fc.constantFrom(...IDS),
    fc.option(fc.constantFrom(...FIELDS)),
    fc.constantFrom(...KINDS),
  )

  test('is read past: never an error, only whole records, and the same as when read from scratch', () => {
    fc.assert(
      fc.property(fc.array(plants, { minLength: 1, maxLength: 12 }), fc.nat(), (planted, seed) => {
        const { doc } = buildProject()
        const projection = createProjection(doc)
        for (const [table, id, field, kind] of planted) plant(doc, table, id, field, kind)
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        const chance = chanceOf(seed)
        for (const one of [doc, copy]) {
          expect(projectDocument(one)).toEqual(projection.current())
          expect(brokenInvariants(projectDocument(one))).toEqual([])
        }
        for (let count = 0; count < 6; count++)
          runCommands(doc, [randomCommand(projection.current(), chance)], 'test')
        expect(projectDocument(doc)).toEqual(projection.current())
        expect(brokenInvariants(projection.current())).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test.each(KINDS)('%s in place of a table’s records and of every field', (kind) => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    for (const table of TABLES) plant(doc, table, 'whole', null, kind)
    for (const table of TABLES)
      for (const id of Object.keys(projection.current()[table]))
        for (const field of FIELDS) plant(doc, table, id, field, kind)
    expect(projection.current()).toEqual(projectDocument(doc))
    for (const id of ['map1', 'whole']) expect(() => viewMap(projection.current(), id)).not.toThrow()
    const commands: Command[] = [
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Mine', tags: ['a'], color: 'red' } },
      { type: 'stage.edit', id: 'stage1', changes: { title: 'Mine' } },
      { type: 'lane.remove', id: 'lane1' },
      { type: 'map.remove', id: 'map1' },
    ]
    for (const command of commands) runCommands(doc, [command], 'test')
    expect(projection.current()).toEqual(projectDocument(doc))
  })

  test('lists and texts forged into a table’s root', () => {
    const hostile = new Y.Doc()
    hostile.getArray('cards').insert(0, [new Y.Map(), 'x', new Y.Text('y')])
    hostile.getText('maps').insert(0, 'not a map')
    hostile.getXmlFragment('steps').insert(0, [new Y.XmlElement('p')])
    const { doc } = buildProject()
    const projection = createProjection(doc)
    const before = projection.current()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
    const planted = hostile.getArray('cards').get(0) as Y.Map<unknown>
    planted.set('place', 1)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
    expect(projection.current()).toEqual(before)
    expect(projectDocument(doc)).toEqual(before)
    const alone = openTables(new Y.Doc())
    Y.applyUpdate(alone, Y.encodeStateAsUpdate(hostile))
    expect(Object.values(projectDocument(alone)).flatMap((records) => Object.keys(records))).toEqual([])
  })

  test('a field called __proto__ lends the record nothing', () => {
    const { doc } = buildProject()
    const card = tableOf(doc, 'cards').get(OTHER)
    card?.set('__proto__', { text: 'forged', kind: 'pain', place: ['lane2', 'step1-1', 'V'] })
    card?.delete('place')
    expect(readRecord(doc, 'cards', OTHER)).toBeUndefined()
    expect(({} as Record<string, unknown>).kind).toBeUndefined()
  })

  test('a text with pictures in it is replaced when it is edited, and reads as written', () => {
    const { doc } = buildProject()
    const text = hostileValue('text with pictures')
    tableOf(doc, 'cards').get(CARD)?.set('text', text)
    expect(readRecord(doc, 'cards', CARD)?.text).toBe('seen')
    carryOut(doc, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'seen and heard' } }])
    expect(readRecord(doc, 'cards', CARD)?.text).toBe('seen and heard')
  })

  test('a text stored as plain text is read, and becomes one to type in when it is edited', () => {
    const { doc } = buildProject()
    tableOf(doc, 'cards').get(CARD)?.set('text', 'plain')
    expect(readRecord(doc, 'cards', CARD)?.text).toBe('plain')
    expect(updateRecord(doc, 'cards', CARD, { text: 'plain' })).toBe(true)
    expect(tableOf(doc, 'cards').get(CARD)?.get('text')).toBe('plain')
    updateRecord(doc, 'cards', CARD, { text: 'plainer' })
    expect(tableOf(doc, 'cards').get(CARD)?.get('text')).toBeInstanceOf(Y.Text)
  })

  test('records with ids that nobody may have are not read', () => {
    const { doc } = buildProject()
    const projection = createProjection(doc)
    for (const id of ['a b', '', 'x'.repeat(201), '__proto__']) insertRecord(doc, 'maps', id, { title: 'No' })
    insertRecord(doc, 'maps', 'constructor', { title: 'Yes' })
    expect(Object.keys(projection.current().maps)).toEqual(['map1', 'constructor'])
    expect(readRecord(doc, 'maps', '__proto__')).toBeUndefined()
  })
})

describe('any edits', () => {
  test('read the same step by step as from scratch', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { doc } = buildProject({ cardsPerCell: 2, personas: 2 })
      const origin = {}
      const history = createUndoHistory(doc, origin, () => 0)
      const projection = createProjection(doc)
      const chance = chanceOf(seed)
      for (let count = 0; count < 25; count++) {
        history.begin('act')
        const commands = Array.from({ length: 1 + chance.whole(3) }, () =>
          randomCommand(projection.current(), chance),
        )
        runCommands(doc, commands, origin)
        if (chance.happens(0.2)) history.undo()
        if (chance.happens(0.1)) history.redo()
        expect(projection.current(), `seed ${seed}`).toEqual(projectDocument(doc))
        expect(brokenInvariants(projection.current()), `seed ${seed}`).toEqual([])
      }
    }
  })
})
