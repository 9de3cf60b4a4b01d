/** Guests at the door: who may say what to the document, and what happens when that changes while they are connected. */
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { NoticeBoard } from '#main/host/project/notices.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { ROLES, type Role, writesItself } from '#shared/protocol/roles.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { reportBattery } from '#test/support/battery.ts'
import { guestWindow, tokenOf } from '../support/guest-window.ts'
import { KIND, message, STEP, varBytes, varText, varUint } from '../support/raw-socket.ts'
import type { Member, TestDoor } from '../support/start-door.ts'
import { openTestDoor } from '../support/test-door.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

/** A guest that sends whatever a test likes, sealed as it must be. */
class RawGuest {
  readonly socket
  readonly received: Uint8Array[] = []
  closed: CloseEvent | undefined
  readonly #id: string

  constructor(door: TestDoor) {
    const Socket = secureSocketClass({ hostKey: door.hostKeys.publicKey })
    this.#id = door.projectId
    this.socket = new Socket(door.doorUrl + SYNC_PATH)
    this.socket.onmessage = ({ data }) => this.received.push(new Uint8Array(data as ArrayBuffer))
    this.socket.onclose = (event) => {
      this.closed = event
    }
    onTestFinished(() => this.socket.close())
  }

  async enter(token: string): Promise<this> {
    await until('the socket was sealed', () => this.socket.readyState === 1)
    this.send(KIND.auth, 0, varText(token))
    await until('the host answered', () => this.received.length > 0)
    return this
  }

  send(kind: number, ...rest: (Uint8Array | number)[]): void {
    if (this.socket.readyState === 1) this.socket.send(message(this.#id, kind, ...rest))
  }

  presence(clientId: number, clock: number, state: unknown): void {
    const parts = [Buffer.from([...varUint(1), ...varUint(clientId), ...varUint(clock)])]
    this.send(KIND.awareness, varBytes(Buffer.concat([...parts, varText(JSON.stringify(state))])))
  }

  words(): string {
    return this.received.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')
  }
}

const enter = (door: TestDoor, member: Member) => new RawGuest(door).enter(tokenOf(member))

/** An edit that builds on what the document holds: a card more, and one less. */
function edits(window: TestWindow): { readonly added: Uint8Array; readonly removed: Uint8Array } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(window.doc))
  const before = Y.encodeStateVector(doc)
  const card = new Y.Map()
  card.set('text', 'forbidden')
  doc.getMap('cards').set('card-of-a-guest', card)
  const added = Y.encodeStateAsUpdate(doc, before)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(window.doc))
  let removed = new Uint8Array()
  other.on('update', (update: Uint8Array) => {
    removed = new Uint8Array(update)
  })
  other.getMap('cards').delete([...other.getMap('cards').keys()][0] ?? '')
  return { added, removed }
}

/** A door with an own window, a card on the map and one that was taken off again. */
async function scene() {
  // Hocuspocus prints what it closes connections for.
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => printed.mockRestore())
  const door = await openTestDoor()
  const own = await new TestWindow(door, door.projectId).synced()
  own.addCard('keep')
  own.removeCard(own.addCard('gone'))
  await own.saved()
  return { door, own }
}

const NOTHING = new Uint8Array([0, 0])

/** What a guest may send, by name, and which roles may. */
const MESSAGES: readonly {
  readonly name: string
  readonly isAllowed: (role: Role) => boolean
  readonly changes?: boolean
  readonly send: (guest: RawGuest, own: TestWindow) => void
}[] = [
  {
    name: 'asking for the document',
    isAllowed: () => true,
    send: (guest, own) => guest.send(KIND.sync, STEP.one, varBytes(Y.encodeStateVector(own.doc))),
  },
  {
    name: 'having nothing',
    isAllowed: () => true,
    send: (guest) => guest.send(KIND.sync, STEP.two, varBytes(NOTHING)),
  },
  {
    name: 'saying back all there is, deletions too',
    isAllowed: () => true,
    send: (guest, own) => guest.send(KIND.sync, STEP.two, varBytes(Y.encodeStateAsUpdate(own.doc))),
  },
  {
    name: 'an edit',
    isAllowed: writesItself,
    changes: true,
    send: (guest, own) => guest.send(KIND.sync, STEP.update, varBytes(edits(own).added)),
  },
  {
    name: 'an edit while catching up',
    isAllowed: writesItself,
    changes: true,
    send: (guest, own) => guest.send(KIND.sync, STEP.two, varBytes(edits(own).added)),
  },
  {
    name: 'a deletion',
    isAllowed: writesItself,
    changes: true,
    send: (guest, own) => guest.send(KIND.sync, STEP.update, varBytes(edits(own).removed)),
  },
  {
    name: 'a deletion while catching up',
    isAllowed: writesItself,
    changes: true,
    send: (guest, own) => guest.send(KIND.sync, STEP.two, varBytes(edits(own).removed)),
  },
  {
    name: 'an edit in the name of the host’s window',
    isAllowed: () => false,
    send(guest, own) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(own.doc))
      doc.clientID = own.doc.clientID
      const before = Y.encodeStateVector(doc)
      doc.getMap('cards').set('forged', new Y.Map())
      guest.send(KIND.sync, STEP.update, varBytes(Y.encodeStateAsUpdate(doc, before)))
    },
  },
]

test.each(ROLES)('role %s: what may be said to the document', async (role) => {
  const { door, own } = await scene()
  own.provider.setAwarenessField('participantId', 'host')
  for (const { name, isAllowed, changes = false, send } of MESSAGES) {
    const guest = await enter(door, door.join(role))
    await until('who is here was told', () => guest.words().includes('"participantId":"host"'))
    const before = Y.encodeStateAsUpdate(door.project.document)
    send(guest, own)
    guest.send(KIND.sync, STEP.two, varBytes(NOTHING))
    guest.send(KIND.stateless, varText('{"type":"confirm","number":7}'))
    await until(`the host answered ${name}`, () => guest.closed ?? guest.words().includes('"number":7'))
    expect(guest.closed === undefined, `${role}: ${name}`).toBe(isAllowed(role))
    if (!isAllowed(role)) {
      expect(guest.words()).toMatch(/"type":"refused","message":"[^"]*the project is unchanged\./)
    }
    const isChanged = !Buffer.from(before).equals(Y.encodeStateAsUpdate(door.project.document))
    expect(isChanged, `${role}: ${name}`).toBe(changes && isAllowed(role))
    guest.socket.close()
  }
  reportBattery('T9', 'combinations', MESSAGES.length, { role, 'sync messages': MESSAGES.length })
})

test.each(ROLES)('role %s: they say where they are, as nobody else', async (role) => {
  const { door, own } = await scene()
  own.provider.setAwarenessField('participantId', 'host')
  const member = door.join(role)
  const guest = await enter(door, member)
  guest.presence(5, 1, { participantId: 'host', editing: 'forged' })
  guest.presence(own.doc.clientID, 1_000_000, { participantId: member.id, editing: 'forged' })
  guest.presence(6, 1, { participantId: member.id, editing: 'card', name: 'Forged' })
  const seen = () =>
    [...(own.provider.awareness?.getStates().values() ?? [])].map(({ participantId, editing, name }) =>
      [participantId, editing, name].join(),
    )
  await until('the own window sees the guest', () => seen().length === 2)
  expect(seen().sort()).toEqual([`${member.id},card,`, 'host,,'].sort())
  // Nor may a window of the host say that it is a guest who is there.
  const other = await new TestWindow(door, door.projectId).synced()
  other.provider.setAwarenessField('participantId', member.id)
  other.addCard('something that comes later')
  await other.saved()
  expect(seen().length).toBe(2)
})

test('an editor who may no longer edit is out at once; nothing they send late counts', async () => {
  const { door, own } = await scene()
  const member = door.join('editor')
  const guest = await guestWindow(door, member).synced()
  guest.addCard('in time')
  await guest.saved()
  const raw = await enter(door, member)
  const old = tokenOf(member)
  const socket = guest.socket.webSocket
  door.change(member, 'viewer')
  // Already on its way when the role changed.
  raw.send(KIND.sync, STEP.update, varBytes(edits(own).added))
  guest.addCard('too late')
  await until('both sockets are gone', () => raw.closed && socket?.readyState === 3)
  await until('the old secret is refused', () => guest.denied)
  expect(guest.denied).toMatch(/^The room does not know this guest any more\./)
  const again = await new RawGuest(door).enter(old)
  expect(again.words()).toMatch(/does not know this guest/)
  // With the new secret they see everything, and may say back what they hold; their own late edit stays theirs.
  const viewer = await guestWindow(door, member).synced()
  expect(viewer.provider.authorizedScope).toBe('readonly')
  expect(viewer.texts().sort()).toEqual(['in time', 'keep'])
  await own.saved()
  expect(own.texts().sort()).toEqual(['in time', 'keep'])
  const stubborn = new TestWindow(door, door.projectId, {
    doc: guest.doc,
    token: tokenOf(member),
    url: door.doorUrl + SYNC_PATH,
    socketClass: secureSocketClass({ hostKey: door.hostKeys.publicKey }),
  })
  await until('a late edit is refused in words', () => stubborn.hasHeard('refused'))
  expect(stubborn.hasHeard('refused')).toMatchObject({ message: expect.stringMatching(/no longer change/) })
  expect(own.texts()).not.toContain('too late')
})

test('who becomes an editor may edit, with the new secret', async () => {
  const { door, own } = await scene()
  const member = door.join('contributor')
  const before = await guestWindow(door, member).synced()
  expect(before.provider.authorizedScope).toBe('readonly')
  door.change(member, 'editor')
  before.close()
  const guest = await guestWindow(door, member).synced()
  guest.addCard('now')
  await guest.saved()
  await until('the host sees it', () => own.texts().includes('now'))
})

test('who was removed is out, and does not come back', async () => {
  const { door, own } = await scene()
  const member = door.join('contributor')
  const guest = await guestWindow(door, member).synced()
  guest.provider.setAwarenessField('participantId', member.id)
  const isSeen = () =>
    [...(own.provider.awareness?.getStates().values() ?? [])].some(
      ({ participantId }) => participantId === member.id,
    )
  await until('the host sees them', isSeen)
  door.change(member, undefined)
  await until('they are refused', () => guest.denied)
  await until('nobody sees them any more', () => !isSeen())
})

test('who types and goes loses nothing', async () => {
  const { door, own } = await scene()
  const others = Array.from({ length: 3 }, async () => {
    const guest = await enter(door, door.join('editor'))
    guest.send(KIND.sync, STEP.two, varBytes(NOTHING))
    return guest
  })
  const [guest] = await Promise.all(others)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(own.doc))
  doc.on('update', (update: Uint8Array) => guest?.send(KIND.sync, STEP.update, varBytes(update)))
  for (let at = 0; at < 200; at++) {
    const card = new Y.Map()
    doc.getMap('cards').set(`last-words-${at}`, card)
  }
  guest?.socket.close()
  await until('all of it came', () => own.doc.getMap('cards').has('last-words-199'))
  expect([...own.doc.getMap('cards').keys()].filter((id) => id.startsWith('last-words')).length).toBe(200)
})

test('who asks for the whole project again and again is sent away', async () => {
  const { door } = await scene()
  const guest = await enter(door, door.join('viewer'))
  const ask = () => guest.send(KIND.sync, STEP.one, varBytes(new Uint8Array([0])))
  ask()
  await until('the first question was answered', () => guest.words().includes('Checkout'))
  for (let again = 0; again < 5; again++) ask()
  await until('it was sent away', () => guest.closed)
  expect(guest.words()).toMatch(/asked for the whole project again and again/)
})

test('a guest is let into their own project alone, with a secret, never with the host’s token', async () => {
  const { door } = await scene()
  const member = door.join('editor')
  const refused = [
    `${DOCUMENT_VERSION}.${door.token}`,
    `${DOCUMENT_VERSION}.nobody-at-all-nobody`,
    member.secret,
    `${DOCUMENT_VERSION + 1}.${member.secret}`,
  ]
  for (const token of refused) {
    const guest = await new RawGuest(door).enter(token)
    expect(guest.words()).toMatch(/The room does not know this guest|another version/)
  }
  const elsewhere = new TestWindow(door, 'another-project', {
    token: tokenOf(member),
    url: door.doorUrl + SYNC_PATH,
    socketClass: secureSocketClass({ hostKey: door.hostKeys.publicKey }),
  })
  await until('another project is refused', () => elsewhere.denied)
  // Nor does a guest's secret open anything on loopback.
  const window = new TestWindow(door, door.projectId, { token: tokenOf(member) })
  await until('a window with it is refused', () => window.denied)
})

test('edits go out at once; where people point is gathered into one message', async () => {
  const { door, own } = await scene()
  const pointing = Array.from({ length: 5 }, async () => {
    const member = door.join('viewer')
    return { member, guest: await guestWindow(door, member).synced() }
  })
  const crowd = await Promise.all(pointing)
  const watcher = await enter(door, door.join('viewer'))
  watcher.send(KIND.sync, STEP.one, varBytes(new Uint8Array([0])))
  await own.saved()
  const before = watcher.received.length
  for (let step = 0; step < 40; step++) {
    for (const { member, guest } of crowd)
      guest.provider.awareness?.setLocalState({
        participantId: member.id,
        cursor: { mapId: 'map', x: step, y: 0 },
      })
    await new Promise(setImmediate)
  }
  const isThere = ({ member }: (typeof crowd)[number]) =>
    watcher.received.some((bytes) => {
      const words = Buffer.from(bytes).toString('utf8')
      return words.includes(member.id) && words.includes('"x":39')
    })
  await until('everybody’s last place arrived', () => crowd.every(isThere))
  // Two hundred were said.
  expect(watcher.received.length - before).toBeLessThan(30)
  const texts = () => (watcher.words().match(/edit number \d+/g) ?? []).length
  own.addCard('edit number 1')
  await until('an edit arrived', () => texts() === 1)
})

test('guests are not told about files of the host’s machine', async () => {
  const { door, own } = await scene()
  const guest = await guestWindow(door, door.join('editor')).synced()
  const board = door.project.notices as NoticeBoard
  board.put('The file at /home/somebody/map.journey was changed.')
  await until('the own window heard it', () => own.hasHeard('notice'))
  await guest.saved()
  expect(guest.hasHeard('notice')).toBeUndefined()
})

test.each(ROLES)('role %s: what to do about lost cards is not for guests to say', async (role) => {
  const { door, own } = await scene()
  const answered = vi.spyOn(door.project.history, 'answerLoss')
  const guest = await enter(door, door.join(role))
  guest.send(KIND.sync, STEP.two, varBytes(NOTHING))
  guest.send(KIND.stateless, varText('{"type":"loss-answered","versionId":"v1"}'))
  guest.send(KIND.stateless, varText('{"type":"confirm","number":7}'))
  await until('the host answered', () => guest.closed ?? guest.words().includes('"number":7'))
  expect(answered).not.toHaveBeenCalled()
  expect(guest.words()).not.toMatch(/"type":"(?:loss|history|merged|moved)"/)
  own.provider.sendStateless('{"type":"loss-answered","versionId":"v1"}')
  await until('the own window was heard', () => answered.mock.calls.length === 1)
  reportBattery('T9', 'combinations', 1)
})
