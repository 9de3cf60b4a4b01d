import { strFromU8, unzipSync, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { readXlsxBook } from '#shared/formats/tables/read-xlsx.ts'
import { cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { TableSheet } from '#shared/formats/tables/table-sheet.ts'
import { writeXlsxBook } from '#shared/formats/tables/write-xlsx.ts'
import { projectFullOf } from '#test/support/hostile-project.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'
import { mulberry32 } from '#test/support/random.ts'
import { changesOf, readBack, tableSource, written } from './table-builders.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const plain = (rows: readonly (readonly string[])[]): TableSheet => ({
  ...{ name: 'Sheet', rows, columns: [], merges: [], hiddenRows: new Set(), looks: new Map() },
  ...{ frozen: { rows: 0, columns: 0 }, firstRow: 0 },
})

async function read(bytes: Uint8Array) {
  const book = await readXlsxBook(bytes)
  if (!book.ok) throw new Error(book.error.message)
  return book.value
}

/** The cells that an independent reader sees. */
async function seen(bytes: Uint8Array, sheet = 1): Promise<readonly (readonly string[])[]> {
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false })
  return (sheets[sheet - 1]?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
}

const TEXTS = [
  '=1+1',
  '+49 30 1234',
  '@home',
  "'quoted",
  '#N/A',
  '#REF!',
  '_x0041_ and _x000D_',
  ' blanks ',
  'two\nlines',
  '"quotes" & <tags>',
  'שלום עולם',
  '👩‍👧 → ✓',
  '日本語',
  'x'.repeat(5000),
  '007',
  '1e5',
  '2026-01-02',
  'TRUE',
]

describe('writing', () => {
  test('rows are as high as their texts, and grow with what is typed into them', async () => {
    const narrow = { ...plain([['short'], ['several words that need some lines'], ['two\nlines']]) }
    const bytes = await writeXlsxBook([{ ...narrow, columns: [{ width: 10 }] }])
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)
    const heights = [...xml.matchAll(/<row r="(\d)"([^>]*)>/g)].map(([, row, more]) => [
      Number(row),
      Number(/ht="([\d.]+)"/.exec(more as string)?.[1] ?? 15) / 15,
    ])
    expect(heights).toEqual([
      [1, 1],
      [2, 4],
      [3, 2],
    ])
    expect(xml).not.toContain('customHeight')
  })

  test('texts stay texts, for us and for an independent reader', async () => {
    const bytes = await writeXlsxBook([plain(TEXTS.map((text) => [text, 'x']))])
    expect((await read(bytes))[0]?.rows).toEqual(TEXTS.map((text) => [text, 'x']))
    expect((await seen(bytes)).map(([text]) => text)).toEqual(TEXTS)
  })

  test('an independent reader sees every text of a map, in both sheets', async () => {
    const source = tableSource(projectFullOf('Größe 👩‍👧 "x" <b>'))
    const bytes = await written(source, 'xlsx')
    const [grid, cards] = [await seen(bytes, 1), await seen(bytes, 2)]
    const said = (rows: readonly (readonly string[])[]) => new Set(rows.flat())
    expect([...said(gridSheet(source).rows)].filter((text) => !said(grid).has(text))).toEqual([])
    expect([...said(cardsSheet(source).rows)].filter((text) => !said(cards).has(text))).toEqual([])
  })

  test('hostile texts in every field come back without a change', async () => {
    for (const text of HOSTILE_TEXTS.filter((_, index) => index % 12 === 0)) {
      const snapshot = projectFullOf(text)
      const source = tableSource(snapshot)
      for (const way of ['xlsx', 'cards,', 'grid;'] as const) {
        const { changes, report } = changesOf(await readBack(await written(source, way), way), snapshot)
        expect({ text, way, changes, report }).toEqual({ text, way, changes: [], report: [] })
      }
    }
  })
})

/** A workbook as Excel and LibreOffice write them, with what our own files have not. */
const FOREIGN = zipSync({
  '[Content_Types].xml': utf8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ),
  '_rels/.rels': utf8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  'xl/workbook.xml': utf8(
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': utf8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  ),
  'xl/styles.xml': utf8(
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
  ),
  'xl/sharedStrings.xml': utf8(
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><r><t xml:space="preserve">Waits </t></r><r><rPr><b/></rPr><t>long</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>Two_x000D_&#10;lines</t></si></sst>',
  ),
  'xl/worksheets/sheet1.xml': utf8(
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>inline</t></is></c><c r="C1" s="1"><v>46024</v></c><c r="D1" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1&amp;"x"</f><v>said</v></c><c r="D3" t="e"><v>#DIV/0!</v></c><c r="E3"><v>0.33000000000000002</v></c></row><row r="9"><c r="XFD9" s="1"/></row><row r="1048576" spans="1:1"></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>',
  ),
})

/** Bytes that do not pack. */
const noise = (length: number): Uint8Array => {
  const number = mulberry32(1)
  return Uint8Array.from({ length }, () => number() * 256)
}

/** Lets a zip's list of parts claim another length of one of them. */
function sayLength(zip: Uint8Array, name: string, length: number): void {
  const view = new DataView(zip.buffer, zip.byteOffset)
  const text = new TextDecoder('latin1').decode(zip)
  view.setUint32(text.lastIndexOf(name) - 46 + 24, length, true)
}

describe('reading', () => {
  test('what other programs write: rich texts, days, formulas by what they said, gaps', async () => {
    const [sheet] = await read(FOREIGN)
    expect(sheet?.name).toBe('Plan')
    expect(sheet?.rows.map((row) => row.join('|'))).toEqual([
      'Waits long|inline|2026-01-02|TRUE|',
      '||||',
      'Two\nlines|2|said|#DIV/0!|0.33',
    ])
  })

  test('a workbook that says it is small and is not, and one that is all corners, are refused', async () => {
    const far = utf8(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    )
    const wide = zipSync({ 'xl/workbook.xml': utf8(''), 'xl/worksheets/sheet1.xml': far })
    expect(await readXlsxBook(wide)).toMatchObject({ error: { code: 'too-large' } })
    const bomb = zipSync(
      { 'xl/workbook.xml': utf8(''), 'xl/worksheets/sheet1.xml': noise(160_000) },
      { level: 1 },
    )
    sayLength(bomb, 'xl/worksheets/sheet1.xml', 140 * 1024 * 1024)
    expect(await readXlsxBook(bomb)).toMatchObject({ error: { code: 'too-large' } })
  })

  test('what is torn, damaged or something else is refused in words', async () => {
    const whole = await writeXlsxBook([plain([['a']])])
    expect(await readXlsxBook(whole.subarray(0, whole.length - 30))).toMatchObject({
      error: { code: 'truncated' },
    })
    expect(await readXlsxBook(utf8('PK'))).toMatchObject({ ok: false })
    expect(await readXlsxBook(zipSync({ 'xl/workbook.xml': utf8('<workbook') }))).toMatchObject({
      error: { code: 'damaged', message: 'This Excel workbook is damaged: its sheets cannot be read.' },
    })
  })

  test('a table of another project is refused', () => {
    const reading = readGrid([gridSheet(tableSource(projectFullOf('x')))])
    const other = projectFullOf('x')
    if (!reading) throw new Error('This is a table of ours.')
    expect(changesFromGrid({ ...reading, mapId: 'elsewhere' }, other)).toMatchObject({
      error: { code: 'gone' },
    })
  })
})
