import { describe, expect, test } from 'vitest'
import { channelHere, toggleChannel } from '#renderer/actions/channel-actions.ts'
import { enter, step } from '#renderer/actions/keyboard-actions.ts'
import { channelDotId } from '#shared/model/card.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

/** A lane of cards, a matrix of three rows, and a lane of cards below it. */
function open(): OpenedProject {
  const project = openProject({ lanes: ['cards', 'cards'], cardsPerCell: 0 })
  carryOut(project.built.doc, [
    {
      type: 'lane.add',
      id: 'matrix',
      mapId: 'map1',
      beforeId: 'lane2',
      fields: { kind: 'channels', channels: ['website', 'phone', 'post'] },
    },
  ])
  return project
}
const go = (project: OpenedProject, ...ways: readonly ('up' | 'down' | 'left' | 'right')[]): void => {
  for (const way of ways) step(project, way, () => {})
}
const place = (project: OpenedProject): string => {
  const { cell, channel } = project.window.getState()
  return `${cell?.laneId} ${cell?.stepId} ${channel}`
}
const hasDot = (project: OpenedProject, stepId: string, channel: string): boolean =>
  project.snapshot().cards[channelDotId('matrix', stepId, channel)] !== undefined

describe('arrow keys in a channel matrix', () => {
  test('go row by row, in at the edge they come over and out at the other', () => {
    const project = open()
    project.window.setState({ cell: { laneId: 'lane1', stepId: 'step1-1' } })
    go(project, 'down')
    expect(place(project)).toBe('matrix step1-1 website')
    go(project, 'down', 'down')
    expect(place(project)).toBe('matrix step1-1 post')
    go(project, 'down')
    expect(place(project)).toBe('lane2 step1-1 null')
    go(project, 'up')
    expect(place(project)).toBe('matrix step1-1 post')
    go(project, 'up', 'right')
    expect(place(project)).toBe('matrix step1-2 phone')
  })

  test('go over a folded one as over any lane', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'matrix', changes: { collapsed: true } }])
    project.window.setState({ cell: { laneId: 'lane1', stepId: 'step1-1' } })
    go(project, 'down')
    expect(place(project)).toBe('lane2 step1-1 null')
  })
})

describe('a channel', () => {
  test('is set and cleared by Enter where the keyboard is, each an act of its own', () => {
    const project = open()
    project.window.setState({ cell: { laneId: 'matrix', stepId: 'step1-1' }, channel: 'phone' })
    enter(project)
    expect(hasDot(project, 'step1-1', 'phone')).toBe(true)
    expect(project.session.history.state().undo).toBe('Set channel')
    enter(project)
    expect(hasDot(project, 'step1-1', 'phone')).toBe(false)
    project.session.history.undo()
    expect(hasDot(project, 'step1-1', 'phone')).toBe(true)
  })

  test('that is clicked has the keyboard from then on', () => {
    const project = open()
    toggleChannel(project, { laneId: 'matrix', stepId: 'step2-1', channel: 'post' })
    expect(channelHere(project)).toEqual({ laneId: 'matrix', stepId: 'step2-1', channel: 'post' })
    go(project, 'up')
    expect(place(project)).toBe('matrix step2-1 phone')
  })

  test('of a row that is gone gives the first one', () => {
    const project = open()
    project.window.setState({ cell: { laneId: 'matrix', stepId: 'step1-1' }, channel: 'fax' })
    expect(channelHere(project)?.channel).toBe('website')
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'matrix', changes: { channels: [] } }])
    expect(channelHere(project)).toBeNull()
  })

  test('of a locked matrix stays as it is', () => {
    const project = open()
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'matrix', changes: { locked: true } }])
    toggleChannel(project, { laneId: 'matrix', stepId: 'step1-1', channel: 'post' })
    expect(hasDot(project, 'step1-1', 'post')).toBe(false)
  })
})
