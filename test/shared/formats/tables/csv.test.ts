import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, type Separator, writeCsvSheet } from '#shared/formats/tables/csv.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function rowsIn(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readCsv(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.workbook[0]?.rows ?? []
}

const write = (rows: readonly (readonly string[])[], separator: Separator = 'comma'): Uint8Array =>
  writeCsvSheet({ name: '', rows }, separator)

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('writing', () => {
  test('the bytes are those of RFC 4180, with the mark that Excel needs', () => {
    expect(
      textOf(
        write([
          ['a', 'b,c', 'd"e'],
          ['f\ng', '', ' h '],
        ]),
      ),
    ).toBe('\ufeffa,"b,c","d""e"\r\n"f\ng",, h \r\n')
    expect(textOf(write([['a;b', '1.5', '1,5']], 'semicolon'))).toBe('\ufeff"a;b";1,5;1,5\r\n')
    expect(textOf(write([['a\tb', 'c,d']], 'tab'))).toBe('\ufeff"a\tb"\tc,d\r\n')
  })

  test('no cell begins as a formula does, numbers apart', () => {
    const cells = ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '|cmd', "'=1", '-1.5', '-7', 'a=b', '＝1+1']
    const said = textOf(write(cells.map((cell) => [cell])))
      .slice(1)
      .split('\r\n')
    expect(said.slice(0, -1)).toEqual([
      "'=1+1",
      "'+1",
      "'-1+1",
      "'@SUM(A1)",
      "'\t=1",
      "'|cmd",
      "''=1",
      '-1.5',
      '-7',
      'a=b',
      "'＝1+1",
    ])
  })
})

describe('reading', () => {
  test('any cells come back as they were, with every separator', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        ...HOSTILE_TEXTS,
        '',
        "'",
        "''=",
        '"',
        '""',
        ',',
        ';',
        '\t',
        '\n',
        ' a ',
        '-',
        '👩‍👧',
        'שלום',
        '5'.repeat(5000),
      ),
    )
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom<Separator>('comma', 'semicolon', 'tab'), (rows, separator) => {
        // What tells a separator is the head of a table of ours; lines and letters are those that a cell can hold.
        const held = rows.map((row) =>
          row.map((one) =>
            one
              .replace(/\r\n?/g, '\n')
              .replaceAll('\0', '')
              .toWellFormed()
              .replace(/^-?\d+[.,]\d+$/, ''),
          ),
        )
        const head = ['throughline:grid:1:map', '']
        const width = Math.max(...held.map(({ length }) => length))
        const even = [head, ...held].map((row) => [...row, '', ''].slice(0, width))
        expect(rowsIn(write([head, ...held], separator))).toEqual(even)
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test.each([
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['sep=;\r\na;b', [['a', 'b']]],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,"b\r\nc",d', [['a', 'b\nc', 'd']]],
    ['a,"never closed\nb', [['a', 'never closed\nb']]],
    ['a,b\0,c', [['a', 'b', 'c']]],
  ])('%j', (text, rows) => {
    expect(rowsIn(utf8(text))).toEqual(rows)
  })

  test.each([
    ['UTF-8 with its mark', utf8('\ufeffä,b')],
    ['Windows', Uint8Array.from([0xe4, 0x2c, 0x62])],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, 0xe4, 0, 0x2c, 0, 0x62, 0])],
    ['UTF-16, big end first', Uint8Array.from([0xfe, 0xff, 0, 0xe4, 0, 0x2c, 0, 0x62])],
    ['UTF-16 without a mark', Uint8Array.from([0xe4, 0, 0x2c, 0, 0x62, 0])],
  ])('in %s', (_, bytes) => {
    expect(rowsIn(bytes)).toEqual([['ä', 'b']])
  })

  test('a file that ends in the middle of a letter keeps the others', () => {
    const bytes = utf8('\ufeffGröße,Ä')
    expect(rowsIn(bytes.subarray(0, -1))).toEqual([['Größe', '\ufffd']])
  })

  test('nothing and too much are refused in words', () => {
    expect(readCsv(utf8(' \r\n'))).toMatchObject({
      error: { code: 'empty', message: 'This table is empty.' },
    })
    expect(readCsv(utf8(','.repeat(2_000_001)))).toMatchObject({ error: { code: 'too-large' } })
  })
})
