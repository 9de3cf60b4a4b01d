/** Two hosts: a window of one takes part in a workshop of the other, through its own host and over TLS. */

import { join } from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { keepCertificate } from '#main/host/door/certificate.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import type { Host } from '#main/host/host.ts'
import { createLog } from '#main/host/log.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import type { Problem } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { DOOR_API, type JoinedElsewhere } from '#shared/protocol/door.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { ask, newMachine, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'
import { hostWithProject, opened } from './support/doors.ts'
import { Guest } from './support/guest.ts'

async function askToJoin<T>(host: Host, invitation: string): Promise<{ status: number; body: T }> {
  const answer = await ask(host, 'POST', DOOR_API.joined, { body: JSON.stringify({ invitation }) })
  return { status: answer.status, body: (await answer.json()) as T }
}

/** The base of a tunnel's addresses, as a window of `host` knows them. */
const tunnelBase = (host: Host, { id }: JoinedElsewhere): string =>
  `ws://127.0.0.1:${host.port}${DOOR_API.tunnel(id, '')}`

async function workshop() {
  const { host: there, id } = await hostWithProject()
  const { invitation } = await opened(there, id)
  const here = await runningHost()
  return { there, here, id, invitation: invitation ?? '' }
}

test('a window joins with an invitation, through its own host', async () => {
  const { here, invitation } = await workshop()
  const { status, body: joined } = await askToJoin<JoinedElsewhere>(here, invitation)
  expect(status).toBe(200)
  const guest = await new Guest({ base: tunnelBase(here, joined), hostKey: null, preamble: here.token }).join(
    joined.code,
    'Grace',
  )
  const { you, title } = await guest.hears('welcome')
  expect([you.name, title]).toEqual(['Grace', 'Checkout'])
  const left = await ask(here, 'DELETE', DOOR_API.joinedOne(joined.id))
  expect(left.status).toBe(200)
  expect((await guest.isClosed()).code).toBe(1000)
  expect((await ask(here, 'DELETE', DOOR_API.joinedOne(joined.id))).status).toBe(404)
})

test('its canvas syncs the same way, also what is more than a moment’s bytes', async () => {
  const { here, there, id, invitation } = await workshop()
  const own = await new TestWindow(there, id).synced()
  const long = 'a sentence of a customer '.repeat(40)
  for (let count = 0; count < 200; count++) own.addCard(`${long}${count}`)
  await own.saved()
  const { body: joined } = await askToJoin<JoinedElsewhere>(here, invitation)
  const base = tunnelBase(here, joined)
  const guest = await new Guest({ base, hostKey: null, preamble: here.token }).join(joined.code)
  const { you } = await guest.hears('welcome')
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: base + SYNC_PATH,
    WebSocketPolyfill: secureSocketClass({ hostKey: null, preamble: here.token }),
  })
  const document = new Y.Doc()
  const provider = new HocuspocusProvider({
    ...{ name: id, document, websocketProvider, token: `${DOCUMENT_VERSION}.${you.secret}` },
  })
  provider.attach()
  onTestFinished(() => {
    provider.destroy()
    websocketProvider.destroy()
  })
  await until('all cards arrived', () => Object.keys(projectDocument(document).cards).length >= 200)
  expect(Object.values(projectDocument(document).cards).map(({ text }) => text)).toContain(`${long}199`)
})

test('the other end’s close code arrives, and its end is told in words', async () => {
  const { here, there, invitation } = await workshop()
  const { body: joined } = await askToJoin<JoinedElsewhere>(here, invitation)
  const way = { base: tunnelBase(here, joined), hostKey: null, preamble: here.token }
  const refused = await new Guest(way).join('AAA-AAA')
  expect((await refused.hears('refused')).code).toBe('wrong-code')
  expect((await refused.isClosed()).code).toBe(4403)
  await there.close()
  const late = new Guest(way)
  const { code, reason } = await late.isClosed()
  expect(code).toBe(4502)
  expect(reason).toMatch(/^Nothing answers at 127\.0\.0\.1:\d+\. Check that both machines/)
})

test('nobody uses a tunnel without the token of the host it begins at', async () => {
  const { here, there, invitation } = await workshop()
  const { body: joined } = await askToJoin<JoinedElsewhere>(here, invitation)
  for (const preamble of ['x'.repeat(43), there.token, `${here.token}A`]) {
    const guest = new Guest({ base: tunnelBase(here, joined), hostKey: null, preamble })
    expect((await guest.isClosed()).code).toBe(4401)
  }
  const silent = new Guest({ base: tunnelBase(here, joined), hostKey: null })
  expect((await silent.isClosed()).code).toBe(4401)
  for (const path of [DOOR_API.tunnel(joined.id, '/api/info'), DOOR_API.tunnel('abcdefgh', ROOM_PATH)]) {
    const socket = new WebSocket(`ws://127.0.0.1:${here.port}${path}`)
    await until('the socket was refused', () => socket.readyState === WebSocket.CLOSED)
  }
})

test('a host with another certificate is refused before anything is said to it', async () => {
  const { folder } = await newMachine()
  const { key, cert } = await keepCertificate(realFileSystem, join(folder, 'other.pem'), createLog(folder))
  const heard: Buffer[] = []
  const impostor = createServer({ key, cert }, (socket: TLSSocket) => {
    socket.on('data', (bytes) => heard.push(bytes))
    socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void impostor.close())
  await until('it listened', () => impostor.listening)
  const { here, invitation } = await workshop()
  const { port } = impostor.address() as { port: number }
  const { status, body } = await askToJoin<Problem>(here, invitation.replace(/:\d+\//, `:${port}/`))
  expect([status, body.code]).toEqual([502, 'wrong-fingerprint'])
  expect(body.message).toMatch(/^Another machine answered than the one that invited you/)
  expect(heard).toEqual([])
})

test('an invitation that leads nowhere is refused in words', async () => {
  const { here, there, invitation } = await workshop()
  const refusals: readonly (readonly [invitation: string, status: number, code: string])[] = [
    ['', 422, 'bad-invitation'],
    ['throughline://nonsense', 422, 'bad-invitation'],
    [`http://127.0.0.1:4747/#AAA-AAA.${'A'.repeat(43)}`, 422, 'browser-link'],
    [invitation.replace(/#.*$/, ''), 422, 'no-fingerprint'],
    [invitation.replace(/:\d+\//, ':1/'), 502, 'unreachable'],
    [invitation.replace(/:\d+\//, `:${there.port}/`), 502, 'not-a-workshop'],
  ]
  for (const [text, status, code] of refusals) {
    const refused = await askToJoin<Problem>(here, text)
    expect([text, refused.status, refused.body.code]).toEqual([text, status, code])
  }
})
