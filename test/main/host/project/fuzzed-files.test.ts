/** Damaged, lying and hostile files: each opens or is refused in a sentence, quickly, in bounded memory, and stays as it was. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'
import type { Said } from './support/fuzz/open-files.ts'

const FILES = runsOf('FUZZ_FILES', 96)
const FIRST = runsOf('FUZZ_FIRST', 0)
const SEED = runsOf('FUZZ_SEED', 20261122)

/** What opening may take: seconds of the processor, and MiB of memory for the whole process. */
const BOUNDS = { milliseconds: 2000, memory: 512 }
/** When a file that is neither opened nor refused counts as one that hangs. */
const PATIENCE = 60_000
/** A process is replaced after so many files. */
const BATCH = 400

/** Opens files in a process of its own until they are done, one goes beyond the bounds, or the process ends. */
async function openFiles(folder: string, first: number, count: number): Promise<Said[]> {
  const child = fork(
    join(import.meta.dirname, 'support/fuzz/open-files.ts'),
    [folder, SEED, first, count].map(String),
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  )
  const all: Said[] = []
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += chunk
  })
  let patience: NodeJS.Timeout | undefined
  let doomed: string | undefined
  child.on('message', (said: Said) => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      doomed = 'was neither opened nor refused'
      child.kill('SIGKILL')
    }, PATIENCE)
    if (said.outcome === undefined && said.failure === undefined) all.push(said)
    else all[all.length - 1] = said
    if (isBeyond(said)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  clearTimeout(patience)
  const last = all.at(-1)
  if (last && last.outcome === undefined && last.failure === undefined)
    all[all.length - 1] = { ...last, failure: doomed ?? `ended the process: ${complaint.slice(-500)}` }
  return all
}

const isBeyond = ({ milliseconds = 0, memory = 0 }: Said): boolean =>
  milliseconds > BOUNDS.milliseconds || memory > BOUNDS.memory

/** Opens so many files, process after process. A file that went beyond the bounds is tried once more by itself. */
async function openAll(folder: string, first: number, count: number): Promise<Said[]> {
  const done: Said[] = []
  while (done.length < count) {
    const from = first + done.length
    const batch = await openFiles(folder, from, Math.min(BATCH, count - done.length))
    expect(batch.length, `file ${from} was begun`).toBeGreaterThan(0)
    const last = batch.at(-1) as Said
    if (isBeyond(last)) batch[batch.length - 1] = (await openFiles(folder, last.number, 1)).at(-1) ?? last
    done.push(...batch)
  }
  return done
}

const worst = (all: readonly Said[], of: 'milliseconds' | 'memory') =>
  Math.round(Math.max(...all.map((said) => said[of] ?? 0)))

test(`${FILES} fuzzed files open or explain themselves (FUZZ_SEED=${SEED})`, {
  timeout: 60 * 60_000,
}, async () => {
  const folder = await temporaryFolder()
  const all = await openAll(folder, FIRST, FILES)
  const failed = all
    .filter((said) => said.failure !== undefined || isBeyond(said))
    .map((said) => ({ ...said, repeat: `FUZZ_SEED=${SEED} FUZZ_FIRST=${said.number} FUZZ_FILES=1` }))
  const opened = all.filter(({ outcome }) => outcome === 'opened').length
  expect(failed).toEqual([])
  // Files that are all refused at the door, or none of which is damaged enough, would prove little.
  expect(opened).toBeGreaterThan(FILES / 10)
  expect(opened).toBeLessThan(FILES * 0.9)
  reportBattery('T4', 'files', all.length, {
    seed: SEED,
    files: `${FIRST} to ${FIRST + FILES - 1}`,
    opened,
    refused: all.length - opened,
    'at most ms of processor': worst(all, 'milliseconds'),
    'at most MiB': worst(all, 'memory'),
  })
})
