/**
 * Two machines with a cable between them: a workshop is found and joined, the cable is pulled and put back, and the guest
 * goes on with what was written meanwhile.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RoomState } from '#renderer/room/room-state.ts'
import type { DoorHelp, NearbyWorkshop } from '#shared/protocol/door.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { nodePath } from '../support/host-process.ts'
import { newMachine } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { GUEST_PAGE, writeGuestPage } from './support/doors.ts'
import { ADDRESSES, makeMachines } from './support/namespaces.ts'
import { startProgram } from './support/talk.ts'

interface GuestState extends Pick<RoomState, 'status' | 'you' | 'view' | 'title' | 'outline'> {
  /** How much the host has not yet, and how often it let this guest in. */
  readonly pending: number
  readonly welcomes: number
  /** What came of the thought. */
  readonly parked?: string
}

const program = (name: string) => join(import.meta.dirname, 'support', name)

test('across a network: found, joined, cut off and back with what was written', { timeout: 60_000 }, async ({
  skip,
}) => {
  const machines = makeMachines()
  if (typeof machines === 'string') return skip(machines)
  const { options } = await newMachine()
  await writeGuestPage(options.rendererFolder)
  const node = ['--disable-warning=ExperimentalWarning']
  const settings = JSON.stringify(options)
  const host = startProgram(
    ...machines.on('host', nodePath(), ...node, program('machine-of-host.ts'), settings),
  )
  const guest = startProgram(...machines.on('guest', nodePath(), ...node, program('machine-of-guest.ts')))
  const state = () => guest.ask<GuestState>('state')
  const door = await host.ask<DoorView>('openDoor', 'Checkout', ADDRESSES.host)
  expect(door.address).toBe(`http://${ADDRESSES.host}:4747`)
  expect([door.network, door.warning]).toEqual(['Cable network (eth0)', null])

  expect(await guest.ask('load', door.address)).toBe(GUEST_PAGE)
  expect((await host.ask<DoorHelp>('help')).reached).toBe(1)
  const found = await until('the workshop was heard of', async () => {
    const nearby = await guest.ask<NearbyWorkshop[]>('nearby')
    return nearby.find(({ title }) => title === 'Checkout')
  })
  const [, port, fingerprint] = /:(\d+)\/#[\w-]+\.(.+)$/.exec(door.invitation ?? '') ?? []
  expect(found).toEqual({
    title: 'Checkout',
    host: '',
    address: ADDRESSES.host,
    port: Number(port),
    fingerprint,
  })

  await guest.ask('join', door.link, door.code)
  const before = await until('the guest was in', async () => {
    const now = await state()
    return now.status.kind === 'in' && now.outline ? now : undefined
  })
  expect(before.title).toBe('Checkout')

  machines.cable('down')
  await guest.ask('park', before.outline?.outline.mapId, 'Written without a network')
  const warned = await until('the host saw that its network is gone', async () => {
    return (await host.ask<DoorView>('door')).warning
  })
  expect(warned).toMatch(/^This machine has left the network that guests came through \(Cable network/)
  const away = await until('the guest saw that the host is not reached', async () => {
    const now = await state()
    return now.status.kind === 'away' ? now : undefined
  })
  expect([away.pending, away.parked]).toEqual([1, undefined])

  machines.cable('up')
  const back = await until('the guest is back and the thought is on disk', async () => {
    const now = await state()
    return now.status.kind === 'in' && now.parked !== undefined ? now : undefined
  })
  expect([back.parked, back.pending, back.welcomes]).toEqual(['done', 0, 2])
  expect(back.you?.id).toBe(before.you?.id)
  expect(back.view?.people.filter(({ name }) => name === 'Ada')).toHaveLength(1)
  await until(
    'the host saw its network again',
    async () => (await host.ask<DoorView>('door')).warning === null,
  )

  await host.ask('closeDoor')
  await until('the guest was told', async () => (await state()).status.kind === 'gone')
  await until(
    'the workshop is announced no more',
    async () => (await guest.ask<unknown[]>('nearby')).length === 0,
  )
})
