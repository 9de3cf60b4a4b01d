import { describe, expect, test } from 'vitest'
import { placeCards, throwAway } from '#renderer/actions/recovered-actions.ts'
import { recoveredCards } from '#shared/model/map-view.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

function withLostCards() {
  const project = openProject({ lanes: ['cards', 'pains'], stages: [2] })
  const lost = ['lost1', 'lost2']
  const place = ['lane-gone', 'step1-1', 'V'] as const
  carryOut(project.built.doc, [
    {
      type: 'records.insert',
      records: lost.map((id) => ({ table: 'cards', id, fields: { kind: 'text', place, text: id } })),
    },
  ])
  return { project, lost, waiting: () => recoveredCards(project.snapshot()).map(({ id }) => id) }
}

describe('cards that lost their cell', () => {
  test('go into the cell where the keyboard is, as what is made there', () => {
    const { project, lost, waiting } = withLostCards()
    expect(waiting()).toEqual(lost)
    project.window.setState({ cell: { laneId: 'lane2', stepId: 'step1-2' } })
    placeCards(project, lost)
    expect(waiting()).toEqual([])
    expect(project.textsIn('lane2', 'step1-2').slice(1)).toEqual(lost)
    expect(project.card('lost1').kind).toBe('pain')
    expect([...project.window.getState().selection]).toEqual(lost)
    project.session.history.undo()
    expect(waiting()).toEqual(lost)
  })

  test('wait as long as no cell is chosen', () => {
    const { project, lost, waiting } = withLostCards()
    placeCards(project, lost)
    expect(waiting()).toEqual(lost)
  })

  test('are thrown away, and one undo brings them back', () => {
    const { project, lost, waiting } = withLostCards()
    throwAway(project, lost)
    expect(waiting()).toEqual([])
    project.session.history.undo()
    expect(waiting()).toEqual(lost)
  })
})
