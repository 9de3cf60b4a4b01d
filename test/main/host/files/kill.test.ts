import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { cleanUpStrays } from '#main/host/files/atomic-file.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { reportBattery } from '#test/support/battery.ts'
import { readTexts } from './support/journals.ts'
import { type Running, start } from './support/processes.ts'
import { seededRandom } from './support/random.ts'
import { DOCUMENT, readSnapshot } from './support/snapshots.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 30)
const SEED = Number(process.env.KILL_SEED ?? 1)
/** As many at a time, each with a folder of its own. */
const LANES = 3

const PHASES = ['saved', 'snapshot', 'rotate'] as const
type Phase = (typeof PHASES)[number]

/** What a process is about after it has said so, in the words of the report. */
const DOING: Readonly<Record<string, string>> = {
  snapshot: 'writing the snapshot',
  rotate: 'compacting the journal',
  rotated: 'appending to the journal',
}

/** What a process said until it was killed, a moment after it had begun with `phase` for the `times`th time. */
async function runAndKill(writer: Running, phase: Phase, times: number, moment: number): Promise<string[]> {
  const said: string[] = []
  let seen = 0
  for await (const line of writer.lines) {
    said.push(line)
    if (line.split(' ')[0] === phase) seen++
    if (seen !== times || writer.child.killed) continue
    await sleep(moment)
    await writer.kill()
  }
  expect(writer.child.killed, 'It ended by itself.').toBe(true)
  return said
}

/** Everything promised is there, everything there is whole, and nothing else lies about. */
async function expectNothingLost(folder: string, promised: ReadonlySet<string>, note: string): Promise<void> {
  await cleanUpStrays(realFileSystem, join(folder, DOCUMENT))
  const found = new Set([...(await readSnapshot(folder)), ...(await readTexts(join(folder, 'journal')))])
  expect(
    [...promised].filter((text) => !found.has(text)),
    note,
  ).toEqual([])
  expect(
    (await readdir(folder)).filter((name) => name !== 'journal' && name !== DOCUMENT),
    note,
  ).toEqual([])
  expect(
    (await readdir(join(folder, 'journal'))).filter((name) => !/^\d{10}\.journal$/.test(name)),
    note,
  ).toEqual([])
}

/** Starts, kills and checks again and again in one folder; returns what each process was about when it was killed. */
async function killRepeatedly(lane: number): Promise<string[]> {
  const random = seededRandom(SEED + lane)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-kill-'))
  const promised = new Set<string>()
  const lastWords: string[] = []
  for (let round = lane; round < ROUNDS; round += LANES) {
    const phase = PHASES[Math.floor(random() * PHASES.length)] ?? 'saved'
    const times = 1 + Math.floor(random() * (phase === 'saved' ? 300 : 3))
    const moment = Math.floor(random() * 3)
    const said = await runAndKill(start('journal-writer.ts', folder, String(round)), phase, times, moment)
    for (const line of said) if (line.startsWith('saved ')) promised.add(line.slice(6))
    const doing = said.findLast((line) => !line.startsWith('saved ')) ?? 'rotated'
    lastWords.push(doing)
    await expectNothingLost(
      folder,
      promised,
      `round ${round}: killed ${moment} ms after ${phase} ${times}, during ${doing}`,
    )
  }
  await rm(folder, { recursive: true })
  return lastWords
}

it(`${ROUNDS} killed processes leave everything they called saved (seed ${SEED})`, {
  timeout: 10_000 + ROUNDS * 2000,
}, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => killRepeatedly(lane))
  const doing = Map.groupBy((await Promise.all(lanes)).flat(), (words) => words)
  const phases = Object.entries(DOING).map(([word, name]) => [name, doing.get(word)?.length ?? 0] as const)
  // Killing them only while they append would prove little.
  for (const [name, count] of ROUNDS >= 30 ? phases : []) expect(count, name).toBeGreaterThan(ROUNDS / 20)
  reportBattery('T1', 'killed processes', ROUNDS, { seed: SEED, ...Object.fromEntries(phases) })
})
