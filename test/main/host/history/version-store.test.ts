/** Versions on disk: what is kept is found again, whatever happens to the disk and the program. */
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { differenceOf, wholeOf } from '#main/host/history/difference.ts'
import { openVersionStore, type VersionStore } from '#main/host/history/version-store.ts'
import type { Log } from '#main/host/log.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'
import { afterPowerLoss, type Fate, recordCalls } from '../files/support/recording-file-system.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'

/** Of the calls at which the program can be killed, one in so many is tried. */
const EVERY = Number(process.env.HISTORY_KILLS_EVERY ?? 5)

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** States of a project that is worked on at random, one after the other. */
function someStates(count: number, seed = 1): readonly Snapshot[] {
  const chance = chanceOf(seed)
  const { doc } = buildProject()
  return Array.from({ length: count }, () => {
    const commands: Command[] = Array.from({ length: 8 }, () => randomCommand(projectDocument(doc), chance))
    for (const command of commands) runCommands(doc, [command], 'test')
    return projectDocument(doc)
  })
}

/** Without signatures, in one order. */
const contentOf = ({ authors: _, ...tables }: Snapshot): string =>
  JSON.stringify(
    Object.entries(tables).map(([table, records]) => [
      table,
      Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  )

const idOf = (index: number): string => `v${index}`

/** Adds states as versions; the first, and those in `whole`, stand for themselves. */
async function addAll(
  store: VersionStore,
  states: readonly Snapshot[],
  { whole = new Set<number>(), added }: { whole?: ReadonlySet<number>; added?: (id: string) => void } = {},
): Promise<void> {
  for (const [index, state] of states.entries()) {
    const before = states[index - 1]
    const isWhole = !before || whole.has(index)
    const about = {
      ...({ id: idOf(index), at: index * 1000, reason: 'edited', name: '' } as const),
      ...{ base: isWhole ? null : idOf(index - 1), cards: index, images: [], people: [] },
    }
    const difference = isWhole ? wholeOf(state) : differenceOf(before, state)
    const touched = [{ name: `Person ${index}`, records: [`cards/c${index}`] }]
    const done = await store.add(about, { difference, touched })
    if (!done.ok) throw new Error(done.error.message)
    added?.(idOf(index))
  }
}

const open = (folder: string, fs: FileSystem = realFileSystem): Promise<VersionStore> =>
  openVersionStore({ fs, folder, log: quiet })

/** Checks that these versions are there and say what they should. */
async function expectReadable(
  folder: string,
  states: readonly Snapshot[],
  ids: Iterable<string>,
): Promise<void> {
  const store = await open(folder)
  for (const id of ids) {
    const read = await store.read(id)
    expect(read.ok && contentOf(read.value), id).toBe(contentOf(states[Number(id.slice(1))] as Snapshot))
  }
}

const noShares = () => []

test('what was kept is read as it was, however much of what lay between is gone', async () => {
  const states = someStates(12)
  const ids = states.map((_, index) => idOf(index))
  const chance = chanceOf(7)
  for (let round = 0; round < 6; round++) {
    const folder = await temporaryFolder()
    const store = await open(folder)
    await addAll(store, states, { whole: new Set([5, 9]) })
    await expectReadable(folder, states, ids)
    const first = new Set(chance.some(ids, 4))
    await store.remove(first, noShares)
    const second = new Set(chance.some(ids, 3))
    await store.remove(second, noShares)
    const left = ids.filter((id) => !first.has(id) && !second.has(id))
    expect(store.list().map(({ id }) => id)).toEqual(left)
    expect(await readdir(folder)).toHaveLength(left.length)
    await expectReadable(folder, states, left)
  }
})

test('who worked on what is passed on to the version that stays, and given back where none does', async () => {
  const folder = await temporaryFolder()
  const store = await open(folder)
  await addAll(store, someStates(6), { whole: new Set([3]) })
  const calls: string[][] = []
  const rest = await store.remove(new Set(['v1', 'v2', 'v5']), (_, __, touched) => {
    calls.push(touched.map(({ name }) => name))
    return [{ name: 'Told', added: 1, changed: 2, moved: 3, removed: 4 }]
  })
  expect(calls).toEqual([['Person 1', 'Person 2', 'Person 3']])
  expect(rest).toEqual([{ name: 'Person 5', records: ['cards/c5'] }])
  const reopened = await open(folder)
  expect(reopened.list().map(({ people }) => people.length)).toEqual([0, 1, 0])
  expect((await reopened.touchedBetween(0, 3000)).map(({ name }) => name)).toEqual([
    'Person 1',
    'Person 2',
    'Person 3',
  ])
})

class Killed extends Error {
  readonly code = 'EIO'
}

/** The disk of a program that is killed at one of its calls: that one and all later ones do nothing. */
function killedAt(call: number): { readonly fs: FileSystem; readonly isDead: () => boolean } {
  let calls = 0
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, key) {
        const member: unknown = Reflect.get(of, key)
        if (typeof member !== 'function') return member
        return async (...given: unknown[]) => {
          // Closing leaves nothing on the disk, and a killed program's files are closed for it.
          if (key !== 'close' && calls++ >= call) throw new Killed()
          const answer: unknown = await member.apply(of, given)
          return key === 'open' ? guard(answer as object) : answer
        }
      },
    })
  return { fs: guard(realFileSystem), isDead: () => calls > call }
}

test('killed at any call while versions go, every one that stays is whole', async () => {
  const states = someStates(5)
  const going = new Set(['v1', 'v3'])
  const before = await temporaryFolder()
  await addAll(await open(before), states, { whole: new Set([3]) })
  let call = 0
  for (let isDead = true; isDead; call += EVERY) {
    const folder = join(before, '..', `${basename(before)}-${call}`)
    await cp(before, folder, { recursive: true })
    const disk = killedAt(call)
    const store = await open(folder, disk.fs)
    if (store.list().length === states.length) await store.remove(going, noShares)
    isDead = disk.isDead()
    await expectReadable(folder, states, ['v0', 'v2', 'v4'])
    const again = await open(folder)
    await again.remove(going, noShares)
    await expectReadable(folder, states, ['v0', 'v2', 'v4'])
    expect(await readdir(folder)).toHaveLength(3)
    await rm(folder, { recursive: true })
  }
  expect(call).toBeGreaterThan(40)
})

test('after a power loss at any call, what was said to be kept is there', async () => {
  const states = someStates(5)
  const folder = join(await temporaryFolder(), 'history')
  await mkdir(folder)
  const recording = recordCalls(folder)
  const store = await open(folder, recording.fs)
  await addAll(store, states, { added: (id) => recording.mark(`kept ${id}`) })
  for (const id of ['v1', 'v2']) recording.mark(`gone ${id}`)
  await store.remove(new Set(['v1', 'v2']), noShares)
  const chance = chanceOf(3)
  const fates: readonly (() => Fate)[] = [
    () => 'lost',
    () => 'kept',
    () => chance.pick(['kept', 'lost', 'zeroed', 'half'] as const),
  ]
  const expected = new Set<string>()
  for (const [length, step] of recording.steps.entries()) {
    if (step.kind === 'mark') {
      const [what, id = ''] = step.text.split(' ')
      if (what === 'kept') expected.add(id)
      else expected.delete(id)
      continue
    }
    for (const fate of fates) {
      const after = join(await temporaryFolder(), 'history')
      await afterPowerLoss(after, recording.steps.slice(0, length + 1), fate)
      await expectReadable(after, states, expected)
    }
  }
  expect([...expected]).toEqual(['v0', 'v3', 'v4'])
})

test('a damaged file costs what is based on it, and no more', async () => {
  const states = someStates(6)
  const folder = await temporaryFolder()
  await addAll(await open(folder), states, { whole: new Set([4]) })
  const path = join(folder, 'v2.version')
  const bytes = await readFile(path)
  bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 0xff
  await writeFile(path, bytes)
  await writeFile(join(folder, 'v9.version'), 'no version at all')
  const store = await open(folder)
  expect(store.list()).toHaveLength(6)
  const read = await Promise.all(states.map((_, index) => store.read(idOf(index))))
  expect(read.map((one) => (one.ok ? 'read' : one.error.code))).toEqual([
    ...['read', 'read', 'damaged-version', 'damaged-version', 'read', 'read'],
  ])
  await store.remove(new Set(['v2', 'v4']), noShares)
  expect(store.list().map(({ id }) => id)).toEqual(['v0', 'v1', 'v3', 'v5'])
  await expectReadable(folder, states, ['v0', 'v1', 'v5'])
})

test('a damage that leaves something readable is found out as well', async () => {
  const folder = await temporaryFolder()
  await addAll(await open(folder), someStates(1))
  const path = join(folder, 'v0.version')
  const sound = await readFile(path)
  const store = await open(folder)
  for (let at = sound.indexOf('\n') + 1; at < sound.length; at += 4) {
    const bytes = Buffer.from(sound)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect(await store.read('v0'), `byte ${at}`).toMatchObject({ error: { code: 'damaged-version' } })
  }
})

test('a version of a newer program is left alone', async () => {
  const folder = await temporaryFolder()
  await addAll(await open(folder), someStates(1))
  const path = join(folder, 'v0.version')
  const [line = ''] = (await readFile(path, 'utf8')).split('\n')
  const json = line.slice(line.indexOf(' ') + 1).replace('"format":1', '"format":2')
  const bytes = `${createHash('sha256').update(json).digest('hex')} ${json}\nnobody knows`
  await writeFile(path, bytes)
  const warnings: string[] = []
  const log = { ...quiet, warn: (sentence: string) => void warnings.push(sentence) }
  const store = await openVersionStore({ fs: realFileSystem, folder, log })
  expect(store.list()).toEqual([])
  expect(warnings).toEqual(['A version of the history is of a newer Throughline and was left alone.'])
  expect(await readFile(path, 'utf8')).toBe(bytes)
})
