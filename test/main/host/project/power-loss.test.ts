/** The power goes at any file call of an opened project: what was called saved is there, and the file is the old or the new, whole. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { reportBattery } from '#test/support/battery.ts'
import { pngOf } from '#test/support/pictures.ts'
import { seededRandom } from '../files/support/random.ts'
import {
  afterPowerLoss,
  fatesAt,
  promisedBy,
  type Recording,
  recordCalls,
} from '../files/support/recording-file-system.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'
import { foundIn, makeProjectFile, missing, openIn, type Promised } from './support/promises.ts'

/** States tried for each recorded call, beside all lost and all kept. */
const MIXTURES = Number(process.env.POWER_LOSS_MIXTURES ?? 0)
/** Of the calls at which the power can go, one in so many is tried. */
const EVERY = Number(process.env.POWER_LOSS_EVERY ?? 3)
const SEED = Number(process.env.POWER_LOSS_SEED ?? 1)

const promise = ({ mark }: Recording, promised: Promised) => mark(JSON.stringify(promised))

/** Edits like people do: cards, a title that counts up, pictures, with the file written in the midst of it. */
async function work(recording: Recording, root: string, round: number): Promise<void> {
  const opened = await openIn(recording.fs, root)
  if (!opened.ok) throw new Error(opened.error.message)
  const { document, images, saving, flush, close } = opened.value
  const snapshot = projectDocument(document)
  const [laneId = ''] = Object.keys(snapshot.lanes)
  const [stepId = ''] = Object.keys(snapshot.steps)
  const edit = async (promised: Promised, command: Command) => {
    expect(runCommands(document, [command], 'test').ok).toBe(true)
    await saving.saved(saving.appended())
    promise(recording, promised)
  }
  const addCard = (text: string, image = '') =>
    edit(
      { kind: 'card', value: text },
      {
        type: 'cards.add',
        cards: [{ id: newId(), laneId, stepId, fields: image ? { text, image } : { text } }],
        beforeId: null,
      },
    )
  const rename = (title: string) =>
    edit({ kind: 'title', value: title }, { type: 'project.edit', changes: { title } })
  const write = async () => expect(await flush()).toMatchObject({ ok: true })

  await addCard(`${round} a`)
  await Promise.all([addCard(`${round} b`), addCard(`${round} c`)])
  await Promise.all([write(), addCard(`${round} while the file is written`)])
  await rename(`title ${round}1`)
  const picture = await images.add(pngOf(4, 4, [round, 0, 0]))
  if (!picture.ok) throw new Error(picture.error.message)
  await addCard(`${round} with a picture`, picture.value)
  promise(recording, { kind: 'picture', value: picture.value })
  await write()
  await addCard(`${round} ${'long'.repeat(1000)}`)
  await rename(`title ${round}2`)
  await write()
  await rename(`title ${round}3`)
  // The first round ends as it should, the second as if it had been killed.
  if (round === 1) expect(await close()).toMatchObject({ ok: true })
}

test(`a project after a power loss at any call (seed ${SEED})`, { timeout: 20 * 60_000 }, async () => {
  const root = await temporaryFolder()
  const place = join(root, 'work')
  await mkdir(place)
  const recording = recordCalls(place)
  await makeProjectFile(recording.fs, place)
  promise(recording, { kind: 'file', value: '' })
  await work(recording, place, 1)
  await work(recording, place, 2)
  const { steps } = recording
  expect(new Set(steps.map(({ kind }) => kind)).size).toBe(9)
  const random = seededRandom(SEED)
  let states = 0
  const first = steps.findIndex(({ kind }) => kind === 'mark') + 1
  for (let count = first; count <= steps.length; count += EVERY) {
    if (steps[count]?.kind === 'mark') continue
    const done = steps.slice(0, count)
    const promised = promisedBy(done).map((text): Promised => JSON.parse(text))
    for (const [index, fate] of fatesAt(random, MIXTURES).entries()) {
      const folder = join(root, `${count}-${index}`)
      await afterPowerLoss(folder, done, fate)
      const note = `before call ${count} (${steps[count]?.kind ?? 'none'}), state ${index}`
      const found = await foundIn(folder).catch((error: unknown) => {
        throw new Error(`${note}: ${String(error)}`, { cause: error })
      })
      expect(missing(promised, found), note).toEqual([])
      await rm(folder, { recursive: true })
      states++
    }
  }
  reportBattery('T2', 'disk states', states, { 'seed of projects': SEED })
})
