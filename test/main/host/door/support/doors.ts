import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { DoorPlace } from '#main/host/door/door-names.ts'
import type { Host, HostOptions } from '#main/host/host.ts'
import { DOOR_API } from '#shared/protocol/door.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { ask, newMachine, newProject, runningHost } from '../../support/test-host.ts'

export const GUEST_PAGE = '<!doctype html><title>Join the workshop</title>'
export const SCRIPT = `export const words = ${JSON.stringify('one journey after another '.repeat(100))}`

/** Adds the guests' page to a built app, and a script with its compressed form. */
export async function writeGuestPage(rendererFolder: string): Promise<void> {
  await mkdir(join(rendererFolder, 'guest'))
  await writeFile(join(rendererFolder, 'guest', 'index.html'), GUEST_PAGE)
  await writeFile(join(rendererFolder, 'assets', 'guest-0a1B2c3D.js'), SCRIPT)
  await writeFile(join(rendererFolder, 'assets', 'guest-0a1B2c3D.js.gz'), gzipSync(SCRIPT))
}

/** A host whose app has the guests' page and compressed files, with a project. */
export async function hostWithProject(
  options: Partial<HostOptions> = {},
  title = 'Checkout',
): Promise<{ readonly host: Host; readonly id: string }> {
  const machine = await newMachine()
  await writeGuestPage(machine.options.rendererFolder)
  const host = await runningHost(machine, options)
  const { id } = await newProject(host, title)
  return { host, id }
}

/** Opens a project's door on loopback, at any free port. */
export async function opened(host: Host, id: string, place: Partial<DoorPlace> = {}): Promise<DoorView> {
  const view = await host.openDoor(id, { address: '127.0.0.1', port: await freePort(), ...place })
  if (!view.ok) throw new Error(view.error.message)
  return view.value
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Asks the host about a project's door as a window does. */
export async function askDoor<T>(
  host: Host,
  method: 'GET' | 'POST' | 'DELETE',
  id: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: T }> {
  const answer = await ask(
    host,
    method,
    DOOR_API.door(id),
    body === undefined ? {} : { body: JSON.stringify(body) },
  )
  return { status: answer.status, body: (await answer.json()) as T }
}
