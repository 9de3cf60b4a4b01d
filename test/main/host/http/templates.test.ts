import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import type { ProjectJson } from '#shared/formats/project-json.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { API, MAX_TEMPLATE, type ProjectEntry, type SavedTemplate } from '#shared/protocol/http.ts'
import { documentIn } from '../support/journey-files.ts'
import { PLAN, plannedDocument } from '../support/test-assets.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'

function templateOf(title: string): ProjectJson {
  const wish = { title, description: 'How we look at it', withCards: false }
  const made = makeTemplate(projectDocument(plannedDocument(title)), PLAN.map, wish)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

const save = (host: Host, json: unknown): Promise<Response> =>
  ask(host, 'POST', API.templates, { body: JSON.stringify(json) })

async function saved(host: Host, title: string): Promise<SavedTemplate> {
  const answer = await save(host, templateOf(title))
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as SavedTemplate
}

const list = async (host: Host): Promise<SavedTemplate[]> =>
  (await (await ask(host, 'GET', API.templates)).json()) as SavedTemplate[]

test('a template that somebody saved is on the list, outlives the host and makes projects', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  expect(await list(first)).toEqual([])
  const mine = await saved(first, 'Onboarding')
  expect(mine).toMatchObject({
    title: 'Onboarding',
    description: 'How we look at it',
    group: 'Your templates',
  })
  await first.close()

  const host = await runningHost(machine)
  expect(await list(host)).toEqual([mine])
  const json = await (await ask(host, 'GET', API.template(mine.id))).json()
  expect(readTemplate(json)).toMatchObject({
    ok: true,
    value: { report: [], template: { title: 'Onboarding' } },
  })
  const body = JSON.stringify({ template: mine.id, title: 'Of mine' })
  const made = (await (await ask(host, 'POST', API.projects, { body })).json()) as ProjectEntry
  expect(made.title).toBe('Of mine')
  const snapshot = projectDocument(await documentIn(made.path))
  expect(Object.values(snapshot.lanes).map(({ title }) => title)).toEqual(['Lane'])
  expect(mapsOf(snapshot)[0]?.id).not.toBe((json as ProjectJson).maps[0]?.id)
})

test('a template is renamed, and deleted for good', async () => {
  const host = await runningHost()
  const [one, other] = [await saved(host, 'One'), await saved(host, 'Other')]
  const words = JSON.stringify({ title: ' Renamed ', description: '' })
  const answer = await ask(host, 'POST', API.template(one.id), { body: words })
  expect(await answer.json()).toMatchObject({
    id: one.id,
    title: 'Renamed',
    description: '',
    group: one.group,
  })
  expect((await list(host)).map(({ title }) => title).sort()).toEqual(['Other', 'Renamed'])
  expect((await ask(host, 'DELETE', API.template(other.id))).status).toBe(200)
  expect((await list(host)).map(({ id }) => id)).toEqual([one.id])
  for (const method of ['GET', 'DELETE'])
    expect((await ask(host, method, API.template(other.id))).status).toBe(404)
  const blank = JSON.stringify({ title: '  ', description: '' })
  expect((await ask(host, 'POST', API.template(one.id), { body: blank })).status).toBe(400)
})

test.each([
  ['what is no project', {}],
  ['a project that is no template', { format: 'throughline-project', version: 1, maps: [] }],
  ['a list', []],
])('%s is refused, and nothing is kept', async (_name, json) => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const answer = await save(host, json)
  expect(answer.status).toBe(422)
  expect(await list(host)).toEqual([])
  expect(await readdir(join(machine.options.dataFolder, 'templates')).catch(() => [])).toEqual([])
})

test('more than a template can be is refused', async () => {
  const host = await runningHost()
  const body = JSON.stringify({ ...templateOf('Large'), filler: 'x'.repeat(MAX_TEMPLATE) })
  expect((await ask(host, 'POST', API.templates, { body })).status).toBe(413)
  expect(await list(host)).toEqual([])
})

test('only what a template holds is kept of what was sent', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const answer = await save(host, { ...templateOf('Clean'), surplus: '<script>' })
  const { id } = (await answer.json()) as SavedTemplate
  expect(await readFile(join(machine.options.dataFolder, 'templates', `${id}.json`), 'utf8')).not.toContain(
    'surplus',
  )
})

test('a damaged one is left out of the list and left as it is', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const [whole, broken] = [await saved(host, 'Whole'), await saved(host, 'Broken')]
  const path = join(machine.options.dataFolder, 'templates', `${broken.id}.json`)
  await writeFile(path, '{"format":')
  expect((await list(host)).map(({ id }) => id)).toEqual([whole.id])
  const body = JSON.stringify({ template: broken.id })
  expect(await (await ask(host, 'POST', API.projects, { body })).json()).toMatchObject({ code: 'damaged' })
  expect(await readFile(path, 'utf8')).toBe('{"format":')
})

test('an address leads to saved templates only', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  await newProject(host)
  for (const id of ['library', 'own-0123456789ab', '..%2Flibrary', 'own-..', 'empty'])
    expect((await ask(host, 'GET', API.template(id))).status).toBe(404)
})

test('the finished example of a template is made where there is one', async () => {
  const assetsFolder = join(import.meta.dirname, '../../../../assets')
  const host = await runningHost(await newMachine({ assetsFolder }))
  const create = (wanted: object) => ask(host, 'POST', API.projects, { body: JSON.stringify(wanted) })
  const made = (await (await create({ template: 'service-blueprint', example: true })).json()) as ProjectEntry
  expect(made.cards).toBeGreaterThan(10)
  const frame = (await (await create({ template: 'service-blueprint' })).json()) as ProjectEntry
  expect(frame.cards).toBe(0)
  const none = await create({ template: 'empty', example: true })
  expect([none.status, await none.json()]).toEqual([404, expect.objectContaining({ code: 'no-example' })])
  const mine = await saved(host, 'Mine')
  expect((await create({ template: mine.id, example: true })).status).toBe(404)
})
