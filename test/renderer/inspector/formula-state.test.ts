import { describe, expect, test } from 'vitest'
import { fedState, formulaState, metricNames } from '#renderer/features/inspector/formula-state.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { carryOut } from '#test/support/builders.ts'
import { numbersFor } from '#test/support/map-numbers.ts'
import { openProject } from '#test/support/project-context.ts'

const RATE = 'card-lane3-step1-1-1'

function metrics() {
  const project = openProject({ lanes: ['metrics', 'metrics', 'metrics', 'cards'], stages: [1] })
  carryOut(project.built.doc, [
    { type: 'lane.edit', id: 'lane1', changes: { title: 'Sales' } },
    { type: 'lane.edit', id: 'lane2', changes: { title: 'Leads', hidden: true } },
    { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { amount: 30 } },
    { type: 'cards.edit', ids: ['card-lane2-step1-1-1'], changes: { amount: 90 } },
  ])
  const state = (formula: string) => {
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [RATE], changes: { formula } }])
    return formulaState(project.snapshot(), project.card(RATE))
  }
  return { project, state }
}

describe('a metric’s formula', () => {
  test('comes to a number, of hidden lanes too', () => {
    const { state } = metrics()
    expect(state('[Sales] ÷ [Leads] × 100')).toEqual({ result: '33.333333' })
    expect(state('')).toBeNull()
  })

  test('or to a sentence of what is wrong', () => {
    const { state } = metrics()
    expect(state('Sales +')?.problem).toMatch(/number or a name is missing/)
    expect(state('Visits × 2')?.problem).toMatch(/no metrics lane called “Visits”/)
  })

  test('may name the other metrics lanes of its map', () => {
    const { project } = metrics()
    expect(metricNames(project.snapshot(), project.card(RATE))).toEqual(['Sales', 'Leads'])
  })
})

describe('a metric of a lane that fills itself', () => {
  test('says what it is filled with, or why not, until somebody types', () => {
    const { project } = metrics()
    const view = viewMap(project.snapshot(), project.built.mapId) as MapView
    const shown = () => fedState(project.snapshot(), project.card(RATE))
    expect(shown()).toBeNull()
    const fields = numbersFor(view, { reached: [1200] })
    carryOut(project.built.doc, [
      { type: 'data.add', id: fields.id, mapId: project.built.mapId, fields: { figures: fields.figures } },
      { type: 'lane.edit', id: 'lane3', changes: { measure: 'reached', dataSetId: fields.id } },
    ])
    expect(shown()).toEqual({ result: '1200' })
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane3', changes: { measure: 'conversion' } }])
    expect(shown()?.problem).toMatch(/nothing is before it/)
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [RATE], changes: { amount: 7 } }])
    expect(shown()).toBeNull()
  })
})
