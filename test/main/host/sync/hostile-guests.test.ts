/**
 * Whatever comes through the door, honest editors lose nothing. The long run (THROUGHLINE_LONG=1) has two hundred attackers
 * for half a minute, and says what it cost the host.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { chanceOf } from '#test/support/random.ts'
import { attack, type Battle } from '../support/attacks.ts'
import { guestWindow } from '../support/guest-window.ts'
import { openTestDoor, ROOMY } from '../support/test-door.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const IS_LONG = process.env.THROUGHLINE_LONG === '1'
const ATTACKERS = IS_LONG ? 200 : 40
const SECONDS = IS_LONG ? 30 : 3
const EDITORS = 5

test(`${ATTACKERS} attackers for ${SECONDS} seconds take nothing from ${EDITORS} honest editors`, async () => {
  // Hocuspocus prints what it closes connections for.
  for (const name of ['error', 'warn'] as const) {
    const printed = vi.spyOn(console, name).mockImplementation(() => undefined)
    onTestFinished(() => printed.mockRestore())
  }
  const rejections: unknown[] = []
  const note = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  // They all come from one machine here; how many handshakes there are in all stays bounded as it is.
  const { handshakes: _, ...bounds } = ROOMY
  const door = await openTestDoor({ bounds })
  const own = await new TestWindow(door, door.projectId).synced()
  own.provider.setAwarenessField('participantId', 'host')
  const editors = await Promise.all(
    Array.from({ length: EDITORS }, () => {
      const member = door.join('editor')
      const window = guestWindow(door, member)
      window.provider.setAwarenessField('participantId', member.id)
      return window.synced()
    }),
  )
  const honest = [own, ...editors]
  await until('everybody sees everybody', () =>
    honest.every(({ provider }) => provider.awareness?.getStates().size === honest.length),
  )
  const battle: Battle = {
    doorUrl: door.doorUrl,
    projectId: door.projectId,
    document: door.project.document,
    join: door.join,
    chance: chanceOf(20_261_122),
    victims: () => honest.map(({ doc }) => doc.clientID),
  }
  const memory = process.memoryUsage().rss
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const end = performance.now() + SECONDS * 1000
  const attackers = Array.from({ length: ATTACKERS }, (_, index) => attack(index, battle, end))
  const written: string[] = []
  while (performance.now() < end) {
    for (const [index, window] of honest.entries()) {
      const text = `${index} wrote ${written.length}`
      window.addCard(text)
      written.push(text)
    }
    await pause(100)
  }
  await Promise.all(attackers)
  delay.disable()
  for (const window of honest) await window.saved()
  const fresh = await guestWindow(door, door.join('viewer')).synced()
  const vectors = () =>
    [fresh, ...honest].map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex'))
  await until('all have the same', () => new Set(vectors()).size === 1)
  expect(fresh.texts().sort()).toEqual(written.sort())
  expect(fresh.doc.getMap('cards').has('evil')).toBe(false)
  expect(honest.every((window) => window.hasHeard('refused') === undefined)).toBe(true)
  expect(rejections).toEqual([])
  // Nobody is there under another's name, and no crowd.
  const names = [...(own.provider.awareness?.getStates().values() ?? [])].map(
    ({ participantId }) => participantId,
  )
  expect(names).toContain('host')
  expect(names).not.toContain('crowd')
  const grown = (process.memoryUsage().rss - memory) / 1024 / 1024
  if (!IS_LONG) return
  expect(grown).toBeLessThan(300)
  console.log(`event loop p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, memory +${grown.toFixed(0)} MiB`)
}, 120_000)
