/** Whatever a socket sends: the honest window goes on working, and the document holds only what honest windows wrote. */
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Host } from '#main/host/host.ts'
import { MAX_FRAME } from '#main/host/sync/limits.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { seededRandom } from '../files/support/random.ts'
import { KIND, message, RawSocket, STEP, varBytes, varText, varUint } from '../support/raw-socket.ts'
import { newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

interface Scene {
  readonly host: Host
  readonly id: string
  readonly honest: TestWindow
}

/** A host with a project and an honest window; afterwards that window must still work and the document be its own. */
async function withHonestWindow(attack: (scene: Scene) => Promise<void>): Promise<void> {
  // Hocuspocus prints what it closes connections for.
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const rejections: unknown[] = []
  const note = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', note)
  try {
    const host = await runningHost()
    const { id } = await newProject(host)
    const honest = await new TestWindow(host, id).synced()
    const card = honest.addCard('before')
    await honest.saved()
    await attack({ host, id, honest })
    honest.addCard('after')
    await honest.saved()
    const fresh = await new TestWindow(host, id).synced()
    expect(fresh.texts().sort()).toEqual(['after', 'before'])
    expect(fresh.snapshot().cards[card]?.text).toBe('before')
    expect([...fresh.doc.share.keys()].filter((name) => name.startsWith('evil'))).toEqual([])
    expect(fresh.doc.store.pendingStructs).toBeNull()
    expect(Y.encodeStateVector(fresh.doc)).toEqual(Y.encodeStateVector(honest.doc))
    expect(rejections).toEqual([])
  } finally {
    process.off('unhandledRejection', note)
    printed.mockRestore()
  }
}

const update = (id: string, bytes: Uint8Array): Uint8Array =>
  message(id, KIND.sync, STEP.update, varBytes(bytes))

/** An update made by a document of its own. */
function foreignUpdate(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

test('bytes that are no message end their socket', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const random = seededRandom(7)
    const noise = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256))
    const messages = [
      new Uint8Array(),
      new Uint8Array([255]),
      new Uint8Array(1000),
      varText(id),
      message(id, 99),
      message(id, KIND.broadcast, varText('to all')),
      message('__proto__', KIND.auth, 0, varText('x')),
      message('constructor\u0000x', KIND.auth, 0, varText('x')),
      message('a'.repeat(300), KIND.auth, 0, varText('x')),
      Buffer.concat([Buffer.from(varUint(2 ** 40)), Buffer.from('x')]),
      message(id, KIND.awareness, varBytes(new Uint8Array(100_000))),
      message(id, KIND.auth, 0, varText('x'.repeat(5000))),
      ...Array.from({ length: 20 }, () => noise(1 + Math.floor(random() * 200))),
    ]
    for (const bytes of messages) {
      const stranger = await new RawSocket(host).open()
      stranger.send(bytes)
      await stranger.isClosed()
    }
    const talker = await new RawSocket(host).open()
    talker.send('text, not bytes')
    await talker.isClosed()
  })
})

test('garbage from a socket that was let in ends it', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const garbage = [
      message(id, KIND.sync),
      message(id, KIND.sync, 7, varBytes(new Uint8Array(3))),
      message(id, KIND.sync, STEP.update),
      message(id, KIND.sync, STEP.one, varBytes(new Uint8Array([255, 255, 255, 255]))),
      message(id, KIND.sync, STEP.one, varBytes(new Uint8Array(2 * 1024 * 1024))),
      message(id, KIND.awareness, varBytes(new Uint8Array([5, 1, 2, 3]))),
      update(id, new Uint8Array([1, 2, 3, 4, 5])),
      // Seven bytes that make Yjs allocate 268 MB when they are applied unseen.
      update(id, new Uint8Array([255, 255, 255, 127, 0, 0, 0])),
      update(id, new Uint8Array([1, 255, 255, 255, 255, 15, 0])),
    ]
    for (const bytes of garbage) {
      const guest = await new RawSocket(host).enter(host, id)
      guest.send(bytes)
      await guest.isClosed()
    }
  })
})

test('a message over the bound ends its socket', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const guest = await new RawSocket(host).enter(host, id)
    guest.send(update(id, new Uint8Array(MAX_FRAME)))
    expect((await guest.isClosed()).code).not.toBe(1000)
  })
})

test('an edit that is not one of ours is refused in words, and its window sent away', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const edits = [
      foreignUpdate((doc) => doc.getMap('evil').set('a', 1)),
      foreignUpdate((doc) => doc.getArray('evil-list').insert(0, ['x'])),
      foreignUpdate((doc) => doc.getMap('cards').set('__proto__', new Y.Map())),
      foreignUpdate((doc) => doc.getMap('cards').set('card', 'no record')),
      foreignUpdate((doc) => doc.getMap('meta').set('version', 99)),
      foreignUpdate((doc) => doc.getMap('cards').set('card', new Y.Doc())),
    ]
    for (const [index, edit] of edits.entries()) {
      for (const step of [STEP.update, STEP.two]) {
        const guest = await new RawSocket(host).enter(host, id)
        guest.send(message(id, KIND.sync, step, varBytes(edit)))
        await until(`edit ${index} was refused`, () => guest.words().includes('"type":"refused"'))
        expect(guest.words()).toMatch(/"message":"This edit [^"]*the project is unchanged\."/)
        await guest.isClosed()
      }
    }
  })
})

test('an edit that builds on others that never come is not taken, nor called saved', async () => {
  await withHonestWindow(async ({ host, id, honest }) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest.doc))
    doc.getMap('cards').set('lost', new Y.Map())
    const before = Y.encodeStateVector(doc)
    doc.getMap('cards').set('built-on-it', new Y.Map())
    const gapped = Y.encodeStateAsUpdate(doc, before)
    const guest = await new RawSocket(host).enter(host, id)
    guest.send(message(id, KIND.sync, STEP.two, varBytes(new Uint8Array([0, 0]))))
    guest.send(update(id, gapped))
    guest.send(message(id, KIND.stateless, varText('{"type":"confirm","number":1}')))
    // The host asks for what is missing instead of answering; an honest question shows when it has handled all that.
    await honest.saved()
    expect(guest.words()).not.toContain('"type":"saved"')
    expect(guest.closed).toBeUndefined()
    guest.send(message(id, KIND.sync, STEP.two, varBytes(gapped)))
    await guest.isClosed()
  })
})

test('nobody speaks in the name of another', async () => {
  await withHonestWindow(async ({ host, id, honest }) => {
    honest.provider.setAwarenessField('participantId', 'Honest')
    const guest = await new RawSocket(host).enter(host, id)
    await until('the guest saw who is here', () => guest.words().includes('Honest'))
    const presence = (states: readonly [client: number, clock: number, state: unknown][]) =>
      message(
        id,
        KIND.awareness,
        varBytes(
          Buffer.concat([
            Buffer.from(varUint(states.length)),
            ...states.flatMap(([client, clock, state]) => [
              Buffer.from([...varUint(client), ...varUint(clock)]),
              varText(JSON.stringify(state)),
            ]),
          ]),
        ),
      )
    guest.send(presence([[honest.doc.clientID, 1_000_000, { participantId: 'Forged' }]]))
    guest.send(presence([[honest.doc.clientID, 1_000_001, null]]))
    guest.send(presence([[1, 1, { participantId: 'Guest' }]]))
    guest.send(
      presence(Array.from({ length: 1000 }, (_, client) => [client + 2, 1, { participantId: 'Guest' }])),
    )
    guest.send(presence([[1, 2, { participantId: 'Guest', editing: 'x'.repeat(40_000) }]]))
    guest.send(presence([[1, 3, ['no presence']]]))
    guest.send(presence([[1, 4, { participantId: 'Honest' }]]))
    guest.send(presence([[1, 5, { participantId: 'Guest', editing: 'card', name: 'Forged' }]]))
    const states = () => [...(honest.provider.awareness?.getStates().values() ?? [])]
    const names = () => states().map((state) => (state as { participantId?: string }).participantId)
    await until('the guest’s own presence came through', () => names().includes('Guest'))
    expect(names().sort()).toEqual(['Guest', 'Honest'])
    const isEditing = {
      participantId: 'Guest',
      editing: 'card',
      selection: [],
      laser: false,
      cursor: null,
      area: null,
    }
    await until('its latest presence came through', () => states().some((state) => state.editing === 'card'))
    expect(states()).toContainEqual(isEditing)
    const watcher = await new TestWindow(host, id).synced()
    await until('a later window sees the same two', () => watcher.provider.awareness?.getStates().get(1))
    expect(watcher.provider.awareness?.getStates().get(honest.doc.clientID)).toMatchObject({
      participantId: 'Honest',
    })
    expect(watcher.provider.awareness?.getStates().size).toBeLessThanOrEqual(3)
    guest.socket.close()
    await until('the guest is gone from the presence', () => !names().includes('Guest'))
    watcher.close()
  })
})

test('questions without end, or of another kind, hurt nobody', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const guest = await new RawSocket(host).enter(host, id)
    guest.send(message(id, KIND.sync, STEP.two, varBytes(new Uint8Array([0, 0]))))
    const ask = (payload: string) => guest.send(message(id, KIND.stateless, varText(payload)))
    for (const payload of ['', '{', '[]', 'null', '{"type":"confirm"}', '{"type":"confirm","number":-1}'])
      ask(payload)
    ask('{"type":"confirm","number":1e999}')
    ask(`{"type":"confirm","number":2,"more":"${'x'.repeat(70_000)}"}`)
    ask('{"type":"saved","number":3}')
    for (let number = 10; number < 1000; number++) ask(`{"type":"confirm","number":${number}}`)
    await until('the last question was answered', () => guest.words().includes('"number":999'))
    expect(guest.words()).not.toMatch(/"number":[1-9][,}]/)
  })
})

test('who sends more than anybody could type is sent away', async () => {
  await withHonestWindow(async ({ host, id }) => {
    const guest = await new RawSocket(host).enter(host, id)
    const question = message(id, KIND.stateless, varText('{}'))
    await until('it was sent away', () => {
      for (let sent = 0; sent < 5000; sent++) guest.send(question)
      return guest.closed
    })
  })
})

test('a project grows only as far as it can be opened again', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => printed.mockRestore())
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id, path } = await newProject(host)
  const lengths: number[] = []
  let refused = ''
  while (refused === '' && lengths.length < 8) {
    const guest = await new RawSocket(host).enter(host, id)
    guest.send(message(id, KIND.sync, STEP.two, varBytes(new Uint8Array([0, 0]))))
    const large = foreignUpdate((doc) => {
      const record = new Y.Map()
      record.set('text', 'x'.repeat(15 * 1024 * 1024))
      doc.getMap('cards').set(`card-${lengths.length}`, record)
    })
    guest.send(update(id, large))
    guest.send(message(id, KIND.stateless, varText('{"type":"confirm","number":1}')))
    await until('the host answered', () => /"type":"(?:saved|refused)"/.test(guest.words()))
    refused = /"type":"refused","message":"([^"]*)"/.exec(guest.words())?.[1] ?? ''
    if (refused === '') lengths.push(large.length)
    guest.socket.close()
  }
  expect(refused).toMatch(/^This project has grown to 64 MB, the most that can be opened again\./)
  expect(lengths.length).toBe(4)
  await host.close()
  const again = await runningHost(machine)
  expect((await again.openFile(path)).ok).toBe(true)
}, 60_000)

test('who stops reading is dropped before much piles up, and the others are served', async () => {
  await withHonestWindow(async ({ host, id, honest }) => {
    const lazy = connect(host.port, '127.0.0.1')
    lazy.on('error', () => undefined)
    const masked = (bytes: Uint8Array) => {
      const head = bytes.length < 126 ? [0x80 | bytes.length] : [0xfe, bytes.length >> 8, bytes.length & 255]
      return Buffer.concat([Buffer.from([0x82, ...head, 0, 0, 0, 0]), bytes])
    }
    lazy.write(
      `GET /sync HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    await new Promise((resolve) => lazy.once('data', resolve))
    lazy.write(masked(message(id, KIND.auth, 0, varText(`${DOCUMENT_VERSION}.${host.token}`))))
    lazy.write(masked(message(id, KIND.sync, STEP.one, varBytes(new Uint8Array([0])))))
    await new Promise((resolve) => lazy.once('data', resolve))
    lazy.pause()
    const other = await new TestWindow(host, id).synced()
    let round = 0
    const gone = () => lazy.destroyed || lazy.closed
    await until('the one who does not read was dropped', async () => {
      honest.removeCard(honest.addCard(`${round++} ${'x'.repeat(100_000)}`))
      if (round % 100 === 0) await honest.saved()
      // A dropped peer's socket is reset; its next write shows it.
      if (round % 20 === 0)
        lazy.write(masked(message(id, KIND.sync, STEP.one, varBytes(new Uint8Array([0])))))
      return gone()
    })
    other.close()
  })
})
