import { describe, expect, test } from 'vitest'
import {
  activePersona,
  clearSentiment,
  cyclePersona,
  hasPointHere,
  nudgeSentiment,
  startSentiment,
} from '#renderer/actions/sentiment-actions.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const A = 'card-lane1-step1-1-1'
const FEELING = { laneId: 'lane3', stepId: 'step1-1' }

const open = (personas = 1): OpenedProject => openProject({ personas })
const collapse = (project: OpenedProject, id: string): void =>
  carryOut(project.built.doc, [{ type: 'lane.edit', id, changes: { collapsed: true } }])
const at = (project: OpenedProject, cell: { laneId: string; stepId: string }): void =>
  project.window.setState({ cell, selection: new Set() })

describe('raising and lowering sentiment', () => {
  const amount = (project: OpenedProject) =>
    project.snapshot().cards[sentimentId('lane3', 'step1-1', 'persona1')]?.amount

  test('goes by half a level, from neutral, and ends at the last level', () => {
    const project = open()
    at(project, FEELING)
    expect(nudgeSentiment(project, 0.5)).toBe(true)
    expect(amount(project)).toBe(0.5)
    for (let press = 0; press < 9; press++) nudgeSentiment(project, 0.5)
    expect(amount(project)).toBe(2)
    for (let press = 0; press < 20; press++) nudgeSentiment(project, -0.5)
    expect(amount(project)).toBe(-2)
  })

  test('quickly is one undo step, and at its end none at all', () => {
    const project = open()
    at(project, FEELING)
    nudgeSentiment(project, 0.5)
    nudgeSentiment(project, 0.5)
    project.pause(2000)
    nudgeSentiment(project, 1)
    project.pause(2000)
    nudgeSentiment(project, 1)
    const undone = [1, 2].map(() => {
      project.session.history.undo()
      return amount(project)
    })
    expect(undone).toEqual([1, undefined])
  })

  test('is for open sentiment lanes only', () => {
    const project = open()
    project.pick(A)
    expect(nudgeSentiment(project, 1)).toBe(false)
    at(project, FEELING)
    collapse(project, 'lane3')
    expect(nudgeSentiment(project, 1)).toBe(false)
    expect(amount(project)).toBeUndefined()
  })
})

describe('with several personas', () => {
  const amounts = (project: OpenedProject) =>
    ['persona1', 'persona2', 'persona3'].map(
      (id) => project.snapshot().cards[sentimentId('lane3', 'step1-1', id)]?.amount,
    )

  test('the keys set the value of the one that was turned to', () => {
    const project = open(3)
    at(project, FEELING)
    nudgeSentiment(project, 0.5)
    cyclePersona(project)
    expect(activePersona(project)).toBe('persona2')
    nudgeSentiment(project, -1)
    expect(amounts(project)).toEqual([0.5, -1, undefined])
    cyclePersona(project)
    cyclePersona(project)
    expect(activePersona(project)).toBe('persona1')
  })

  test('two in quick succession are two acts', () => {
    const project = open(2)
    at(project, FEELING)
    nudgeSentiment(project, 0.5)
    cyclePersona(project)
    nudgeSentiment(project, 0.5)
    project.session.history.undo()
    expect(amounts(project)).toEqual([0.5, undefined, undefined])
  })

  test('one that has left the map is not rated any more', () => {
    const project = open(2)
    cyclePersona(project)
    carryOut(project.built.doc, [{ type: 'map.edit', id: 'map1', changes: { personaIds: ['persona1'] } }])
    expect(activePersona(project)).toBe('persona1')
    carryOut(project.built.doc, [{ type: 'map.edit', id: 'map1', changes: { personaIds: [] } }])
    expect(activePersona(project)).toBeNull()
  })

  test('a point is taken off, of the active one alone', () => {
    const project = open(2)
    at(project, FEELING)
    nudgeSentiment(project, 1)
    cyclePersona(project)
    expect(hasPointHere(project)).toBe(false)
    nudgeSentiment(project, 2)
    clearSentiment(project)
    expect(amounts(project)).toEqual([1, undefined, undefined])
    clearSentiment(project)
    expect(project.session.history.state().undo).toBe('Take sentiment off')
    project.session.history.undo()
    expect(amounts(project)).toEqual([1, 2, undefined])
  })
})

test('asking to write puts a point in the middle, then shows what is there', () => {
  const project = open()
  collapse(project, 'lane3')
  const start = () => startSentiment(project, project.snapshot().lanes.lane3!, FEELING)
  start()
  const id = sentimentId('lane3', 'step1-1', 'persona1')
  expect(project.card(id).amount).toBe(0)
  expect(project.snapshot().lanes.lane3?.collapsed).toBe(false)
  start()
  expect(project.window.getState()).toMatchObject({ panel: 'details', selection: new Set([id]) })
})
