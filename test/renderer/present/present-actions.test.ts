import { beforeEach, expect, test } from 'vitest'
import { runCommand } from '#renderer/actions/commands.ts'
import { takeOpening } from '#renderer/actions/present-actions.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

let project: OpenedProject
beforeEach(() => {
  project = openProject()
  takeOpening()
})

test('presenting begins with the title, or with the stage where the keyboard is', () => {
  project.pick('card-lane1-step2-1-1')
  runCommand(project, 'present.start')
  expect([project.window.getState().screen, takeOpening()]).toEqual(['present', null])
  project.window.setState({ screen: 'map' })
  runCommand(project, 'present.here')
  expect([project.window.getState().screen, takeOpening(), takeOpening()]).toEqual([
    'present',
    'stage2',
    null,
  ])
})

test('a map without stages has nothing to present', () => {
  const empty = openProject({ stages: [], lanes: [] })
  runCommand(empty, 'present.start')
  expect(empty.window.getState().screen).toBe('map')
})
