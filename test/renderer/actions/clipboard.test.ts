import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyCards, pasteInto, tableOf } from '#renderer/actions/clipboard.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

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

/** What of a browser's clipboard is used here. */
function clipboard(entries: Record<string, string> = {}): DataTransfer {
  const kept = new Map(Object.entries(entries))
  const data: Pick<DataTransfer, 'getData' | 'setData'> = {
    getData: (type) => kept.get(type) ?? '',
    setData: (type, value) => void kept.set(type, value),
  }
  return data as DataTransfer
}
const text = (words: string): DataTransfer => clipboard({ 'text/plain': words })

const OWN = 'application/x-throughline-cards'
const CELL = { laneId: 'lane1', stepId: 'step1-1' }
const A = 'card-lane1-step1-1-1'

/** Lanes: cards, pains, a sentiment line, cards; four steps in two stages; a card a cell. */
const open = (): OpenedProject => openProject({ lanes: ['cards', 'pains', 'sentiment', 'cards'] })

describe('pasting text', () => {
  test('makes a card of every line, selected, in one act', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    expect(pasteInto(project, CELL, text('- one\n- two\n- three'))).toBe(3)
    expect(project.textsIn('lane1', 'step1-1')).toEqual([`Text of ${A}`, 'one', 'two', 'three'])
    expect(project.window.getState().selection).toEqual(new Set(project.idsIn('lane1', 'step1-1').slice(1)))
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('fills tab-separated cells across the steps, and the last step with what lies beyond', () => {
    const project = open()
    expect(pasteInto(project, { ...CELL, stepId: 'step2-1' }, text('a\tb\tc\td\ne\t\tf'))).toBe(6)
    const added = (stepId: string) => project.textsIn('lane1', stepId).slice(1)
    expect(added('step2-1')).toEqual(['a', 'e'])
    expect(added('step2-2')).toEqual(['b', 'c', 'd', 'f'])
    expect(added('step1-1')).toEqual([])
  })

  test('makes what the lane holds', () => {
    const project = open()
    pasteInto(project, { ...CELL, laneId: 'lane2' }, text('No bike'))
    const [id] = [...project.window.getState().selection]
    expect(project.card(id!)).toMatchObject({ kind: 'pain', text: 'No bike' })
  })

  test('of nothing, or into a sentiment lane, or where no cell is any more, changes nothing', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    expect(pasteInto(project, CELL, text(' \n '))).toBe(0)
    expect(pasteInto(project, { ...CELL, laneId: 'lane3' }, text('one\ttwo'))).toBe(0)
    expect(pasteInto(project, { ...CELL, stepId: 'gone' }, text('one\ttwo'))).toBe(0)
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.window.getState().selection.size).toBe(0)
  })
})

describe('copying cards', () => {
  test('and pasting them elsewhere brings all that they say', () => {
    const project = open()
    const changes = { tags: ['wait'], color: 'violet', votes: 3, channels: ['phone'], owner: 'Ana' } as const
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [A], changes }])
    project.pick(A)
    const data = clipboard()
    expect(copyCards(project, data)).toBe(true)
    expect(pasteInto(project, { laneId: 'lane4', stepId: 'step2-2' }, data)).toBe(1)
    const { id: _id, place, ...copy } = project.card(project.idsIn('lane4', 'step2-2')[1]!)
    const { id: _original, place: _there, ...original } = project.card(A)
    expect(copy).toEqual(original)
    expect(place.slice(0, 2)).toEqual(['lane4', 'step2-2'])
  })

  test('keeps their places to each other, as far as the grid goes', () => {
    const project = open()
    const [right, below] = ['card-lane1-step1-2-1', 'card-lane2-step1-1-1'] as const
    project.pick(A, right, below)
    const data = clipboard()
    copyCards(project, data)
    pasteInto(project, { laneId: 'lane1', stepId: 'step2-1' }, data)
    expect(project.textsIn('lane1', 'step2-1').slice(1)).toEqual([`Text of ${A}`])
    expect(project.textsIn('lane1', 'step2-2').slice(1)).toEqual([`Text of ${right}`])
    expect(project.textsIn('lane2', 'step2-1').slice(1)).toEqual([`Text of ${below}`])
    // In the last column and above the sentiment line there is no room to the right and below.
    pasteInto(project, { laneId: 'lane2', stepId: 'step2-2' }, data)
    expect(project.textsIn('lane2', 'step2-2').slice(1)).toEqual(
      [A, right, below].map((id) => `Text of ${id}`),
    )
  })

  test('says them to other programs in lines', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [A], changes: { text: 'two\nlines' } }])
    project.pick(A, 'card-lane1-step1-2-1')
    const data = clipboard()
    copyCards(project, data)
    expect(data.getData('text/plain')).toBe('two lines\nText of card-lane1-step1-2-1')
    expect(data.getData('text/plain').split('\n')).toHaveLength(2)
  })

  test('copies nothing where there is nothing to copy', () => {
    const project = open()
    carryOut(project.built.doc, [
      { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1 },
    ])
    project.pick(sentimentId('lane3', 'step1-1', 'persona1'))
    const data = clipboard({ 'text/plain': 'kept' })
    expect(copyCards(project, data)).toBe(false)
    expect(data.getData('text/plain')).toBe('kept')
  })
})

describe('cards from another page', () => {
  const hostile: [string, unknown][] = [
    ['no list', { fields: {} }],
    ['a list of nothing', [null, 1, 'x', [], {}]],
    [
      'places that are none',
      [
        { fields: { text: 'x' }, column: 1.5, row: null },
        { fields: {}, column: '0', row: 0 },
      ],
    ],
  ]

  test.each(hostile)('that are %s are not pasted', (_, value) => {
    const project = open()
    const before = contentsOf(project.built.doc)
    const data = clipboard({ [OWN]: JSON.stringify(value), 'text/plain': '' })
    expect(pasteInto(project, CELL, data)).toBe(0)
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('with fields that are none take their defaults, and stand in a cell all the same', () => {
    const project = open()
    const fields = {
      text: 5,
      tags: 'x',
      place: ['lane4', 'step2-2', 'V'],
      kind: 'metric',
      id: A,
      __proto__: { a: 1 },
    }
    const data = clipboard({ [OWN]: JSON.stringify([{ fields, column: 99, row: -99 }]) })
    expect(pasteInto(project, CELL, data)).toBe(1)
    const [id] = [...project.window.getState().selection]
    expect(project.card(id!)).toMatchObject({ kind: 'text', text: '', tags: [] })
    expect(project.card(id!).place.slice(0, 2)).toEqual(['lane1', 'step2-2'])
    expect(project.card(A).text).toBe(`Text of ${A}`)
  })

  test('that cannot be read leave their text', () => {
    const project = open()
    expect(pasteInto(project, CELL, clipboard({ [OWN]: '[{', 'text/plain': 'plain' }))).toBe(1)
    expect(project.textsIn('lane1', 'step1-1')).toContain('plain')
  })
})
