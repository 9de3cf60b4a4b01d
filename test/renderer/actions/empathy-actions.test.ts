import { describe, expect, test } from 'vitest'
import { addEmpathyMap, empathyMapsOf, mergeEmpathyMaps } from '#renderer/actions/empathy-actions.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { cardsIn, viewMap } from '#shared/model/map-view.ts'
import { EMPATHY_ZONES, type EmpathyZone } from '#shared/model/vocabulary.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const boards = (project: OpenedProject) => empathyMapsOf(project.snapshot(), 'persona1')

/** Writes on the board that is shown. */
function say(project: OpenedProject, zone: EmpathyZone, text: string, more: object = {}): void {
  const { lanes, steps } = project.shown().view
  const laneId = lanes.find((lane) => lane.zone === zone)?.id ?? ''
  const card = {
    id: `${zone}-${text}-${lanes[0]?.id}`.replaceAll(/\W/g, '_'),
    laneId,
    stepId: steps[0]?.id ?? '',
  }
  const command: Command = {
    type: 'cards.add',
    cards: [{ ...card, fields: { text, ...more } }],
    beforeId: null,
  }
  carryOut(project.built.doc, [command])
}

function textsOf(project: OpenedProject, mapId: string): Record<string, readonly string[]> {
  const view = viewMap(project.snapshot(), mapId)
  return Object.fromEntries(
    (view?.lanes ?? []).flatMap((lane) => {
      const cards = view ? cardsIn(view, lane.id, view.steps[0]?.id ?? '') : []
      return cards.length === 0 ? [] : [[lane.zone, cards.map(({ text }) => text)]]
    }),
  )
}

describe('an empathy map', () => {
  test('is a board of six fields around one persona, shown at once, made in one act', () => {
    const project = openProject()
    addEmpathyMap(project, 'persona1')
    const { map, lanes, steps } = project.shown().view
    expect(map).toMatchObject({ kind: 'empathy', title: 'persona1: empathy map', personaIds: ['persona1'] })
    expect(lanes.map(({ zone }) => zone)).toEqual(EMPATHY_ZONES)
    expect(lanes.every(({ prompt }) => prompt !== '')).toBe(true)
    expect(steps).toHaveLength(1)
    project.session.history.undo()
    expect(boards(project)).toEqual([])
  })

  test('several become one: equal words once with all votes, the originals left as they are', () => {
    const project = openProject()
    addEmpathyMap(project, 'persona1')
    say(project, 'says', 'Too late again', { votes: 2, author: 'Ann', tags: ['time'] })
    say(project, 'feels', 'Tired')
    addEmpathyMap(project, 'persona1')
    say(project, 'says', 'too late  AGAIN', { votes: 1, author: 'Bo', tags: ['bus'] })
    say(project, 'gains', 'An hour of sleep')
    project.pause(2000)
    mergeEmpathyMaps(project, 'persona1')
    const merged = project.shown().view.map
    expect(merged.title).toBe('persona1: empathy map (merged)')
    expect(textsOf(project, merged.id)).toEqual({
      says: ['Too late again'],
      feels: ['Tired'],
      gains: ['An hour of sleep'],
    })
    const said = Object.values(project.snapshot().cards).find(
      ({ place, text }) =>
        text === 'Too late again' && project.snapshot().lanes[place[0]]?.mapId === merged.id,
    )
    expect(said).toMatchObject({ votes: 3, author: 'Ann, Bo', tags: ['time', 'bus'] })
    expect(boards(project)).toHaveLength(3)
    project.session.history.undo()
    expect(boards(project).map(({ id }) => textsOf(project, id))).toEqual([
      { says: ['Too late again'], feels: ['Tired'] },
      { says: ['too late  AGAIN'], gains: ['An hour of sleep'] },
    ])
  })

  test('one alone is not merged', () => {
    const project = openProject()
    addEmpathyMap(project, 'persona1')
    expect(mergeEmpathyMaps(project, 'persona1')).toBe(false)
    expect(boards(project)).toHaveLength(1)
  })
})
