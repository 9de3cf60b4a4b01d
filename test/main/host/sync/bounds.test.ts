import { expect, onTestFinished, test } from 'vitest'
import { createAwarenessGates } from '#main/host/sync/awareness-gate.ts'
import { createClientOwners } from '#main/host/sync/client-owners.ts'
import { readFrame } from '#main/host/sync/frame.ts'
import { keepOwnPresence, type PresenceOwner } from '#main/host/sync/presence.ts'
import { createTokenBucket } from '#main/host/sync/token-bucket.ts'
import { readPresence } from '#shared/protocol/presence.ts'
import { KIND, message, varBytes, varText } from '../support/raw-socket.ts'
import { until } from '../support/until.ts'

test('a bucket lets a burst through, then as much as flows in', () => {
  const bucket = createTokenBucket(10, 2)
  expect(bucket.take(10, 0)).toBe(true)
  expect(bucket.take(1, 0)).toBe(false)
  expect(bucket.take(1, 499)).toBe(false)
  expect(bucket.take(1, 500)).toBe(true)
  expect(bucket.take(10, 3_600_000)).toBe(true)
  expect(bucket.take(1, 3_600_000)).toBe(false)
})

test('a message is one of a known kind, about a document, within its bound', () => {
  expect(readFrame(message('abc', KIND.sync, 0, varBytes(new Uint8Array(9))))).toEqual({
    document: 'abc',
    type: 0,
  })
  expect(readFrame(message('abc', KIND.awareness, varBytes(new Uint8Array(60_000))))).toBeDefined()
  for (const bytes of [
    message('abc', KIND.awareness, varBytes(new Uint8Array(70_000))),
    message('abc', 9),
    message('', KIND.sync),
    message('a b', KIND.sync),
    message('a\u0000session', KIND.sync),
    message('../a', KIND.sync),
    varText('abc'),
    new Uint8Array([3, 97]),
  ])
    expect(readFrame(bytes)).toBeUndefined()
})

const noGuests = () => false

test('a window keeps the first presence it names, others’ and empty ones are left out', () => {
  const owners = createClientOwners()
  owners.claim(5, 'other')
  const owner: PresenceOwner = { presence: undefined, person: undefined }
  const states = new Map<number, unknown>([
    [9, {}],
    [5, { participantId: 'me' }],
    [1, { participantId: 'me', cursor: { mapId: 'm', x: 1, y: 2 }, name: 'not said here' }],
    [2, { participantId: 'me' }],
  ])
  keepOwnPresence(states, owner, owners, noGuests)
  expect([...states]).toEqual([
    [
      1,
      {
        participantId: 'me',
        cursor: { mapId: 'm', x: 1, y: 2 },
        laser: false,
        area: null,
        selection: [],
        editing: null,
      },
    ],
  ])
  expect(owner).toEqual({ presence: 1, person: 'me' })
  const later = new Map<number, unknown>([
    [1, { participantId: 'somebody' }],
    [2, { participantId: 'me' }],
  ])
  keepOwnPresence(later, owner, owners, noGuests)
  expect(later.size).toBe(0)
})

test('a guest speaks as who they are, a window as anybody but a guest', () => {
  const owners = createClientOwners()
  const says = (participantId: string) => new Map<number, unknown>([[1, { participantId }]])
  const guest: PresenceOwner = { presence: undefined, person: 'guest' }
  const forged = says('host')
  keepOwnPresence(forged, guest, owners, noGuests)
  expect([...forged, guest.presence]).toEqual([undefined])
  const stolen = says('guest')
  keepOwnPresence(stolen, { presence: undefined, person: undefined }, owners, (id) => id === 'guest')
  expect(stolen.size).toBe(0)
  const own = says('guest')
  keepOwnPresence(own, guest, owners, noGuests)
  expect(own.size).toBe(1)
})

test('a presence has a shape, and no more in it than a window needs to draw', () => {
  const somebody = { participantId: 'me' }
  for (const wrong of [
    null,
    [],
    'me',
    { ...somebody, participantId: '../me' },
    { ...somebody, cursor: { mapId: 'm', x: Number.NaN, y: 0 } },
    { ...somebody, cursor: { x: 0, y: 0 } },
    { ...somebody, area: { mapId: 'm', x: 0, y: 0, width: Infinity, height: 1 } },
    { ...somebody, selection: Array.from({ length: 51 }, (_, index) => `card-${index}`) },
    { ...somebody, editing: 'x'.repeat(201) },
    { ...somebody, laser: 1 },
  ])
    expect(readPresence(wrong)).toBeUndefined()
})

test('a client id stays with who said first that it is theirs', () => {
  const owners = createClientOwners()
  expect(owners.claim(1, 'one')).toBe(true)
  expect(owners.claim(1, 'other')).toBe(false)
  expect(owners.claim(1, 'one')).toBe(true)
  expect([...owners.foreignTo('other')]).toEqual([1])
  expect([...owners.foreignTo('one')]).toEqual([])
  for (let id = 2; id < 200; id++) owners.claim(id, 'one')
  expect(owners.foreignTo('other').size).toBe(64)
  expect(owners.foreignTo('other').has(199)).toBe(true)
})

test('of the presence that comes within one turn, the latest is let through, all peers’ at once', async () => {
  const taken: string[] = []
  const openGate = createAwarenessGates()
  const [one, other] = [0, 0].map(() => {
    const gate = openGate((message) => taken.push(Buffer.from(message).toString()))
    onTestFinished(() => gate.close())
    return gate
  })
  for (let at = 0; at < 100; at++) {
    one?.take(Buffer.from(`one ${at}`), 'document')
    other?.take(Buffer.from(`other ${at}`), 'document')
  }
  one?.take(Buffer.from('one elsewhere'), 'another document')
  expect(taken).toEqual([])
  await until('something came through', () => taken.length > 0)
  expect(taken.sort()).toEqual(['one 99', 'one elsewhere', 'other 99'])
})

test('presence goes before what its peer says next, but no flood of it', () => {
  const taken: number[] = []
  const gate = createAwarenessGates()((message) => taken.push(message[0] ?? -1))
  onTestFinished(() => gate.close())
  gate.hurry()
  expect(taken).toEqual([])
  for (let at = 0; at < 100; at++) {
    gate.take(Uint8Array.of(at), 'document')
    gate.hurry()
  }
  expect(taken.length).toBeGreaterThanOrEqual(20)
  expect(taken.length).toBeLessThan(30)
  expect(taken[0]).toBe(0)
})
