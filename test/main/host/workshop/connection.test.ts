import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Connection } from '#main/host/workshop/connection.ts'
import type { RoomSocket } from '#main/host/workshop/socket.ts'
import { viewFor } from '#main/host/workshop/view.ts'
import { BareRoom } from './support/reducing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A socket that only notes what is done with it; `unread` bytes wait for the other side. */
function socketOf() {
  const seen = { sent: [] as string[], isEnded: false, unread: 0 }
  const socket: RoomSocket = {
    send: (text) => seen.sent.push(text),
    close: () => undefined,
    terminate: () => {
      seen.isEnded = true
    },
    bufferedAmount: () => seen.unread,
  }
  return { seen, connection: new Connection(socket, { kind: 'door', peer: '10.0.0.1' }) }
}

test('whoever does not say who they are is dropped after ten seconds', () => {
  const { seen } = socketOf()
  vi.advanceTimersByTime(9_900)
  expect(seen.isEnded).toBe(false)
  vi.advanceTimersByTime(200)
  expect(seen.isEnded).toBe(true)
})

test('whoever is in is dropped once they have said nothing for twenty-five seconds', () => {
  const { seen, connection } = socketOf()
  connection.seat({ kind: 'person', id: 'ana' })
  for (let pings = 0; pings < 10; pings++) {
    vi.advanceTimersByTime(20_000)
    expect(connection.admits('{"type":"ping","number":1}')).toBe(true)
  }
  vi.advanceTimersByTime(24_900)
  expect(seen.isEnded).toBe(false)
  vi.advanceTimersByTime(200)
  expect(seen.isEnded).toBe(true)
})

test('whoever does not read what they are sent is dropped', () => {
  const { seen, connection } = socketOf()
  connection.send({ type: 'notice', message: 'read' })
  seen.unread = 2 * 1024 * 1024 + 1
  connection.send({ type: 'notice', message: 'not read' })
  expect(seen.sent).toHaveLength(1)
  expect(seen.isEnded).toBe(true)
})

test('a room in turmoil is shown ten times a second and not more, and one that looks the same not at all', () => {
  const { seen, connection } = socketOf()
  connection.seat({ kind: 'person', id: 'lead' })
  const room = new BareRoom({ lead: 'facilitator', ana: 'contributor' })
  const about = () => ({ snapshot: room.snapshot(), door: null, now: Date.now() })
  const show = () => connection.show(() => viewFor(room.state, { id: 'lead', role: 'facilitator' }, about()))
  for (let change = 0; change < 200; change++) {
    room.does('ana', { type: 'me', name: `Ana ${change}` })
    show()
    vi.advanceTimersByTime(5)
  }
  expect(seen.sent.length).toBeGreaterThan(8)
  expect(seen.sent.length).toBeLessThan(13)
  vi.advanceTimersByTime(200)
  const before = seen.sent.length
  show()
  vi.advanceTimersByTime(200)
  expect(seen.sent).toHaveLength(before)
  expect(JSON.parse(seen.sent.at(-1) ?? '').view.people[1].name).toBe('Ana 199')
})
