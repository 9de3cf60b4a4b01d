import { expect, test } from 'vitest'
import { COMMANDS } from '#renderer/actions/commands.ts'
import {
  canUnpark,
  park,
  parkedNotes,
  parkSelection,
  removeParked,
  unpark,
} from '#renderer/actions/parking-actions.ts'
import { addStage } from '#renderer/actions/structure-actions.ts'
import { isStructureLocked, toggleStructureLock } from '#renderer/actions/structure-lock.ts'
import { lastMessage } from '#test/support/messages.ts'
import { openProject } from '#test/support/project-context.ts'

const CARD = 'card-lane1-step1-1-1'

test('a thought is parked, put on the map where the keyboard is, or thrown away', () => {
  const project = openProject()
  expect(park(project, '  \n')).toBe(false)
  expect(park(project, ' Who pays? ')).toBe(true)
  park(project, 'Bells')
  const [first, second] = ['Who pays?', 'Bells'].map((text) =>
    parkedNotes(project).find((note) => note.text === text),
  )
  expect(canUnpark(project)).toBe(false)
  project.window.setState({ cell: { laneId: 'lane3', stepId: 'step1-1' } })
  expect(canUnpark(project)).toBe(false)
  project.window.setState({ cell: { laneId: 'lane2', stepId: 'step1-2' } })
  expect(canUnpark(project)).toBe(true)
  unpark(project, first?.id ?? '')
  expect(project.textsIn('lane2', 'step1-2')).toContain('Who pays?')
  removeParked(project, second?.id ?? '')
  expect(parkedNotes(project)).toEqual([])
})

test('cards are parked with their text and colour, in one act', () => {
  const project = openProject()
  project.pick(CARD, 'card-lane2-step1-1-1')
  parkSelection(project)
  expect(
    parkedNotes(project)
      .map(({ text }) => text)
      .sort(),
  ).toEqual([`Text of ${CARD}`, 'Text of card-lane2-step1-1-1'])
  expect(project.idsIn('lane1', 'step1-1')).toEqual([])
  project.session.history.undo()
  expect(parkedNotes(project)).toEqual([])
  expect(project.idsIn('lane1', 'step1-1')).toEqual([CARD])
})

test('a locked structure takes its commands away, and says why it refuses', () => {
  const project = openProject()
  project.window.setState({ header: { kind: 'lane', id: 'lane1' } })
  const isOn = (id: string) => COMMANDS.find((command) => command.id === id)?.isEnabled?.(project)
  expect(['lane.remove', 'stage.add', 'structure.lock', 'structure.unlock'].map(isOn)).toEqual([
    true,
    true,
    true,
    false,
  ])
  toggleStructureLock(project, 'map1')
  expect(isStructureLocked(project)).toBe(true)
  expect(['lane.remove', 'stage.add', 'structure.lock', 'structure.unlock'].map(isOn)).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect(['lane.collapse', 'lane.lock', 'lane.details'].map(isOn)).toEqual([true, true, true])
  addStage(project, null)
  expect(lastMessage()).toMatchObject({
    type: 'error',
    message: expect.stringMatching(/^The structure of .+ is locked/),
  })
  toggleStructureLock(project, 'map1')
  expect(isStructureLocked(project)).toBe(false)
})
