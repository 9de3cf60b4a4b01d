/** The app's own templates and sample, as a window asks for them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { readTemplateIndex } from '#shared/formats/templates.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { API } from '#shared/protocol/http.ts'
import { documentIn } from './support/journey-files.ts'
import { ask, newMachine, runningHost } from './support/test-host.ts'

const ASSETS = join(import.meta.dirname, '../../../assets')

test('the sample is there on the first start, filled, with its picture', async () => {
  const host = await runningHost(await newMachine({ assetsFolder: ASSETS }))
  const [sample] = await host.listProjects()
  expect(sample).toMatchObject({ title: 'Mira tries a commuter e-bike subscription', missing: false })
  expect(sample?.cards).toBeGreaterThan(25)
  const picture = await ask(host, 'GET', API.thumbnail(sample?.id ?? ''))
  const svg = await picture.text()
  expect(svg).toMatch(/^<svg [^>]*viewBox=/)
  expect(svg).not.toContain('<text')
  expect(svg.length).toBeLessThan(100_000)
})

test('every template that is offered makes a project with a map', async () => {
  const host = await runningHost(await newMachine({ assetsFolder: ASSETS }))
  const index = readTemplateIndex(JSON.parse(await readFile(join(ASSETS, 'templates', 'index.json'), 'utf8')))
  if (!index.ok) throw new Error(index.error.message)
  expect(index.value.length).toBeGreaterThanOrEqual(6)
  for (const { id } of index.value) {
    const made = await host.createFromTemplate(id, `From ${id}`)
    if (!made.ok) throw new Error(`${id}: ${made.error.message}`)
    expect(made.value.title).toBe(`From ${id}`)
    const snapshot = projectDocument(await documentIn(made.value.path))
    const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '')
    expect(view?.stages.length, id).toBeGreaterThan(0)
    expect(view?.lanes.length, id).toBeGreaterThan(0)
  }
})

test('without a title a project takes that of its template', async () => {
  const host = await runningHost(await newMachine({ assetsFolder: ASSETS }))
  const made = await host.createFromTemplate('empty')
  const blank = await host.createFromTemplate('empty', '   ')
  expect(made.ok && made.value.title).toBeTruthy()
  expect(blank.ok && blank.value.title).toBe(made.ok && made.value.title)
})
