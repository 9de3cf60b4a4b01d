import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renewIds, stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { readTemplate, readTemplateIndex } from '#shared/formats/templates.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'

const folder = resolve(import.meta.dirname, '../../assets/templates')
const parsed = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
const ids = readdirSync(folder)
  .filter((name) => name !== 'index.json')
  .map((name) => name.replace('.json', ''))

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

test('the templates of the start screen are there, the plainest last', () => {
  expect(infos.map(({ title }) => title)).toEqual([
    'Standard journey',
    'Workshop grid',
    'Service blueprint',
    'SaaS lifecycle',
    'Day in the life',
    'Empty',
  ])
})

describe.each(ids)('%s', (id) => {
  test('is read without a word, hangs together and is written as the program writes it', () => {
    const { records, report, project, template: about } = template(id)
    expect(report).toEqual([])
    expect(project.title).toBe(about.title)
    const { snapshot } = viewOf(id)
    expect(brokenInvariants(snapshot)).toEqual([])
    const { format, version, ...json } = writeProjectJson(snapshot)
    expect(json.homeless).toBe(undefined)
    const own = { id: '', title: project.title, createdAt: '' }
    expect(stringifyProjectJson({ format, version, template: about, ...json, project: own })).toBe(
      readFileSync(resolve(folder, `${id}.json`), 'utf8'),
    )
    expect(brokenInvariants(snapshotOf(renewIds(records)))).toEqual([])
  })

  test('has a prompt for every lane that is typed into, and exports none', () => {
    const { snapshot, view } = viewOf(id)
    expect(view.lanes.filter(({ prompt }) => prompt === '').map(({ title }) => title)).toEqual([])
    const exported = stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))
    for (const { prompt } of view.lanes) expect(exported).not.toContain(prompt)
  })

  test('leaves the writing to its user: no cards, and names for stages and lanes', () => {
    const { view } = viewOf(id)
    expect([...view.cells.values()].reduce((sum, row) => sum + row.size, 0)).toBe(0)
    expect(view.map.title).toBe('')
    expect(view.stages.every(({ stage }) => stage.title !== '')).toBe(true)
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
