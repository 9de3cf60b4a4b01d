import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  createDocument,
  DOCUMENT_VERSION,
  openTables,
  stampVersions,
  tableOf,
} from '#shared/document/document.ts'
import {
  decodeDocument,
  encodeDocument,
  isNewerDocument,
  MAX_CHANGES,
  MAX_DOCUMENT_BYTES,
} from '#shared/document/state.ts'
import { buildProject, contentsOf } from '#test/support/builders.ts'
import { packedChanges } from '#test/support/packed-changes.ts'
import { chanceOf } from '#test/support/random.ts'

const decoded = (bytes: Uint8Array): Y.Doc => {
  const result = decodeDocument(bytes)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const codeOf = (bytes: Uint8Array): string | null => {
  const result = decodeDocument(bytes)
  return result.ok ? null : result.error.code
}

test('a document comes back with its content, its tables open and its history', () => {
  const { doc, mapId } = buildProject()
  const copy = decoded(encodeDocument(doc))
  expect(contentsOf(copy)).toBe(contentsOf(doc))
  // Made from the same history: an edit made apart merges instead of standing beside the original.
  tableOf(copy, 'maps').get(mapId)?.set('state', 'future')
  Y.applyUpdateV2(doc, encodeDocument(copy))
  expect(contentsOf(doc)).toBe(contentsOf(copy))
})

test('a document of a few kilobytes may have any history: two fields changed in turn, again and again', () => {
  const { doc } = buildProject()
  const [one, other] = [...tableOf(doc, 'cards').values()]
  for (let count = 0; count < 120_000; count += 2)
    doc.transact(() => {
      one?.set('color', count)
      other?.set('color', count)
    })
  const bytes = encodeDocument(doc)
  expect(bytes.length).toBeLessThan(5000)
  expect(contentsOf(decoded(bytes))).toBe(contentsOf(doc))
})

describe('versions', () => {
  test('of this program are not newer', () => {
    expect(isNewerDocument(createDocument('p', '', 0))).toBe(false)
    expect(isNewerDocument(openTables(new Y.Doc()))).toBe(false)
  })

  test('a newer document opens with the tables it has, and is told as such', () => {
    const doc = createDocument('p', '', 0)
    doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)
    doc.getMap('dreams').set('a', 1)
    const copy = decoded(encodeDocument(doc))
    expect(isNewerDocument(copy)).toBe(true)
    expect(copy.getMap('dreams').get('a')).toBe(1)
  })

  test('newer records make a newer document', () => {
    const doc = createDocument('p', '', 0)
    stampVersions(doc)
    doc.getMap('meta').set('versions', { cards: 99 })
    expect(isNewerDocument(doc)).toBe(true)
  })
})

describe('refusals', () => {
  test('bytes that are none of a document', () => {
    expect(codeOf(new Uint8Array())).toBe('damaged-document')
    expect(codeOf(new TextEncoder().encode('{"format":"throughline-project"}'))).toBe('damaged-document')
  })

  test('a document of another program', () => {
    const doc = new Y.Doc()
    doc.getMap('notebook').set('a', 1)
    expect(codeOf(encodeDocument(doc))).toBe('foreign-document')
  })

  test('text where a table belongs is passed over', () => {
    const doc = new Y.Doc()
    doc.getText('cards').insert(0, 'text where records belong')
    expect(codeOf(encodeDocument(doc))).toBe(null)
    expect(contentsOf(decoded(encodeDocument(doc)))).toContain('["cards",[]]')
  })

  test('an update that builds on another one', () => {
    const { doc } = buildProject()
    const before = Y.encodeStateVector(doc)
    tableOf(doc, 'maps').get('map1')?.set('state', 'future')
    expect(codeOf(Y.encodeStateAsUpdateV2(doc, before))).toBe('damaged-document')
  })

  test('documents inside the document', () => {
    const doc = createDocument('p', '', 0)
    doc.getMap('meta').set('inner', new Y.Doc())
    expect(codeOf(encodeDocument(doc))).toBe('damaged-document')
  })

  test('more bytes than any project has, without reading them', () => {
    expect(codeOf(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toBe('too-large')
  })

  test('a few bytes that claim a billion changes', () => {
    const claims = claimingChanges(2 ** 30)
    expect(claims.length).toBeLessThan(40)
    expect(codeOf(claims)).toBe('too-many-changes')
  })

  test('more changes than memory takes, packed into a few bytes', () => {
    expect(codeOf(packedChanges(MAX_CHANGES + 1, 40_000))).toBe('too-many-changes')
  })

  test('every truncation, and 1,000 flipped bytes, without throwing', () => {
    const bytes = encodeDocument(buildProject().doc)
    for (let length = 0; length < bytes.length; length += 3)
      expect(codeOf(bytes.subarray(0, length)), `cut to ${length} bytes`).not.toBe(null)
    const seed = 20260102
    const chance = chanceOf(seed)
    for (let run = 0; run < 1000; run++) {
      const broken = bytes.slice()
      broken[chance.whole(broken.length)] = chance.whole(256)
      expect(() => decodeDocument(broken), `seed ${seed}, run ${run}`).not.toThrow()
    }
  })
})

/** An update of format 2 whose run-length codes repeat one struct `count` times. */
function claimingChanges(count: number): Uint8Array {
  const varUint = (value: number): number[] => {
    const bytes: number[] = []
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) return [...bytes, rest]
      bytes.push((rest % 128) | 128)
    }
  }
  const part = (bytes: readonly number[]): number[] => [...varUint(bytes.length), ...bytes]
  const collected = 0
  const lengths = [0x40 | 1, ...varUint(count)]
  return Uint8Array.from([
    0,
    ...part([]),
    ...part([1]),
    ...part([]),
    ...part([]),
    ...part([collected]),
    ...part([0, 0]),
    ...part([]),
    ...part([]),
    ...part(lengths),
    ...varUint(1),
    ...varUint(count),
    ...varUint(0),
    ...varUint(0),
  ])
}
