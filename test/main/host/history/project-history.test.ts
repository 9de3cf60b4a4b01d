/** The history of an opened project, on a clock that goes on when it is told to. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import type { Log } from '#main/host/log.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import { RoomDocument } from '#main/host/workshop/room-document.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Loss } from '#shared/protocol/history.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'
import { pngOf } from '#test/support/pictures.ts'
import { TestClock } from '#test/support/simulated-year.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'
import { documentIn, journeyOf } from '../support/journey-files.ts'

const MINUTE = 60_000
const BEGIN = new Date(2026, 2, 2, 9).getTime()

class Desk {
  readonly clock = new TestClock(BEGIN)
  readonly warnings: string[] = []
  readonly log: Log = {
    info: () => undefined,
    warn: (sentence) => void this.warnings.push(sentence),
    error: (sentence) => void this.warnings.push(sentence),
  }
  readonly folder: string
  /** Whether versions find no room on the disk. */
  isFull = false

  constructor(folder: string) {
    this.folder = folder
  }

  get path(): string {
    return join(this.folder, 'a.journey')
  }

  get versionsFolder(): string {
    return join(this.folder, 'data', 'history', 'a')
  }

  async open(): Promise<OpenProject> {
    const fs: FileSystem = {
      ...realFileSystem,
      open: async (path, flags, mode) => {
        if (this.isFull && flags === 'wx+' && path.includes('history'))
          throw Object.assign(new Error(), { code: 'ENOSPC' })
        return realFileSystem.open(path, flags, mode)
      },
    }
    const opened = await openProject({
      ...{ fs, id: 'a', path: this.path, dataFolder: join(this.folder, 'data'), appVersion: 'test' },
      ...{ log: this.log, clock: this.clock },
    })
    if (!opened.ok) throw new Error(opened.error.message)
    let closed: ReturnType<OpenProject['close']> | undefined
    const project = { ...opened.value, close: () => (closed ??= opened.value.close()) }
    onTestFinished(async () => void (await project.close()))
    await project.history.settled()
    return project
  }

  async pass(project: OpenProject, milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds)
    await project.history.settled()
    // What is said once a version is on disk comes a turn later.
    await new Promise(setImmediate)
  }
}

async function newDesk(built: BuiltProject = buildProject({ cardsPerCell: 4 })): Promise<Desk> {
  const desk = new Desk(await temporaryFolder())
  await writeFile(desk.path, journeyOf(built.doc))
  return desk
}

const edit = (text: string): Command => ({
  type: 'cards.edit',
  ids: ['card-lane1-step1-1-1'],
  changes: { text },
})
const textIn = ({ cards }: Snapshot) => cards['card-lane1-step1-1-1']?.text
const reasons = ({ history }: OpenProject) => history.list().map(({ reason }) => reason)

async function readVersion({ history }: OpenProject, index: number): Promise<Snapshot> {
  const read = await history.read(history.list()[index]?.id ?? '')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

test('a version a minute after the first of many edits, and none where nothing is otherwise', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  expect(reasons(project)).toEqual(['opened'])
  carryOut(project.document, [edit('one')])
  await desk.pass(project, 30_000)
  carryOut(project.document, [edit('two')])
  await desk.pass(project, 29_000)
  expect(reasons(project)).toEqual(['opened'])
  await desk.pass(project, 3000)
  expect(reasons(project)).toEqual(['edited', 'opened'])
  expect(textIn(await readVersion(project, 0))).toBe('two')
  await desk.pass(project, 10 * MINUTE)
  carryOut(project.document, [edit('three')])
  carryOut(project.document, [edit('two')])
  await desk.pass(project, 10 * MINUTE)
  expect(reasons(project)).toEqual(['edited', 'opened'])
})

test('what was edited when the project is closed has its version, and what another program brought too', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  carryOut(project.document, [edit('mine')])
  await project.close()
  const again = await desk.open()
  expect(reasons(again)).toEqual(['edited', 'opened'])
  await again.close()

  const elsewhere = await documentIn(desk.path)
  const { clientID: clientId } = elsewhere
  carryOut(elsewhere, [{ type: 'author.sign', clientId, name: 'Fay' }, edit('theirs')])
  await writeFile(desk.path, journeyOf(elsewhere))
  desk.clock.advance(MINUTE)
  const third = await desk.open()
  expect(reasons(third)).toEqual(['opened', 'edited', 'opened'])
  expect(textIn(await readVersion(third, 0))).toBe('theirs')
  expect(third.history.list()[0]?.people).toEqual([
    { name: 'Fay', added: 0, changed: 1, moved: 0, removed: 0 },
  ])
  expect(textIn(await readVersion(third, 1))).toBe('mine')
})

test('versions of months ago are gone when the project is opened, and those with a name are not', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  for (let minute = 0; minute < 5; minute++) {
    carryOut(project.document, [edit(`minute ${minute}`)])
    await desk.pass(project, 2 * MINUTE)
  }
  const named = await project.history.keep('named', 'For the client')
  expect(named.ok).toBe(true)
  carryOut(project.document, [edit('after')])
  await project.close()
  desk.clock.advance(40 * 24 * 60 * MINUTE)
  const again = await desk.open()
  expect(again.history.list().map(({ reason, name }) => name || reason)).toEqual(['opened', 'For the client'])
  expect(textIn(await readVersion(again, 0))).toBe('after')
  expect(textIn(await readVersion(again, 1))).toBe('minute 4')
})

test('what people do who ask the host for it, and take it back, is theirs', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  const room = new RoomDocument(project, () => undefined)
  onTestFinished(() => room.close())
  const cleo = { id: 'cleo', name: 'Cleo', role: 'contributor' } as const
  const add = { id: 'new', laneId: 'lane1', stepId: 'step1-1', fields: { text: 'A thought' } }
  const said = room.contribute(cleo, { label: 'Add', joinKey: null }, [
    { type: 'cards.add', cards: [add], beforeId: null },
  ])
  expect(said.ok).toBe(true)
  const first = await project.history.keep('named', 'With it')
  expect(first.ok && first.value.people).toEqual([
    { name: 'Cleo', added: 1, changed: 0, moved: 0, removed: 0 },
  ])
  expect(room.undo('cleo').ok).toBe(true)
  const second = await project.history.keep('named', 'Without')
  expect(second.ok && second.value.people).toEqual([
    { name: 'Cleo', added: 0, changed: 0, moved: 0, removed: 1 },
  ])
})

test('what a room puts on the map at the end of a round belongs to whoever wrote it, where that may be known', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  const room = new RoomDocument(project, () => undefined)
  onTestFinished(() => room.close())
  const cards = [
    { id: 'hers', laneId: 'lane1', stepId: 'step1-1', fields: { text: 'One', author: 'Dana' } },
    { id: 'someones', laneId: 'lane1', stepId: 'step1-1', fields: { text: 'Two' } },
  ]
  expect(room.act([{ type: 'cards.add', cards, beforeId: null }])).toEqual([])
  const kept = await project.history.keep('named', 'Revealed')
  expect(kept.ok && new Map(kept.value.people.map(({ name, added }) => [name, added]))).toEqual(
    new Map([
      ['Dana', 1],
      ['', 1],
    ]),
  )
})

function lossesOf(project: OpenProject): (Loss | null)[] {
  const told: (Loss | null)[] = []
  project.history.onNews((news) => {
    if (news.type === 'loss') told.push(news.loss)
  })
  return told
}

test('a loss is asked about when the burst is over, and forgotten when undo brings the cards back', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  const told = lossesOf(project)
  const hand = {}
  const undo = createUndoHistory(project.document, hand, () => 0)
  const ids = Object.keys(projectDocument(project.document).cards)
  undo.begin('Remove')
  carryOut(project.document, [{ type: 'cards.remove', ids }], hand)
  await desk.pass(project, 1000)
  expect(told).toEqual([])
  await desk.pass(project, 1500)
  const [loss] = told
  expect(loss).toMatchObject({ lost: 32, of: 32, mapId: 'map1', mapTitle: 'Map', by: '' })
  expect(project.history.loss()).toBe(loss)
  expect(reasons(project)).toEqual(['before-loss', 'opened'])
  expect(Object.keys((await readVersion(project, 0)).cards)).toHaveLength(32)

  expect(undo.undo()).toBe(true)
  expect(told).toEqual([loss, null])
  expect(project.history.loss()).toBeNull()
})

test('cards that go one by one over hours are no loss, and what is undone at once is none', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  const told = lossesOf(project)
  const hand = {}
  const undo = createUndoHistory(project.document, hand, () => 0)
  const ids = Object.keys(projectDocument(project.document).cards)
  carryOut(project.document, [{ type: 'cards.remove', ids }], hand)
  undo.undo()
  await desk.pass(project, MINUTE)
  for (const id of ids) {
    carryOut(project.document, [{ type: 'cards.remove', ids: [id] }], hand)
    await desk.pass(project, 5 * MINUTE)
  }
  expect(told).toEqual([])
  expect(reasons(project)).not.toContain('before-loss')
})

test('a full disk is told to whoever asks, and what was done meanwhile is in the next version', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  desk.isFull = true
  const room = new RoomDocument(project, () => undefined)
  onTestFinished(() => room.close())
  const by = { id: 'eli', name: 'Eli', role: 'editor' } as const
  room.contribute(by, { label: 'Edit', joinKey: null }, [edit('while it was full')])
  const refused = await project.history.keep('named', 'No room')
  expect(!refused.ok && refused.error.message).toMatch(/^The version was not saved because the disk is full/)
  await desk.pass(project, MINUTE)
  expect(reasons(project)).toEqual(['opened'])
  desk.isFull = false
  await desk.pass(project, 2 * MINUTE)
  expect(reasons(project)).toEqual(['edited', 'opened'])
  expect(project.history.list()[0]?.people).toEqual([
    { name: 'Eli', added: 0, changed: 1, moved: 0, removed: 0 },
  ])
})

test('a damaged history keeps no project from opening, and what comes after it is whole', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  carryOut(project.document, [edit('one')])
  await project.close()
  for (const name of await readdir(desk.versionsFolder)) {
    const bytes = await readFile(join(desk.versionsFolder, name))
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 0xff
    await writeFile(join(desk.versionsFolder, name), bytes)
  }
  const again = await desk.open()
  expect(textIn(projectDocument(again.document))).toBe('one')
  expect(desk.warnings).toContain('A version of the history is damaged.')
  const damaged = await again.history.read(again.history.list().at(-1)?.id ?? '')
  expect(!damaged.ok && damaged.error.code).toBe('damaged-version')
  carryOut(again.document, [edit('two')])
  await desk.pass(again, 2 * MINUTE)
  expect(textIn(await readVersion(again, 0))).toBe('two')
})

test('a picture that only a version names is kept as long as the version', async () => {
  const desk = await newDesk()
  const project = await desk.open()
  const added = await project.images.add(pngOf(3, 3))
  if (!added.ok) throw new Error(added.error.message)
  const image = added.value
  const setImage = (ref: string): Command => ({
    ...{ type: 'cards.edit', ids: ['card-lane1-step1-1-1'] },
    changes: { image: ref },
  })
  carryOut(project.document, [setImage(image)])
  const kept = await project.history.keep('named', 'With a picture')
  carryOut(project.document, [setImage('')])
  await project.close()
  const again = await desk.open()
  expect([...again.history.imagesInUse()]).toEqual([image])
  expect(await again.images.fetch(image)).toEqual(pngOf(3, 3))
  await again.history.remove(kept.ok ? kept.value.id : '')
  await again.close()
  const third = await desk.open()
  expect(await third.images.fetch(image)).toBeUndefined()
})
