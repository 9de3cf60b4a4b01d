import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  createDocument,
  DOCUMENT_VERSION,
  documentVersion,
  insertRecord,
  openTables,
  ROOT_TYPES,
  recordVersions,
  removeRecord,
  sameValue,
  storedRecord,
  tableOf,
  textDifference,
  updateRecord,
} from '#shared/document/document.ts'
import { projectDocument, readRecord } from '#shared/document/projection.ts'
import { TABLES } from '#shared/model/record.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('a new document', () => {
  test('says what it is, and its version', () => {
    const doc = createDocument('p-1', 'Checkout', Date.UTC(2026, 2, 1, 9))
    expect(projectDocument(doc).projects.project).toEqual({
      id: 'project',
      projectId: 'p-1',
      title: 'Checkout',
      createdAt: '2026-03-01T09:00:00.000Z',
    })
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION)
    expect(recordVersions(doc)).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])))
  })

  test('has exactly the root types that a document may have', () => {
    expect(new Set(openTables(new Y.Doc()).share.keys())).toEqual(ROOT_TYPES)
  })

  test('without notes of its versions, or with forged ones, counts as new', () => {
    const doc = new Y.Doc()
    expect([documentVersion(doc), recordVersions(doc)]).toEqual([DOCUMENT_VERSION, {}])
    for (const forged of ['2', 1.5, Number.NaN, null, {}]) {
      doc.getMap('meta').set('version', forged)
      doc.getMap('meta').set('versions', forged)
      expect(documentVersion(doc)).toBe(DOCUMENT_VERSION)
      expect(typeof recordVersions(doc)).toBe('object')
    }
  })
})

describe('records', () => {
  test('are replaced whole, changed in part and removed', () => {
    const doc = createDocument('p', '', 0)
    insertRecord(doc, 'maps', 'm', { title: 'One', goal: 'Far' })
    insertRecord(doc, 'maps', 'm', { title: 'Two' })
    expect(readRecord(doc, 'maps', 'm')).toMatchObject({ title: 'Two', goal: '' })
    expect(updateRecord(doc, 'maps', 'm', { goal: 'Near', state: 'future' })).toBe(true)
    expect(readRecord(doc, 'maps', 'm')).toMatchObject({ title: 'Two', goal: 'Near', state: 'future' })
    removeRecord(doc, 'maps', 'm')
    expect(readRecord(doc, 'maps', 'm')).toBeUndefined()
    expect(updateRecord(doc, 'maps', 'm', { goal: 'x' })).toBe(false)
    expect(storedRecord(doc, 'maps', 'm')).toBeUndefined()
  })

  test('take only fields of their own', () => {
    const doc = createDocument('p', '', 0)
    const forged = JSON.parse('{"title":"T","toString":"x","constructor":"x","__proto__":{"a":1},"other":1}')
    insertRecord(doc, 'maps', 'm', forged)
    updateRecord(doc, 'maps', 'm', forged)
    expect([...(storedRecord(doc, 'maps', 'm')?.keys() ?? [])]).toEqual(['title'])
  })

  test('an edit touches only what it changes', () => {
    const doc = createDocument('p', '', 0)
    insertRecord(doc, 'cards', 'c', { place: ['l', 's', 'V'], tags: ['a'], amount: 2 })
    let updates = 0
    doc.on('update', () => updates++)
    updateRecord(doc, 'cards', 'c', { place: ['l', 's', 'V'], tags: ['a'], amount: 2, text: '', votes: 0 })
    expect(updates).toBe(0)
    updateRecord(doc, 'cards', 'c', { tags: ['a', 'b'] })
    expect(updates).toBe(1)
  })

  test('forged values under a field are replaced, never compared into an error', () => {
    const doc = createDocument('p', '', 0)
    insertRecord(doc, 'cards', 'c', { place: ['l', 's', 'V'] })
    const record = storedRecord(doc, 'cards', 'c') as Y.Map<unknown>
    for (const forged of [5n, Y.Array.from(['a']), new Y.Map(), new Y.XmlText(), { toJSON: 1 }]) {
      doc.transact(() => {
        record.set('tags', forged)
        if (!(forged instanceof Y.AbstractType)) record.set('text', forged)
      })
      updateRecord(doc, 'cards', 'c', { tags: ['a'], text: 'a' })
      expect(readRecord(doc, 'cards', 'c')).toMatchObject({ tags: ['a'], text: 'a' })
    }
  })
})

describe('text', () => {
  const letters = fc.constantFrom('a', 'b', ' ', '😀', '😁', '👩‍👧', 'é', '\ud83d', '\ude00')
  const texts = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''))

  test('the difference of two texts turns one into the other, and cuts no character', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { start, removed, inserted } = textDifference(before, after)
        expect(before.slice(0, start) + inserted + before.slice(start + removed)).toBe(after)
        if (before.isWellFormed() && after.isWellFormed()) {
          expect(before.slice(0, start).isWellFormed()).toBe(true)
          expect(inserted.isWellFormed()).toBe(true)
          expect(before.slice(start, start + removed).isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
    expect(textDifference('same', 'same')).toEqual({ start: 4, removed: 0, inserted: '' })
    expect(textDifference('one two', 'one big two')).toEqual({ start: 4, removed: 0, inserted: 'big ' })
  })

  test('any row of edits reads the same here and in a copy', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), ([first, ...others]) => {
        const doc = createDocument('p', '', 0)
        insertRecord(doc, 'maps', 'm', { title: first as string })
        for (const title of others) updateRecord(doc, 'maps', 'm', { title })
        expect(readRecord(doc, 'maps', 'm')?.title).toBe(([first, ...others].at(-1) as string).toWellFormed())
        expect(projectDocument(copyOf(doc))).toEqual(projectDocument(doc))
      }),
      { numRuns: 300 },
    )
  })

  test('half a character is replaced before it is stored, in texts, words and lists', () => {
    const doc = createDocument('p', '', 0)
    insertRecord(doc, 'cards', 'c', { place: ['l', 's', 'V'], tags: ['a\ud83d'], unit: '\ude00' })
    updateRecord(doc, 'cards', 'c', { text: 'x\ud83d' })
    expect(readRecord(doc, 'cards', 'c')).toMatchObject({
      tags: ['a\ufffd'],
      unit: '\ufffd',
      text: 'x\ufffd',
    })
    expect(projectDocument(copyOf(doc))).toEqual(projectDocument(doc))
  })

  test('two people type in one text at once, and both stay', () => {
    const one = createDocument('p', '', 0)
    insertRecord(one, 'maps', 'm', { title: 'pay by card' })
    const two = copyOf(one)
    updateRecord(one, 'maps', 'm', { title: 'pay quickly by card' })
    updateRecord(two, 'maps', 'm', { title: 'pay by card or cash' })
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    for (const doc of [one, two])
      expect(readRecord(doc, 'maps', 'm')?.title).toBe('pay quickly by card or cash')
  })
})

describe('sameValue', () => {
  test('compares what is plain by its contents, and the rest by identity', () => {
    const type = new Y.Map()
    for (const [a, b] of [
      [1, 1],
      ['a', 'a'],
      [null, null],
      [Number.NaN, Number.NaN],
      [
        ['a', ['b']],
        ['a', ['b']],
      ],
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      [type, type],
      [Object.create(null), {}],
    ])
      expect(sameValue(a, b)).toBe(true)
    for (const [a, b] of [
      [1, '1'],
      [null, undefined],
      [[], {}],
      [['a'], ['a', 'b']],
      [{ a: undefined }, { b: undefined }],
      [{ toString: 1 }, {}],
      [1n, 1],
      [new Y.Map(), new Y.Map()],
      [new Y.Map(), {}],
    ])
      expect(sameValue(a, b)).toBe(false)
  })
})

describe('tables', () => {
  test('hold nothing under an id until something is filed there', () => {
    const doc = openTables(new Y.Doc())
    for (const table of TABLES) {
      expect(tableOf(doc, table).size).toBe(0)
      expect(storedRecord(doc, table, 'constructor')).toBeUndefined()
    }
  })
})
