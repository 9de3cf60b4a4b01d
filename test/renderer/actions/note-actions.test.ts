import { expect, test } from 'vitest'
import { moveNotes } from '#renderer/actions/note-actions.ts'
import { intersects } from '#shared/base/geometry.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

/** A note above the grid, in hand. */
function withNote(fields: { readonly parked?: boolean } = {}): OpenedProject {
  const project = openProject()
  const place = { x: 0, y: -400, text: 'Legend' }
  carryOut(project.built.doc, [
    { type: 'note.add', id: 'note', mapId: 'map1', fields: { ...place, ...fields } },
  ])
  project.pick('note')
  return project
}

const rectOf = (project: OpenedProject) => {
  const box = project.shown().layout.notes.find(({ note }) => note.id === 'note')
  if (!box) throw new Error('The note is gone')
  return box.rect
}
const noteOf = (project: OpenedProject) => project.snapshot().notes.note
/** Pulls the note to a height, in map units. */
const pullTo = (project: OpenedProject, y: number) => moveNotes(project, { x: 0, y: y - rectOf(project).y })
const edgeOf = (project: OpenedProject) => project.shown().layout.grid.height

test('a note that is pulled below the grid stays below it when the last lane grows', () => {
  const project = withNote()
  pullTo(project, edgeOf(project) + 30)
  expect(noteOf(project)).toMatchObject({ x: 0, below: 30 })
  const before = edgeOf(project)
  carryOut(project.built.doc, [
    {
      type: 'cards.add',
      cards: Array.from({ length: 8 }, (_, index) => ({
        id: `more${index}`,
        laneId: project.shown().view.lanes.findLast(({ kind }) => kind !== 'sentiment')?.id ?? '',
        stepId: 'step1-1',
        fields: { text: `Card ${index}` },
      })),
      beforeId: null,
    },
  ])
  expect(edgeOf(project)).toBeGreaterThan(before + 100)
  expect(rectOf(project).y).toBe(edgeOf(project) + 30)
  expect(intersects(rectOf(project), project.shown().layout.grid)).toBe(false)
})

test('at the very edge it lies below, a hair above it on the grid, and goes back up where it is pulled to', () => {
  const project = withNote()
  pullTo(project, edgeOf(project))
  expect(noteOf(project)).toMatchObject({ below: 0 })
  pullTo(project, edgeOf(project) - 1)
  expect(noteOf(project)).toMatchObject({ y: edgeOf(project) - 1, below: null })
  pullTo(project, edgeOf(project) + 60)
  pullTo(project, -250)
  expect(noteOf(project)).toMatchObject({ y: -250, below: null })
})

test('one undo takes the note back to where it lay', () => {
  const project = withNote()
  pullTo(project, edgeOf(project) + 30)
  project.session.history.undo()
  expect(noteOf(project)).toMatchObject({ y: -400, below: null })
  expect(rectOf(project).y).toBe(-400)
})

test('a parked note that is pulled out of the parking lot lies below the grid from then on', () => {
  const project = withNote({ parked: true })
  pullTo(project, edgeOf(project) + 200)
  expect(noteOf(project)).toMatchObject({ parked: false, below: 200 })
  expect(project.shown().layout.parking).toBeNull()
})
