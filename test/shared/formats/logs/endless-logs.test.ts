/** Files that hold far more than they seem to, or never end: whoever reads them gives up soon, in a sentence. */
import { gzipSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { inspectLog } from '#shared/formats/logs/inspect-log.ts'
import type { LogSource } from '#shared/formats/logs/log-source.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { reportBattery } from '#test/support/battery.ts'
import { fileOf } from './inspect-builders.ts'
import { readingOf, refused } from './log-files.ts'

const MIB = 1024 ** 2
const PIECE = 256 * 1024

/** A file that begins in some way and then says the same for ever; `taken` counts the bytes that somebody wanted, `most` is their bound. */
function endless(
  begin: string | Uint8Array,
  again: string | Uint8Array,
  most = 16 * MIB,
): LogSource & { taken: number } {
  const unit = typeof again === 'string' ? strToU8(again) : again
  const piece = Uint8Array.from(
    { length: Math.ceil(PIECE / unit.length) * unit.length },
    (_, at) => unit[at % unit.length] as number,
  )
  const source = {
    name: 'endless',
    size: 50 * MIB,
    taken: 0,
    async *open() {
      yield typeof begin === 'string' ? strToU8(begin) : begin
      for (;;) {
        source.taken += piece.length
        if (source.taken > most) throw new Error('Far more was read than anybody should.')
        yield piece
      }
    },
  }
  return source
}

const HEAD = 'id,what,when\n'
const EVENT = '<log><trace><string key="concept:name" value="a"/><event>'
const xes = readingOf({
  format: 'xes',
  caseColumn: 'case:concept:name',
  activityColumn: 'concept:name',
  timeColumn: 'time:timestamp',
})

const TEXTS: readonly (readonly [
  what: string,
  begin: string,
  again: string,
  reading: LogReading,
  isRows: boolean,
])[] = [
  ['one line', 'id', 'x', readingOf(), false],
  ['columns', 'id,what,when', ',more', readingOf(), false],
  ['columns of one name', 'id,', 'id,', readingOf(), false],
  ['commas', '', ',', readingOf(), false],
  ['a cell in a row', `${HEAD}a,`, 'x', readingOf(), false],
  ['quotation marks', `${HEAD}a,"`, '""', readingOf(), false],
  ['NULs', `${HEAD}a,`, '\0', readingOf(), false],
  ['a value of XES', `${EVENT}<string key="x" value="`, 'x', xes, false],
  ['a text of XES', EVENT, 'x', xes, false],
  ['a comment', `${EVENT}<!--`, 'x', xes, false],
  ['a name of an element', `${EVENT}<`, 'x', xes, false],
  ['elements in elements', EVENT, '<list key="a">', xes, false],
  ['attributes of an event', EVENT, '<string key="k" value="v"/>', xes, false],
  ['attributes of a trace', '<log><trace>', '<string key="k" value="v"/>', xes, false],
  ['a document type', '<!DOCTYPE log [', ' ', xes, false],
  ['rows', HEAD, 'a,x,2024-01-01\n', readingOf(), true],
  ['empty lines', HEAD, '\n', readingOf(), true],
  ['events', '<log><trace><string key="concept:name" value="a"/>', '<event/>', xes, true],
]

describe('without an end', () => {
  test.each(TEXTS)('%s', async (_what, begin, again, reading, isRows) => {
    const source = endless(begin, again)
    const looked = await inspectLog(source)
    if (!looked.ok) expect(looked.error.message).toMatch(/\.$/)
    expect(source.taken).toBeLessThan(4 * MIB)
    reportBattery('T18', 'bombs', 1)
    // A file that goes on with rows is one like others: people stop it.
    if (isRows) return
    source.taken = 0
    expect((await refused({ source, reading })).message).toMatch(/\.$/)
    expect(source.taken).toBeLessThan(4 * MIB)
  })

  test('rows are read until somebody cancels', async () => {
    const source = endless(HEAD, 'a,x,2024-01-01\n', Number.POSITIVE_INFINITY)
    const signal = { aborted: false }
    const onProgress = (): void => {
      signal.aborted = true
    }
    const result = await readLog([{ source, reading: readingOf() }], { signal, onProgress })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  test.each([
    ['zeros', new Uint8Array(MIB)],
    ['lines', new Uint8Array(MIB).fill(10)],
  ])('packed %s', async (_what, content) => {
    const source = endless(Uint8Array.from(gzipSync(HEAD)), Uint8Array.from(gzipSync(content)), MIB / 2)
    await inspectLog(source)
    expect(source.taken).toBeLessThan(MIB / 2)
    source.taken = 0
    expect((await refused({ source, reading: readingOf() })).code).toMatch(/^(?:too-large|no-table)$/)
    reportBattery('T18', 'bombs', 1)
  })
})

describe('workbooks', () => {
  const ROWS = [
    ['id', 'what', 'when'],
    ['a', 'x', '2024-01-01'],
    ['b', 'y', '2024-01-02'],
  ]

  /** A workbook of which one part was changed, with the right sums. */
  async function bookWith(part: RegExp, change: (xml: string) => string): Promise<LogSource> {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Data', rows: ROWS }] }))
    const name = Object.keys(parts).find((one) => part.test(one)) ?? ''
    parts[name] = strToU8(change(new TextDecoder().decode(parts[name])))
    return fileOf(zipSync(parts), 'x.xlsx', 65_536)
  }
  const reading = readingOf({ format: 'workbook', sheet: 'Data' })

  test('that say to be larger than any', async () => {
    const source = await bookWith(/sheet1\.xml$/, (xml) => xml)
    const bytes = Uint8Array.from(zipSync(unzipSync(await whole(source))))
    const view = new DataView(bytes.buffer)
    // In the directory at the end, the length of what is packed stands 24 bytes behind the signature of each part.
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    const forged = fileOf(bytes, 'x.xlsx')
    expect((await refused({ source: forged, reading })).code).toMatch(/^(?:too-large|damaged)$/)
    expect((await inspectLog(forged)).ok).toBe(false)
    reportBattery('T18', 'bombs', 1)
  })

  test('that hold more than they say', async () => {
    const source = await bookWith(/sheet1\.xml$/, (xml) =>
      xml.replace('</sheetData>', `${' '.repeat(8 * MIB)}</sheetData>`),
    )
    const bytes = await whole(source)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > MIB)
        view.setUint32(at + 24, 5000, true)
    expect((await refused({ source: fileOf(bytes, 'x.xlsx'), reading })).code).toBe('damaged')
    reportBattery('T18', 'bombs', 1)
  })

  test('of which six hundred cells share one text of a megabyte', async () => {
    const columns = Array.from({ length: 600 }, (_, at) => columnName(at))
    const row = (at: number): string => {
      const cells = columns.map(
        (column) => `<c r="${column}${at}" t="inlineStr"><is><t>${at === 1 ? column : 'x'}</t></is></c>`,
      )
      return `<row r="${at}">${cells.join('')}</row>`
    }
    const shared = columns.map((column) => `<c r="${column}2" t="s"><v>0</v></c>`).join('')
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Data', rows: ROWS }] }))
    const sheet = Object.keys(parts).find((name) => /sheet1\.xml$/.test(name)) ?? ''
    parts[sheet] = strToU8(
      new TextDecoder()
        .decode(parts[sheet])
        .replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${row(1)}<row r="2">${shared}</row></sheetData>`),
    )
    parts['xl/sharedStrings.xml'] = strToU8(
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(MIB)}</t></si></sst>`,
    )
    const source = fileOf(zipSync(parts), 'x.xlsx', 65_536)
    const how = { ...reading, caseColumn: 'A', activityColumn: 'B', timeColumn: 'C' }
    expect((await refused({ source, reading: how })).code).toBe('no-events')
    reportBattery('T18', 'bombs', 1)
  })

  test.each([
    ['farther right than any', (xml: string) => xml.replaceAll('r="C2"', 'r="ZZZZZZZ2"')],
    ['in a row beyond all', (xml: string) => xml.replaceAll('r="3"', 'r="4294967295"')],
  ])('with a cell %s', async (_what, change) => {
    const source = await bookWith(/sheet1\.xml$/, change)
    const looked = await inspectLog(source)
    if (!looked.ok) expect(looked.error.message).toMatch(/\.$/)
    reportBattery('T18', 'bombs', 1)
  })

  const columnName = (at: number): string =>
    (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

  async function whole(source: LogSource): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = []
    for await (const piece of source.open()) pieces.push(piece)
    return Uint8Array.from(Buffer.concat(pieces))
  }
})

test('a cell of ten megabytes takes no other row with it', async () => {
  const text = `${HEAD}a,x,2024-01-01\nb,"${`${'x'.repeat(999)}\n`.repeat(10 * 1024)}",2024-01-02\nc,y,2024-01-03\n`
  const result = await readLog([{ source: fileOf(text, 'x.csv', 65_536), reading: readingOf() }])
  if (!result.ok) throw new Error(result.error.message)
  expect(result.value.log.cases).toEqual(['a', 'c'])
  expect(result.value.rows[0]?.used).toBe(2)
  reportBattery('T18', 'bombs', 1)
})
