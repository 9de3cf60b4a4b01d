/**
 * An afternoon in small: twenty guests who write without a pause, ten changes a second each. What the host needs must not
 * grow with the time it runs, the files only with what is on the map, and at the end everybody has the same.
 * SOAK_SECONDS says how long; a long soak also looks at how the host's memory goes.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { reportBattery } from '#test/support/battery.ts'
import { chanceOf, runsOf } from '#test/support/random.ts'
import { openDoorProcess } from '../support/door-process.ts'
import { guestWindow } from '../support/guest-window.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const SECONDS = runsOf('SOAK_SECONDS', 3)
const IS_LONG = SECONDS >= 60
const GUESTS = 20
/** Changes a second of each guest. */
const PACE = 10
/** Cards that each guest keeps on the map: beyond them, an old one goes for each new one. */
const KEPT = 20
const CHANGES = GUESTS * PACE * SECONDS
/** Seconds between two looks at the host's memory. */
const LOOK = IS_LONG ? 5 : 0.5

/** Adds, rewrites and removes cards of one's own, so often a second or as quickly as the machine lets it; answers what stays. */
async function write(window: TestWindow, name: string): Promise<string[]> {
  const chance = chanceOf(1000 + Number(name))
  const cards = new Map<string, string>()
  const start = performance.now()
  for (let change = 0; change < SECONDS * PACE; change++) {
    await pause(Math.max(0, start + (change * 1000) / PACE - performance.now()))
    const some = chance.pickAny([...cards.keys()])
    if (some !== undefined && cards.size >= KEPT && chance.happens(0.5)) {
      window.removeCard(some)
      cards.delete(some)
    } else if (some !== undefined && (cards.size >= KEPT || chance.happens(0.6))) {
      const text = `${name} wrote again ${change}`
      window.edit({ type: 'cards.edit', ids: [some], changes: { text } })
      cards.set(some, text)
    } else {
      const text = `${name} wrote ${change}`
      cards.set(window.addCard(text), text)
    }
  }
  return [...cards.values()]
}

/** The slope of a line through what was measured every {@link LOOK} seconds, in MiB a minute. */
function slopeOf(memory: readonly number[]): number {
  const middle = (memory.length - 1) / 2
  const mean = memory.reduce((sum, one) => sum + one, 0) / memory.length
  const spread = memory.reduce((sum, _one, at) => sum + (at - middle) ** 2, 0)
  return ((60 / LOOK) * memory.reduce((sum, one, at) => sum + (at - middle) * (one - mean), 0)) / spread
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const sizes = files.map(({ parentPath, name }) => stat(join(parentPath, name)).then(({ size }) => size))
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024 / 1024
}

test(`${GUESTS} guests write ${PACE} times a second for ${SECONDS} seconds`, {
  timeout: 60_000 + SECONDS * 10_000,
}, async () => {
  const door = await openDoorProcess()
  const own = await new TestWindow(door, door.projectId).synced()
  const guests = await Promise.all(
    Array.from({ length: GUESTS }, async () => guestWindow(door, await door.join('editor')).synced()),
  )
  const disk = await sizeOf(door.folder)
  const memory: number[] = []
  let isWriting = true
  const writing = Promise.all(guests.map((window, index) => write(window, String(index)))).finally(() => {
    isWriting = false
  })
  while (isWriting) {
    memory.push(await door.held())
    await pause(LOOK * 1000)
  }
  const written = (await writing).flat()
  await Promise.all(guests.map((window) => window.saved()))

  const fresh = await guestWindow(door, await door.join('viewer')).synced()
  const all = [own, fresh, ...guests]
  const states = () => new Set(all.map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex')))
  await until('all have the same', () => states().size === 1)
  const contents = new Set(
    all.map((window) => JSON.stringify(Object.entries(window.snapshot().cards).sort())),
  )
  expect(contents.size).toBe(1)
  expect(fresh.texts().sort()).toEqual(written.sort())
  expect((await door.use()).rejections).toBe(0)
  const grown = (await sizeOf(door.folder)) - disk
  // An entry of the journal is some hundred bytes; what the file has already is taken out of it.
  expect(grown).toBeLessThan(1 + (CHANGES * 2048) / 1024 / 1024)
  const slope = slopeOf(memory.slice(Math.floor(memory.length / 3)))
  if (IS_LONG) expect(slope).toBeLessThan(10)
  reportBattery('T12', 'soaks', 1, {
    ...{ changes: CHANGES, 'most MiB': Math.round(Math.max(...memory)), 'MiB a minute': Math.round(slope) },
    'MiB on disk': Math.round(grown * 10) / 10,
  })
})
