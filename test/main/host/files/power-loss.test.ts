import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { writeFully } from '#main/host/files/file-system.ts'
import { encodeBatch } from '#main/host/files/journal-format.ts'
import { reportBattery } from '#test/support/battery.ts'
import { mustOpen, segmentsIn, textsOf } from './support/journals.ts'
import { seededRandom } from './support/random.ts'
import {
  afterPowerLoss,
  fatesAt,
  promisedBy,
  type Recording,
  recordCalls,
} from './support/recording-file-system.ts'
import { DOCUMENT, encodeSnapshot, readSnapshot } from './support/snapshots.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** States tried for each recorded call: all unsynced things lost, all kept, and as many random mixtures as this. */
const MIXTURES = Number(process.env.POWER_LOSS_MIXTURES ?? 3)
const SEED = Number(process.env.POWER_LOSS_SEED ?? 1)

/**
 * Journal and document in one folder, so that one recording holds the order of all calls. Promises are marked in it. Returns the
 * sequence of the last entry.
 */
async function edit(folder: string, { fs, mark }: Recording, run: string): Promise<number> {
  const { journal, entries } = await mustOpen(folder, fs)
  const all = [...(await readSnapshot(folder)), ...textsOf(entries)]
  // What was given out stands on somebody's screen as saved.
  for (const text of all) mark(text)
  const append = async (text: string) => {
    all.push(text)
    await journal.append(Buffer.from(text))
    mark(text)
  }
  const snapshot = async () => {
    const contained = journal.sequence
    const written = await writeFileAtomically(fs, join(folder, DOCUMENT), encodeSnapshot(all))
    expect(written.ok).toBe(true)
    await journal.rotate(contained)
  }
  await append(`${run}1`)
  await Promise.all(['2', '3', '4'].map((n) => append(run + n)))
  await Promise.all([snapshot(), append(`${run}5`), append(`${run}6`)])
  await append(run.repeat(9000))
  await snapshot()
  await append(`${run}7`)
  await append(`${run}8`)
  await journal.close()
  return journal.sequence
}

/** As if the run had been killed after writing, before syncing: a whole entry and a torn one. */
async function leaveUnsynced(folder: string, { fs }: Recording, last: number): Promise<void> {
  const newest = join(folder, (await segmentsIn(folder)).at(-1) ?? '')
  const entries = encodeBatch([1, 2].map((n) => ({ sequence: last + n, bytes: Buffer.from('unsynced') })))
  const file = await fs.open(newest, 'r+')
  await writeFully(file, entries.subarray(0, entries.length - 3), (await file.stat()).size)
  await file.close()
}

it(`after a power loss at any call everything promised is there (seed ${SEED})`, {
  timeout: 20 * 60_000,
}, async () => {
  const root = await temporaryFolder()
  const work = join(root, 'work')
  await mkdir(work)
  const recording = recordCalls(work)
  await leaveUnsynced(work, recording, await edit(work, recording, 'a'))
  await edit(work, recording, 'b')
  const { steps } = recording
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(
    new Set(['create', 'write', 'truncate', 'sync', 'syncFolder', 'rename', 'unlink', 'mark']),
  )
  const random = seededRandom(SEED)
  let states = 0
  for (const [count, step] of steps.entries()) {
    if (step.kind === 'mark') continue
    const done = steps.slice(0, count)
    for (const [index, fate] of fatesAt(random, MIXTURES).entries()) {
      const folder = join(root, `${count}-${index}`)
      await afterPowerLoss(folder, done, fate)
      const note = `before call ${count} (${step.kind}), state ${index}`
      const { journal, entries, damage } = await mustOpen(folder)
      await journal.close()
      const found = new Set([...(await readSnapshot(folder)), ...textsOf(entries)])
      expect(damage, note).toBeUndefined()
      expect(
        promisedBy(done).filter((text) => !found.has(text)),
        note,
      ).toEqual([])
      states++
    }
  }
  reportBattery('T2', 'disk states', states, { 'seed of journals': SEED })
})
