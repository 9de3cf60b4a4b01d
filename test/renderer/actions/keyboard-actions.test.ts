import { describe, expect, test } from 'vitest'
import {
  currentSpot,
  enter,
  extendSelection,
  selectAll,
  step,
  stepCell,
  typeInto,
} from '#renderer/actions/keyboard-actions.ts'
import type { Spot } from '#renderer/actions/navigate.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const A = 'card-lane1-step1-1-1'
const CELL = { laneId: 'lane1', stepId: 'step1-1' }
const EMPTY = { laneId: 'lane4', stepId: 'step1-1' }
const FEELING = { laneId: 'lane3', stepId: 'step1-1' }

/** Lanes: cards, pains, a sentiment line, and cards without any in its first cell. */
function open(): OpenedProject {
  const project = openProject({ lanes: ['cards', 'pains', 'sentiment', 'cards'] })
  carryOut(project.built.doc, [{ type: 'cards.remove', ids: ['card-lane4-step1-1-1'] }])
  return project
}
const collapse = (project: OpenedProject, id: string): void =>
  carryOut(project.built.doc, [{ type: 'lane.edit', id, changes: { collapsed: true } }])
const at = (project: OpenedProject, cell: { laneId: string; stepId: string }): void =>
  project.window.setState({ cell, selection: new Set() })

describe('where the keyboard is', () => {
  test('is the selected card of its cell', () => {
    const project = open()
    expect(currentSpot(project)).toBeNull()
    project.pick(A)
    expect(currentSpot(project)).toEqual({ cell: CELL, cardId: A })
    at(project, CELL)
    expect(currentSpot(project)).toEqual({ cell: CELL, cardId: null })
  })

  test('is nowhere once the step or lane is gone, and at no card of a folded lane', () => {
    const project = open()
    project.pick(A)
    collapse(project, 'lane1')
    expect(currentSpot(project)).toEqual({ cell: CELL, cardId: null })
    carryOut(project.built.doc, [{ type: 'step.remove', id: 'step1-1' }])
    expect(currentSpot(project)).toBeNull()
  })
})

describe('going about', () => {
  test('begins at the first card, selects what it comes to, and shows it', () => {
    const project = open()
    const shown: Spot[] = []
    const show = (spot: Spot): void => void shown.push(spot)
    step(project, 'down', show)
    expect([...project.window.getState().selection]).toEqual([A])
    step(project, 'right', show)
    expect([...project.window.getState().selection]).toEqual(['card-lane1-step1-2-1'])
    step(project, 'down', show)
    step(project, 'down', show)
    expect(project.window.getState()).toMatchObject({
      cell: { laneId: 'lane3', stepId: 'step1-2' },
      selection: new Set(),
    })
    expect(shown.map(({ cell, cardId }) => cardId ?? cell.laneId)).toEqual([
      A,
      'card-lane1-step1-2-1',
      'card-lane2-step1-2-1',
      'lane3',
    ])
  })

  test('stays where it is at the edge', () => {
    const project = open()
    project.pick(A)
    step(project, 'up', () => expect.unreachable())
    step(project, 'left', () => expect.unreachable())
    expect(currentSpot(project)).toEqual({ cell: CELL, cardId: A })
  })

  test('from cell to cell begins at the first and ends at the last', () => {
    const project = open()
    const shown: string[] = []
    const show = ({ cell }: Spot): void => void shown.push(`${cell.laneId} ${cell.stepId}`)
    for (let press = 0; press < 20; press++) stepCell(project, 1, show)
    expect(shown).toHaveLength(16)
    expect([shown[0], shown[4], shown.at(-1)]).toEqual(['lane1 step1-1', 'lane2 step1-1', 'lane4 step2-2'])
    stepCell(project, -1, show)
    expect(shown.at(-1)).toBe('lane4 step2-1')
  })

  test('on a project without a map goes nowhere', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'map.remove', id: 'map1' }])
    step(project, 'down', () => expect.unreachable())
    stepCell(project, 1, () => expect.unreachable())
    expect(currentSpot(project)).toBeNull()
  })
})

describe('Enter', () => {
  test('types into the selected card or note', () => {
    const project = open()
    project.pick(A)
    enter(project)
    expect(project.window.getState().editing).toEqual({ kind: 'card', id: A })
    carryOut(project.built.doc, [{ type: 'note.add', id: 'note', mapId: 'map1', fields: {} }])
    project.pick('note')
    enter(project)
    expect(project.window.getState().editing).toEqual({ kind: 'note', id: 'note' })
  })

  test('starts a card where none is selected', () => {
    const project = open()
    at(project, CELL)
    enter(project)
    expect(project.idsIn('lane1', 'step1-1')).toHaveLength(2)
    expect(project.window.getState().editing).toMatchObject({ kind: 'card', isNew: true })
  })

  test('with the keyboard nowhere does nothing', () => {
    const project = open()
    enter(project)
    expect(project.window.getState().editing).toBeNull()
  })

  test('sets a value on an empty step of a sentiment line', () => {
    const project = open()
    at(project, FEELING)
    enter(project)
    expect(project.card(sentimentId('lane3', 'step1-1', 'persona1')).amount).toBe(0)
  })
})

describe('a letter', () => {
  test('begins a card with itself in the cell that has the keyboard', () => {
    const project = open()
    at(project, EMPTY)
    expect(typeInto(project, 'x')).toBe(true)
    expect(project.textsIn('lane4', 'step1-1')).toEqual(['x'])
  })

  test('is left to others on a card, on a sentiment line and nowhere', () => {
    const project = open()
    expect(typeInto(project, 'x')).toBe(false)
    project.pick(A)
    expect(typeInto(project, 'x')).toBe(false)
    at(project, FEELING)
    expect(typeInto(project, 'x')).toBe(false)
    expect(project.snapshot().cards[sentimentId('lane3', 'step1-1', 'persona1')]).toBeUndefined()
  })
})

test('selectAll selects every card and note that is on show', () => {
  const project = open()
  carryOut(project.built.doc, [{ type: 'note.add', id: 'note', mapId: 'map1', fields: {} }])
  collapse(project, 'lane2')
  selectAll(project)
  const { selection } = project.window.getState()
  expect(selection.has('note')).toBe(true)
  expect(selection.has(A)).toBe(true)
  expect(selection.has('card-lane2-step1-1-1')).toBe(false)
  expect(selection.size).toBe(4 + 3 + 1)
})

describe('taking cards into the selection', () => {
  const chosen = (project: OpenedProject) => [...project.window.getState().selection]

  test('goes on from the one taken last, over empty cells, and back again', () => {
    const project = open()
    project.pick(A)
    extendSelection(project, 'down', () => {})
    extendSelection(project, 'right', () => {})
    expect(chosen(project)).toEqual([A, 'card-lane2-step1-1-1', 'card-lane2-step1-2-1'])
    expect(project.window.getState().cell).toEqual({ laneId: 'lane2', stepId: 'step1-2' })
    extendSelection(project, 'down', () => {})
    expect(chosen(project).at(-1)).toBe('card-lane4-step1-2-1')
    extendSelection(project, 'up', () => {})
    expect(chosen(project)).toEqual([A, 'card-lane2-step1-1-1', 'card-lane2-step1-2-1'])
  })

  test('takes nothing beyond the edge', () => {
    const project = open()
    project.pick(A)
    extendSelection(project, 'up', () => {})
    expect(chosen(project)).toEqual([A])
  })
})

describe('with a header in hand', () => {
  test.each([
    ['stage', 'stage2', { laneId: 'lane1', stepId: 'step2-1' }],
    ['step', 'step1-2', { laneId: 'lane1', stepId: 'step1-2' }],
    ['lane', 'lane2', { laneId: 'lane2', stepId: 'step1-1' }],
  ] as const)('an arrow goes from a %s into the map beside it', (kind, id, cell) => {
    const project = open()
    project.window.setState({ header: { kind, id } })
    step(project, 'down', () => {})
    expect(project.window.getState()).toMatchObject({ cell, header: null })
  })

  test('Enter renames it', () => {
    const project = open()
    project.window.setState({ header: { kind: 'lane', id: 'lane2' } })
    enter(project)
    expect(project.window.getState().editing).toEqual({ kind: 'lane', id: 'lane2' })
  })
})

describe('a locked lane', () => {
  test('takes no typing, neither into its cards nor into its cells', () => {
    const project = open()
    carryOut(project.built.doc, [
      { type: 'lane.edit', id: 'lane1', changes: { locked: true } },
      { type: 'lane.edit', id: 'lane4', changes: { locked: true, collapsed: true } },
    ])
    const cards = Object.keys(project.snapshot().cards).length
    project.pick(A)
    enter(project)
    at(project, EMPTY)
    enter(project)
    expect(typeInto(project, 'x')).toBe(false)
    expect(project.window.getState().editing).toBeNull()
    expect(Object.keys(project.snapshot().cards)).toHaveLength(cards)
    expect(project.snapshot().lanes.lane4?.collapsed).toBe(true)
  })
})
