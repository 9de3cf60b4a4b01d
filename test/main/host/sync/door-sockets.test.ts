/** Who gets as far as a sealed socket, and who does not. */
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RoomEntrance } from '#main/host/sync/connect-room.ts'
import { createDoorKeeper } from '#main/host/sync/door-bounds.ts'
import { ROOM_BOUNDS, ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { RawDoorSocket } from '../support/raw-door-socket.ts'
import { ROOMY } from '../support/start-door.ts'
import { openTestDoor } from '../support/test-door.ts'
import { until } from '../support/until.ts'

const gone = (socket: RawDoorSocket, why: string) => until(why, () => socket.isClosed)

test('a door takes so many sockets, so many of one address, and handshakes at a bounded pace', () => {
  const keeper = createDoorKeeper({
    sockets: 3,
    socketsPerAddress: 2,
    handshakes: { burst: 3, perSecond: 0 },
    handshakesPerAddress: { burst: 2, perSecond: 0 },
  })
  const leave = keeper.enter('a')
  expect(keeper.enter('a')).toBeDefined()
  expect(keeper.enter('a')).toBeUndefined()
  expect(keeper.enter('b')).toBeDefined()
  expect(keeper.enter('c')).toBeUndefined()
  leave?.()
  leave?.()
  expect(keeper.count()).toBe(2)
  expect(keeper.enter('c')).toBeDefined()
  const taken = ['a', 'a', 'a', 'b', 'b'].map((address) => keeper.admitsHandshake(address))
  expect(taken).toEqual([true, true, false, true, false])
})

test('only the room and syncing are behind a door, and only so often', async () => {
  const door = await openTestDoor({ bounds: { ...ROOMY, socketsPerAddress: 2 } })
  const lost = new RawDoorSocket(door, '/elsewhere')
  await gone(lost, 'another path was refused')
  expect(lost.head).toMatch(/^HTTP\/1\.1 404/)
  await until('it was let go', () => door.sockets.count() === 0)
  const open = [new RawDoorSocket(door, SYNC_PATH), new RawDoorSocket(door, ROOM_PATH)]
  await until('two are open', () => open.every((socket) => socket.isOpen))
  const third = new RawDoorSocket(door, SYNC_PATH)
  await gone(third, 'the third was refused')
  expect(third.head).toMatch(/^HTTP\/1\.1 503/)
  open[0]?.socket.destroy()
  await until('one was let go', () => door.sockets.count() === 1)
  const next = new RawDoorSocket(door, SYNC_PATH)
  await until('the next is open', () => next.isOpen)
  for (const socket of [...open, next]) socket.socket.destroy()
})

test('who comes too often is refused before anything is made of it', async () => {
  const door = await openTestDoor({ bounds: { ...ROOMY, handshakesPerAddress: { burst: 2, perSecond: 0 } } })
  const first = [new RawDoorSocket(door, SYNC_PATH), new RawDoorSocket(door, SYNC_PATH)]
  await until('two are open', () => first.every((socket) => socket.isOpen))
  const third = new RawDoorSocket(door, SYNC_PATH)
  await gone(third, 'the third was refused')
  expect(third.head).toMatch(/^HTTP\/1\.1 503 .*Too many come at once\./s)
  expect(door.sockets.count()).toBe(2)
  for (const socket of first) socket.socket.destroy()
})

test('who does not begin with a handshake is out, and who takes too long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const door = await openTestDoor()
  const open = async () => {
    const socket = new RawDoorSocket(door, SYNC_PATH)
    while (!socket.isOpen) await new Promise(setImmediate)
    return socket
  }
  const [silent, busy] = [await open(), await open()]
  expect(await busy.shakeHands(SYNC_PATH)).toBe(true)
  vi.advanceTimersByTime(4_900)
  expect(silent.isClosed).toBe(false)
  vi.advanceTimersByTime(200)
  while (!silent.isClosed) await new Promise(setImmediate)
  expect(busy.isClosed).toBe(false)
  // Sealed, but never says who it is.
  vi.advanceTimersByTime(12_000)
  while (!busy.isClosed) await new Promise(setImmediate)
})

test('frames that no page sends end the socket, without an answer', async () => {
  const door = await openTestDoor()
  const wrong: readonly ((socket: RawDoorSocket) => unknown)[] = [
    (socket) => socket.send(new Uint8Array(33)),
    (socket) => socket.send(new Uint8Array(32)),
    (socket) => socket.send(new Uint8Array(70_000)),
    (socket) => socket.send(new Uint8Array(10), 2 ** 50),
    async (socket) => (await socket.shakeHands(SYNC_PATH)) && socket.send(new Uint8Array(40)),
    async (socket) => (await socket.shakeHands(SYNC_PATH)) && socket.seal('text'),
    async (socket) => (await socket.shakeHands(SYNC_PATH)) && socket.seal(new Uint8Array(300_000)),
  ]
  for (const [index, send] of wrong.entries()) {
    const socket = new RawDoorSocket(door, SYNC_PATH)
    await until('it is open', () => socket.isOpen)
    await send(socket)
    await gone(socket, `attempt ${index} was ended`)
  }
})

test('a page of another version is told so', async () => {
  const door = await openTestDoor()
  const socket = new RawDoorSocket(door, SYNC_PATH)
  await until('it is open', () => socket.isOpen)
  socket.send(Uint8Array.of(9, ...new Uint8Array(32)))
  await gone(socket, 'it was ended')
  // One byte in a frame: the version of this host.
  expect(Buffer.from(socket.head, 'latin1').includes(Buffer.from([0x82, 1, 1]))).toBe(true)
})

test('a room hears its guests, where they come from, and when they are gone', async () => {
  const heard: string[] = []
  const peers: string[] = []
  const rooms: RoomEntrance = {
    connect(_, from) {
      peers.push(from.kind === 'door' ? from.peer : 'window')
      return { receive: (text) => heard.push(text), closed: () => heard.push('closed') }
    },
  }
  const door = await openTestDoor({ rooms })
  const socket = new RawDoorSocket(door, ROOM_PATH)
  expect(await socket.shakeHands(ROOM_PATH)).toBe(true)
  const long = 'x'.repeat(ROOM_BOUNDS.frame - 10)
  socket.seal(long)
  await until('a long one arrived', () => heard.length === 1)
  for (let sent = 0; sent < 100; sent++) socket.seal(`message ${sent}`)
  // All that was said before it went comes first.
  socket.socket.end()
  await until('the room heard that it went', () => heard.at(-1) === 'closed')
  expect(heard).toEqual([long, ...Array.from({ length: 100 }, (_, sent) => `message ${sent}`), 'closed'])
  expect(peers).toEqual(['127.0.0.1'])
})

test('who sends more than can wait for its turn is out', async () => {
  const heard: string[] = []
  const door = await openTestDoor({
    rooms: { connect: () => ({ receive: (text) => heard.push(text), closed: () => undefined }) },
  })
  const socket = new RawDoorSocket(door, ROOM_PATH)
  expect(await socket.shakeHands(ROOM_PATH)).toBe(true)
  const long = 'x'.repeat(ROOM_BOUNDS.frame - 10)
  for (let sent = 0; sent < 200; sent++) socket.seal(long)
  await gone(socket, 'it was ended')
  expect(heard.length).toBeLessThan(200)
})
