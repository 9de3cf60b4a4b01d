import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { fillFromList, fillFromTemplate, fillWithGrid, planList } from '#renderer/actions/fill-map.ts'
import { removeMap } from '#renderer/actions/map-actions.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { cardsIn, mapsOf } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openBuilt } from '#test/support/project-context.ts'

/** A map without stages that still has its lanes. */
let project: OpenedProject
beforeEach(() => {
  const built = buildProject({ stages: [1], personas: 0 })
  carryOut(built.doc, [{ type: 'stage.remove', id: 'stage1' }])
  project = openBuilt(built)
})

const steps = () => project.shown().view.steps.map(({ title }) => title)

test('a blank grid has stages with a step each and one of the usual lanes of each kind', () => {
  fillWithGrid(project)
  const view = project.shown().view
  expect(view.stages.map(({ steps: columns }) => columns.length)).toEqual([1, 1, 1, 1])
  expect(view.lanes.map(({ kind }) => kind)).toEqual([
    'cards',
    'touchpoints',
    'sentiment',
    'pains',
    'opportunities',
  ])
  for (const { title, prompt } of view.lanes) expect(prompt, title).not.toBe('')
})

describe('a list', () => {
  test('becomes a step for each line, without bullets and numbers', () => {
    fillFromList(project, planList('- Looks around\n2. Buys\n\n  Rides  '))
    expect(steps()).toEqual(['Looks around', 'Buys', 'Rides'])
  })

  test('with more columns becomes steps with cards', () => {
    fillFromList(project, planList('Buys\tPays by card\tGets a receipt\nRides\t\tRings the bell'))
    const view = project.shown().view
    const lane = view.lanes[0]?.id ?? ''
    expect(
      view.steps.map((step) => [step.title, ...cardsIn(view, lane, step.id).map(({ text }) => text)]),
    ).toEqual([
      ['Buys', 'Pays by card', 'Gets a receipt'],
      ['Rides', 'Rings the bell'],
    ])
  })

  test('of nothing changes nothing', () => {
    fillFromList(project, planList(' \n\n'))
    expect(steps()).toEqual([])
  })

  test('is one step to undo, and the old lanes are back', () => {
    const lanes = project.shown().view.lanes.map(({ id }) => id)
    fillFromList(project, planList('One\nTwo'))
    project.session.history.undo()
    expect(steps()).toEqual([])
    expect(project.shown().view.lanes.map(({ id }) => id)).toEqual(lanes)
  })
})

describe('a template', () => {
  const path = join(import.meta.dirname, '../../../assets/templates/standard-journey.json')
  const template = readTemplate(JSON.parse(readFileSync(path, 'utf8')))
  const records = template.ok ? template.value.records : []

  test('fills the map that is there and brings its persona', () => {
    fillFromTemplate(project, 'Standard', records)
    const view = project.shown().view
    expect(view.map.id).toBe('map1')
    expect(mapsOf(project.session.snapshot.getState())).toHaveLength(1)
    expect(view.stages.length).toBeGreaterThan(3)
    expect(view.lanes.some(({ id }) => id === 'lane1')).toBe(false)
    expect(view.personas).toHaveLength(1)
  })

  test('adds a map where there is none', () => {
    removeMap(project, 'map1')
    fillFromTemplate(project, 'Standard', records)
    expect(project.shown().view.map.title).toBe('Standard')
  })
})
