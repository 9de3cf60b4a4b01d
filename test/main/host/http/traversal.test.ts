/** The same ways out of a folder that the shell's own scheme is asked, asked of the host: of its files, its pictures, its door. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { API } from '#shared/protocol/http.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { waysOut } from '#test/support/traversal.ts'
import { freePort } from '../door/support/doors.ts'
import { rawRequest } from '../support/raw-http.ts'
import { newMachine, newProject, runningHost } from '../support/test-host.ts'

const SEED = runsOf('THROUGHLINE_SEED', 1_500)
const COUNT = runsOf('TRAVERSALS', 70)
const SECRET = 'nobody may read this'
/** As many requests at a time. */
const AT_ONCE = 25

/** Bytes on the wire: Node's own clients would mend a path before they send it. */
const target = (way: string): string => Buffer.from(way.replaceAll(/[\r\n]/g, ''), 'utf8').toString('latin1')

async function placeOfSecrets() {
  const machine = await newMachine()
  const { folder, options } = machine
  await mkdir(join(folder, 'secrets'))
  for (const path of [
    'secret.txt',
    'secrets/passwd',
    'renderer/.env',
    'data/secret.txt',
    'projects/secret.txt',
  ]) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), SECRET)
  }
  const host = await runningHost(machine)
  const { id } = await newProject(host)
  const port = await freePort()
  const door = await host.openDoor(id, { address: '127.0.0.1', port })
  if (!door.ok) throw new Error(door.error.message)
  return { host, id, options, doorPort: port }
}

test(`${COUNT} ways out end at nothing at the host, in every route that takes a name, and at the door`, {
  timeout: 120_000,
}, async () => {
  const { host, id, doorPort } = await placeOfSecrets()
  const named = (route: (name: string) => string, way: string) =>
    route('@').replace(/%40|@/, way.replace(/^\/+/, ''))
  const places: Readonly<Record<string, readonly [port: number, pathOf: (way: string) => string]>> = {
    'its files': [host.port, (way) => way],
    'its assets': [host.port, (way) => `/assets/templates/${way}`],
    'a picture': [host.port, (way) => named((name) => API.image(id, name), way)],
    'a project': [host.port, (way) => named((name) => API.file(name), way)],
    'a thumbnail': [host.port, (way) => named((name) => API.thumbnail(name), way)],
    'a template': [host.port, (way) => named((name) => API.template(name), way)],
    'the door': [doorPort, (way) => way],
  }
  const ways = waysOut(SEED, COUNT)
  for (const [place, [port, pathOf]] of Object.entries(places)) {
    const ask = async (way: string) => {
      const path = target(pathOf(way))
      const headers = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${host.token}`]
      const { status, body } = await rawRequest(port, [`GET ${path} HTTP/1.1`, ...headers])
      const note = `${place}, seed ${SEED}: ${way}`
      expect(body, note).not.toContain(SECRET)
      // What is no request at all is cut off or called bad; what names nothing is not there.
      expect([200, 400, 404, 405, 414, 431], note).toContain(status)
      if (status === 200) expect(body, note).toContain('<!doctype html>')
    }
    for (let from = 0; from < ways.length; from += AT_ONCE)
      await Promise.all(ways.slice(from, from + AT_ONCE).map(ask))
    reportBattery('T14', 'traversal requests', ways.length)
  }
})
