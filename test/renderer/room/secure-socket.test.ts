/** A guest's sealed socket against the host's own side of it, over real sockets. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { RoomEntrance } from '#main/host/sync/connect-room.ts'
import { type SecureSocketOptions, secureSocketClass } from '#renderer/room/secure-socket.ts'
import type { Problem } from '#shared/base/result.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { newHostKeys } from '#shared/protocol/secure/host-key.ts'
import { reportBattery } from '#test/support/battery.ts'
import { guestWindow } from '../../main/host/support/guest-window.ts'
import { recordingProxy } from '../../main/host/support/recording-proxy.ts'
import type { TestDoor } from '../../main/host/support/start-door.ts'
import { openTestDoor } from '../../main/host/support/test-door.ts'
import { until } from '../../main/host/support/until.ts'
import { TestWindow } from '../../main/host/support/window.ts'

/** A room that says everything back. */
const ECHO: RoomEntrance = {
  connect: (socket) => ({ receive: (text) => socket.send(text), closed: () => undefined }),
}

function openSocket(door: Pick<TestDoor, 'doorUrl'>, options: Partial<SecureSocketOptions> = {}) {
  const refused: Problem[] = []
  const keys: Uint8Array[] = []
  const heard: unknown[] = []
  const Socket = secureSocketClass({
    hostKey: null,
    onHostKey: (key) => keys.push(key),
    onRefused: (problem) => refused.push(problem),
    ...options,
  })
  const socket = new Socket(door.doorUrl + ROOM_PATH)
  let closed: CloseEvent | undefined
  socket.onmessage = ({ data }) => heard.push(data)
  socket.onclose = (event) => {
    closed = event
  }
  onTestFinished(() => socket.close())
  return { Socket, socket, refused, keys, heard, closed: () => closed }
}

test('texts go through it as through a WebSocket, long ones too', async () => {
  const door = await openTestDoor({ rooms: ECHO })
  const { socket, heard, keys, closed } = openSocket(door, { hostKey: door.hostKeys.publicKey })
  let opened = 0
  socket.addEventListener('open', () => opened++)
  expect(socket.readyState).toBe(0)
  expect(() => socket.send('too early')).toThrow(/not open yet/)
  await until('it opened', () => opened === 1)
  expect(socket.readyState).toBe(1)
  expect(keys).toEqual([door.hostKeys.publicKey])
  const long = 'Zoë’s map. '.repeat(15_000)
  for (const text of ['', 'hello', long]) socket.send(text)
  await until('all came back', () => heard.length === 3)
  expect(heard).toEqual(['', 'hello', long])
  socket.close(1000, 'done')
  await until('it closed', closed)
  expect(socket.readyState).toBe(3)
  expect(closed()?.code).toBe(1000)
})

test('a host with another key than the link’s is refused in words, before anything was said', async () => {
  const door = await openTestDoor({ rooms: ECHO })
  const { refused, closed, keys, socket } = openSocket(door, { hostKey: newHostKeys().publicKey })
  await until('it was refused', closed)
  expect(refused).toMatchObject([{ code: 'somebody-between' }])
  expect(closed()?.code).toBe(4495)
  expect(keys).toEqual([])
  expect(socket.readyState).toBe(3)
})

test('the first host of a page that was typed is the only one it speaks with', async () => {
  const first = await openTestDoor({ rooms: ECHO })
  const other = await openTestDoor({ rooms: ECHO })
  const { Socket, keys, refused } = openSocket(first)
  await until('the first answered', () => keys.length === 1)
  const moved = new Socket(other.doorUrl + ROOM_PATH)
  await until('the other was refused', () => moved.readyState === 3)
  expect(refused).toMatchObject([{ code: 'somebody-between' }])
  expect(keys).toEqual([first.hostKeys.publicKey])
})

test('a server that is no host ends in a closed socket', async () => {
  const server = createServer((_, response) => response.end('a web page'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { closed, keys } = openSocket({ doorUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` })
  await until('it closed', closed)
  expect(keys).toEqual([])
})

test('a frame that was changed on the way ends the socket on either side', async () => {
  const door = await openTestDoor({ rooms: ECHO })
  for (const direction of ['up', 'down'] as const) {
    const proxy = await recordingProxy(door.doorUrl)
    const { socket, heard, refused, closed } = openSocket(proxy, { hostKey: door.hostKeys.publicKey })
    await until('it opened', () => socket.readyState === 1)
    socket.send('before')
    await until('it came back', () => heard.length === 1)
    proxy.damage(direction)
    socket.send('x'.repeat(100))
    await until('it ended', closed)
    expect(heard).toEqual(['before'])
    expect(refused.map(({ code }) => code)).toEqual(direction === 'down' ? ['not-sealed'] : [])
  }
})

test('Hocuspocus’s own provider syncs a document through it', async () => {
  const door = await openTestDoor()
  const own = await new TestWindow(door, door.projectId).synced()
  const card = own.addCard('from the host')
  const guest = await guestWindow(door, door.join('editor')).synced()
  expect(guest.texts()).toEqual(['from the host'])
  guest.addCard('from the guest')
  await guest.saved()
  await until('the host sees it', () => own.texts().includes('from the guest'))
  // What the sockets carry comes back after they were cut.
  door.sync.endPerson('nobody')
  guest.socket.webSocket?.close()
  guest.addCard('while away')
  own.removeCard(card)
  await until('both have the same', () => {
    const [one, other] = [own, guest].map((window) => window.texts().sort().join())
    return one === other && one === 'from the guest,while away'
  })
})

test('whoever listens learns nothing of what is said, in either direction', async () => {
  const door = await openTestDoor()
  const own = await new TestWindow(door, door.projectId).synced()
  own.addCard('Parcel lost without a word')
  own.provider.setAwarenessField('participantId', 'facilitator-of-this-room')
  const proxy = await recordingProxy(door.doorUrl)
  const member = door.join('editor')
  const guest = await guestWindow(door, member, { doorUrl: proxy.doorUrl }).synced()
  guest.provider.setAwarenessField('participantId', member.id)
  guest.addCard('Nobody answers the phone')
  await guest.saved()
  await until('the guest has all', () => guest.texts().length === 2)
  await until('the guest sees who is here', () => (guest.provider.awareness?.getStates().size ?? 0) > 1)
  expect(proxy.bytes('up').length).toBeGreaterThan(200)
  expect(proxy.bytes('down').length).toBeGreaterThan(200)
  const secrets = [
    'Parcel lost',
    'Nobody answers',
    'Checkout',
    'facilitator-of-this-room',
    member.id,
    member.secret,
    door.projectId,
    'cards',
    'participantId',
  ]
  for (const direction of ['up', 'down'] as const)
    for (const word of secrets)
      expect(proxy.bytes(direction).includes(word), `${word} ${direction}`).toBe(false)
  // The same conversation in the clear shows every word of it: the proxy does see what passes.
  const clear = await recordingProxy(`ws://127.0.0.1:${door.port}`)
  await new TestWindow({ port: clear.port, token: door.token }, door.projectId).synced()
  expect(clear.bytes('down').includes('Parcel lost')).toBe(true)
  reportBattery('T8', 'secrets looked for on the wire', secrets.length)
})
