import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOf, type RowFault, ScannedRow } from '#shared/formats/logs/scan-row.ts'
import { TextScanner } from '#shared/formats/logs/scan-text.ts'
import { columnOf, leftOut, readText } from './log-files.ts'

interface Row {
  readonly cells: readonly string[]
  readonly line: number
  readonly fault: RowFault | null
}

/** All rows of a text with a head, which comes in these pieces; and the rows' keys. */
function rowsOf(pieces: readonly string[], delimiter = ','): { rows: Row[]; keys: string[] } {
  const rows: Row[] = []
  const keys: string[] = []
  let width = 0
  const scanner = new TextScanner(delimiter, {
    head: (cells) => {
      width = cells.length
      rows.push({ cells: [...cells], line: 1, fault: null })
      const places = Int32Array.from(cells, (_, at) => at)
      return {
        slotOf: places,
        hashOf: Int32Array.from(cells, (cell) => hashOf(cell)),
        row: new ScannedRow(width),
        isRow: false,
      }
    },
    take: (row) => {
      keys.push(`${row.low} ${row.high}`)
      const cells = row.fault ? [] : Array.from({ length: width }, (_, slot) => row.text(slot))
      rows.push({ cells, line: row.line, fault: row.fault })
    },
  })
  for (const piece of pieces) scanner.push(piece)
  scanner.end()
  return { rows, keys }
}

const cellsOf = (text: string, delimiter?: string): (readonly string[])[] =>
  rowsOf([text], delimiter).rows.map(({ cells }) => cells)

describe('cells and lines', () => {
  test.each([
    [
      'line ends of all kinds',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['empty lines', 'a,b\n\n1,2\r\n\r\n', [['1', '2']]],
    [
      'quotation marks',
      'a,b\n"1,1","2""2"\n"","3 ""x"""',
      [
        ['1,1', '2"2'],
        ['', '3 "x"'],
      ],
    ],
    [
      'breaks within them',
      'a,b\n"1\r\n1","2\n"\n3,4',
      [
        ['1\r\n1', '2\n'],
        ['3', '4'],
      ],
    ],
    ['a mark within a cell', 'a,b\n5" pipe,x"y"\n', [['5" pipe', 'x"y"']]],
    ['letters behind a mark', 'a,b\n"1"1 ,"2"2"\n', [['11 ', '22"']]],
    ['sep= on top', 'sep=,\na,b\n1,2', [['1', '2']]],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(text).slice(1)).toEqual(expected)
  })

  test.each([';', '\t', '|'])('parted by “%s”', (sign) => {
    expect(cellsOf(`a${sign}b\n1,1${sign}"2${sign}"\n`, sign)).toEqual([
      ['a', 'b'],
      ['1,1', `2${sign}`],
    ])
  })

  test('rows know the line they begin in', () => {
    const { rows } = rowsOf(['a,b\n\n1,"x\ny"\r\n2,3\r\rtoo short\n1,2,3\n'])
    expect(rows.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '1 null',
      '3 null',
      '5 null',
      '7 too-short',
      '8 too-long',
    ])
  })
})

describe('a quotation mark that is never closed', () => {
  test.each([
    ['up to the end', 'a,b\n1,"open\n2,3\n4,5\n', ['2 open-quote', '3 null', '4 null']],
    ['up to the next mark', 'a,b\n1,"open\n2,"3"\n4,5\n', ['2 open-quote', '3 null', '4 null']],
    [
      'that closes where a row would be too long',
      'a,b\n1,"open\n2,3",4\n5,6\n',
      ['2 open-quote', '3 too-long', '4 null'],
    ],
    ['in a last line', 'a,b\n1,2\n3,"', ['2 null', '3 open-quote']],
  ])('%s', (_, text, expected) => {
    const { rows } = rowsOf([text])
    expect(rows.slice(1).map(({ line, fault }) => `${line} ${fault}`)).toEqual(expected)
  })

  test('does not gather a file in memory: after a quarter of a million letters the row is given up', () => {
    const { rows } = rowsOf(['a,b\n1,"open\n', ...Array.from({ length: 11 }, () => '2,3\n'.repeat(8000))])
    expect([rows.length, rows[1]?.fault, rows[2]?.cells]).toEqual([88_002, 'open-quote', ['2', '3']])
  })
})

const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ maxLength: 6, unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'ü', ' ', '€', '🙂') }),
)
const written = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('reads what was written, in whatever pieces it comes', () => {
  const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(tables, fc.array(fc.nat(60), { maxLength: 6 }), (table, cuts) => {
      // A mark that stands alone at a cell's beginning is quoted; a NUL spoils its row, which is tested elsewhere.
      const rows = table.map((row) => row.map((text) => text.replaceAll('\0', '')))
      const text = `a,b,c\n${rows.map((row) => row.map(written).join(',')).join('\n')}\n`
      const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((x, y) => x - y), text.length]
      const pieces = places.slice(1).map((place, at) => text.slice(places[at], place))
      const read = rowsOf(pieces)
      expect(read.rows.slice(1).map(({ cells }) => cells)).toEqual(rows)
      expect(read.keys).toEqual(rowsOf([text]).keys)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('keys are the same where rows say the same, in whatever order of columns and however quoted', () => {
  const [first, second] = rowsOf(['a,b,c\n1,2,\n1,"2",\n']).keys
  const [turned] = rowsOf(['b,a\n2,1\n']).keys
  const others = rowsOf(['a,b\n2,1\n12,\n,12\n1,\n']).keys
  expect(first).toBe(second)
  expect(first).toBe(turned)
  expect(new Set([first, ...others]).size).toBe(5)
})

describe('letters', () => {
  const text = 'id;what;when;city\nä1;größer;2024-01-01;München 🙂\n'
  const wide = (bytes: Buffer): Uint8Array => Uint8Array.from(bytes)
  test.each([
    ['utf-8', wide(Buffer.from(text))],
    ['utf-8', wide(Buffer.from(`\ufeff${text}`))],
    // The mark says what the reading does not.
    ['windows-1252', wide(Buffer.from(`\ufeff${text}`))],
    ['utf-16le', wide(Buffer.from(text, 'utf16le'))],
    ['utf-8', wide(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-16be', wide(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
  ] as const)('%s %#', async (encoding, bytes) => {
    const { log } = await readText(bytes, {
      encoding,
      delimiter: ';',
      columns: [{ column: 'city', role: 'segment', of: 'event' }],
    })
    expect([log.cases, log.activities, columnOf(log, 'city')]).toEqual([['ä1'], ['größer'], ['München 🙂']])
  })

  test('windows-1252', async () => {
    const { log } = await readText(wide(Buffer.from('id,what,when\nä,\x80 10,2024-01-01\n', 'latin1')), {
      encoding: 'windows-1252',
    })
    expect([log.cases, log.activities]).toEqual([['ä'], ['€ 10']])
  })

  test('bytes that are no letters spoil nothing but themselves', async () => {
    const { log, rows } = await readText(wide(Buffer.from('id,what,when\n\xff,x,2024-01-01\n', 'latin1')))
    expect([log.cases, leftOut(rows[0])]).toEqual([['\ufffd'], {}])
  })

  test('cut anywhere', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `k${at % 7}ü,schön${at % 3}🙂,2024-01-${10 + (at % 9)}`,
    )
    const { log } = await readText(`id,what,when\n${rows.join('\n')}`)
    expect([log.cases.length, log.activities]).toEqual([7, ['schön0🙂', 'schön1🙂', 'schön2🙂']])
  })
})
