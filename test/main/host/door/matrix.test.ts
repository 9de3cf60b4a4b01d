/**
 * Who gets what, at the host's own port and at its door: every way to name the listener × every page that might ask × every
 * path × every kind of key. Without a key there is nothing but the public files.
 */
import { connect } from 'node:tls'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { DOOR_API } from '#shared/protocol/door.ts'
import { API, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { reportBattery } from '#test/support/battery.ts'
import { rawRequest } from '../support/raw-http.ts'
import { freePort, GUEST_PAGE, hostWithProject, opened } from './support/doors.ts'

interface Place {
  readonly host: Host
  readonly id: string
  /** Of the listener that is asked. */
  readonly port: number
  /** Of the other one. */
  readonly otherPort: number
}

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]
/** A masked close frame, which ends an opened WebSocket and is nothing to a refused one. */
const CLOSE = '\x88\x80\x00\x00\x00\x00'

const requests: Record<string, (place: Place) => readonly string[]> = {
  'the page': () => ['GET / HTTP/1.1'],
  'its head': () => ['HEAD / HTTP/1.1'],
  'a script': () => ['GET /assets/guest-0a1B2c3D.js HTTP/1.1'],
  'the page, posted to': () => ['POST / HTTP/1.1', 'Content-Length: 0'],
  'a file outside': () => ['GET /../data/door/host.key HTTP/1.1'],
  'the API': () => [`GET ${API.projects} HTTP/1.1`],
  'the API of the door': ({ id }) => [`GET ${DOOR_API.door(id)} HTTP/1.1`],
  'opening the door': ({ id }) => [
    `POST ${DOOR_API.door(id)} HTTP/1.1`,
    `${REQUEST_HEADER.name}: ${REQUEST_HEADER.value}`,
    'Content-Length: 2',
  ],
  'a preflight': () => [`OPTIONS ${API.projects} HTTP/1.1`, 'Access-Control-Request-Method: POST'],
  'the room': () => [`GET ${ROOM_PATH} HTTP/1.1`, ...UPGRADE],
  syncing: () => [`GET ${SYNC_PATH} HTTP/1.1`, ...UPGRADE],
  'a tunnel': () => [`GET ${DOOR_API.tunnel('abcdefgh', ROOM_PATH)} HTTP/1.1`, ...UPGRADE],
  'another socket': () => ['GET /socket HTTP/1.1', ...UPGRADE],
}

const names: Record<string, (place: Place) => string> = {
  'its own name': ({ port }) => `127.0.0.1:${port}`,
  'a rebinding name': ({ port }) => `evil.example:${port}`,
  'the other port': ({ otherPort }) => `127.0.0.1:${otherPort}`,
}
const pages: Record<string, ((place: Place) => string) | undefined> = {
  'no page': undefined,
  'its own page': ({ port }) => `http://127.0.0.1:${port}`,
  'a page of the web': () => 'https://evil.example',
  'a page of the other port': ({ otherPort }) => `http://127.0.0.1:${otherPort}`,
  'a sandbox': () => 'null',
}
const tokens: Record<string, ((place: Place) => string) | undefined> = {
  'no token': undefined,
  'the token': ({ host }) => host.token,
}

/** What is answered to somebody who asks under the right name from the right page, without and with the token. */
const EXPECTED: Record<'loopback' | 'door', Record<string, readonly [without: number, withToken: number]>> = {
  loopback: {
    'the page': [200, 200],
    'its head': [200, 200],
    'a script': [200, 200],
    'the page, posted to': [405, 405],
    'a file outside': [404, 404],
    'the API': [401, 200],
    'the API of the door': [401, 200],
    'opening the door': [401, 400],
    'a preflight': [401, 405],
    'the room': [101, 101],
    syncing: [101, 101],
    'a tunnel': [404, 404],
    'another socket': [404, 404],
  },
  door: {
    'the page': [200, 200],
    'its head': [200, 200],
    'a script': [200, 200],
    'the page, posted to': [405, 405],
    'a file outside': [404, 404],
    'the API': [404, 404],
    'the API of the door': [404, 404],
    'opening the door': [405, 405],
    'a preflight': [405, 405],
    'the room': [101, 101],
    syncing: [101, 101],
    'a tunnel': [404, 404],
    'another socket': [404, 404],
  },
}

for (const at of ['loopback', 'door'] as const)
  test(`at the ${at}, every name × page × path × token`, async () => {
    const place = await placeAt(at)
    for (const [name, hostOf] of Object.entries(names))
      for (const [page, originOf] of Object.entries(pages))
        for (const [token, tokenOf] of Object.entries(tokens)) {
          const isWelcome = name === 'its own name' && (page === 'no page' || page === 'its own page')
          const headers = [
            `Host: ${hostOf(place)}`,
            ...(originOf ? [`Origin: ${originOf(place)}`] : []),
            ...(tokenOf ? [`Authorization: Bearer ${tokenOf(place)}`] : []),
          ]
          const row = async (request: string) => {
            const answer = await ask(place.port, [...(requests[request]?.(place) ?? []), ...headers])
            const told = `${request}, asked by ${name} from ${page} with ${token}`
            const expected = EXPECTED[at][request]?.[tokenOf ? 1 : 0]
            expect([told, answer.status]).toEqual([told, isWelcome ? expected : 403])
            expect(answer.head, told).not.toMatch(/^(?:set-cookie|access-control-[\w-]+):/im)
          }
          await Promise.all(Object.keys(requests).map(row))
          reportBattery('T8', 'requests', Object.keys(requests).length)
        }
  })

async function placeAt(at: 'loopback' | 'door'): Promise<Place> {
  const { host, id } = await hostWithProject()
  const doorPort = Number(new URL((await opened(host, id)).address).port)
  return at === 'door'
    ? { host, id, port: doorPort, otherPort: host.port }
    : { host, id, port: host.port, otherPort: doorPort }
}

/** Asks for a WebSocket and hangs up at once where it opens; sends the body of a request that has one. */
const ask = (port: number, lines: readonly string[]) =>
  rawRequest(
    port,
    lines,
    lines.includes('Upgrade: websocket') ? CLOSE : lines.includes('Content-Length: 2') ? '{}' : '',
  )

test('at the door two Host headers, or none, open nothing', async () => {
  const { port } = await placeAt('door')
  const good = `Host: 127.0.0.1:${port}`
  for (const hosts of [[], [good, good], [good, 'Host: evil.example'], ['Host: evil.example', good]])
    for (const request of ['GET / HTTP/1.1', `GET ${ROOM_PATH} HTTP/1.1`])
      expect([400, 403]).toContain((await ask(port, [request, ...hosts, ...UPGRADE])).status)
})

test('no file of the host’s own is to be had at the door', async () => {
  const { host, id, port } = await placeAt('door')
  const { token } = host
  for (const path of [
    '/data/door/host.key',
    '/door/certificate.pem',
    '/%2e%2e/data/door/host.key',
    `/rooms/${id}.json`,
    `/journals/${id}`,
    '/throughline.log',
    '/projects/Checkout.journey',
    `${API.file(id)}?token=${token}`,
    `${API.thumbnail(id)}`,
    '/index.html/../../data/library.json',
  ]) {
    const answer = await rawRequest(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`])
    expect([400, 404], path).toContain(answer.status)
    expect(answer.body, path).not.toContain(token)
  }
})

test('further names of a door are answered to, and no others', async () => {
  const { host, id } = await hostWithProject()
  const port = await freePort()
  const door = await opened(host, id, {
    port,
    names: ['maps.test', 'maps.test:8080', 'https://maps.example'],
  })
  expect(door.address).toBe(`http://maps.test:${port}`)
  const askAs = (name: string, origin?: string, request = 'GET / HTTP/1.1', more: readonly string[] = []) =>
    ask(port, [request, `Host: ${name}`, ...(origin ? [`Origin: ${origin}`] : []), ...more])
  const good: readonly (readonly [string, string])[] = [
    [`maps.test:${port}`, `http://maps.test:${port}`],
    [`MAPS.test:${port}`, `http://maps.test:${port}`],
    ['maps.test:8080', 'http://maps.test:8080'],
    ['maps.example', 'https://maps.example'],
    [`127.0.0.1:${port}`, `http://127.0.0.1:${port}`],
  ]
  for (const [name, origin] of good) {
    const page = await askAs(name, origin)
    expect([name, page.status, page.body]).toEqual([name, 200, GUEST_PAGE])
    expect((await askAs(name, origin, `GET ${ROOM_PATH} HTTP/1.1`, UPGRADE)).status, name).toBe(101)
  }
  expect((await askAs(`maps.test:${port}`)).head).toContain(
    `connect-src 'self' ws://maps.test:${port} ws://maps.test:8080 wss://maps.example ws://127.0.0.1:${port};`,
  )
  for (const name of ['maps.test', 'maps.test:8081', `evil.maps.test:${port}`, `localhost:${port}`])
    expect((await askAs(name)).status, name).toBe(403)
  for (const origin of ['http://maps.example', 'https://maps.test', 'http://maps.test'])
    expect((await askAs(`maps.test:${port}`, origin)).status, origin).toBe(403)
})

test('what is no name is refused', async () => {
  const { host, id } = await hostWithProject()
  for (const name of [
    '',
    'two words',
    'maps.test/path',
    'user@maps.test',
    'ftp://maps.test',
    'https://maps.test/#a',
  ]) {
    const refused = await host.openDoor(id, { address: '127.0.0.1', port: await freePort(), names: [name] })
    expect(refused.ok ? 'opened' : refused.error.code, name).toBe('bad-name')
  }
})

test('the door for desktop apps has the two sealed sockets, for no page, and nothing else', async () => {
  const { host, id } = await hostWithProject()
  const { invitation } = await opened(host, id)
  const port = Number(/:(\d+)\//.exec(invitation ?? '')?.[1])
  const name = `Host: 127.0.0.1:${port}`
  const rows: readonly (readonly [readonly string[], number])[] = [
    [[`GET ${ROOM_PATH} HTTP/1.1`, name, ...UPGRADE], 101],
    [[`GET ${SYNC_PATH} HTTP/1.1`, name, ...UPGRADE], 101],
    [[`GET ${ROOM_PATH} HTTP/1.1`, name, `Origin: https://127.0.0.1:${port}`, ...UPGRADE], 403],
    [[`GET ${ROOM_PATH} HTTP/1.1`, 'Host: evil.example', ...UPGRADE], 403],
    [['GET /socket HTTP/1.1', name, ...UPGRADE], 404],
    [['GET / HTTP/1.1', name], 404],
    [['GET /assets/guest-0a1B2c3D.js HTTP/1.1', name], 404],
    [[`GET ${API.projects} HTTP/1.1`, name, `Authorization: Bearer ${host.token}`], 404],
  ]
  for (const [lines, status] of rows) expect(await tlsStatus(port, lines), lines.join()).toBe(status)
  // Plain HTTP at that port is no TLS: nothing is said at all, or that this is wrong.
  const plain = await rawRequest(port, ['GET / HTTP/1.1', name]).catch(() => undefined)
  expect([undefined, 400]).toContain(plain?.status || undefined)
})

function tlsStatus(port: number, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
    let received = ''
    socket.setEncoding('latin1').on('error', reject)
    socket.on('data', (chunk: string) => {
      received += chunk
      if (received.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('close', () => resolve(Number(received.split(' ')[1])))
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}
