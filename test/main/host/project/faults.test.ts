/** Any file call of an opened project fails, once or from then on: nothing called saved is lost, and all of it is saved in the end. */
import { chmod, cp, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import type { OpenProject } from '#main/host/project/open-project.ts'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { reportBattery } from '#test/support/battery.ts'
import { pngOf } from '#test/support/pictures.ts'
import {
  everyFault,
  type Fault,
  type FaultyDisk,
  faultyFileSystem,
} from '../files/support/faulty-file-system.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'
import { until } from '../support/until.ts'
import { foundIn, makeProjectFile, missing, openIn, type Promised, pathIn } from './support/promises.ts'

/** One of so many faults is tried; all of them where this is 1. */
const EVERY = Number(process.env.FAULTS_EVERY ?? 32)

/** A sentence for people: what happened, and what becomes of their work. */
const SENTENCE = /^[A-Z“].*\.$/s

interface Told {
  /** Said to be on disk. */
  readonly saved: Promised[]
  /** Everything that was edited. */
  readonly edited: Promised[]
  readonly refusals: string[]
}

/** Edits and writes the file, whatever the disk says; waits each time until there is an answer. */
async function work({ document, images, saving, flush }: OpenProject, told: Told): Promise<void> {
  const snapshot = projectDocument(document)
  const [laneId = ''] = Object.keys(snapshot.lanes)
  const [stepId = ''] = Object.keys(snapshot.steps)
  const edit = async (text: string, image = '') => {
    const promised: Promised[] = [
      { kind: 'card', value: text },
      ...(image === '' ? [] : [{ kind: 'picture', value: image } as const]),
    ]
    told.edited.push(...promised)
    const card = { id: newId(), laneId, stepId, fields: image ? { text, image } : { text } }
    expect(runCommands(document, [{ type: 'cards.add', cards: [card], beforeId: null }], 'test').ok).toBe(
      true,
    )
    void saving.saved(saving.appended()).then(() => told.saved.push(...promised))
    await until('there is an answer', () => saving.state() !== 'saving')
    const state = saving.state()
    if (typeof state === 'object') told.refusals.push(state.unsaved)
  }
  const write = async () => {
    const written = await flush()
    if (!written.ok) told.refusals.push(written.error.message)
  }
  await edit('a')
  await edit('b')
  await write()
  const picture = await images.add(pngOf(4, 4))
  if (picture.ok) await edit('with a picture', picture.value)
  else told.refusals.push(picture.error.message)
  await Promise.all([write(), edit('c')])
  await edit('d')
}

/** How the machine is found by somebody who looks now: as if the program had been killed. */
async function expectSafe(root: string, promised: readonly Promised[], note: string): Promise<void> {
  const copy = `${root}-killed`
  await cp(root, copy, { recursive: true })
  // A lock does not outlive its process.
  await rm(join(copy, 'data', 'locks'), { recursive: true, force: true })
  const found = await foundIn(copy).catch((error: unknown) => {
    throw new Error(`${note}: ${String(error)}`, { cause: error })
  })
  expect(missing(promised, found), note).toEqual([])
  await rm(copy, { recursive: true })
}

async function tryFault(root: string, disk: FaultyDisk, note: string): Promise<void> {
  const before = await readFile(pathIn(root))
  const told: Told = { saved: [{ kind: 'file', value: '' }], edited: [], refusals: [] }
  const opened = await openIn(disk.fs, root)
  if (!opened.ok) {
    expect(opened.error.message, note).toMatch(SENTENCE)
    expect(await readFile(pathIn(root)), note).toEqual(before)
    return
  }
  await work(opened.value, told)
  for (const refusal of told.refusals) expect(refusal, note).toMatch(SENTENCE)
  // What is said to be saved while somebody looks need not have been seen.
  await expectSafe(root, [...told.saved], note)
  disk.heal()
  told.edited.push({ kind: 'title', value: 'title 99' })
  runCommands(opened.value.document, [{ type: 'project.edit', changes: { title: 'title 99' } }], 'test')
  await opened.value.saving.saved(opened.value.saving.appended())
  expect(await opened.value.close(), note).toMatchObject({ ok: true })
  await expectSafe(root, told.edited, note)
  const strays = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.tmp'))
  if (strays.length > 0) expect(note).toMatch(/unlink|lasting/)
}

const words = ({ at, kind, lasting }: Fault, calls: readonly string[]) =>
  `call ${at} (${calls[at]}) ${kind}${lasting ? ', lasting' : ''}`

test('whichever file call of a project fails', { timeout: 20 * 60_000 }, async () => {
  const root = await temporaryFolder()
  const template = join(root, 'template')
  await makeProjectFile(realFileSystem, template)
  const clean = faultyFileSystem()
  await cp(template, join(root, 'clean'), { recursive: true })
  await tryFault(join(root, 'clean'), clean, 'without a fault')
  const faults = everyFault(clean.calls).filter((_, index) => index % EVERY === 0)
  for (const [index, fault] of faults.entries()) {
    const place = join(root, String(index))
    await cp(template, place, { recursive: true })
    const note = words(fault, clean.calls)
    await tryFault(place, faultyFileSystem(fault), note)
    await rm(place, { recursive: true })
  }
  reportBattery('T3', 'faults', faults.length, { 'faults in projects': faults.length })
})

describe('a folder that takes no files', () => {
  const folderOf = (root: string) => dirname(pathIn(root))

  /** The real disk, on which nothing may be made or renamed in the document's folder. */
  function refusing(root: string, code: string): FileSystem {
    const refuse = (path: string) => {
      if (dirname(path) === folderOf(root)) throw Object.assign(new Error('made to fail'), { code })
    }
    return {
      ...realFileSystem,
      open: async (path, flags, mode) => {
        if (flags !== 'r') refuse(path)
        return realFileSystem.open(path, flags, mode)
      },
      rename: async (from, to) => {
        refuse(to)
        await realFileSystem.rename(from, to)
      },
      unlink: async (path) => {
        refuse(path)
        await realFileSystem.unlink(path)
      },
      pause: async () => undefined,
    }
  }

  async function expectKeptElsewhere(root: string, fs: FileSystem, free: () => Promise<void>): Promise<void> {
    const before = await readFile(pathIn(root))
    const opened = await openIn(fs, root)
    if (!opened.ok) throw new Error(opened.error.message)
    const told: Told = { saved: [], edited: [], refusals: [] }
    await work(opened.value, told)
    await opened.value.saving.saved(opened.value.saving.appended())
    expect(told.saved.map(({ value }) => value)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd']))
    expect(told.refusals.join(' ')).toMatch(/was not saved because .*your work is kept/)
    expect(await opened.value.close()).toMatchObject({ ok: false })
    expect(await readFile(pathIn(root))).toEqual(before)
    await free()
    expect(missing(told.edited, await foundIn(root))).toEqual([])
  }

  test.each(['EACCES', 'EPERM', 'EROFS'])(
    'leaves the file as it is and keeps the work in the journal (%s)',
    async (code) => {
      const root = await temporaryFolder()
      await makeProjectFile(realFileSystem, root)
      await expectKeptElsewhere(root, refusing(root, code), async () => undefined)
      reportBattery('T3', 'faults', 1)
    },
  )

  // Nothing is forbidden to root, and Windows protects folders otherwise.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('on the real disk too', async () => {
    const root = await temporaryFolder()
    await makeProjectFile(realFileSystem, root)
    await chmod(folderOf(root), 0o555)
    await expectKeptElsewhere(root, realFileSystem, () => chmod(folderOf(root), 0o755))
  })
})
