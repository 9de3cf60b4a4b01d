import { describe, expect, test } from 'vitest'
import {
  cardAfter,
  colorSelected,
  connect,
  connectSelection,
  cycleImpact,
  deleteSelection,
  duplicateSelection,
  editSelected,
  moveSelection,
  select,
  selectedCards,
  startCard,
  stopEditing,
} from '#renderer/actions/card-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const CELL = { laneId: 'lane1', stepId: 'step1-1' }
const A = 'card-lane1-step1-1-1'
const B = 'card-lane1-step1-1-2'
const C = 'card-lane1-step1-1-3'

/** Lanes: cards, pains, a sentiment line, cards; four steps in two stages; three cards a cell. */
const open = (): OpenedProject =>
  openProject({ lanes: ['cards', 'pains', 'sentiment', 'cards'], cardsPerCell: 3 })

const type = (project: OpenedProject, id: string, text: string): void => {
  perform(project, 'Type', [{ type: 'cards.edit', ids: [id], changes: { text } }], `type:${id}`)
}
const undo = (project: OpenedProject): boolean => project.session.history.undo()

describe('startCard', () => {
  test('makes an empty card at the end of the cell and types in it', () => {
    const project = open()
    const id = startCard(project, CELL)!
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, B, C, id])
    expect(project.card(id)).toMatchObject({ kind: 'text', text: '' })
    const { selection, cell, editing } = project.window.getState()
    expect([...selection]).toEqual([id])
    expect(cell).toEqual(CELL)
    expect(editing).toEqual({ kind: 'card', id, isNew: true })
  })

  test('before another card, with a letter to begin with', () => {
    const project = open()
    const id = startCard(project, CELL, B, 'x')!
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, id, B, C])
    expect(project.card(id).text).toBe('x')
  })

  test('in a collapsed lane opens it, so that one sees what one types; one undo folds it again', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane1', changes: { collapsed: true } }])
    const id = startCard(project, CELL)!
    expect(project.shown().layout.cardById.has(id)).toBe(true)
    type(project, id, 'Seen')
    undo(project)
    expect(project.snapshot().lanes.lane1?.collapsed).toBe(true)
    expect(project.snapshot().cards[id]).toBeUndefined()
  })

  test('in a sentiment lane sets a value where there is none, and no card', () => {
    const project = open()
    const cell = { laneId: 'lane3', stepId: 'step1-1' }
    expect(startCard(project, cell)).toBeNull()
    const id = sentimentId('lane3', 'step1-1', 'persona1')
    expect(project.card(id).amount).toBe(0)
    expect(project.window.getState().editing).toBeNull()
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [id], changes: { amount: 2 } }])
    startCard(project, cell)
    expect(project.card(id).amount).toBe(2)
  })

  test('where there is no such lane or step makes nothing', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    expect(startCard(project, { laneId: 'nowhere', stepId: 'step1-1' })).toBeNull()
    expect(startCard(project, { laneId: 'lane1', stepId: 'nowhere' })).toBeNull()
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.window.getState().editing).toBeNull()
  })

  test('and what is typed within a second are one undo step', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    const id = startCard(project, CELL)!
    for (const text of ['A', 'As', 'Ask']) {
      project.pause(300)
      type(project, id, text)
    }
    stopEditing(project)
    expect(project.card(id).text).toBe('Ask')
    undo(project)
    expect(contentsOf(project.built.doc)).toBe(before)
  })
})

describe('stopEditing', () => {
  test.each([0, 500, 60_000])('takes a card that was left empty back, %i ms later', (milliseconds) => {
    const project = open()
    const before = contentsOf(project.built.doc)
    startCard(project, CELL)
    project.pause(milliseconds)
    stopEditing(project)
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.window.getState()).toMatchObject({ editing: null, selection: new Set() })
    expect(project.session.history.state().undo).toBeNull()
  })

  test('leaves at most one undo step that shows nothing, and what was done before it', () => {
    const project = open()
    type(project, A, 'Changed')
    project.pause(5000)
    startCard(project, CELL)
    project.pause(5000)
    stopEditing(project)
    undo(project)
    expect(project.card(A).text).toBe(`Text of ${A}`)
  })

  test('takes a card back that was emptied again', () => {
    const project = open()
    const id = startCard(project, CELL)!
    project.pause(5000)
    type(project, id, 'No')
    project.pause(5000)
    type(project, id, '  ')
    stopEditing(project)
    expect(project.snapshot().cards[id]).toBeUndefined()
  })

  test('never takes another act back', () => {
    const project = open()
    const id = startCard(project, CELL)!
    perform(project, 'Add card', [
      { type: 'cards.add', cards: [{ id: 'other', ...CELL, fields: {} }], beforeId: null },
    ])
    stopEditing(project)
    expect(project.snapshot().cards.other).toBeDefined()
    expect(project.snapshot().cards[id]).toBeUndefined()
  })

  test('keeps a card that was there before, even empty, and one with words', () => {
    const project = open()
    type(project, A, '')
    project.window.setState({ editing: { kind: 'card', id: A } })
    stopEditing(project)
    expect(project.card(A).text).toBe('')
    const id = startCard(project, CELL, null, 'x')!
    stopEditing(project)
    expect(project.card(id).text).toBe('x')
    expect([...project.window.getState().selection]).toEqual([id])
  })

  test('bears that somebody else deleted the card meanwhile', () => {
    const project = open()
    const id = startCard(project, CELL)!
    carryOut(project.built.doc, [{ type: 'cards.remove', ids: [id] }])
    stopEditing(project)
    expect(project.window.getState().editing).toBeNull()
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, B, C])
  })
})

describe('select', () => {
  test('puts the keyboard to the last card among what is selected', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'note.add', id: 'note', mapId: 'map1', fields: {} }])
    select(project, [A, 'card-lane2-step2-1-1', 'note'])
    expect(project.window.getState().cell).toEqual({ laneId: 'lane2', stepId: 'step2-1' })
    select(project, ['note'])
    expect(project.window.getState().cell).toEqual({ laneId: 'lane2', stepId: 'step2-1' })
  })

  test('gives the selected cards in reading order', () => {
    const project = open()
    select(project, [C, 'card-lane2-step1-1-1', A])
    expect(selectedCards(project).map(({ id }) => id)).toEqual([A, C, 'card-lane2-step1-1-1'])
  })
})

describe('deleteSelection', () => {
  const mixed = (project: OpenedProject): void =>
    carryOut(project.built.doc, [
      { type: 'note.add', id: 'note', mapId: 'map1', fields: { text: 'Parking lot' } },
      { type: 'connector.add', id: 'line1', mapId: 'map1', fields: { fromId: A, toId: B } },
      { type: 'connector.add', id: 'line2', mapId: 'map1', fields: { fromId: B, toId: C } },
    ])

  test('removes cards, notes and connectors in one act', () => {
    const project = open()
    mixed(project)
    const before = contentsOf(project.built.doc)
    project.pick(A, 'note', 'line2')
    deleteSelection(project)
    const { cards, notes, connectors } = project.snapshot()
    expect([cards[A], notes.note, connectors.line2, connectors.line1]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(cards[B]).toBeDefined()
    expect(project.window.getState().selection.size).toBe(0)
    expect(project.session.history.state().undo).toBe('Delete 3 things')
    undo(project)
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('takes a sentiment value off its line', () => {
    const project = open()
    const id = sentimentId('lane3', 'step1-1', 'persona1')
    startCard(project, { laneId: 'lane3', stepId: 'step1-1' })
    project.pick(id)
    deleteSelection(project)
    expect(project.snapshot().cards[id]).toBeUndefined()
  })

  test('of what is gone does nothing, and counts it no more', () => {
    const project = open()
    project.pick('gone', 'gone too')
    deleteSelection(project)
    expect(project.session.history.state().undo).toBeNull()
    project.pick('gone', A)
    deleteSelection(project)
    expect(project.session.history.state().undo).toBe('Delete')
  })
})

describe('duplicateSelection', () => {
  test('doubles each card right behind itself with all that it says, and selects the copies', () => {
    const project = open()
    const changes = { tags: ['wait'], color: 'violet', evidence: 'partly', votes: 3 } as const
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [A], changes }])
    project.pick(A, B)
    duplicateSelection(project)
    const ids = project.idsIn('lane1', 'step1-1')
    expect(project.textsIn('lane1', 'step1-1')).toEqual([A, A, B, B, C].map((id) => `Text of ${id}`))
    expect([ids[0], ids[2], ids[4]]).toEqual([A, B, C])
    const { id: _own, place: _place, ...copy } = project.card(ids[1]!)
    const { id: _other, place: _elsewhere, ...original } = project.card(A)
    expect(copy).toEqual(original)
    expect(project.window.getState().selection).toEqual(new Set([ids[1], ids[3]]))
    undo(project)
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, B, C])
  })

  test('leaves sentiment values, of which a step has one', () => {
    const project = open()
    startCard(project, { laneId: 'lane3', stepId: 'step1-1' })
    const before = contentsOf(project.built.doc)
    project.pick(sentimentId('lane3', 'step1-1', 'persona1'))
    duplicateSelection(project)
    expect(contentsOf(project.built.doc)).toBe(before)
  })
})

describe('changing what is selected', () => {
  test('changes fields of all selected cards in one act', () => {
    const project = open()
    project.pick(A, 'card-lane2-step1-1-1')
    editSelected(project, 'Tag', { tags: ['slow'] })
    expect([A, 'card-lane2-step1-1-1', B].map((id) => project.card(id).tags)).toEqual([
      ['slow'],
      ['slow'],
      [],
    ])
    undo(project)
    expect(project.card(A).tags).toEqual([])
    project.pick()
    editSelected(project, 'Tag', { tags: ['slow'] })
    expect(project.session.history.state().undo).toBeNull()
  })

  test('colours cards and notes', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'note.add', id: 'note', mapId: 'map1', fields: {} }])
    project.pick(A, 'note')
    colorSelected(project, 'teal')
    expect([project.card(A).color, project.snapshot().notes.note?.color]).toEqual(['teal', 'teal'])
  })

  test('makes pains one degree worse, all alike, and the worst the mildest', () => {
    const project = open()
    const [first, second] = project.idsIn('lane2', 'step1-1') as [string, string]
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [second], changes: { impact: 'trivial' } }])
    project.pick(A, first, second)
    const impacts = () => [first, second].map((id) => project.card(id).impact)
    const seen = [1, 2, 3].map(() => {
      cycleImpact(project)
      return impacts()
    })
    expect(seen).toEqual([
      ['abandons', 'abandons'],
      ['trivial', 'trivial'],
      ['workaround', 'workaround'],
    ])
    expect(project.card(A).impact).toBe('workaround')
  })
})

describe('moveSelection', () => {
  test('moves a card within its cell', () => {
    const project = open()
    project.pick(B)
    moveSelection(project, 'down')
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, C, B])
    moveSelection(project, 'up')
    moveSelection(project, 'up')
    expect(project.idsIn('lane1', 'step1-1')).toEqual([B, A, C])
    undo(project)
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, B, C])
  })

  test('moves a card on to the next cell, and makes it what its lane holds', () => {
    const project = open()
    project.pick(C)
    moveSelection(project, 'down')
    expect(project.idsIn('lane2', 'step1-1')).toContain(C)
    expect(project.card(C).kind).toBe('pain')
    expect(project.window.getState().cell).toEqual({ laneId: 'lane2', stepId: 'step1-1' })
    moveSelection(project, 'right')
    expect(project.card(C).place.slice(0, 2)).toEqual(['lane2', 'step1-2'])
    moveSelection(project, 'right')
    expect(project.card(C).place[1]).toBe('step2-1')
    expect([...project.window.getState().selection]).toEqual([C])
  })

  test('passes over lanes that cannot take cards', () => {
    const project = open()
    const [, , last] = project.idsIn('lane2', 'step1-1') as [string, string, string]
    project.pick(last)
    moveSelection(project, 'down')
    expect(project.card(last)).toMatchObject({
      kind: 'text',
      place: ['lane4', 'step1-1', expect.any(String)],
    })
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane2', changes: { collapsed: true } }])
    const [first] = project.idsIn('lane4', 'step2-1') as [string]
    project.pick(first)
    moveSelection(project, 'up')
    expect(project.card(first).place[0]).toBe('lane1')
  })

  test('moves several, each to the next cell, or none where one has nowhere to go', () => {
    const project = open()
    project.pick(A, 'card-lane1-step2-1-1')
    moveSelection(project, 'right')
    expect(project.card(A).place[1]).toBe('step1-2')
    expect(project.card('card-lane1-step2-1-1').place[1]).toBe('step2-2')
    const before = contentsOf(project.built.doc)
    moveSelection(project, 'right')
    expect(contentsOf(project.built.doc)).toBe(before)
    moveSelection(project, 'up')
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('keeps several in their order', () => {
    const project = open()
    project.pick(C, A)
    moveSelection(project, 'down')
    expect(project.idsIn('lane2', 'step1-1').slice(-2)).toEqual([A, C])
  })

  test('of nothing does nothing', () => {
    const project = open()
    moveSelection(project, 'down')
    expect(project.session.history.state().undo).toBeNull()
  })
})

describe('connect', () => {
  const lines = (project: OpenedProject) =>
    Object.values(project.snapshot().connectors).map(({ fromId, toId }) => [fromId, toId])

  test('joins two cards and selects the line', () => {
    const project = open()
    connect(project, A, B)
    expect(lines(project)).toEqual([[A, B]])
    const [id] = Object.keys(project.snapshot().connectors)
    expect([...project.window.getState().selection]).toEqual([id])
  })

  test('refuses doubles and a card with itself, but not the way back', () => {
    const project = open()
    connect(project, A, B)
    connect(project, A, B)
    connect(project, A, A)
    expect(lines(project)).toEqual([[A, B]])
    connect(project, B, A)
    expect(lines(project)).toHaveLength(2)
  })

  test('joins selected cards from the first to the second', () => {
    const project = open()
    project.pick(C, A)
    connectSelection(project)
    expect(lines(project)).toEqual([[A, C]])
    project.pick(B)
    connectSelection(project)
    expect(lines(project)).toHaveLength(1)
  })
})

test('cardAfter names the card before which a new one pushes in', () => {
  const project = open()
  expect([A, B, C, 'nobody'].map((id) => cardAfter(project, id))).toEqual([B, C, null, null])
})

test('perform says whether it was done; a refused act changes nothing', () => {
  const project = open()
  const before = contentsOf(project.built.doc)
  const gone: Command = { type: 'cards.edit', ids: ['nobody'], changes: { text: 'x' } }
  expect(perform(project, 'Type', [gone])).toBe(false)
  expect(contentsOf(project.built.doc)).toBe(before)
  expect(perform(project, 'Nothing', [])).toBe(true)
  expect(perform(project, 'Type', [{ ...gone, ids: [A] }])).toBe(true)
  expect(project.card(A).text).toBe('x')
})
