import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Chance } from '#test/support/random.ts'
import { RawDoorSocket } from './raw-door-socket.ts'
import { KIND, message, STEP, varBytes, varText, varUint } from './raw-socket.ts'
import type { Member } from './start-door.ts'

const tokenOf = ({ secret }: { readonly secret: string }): string => `${DOCUMENT_VERSION}.${secret}`

/** Whom to attack, and with what. */
export interface Battle {
  /** `ws://127.0.0.1:…` */
  readonly doorUrl: string
  readonly projectId: string
  /** What the attackers know of the project. */
  readonly document: Y.Doc
  /** Makes a member of the room. */
  readonly join: (role: 'editor' | 'contributor') => Promise<Pick<Member, 'id' | 'secret'>>
  readonly chance: Chance
  /** The client ids of honest windows, which everybody sees. */
  readonly victims: () => readonly number[]
}

/** One attack, from the connection on; whoever is thrown out comes back. */
type Attack = (socket: RawDoorSocket, battle: Battle) => void | Promise<void>

const noise = (chance: Chance, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => chance.whole(256))

/** A guest with a secret of their own, as far as the host's welcome. */
async function asMember(socket: RawDoorSocket, { projectId, join }: Battle, role: 'editor' | 'contributor') {
  const say = (kind: number, ...rest: (Uint8Array | number)[]) =>
    socket.seal(message(projectId, kind, ...rest))
  const member = await join(role)
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
  async (socket, { projectId }) => {
    if (!(await socket.shakeHands(SYNC_PATH))) return
    for (let guess = 0; guess < 20; guess++)
      socket.seal(
        message(projectId, KIND.auth, 0, varText(tokenOf({ secret: `guessed-secret-number-${guess}` }))),
      )
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
    say(KIND.sync, STEP.update, varBytes(editAs(battle.document, 4242)))
  },
  async (socket, battle) => {
    const { say } = await asMember(socket, battle, 'editor')
    for (const victim of battle.victims())
      say(KIND.sync, STEP.update, varBytes(editAs(battle.document, victim)))
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

/** Attacks in every way there is, one after the other, until `end` (of `performance.now()`). */
export async function attack(index: number, battle: Battle, end: number): Promise<void> {
  for (let round = 0; performance.now() < end; round++) {
    const path = index % 8 === 7 ? ROOM_PATH : SYNC_PATH
    const socket = new RawDoorSocket(battle, path)
    while (!socket.isOpen && !socket.isClosed) await pause(5)
    await ATTACKS[(index + round) % ATTACKS.length]?.(socket, battle)
    const since = performance.now()
    while (!socket.isClosed && performance.now() < Math.min(end, since + 1000)) await pause(20)
    socket.socket.destroy()
  }
}
