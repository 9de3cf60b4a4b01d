import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  addMapFromTemplate,
  copyMap,
  moveMap,
  removeMap,
  renameMap,
  renameProject,
  shiftMap,
} from '#renderer/actions/map-actions.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { type MapView, mapsOf } from '#shared/model/map-view.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { buildProject, byId, carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openBuilt } from '#test/support/project-context.ts'

let project: OpenedProject
beforeEach(() => {
  const built = buildProject({ personas: 1 })
  carryOut(built.doc, [
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1 },
    {
      type: 'connector.add',
      id: 'line',
      mapId: 'map1',
      fields: { fromId: 'card-lane1-step1-1-1', toId: 'card-lane2-step2-2-1' },
    },
    { type: 'note.add', id: 'note', mapId: 'map1', fields: { text: 'Parked' } },
  ])
  project = openBuilt(built)
})

const snapshot = () => project.session.snapshot.getState()
const titles = () => mapsOf(snapshot()).map(({ title }) => title)
const contents = () => JSON.stringify(Object.entries(snapshot()).map(([name, table]) => [name, byId(table)]))
const texts = (view: MapView) =>
  view.lanes.map(({ id }) =>
    view.steps.map((step) =>
      view.cells
        .get(id)
        ?.get(step.id)
        ?.map(({ text }) => text),
    ),
  )

describe('copying a map', () => {
  test('copies all of it under new ids, behind the original, and shows the copy', () => {
    const original = project.shown().view
    copyMap(project, 'map1', 'whole')
    const copy = project.shown().view
    expect(titles()).toEqual(['Map', 'Map (copy)'])
    expect(copy.map.id).not.toBe('map1')
    expect(copy.map.personaIds).toEqual(['persona1'])
    expect(texts(copy)).toEqual(texts(original))
    expect(copy.connectors).toHaveLength(1)
    expect(copy.notes.map(({ text }) => text)).toEqual(['Parked'])
    expect(copy.stages.map(({ stage }) => stage.title)).toEqual(
      original.stages.map(({ stage }) => stage.title),
    )
    const ids = [original, copy].map((view) => [...view.lanes, ...view.steps].map(({ id }) => id))
    expect(new Set(ids.flat()).size).toBe(ids.flat().length)
  })

  test('without cards it is the same grid, empty', () => {
    const original = project.shown().view
    copyMap(project, 'map1', 'structure')
    const copy = project.shown().view
    expect(copy.steps).toHaveLength(original.steps.length)
    expect(copy.lanes.map(({ kind, title }) => [kind, title])).toEqual(
      original.lanes.map(({ kind, title }) => [kind, title]),
    )
    expect(texts(copy).flat(2).filter(Boolean)).toEqual([])
    expect(copy.connectors).toEqual([])
    expect(copy.notes).toEqual([])
  })

  test('as future state it names the map that it answers', () => {
    copyMap(project, 'map1', 'future')
    expect(project.shown().view.map).toMatchObject({
      title: 'Map (future)',
      state: 'future',
      counterpartId: 'map1',
    })
  })

  test('as future state every stage, step, lane and card names the one that it was made from', () => {
    const original = project.shown().view
    copyMap(project, 'map1', 'future')
    const copy = project.shown().view
    const answered = (records: readonly { readonly counterpartId: string | null }[]) =>
      records.map(({ counterpartId }) => counterpartId)
    const cardsOf = (view: MapView) => [...view.cells.values()].flatMap((row) => [...row.values()].flat())
    expect(answered(copy.stages.map(({ stage }) => stage))).toEqual(
      original.stages.map(({ stage }) => stage.id),
    )
    expect(answered(copy.steps)).toEqual(original.steps.map(({ id }) => id))
    expect(answered(copy.lanes)).toEqual(original.lanes.map(({ id }) => id))
    const byText = (cards: ReturnType<typeof cardsOf>) =>
      Object.fromEntries(cards.map((card) => [card.text, card.id]))
    const sources = byText(cardsOf(original))
    for (const card of cardsOf(copy)) expect(card.counterpartId).toBe(sources[card.text])
  })

  test('an ordinary copy answers nothing', () => {
    copyMap(project, 'map1', 'whole')
    const { stages, steps, lanes } = project.shown().view
    for (const record of [...stages.map(({ stage }) => stage), ...steps, ...lanes])
      expect(record.counterpartId).toBeNull()
  })

  test('is one step to undo', () => {
    const before = contents()
    copyMap(project, 'map1', 'whole')
    project.session.history.undo()
    expect(contents()).toBe(before)
    expect(project.shown().view.map.id).toBe('map1')
  })
})

describe('the order of maps', () => {
  beforeEach(() => {
    for (const title of ['B', 'C']) {
      copyMap(project, 'map1', 'structure')
      renameMap(project, project.shown().view.map.id, title)
    }
    moveMap(project, 'map1', null)
  })
  const idOf = (title: string) => mapsOf(snapshot()).find((map) => map.title === title)?.id ?? ''

  test('a copy stands behind its original; a map can go to the end', () => {
    expect(titles()).toEqual(['C', 'B', 'Map'])
  })

  test('one place at a time, and not beyond the ends', () => {
    shiftMap(project, idOf('B'), 1)
    expect(titles()).toEqual(['C', 'Map', 'B'])
    shiftMap(project, idOf('B'), 1)
    expect(titles()).toEqual(['C', 'Map', 'B'])
    shiftMap(project, idOf('Map'), -1)
    expect(titles()).toEqual(['Map', 'C', 'B'])
    shiftMap(project, idOf('Map'), -1)
    expect(titles()).toEqual(['Map', 'C', 'B'])
  })

  test('a deleted map gives way to its neighbour', () => {
    project.window.setState({ mapId: idOf('B') })
    expect(removeMap(project, idOf('B'))).toBe(true)
    expect(titles()).toEqual(['C', 'Map'])
    expect(project.shown().view.map.title).toBe('Map')
  })
})

describe('titles', () => {
  test('the only map follows its project until it has a title of its own', () => {
    renameMap(project, 'map1', '')
    renameProject(project, 'E-bikes')
    renameProject(project, 'Bikes')
    expect(titles()).toEqual(['Bikes'])
    renameMap(project, 'map1', 'Today')
    renameProject(project, 'Mobility')
    expect(titles()).toEqual(['Today'])
    expect(projectOf(snapshot()).title).toBe('Mobility')
  })

  test('both change in one step to undo', () => {
    renameMap(project, 'map1', 'Built')
    renameProject(project, 'Bikes')
    project.session.history.undo()
    expect([projectOf(snapshot()).title, ...titles()]).toEqual(['Built', 'Built'])
  })
})

test('a template’s map takes the personas that are there', () => {
  const path = join(import.meta.dirname, '../../../assets/templates/standard-journey.json')
  const template = readTemplate(JSON.parse(readFileSync(path, 'utf8')))
  if (!template.ok) throw new Error(template.error.message)
  addMapFromTemplate(project, 'Standard', template.value.records)
  const view = project.shown().view
  expect(view.map.title).toBe('Standard')
  expect(view.stages.length).toBeGreaterThan(3)
  expect(view.personas.map(({ id }) => id)).toEqual(['persona1'])
  expect(Object.keys(snapshot().personas)).toEqual(['persona1'])
})
