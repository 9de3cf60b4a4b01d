import { describe, expect, test } from 'vitest'
import { copyCards, pasteInto } from '#renderer/actions/clipboard/clipboard.ts'
import { tableOf } from '#renderer/actions/clipboard/plain-table.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

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

  test('says them to other programs in lines, a line a card', () => {
    const project = open()
    const B = 'card-lane2-step1-1-1'
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [A], changes: { text: 'two\nlines' } }])
    project.pick(A, B)
    const data = clipboard()
    copyCards(project, data)
    expect(data.getData('text/plain')).toBe(`two lines\nText of ${B}`)
    expect(data.getData('text/html')).toBe('')
  })

  test('of several steps says them as the table they are, which comes back as such', () => {
    const project = open()
    const [right, below] = ['card-lane1-step1-2-1', 'card-lane2-step1-1-1'] as const
    carryOut(project.built.doc, [
      { type: 'cards.edit', ids: [A], changes: { text: 'two\n"lines" & <more>' } },
    ])
    project.pick(A, right, below)
    const data = clipboard()
    copyCards(project, data)
    expect(tableOf(data.getData('text/plain'))).toEqual([
      ['two\n"lines" & <more>', `Text of ${right}`],
      [`Text of ${below}`, ''],
    ])
    expect(data.getData('text/html')).toBe(
      `<table><tr><td>two<br style="mso-data-placement:same-cell">"lines" &amp; &lt;more&gt;</td><td>Text of ${right}</td></tr>` +
        `<tr><td>Text of ${below}</td><td></td></tr></table>`,
    )
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
