import { readFile, writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createAccess } from '#main/host/access.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { seededRandom } from '../files/support/random.ts'
import { hostProcess } from '../support/host-process.ts'
import { KIND, message, RawSocket, STEP, varBytes, varText } from '../support/raw-socket.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const vectorOf = ({ doc }: TestWindow) => Y.decodeStateVector(Y.encodeStateVector(doc))
const equal = (one: TestWindow, other: TestWindow): boolean =>
  isDeepStrictEqual(vectorOf(one), vectorOf(other)) && isDeepStrictEqual(one.snapshot(), other.snapshot())

test('what one window writes, changes and deletes shows in the other', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const one = await new TestWindow(host, id).synced()
  const other = await new TestWindow(host, id).synced()
  const card = one.addCard('Hello')
  await until('the other has it', () => other.texts().includes('Hello'))
  other.edit({ type: 'cards.edit', ids: [card], changes: { text: 'Hello there' } })
  await until('the first has the change', () => one.texts().includes('Hello there'))
  one.removeCard(card)
  await until('the other has it no more', () => other.texts().length === 0)
  expect(one.snapshot()).toEqual(other.snapshot())
})

test('two windows typing into one card at once keep every letter', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const one = await new TestWindow(host, id).synced()
  const other = await new TestWindow(host, id).synced()
  const card = one.addCard('-')
  await until('the other has the card', () => other.texts().includes('-'))
  for (let letter = 0; letter < 20; letter++) {
    one.edit({
      type: 'cards.edit',
      ids: [card],
      changes: { text: `${'a'.repeat(letter + 1)}${one.texts()[0]?.replaceAll('a', '')}` },
    })
    other.edit({
      type: 'cards.edit',
      ids: [card],
      changes: { text: `${other.texts()[0]?.replaceAll('b', '')}${'b'.repeat(letter + 1)}` },
    })
  }
  await one.saved()
  await other.saved()
  await until('both are equal', () => equal(one, other))
  expect(one.texts()[0]).toBe(`${'a'.repeat(20)}-${'b'.repeat(20)}`)
})

function editAnything(window: TestWindow, random: () => number): void {
  const cards = Object.keys(window.snapshot().cards)
  const some = cards[Math.floor(random() * cards.length)]
  const choice = some === undefined ? 1 : random()
  if (some !== undefined && choice < 0.3) window.removeCard(some)
  else if (some !== undefined && choice < 0.6)
    window.edit({ type: 'cards.edit', ids: [some], changes: { text: `text ${choice}` } })
  else window.addCard(`card ${choice}`)
}

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

test(`what was edited apart comes together again (seed ${SEED})`, async () => {
  const random = seededRandom(SEED)
  const host = await runningHost()
  const { id } = await newProject(host)
  const windows = [await new TestWindow(host, id).synced(), await new TestWindow(host, id).synced()] as const
  for (let round = 0; round < 3; round++) {
    const [cutOff, connected] = random() < 0.5 ? windows : [windows[1], windows[0]]
    cutOff.socket.disconnect()
    await until('it is cut off', () => !cutOff.provider.isSynced)
    for (let edit = 0; edit < 30; edit++) editAnything(random() < 0.5 ? cutOff : connected, random)
    void cutOff.socket.connect()
    // Typing goes on while the connection comes back: such an edit builds on those the host does not have yet.
    for (let edit = 0; edit < 20; edit++) {
      cutOff.addCard(`meanwhile ${round} ${edit}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await until('both are equal', () => equal(...windows))
    await cutOff.saved()
  }
  expect(windows[0].heard.filter(({ type }) => type === 'refused')).toEqual([])
  const later = await new TestWindow(host, id).synced()
  expect(later.snapshot()).toEqual(windows[0].snapshot())
}, 60_000)

test('“saved” comes only for what really arrived, also right after a reconnection', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  window.socket.disconnect()
  await until('it is cut off', () => !window.provider.isSynced)
  window.addCard('typed offline')
  void window.socket.connect()
  const question = window.ask()
  await until('the host said “saved”', () => window.isSaved(question))
  const watcher = await new TestWindow(host, id).synced()
  expect(watcher.texts()).toEqual(['typed offline'])
})

test('several projects at once, each with its windows, do not touch each other', async () => {
  const host = await runningHost()
  const projects = await Promise.all(['One', 'Two', 'Three'].map((title) => newProject(host, title)))
  const windows = projects.map(({ id }) => [new TestWindow(host, id), new TestWindow(host, id)] as const)
  await Promise.all(windows.flat().map((window) => window.synced()))
  windows.forEach(([one], index) => {
    one.addCard(`of project ${index}`)
  })
  await Promise.all(windows.map(([one]) => one.saved()))
  for (const [index, [one, other]] of windows.entries()) {
    await until('the other window has it', () => other.texts().length === 1)
    expect([one.texts(), other.texts()]).toEqual([[`of project ${index}`], [`of project ${index}`]])
  }
})

test('a project larger than what may pile up for a window reaches it, while others edit', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const writer = await new TestWindow(host, id).synced()
  for (let card = 0; card < 150; card++) writer.addCard(`${card} ${'x'.repeat(19_000)}`)
  await writer.saved()
  const reader = new TestWindow(host, id)
  for (let edit = 0; edit < 20; edit++) {
    writer.addCard(`meanwhile ${edit}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await until('all cards are there', () => reader.doc.getMap('cards').size === 170)
  expect(reader.snapshot()).toEqual(writer.snapshot())
})

test('a restart keeps everything', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  const { id, path } = await newProject(first)
  const window = await new TestWindow(first, id).synced()
  for (let card = 0; card < 50; card++) window.addCard(`card ${card}`)
  await window.saved()
  const snapshot = window.snapshot()
  await first.close()
  await until('the window heard of it', () => window.hasHeard('closing'))
  const second = await runningHost(machine)
  const [listed] = (await second.listProjects()).filter((project) => project.id === id)
  expect(listed).toMatchObject({ path, cards: 50, missing: false })
  expect((await ask(second, 'POST', API.openProject(id))).status).toBe(200)
  const after = await new TestWindow(second, id).synced()
  expect(after.snapshot()).toEqual(snapshot)
})

test('a project without windows is closed after a while; a window that comes back finds it open again', async () => {
  const host = await runningHost(undefined, { idleAfter: 50 })
  const { id, path } = await newProject(host)
  const before = await readFile(path)
  const window = await new TestWindow(host, id).synced()
  window.addCard('kept')
  await window.saved()
  window.socket.disconnect()
  await until('its file was written', async () => !before.equals(await readFile(path)))
  window.addCard('typed meanwhile')
  await window.socket.connect()
  await (await window.synced()).saved()
  expect((await new TestWindow(host, id).synced()).texts().sort()).toEqual(['kept', 'typed meanwhile'])
})

test('windows find their way back to a host that was killed and started again', async () => {
  const token = 'the-same-token-after-the-restart'
  const machine = await newMachine({ token })
  const first = await hostProcess(machine.options)
  const body = JSON.stringify({ template: 'empty', title: 'Back' })
  const { id } = (await (await ask(first, 'POST', API.projects, { body })).json()) as ProjectEntry
  const window = await new TestWindow(first, id).synced()
  window.addCard('saved')
  await window.saved()
  await first.kill()
  window.addCard('typed while the host was gone')
  await hostProcess({ ...machine.options, port: first.port })
  await (await window.synced()).saved()
  const other = await new TestWindow(first, id).synced()
  expect(other.texts().sort()).toEqual(['saved', 'typed while the host was gone'])
})

test.each([
  ['no token', () => ''],
  ['a wrong secret', () => `1.${'A'.repeat(43)}`],
  ['the secret without a version', (token: string) => token],
  ['the secret with more', (token: string) => `1.${token}x`],
  ['a version that is none', (token: string) => `x.${token}`],
])('a window with %s is not let in, and told so', async (_, token) => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const window = new TestWindow(host, id, { token: token(host.token) })
  await until('it was denied', () => window.denied)
  expect(window.denied).toMatch(/^This window is not allowed in\. Open it with the address/)
  expect(window.provider.isSynced).toBe(false)
})

test.each([
  ['an older', DOCUMENT_VERSION - 1],
  ['a newer', DOCUMENT_VERSION + 1],
])('a window of %s version is not let in, and told so', async (_, version) => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const window = new TestWindow(host, id, { token: `${version}.${host.token}` })
  await until('it was denied', () => window.denied)
  expect(window.denied).toBe('This window runs another version of Throughline than the host. Load it again.')
})

test('a project that is not on the list is not made on demand', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const before = await host.listProjects()
  for (const id of ['nobody', 'a'.repeat(100)]) {
    const window = new TestWindow(host, id)
    await until('it was denied', () => window.denied)
    expect(window.denied).toBe('This project is not on the list any more. Open its file instead.')
  }
  expect(await host.listProjects()).toEqual(before)
})

test('a project on the list that cannot be opened says why', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  const { id, path } = await newProject(first)
  await first.close()
  await writeFile(path, 'half a download')
  const window = new TestWindow(await runningHost(machine), id)
  await until('it was denied', () => window.denied)
  expect(window.denied).toBe('This is no Throughline file.')
  expect(await readFile(path, 'utf8')).toBe('half a download')
})

test('a question is answered only when the window has sent all that it brought along', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const window = await new RawSocket(host).enter(host, id)
  window.send(message(id, KIND.stateless, varText('{"type":"confirm","number":7}')))
  // An honest question of another window shows when the host has handled all that.
  await (await new TestWindow(host, id).synced()).saved()
  expect(window.words()).not.toContain('"type":"saved"')
  window.send(message(id, KIND.sync, STEP.two, varBytes(new Uint8Array([0, 0]))))
  await until('it was answered', () => window.words().includes('{"type":"saved","number":7}'))
})

test('a token is compared without telling how much of it was right', () => {
  const access = createAccess({ port: 1, token: 'secret' })
  expect(access.isToken('secret')).toBe(true)
  for (const wrong of ['', 'secre', 'secrets', 'Secret']) expect(access.isToken(wrong)).toBe(false)
})

test('presence travels, and goes with its window', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const one = await new TestWindow(host, id).synced()
  const other = await new TestWindow(host, id).synced()
  one.provider.setAwarenessField('participantId', 'One')
  other.provider.setAwarenessField('participantId', 'Other')
  const seenBy = (window: TestWindow) =>
    [...(window.provider.awareness?.getStates().values() ?? [])]
      .map(({ participantId }) => participantId as string)
      .sort()
  await until('each sees both', () => [one, other].every((window) => seenBy(window).join() === 'One,Other'))
  // Comes back, as after a nap, and says so: what it repeats unchanged, Yjs takes for the echo of before.
  other.socket.disconnect()
  await until('it is gone', () => seenBy(one).join() === 'One')
  await other.socket.connect()
  other.provider.setAwarenessField('participantId', 'Other')
  await until('it is back', () => seenBy(one).join() === 'One,Other')
  other.close()
  await until('it is gone for good', () => seenBy(one).join() === 'One')
})

test('windows are asked whether they are there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const host = await runningHost()
    const { id } = await newProject(host)
    const window = await new TestWindow(host, id).synced()
    let heard = 0
    window.socket.on('message', () => heard++)
    const before = heard
    vi.advanceTimersByTime(15_000)
    await until('the window was asked', () => heard > before)
  } finally {
    vi.useRealTimers()
  }
})
