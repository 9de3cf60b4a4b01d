import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DOCUMENT_VERSION, documentVersion, recordVersions, storedRecord } from '#shared/document/document.ts'
import { liftApart, type Migrations, migrateDocument } from '#shared/document/migrate.ts'
import { readRecord } from '#shared/document/projection.ts'
import { type Migration, TABLES, type TableName } from '#shared/model/record.ts'
import { buildProject, contentsOf } from '#test/support/builders.ts'

const CARD = 'card-lane1-step1-1-1'

const withMigrations = (some: { readonly [T in TableName]?: readonly Migration[] }): Migrations => ({
  ...(Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Migrations),
  ...some,
})

/** Two versions on: `unit` was called `measure` once, and texts were shouted in the second version. */
const calls: string[] = []
const TWO: readonly Migration[] = [
  ({ measure, ...fields }) => {
    calls.push('first')
    return measure === undefined ? fields : { ...fields, unit: measure }
  },
  ({ text, ...fields }) => {
    calls.push('second')
    return text === undefined ? fields : { ...fields, text: String(text).toLowerCase() }
  },
]

const old = (): Y.Doc => {
  const { doc } = buildProject()
  const record = storedRecord(doc, 'cards', CARD) as Y.Map<unknown>
  record.set('measure', '%')
  record.set('later', [1])
  return doc
}

describe('migrateDocument', () => {
  test('leaves a document of this version as it is', () => {
    const doc = old()
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrateDocument(doc)).toEqual({ ok: true, value: { changed: 0 } })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('marks an older document as one of this version, once', () => {
    const doc = old()
    doc.getMap('meta').set('version', 1)
    const content = contentsOf(doc)
    expect(migrateDocument(doc)).toEqual({ ok: true, value: { changed: 0 } })
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION)
    expect(contentsOf(doc)).toBe(content)
    const marked = Y.encodeStateAsUpdate(doc)
    migrateDocument(doc)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(marked)
  })

  test('lifts each record through each version in one transaction, and keeps fields it does not know', () => {
    const doc = old()
    const origins: unknown[] = []
    doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
    expect(migrateDocument(doc, withMigrations({ cards: TWO }))).toEqual({ ok: true, value: { changed: 8 } })
    expect(origins).toEqual(['migration'])
    const record = storedRecord(doc, 'cards', CARD) as Y.Map<unknown>
    expect(record.get('later')).toEqual([1])
    expect(record.has('measure')).toBe(false)
    expect(record.get('text')).toBeInstanceOf(Y.Text)
    expect(readRecord(doc, 'cards', CARD)).toMatchObject({ unit: '%', text: `text of ${CARD}` })
  })

  test('applies only what a document has not had yet', () => {
    const doc = old()
    doc.getMap('meta').set('versions', { cards: 1 })
    calls.length = 0
    migrateDocument(doc, withMigrations({ cards: TWO }))
    expect(new Set(calls)).toEqual(new Set(['second']))
    expect(storedRecord(doc, 'cards', CARD)?.get('measure')).toBe('%')
  })

  test('notes the versions, so that nothing is lifted twice', () => {
    const doc = old()
    migrateDocument(doc, withMigrations({ cards: TWO }))
    expect(recordVersions(doc)).toMatchObject({ cards: 2, maps: 0 })
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrateDocument(doc, withMigrations({ cards: TWO }))).toEqual({ ok: true, value: { changed: 0 } })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test.each([
    ['version', 99],
    ['versions', { cards: 1 }],
  ])('refuses a document with a newer %s, and leaves it as it is', (key, value) => {
    const doc = old()
    doc.getMap('meta').set(key, value)
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrateDocument(doc)).toMatchObject({ ok: false, error: { code: 'newer' } })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('passes over what is no record, and values that break comparing', () => {
    const doc = old()
    const table = doc.getMap('cards')
    table.set('text', 'no record')
    table.set('list', Y.Array.from([1]))
    table.set(
      'odd',
      new Y.Map<unknown>([
        ['a', 5n],
        ['b', new Y.XmlText()],
        ['constructor', 1],
      ]),
    )
    expect(migrateDocument(doc, withMigrations({ cards: TWO })).ok).toBe(true)
    expect(storedRecord(doc, 'cards', 'odd')?.get('a')).toBe(5n)
    expect(storedRecord(doc, 'cards', 'odd')?.get('constructor')).toBe(1)
  })
})

describe('liftApart', () => {
  /** What an older program has, and the same as a newer one has lifted and changed it. */
  function apart() {
    const older = old()
    const newer = new Y.Doc()
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(older))
    const migrations = withMigrations({ cards: TWO })
    migrateDocument(newer, migrations)
    return { older, newer, migrations }
  }

  test('lifts what only the older of two documents holds, which would go for migrated in both', () => {
    const { older, newer, migrations } = apart()
    const other = 'card-lane1-step1-2-1'
    const late = storedRecord(older, 'cards', other) as Y.Map<unknown>
    late.set('measure', 'days')
    expect(liftApart(older, newer, migrations)).toBe(true)
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(older))
    expect(storedRecord(newer, 'cards', other)?.get('unit')).toBe('days')
    expect(storedRecord(newer, 'cards', CARD)?.get('unit')).toBe('%')
    expect(recordVersions(newer).cards).toBe(2)
  })

  test('leaves documents of one version alone, and those of a program that is newer than this one', () => {
    const { older, newer, migrations } = apart()
    const before = [older, newer].map((doc) => Y.encodeStateAsUpdate(doc))
    expect(liftApart(older, older, migrations)).toBe(false)
    expect(liftApart(older, newer)).toBe(false)
    expect([older, newer].map((doc) => Y.encodeStateAsUpdate(doc))).toEqual(before)
  })
})
