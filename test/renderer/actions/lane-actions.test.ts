import { describe, expect, test } from 'vitest'
import {
  addChannelRow,
  changeLaneKind,
  fitLane,
  hiddenLanes,
  hideLane,
  kindsFor,
  removeChannelRow,
  resizeLane,
  setBlueprintLine,
  showLanes,
  toggleCollapsed,
  toggleLocked,
} from '#renderer/actions/lane-actions.ts'
import { channelDotId } from '#shared/model/card.ts'
import { LANE_KINDS } from '#shared/model/vocabulary.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const A = 'card-lane1-step1-1-1'
const lane = (project: OpenedProject, id: string) => project.snapshot().lanes[id]!
const shown = (project: OpenedProject): string[] => project.shown().view.lanes.map(({ id }) => id)

describe('a lane', () => {
  test('is folded and opened; what is not seen any more is not selected', () => {
    const project = openProject()
    project.pick(A, 'card-lane2-step1-1-1')
    toggleCollapsed(project, 'lane1')
    expect(lane(project, 'lane1').collapsed).toBe(true)
    expect([...project.window.getState().selection]).toEqual(['card-lane2-step1-1-1'])
    toggleCollapsed(project, 'lane1')
    expect(lane(project, 'lane1').collapsed).toBe(false)
    expect(project.session.history.state().undo).toBe('Open lane')
  })

  test('that is hidden is off the map with all that was in hand of it, and comes back to its place', () => {
    const project = openProject()
    project.pick(A)
    project.window.setState({ header: { kind: 'lane', id: 'lane1' } })
    hideLane(project, 'lane1')
    hideLane(project, 'lane3')
    expect(shown(project)).toEqual(['lane2'])
    expect(project.window.getState()).toMatchObject({ selection: new Set(), cell: null, header: null })
    expect(hiddenLanes(project).map(({ id }) => id)).toEqual(['lane1', 'lane3'])
    showLanes(project, ['lane1', 'lane3'])
    expect(shown(project)).toEqual(['lane1', 'lane2', 'lane3'])
    project.session.history.undo()
    expect(shown(project)).toEqual(['lane2'])
  })

  test('has a blueprint line drawn below it, and taken away', () => {
    const project = openProject()
    setBlueprintLine(project, 'lane1', 'visibility')
    expect(lane(project, 'lane1').lineBelow).toBe('visibility')
    setBlueprintLine(project, 'lane1', null)
    expect(lane(project, 'lane1').lineBelow).toBeNull()
  })

  test('is made taller from what it is, by one act for a row of presses, and fitted to its cards again', () => {
    const project = openProject()
    const height = () => project.shown().layout.lanes[0]!.band.height
    const before = height()
    resizeLane(project, 'lane1', 40)
    resizeLane(project, 'lane1', 40)
    expect(height()).toBeCloseTo(before + 80, 0)
    project.session.history.undo()
    expect(height()).toBe(before)
    resizeLane(project, 'lane1', 200)
    fitLane(project, 'lane1')
    expect(height()).toBe(before)
  })

  test('that is locked keeps its cards and its kind, and nothing but these', () => {
    const project = openProject()
    toggleLocked(project, 'lane1')
    const before = contentsOf(project.built.doc)
    expect(kindsFor(project, 'lane1')).toEqual([])
    changeLaneKind(project, 'lane1', 'pains')
    expect(contentsOf(project.built.doc)).toBe(before)
    toggleCollapsed(project, 'lane1')
    expect(lane(project, 'lane1').collapsed).toBe(true)
    toggleLocked(project, 'lane1')
    changeLaneKind(project, 'lane1', 'pains')
    expect(project.card(A).kind).toBe('pain')
  })

  test('becomes any kind while it is empty, else one that holds cards as it does', () => {
    const project = openProject()
    expect(kindsFor(project, 'lane1')).toContain('roles')
    expect(kindsFor(project, 'lane1')).not.toContain('sentiment')
    expect(kindsFor(project, 'lane3')).toEqual(LANE_KINDS)
    carryOut(project.built.doc, [
      { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: null, amount: 1 },
    ])
    expect(kindsFor(project, 'lane3')).toEqual(['sentiment'])
  })
})

describe('the rows of a channel matrix', () => {
  const open = (): OpenedProject => {
    const project = openProject({ lanes: ['cards'] })
    carryOut(project.built.doc, [
      {
        type: 'lane.add',
        id: 'matrix',
        mapId: 'map1',
        beforeId: null,
        fields: { kind: 'channels', channels: ['phone'] },
      },
      { type: 'channel.set', laneId: 'matrix', stepId: 'step1-1', channel: 'phone', on: true },
    ])
    return project
  }

  test('are added once each', () => {
    const project = open()
    addChannelRow(project, 'matrix', 'e-mail')
    addChannelRow(project, 'matrix', 'phone')
    expect(lane(project, 'matrix').channels).toEqual(['phone', 'e-mail'])
  })

  test('go with their dots, and come back with them', () => {
    const project = open()
    const dot = channelDotId('matrix', 'step1-1', 'phone')
    removeChannelRow(project, 'matrix', 'phone')
    expect(lane(project, 'matrix').channels).toEqual([])
    expect(project.snapshot().cards[dot]).toBeUndefined()
    project.session.history.undo()
    expect(lane(project, 'matrix').channels).toEqual(['phone'])
    expect(project.card(dot).channels).toEqual(['phone'])
  })
})
