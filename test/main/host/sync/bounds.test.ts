import { expect, test } from 'vitest'
import { readFrame } from '#main/host/sync/frame.ts'
import { keepOwnPresence } from '#main/host/sync/presence.ts'
import { createTokenBucket } from '#main/host/sync/token-bucket.ts'
import { KIND, message, varBytes, varText } from '../support/raw-socket.ts'

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

test('a window keeps the first presence it names, others’ and empty ones are left out', () => {
  const owner = { presence: undefined as number | undefined }
  const states = new Map<number, unknown>([
    [9, {}],
    [5, { name: 'taken' }],
    [1, { name: 'mine' }],
    [2, { name: 'another' }],
  ])
  keepOwnPresence(states, owner, (id) => id === 5)
  expect([...states.keys()]).toEqual([1])
  expect(owner.presence).toBe(1)
  const later = new Map<number, unknown>([[2, { name: 'another' }]])
  keepOwnPresence(later, owner, () => false)
  expect(later.size).toBe(0)
})
