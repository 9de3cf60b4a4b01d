import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startHost } from '#main/host/host.ts'
import { readSettings } from '#main/host/settings.ts'
import { API, type HostInfo, type ProjectEntry } from '#shared/protocol/http.ts'
import { hostProcess, startProcess } from './support/host-process.ts'
import { textsInFile } from './support/journey-files.ts'
import { ask, newMachine, newProject, runningHost } from './support/test-host.ts'
import { until } from './support/until.ts'
import { TestWindow } from './support/window.ts'

test.each(['argument', 'message'] as const)(
  'a host that gets its options as %s says where it is',
  async (by) => {
    const machine = await newMachine()
    const host = await hostProcess(machine.options, { by })
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/`)
    expect(((await (await ask(host, 'GET', API.info)).json()) as HostInfo).app).toBe('throughline')
    expect(await host.close()).toBe(0)
  },
)

/** Windows knows no signal that a program could answer. */
const ENDINGS =
  process.platform === 'win32' ? (['disconnect'] as const) : (['disconnect', 'SIGTERM'] as const)

test.each(ENDINGS)(
  'a host whose parent is gone (%s) closes in order, with everything written',
  async (way) => {
    const machine = await newMachine()
    const host = await hostProcess(machine.options)
    const body = JSON.stringify({ template: 'empty', title: 'Left' })
    const { id, path } = (await (await ask(host, 'POST', API.projects, { body })).json()) as ProjectEntry
    const window = await new TestWindow(host, id).synced()
    window.addCard('the last words')
    await window.saved()
    const ended = once(host.child, 'exit')
    if (way === 'disconnect') host.child.disconnect()
    else host.child.kill(way)
    expect((await ended)[0]).toBe(0)
    expect(await textsInFile(path)).toEqual(['the last words'])
  },
)

/** A port that something else listens on. */
async function usedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('a port in use is refused in a sentence', async () => {
  const port = await usedPort()
  const machine = await newMachine({ port })
  const sentence = `Port ${port} is in use by another program. Choose another port, or 0 for any free one.`
  expect(await startHost(machine.options)).toEqual({
    ok: false,
    error: { code: 'port-in-use', message: sentence },
  })
  const { first, ended } = await startProcess(machine.options)
  expect(first).toEqual({ type: 'failed', code: 'port-in-use', message: sentence })
  expect((await ended)[0]).toBe(1)
})

test('a port that was asked for is the one it gets, and the same token lets in again', async () => {
  const port = await usedPort().then(async (used) => {
    const probe = await runningHost()
    const free = probe.port === used ? 0 : probe.port
    await probe.close()
    return free
  })
  const machine = await newMachine({ port, token: 'a-token-of-thirty-two-characters' })
  const first = await runningHost(machine)
  expect(first.port).toBe(port)
  expect(first.address).toBe(`http://127.0.0.1:${port}/#token=a-token-of-thirty-two-characters`)
  const { id } = await newProject(first)
  expect(first.addressOf(id)).toBe(`${first.address}&project=${id}`)
  const window = await new TestWindow(first, id).synced()
  await first.close()
  await until('it heard', () => window.hasHeard('closing'))
  const second = await runningHost(machine)
  await ask(second, 'POST', API.openProject(id))
  expect((await new TestWindow(second, id).synced()).provider.isSynced).toBe(true)
})

test('every start has a token of its own', async () => {
  const tokens = [(await runningHost()).token, (await runningHost()).token]
  expect(new Set(tokens).size).toBe(2)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
})

test('options that are none are a mistake of the program that starts the host', () => {
  for (const wrong of [null, {}, { port: 'x' }, { port: -1 }, []]) expect(() => readSettings(wrong)).toThrow()
})

test('the log tells what happened, and no names, titles, paths or tokens', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id, path } = await newProject(host, 'Top secret plan')
  const window = await new TestWindow(host, id).synced()
  window.addCard('Dr No')
  await window.saved()
  await host.openFile(join(machine.folder, 'secret-name.journey'))
  await host.close()
  const log = await readFile(join(machine.options.dataFolder, 'throughline.log'), 'utf8')
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info Throughline 0\.0\.0-test started on .+\.$/m)
  expect(log).toMatch(/ warn Project [0-9a-f]{6}: It could not be opened \(missing\)\.$/m)
  for (const word of ['secret', 'Dr No', path, host.token, id]) expect(log).not.toContain(word)
})
