import { describe, expect, test } from 'vitest'
import {
  canGroup,
  groupSelection,
  groupsInHand,
  nameGroup,
  selectGroup,
  ungroupSelection,
} from '#renderer/actions/group-actions.ts'
import { canMerge, duplicatesIn, mergeSelection, offerToMerge } from '#renderer/actions/merge-actions.ts'
import { carryOut } from '#test/support/builders.ts'
import { lastMessage } from '#test/support/messages.ts'
import { openProject } from '#test/support/project-context.ts'

const card = (number: number, lane = 1): string => `card-lane${lane}-step1-1-${number}`
const opened = () => openProject({ cardsPerCell: 4 })
type Project = ReturnType<typeof opened>

const groupOf = (project: Project, id: string) => project.card(id).groupId
const undo = (project: Project) => project.session.history.undo()

describe('grouping', () => {
  test('makes a group of what is selected and lets the person name it; one undo each', () => {
    const project = opened()
    project.pick(card(1), card(3))
    groupSelection(project)
    const { editing } = project.window.getState()
    expect(editing).toEqual({ kind: 'group', id: groupOf(project, card(1)) })
    nameGroup(project, editing?.id ?? '', 'Delays')
    expect(project.snapshot().groups[editing?.id ?? '']?.title).toBe('Delays')
    expect(project.idsIn('lane1', 'step1-1')).toEqual([1, 3, 2, 4].map((number) => card(number)))
    undo(project)
    undo(project)
    expect(project.snapshot().groups).toEqual({})
    expect(project.idsIn('lane1', 'step1-1')).toEqual([1, 2, 3, 4].map((number) => card(number)))
  })

  test('needs two cards that are not one group already', () => {
    const project = opened()
    project.pick(card(1))
    expect(canGroup(project)).toBe(false)
    project.pick(card(1), card(2))
    expect(canGroup(project)).toBe(true)
    groupSelection(project)
    expect(canGroup(project)).toBe(false)
  })

  test('adds to the group in hand, and makes one group of several with all their cards', () => {
    const project = opened()
    project.pick(card(1), card(2))
    groupSelection(project)
    project.pick(card(2), card(3))
    groupSelection(project)
    const first = groupOf(project, card(3))
    expect(first).toBe(groupOf(project, card(1)))
    project.pick(card(1, 2), card(2, 2))
    groupSelection(project)
    project.pick(card(1), card(1, 2))
    groupSelection(project)
    expect([card(3), card(2, 2)].map((id) => groupOf(project, id))).toEqual([first, first])
    expect(Object.keys(project.snapshot().groups)).toEqual([first])
  })

  test('ungroups the cards in hand, and the group with the last of them', () => {
    const project = opened()
    project.pick(card(1), card(2), card(3))
    groupSelection(project)
    const id = groupOf(project, card(1)) ?? ''
    project.pick(card(2))
    ungroupSelection(project)
    expect([card(1), card(2), card(3)].map((one) => groupOf(project, one))).toEqual([id, null, id])
    selectGroup(project, id)
    expect([...project.window.getState().selection]).toEqual([card(1), card(3)])
    ungroupSelection(project)
    expect(project.snapshot().groups).toEqual({})
    expect(groupsInHand(project)).toEqual([])
  })
})

describe('merging', () => {
  test('makes one card of several of a kind and selects it; one undo brings them back', () => {
    const project = opened()
    project.pick(card(2), card(1), card(4))
    expect(canMerge(project)).toBe(true)
    mergeSelection(project)
    expect(project.idsIn('lane1', 'step1-1')).toEqual([card(1), card(3)])
    expect([...project.window.getState().selection]).toEqual([card(1)])
    undo(project)
    expect(project.idsIn('lane1', 'step1-1').length).toBe(4)
    project.pick(card(1), card(1, 2))
    expect(canMerge(project)).toBe(false)
  })

  test('says how many cards of a lane say the same before it merges them, cell by cell', () => {
    const project = opened()
    const texts: readonly (readonly [id: string, text: string])[] = [
      [card(1), 'Late'],
      [card(3), 'Is late!'],
      [card(4), 'LATE'],
      ['card-lane1-step1-2-1', 'Late'],
    ]
    carryOut(
      project.built.doc,
      texts.map(([id, text]) => ({ type: 'cards.edit', ids: [id], changes: { text } }) as const),
    )
    expect(duplicatesIn(project, 'lane1').map((same) => same.map(({ id }) => id))).toEqual([
      [card(1), card(3), card(4)],
    ])
    offerToMerge(project, 'lane1')
    expect(project.idsIn('lane1', 'step1-1').length).toBe(4)
    const { message, act } = lastMessage()
    expect(message).toContain('3 cards')
    act()
    expect(project.textsIn('lane1', 'step1-1')).toEqual(['Late', `Text of ${card(2)}`])
    undo(project)
    expect(project.idsIn('lane1', 'step1-1').length).toBe(4)
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane1', changes: { locked: true } }])
    expect(duplicatesIn(project, 'lane1')).toEqual([])
  })
})
