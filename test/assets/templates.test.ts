import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { intersects } from '#shared/base/geometry.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { renewIds, stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { readTemplate, readTemplateIndex } from '#shared/formats/templates.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { cardsIn, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { viewWithNumbers } from '#test/support/map-numbers.ts'

const folder = resolve(import.meta.dirname, '../../assets/templates')
const parsed = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
const namesIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.json') && name !== 'index.json')
    .map((name) => name.replace('.json', ''))
const ids = namesIn(folder)
/** Every frame but the empty one has a finished example of its own. */
const examples = namesIn(resolve(folder, 'examples')).map((id) => `examples/${id}`)

const index = readTemplateIndex(parsed('index.json'))
if (!index.ok) throw new Error(index.error.message)
const infos = index.value

function template(id: string) {
  const read = readTemplate(parsed(`${id}.json`))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function viewOf(id: string) {
  const snapshot = snapshotOf(template(id).records)
  const [map] = mapsOf(snapshot)
  const view = map && viewMap(snapshot, map.id)
  if (!view) throw new Error(`No map in ${id}`)
  return { snapshot, view }
}

test('the list names every file once and says of it what the file says', () => {
  expect(infos.map(({ id }) => id).sort()).toEqual([...ids].sort())
  for (const { id, ...info } of infos) expect(info).toEqual(template(id).template)
})

test('every template of the field is there, the plainest last', () => {
  expect(infos.map(({ title }) => title)).toEqual([
    'Standard journey',
    'Key steps',
    'Workshop grid',
    'Team play',
    'Experience anatomy',
    'B2B seven phases',
    'SaaS lifecycle',
    'Lifecycle with measures',
    'Buyer’s journey',
    'Current state',
    'Future state',
    'Day in the life',
    'Lead nurturing',
    'Customer churn',
    'Service blueprint',
    'Support experience',
    'Client relationship',
    'Customer success lifecycle',
    'Discover, explore, buy',
    'Empathy map',
    'Pipeline with data',
    'Empty',
  ])
  expect(examples.toSorted()).toEqual(
    ids
      .filter((id) => id !== 'empty')
      .map((id) => `examples/${id}`)
      .toSorted(),
  )
})

describe.each([...ids, ...examples])('%s', (id) => {
  test('is read without a word, hangs together and is written as the program writes it', () => {
    const { records, report, project, template: about } = template(id)
    expect(report).toEqual([])
    const { snapshot } = viewOf(id)
    expect(brokenInvariants(snapshot)).toEqual([])
    expect(checkIntegrity(snapshot)).toEqual([])
    const { format, version, ...json } = writeProjectJson(snapshot)
    expect(json.homeless).toBe(undefined)
    const own = { id: '', title: project.title, createdAt: '' }
    expect(stringifyProjectJson({ format, version, template: about, ...json, project: own })).toBe(
      readFileSync(resolve(folder, `${id}.json`), 'utf8'),
    )
    expect(brokenInvariants(snapshotOf(renewIds(records)))).toEqual([])
  })

  test('has no note on its grid, nor with numbers under its titles', () => {
    const { snapshot, view } = viewOf(id)
    const reached = view.stages.map(() => 100)
    const shown = [view, viewWithNumbers(snapshot, view.map.id, { reached, beside: reached })]
    for (const { grid, notes } of shown.map(layoutMap))
      expect(notes.filter(({ rect }) => intersects(rect, grid))).toEqual([])
  })

  test('carries no prompt into what people take away', () => {
    const { snapshot, view } = viewOf(id)
    const exported = stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))
    const layout = layoutMap(view)
    const drawn = writeSvg(drawMap(view, layout, { theme: LIGHT, marks: [] }))
    for (const { prompt } of view.lanes.filter((lane) => lane.prompt !== '')) {
      expect(exported).not.toContain(JSON.stringify(prompt))
      expect(drawn).not.toContain(prompt)
    }
  })
})

describe.each(ids)('the frame %s', (id) => {
  test('bears its own name', () => {
    const { project, template: about } = template(id)
    expect(project.title).toBe(about.title)
  })

  test('has a prompt for every lane that is typed into', () => {
    const { view } = viewOf(id)
    expect(view.lanes.filter(({ prompt }) => prompt === '').map(({ title }) => title)).toEqual([])
  })

  test('leaves the writing to its user: no cards, and names for stages and lanes', () => {
    const { view } = viewOf(id)
    expect([...view.cells.values()].reduce((sum, row) => sum + row.size, 0)).toBe(0)
    expect(view.map.title).toBe('')
    if (view.map.kind === 'journey') expect(view.stages.every(({ stage }) => stage.title !== '')).toBe(true)
    expect(view.lanes.every(({ title }) => title !== '')).toBe(true)
  })
})

const stagesOf = (id: string): string[] => viewOf(id).view.stages.map(({ stage }) => stage.title)

test('stages are those of the sets they are named after', () => {
  expect(stagesOf('standard-journey')).toEqual([
    'Awareness',
    'Consideration',
    'Purchase',
    'Retention',
    'Advocacy',
  ])
  expect(stagesOf('workshop-grid')).toEqual([
    'Awareness',
    'Consideration',
    'Conversion',
    'Retention',
    'Brand loyalty',
  ])
  expect(stagesOf('service-blueprint')).toEqual([
    'Awareness',
    'Consideration',
    'Acquisition',
    'Service',
    'Loyalty',
  ])
  expect(stagesOf('saas-lifecycle')).toEqual([
    'Awareness',
    'Acquisition and onboarding',
    'Adoption',
    'Renewal',
    'Expansion',
    'Advocacy',
  ])
})

test('the service blueprint has its three lines, from the customer inwards', () => {
  const { view } = viewOf('service-blueprint')
  expect(view.lanes.flatMap(({ title, lineBelow }) => (lineBelow ? [[title, lineBelow]] : []))).toEqual([
    ['Customer actions', 'interaction'],
    ['Frontstage technology', 'visibility'],
    ['Backstage actions', 'internal'],
  ])
})

describe.each(examples)('the %s', (id) => {
  test('is finished: every lane and step is used, and all that belongs to such a map is there', () => {
    const { view, snapshot } = viewOf(id)
    const inLane = (laneId: string): number =>
      view.steps.reduce((sum, step) => sum + cardsIn(view, laneId, step.id).length, 0)
    const atStep = (stepId: string): number =>
      view.lanes.reduce((sum, lane) => sum + cardsIn(view, lane.id, stepId).length, 0)
    expect(view.lanes.filter((lane) => inLane(lane.id) === 0).map(({ title }) => title)).toEqual([])
    expect(view.steps.filter((step) => atStep(step.id) === 0).map(({ title }) => title)).toEqual([])
    expect(view.map.title).not.toBe('')
    expect(scopeSentence(view.map, view.personas)).not.toBe('')
    expect(view.personas.every(({ name, role, motto }) => name !== '' && role !== '' && motto !== '')).toBe(
      true,
    )
    const cards = Object.values(snapshot.cards)
    expect(cards.length).toBeGreaterThanOrEqual(18)
    for (const { painIds } of cards)
      for (const painId of painIds) expect(snapshot.cards[painId]?.kind).toBe('pain')
  })
})
