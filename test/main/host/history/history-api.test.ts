/** The history of a project as its windows see it: over HTTP, and in what the host says by itself. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { restoreCommands } from '#shared/analysis/changes.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { authorIdOf } from '#shared/model/author.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import {
  HISTORY_API,
  type KeepVersion,
  NOW,
  type Version,
  type VersionComparison,
} from '#shared/protocol/history.ts'
import { writeMessage } from '#shared/protocol/session.ts'
import { documentIn } from '../support/journey-files.ts'
import { ask, type Machine, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

/** Versions only where they are asked for, and losses at once. */
const PACE = {
  ...{ after: 10, atMost: 50, journal: 1_000_000 },
  history: { edited: 600_000, quiet: 20, longest: 200 },
}

interface Opened {
  readonly machine: Machine
  readonly host: Host
  readonly id: string
  readonly path: string
}

async function opened(): Promise<Opened> {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: PACE })
  const { id, path } = await newProject(host)
  await until('the first version is there', async () => (await versions(host, id)).length === 1)
  return { machine, host, id, path }
}

/** A window of somebody who signs, and whose presence says which client is theirs. */
async function windowOf(host: Host, id: string, name: string): Promise<TestWindow> {
  const window = await new TestWindow(host, id).synced()
  window.provider.awareness?.setLocalState({ participantId: name.toLowerCase() })
  window.edit({ type: 'author.sign', clientId: window.doc.clientID, name })
  await window.saved()
  return window
}

async function answer<T>(host: Host, method: string, path: string, body?: unknown): Promise<T> {
  const response = await ask(host, method, path, body === undefined ? {} : { body: JSON.stringify(body) })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as T
}

const versions = (host: Host, id: string) => answer<Version[]>(host, 'GET', HISTORY_API.versions(id))
const keep = (host: Host, id: string, wish: KeepVersion) =>
  answer<Version>(host, 'POST', HISTORY_API.versions(id), wish)
const stateOf = (host: Host, id: string, version: string) =>
  answer<Snapshot>(host, 'GET', HISTORY_API.version(id, version))
const textsOf = ({ cards }: Snapshot) =>
  Object.values(cards)
    .map(({ text }) => text)
    .sort()

test('a new project has the version it began with', async () => {
  const { host, id } = await opened()
  expect(await versions(host, id)).toMatchObject([{ reason: 'opened', name: '', pinned: false, cards: 0 }])
})

test('a version that somebody names holds what was there, says who did it, and can be called otherwise or thrown away', async () => {
  const { host, id } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  ana.addCard('before')
  await ana.saved()
  const named = await keep(host, id, { name: ' Draft ' })
  expect(named).toMatchObject({
    ...{ reason: 'named', name: 'Draft', pinned: true, cards: 1 },
    people: [{ name: 'Ana', added: 1, changed: 0, moved: 0, removed: 0 }],
  })
  ana.addCard('after')
  await ana.saved()
  expect(textsOf(await stateOf(host, id, named.id))).toEqual(['before'])
  expect(textsOf(await stateOf(host, id, NOW))).toEqual(['after', 'before'])

  const renamed = await answer<Version>(host, 'POST', HISTORY_API.version(id, named.id), { name: 'Final' })
  expect(renamed).toEqual({ ...named, name: 'Final' })
  await answer(host, 'POST', HISTORY_API.version(id, named.id), { name: '' })
  expect((await versions(host, id))[0]).toMatchObject({
    id: named.id,
    name: '',
    pinned: false,
    reason: 'edited',
  })
  await answer(host, 'DELETE', HISTORY_API.version(id, named.id))
  expect(await versions(host, id)).toHaveLength(1)
  await until(
    'the window heard of every change',
    () => ana.heard.filter(({ type }) => type === 'history').length >= 4,
  )
})

test('two windows and their versions: who added, changed and removed what', async () => {
  const { host, id } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  const ben = await windowOf(host, id, 'Ben')
  const [one, two] = [ana.addCard('one'), ana.addCard('two')]
  await ana.saved()
  const first = await keep(host, id, { name: 'First' })
  await until('Ben has them', () => ben.texts().length === 2)
  ben.edit({ type: 'cards.edit', ids: [one], changes: { text: 'one, by Ben' } })
  ben.removeCard(two)
  await ben.saved()
  const three = ana.addCard('three')
  await ana.saved()
  const unkept = await answer<VersionComparison>(host, 'GET', HISTORY_API.since(id, NOW, first.id))
  const work = new Map(unkept.touched.map(({ name, records }) => [name, [...records].sort()]))
  expect(work.get('Ben')).toEqual([`cards/${one}`, `cards/${two}`].sort())
  expect(work.get('Ana')).toEqual([`cards/${three}`])
  expect(textsOf(unkept.before)).toEqual(['one', 'two'])
  expect(textsOf(unkept.after)).toEqual(['one, by Ben', 'three'])

  const second = await keep(host, id, { name: 'Second' })
  expect(second.people.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'Ana', added: 1, changed: 0, moved: 0, removed: 0 },
    { name: 'Ben', added: 0, changed: 1, moved: 0, removed: 1 },
  ])
  ana.addCard('later')
  await ana.saved()
  const between = await answer<VersionComparison>(host, 'GET', HISTORY_API.since(id, second.id, first.id))
  expect(new Set(between.touched.map(({ name }) => name))).toEqual(new Set(['Ana', 'Ben']))
  expect(textsOf(between.after)).toEqual(['one, by Ben', 'three'])
})

test('a version as a picture, and as the file of a project of its own', async () => {
  const { host, id, path, machine } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  ana.addCard('kept')
  await ana.saved()
  const { id: version } = await keep(host, id, { name: 'Kept' })
  const picture = await ask(host, 'GET', HISTORY_API.picture(id, version))
  expect(picture.headers.get('content-type')).toBe('image/svg+xml')
  expect(await picture.text()).toMatch(/^<svg .*<\/svg>$/s)
  const file = await ask(host, 'GET', HISTORY_API.file(id, version))
  expect(file.headers.get('content-disposition')).toContain('Test.journey')
  const copy = join(machine.folder, 'copy.journey')
  await writeFile(copy, Buffer.from(await file.arrayBuffer()))
  const [own, original] = [projectDocument(await documentIn(copy)), projectDocument(await documentIn(path))]
  expect(textsOf(own)).toEqual(['kept'])
  expect(projectOf(own).projectId).not.toBe(projectOf(original).projectId)
  expect((await host.openFile(copy)).ok).toBe(true)
})

test('what is no version, or no wish, is refused in a sentence', async () => {
  const { host, id } = await opened()
  const statusOf = async (method: string, path: string, body?: unknown) =>
    (await ask(host, method, path, body === undefined ? {} : { body: JSON.stringify(body) })).status
  const [version] = await versions(host, id)
  for (const path of [
    HISTORY_API.version(id, 'nobody'),
    HISTORY_API.picture(id, 'nobody'),
    HISTORY_API.file(id, 'nobody'),
    HISTORY_API.since(id, NOW, 'nobody'),
    HISTORY_API.since(id, 'nobody', NOW),
  ])
    expect(await statusOf('GET', path), path).toBe(404)
  const gone = await ask(host, 'GET', HISTORY_API.version(id, 'nobody'))
  expect(((await gone.json()) as { message: string }).message).toMatch(/not in the history any more/)
  expect(await statusOf('GET', HISTORY_API.version(id, '..%2f..%2fhosts'))).toBe(404)
  expect(await statusOf('GET', HISTORY_API.versions('nobody'))).toBe(404)
  expect(await statusOf('DELETE', HISTORY_API.version(id, 'nobody'))).toBe(404)
  expect(await statusOf('DELETE', HISTORY_API.version(id, NOW))).toBe(404)
  for (const wish of [{}, { name: '' }, { name: 'x'.repeat(201) }, { reason: 'edited' }, []])
    expect(await statusOf('POST', HISTORY_API.versions(id), wish), JSON.stringify(wish)).toBe(400)
  expect(await statusOf('POST', HISTORY_API.version(id, version?.id ?? ''), { name: 7 })).toBe(400)
  expect(await versions(host, id)).toEqual([version])
})

test('going back to a version is an act like any other: it is kept before, and can be taken back', async () => {
  const { host, id } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  const kept = ana.addCard('kept')
  await ana.saved()
  const { id: version } = await keep(host, id, { name: 'Good' })
  ana.removeCard(kept)
  ana.addCard('added since')
  ana.edit({ type: 'project.edit', changes: { title: 'Otherwise' } })
  await ana.saved()
  const before = await keep(host, id, { reason: 'before-restore' })
  expect(before).toMatchObject({ reason: 'before-restore', name: '', pinned: true })
  const undo = createUndoHistory(ana.doc, ana, () => 0)
  undo.begin('Go back')
  for (const command of restoreCommands(ana.snapshot(), await stateOf(host, id, version))) ana.edit(command)
  await ana.saved()
  expect(ana.texts()).toEqual(['kept'])
  expect(projectOf(ana.snapshot()).title).toBe('Test')
  expect(textsOf(await stateOf(host, id, NOW))).toEqual(['kept'])
  expect(textsOf(await stateOf(host, id, before.id))).toEqual(['added since'])
  expect(undo.undo()).toBe(true)
  await ana.saved()
  const undone = await stateOf(host, id, NOW)
  expect(textsOf(undone)).toEqual(['added since'])
  expect(projectOf(undone).title).toBe('Otherwise')
})

test('what goes at once is asked about, in windows that come later too, until somebody answers', async () => {
  const { host, id } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  const ben = await windowOf(host, id, 'Ben')
  const cards = Array.from({ length: 10 }, (_, index) => ana.addCard(`Card ${index}`))
  await ana.saved()
  await until('Ben has them', () => ben.texts().length === 10)
  // A burst of its own.
  await until('the host took a breath', async () => (await keep(host, id, { name: 'Full' })).cards === 10)
  ben.edit({ type: 'cards.remove', ids: cards.slice(0, 9) })
  await ben.saved()
  const lossOf = (window: TestWindow) =>
    window.heard.flatMap((message) => (message.type === 'loss' ? [message.loss] : [])).at(-1)
  const loss = await until('Ana was asked', () => lossOf(ana))
  expect(loss).toMatchObject({ lost: 9, of: 10, by: 'Ben' })
  const before = (await versions(host, id)).find(({ id }) => id === loss.versionId)
  expect(before).toMatchObject({ reason: 'before-loss', pinned: true, cards: 10 })
  expect(textsOf(await stateOf(host, id, loss.versionId))).toHaveLength(10)

  const carla = await new TestWindow(host, id).synced()
  await until('Carla was asked', () => lossOf(carla)?.versionId === loss.versionId)
  carla.provider.sendStateless(writeMessage({ type: 'loss-answered', versionId: loss.versionId }))
  await until('nobody is asked any more', () => [ana, ben, carla].every((window) => lossOf(window) === null))
  const later = await new TestWindow(host, id).synced()
  await later.saved()
  expect(lossOf(later)).toBeNull()
})

test('a project that is opened again has its history', async () => {
  const { host, id, machine, path } = await opened()
  const ana = await windowOf(host, id, 'Ana')
  ana.addCard('in the first life')
  await ana.saved()
  await host.close()
  const again = await runningHost(machine, { pace: PACE })
  const reopened = await again.openFile(path)
  expect(reopened.ok && reopened.value.id).toBe(id)
  const kept = await versions(again, id)
  expect(kept.map(({ reason }) => reason)).toEqual(['edited', 'opened'])
  expect(kept[0]?.people).toEqual([{ name: 'Ana', added: 1, changed: 0, moved: 0, removed: 0 }])
  const read = await stateOf(again, id, kept[0]?.id ?? '')
  expect(textsOf(read)).toEqual(['in the first life'])
  expect(read.authors[authorIdOf(ana.doc.clientID)]).toBeUndefined()
})
