/** Who gets what from the port: pages of the web reach it too, under any name they like. */
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { API, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { rawRequest } from '../support/raw-http.ts'
import { runningHost } from '../support/test-host.ts'

type Words = (host: Host) => string

const goodHosts: Record<string, Words> = {
  'the address': ({ port }) => `127.0.0.1:${port}`,
  localhost: ({ port }) => `localhost:${port}`,
  'localhost in capitals': ({ port }) => `LOCALHOST:${port}`,
  'the IPv6 address': ({ port }) => `[::1]:${port}`,
}
const badHosts: Record<string, Words> = {
  'a rebinding name': ({ port }) => `evil.example:${port}`,
  'a name that begins right': ({ port }) => `127.0.0.1.evil.example:${port}`,
  'another port': ({ port }) => `127.0.0.1:${port + 1}`,
  'no port': () => '127.0.0.1',
  'another loopback address': ({ port }) => `127.0.0.2:${port}`,
  'the address as a number': ({ port }) => `2130706433:${port}`,
  'all interfaces': ({ port }) => `0.0.0.0:${port}`,
  'a trailing dot': ({ port }) => `localhost.:${port}`,
  'a user before it': ({ port }) => `a@127.0.0.1:${port}`,
}
const badOrigins: Record<string, Words> = {
  'a web page': () => 'https://evil.example',
  'a file or a sandbox': () => 'null',
  'another port of this machine': ({ port }) => `http://127.0.0.1:${port + 1}`,
  'TLS on the same port': ({ port }) => `https://127.0.0.1:${port}`,
  'a name that begins right': ({ port }) => `http://127.0.0.1:${port}.evil.example`,
  'a path behind it': ({ port }) => `http://127.0.0.1:${port}/`,
  'another name of this machine': ({ port }) => `http://evil.localhost:${port}`,
}
const targets: Record<string, (host: Host) => string[]> = {
  'the page': () => ['GET / HTTP/1.1'],
  'the API': (host) => [`GET ${API.info} HTTP/1.1`, `Authorization: Bearer ${host.token}`],
  'the WebSocket': () => [
    `GET ${SYNC_PATH} HTTP/1.1`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ],
}
const passes: Record<string, number> = { 'the page': 200, 'the API': 200, 'the WebSocket': 101 }

/** Asks over a raw socket and answers the status; a WebSocket that opens is hung up on at once. */
async function statusOf(host: Host, target: string, headers: readonly string[]): Promise<number> {
  const lines = [...(targets[target]?.(host) ?? []), ...headers]
  // A masked close frame, which ends an opened WebSocket and is nothing to a refused one.
  const close = '\x88\x80\x00\x00\x00\x00'
  return (await rawRequest(host.port, lines, target === 'the WebSocket' ? close : '')).status
}

for (const target of Object.keys(targets)) {
  test(`${target} is there under the names of this machine alone`, async () => {
    const host = await runningHost()
    for (const [name, words] of Object.entries(goodHosts))
      expect(await statusOf(host, target, [`Host: ${words(host)}`]), name).toBe(passes[target])
    for (const [name, words] of Object.entries(badHosts))
      expect(await statusOf(host, target, [`Host: ${words(host)}`]), name).toBe(403)
    expect([400, 403], 'no Host at all').toContain(await statusOf(host, target, []))
    const [good, bad] = [`Host: 127.0.0.1:${host.port}`, 'Host: evil.example']
    for (const two of [
      [good, bad],
      [bad, good],
      [good, good],
    ])
      expect([400, 403], two.join()).toContain(await statusOf(host, target, two))
  })

  test(`${target} is there for pages of this host alone`, async () => {
    const host = await runningHost()
    const name = `Host: 127.0.0.1:${host.port}`
    for (const [page, words] of Object.entries(goodHosts).filter(([, words]) => !/[A-Z]/.test(words(host))))
      expect(await statusOf(host, target, [name, `Origin: http://${words(host)}`]), page).toBe(passes[target])
    for (const [page, words] of Object.entries(badOrigins))
      expect(await statusOf(host, target, [name, `Origin: ${words(host)}`]), page).toBe(403)
  })
}

test('a window that loads its page elsewhere is let in by name', async () => {
  const host = await runningHost(undefined, { origins: ['throughline://app'] })
  const name = `Host: 127.0.0.1:${host.port}`
  for (const target of Object.keys(targets)) {
    expect(await statusOf(host, target, [name, 'Origin: throughline://app'])).toBe(passes[target])
    expect(await statusOf(host, target, [name, 'Origin: throughline://other'])).toBe(403)
  }
})

const wrongTokens: Record<string, (token: string) => Record<string, string>> = {
  none: () => ({}),
  'another one': (token) => ({
    authorization: `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
  }),
  'a part of it': (token) => ({ authorization: `Bearer ${token.slice(0, 20)}` }),
  'more than it': (token) => ({ authorization: `Bearer ${token}A` }),
  'an empty one': () => ({ authorization: 'Bearer ' }),
  'another way to say it': (token) => ({ authorization: `Basic ${token}` }),
  'a cookie': (token) => ({ cookie: `token=${token}` }),
}

test('without the token the API says in a sentence that it is closed, and does nothing', async () => {
  const host = await runningHost()
  const before = await host.listProjects()
  const requests = [
    ['GET', API.info],
    ['GET', API.projects],
    ['POST', API.projects],
    ['POST', API.importFile],
    ['POST', API.openPath],
    ['POST', API.openProject('abc')],
    ['DELETE', API.project(before[0]?.id ?? '')],
    ['GET', API.file(before[0]?.id ?? '')],
    ['GET', API.thumbnail(before[0]?.id ?? '')],
    ['POST', API.print],
    ['GET', '/api/anything'],
    ['GET', `${API.info}?token=${host.token}`],
  ] as const
  for (const [method, path] of requests) {
    for (const [name, headers] of Object.entries(wrongTokens)) {
      const answer = await fetch(new URL(path, host.url), {
        method,
        headers: { [REQUEST_HEADER.name]: REQUEST_HEADER.value, ...headers(host.token) },
        ...(method === 'POST' ? { body: JSON.stringify({ template: 'empty', path: '/etc/passwd' }) } : {}),
      })
      expect(answer.status, `${method} ${path} with ${name}`).toBe(401)
      const { message } = (await answer.json()) as { message: string }
      expect(message).toMatch(/^This window is not allowed in\. Open it with the address/)
    }
  }
  expect(await host.listProjects()).toEqual(before)
})

test('a changing request needs the header that no form can send', async () => {
  const host = await runningHost()
  const before = await host.listProjects()
  const requests = [
    ['POST', API.projects],
    ['DELETE', API.project(before[0]?.id ?? '')],
  ] as const
  for (const [method, path] of requests) {
    for (const value of [undefined, '', '0', '1, 1']) {
      const answer = await fetch(new URL(path, host.url), {
        method,
        headers: {
          authorization: `Bearer ${host.token}`,
          ...(value === undefined ? {} : { [REQUEST_HEADER.name]: value }),
        },
        ...(method === 'POST' ? { body: JSON.stringify({ template: 'empty' }) } : {}),
      })
      expect(answer.status).toBe(403)
    }
  }
  expect(await host.listProjects()).toEqual(before)
})

test('that window, and no page of the web, may read what the host answers', async () => {
  const host = await runningHost(undefined, { origins: ['throughline://app'] })
  const preflight = (origin: string) =>
    rawRequest(host.port, [
      `OPTIONS ${API.projects} HTTP/1.1`,
      `Host: 127.0.0.1:${host.port}`,
      `Origin: ${origin}`,
      'Access-Control-Request-Method: POST',
      `Access-Control-Request-Headers: authorization,${REQUEST_HEADER.name}`,
    ])
  const allowed = await preflight('throughline://app')
  expect(allowed.status).toBe(204)
  expect(allowed.head).toMatch(/^Access-Control-Allow-Origin: throughline:\/\/app$/im)
  expect(allowed.head).not.toMatch(/^Access-Control-Allow-Credentials/im)
  for (const origin of ['https://evil.example', `http://127.0.0.1:${host.port}`, 'throughline://other']) {
    const refused = await preflight(origin)
    expect(refused.status, origin).toBeGreaterThanOrEqual(400)
    expect(refused.head).not.toMatch(/^access-control-/im)
  }
  const lines = [`GET ${API.info} HTTP/1.1`, `Host: 127.0.0.1:${host.port}`, 'Origin: throughline://app']
  expect((await rawRequest(host.port, lines)).status).toBe(401)
  const answer = await rawRequest(host.port, [...lines, `Authorization: Bearer ${host.token}`])
  expect(answer.status).toBe(200)
  expect(answer.head).toMatch(/^Access-Control-Allow-Origin: throughline:\/\/app$/im)
})

test('no answer allows other origins or sets a cookie', async () => {
  const host = await runningHost()
  for (const target of ['the page', 'the API']) {
    const lines = [...(targets[target]?.(host) ?? []), `Host: localhost:${host.port}`]
    const { head } = await rawRequest(host.port, lines)
    expect(head).not.toMatch(/^access-control-/im)
    expect(head).not.toMatch(/^set-cookie/im)
    expect(head).toMatch(/^X-Content-Type-Options: nosniff/im)
    expect(head).toMatch(/^Referrer-Policy: no-referrer/im)
    expect(head).toMatch(/^Content-Security-Policy: default-src 'none'; .*frame-ancestors 'none'/im)
  }
})

test('the host listens on loopback alone', async () => {
  const host = await runningHost()
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others) await expect(fetch(`http://${address}:${host.port}/`)).rejects.toThrow()
  expect((await fetch(host.url)).status).toBe(200)
})
