import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { endingOf, FORMATS, formatOfName } from '#shared/formats/file-formats.ts'
import { detectFormat, importFile } from '#shared/formats/import-file.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { smallJourney } from './journey/journey-builders.ts'
import { essence, SMALL_PROJECT, snapshotOf } from './project-builders.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const json = bytes(stringifyProjectJson(writeProjectJson(snapshotOf(SMALL_PROJECT))))
const mermaid = 'journey\ntitle Day\nT: 5: Me'

describe('telling formats', () => {
  test.each([
    ['a.journey', smallJourney(), 'journey'],
    ['renamed.zip', smallJourney(), 'journey'],
    ['a.json', json, 'json'],
    ['a', json, 'json'],
    ['a.mmd', bytes(mermaid), 'mermaid'],
    ['A.MERMAID', bytes('flowchart LR'), 'mermaid'],
    ['a.csv', bytes('a;b'), 'csv'],
    ['A.TSV', Uint8Array.from([0xe4, 0x09, 0x62]), 'csv'],
    ['journeys.csv', bytes('name,journey\njourney one,2'), 'csv'],
    ['export.txt', bytes('Text\tStage\nWaits\tArrive'), 'csv'],
    ['a.xlsx', zipSync({ 'xl/workbook.xml': bytes('<workbook/>') }), 'xlsx'],
    ['download', zipSync({ 'xl/workbook.xml': bytes('<workbook/>') }), 'xlsx'],
    ['notes.txt', bytes(`---\ntitle: x\n---\n%% hi\n  ${mermaid}`), 'mermaid'],
  ])('%s', (name, content, format) => {
    expect(detectFormat(name, content)).toEqual({ ok: true, value: format })
  })

  test.each([
    ['nothing', bytes(''), '“nothing” is empty.'],
    ['a.pdf', bytes('%PDF-1.7'), '“a.pdf” is a PDF.'],
    ['a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa]), '“a.png” is a PNG picture.'],
    ['a.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), '“a.doc” is an old Office document.'],
    ['a.webp', bytes('RIFF....WEBP'), '“a.webp” is a WebP picture.'],
    ['a.svg', bytes('<svg xmlns="…">'), '“a.svg” is an SVG drawing.'],
    ['a.html', bytes('<!DOCTYPE html>'), '“a.html” is a web page.'],
    ['a.txt', bytes('my journeys'), '“a.txt” is a text that is no Mermaid journey and no table.'],
    ['a.csv', bytes('<html><table>'), '“a.csv” is a web page.'],
    [
      'a.csv',
      Uint8Array.from({ length: 500 }, (_, index) => index % 20),
      '“a.csv” is called a table, but its content is something else.',
    ],
    ['a.bin', Uint8Array.from([0, 1, 2, 200]), '“a.bin” is a file of a kind that Throughline does not know.'],
    ['a.tldr', bytes('{"tldrawFileFormatVersion":1}'), '“a.tldr” is a tldraw drawing.'],
    ['a.json', bytes('{"nodes":[{"id":1}]}'), '“a.json” is a diagram of another program.'],
    ['a.canvas', bytes('<canvas>'), '“a.canvas” looks like JSON but cannot be read as such'],
    ['a.excalidraw', bytes('{"type":"exc'), '“a.excalidraw” looks like JSON but cannot be read as such'],
    ['a.json', bytes('[1]'), '“a.json” is JSON of another program.'],
    [
      'a.json',
      bytes('{"maps":'),
      '“a.json” looks like JSON but cannot be read as such: it is cut off or damaged.',
    ],
    [
      'a.journey',
      bytes('hello'),
      '“a.journey” is called a Throughline project, but its content is something else.',
    ],
  ])('%s is refused in one sentence that says what it is', (name, content, sentence) => {
    const result = detectFormat(name, content)
    if (result.ok) throw new Error(`Taken for ${result.value}`)
    expect(result.error.message.startsWith(sentence)).toBe(true)
  })

  test('a Word document is told by what is in it', async () => {
    const word = zipSync({ 'word/document.xml': bytes('') })
    expect(await importFile('a.docx', word)).toMatchObject({
      error: { message: 'This is a Word document, not a Throughline project.' },
    })
  })

  test('endings lead to formats, whatever their case', () => {
    const endings = FORMATS.flatMap((format): readonly string[] => format.endings)
    expect(new Set(endings).size).toBe(endings.length)
    expect(formatOfName('C:\\maps\\My.Map.JSON')?.id).toBe('json')
    expect(formatOfName('folder.json/file')).toBe(undefined)
    expect(endingOf('no-ending')).toBe('')
  })
})

describe('importing', () => {
  test.each([
    ['a.journey', smallJourney()],
    ['a.json', json],
  ])('%s brings all records', async (name, content) => {
    const result = await importFile(name, content)
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value).toMatchObject({ title: 'Test project', report: [] })
    const { tables, sequences } = essence(snapshotOf(result.value.records))
    expect({ ...tables, projects: [] }).toEqual({
      ...essence(snapshotOf(SMALL_PROJECT)).tables,
      projects: [],
    })
    expect(sequences).toEqual(essence(snapshotOf(SMALL_PROJECT)).sequences)
  })

  test.each([
    ['UTF-8', bytes(mermaid)],
    ['UTF-8 with its mark', bytes(`\ufeff${mermaid}`)],
    ['UTF-16 as Windows writes it', new Uint8Array(Buffer.from(`\ufeff${mermaid}`, 'utf16le'))],
  ])('Mermaid in %s', async (_name, content) => {
    expect(await importFile('day.mmd', content)).toMatchObject({
      ok: true,
      value: { format: 'mermaid', title: 'Day' },
    })
  })

  test('an error in a Mermaid text says its line', async () => {
    expect(await importFile('day.mmd', bytes('journey\nT'))).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^Line 2: /) },
    })
  })
})
