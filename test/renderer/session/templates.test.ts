import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHostClient, type HostClient } from '#renderer/session/host-client.ts'
import { loadExample, loadTemplates } from '#renderer/session/templates.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { newMachine, runningHost } from '#test/main/host/support/test-host.ts'
import { SMALL_PROJECT } from '#test/shared/formats/project-builders.ts'

const assetsFolder = join(import.meta.dirname, '../../../assets')

async function client(): Promise<HostClient> {
  const { url, token } = await runningHost(await newMachine({ assetsFolder }))
  return createHostClient({ url: url.slice(0, -1), token })
}

async function all(host: HostClient) {
  const loaded = await loadTemplates(host)
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.value
}

async function save(host: HostClient, title: string): Promise<string> {
  const wish = { title, description: '', withCards: true }
  const made = makeTemplate(snapshotOfRecords(SMALL_PROJECT), 'm', wish)
  if (!made.ok) throw new Error(made.error.message)
  const saved = await host.saveTemplate(made.value)
  if (!saved.ok) throw new Error(saved.error.message)
  return saved.value.id
}

test('templates of one’s own come first, and are there as soon as they are saved', async () => {
  const host = await client()
  const before = await all(host)
  expect(before.length).toBeGreaterThanOrEqual(6)
  expect(before.every(({ own }) => !own)).toBe(true)
  const id = await save(host, 'Ours')
  const [mine, ...others] = await all(host)
  expect(mine).toMatchObject({ id, title: 'Ours', group: 'Your templates', own: true })
  expect(mine?.view.stages.map(({ stage }) => stage.title)).toEqual(['Notice', 'Ride'])
  expect(others).toEqual(before)
  expect(await host.renameTemplate(id, { title: 'Mine', description: 'Rides' })).toMatchObject({ ok: true })
  expect((await all(host))[0]).toMatchObject({ title: 'Mine', description: 'Rides' })
  expect(await host.removeTemplate(id)).toEqual({ ok: true, value: null })
  expect(await all(host)).toEqual(before)
})

test('an example is loaded when it is asked for, and is filled', async () => {
  const host = await client()
  const example = await loadExample(host, { id: 'service-blueprint' })
  if (!example.ok) throw new Error(example.error.message)
  const { view, own } = example.value
  const cards = view.lanes.flatMap((lane) => view.steps.flatMap((step) => cardsIn(view, lane.id, step.id)))
  expect(cards.length).toBeGreaterThan(10)
  expect(own).toBe(false)
  expect(await loadExample(host, { id: 'empty' })).toMatchObject({ ok: false, error: { code: 'no-example' } })
})
