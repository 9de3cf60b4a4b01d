/** Guests whose host does not know them any more, at a real door. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { enterAsGuest } from '#renderer/room/enter-as-guest.ts'
import { type Membership, memberships } from '#renderer/room/membership.ts'
import { readLink } from '#shared/protocol/room-link.ts'
import { until } from '#test/main/host/support/until.ts'
import { type OpenWorkshop, openWorkshop } from '../session/support/guests.ts'
import { memoryStorage } from './support/fake-host.ts'

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  vi.stubGlobal('sessionStorage', memoryStorage())
})
afterEach(() => void vi.unstubAllGlobals())

/** Somebody who was here, as their browser remembers it and the host does not. */
const forgotten = ({ door, projectId }: OpenWorkshop, entries: readonly string[]): Membership => ({
  hostKey: readLink(new URL(door.link).hash)?.hostKey ?? '',
  projectId,
  title: 'Checkout',
  id: 'somebody-else-then',
  secret: randomBytes(32).toString('base64url') + projectId,
  name: 'Anna',
  role: 'contributor',
  device: 'laptop',
  entries,
})

function comesBack({ door }: OpenWorkshop, membership: Membership) {
  const room = enterAsGuest({
    ...{ door: door.address, hostKey: null, key: null, name: '', device: 'laptop', membership },
  })
  onTestFinished(room.close)
  const kinds: string[] = []
  room.state.subscribe(({ status }) => kinds.push(status.kind))
  return { room, kinds, status: () => room.state.getState().status }
}

test('whoever the host forgot comes in anew with what they came with, and what they wrote comes along', async () => {
  const workshop = await openWorkshop()
  const mapId = await until('the room has a map', () => workshop.lead.state.getState().view?.mapId)
  const membership = forgotten(workshop, [`#${workshop.door.code}`])
  const unsent = `throughline-unsent:${membership.id}:17`
  localStorage.setItem(unsent, JSON.stringify({ type: 'park', number: 17, mapId, text: 'In the lift' }))
  const { room, kinds, status } = comesBack(workshop, membership)
  await until('they are in', () => status().kind === 'in')
  expect(kinds).not.toContain('refused')
  const { you } = room.state.getState()
  expect(you).toMatchObject({ name: 'Anna', role: 'contributor' })
  expect(you?.id).not.toBe(membership.id)
  expect(memberships()).toMatchObject([{ id: you?.id, secret: you?.secret, entries: membership.entries }])
  await until('it is on the map', () =>
    Object.values(workshop.own.snapshot.getState().notes).some(({ text }) => text === 'In the lift'),
  )
  await until('nothing waits any more', () => room.waiting().length === 0)
  expect(localStorage.getItem(unsent)).toBeNull()
})

test('where that opens nothing they are told, once', async () => {
  const workshop = await openWorkshop()
  const { kinds, status } = comesBack(workshop, forgotten(workshop, ['#222-222']))
  await until('they are refused', () => status().kind === 'refused')
  expect(status()).toMatchObject({ code: 'wrong-code' })
  expect(kinds).toEqual(['refused'])
  const nothing = comesBack(workshop, forgotten(workshop, []))
  await until('they are refused', () => nothing.status().kind === 'refused')
  expect(nothing.status()).toMatchObject({ code: 'unknown-guest' })
})
