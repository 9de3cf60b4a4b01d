/**
 * One file, two who write it: windows edit without a pause while something else touches the file, at rest or in the middle of
 * the host's own writing. What anybody wrote is there in the end, and foreign bytes lie where they were put. OUTSIDE_ROUNDS
 * says how often, OUTSIDE_SEED from where.
 */
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import type { Host } from '#main/host/host.ts'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { documentIn, journeyOf, textsInFile } from '../support/journey-files.ts'
import { plannedDocument } from '../support/test-assets.ts'
import { type Machine, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const ROUNDS = runsOf('OUTSIDE_ROUNDS', 9)
const SEED = runsOf('OUTSIDE_SEED', 1)
/** Rounds in one project; then another one begins, in a host of its own. */
const IN_ONE = 30
const QUICK = { after: 10, atMost: 50, journal: 4000 }

/** The real disk, on which somebody else may do something just as the host has begun to write the file anew. */
function sharedDisk(folder: string) {
  const acts: (() => Promise<unknown>)[] = []
  let refusals = 0
  const fs: FileSystem = {
    ...realFileSystem,
    async open(path, flags, mode) {
      if (dirname(path) === folder && path.endsWith('.tmp')) await acts.shift()?.()
      return realFileSystem.open(path, flags, mode)
    },
    async rename(from, to) {
      if (refusals-- > 0) throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
      return realFileSystem.rename(from, to)
    },
    pause: async () => undefined,
  }
  return {
    fs,
    /** Does something when the next temporary comes into being: after the edit, before the file is replaced. */
    whileWriting: (act: () => Promise<unknown>) => void acts.push(act),
    refuse: (times: number) => {
      refusals = times
    },
  }
}

/** What somebody else may do to the file, and what must hold for it afterwards. */
interface Round {
  readonly path: string
  readonly chance: Chance
  readonly disk: ReturnType<typeof sharedDisk>
  readonly machine: Machine
  /** Everything that anybody wrote into the project. */
  readonly written: Set<string>
  /** What lies where, and must stay as it is. */
  readonly foreign: Map<string, Buffer>
  /** The file as it once was. */
  readonly earlier: Buffer[]
  readonly number: number
}

/** Puts bytes in the file's place: as a sync program does, or as one that writes over what is there. */
async function put({ path, chance }: Round, bytes: Uint8Array): Promise<void> {
  if (chance.happens(0.5)) return writeFile(path, bytes)
  const temporary = join(dirname(path), 'from another computer')
  await writeFile(temporary, bytes)
  await rename(temporary, path)
}

async function copyWithCard(round: Round, from: Buffer): Promise<void> {
  const away = join(round.machine.folder, 'copy.journey')
  await writeFile(away, from)
  const doc = await documentIn(away)
  const { lanes, steps } = projectDocument(doc)
  const text = `outside ${round.number}`
  const place = { laneId: Object.keys(lanes)[0] ?? '', stepId: Object.keys(steps)[0] ?? '' }
  const cards = [{ id: newId(), ...place, fields: { text } }]
  expect(runCommands(doc, [{ type: 'cards.add', cards, beforeId: null }], 'outside').ok).toBe(true)
  await put(round, journeyOf(doc))
  round.written.add(text)
}

async function putForeign(round: Round, bytes: Buffer): Promise<void> {
  await put(round, bytes)
  round.foreign.set(round.path, bytes)
}

const ACTS: Readonly<Record<string, (round: Round) => Promise<unknown>>> = {
  'a copy with one card more': async (round) => copyWithCard(round, await readFile(round.path)),
  'an earlier copy with one card more': (round) => copyWithCard(round, round.chance.pick(round.earlier)),
  'an earlier copy': (round) => put(round, round.chance.pick(round.earlier)),
  'the same bytes at another time': ({ path }) => utimes(path, new Date(), new Date(Date.now() - 5000)),
  'no file any more': ({ path }) => rm(path),
  'another project': (round) =>
    putForeign(round, journeyOf(plannedDocument(`Other ${round.number}`, `other-${round.number}`))),
  garbage: (round) => putForeign(round, Buffer.from(`half a download ${round.number}`)),
  'a renaming refused for a moment': async ({ disk, chance }) => disk.refuse(1 + chance.whole(7)),
  'a renaming refused for good': async ({ disk }) => disk.refuse(9),
}
const NAMES = Object.keys(ACTS)

async function pathOf(host: Host, id: string): Promise<string> {
  const entry = (await host.listProjects()).find((one) => one.id === id)
  if (!entry) throw new Error('The project is not listed any more.')
  return entry.path
}

/** Plays so many rounds in one project; answers what was done in each. */
async function play(rounds: number, seed: number): Promise<string[]> {
  const chance = chanceOf(seed)
  const machine = await newMachine()
  const disk = sharedDisk(machine.options.projectsFolder)
  const host = await runningHost(machine, { pace: QUICK, fs: disk.fs })
  const { id, path: first } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const written = new Set<string>()
  const foreign = new Map<string, Buffer>()
  const earlier = [await readFile(first)]
  const done: string[] = []
  for (let number = 0; number < rounds; number++) {
    const path = await pathOf(host, id)
    const name = NAMES[(seed + number) % NAMES.length] as string
    const round = { path, chance, disk, machine, written, foreign, earlier, number }
    const isWriting = chance.happens(0.5)
    const note = `seed ${seed}, round ${number}: ${name}, ${isWriting ? 'while the host writes' : 'at rest'}`
    const act = () => ACTS[name]?.(round) ?? Promise.resolve()
    if (isWriting) disk.whileWriting(act)
    else await act()
    for (const text of [`window ${number}`, `window ${number} again`]) {
      window.addCard(text)
      written.add(text)
    }
    await window.saved()
    await until(`the window has all (${note})`, () => sameTexts(window.texts(), written))
    disk.refuse(0)
    // What was refused for good is tried again with the next edit, as it is in life.
    if (name === 'a renaming refused for good') window.addCard('once more')
    if (name === 'a renaming refused for good') written.add('once more')
    await until(`the file has all (${note})`, async () =>
      sameTexts(await textsInFile(await pathOf(host, id)).catch(() => []), written),
    )
    earlier.push(await readFile(await pathOf(host, id)))
    for (const [place, bytes] of foreign) expect(await readFile(place), note).toEqual(bytes)
    done.push(name)
  }
  const second = await runningHost(machine)
  expect(await second.openFile(await pathOf(host, id))).toMatchObject({ error: { code: 'document-open' } })
  return done
}

const sameTexts = (found: readonly string[], wanted: ReadonlySet<string>): boolean => {
  const there = new Set(found)
  return [...wanted].every((text) => there.has(text)) && there.size === wanted.size
}

test(`${ROUNDS} times somebody else has a hand in the file (seed ${SEED})`, {
  timeout: 30_000 + ROUNDS * 3000,
}, async () => {
  const done: string[] = []
  for (let from = 0; from < ROUNDS; from += IN_ONE)
    done.push(...(await play(Math.min(IN_ONE, ROUNDS - from), SEED + from)))
  const counts = [...Map.groupBy(done, (name) => name)].map(([name, { length }]) => [name, length] as const)
  expect(counts).toHaveLength(Math.min(ROUNDS, NAMES.length))
  reportBattery('T13', 'rounds', ROUNDS, { seed: SEED, ...Object.fromEntries(counts) })
})
