/**
 * Whatever comes through the door, honest editors lose nothing. The long run (THROUGHLINE_LONG=1) has two hundred attackers
 * for half a minute, and says what it cost the host.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { type Chance, chanceOf } from '#test/support/random.ts'
import { guestWindow, tokenOf } from '../support/guest-window.ts'
import { RawDoorSocket } from '../support/raw-door-socket.ts'
import { KIND, message, STEP, varBytes, varText, varUint } from '../support/raw-socket.ts'
import { openTestDoor, type TestDoor } from '../support/test-door.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const IS_LONG = process.env.THROUGHLINE_LONG === '1'
const ATTACKERS = IS_LONG ? 200 : 40
const SECONDS = IS_LONG ? 30 : 3
const EDITORS = 5

interface Battle {
  readonly door: TestDoor
  readonly chance: Chance
  /** The client ids of honest windows, which everybody sees. */
  readonly victims: () => readonly number[]
}

/** One attack, from the connection on; whoever is thrown out comes back. */
type Attack = (socket: RawDoorSocket, battle: Battle) => void | Promise<void>

const noise = (chance: Chance, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => chance.whole(256))

/** A guest with a secret of their own, as far as the host's welcome. */
async function asMember(socket: RawDoorSocket, { door }: Battle, role: 'editor' | 'contributor') {
  const say = (kind: number, ...rest: (Uint8Array | number)[]) =>
    socket.seal(message(door.projectId, kind, ...rest))
  const member = door.join(role)
  if (await socket.shakeHands(SYNC_PATH)) say(KIND.auth, 0, varText(tokenOf(member)))
  return { say, member }
}

function presenceOf(states: readonly (readonly [client: number, clock: number, state: unknown])[]) {
  const parts = states.flatMap(([client, clock, state]) => [
    Buffer.from([...varUint(client), ...varUint(clock)]),
    varText(JSON.stringify(state)),
  ])
  return varBytes(Buffer.concat([Buffer.from(varUint(states.length)), ...parts]))
}

/** An edit of one more card under a client id of one's choice. */
function editAs(document: Y.Doc, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  doc.getMap('cards').set('evil', new Y.Map())
  return Y.encodeStateAsUpdate(doc, before)
}

const ATTACKS: readonly Attack[] = [
  // Random bytes in place of a handshake, and behind one.
  (socket, { chance }) => socket.send(noise(chance, chance.whole(200))),
  async (socket, { chance }) => {
    if (!(await socket.shakeHands(SYNC_PATH))) return
    for (let round = 0; round < 5; round++) socket.send(noise(chance, 17 + chance.whole(500)))
  },
  // A request that never ends, an open socket that says nothing, a frame that claims to be endless.
  (socket) => void socket.socket.write('x'),
  () => undefined,
  (socket) => socket.send(new Uint8Array(1000), 2 ** 40),
  // More than a frame, and a message of more than it may be.
  (socket, { chance }) => socket.send(noise(chance, 100_000)),
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'contributor')
    say(KIND.sync, STEP.two, varBytes(new Uint8Array(300_000)))
  },
  // Sealed noise for the room and for syncing.
  async (socket, { chance }) => {
    if (await socket.shakeHands(SYNC_PATH)) socket.seal(noise(chance, 300))
  },
  async (socket, { chance }) => {
    if (await socket.shakeHands(SYNC_PATH)) socket.seal(`{"type":"${'x'.repeat(chance.whole(1000))}"}`)
  },
  // Wrong secrets.
  async (socket, { door }) => {
    if (!(await socket.shakeHands(SYNC_PATH))) return
    for (let guess = 0; guess < 20; guess++)
      socket.seal(message(door.projectId, KIND.auth, 0, varText(`2.guessed-secret-number-${guess}`)))
  },
  // Members who flood: with presence, with names of others, with questions for the whole project.
  async (socket, battle) => {
    const { say, member } = await asMember(socket, battle, 'contributor')
    const [victim = 1] = battle.victims()
    for (let round = 0; round < 200; round++) {
      const mine = [7, round + 1, { participantId: member.id, editing: `${round}` }] as const
      const renamed = [victim, 1_000_000 + round, { participantId: member.id }] as const
      const crowd = Array.from(
        { length: 50 },
        (_, at) => [at + 10, round + 1, { participantId: 'crowd' }] as const,
      )
      say(KIND.awareness, presenceOf([mine, renamed, ...crowd]))
      await pause(3)
    }
  },
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'contributor')
    for (let round = 0; round < 50; round++) say(KIND.sync, STEP.one, varBytes(new Uint8Array([0])))
  },
  // Members who write what they may not: as viewers, as somebody else, behind a gap.
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'contributor')
    say(KIND.sync, STEP.update, varBytes(editAs(battle.door.project.document, 4242)))
  },
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'editor')
    for (const victim of battle.victims())
      say(KIND.sync, STEP.update, varBytes(editAs(battle.door.project.document, victim)))
  },
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'editor')
    const doc = new Y.Doc()
    doc.getMap('cards').set('never-sent', new Y.Map())
    const before = Y.encodeStateVector(doc)
    doc.getMap('cards').set('evil', new Y.Map())
    const gapped = Y.encodeStateAsUpdate(doc, before)
    for (let round = 0; round < 20; round++) say(KIND.sync, STEP.update, varBytes(gapped))
  },
  // A member who asks for everything and reads nothing.
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'contributor')
    say(KIND.sync, STEP.one, varBytes(new Uint8Array([0])))
    socket.socket.pause()
  },
]

async function attack(index: number, battle: Battle, end: number): Promise<void> {
  for (let round = 0; performance.now() < end; round++) {
    const path = index % 8 === 7 ? ROOM_PATH : SYNC_PATH
    const socket = new RawDoorSocket(battle.door, path)
    await until('it was taken or not', () => socket.isOpen || socket.isClosed)
    await ATTACKS[(index + round) % ATTACKS.length]?.(socket, battle)
    const since = performance.now()
    while (!socket.isClosed && performance.now() < Math.min(end, since + 1000)) await pause(20)
    socket.socket.destroy()
  }
}

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
  const door = await openTestDoor()
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
    door,
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
