import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import type { Problem } from '#shared/base/result.ts'
import { type Adapter, DOOR_API, type DoorHelp } from '#shared/protocol/door.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { ask, newProject } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { askDoor, freePort, hostWithProject, opened } from './support/doors.ts'
import { Guest, wayOf } from './support/guest.ts'

const isOpen = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

test('a window sees this machine’s networks, opens the door at one of them, and closes it', async () => {
  const { host, id } = await hostWithProject()
  const adapters = (await (await ask(host, 'GET', DOOR_API.adapters)).json()) as Adapter[]
  expect(adapters.map(({ address }) => address)).toContain('127.0.0.1')
  expect((await askDoor(host, 'GET', id)).body).toBeNull()

  const port = await freePort()
  const { status, body: door } = await askDoor<DoorView>(host, 'POST', id, { address: '127.0.0.1', port })
  expect(status).toBe(200)
  expect(door.address).toBe(`http://127.0.0.1:${port}`)
  expect(door.code).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/)
  expect(door.link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#${door.code}\\.[\\w-]{43}$`))
  expect(door.invitation).toMatch(
    new RegExp(`^throughline://127\\.0\\.0\\.1:\\d+/#${door.code}\\.[\\da-f]{64}$`),
  )
  expect(door.network).toMatch(/^This machine only \(/)
  expect(door.warning).toBe('Nobody but this machine reaches it. Good for trying things out.')
  expect((await askDoor(host, 'GET', id)).body).toEqual(door)
  expect(await isOpen(door.address)).toBe(true)

  expect((await askDoor(host, 'DELETE', id)).status).toBe(200)
  expect((await askDoor(host, 'GET', id)).body).toBeNull()
  expect(await isOpen(door.address)).toBe(false)
})

test('the door listens at the chosen address alone', async () => {
  const { host, id } = await hostWithProject()
  const { address } = await opened(host, id)
  const { port } = new URL(address)
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const other of others) expect(await isOpen(`http://${other.address}:${port}/`)).toBe(false)
  expect(await isOpen(address)).toBe(true)
})

test('a guest joins with the code of the link and is told when the door closes', async () => {
  const { host, id } = await hostWithProject()
  const way = wayOf(await opened(host, id))
  const guest = await new Guest(way).join(way.code)
  expect((await guest.hears('welcome')).title).toBe('Checkout')
  await host.closeDoor(id)
  expect((await guest.hears('gone')).message).not.toBe('')
  await guest.isClosed()
})

test('all projects share one door, which closes with the last', async () => {
  const { host, id } = await hostWithProject()
  const other = (await newProject(host, 'Onboarding')).id
  const first = await opened(host, id)
  const second = await opened(host, other, { port: undefined })
  expect(second.address).toBe(first.address)
  expect(second.code).not.toBe(first.code)
  const guest = await new Guest(wayOf(second)).join(second.code)
  expect((await guest.hears('welcome')).title).toBe('Onboarding')
  await host.closeDoor(other)
  await guest.hears('gone')
  expect(await isOpen(first.address)).toBe(true)
  await host.closeDoor(id)
  expect(await isOpen(first.address)).toBe(false)
})

/** Every address that begins with 127 is loopback; macOS has to be told of each. */
const hasMoreLoopbacks = process.platform !== 'darwin'

test.runIf(hasMoreLoopbacks)(
  'opening it elsewhere moves it for all, and people come back to the new place',
  async () => {
    const { host, id } = await hostWithProject()
    const other = (await newProject(host, 'Onboarding')).id
    const first = await opened(host, id)
    await opened(host, other, { port: undefined })
    const guest = await new Guest(wayOf(first)).join(first.code)
    const welcome = await guest.hears('welcome')
    const moved = await opened(host, other, { address: '127.0.0.2', port: undefined })
    expect(moved.address).toBe(first.address.replace('127.0.0.1', '127.0.0.2'))
    expect(await isOpen(first.address)).toBe(false)
    const { body: here } = await askDoor<DoorView>(host, 'GET', id)
    expect(here.address).toBe(moved.address)
    expect(here.code).toBe(first.code)
    await guest.isClosed()
    const back = await new Guest(wayOf(here)).resume(welcome)
    expect((await back.hears('welcome')).you.id).toBe(welcome.you.id)
  },
)

test('a port that is taken is told, and where none was asked for another is found', async () => {
  const { host, id } = await hostWithProject()
  const port = await freePort()
  const foreign = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void foreign.close())
  const taken = await askDoor<Problem>(host, 'POST', id, { address: '127.0.0.1', port })
  expect(taken.status).toBe(409)
  expect(taken.body.message).toBe(
    `Port ${port} is in use by another program. Choose another port, or any free one.`,
  )
  expect((await askDoor(host, 'GET', id)).body).toBeNull()
  const blocked = createServer().listen(4747, '127.0.0.1')
  blocked.on('error', () => undefined)
  onTestFinished(() => void blocked.close())
  const door = await opened(host, id, { port: undefined })
  expect(new URL(door.address).port).not.toBe('4747')
  expect(await isOpen(door.address)).toBe(true)
})

test('a window can choose nothing but a network of this machine, and a project that is there', async () => {
  const { host, id } = await hostWithProject()
  for (const address of ['0.0.0.0', '::', '203.0.113.7', '127.0.0.3']) {
    const { status, body } = await askDoor<Problem>(host, 'POST', id, { address })
    expect([status, body.code]).toEqual([422, 'no-adapter'])
  }
  for (const wrong of [{}, { address: 'localhost' }, { address: '127.0.0.1', port: 70_000 }])
    expect((await askDoor(host, 'POST', id, wrong)).status).toBe(400)
  const unknown = await askDoor<Problem>(host, 'POST', 'abcdefgh', { address: '127.0.0.1' })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'unknown-project'])
})

test.runIf(hasMoreLoopbacks)(
  'a network that is gone is told to those who lead, with what is kept',
  async () => {
    const { host, id } = await hostWithProject()
    // An address of loopback that no adapter has stands for one that the machine has just lost.
    const door = await opened(host, id, { address: '127.0.0.4' })
    expect(door.warning).toMatch(/^This machine has left the network that guests came through/)
    expect(door.warning).toMatch(/Everybody keeps their place and what they wrote\.$/)
  },
)

test('a server may ask for all networks, and knows every name of them', async () => {
  const { host, id } = await hostWithProject()
  const door = await opened(host, id, { address: '0.0.0.0' })
  const { port } = new URL(door.address)
  expect(door.network).toBe('All networks of this machine')
  expect(door.warning).toBeNull()
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address)
  for (const address of addresses) expect(await isOpen(`http://${address}:${port}/`), address).toBe(true)
  // What a window chooses there does not move it.
  const other = (await newProject(host, 'Onboarding')).id
  const { body } = await askDoor<DoorView>(host, 'POST', other, { address: '127.0.0.1' })
  expect([body.address, body.network]).toEqual([door.address, door.network])
})

test('a server’s door stays open without a project, and where it is', async () => {
  const { host, id } = await hostWithProject()
  const kept = await host.keepDoor({ address: '127.0.0.1', port: await freePort() })
  const address = kept.ok ? kept.value : kept.error.message
  expect(await isOpen(address)).toBe(true)
  const { body } = await askDoor<DoorView>(host, 'POST', id, { address: '127.0.0.1', port: await freePort() })
  expect(body.address).toBe(address)
  await host.closeDoor(id)
  expect(await isOpen(address)).toBe(true)
  await host.close()
  expect(await isOpen(address)).toBe(false)
})

test('an IPv6 address is a door like any other', async ({ skip }) => {
  const { host, id } = await hostWithProject()
  const adapters = (await (await ask(host, 'GET', DOOR_API.adapters)).json()) as Adapter[]
  if (!adapters.some(({ address }) => address === '::1')) return skip('This machine has no IPv6.')
  const door = await opened(host, id, { address: '::1' })
  expect(door.address).toMatch(/^http:\/\/\[::1\]:\d+$/)
  expect(door.invitation).toMatch(/^throughline:\/\/\[::1\]:\d+\/#/)
  expect(await isOpen(door.address)).toBe(true)
  const guest = await new Guest(wayOf(door)).join(door.code)
  expect((await guest.hears('welcome')).title).toBe('Checkout')
})

test('what to look at when guests do not get in', async () => {
  const { host, id } = await hostWithProject()
  const help = async () => (await (await ask(host, 'GET', DOOR_API.doorHelp(id))).json()) as DoorHelp | null
  expect(await help()).toBeNull()
  const { address } = await opened(host, id)
  const said = await help()
  expect(said?.reached).toBe(0)
  const words = said?.sentences.join(' ') ?? ''
  expect(words).toMatch(/^No other machine has reached this address yet\./)
  expect(words).toContain(`ports ${new URL(address).port} (TCP, browsers) and `)
  expect(words).toMatch(/client isolation/)
  expect(words).toMatch(/sign-in page/)
})

test('a project that is taken off the list takes its door along', async () => {
  const { host, id } = await hostWithProject()
  const { address } = await opened(host, id)
  await ask(host, 'DELETE', `/api/projects/${id}`)
  await until('the door was closed', async () => !(await isOpen(address)))
})
