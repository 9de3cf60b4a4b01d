/** The promise that matters most: what the screen called saved is there, however the host ended. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { reportBattery } from '#test/support/battery.ts'
import { seededRandom } from './files/support/random.ts'
import { type HostProcess, hostProcess } from './support/host-process.ts'
import { ask, newMachine, strays } from './support/test-host.ts'
import { until } from './support/until.ts'
import { TestWindow } from './support/window.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 10)
/** As many machines at a time, each with a host of its own. */
const LANES = 2
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

/** Opens the machine's only project, or makes it. */
async function openOnly(host: HostProcess): Promise<string> {
  const body = JSON.stringify({ template: 'empty', title: 'Killed' })
  const projects = (await (await ask(host, 'GET', API.projects)).json()) as ProjectEntry[]
  const there = projects.find(({ title }) => title === 'Killed')
  const answer = there
    ? await ask(host, 'POST', API.openProject(there.id))
    : await ask(host, 'POST', API.projects, { body })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return ((await answer.json()) as ProjectEntry).id
}

/** Adds, changes and removes cards one after the other; whenever the host says "saved", what was there when asked must stay. */
function streamEdits(window: TestWindow, random: () => number) {
  const texts = new Map<string, string>()
  const asked: { question: number; texts: Map<string, string>; removed: Set<string> }[] = []
  const removed = new Set<string>()
  let going = true
  const done = (async () => {
    for (let number = 0; going; number++) {
      const ids = [...texts.keys()]
      const some = ids[Math.floor(random() * ids.length)]
      if (some !== undefined && random() < 0.2) {
        window.removeCard(some)
        texts.delete(some)
        removed.add(some)
      } else texts.set(window.addCard(`card ${number}`), `card ${number}`)
      asked.push({ question: window.ask(), texts: new Map(texts), removed: new Set(removed) })
      await pause(random() * 4)
    }
  })()
  return {
    /** What was taken away, saved or not. */
    removed,
    /** What the host last called saved. */
    acknowledged: () => asked.findLast(({ question }) => window.isSaved(question)),
    stop: async () => {
      going = false
      await done
    },
  }
}

/** Everything that was called saved is there, and what was taken away stays away. */
function expectNothingLost(
  window: TestWindow,
  saved: { readonly texts: Map<string, string>; readonly removed: Set<string> } | undefined,
  removed: ReadonlySet<string>,
  note: string,
): void {
  const { cards } = window.snapshot()
  for (const [cardId, text] of saved?.texts ?? [])
    if (!removed.has(cardId)) expect(cards[cardId]?.text, note).toBe(text)
  for (const cardId of saved?.removed ?? []) expect(cards[cardId], note).toBeUndefined()
}

/** Starts, edits, kills and looks again and again on one machine; answers how many cards were called saved in all. */
async function killRepeatedly(lane: number): Promise<number> {
  const random = seededRandom(SEED + lane)
  const machine = await newMachine()
  const settings = { ...machine.options, pace: { after: 25, atMost: 60, journal: 4000 } }
  let acknowledgedInAll = 0
  let host = await hostProcess(settings)
  let id = await openOnly(host)
  for (let round = lane; round < ROUNDS; round += LANES) {
    const window = await new TestWindow(host, id).synced()
    const stream = streamEdits(window, random)
    await until('something was saved', () => stream.acknowledged())
    await pause(random() * 250)
    await host.kill()
    await stream.stop()
    const acknowledged = stream.acknowledged()
    window.close()

    host = await hostProcess(settings)
    id = await openOnly(host)
    const after = await new TestWindow(host, id).synced()
    expectNothingLost(after, acknowledged, stream.removed, `lane ${lane}, round ${round}`)
    acknowledgedInAll += acknowledged?.texts.size ?? 0
    after.close()
    // What the running host is just writing goes by itself.
    await until('no stray temporary was there', async () => (await strays(machine.folder)).length === 0)
  }
  expect(await host.close()).toBe(0)
  return acknowledgedInAll
}

test(
  `${ROUNDS} kills while edits stream in lose nothing that was called saved (seed ${SEED})`,
  async () => {
    const saved = await Promise.all(Array.from({ length: LANES }, (_, lane) => killRepeatedly(lane)))
    const acknowledged = saved.reduce((sum, one) => sum + one, 0)
    expect(acknowledged).toBeGreaterThan(ROUNDS)
    reportBattery('T1', 'killed processes', ROUNDS, {
      'seed of hosts': SEED,
      'cards called saved': acknowledged,
    })
  },
  120_000 + ROUNDS * 20_000,
)
