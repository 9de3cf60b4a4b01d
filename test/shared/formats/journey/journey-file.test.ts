import { createHash } from 'node:crypto'
import { crc32, gzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { readJourney } from '#shared/formats/journey/read-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { contentsOf } from '#test/support/builders.ts'
import { documentOf, essence, largeMap, SMALL_PROJECT } from '../project-builders.ts'
import {
  contentOf,
  damagePart,
  directoryEntryOf,
  refusalOf,
  smallJourney,
  zipOf,
} from './journey-builders.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])
const imageRef = `${createHash('sha256').update(png).digest('hex')}.png`

const open = (bytes: Uint8Array) => {
  const result = openJourney(bytes)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const refusal = (bytes: Uint8Array): string => {
  const result = openJourney(bytes)
  return result.ok ? 'opened' : result.error.message
}

describe('saving and opening', () => {
  test('gives back the document, the readable copy, the drawing and the images', () => {
    const doc = documentOf(SMALL_PROJECT)
    const content = contentOf(doc, { thumbnailSvg: '<svg/>', images: new Map([[imageRef, png]]) })
    const opened = open(writeJourney(content))
    expect(contentsOf(opened.doc)).toBe(contentsOf(doc))
    expect(opened.projectJson()).toBe(content.projectJson)
    expect(opened.thumbnailSvg()).toBe('<svg/>')
    expect([...opened.images]).toEqual([[imageRef, png]])
    expect(opened).toMatchObject({ newer: false, recoveredFrom: null, report: [] })
  })

  test('the manifest says what the file is and what belongs to it', () => {
    const content = contentOf()
    const { manifest } = open(writeJourney(content))
    expect(manifest).toEqual({
      format: 'throughline-journey',
      formatVersion: 1,
      documentVersion: DOCUMENT_VERSION,
      app: { name: 'Throughline', version: '0.1.0' },
      projectId: 'test-project',
      title: 'Test project',
      savedAt: '2026-11-21T12:00:00.000Z',
      parts: {
        'document.bin': { length: content.update.length, crc32: crcOf(content.update) },
        'project.json': {
          length: Buffer.byteLength(content.projectJson),
          crc32: crcOf(Buffer.from(content.projectJson)),
        },
      },
    })
  })

  test('any unzip program opens it, and the readable copy is the whole project', () => {
    const parts = unzipSync(smallJourney())
    expect(Object.keys(parts)).toEqual(['manifest.json', 'document.bin', 'project.json'])
    const json = JSON.parse(new TextDecoder().decode(parts['project.json']))
    expect(json.maps[0].lanes[0].cells[0].cards[0]).toEqual({ id: 'c1', text: 'first', tags: ['rain'] })
  })

  test('the same content makes the same bytes', () => {
    const content = contentOf()
    expect(writeJourney(content)).toEqual(writeJourney(content))
  })

  test('parts that this version does not know are given back for the next saving', () => {
    const unknownParts = new Map([
      ['sounds/bell.ogg', png],
      ['Größe.txt', png],
    ])
    const opened = open(smallJourney({ unknownParts }))
    expect(opened.unknownParts).toEqual(unknownParts)
    expect(open(smallJourney({ unknownParts: opened.unknownParts })).unknownParts).toEqual(unknownParts)
  })

  test('folders that another zip program put in are nothing', () => {
    const parts = unzipSync(smallJourney())
    expect(open(zipOf({ 'images/': '', ...parts })).unknownParts.size).toBe(0)
  })

  test('all that stands beside the document takes less room than the document itself', () => {
    const doc = documentOf(largeMap(50, 20))
    const bytes = writeJourney(contentOf(doc))
    expect(Object.keys(projectDocument(open(bytes).doc).cards)).toHaveLength(1000)
    expect(bytes.length).toBeLessThan(gzipSync(encodeDocument(doc)).length * 2)
  })
})

describe('a damaged document', () => {
  test('is made anew from the readable copy, and that is said', () => {
    const doc = documentOf(SMALL_PROJECT)
    const opened = open(damagePart(writeJourney(contentOf(doc)), 'document.bin'))
    expect(opened.recoveredFrom).toBe('project.json')
    expect(opened.report).toEqual([
      'The document in this file is damaged. The project was recovered from the readable copy beside it; the file was left as it is.',
    ])
    expect(essence(projectDocument(opened.doc))).toEqual(essence(projectDocument(doc)))
  })

  test('is recovered too where its bytes are whole but make no sense', () => {
    const opened = open(smallJourney({ update: Uint8Array.from([9, 9, 9]) }))
    expect(opened.recoveredFrom).toBe('project.json')
    expect(opened.report).toEqual([
      'The document in this file is damaged and cannot be read. The project was recovered from the readable copy beside it.',
    ])
  })

  test('that is missing is recovered too', () => {
    const { 'document.bin': _removed, ...parts } = unzipSync(smallJourney())
    expect(open(zipOf(parts)).recoveredFrom).toBe('project.json')
  })

  test('with a damaged copy is refused', () => {
    const bytes = damagePart(damagePart(smallJourney(), 'document.bin'), 'project.json')
    expect(refusal(bytes)).toBe(
      'This file is damaged: neither the document in it nor its readable copy is whole.',
    )
    expect(refusal(smallJourney({ update: png, projectJson: '{"maps":' }))).toBe(
      'This file is damaged: neither the document in it nor its readable copy can be read.',
    )
  })

  test('that was exchanged for another file’s is not taken for this one', () => {
    const other = unzipSync(smallJourney({ update: encodeDocument(documentOf([])) }))
    const parts = { ...unzipSync(smallJourney()), 'document.bin': other['document.bin'] as Uint8Array }
    expect(open(zipOf(parts)).recoveredFrom).toBe('project.json')
  })
})

describe('other damage', () => {
  test('a damaged copy or drawing does not keep the project from opening', () => {
    const bytes = damagePart(smallJourney({ thumbnailSvg: `<svg>${'x'.repeat(99)}</svg>` }), 'project.json')
    const opened = open(damagePart(bytes, 'thumbnail.svg'))
    expect(opened.recoveredFrom).toBe(null)
    expect(opened.projectJson()).toBe(null)
    expect(opened.thumbnailSvg()).toBe(null)
  })

  test('a damaged manifest does not either', () => {
    const opened = open(damagePart(smallJourney(), 'manifest.json'))
    expect(Object.keys(projectDocument(opened.doc).cards)).toHaveLength(4)
  })

  test('a damaged image is left out, and that is said', () => {
    const large = new Uint8Array(64).fill(7)
    const opened = open(
      damagePart(smallJourney({ images: new Map([[imageRef, large]]) }), `images/${imageRef}`),
    )
    expect(opened.images.size).toBe(0)
    expect(opened.report).toEqual([`The part “images/${imageRef}” of this file is damaged and was left out.`])
  })
})

describe('a newer file', () => {
  const asVersion = (changes: object, update?: Uint8Array) => {
    const parts = unzipSync(smallJourney(update ? { update } : {}))
    const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json']))
    return zipOf({ ...parts, 'manifest.json': JSON.stringify({ ...manifest, ...changes }) })
  }

  test('opens, told as such', () => {
    expect(open(asVersion({ formatVersion: 2 })).newer).toBe(true)
    expect(open(asVersion({ documentVersion: DOCUMENT_VERSION + 1 })).newer).toBe(true)
  })

  test('opens, told as such, where only the document is newer', () => {
    const doc = documentOf(SMALL_PROJECT)
    doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)
    expect(open(asVersion({}, encodeDocument(doc))).newer).toBe(true)
  })

  test('that cannot be read asks for an update instead of guessing', () => {
    expect(refusal(asVersion({ formatVersion: 2 }, png))).toBe(
      'This project was saved by a newer version of Throughline that this one cannot read. Update Throughline to open it; the file was left as it is.',
    )
  })
})

describe('what is no project', () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words)

  test.each([
    [
      'nothing',
      new Uint8Array(),
      'This file is empty. If it is kept in a sync folder, it may not have arrived yet.',
    ],
    ['a text', text('journey'), 'This is no Throughline file.'],
    [
      'a Word document',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }),
      'This is a Word document, not a Throughline project.',
    ],
    [
      'a presentation',
      zipOf({ 'ppt/presentation.xml': '' }),
      'This is a PowerPoint presentation, not a Throughline project.',
    ],
    ['a zip', zipOf({ 'holiday.jpg': png }), 'This is a zip archive, not a Throughline project.'],
    [
      'a look-alike',
      zipOf({ 'manifest.json': '{"format":"other"}', 'document.bin': png }),
      'This is a zip file that does not say it is a Throughline project, so it was not opened.',
    ],
    ['an empty zip', zipOf({}), 'This is a zip archive, not a Throughline project.'],
  ])('%s', (_name, bytes, sentence) => {
    expect(refusal(bytes)).toBe(sentence)
  })

  test('a file that is cut off, wherever', () => {
    const bytes = smallJourney()
    for (let length = 4; length < bytes.length; length++)
      expect(refusalOf(bytes.subarray(0, length)), `cut to ${length} bytes`).toBe('truncated')
  })

  test('a locked zip', () => {
    const bytes = smallJourney()
    const entry = directoryEntryOf(bytes, 'document.bin')
    bytes[entry + 8] = (bytes[entry + 8] as number) | 1
    expect(refusalOf(bytes)).toBe('encrypted')
  })
})

function crcOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0')
}

test('reading takes bytes that are a view into a larger buffer', () => {
  const bytes = smallJourney()
  const larger = new Uint8Array(bytes.length + 20)
  larger.set(bytes, 10)
  expect(readJourney(larger.subarray(10, 10 + bytes.length)).ok).toBe(true)
})
