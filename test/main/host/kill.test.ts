/** The promise that matters most: what the screen called saved is there, however the host ended. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { seededRandom } from './files/support/random.ts'
import { type HostProcess, hostProcess } from './support/host-process.ts'
import { ask, newMachine, strays } from './support/test-host.ts'
import { until } from './support/until.ts'
import { TestWindow } from './support/window.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 10)
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

test(
  `${ROUNDS} kills while edits stream in lose nothing that was called saved (seed ${SEED})`,
  async () => {
    const random = seededRandom(SEED)
    const machine = await newMachine()
    const settings = { ...machine.options, pace: { after: 25, atMost: 60, journal: 4000 } }
    let acknowledgedInAll = 0
    let host = await hostProcess(settings)
    let id = await openOnly(host)
    for (let round = 0; round < ROUNDS; round++) {
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
      const { cards } = after.snapshot()
      for (const [cardId, text] of acknowledged?.texts ?? [])
        if (!stream.removed.has(cardId)) expect(cards[cardId]?.text, `round ${round}`).toBe(text)
      for (const cardId of acknowledged?.removed ?? [])
        expect(cards[cardId], `round ${round}`).toBeUndefined()
      acknowledgedInAll += acknowledged?.texts.size ?? 0
      after.close()
      // What the running host is just writing goes by itself.
      await until('no stray temporary was there', async () => (await strays(machine.folder)).length === 0)
    }
    expect(await host.close()).toBe(0)
    expect(acknowledgedInAll).toBeGreaterThan(ROUNDS)
  },
  60_000 + ROUNDS * 10_000,
)
