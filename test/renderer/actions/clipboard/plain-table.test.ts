import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableOf } from '#renderer/actions/clipboard/plain-table.ts'

describe('tableOf', () => {
  test.each<[string, string, string[][]]>([
    ['lines', 'one\ntwo\nthree', [['one'], ['two'], ['three']]],
    ['lines of Windows and of old Macs', 'one\r\ntwo\rthree\r\n', [['one'], ['two'], ['three']]],
    ['empty lines and room around', '\n  one \n\n \t \ntwo\n\n', [['one'], ['two']]],
    [
      'cells',
      'a\tb\tc\nd\te\tf',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
    ],
    [
      'empty cells, which keep their place',
      'a\t\tc\n\te',
      [
        ['a', '', 'c'],
        ['', 'e'],
      ],
    ],
    ['a cell with a line break', 'a\t"b\nb"\tc', [['a', 'b\nb', 'c']]],
    ['a single cell with a line break', '"b\r\nb"', [['b\nb']]],
    ['a cell with a tab', '"a\ta"\tb', [['a\ta', 'b']]],
    ['doubled quotes', '"say ""now"""\tb', [['say "now"', 'b']]],
    ['an empty quoted cell', '""\tb', [['""', 'b']]],
    ['quotes that belong to the words', '"Too slow"\n"Too dear"', [['"Too slow"'], ['"Too dear"']]],
    [
      'a quote and what was said of it',
      '"Why?" she asked\tb\nc\td',
      [
        ['"Why?" she asked', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a lone quote',
      '"late again\tb\nc\td',
      [
        ['"late again', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lone quotes, one after the other',
      '"late\nagain\n"really\tlate',
      [['"late'], ['again'], ['"really', 'late']],
    ],
    [
      'inches',
      '5" screen\t6"\n7"\tb',
      [
        ['5" screen', '6"'],
        ['7"', 'b'],
      ],
    ],
    ['nothing', '', []],
    ['nothing but room', ' \n\t\n ', []],
  ])('reads %s', (_, text, rows) => {
    expect(tableOf(text)).toEqual(rows)
  })

  test.each<[string, string[]]>([
    ['- one\n* two\n• three\n– four', ['one', 'two', 'three', 'four']],
    ['1. one\n2) two\n10. ten', ['one', 'two', 'ten']],
    ['  - indented', ['indented']],
    ['•\tone\n•\ttwo', ['one', 'two']],
    ['1.\tone\n2.\ttwo', ['one', 'two']],
    ['2026 was late\n-5 degrees\n1.5 hours\n*bold*', ['2026 was late', '-5 degrees', '1.5 hours', '*bold*']],
  ])('takes the marks off a list: %j', (text, lines) => {
    expect(tableOf(text)).toEqual(lines.map((line) => [line]))
  })

  test('leaves a column of marks in a table that is none throughout', () => {
    expect(tableOf('-\ta\nx\tb')).toEqual([
      ['-', 'a'],
      ['x', 'b'],
    ])
  })

  test('reads back whatever a spreadsheet writes', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\t', '\n', '字', '😀') })
      .map((text) => text.trim())
      .filter((text) => !/^["\s]*$/.test(text))
    const written = (text: string): string =>
      /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, last) => {
        const text = rows.map((row) => row.map(written).join('\t')).join(end) + (last ? end : '')
        expect(tableOf(text)).toEqual(rows)
      }),
    )
  })

  test('reads any text, and loses no word of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('word', '"', '\t', '\n', '\r', ' ') }), (text) => {
        const words = (from: string): number => from.match(/word/g)?.length ?? 0
        expect(words(tableOf(text).flat().join(' '))).toBe(words(text))
      }),
    )
  })

  test('takes a megabyte of quotes in its stride', () => {
    expect(tableOf('"a\t'.repeat(200_000)).flat()).toHaveLength(200_001)
    expect(tableOf('"a\n'.repeat(200_000))).toHaveLength(200_000)
    expect(tableOf(`"${'a""'.repeat(300_000)}`)).toHaveLength(1)
  })
})
