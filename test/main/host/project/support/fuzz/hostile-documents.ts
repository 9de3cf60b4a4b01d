import * as Y from 'yjs'
import { tableOf } from '#shared/document/document.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { TABLES } from '#shared/model/record.ts'
import { craftUpdate, idOf, item } from '#test/support/craft-update.ts'
import { packedChanges } from '#test/support/packed-changes.ts'
import type { Chance } from '#test/support/random.ts'
import { nested } from './spoil-json.ts'

const VALUES: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 2n ** 60n,
  () => new Uint8Array(9),
  () => '\ud800 half',
  (chance) => 'x'.repeat(chance.whole(200_000)),
  (chance) => nested(chance.whole(1000)),
  () => ['lane', 'step', '~~~'],
  () => JSON.parse('{"__proto__":{"polluted":1}}'),
  () => new Y.Map([['a', 1]]),
  () => new Y.Array(),
  () => new Y.Text('a text where a value was'),
  () => new Y.XmlText(),
  () => new Y.XmlElement('script'),
]

const IDS = ['__proto__', 'constructor', 'toString', '', ' ', '../x', 'x'.repeat(5000), '\u0000', 'project']

type Harm = (chance: Chance, doc: Y.Doc) => void

const anyTable = (chance: Chance, doc: Y.Doc) => tableOf(doc, chance.pick(TABLES)) as Y.Map<unknown>

const HARMS: readonly Harm[] = [
  function strangeFields(chance, doc) {
    for (const record of anyTable(chance, doc).values())
      if (record instanceof Y.Map && chance.happens(0.5)) {
        const key = chance.pick([...record.keys(), 'place', 'order', '__proto__', 'image', 'unknown'])
        record.set(key, chance.pick(VALUES)(chance))
      }
  },
  function strangeRecords(chance, doc) {
    for (let left = chance.whole(4); left >= 0; left--)
      anyTable(chance, doc).set(chance.pick(IDS), chance.pick(VALUES)(chance))
  },
  function emptyRecords(chance, doc) {
    for (const table of TABLES) if (chance.happens(0.5)) tableOf(doc, table).set(chance.id(), new Y.Map())
  },
  function circles(chance, doc) {
    const ids = TABLES.flatMap((table) => [...tableOf(doc, table).keys()])
    for (const table of TABLES)
      for (const record of tableOf(doc, table).values())
        for (const key of ['mapId', 'stageId', 'parentId', 'threadId', 'groupId', 'fromId', 'counterpartId'])
          if (record instanceof Y.Map && chance.happens(0.3)) record.set(key, chance.pickAny(ids) ?? '')
  },
  function withoutTables(chance, doc) {
    anyTable(chance, doc).clear()
  },
  function foreignRoots(chance, doc) {
    doc.getMap(chance.pick(['votes', '__proto__', 'x'.repeat(1000)])).set('a', 1)
  },
  function lyingVersions(chance, doc) {
    const versions = [
      0,
      -1,
      1.5,
      99,
      'one',
      null,
      {},
      { cards: 99 },
      { cards: -1 },
      JSON.parse('{"__proto__":{"a":1}}'),
    ]
    doc.getMap('meta').set(chance.pick(['version', 'versions']), chance.pick(versions))
  },
  function formattedTexts(chance, doc) {
    for (const record of anyTable(chance, doc).values())
      for (const value of record instanceof Y.Map ? record.values() : [])
        if (value instanceof Y.Text) {
          value.format(0, value.length, { bold: true })
          value.insertEmbed(0, { picture: 'javascript:alert(1)' })
        }
  },
  function manyRecords(chance, doc) {
    const table = anyTable(chance, doc)
    for (let left = chance.whole(3000); left >= 0; left--) table.set(chance.id(), new Y.Map([['order', 'V']]))
  },
]

/** A whole document that says what no program of ours would, in the bytes of a file. */
export function hostileDocument(chance: Chance, base: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.transact(() => {
    for (let left = chance.whole(3); left >= 0; left--) chance.pick(HARMS)(chance, doc)
  })
  return encodeDocument(doc)
}

/** A few bytes that claim to be very much. */
export function documentBomb(chance: Chance): Uint8Array {
  switch (chance.whole(4)) {
    case 0:
      return packedChanges(1 + chance.whole(3_000_000), chance.whole(400_000))
    case 1:
      // The shortest of all: a list that says it has a quarter of a billion entries.
      return Uint8Array.of(0, 0, 0xff, 0xff, 0xff, 0x7f, 0)
    case 2:
      return oneKey(chance.whole(60_000))
    default:
      return oneText(1 + chance.whole(20_000_000))
  }
}

/** So many values under one key, each in the place of the one before. */
function oneKey(count: number): Uint8Array {
  const items = Array.from({ length: count + 1 }, (_, clock) =>
    item(
      7,
      clock,
      new Y.ContentAny([1]),
      clock === 0 ? { parent: 'cards', key: 'a' } : { origin: idOf(7, clock - 1) },
    ),
  )
  return Y.convertUpdateFormatV1ToV2(craftUpdate(items))
}

function oneText(length: number): Uint8Array {
  const doc = new Y.Doc()
  const record = new Y.Map<unknown>()
  tableOf(doc, 'cards').set('a', record)
  record.set('text', new Y.Text('x'.repeat(length)))
  return encodeDocument(doc)
}
