import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { tableOf } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { namesOf, touchedByUpdate, watchTouched } from '#shared/document/touched.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

const CARD = 'card-lane1-step1-1-1'

/** A copy of the document that somebody else edits under a client id of their own. */
function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = client
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** What `act` adds to a document, as an update. */
function updateOf(doc: Y.Doc, act: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  act()
  return Y.encodeStateAsUpdate(doc, before)
}

const plain = (touched: ReadonlyMap<string, ReadonlySet<number>>) =>
  Object.fromEntries([...touched].map(([path, clients]) => [path, [...clients].sort((a, b) => a - b)]))

/** Everything that is told of transactions, in plain values. */
function heard(doc: Y.Doc) {
  const told: { origin: unknown; touched: Record<string, number[]>; removed: string[] }[] = []
  const stop = watchTouched(doc, (origin, touched, removed) => {
    told.push({ origin, touched: plain(touched), removed: [...removed].sort() })
  })
  return { told, stop }
}

test('an update tells who wrote in which records: fields, letters and new ones', () => {
  const { doc } = buildProject()
  const [ana, ben] = [copyOf(doc, 11), copyOf(doc, 22)]
  const first = updateOf(ana, () =>
    carryOut(ana, [
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Text of card, and more' } },
      { type: 'note.add', id: 'note1', mapId: 'map1', fields: { text: 'A thought' } },
    ]),
  )
  const second = updateOf(ben, () =>
    carryOut(ben, [
      { type: 'cards.edit', ids: [CARD], changes: { color: 'red' } },
      { type: 'stage.edit', id: 'stage2', changes: { title: 'Later' } },
    ]),
  )
  const both = Y.mergeUpdates([first, second])
  Y.applyUpdate(doc, both)
  expect(plain(touchedByUpdate(doc, both))).toEqual({
    [`cards/${CARD}`]: [11, 22],
    'notes/note1': [11],
    'stages/stage2': [22],
  })
  expect(plain(touchedByUpdate(doc, first))).toEqual({ [`cards/${CARD}`]: [11], 'notes/note1': [11] })
})

test('signatures and versions of the document are nobody’s work, and what is deleted names nobody', () => {
  const { doc } = buildProject()
  const ana = copyOf(doc, 11)
  const signed = updateOf(ana, () => carryOut(ana, [{ type: 'author.sign', clientId: 11, name: 'Ana' }]))
  const removed = updateOf(ana, () => carryOut(ana, [{ type: 'cards.remove', ids: [CARD] }]))
  for (const update of [signed, removed]) {
    Y.applyUpdate(doc, update)
    expect(plain(touchedByUpdate(doc, update))).toEqual({})
  }
})

test('what is thrown away by now, missing or no update at all is passed over', () => {
  const { doc } = buildProject()
  const ana = copyOf(doc, 11)
  const edited = updateOf(ana, () =>
    carryOut(ana, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'Typed before it went' } }]),
  )
  const later = updateOf(ana, () =>
    carryOut(ana, [{ type: 'stage.edit', id: 'stage1', changes: { title: 'Never arrives' } }]),
  )
  Y.applyUpdate(doc, edited)
  carryOut(doc, [{ type: 'cards.remove', ids: [CARD] }])
  expect(plain(touchedByUpdate(doc, edited))).toEqual({})
  expect(plain(touchedByUpdate(new Y.Doc(), later))).toEqual({})
  expect(plain(touchedByUpdate(doc, Uint8Array.of(9, 9, 9)))).toEqual({})
})

test('every transaction is told once, with its origin, what was touched and what is gone', () => {
  const { doc } = buildProject()
  doc.clientID = 7
  const { told, stop } = heard(doc)
  const ana = copyOf(doc, 11)
  carryOut(ana, [
    { type: 'cards.edit', ids: [CARD], changes: { text: 'Anew' } },
    { type: 'cards.remove', ids: ['card-lane2-step1-1-1'] },
  ])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana, Y.encodeStateVector(doc)), 'the wire')
  expect(told).toEqual([
    { origin: 'the wire', touched: { [`cards/${CARD}`]: [11] }, removed: ['cards/card-lane2-step1-1-1'] },
  ])
  stop()
  carryOut(doc, [{ type: 'cards.remove', ids: [CARD] }])
  expect(told).toHaveLength(1)
})

test('a record that only lost letters is put down to whoever else wrote, to this document, or to nobody', () => {
  const { doc } = buildProject()
  doc.clientID = 7
  const shorten = (of: Y.Doc) => {
    const text = tableOf(of, 'cards').get(CARD)?.get('text') as Y.Text
    of.transact(() => text.delete(0, 2))
  }
  const { told } = heard(doc)
  shorten(doc)
  const ana = copyOf(doc, 11)
  shorten(ana)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana, Y.encodeStateVector(doc)))
  shorten(ana)
  carryOut(ana, [{ type: 'stage.edit', id: 'stage1', changes: { color: 'red' } }])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana, Y.encodeStateVector(doc)))
  expect(told.map(({ touched }) => touched)).toEqual([
    { [`cards/${CARD}`]: [7] },
    { [`cards/${CARD}`]: [] },
    { 'stages/stage1': [11], [`cards/${CARD}`]: [11] },
  ])
})

test('what came and went in one transaction was never removed; what came back is touched by who undid', () => {
  const { doc } = buildProject()
  doc.clientID = 7
  const history = createUndoHistory(doc, 'me' as unknown as object, () => 0)
  const { told } = heard(doc)
  doc.transact(() => {
    carryOut(doc, [{ type: 'note.add', id: 'brief', mapId: 'map1', fields: { text: 'x' } }])
    carryOut(doc, [{ type: 'note.remove', id: 'brief' }])
  })
  expect(told.flatMap(({ removed }) => removed)).toEqual([])
  told.length = 0
  history.begin('Delete')
  doc.transact(() => tableOf(doc, 'cards').delete(CARD), 'me')
  history.undo()
  expect(told.map(({ removed }) => removed)).toEqual([[`cards/${CARD}`], []])
  expect(told[1]?.touched).toEqual({ [`cards/${CARD}`]: [7] })
})

test('clients are called what they signed, each name once', () => {
  const { doc } = buildProject()
  carryOut(doc, [
    { type: 'author.sign', clientId: 1, name: 'Ana' },
    { type: 'author.sign', clientId: 2, name: 'Ben' },
    { type: 'author.sign', clientId: 3, name: ' Ana ' },
    { type: 'author.sign', clientId: 4, name: ' ' },
  ])
  expect(namesOf(projectDocument(doc), [3, 2, 1, 4, 99])).toEqual(['Ana', 'Ben'])
})
