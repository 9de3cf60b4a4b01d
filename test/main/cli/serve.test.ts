import { once } from 'node:events'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { API, type HostInfo, type ProjectEntry } from '#shared/protocol/http.ts'
import { until } from '../host/support/until.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, failure, newDesk, type RunOptions } from './support/throughline.ts'

const PROJECT = projectFile(smallMap('now', 'Now'), 'Served')

interface Ready {
  readonly url: string
  readonly port: number
  readonly address: string
}

/** Starts `throughline serve --json` and answers what it says when it is ready, and how to end it. */
async function serve(desk: Desk, args: readonly string[] = [], options?: RunOptions) {
  const child = desk.start(['serve', '--json', ...args], options)
  const out: string[] = []
  const err: string[] = []
  child.stdout?.on('data', (chunk) => out.push(String(chunk)))
  child.stderr?.on('data', (chunk) => err.push(String(chunk)))
  const ended = once(child, 'close') as Promise<[number | null]>
  await until('it is ready', () => out.join('').includes('\n') || child.exitCode !== null)
  return {
    ready: JSON.parse(out.join('')) as Ready,
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal)
      const [code] = await ended
      return { code, stdout: out.join(''), stderr: err.join('') }
    },
  }
}

const tokenIn = (address: string) => /#token=([\w-]+)/.exec(address)?.[1] ?? ''

async function ask<T>({ url, address }: Ready, path: string): Promise<T> {
  const answer = await fetch(new URL(path, url), {
    headers: { authorization: `Bearer ${tokenIn(address)}` },
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}

test('without a file it serves the list of projects, says where in one line, and ends in order', async () => {
  const desk = await newDesk()
  const { ready, end } = await serve(desk)
  expect(Object.keys(ready)).toEqual(['url', 'port', 'address'])
  expect(ready.url).toBe(`http://127.0.0.1:${ready.port}/`)
  expect(ready.address).toBe(`${ready.url}#token=${tokenIn(ready.address)}`)
  expect(await ask<HostInfo>(ready, API.info)).toMatchObject({ app: 'throughline' })
  expect(await ask<ProjectEntry[]>(ready, API.projects)).toMatchObject([{ missing: false }])
  expect((await fetch(new URL(API.info, ready.url))).status).toBe(401)
  expect(await end()).toEqual({ code: 0, stdout: `${JSON.stringify(ready)}\n`, stderr: '' })
})

test('a file is opened: its address leads to it, and its lock goes with the command', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  const { ready, end } = await serve(desk, ['a.journey', '--port', '0'])
  const id = /&project=([\w-]+)$/.exec(ready.address)?.[1]
  expect(await ask<ProjectEntry[]>(ready, API.projects)).toContainEqual(
    expect.objectContaining({ id, title: 'Served', path: desk.path('a.journey') }),
  )
  expect(await readdir(join(desk.data, 'locks'))).not.toEqual([])
  expect(await desk.run(['serve', 'a.journey'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^“a\.journey” is already open on this computer\.[^\n]*\n$/),
  })
  const forPrograms = JSON.parse((await desk.run(['serve', 'a.journey', '--json'])).stdout)
  expect(forPrograms).toEqual({ error: { code: 'document-open', message: expect.any(String) } })
  expect(await end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
  expect(await readdir(join(desk.data, 'locks'))).toEqual([])
  expect(await desk.files()).toEqual(['a.journey'])
})

test('people get the address of each file, and how to end it', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  await desk.put('b.journey', projectFile(smallMap('then', 'Then'), 'Other'))
  const child = desk.start(['serve', 'a.journey', 'b.journey'])
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  const next = async () => (await lines.next()).value as string
  expect(await next()).toBe('Throughline is running. Open in a browser:')
  expect(await next()).toMatch(/^ {2}a\.journey: http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+&project=[\w-]+$/)
  expect(await next()).toMatch(/^ {2}b\.journey: http/)
  expect(await next()).toBe('Press Ctrl+C to stop.')
  child.kill('SIGINT')
  expect(await once(child, 'close')).toEqual([0, null])
})

test('--data keeps everything in a folder of its own', async () => {
  const desk = await newDesk()
  const { end } = await serve(desk, ['--data', 'own'])
  expect(await end()).toMatchObject({ code: 0 })
  expect(await readdir(desk.path('own'))).toEqual(expect.arrayContaining(['library.json', 'projects']))
})

describe('what cannot be served is told in one sentence', () => {
  test('a port in use', async () => {
    const desk = await newDesk()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    expect(await desk.run(['serve', '--port', String(port)])).toEqual(
      failure(`Port ${port} is in use by another program. Choose another port, or 0 for any free one.`),
    )
    const forPrograms = await desk.run(['serve', '--port', String(port), '--json'])
    expect(JSON.parse(forPrograms.stdout)).toMatchObject({ error: { code: 'port-in-use' } })
    other.close()
  })

  test('a file that is not there, or damaged', async () => {
    const desk = await newDesk()
    const missing = await desk.run(['serve', 'a.journey'])
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(missing.stderr).toMatch(/^“a\.journey” is not there[^\n]*\n$/)
    await desk.put('b.journey', PROJECT.subarray(0, 200))
    const damaged = await desk.run(['serve', 'b.journey'])
    expect(damaged).toMatchObject({ code: 1, stdout: '' })
    expect(damaged.stderr).toMatch(/^b\.journey: This file is cut off[^\n]*\n$/)
    expect(await desk.files()).toEqual(['b.journey'])
  })

  test('a file that is no project', async () => {
    const desk = await newDesk()
    await desk.put('a.mmd', 'journey\n  Tea: 3')
    expect(await desk.run(['serve', 'a.mmd'])).toEqual(
      failure(
        '“a.mmd” is no .journey project, and only projects are served. “throughline import” makes one of other files.',
      ),
    )
  })
})

describe.skipIf(process.platform !== 'linux')('--open', () => {
  test('opens the default browser at the project', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', PROJECT)
    const opened = desk.path('opened')
    const browser = join(desk.data, 'bin', 'xdg-open')
    await mkdir(join(desk.data, 'bin'), { recursive: true })
    await writeFile(browser, `#!/bin/sh\necho "$1" > "${opened}"\n`)
    await chmod(browser, 0o755)
    // Whichever way a system finds its browser.
    const env = { PATH: `${join(desk.data, 'bin')}:${process.env.PATH}`, BROWSER: browser }
    const { ready, end } = await serve(desk, ['a.journey', '--open'], { env })
    const address = await until('the browser was opened', () =>
      readFile(opened, 'utf8').catch(() => undefined),
    )
    expect(address).toBe(`${ready.address}\n`)
    expect(await end()).toMatchObject({ code: 0, stderr: '' })
  })
})
