/** Pictures of an opened project: in the app's folder, in the file, and through everything that can happen to both. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { API, type Imported, type ProjectEntry } from '#shared/protocol/http.ts'
import { pictureFile, pngOf, refOf } from '#test/support/pictures.ts'
import { fillableDisk } from '../support/full-disk.ts'
import { hostProcess } from '../support/host-process.ts'
import { ask, type Machine, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }
/** The file is written on closing only. */
const SLOW = { after: 60_000, atMost: 60_000, journal: 1_000_000 }

type Reached = Pick<Host, 'url' | 'token'>

async function upload(host: Reached, id: string, bytes: Uint8Array): Promise<string> {
  const answer = await ask(host, 'POST', API.images(id), { body: bytes as Uint8Array<ArrayBuffer> })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return ((await answer.json()) as { ref: string }).ref
}

const fetched = async (host: Reached, id: string, ref: string): Promise<Buffer | number> => {
  const answer = await ask(host, 'GET', API.image(id, ref))
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : answer.status
}

async function opened(path: string): Promise<OpenJourney> {
  const journey = openJourney(await readFile(path))
  if (!journey.ok) throw new Error(journey.error.message)
  return journey.value
}
const refsIn = async (path: string): Promise<string[]> => [...(await opened(path)).images.keys()].sort()

const stored = ({ options }: Machine, id: string): Promise<string[]> =>
  readdir(join(options.dataFolder, 'images', id)).catch(() => [])

/** Puts a card with a picture on the map, and waits until that is saved. */
async function place(window: TestWindow, image: string): Promise<string> {
  const id = window.addCard('')
  window.edit({ type: 'cards.edit', ids: [id], changes: { image } })
  await window.saved()
  return id
}

test('a picture that a card or a persona names is in the file, once, and only there after a clean end', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: SLOW })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const [picture, portrait] = [pngOf(20, 10), pictureFile('photo.jpg')]
  const ref = await upload(host, id, picture)
  const face = await upload(host, id, portrait)
  expect(await upload(host, id, picture)).toBe(ref)
  await place(window, ref)
  await place(window, ref)
  window.edit({ type: 'persona.add', id: 'mira', mapId: null, fields: { portrait: face } })
  await window.saved()
  expect((await stored(machine, id)).sort()).toEqual([ref, face].sort())
  await host.close()
  expect(await stored(machine, id)).toEqual([])
  const { images } = await opened(path)
  expect([...images.keys()].sort()).toEqual([ref, face].sort())
  expect(Buffer.from(images.get(ref) ?? [])).toEqual(picture)

  const again = await runningHost(machine)
  const reopened = await again.openFile(path)
  expect(reopened.ok && (await fetched(again, reopened.value.id, face))).toEqual(portrait)
})

test('a picture that the disk refuses is refused, is nowhere, and is taken when there is room again', async () => {
  const machine = await newMachine()
  const disk = fillableDisk()
  const host = await runningHost(machine, { pace: SLOW, fs: disk.fs })
  const { id } = await newProject(host)
  disk.fill('ENOSPC', join(machine.options.dataFolder, 'images'))
  const picture = pngOf(20, 10)
  const body = picture as Uint8Array<ArrayBuffer>
  const refused = await ask(host, 'POST', API.images(id), { body })
  expect(refused.ok).toBe(false)
  expect(((await refused.json()) as { message: string }).message).toMatch(
    /^The picture was not saved because the disk is full\..*\.$/,
  )
  expect(await fetched(host, id, refOf(picture))).toBe(404)
  disk.free()
  expect(await fetched(host, id, await upload(host, id, picture))).toEqual(picture)
})

test('a picture that nothing names any more stays while the project is open, and goes when it is opened anew', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const [gone, kept] = [await upload(host, id, pngOf(3, 3)), await upload(host, id, pngOf(4, 4))]
  const card = await place(window, gone)
  await place(window, kept)
  window.removeCard(card)
  await window.saved()
  await until('the file holds both', async () => (await refsIn(path)).length === 2)
  expect(await fetched(host, id, gone)).toEqual(pngOf(3, 3))
  await host.close()

  const second = await runningHost(machine, { pace: QUICK })
  const there = await second.openFile(path)
  if (!there.ok) throw new Error(there.error.message)
  expect(await fetched(second, there.value.id, gone)).toBe(404)
  const later = await new TestWindow(second, there.value.id).synced()
  later.addCard('an edit')
  await until('the file lost it', async () => (await refsIn(path)).join() === kept)
})

test('a project that was closed because nobody was there keeps what its windows may bring back', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK, idleAfter: 600 })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const ref = await upload(host, id, pngOf(5, 5))
  window.removeCard(await place(window, ref))
  await window.saved()
  window.close()
  await until(
    'the project was closed',
    async () => (await readdir(join(machine.options.dataFolder, 'locks'))).length === 0,
  )
  expect(await refsIn(path)).toEqual([ref])
  const back = await new TestWindow(host, id, { doc: window.doc }).synced()
  await place(back, ref)
  expect(await fetched(host, id, ref)).toEqual(pngOf(5, 5))
})

test('killed between an upload and the edit that names it, and after it: the picture is there', async () => {
  const machine = await newMachine()
  const settings = { ...machine.options, pace: SLOW }
  const start = async () => {
    const host = await hostProcess(settings)
    const projects = (await (await ask(host, 'GET', API.projects)).json()) as ProjectEntry[]
    const known = projects.find(({ title }) => title === 'Pictures')?.id
    const body = JSON.stringify({ template: 'empty', title: 'Pictures' })
    const answer = known
      ? await ask(host, 'POST', API.openProject(known))
      : await ask(host, 'POST', API.projects, { body })
    const { id, path } = (await answer.json()) as ProjectEntry
    return { host, id, path }
  }
  const first = await start()
  const [one, two] = [pngOf(30, 30, [1, 2, 3]), pngOf(31, 31, [4, 5, 6])]
  const ref = await upload(first.host, first.id, one)
  await first.host.kill()

  const second = await start()
  const window = await new TestWindow(second.host, second.id).synced()
  expect(await fetched(second.host, second.id, ref)).toEqual(one)
  await place(window, ref)
  await place(window, await upload(second.host, second.id, two))
  window.close()
  await second.host.kill()
  expect(await refsIn(second.path)).toEqual([])

  const third = await start()
  expect(await fetched(third.host, third.id, ref)).toEqual(one)
  const after = await new TestWindow(third.host, third.id).synced()
  const named = Object.values(after.snapshot().cards).map(({ image }) => image)
  expect(named.sort()).toEqual([ref, refOf(two)].sort())
  after.close()
  expect(await third.host.close()).toBe(0)
  expect(await refsIn(third.path)).toEqual([ref, refOf(two)].sort())
  expect(await stored(machine, third.id)).toEqual([])
})

/** The project's file again, with other pictures in it. */
async function withImages(path: string, images: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const { manifest, update, projectJson, unknownParts } = await opened(path)
  const { projectId, title, app } = manifest
  const content = { projectId, title, savedAt: Date.now(), appVersion: app.version, images, unknownParts }
  return Buffer.from(
    writeJourney({ ...content, update: update ?? new Uint8Array(), projectJson: projectJson() ?? '' }),
  )
}

test('a picture that is not what its name says is left out, and that is said', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const [good, forged] = [await upload(host, id, pngOf(6, 6)), await upload(host, id, pngOf(7, 7))]
  await place(window, good)
  await place(window, forged)
  await host.close()
  await writeFile(
    path,
    await withImages(
      path,
      new Map([
        [good, pngOf(6, 6)],
        [forged, pngOf(7, 7, [9, 9, 9])],
      ]),
    ),
  )

  const second = await runningHost(machine)
  const there = await second.openFile(path)
  if (!there.ok) throw new Error(there.error.message)
  expect(await fetched(second, there.value.id, good)).toEqual(pngOf(6, 6))
  expect(await fetched(second, there.value.id, forged)).toBe(404)
  const told = await new TestWindow(second, there.value.id).synced()
  await until('the window was told', () =>
    told.heard.some(
      (message) => 'message' in message && message.message.includes('A picture in this file is damaged'),
    ),
  )
})

test('pictures that another program put into the file come with the merge', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const own = await upload(host, id, pngOf(8, 8))
  await place(window, own)
  await until('the file holds it', async () => (await refsIn(path)).includes(own))
  const other = pngOf(9, 9)
  await writeFile(path, await withImages(path, new Map([[refOf(other), other]])))
  window.addCard('an edit')
  await until('the file holds both', async () => (await refsIn(path)).length === 2)
  expect(await fetched(host, id, refOf(other))).toEqual(other)
  expect(await fetched(host, id, own)).toEqual(pngOf(8, 8))
})

test('a copy and an import of a project bring its pictures along', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const ref = await upload(host, id, pngOf(10, 10))
  await place(window, ref)
  const copy = new Uint8Array(await (await ask(host, 'GET', API.file(id))).arrayBuffer())
  const answer = await ask(host, 'POST', `${API.importFile}?name=copy.journey`, { body: copy })
  const { project, report } = (await answer.json()) as Imported
  expect(report).toEqual([])
  expect(project.id).not.toBe(id)
  expect(await fetched(host, project.id, ref)).toEqual(pngOf(10, 10))
})
