import { describe, expect, test } from 'vitest'
import { canSplit, mergeWithNext, moveStepToStage, splitStage } from '#renderer/actions/stage-actions.ts'
import { contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const open = (): OpenedProject => openProject({ stages: [3, 2] })
/** The steps of each stage. */
const columns = (project: OpenedProject): string[][] =>
  project.shown().view.stages.map(({ steps }) => steps.map(({ id }) => id))

describe('a stage', () => {
  test('is split before a step that is not its first; cards stay in their steps', () => {
    const project = open()
    const cards = project.shown().layout.cards.length
    expect(canSplit(project, 'step1-1')).toBe(false)
    expect(canSplit(project, 'gone')).toBe(false)
    expect(canSplit(project, 'step1-2')).toBe(true)
    splitStage(project, 'step1-2')
    expect(columns(project)).toEqual([['step1-1'], ['step1-2', 'step1-3'], ['step2-1', 'step2-2']])
    expect(project.shown().layout.cards).toHaveLength(cards)
    expect(project.window.getState().editing).toEqual({
      kind: 'stage',
      id: project.shown().view.stages[1]!.stage.id,
    })
    project.session.history.undo()
    expect(columns(project)).toHaveLength(2)
  })

  test('takes the next one in, and one undo parts them', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    mergeWithNext(project, 'stage1')
    expect(columns(project)).toEqual([['step1-1', 'step1-2', 'step1-3', 'step2-1', 'step2-2']])
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
    mergeWithNext(project, 'stage2')
    expect(contentsOf(project.built.doc)).toBe(before)
  })
})

test('a step goes over into the stage beside, next to the border', () => {
  const project = open()
  moveStepToStage(project, 'step1-1', 1)
  expect(columns(project)).toEqual([
    ['step1-2', 'step1-3'],
    ['step1-1', 'step2-1', 'step2-2'],
  ])
  moveStepToStage(project, 'step2-2', -1)
  expect(columns(project)).toEqual([
    ['step1-2', 'step1-3', 'step2-2'],
    ['step1-1', 'step2-1'],
  ])
  moveStepToStage(project, 'step2-1', 1)
  expect(columns(project)[1]).toEqual(['step1-1', 'step2-1'])
})
