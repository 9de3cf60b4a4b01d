import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { until } from '../host/support/until.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, newDesk } from './support/throughline.ts'

const titled = (title: string): Uint8Array => projectFile(smallMap('now', title))

/** A command that goes on, and what it has said so far. */
interface Watching {
  readonly child: ChildProcess
  readonly said: () => { readonly stdout: string; readonly stderr: string }
}

function startWatching(desk: Desk, args: readonly string[]): Watching {
  const child = desk.start(args)
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  return { child, said: () => ({ ...said }) }
}

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** Waits until the result is of the map with this title. */
const shows = (desk: Desk, name: string, title: string): Promise<unknown> =>
  until(`${name} shows ${title}`, async () =>
    (await desk.read(name).catch(() => '')).toString().includes(`# ${title}\n`),
  )

test('exports again whatever way the file is written, survives that it goes, and ends with 0', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', titled('First'))
  const { child, said } = startWatching(desk, ['export', 'a.journey', 'a.md', '--watch'])
  await until('it watches', () => said().stdout.includes('Watching a.journey. Press Ctrl+C to stop.\n'))
  await shows(desk, 'a.md', 'First')

  // Replaced, as Throughline itself and most editors save.
  await desk.put('next', titled('Replaced'))
  await rename(desk.path('next'), desk.path('a.journey'))
  await shows(desk, 'a.md', 'Replaced')

  // Written over, with a rest in the middle: half a file is no project.
  const bytes = titled('Torn')
  const file = await open(desk.path('a.journey'), 'w')
  await file.write(bytes.subarray(0, 400))
  await file.sync()
  await file.write(bytes.subarray(400))
  await file.close()
  await shows(desk, 'a.md', 'Torn')

  await rm(desk.path('a.journey'))
  await until('it says so', () =>
    said().stdout.includes('a.journey is gone; it is exported again when it is back.\n'),
  )
  await desk.put('a.journey', titled('Back'))
  await shows(desk, 'a.md', 'Back')

  await desk.put('a.journey', 'no project at all')
  await until('it says why not', () => said().stderr.includes('“a.journey”'))
  await desk.put('a.journey', titled('Whole again'))
  await shows(desk, 'a.md', 'Whole again')

  const ended = once(child, 'close')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(linesIn(said().stderr)).toHaveLength(1)
  expect(await desk.files()).toEqual(['a.journey', 'a.md'])
})

test('of several files only the one that changed is exported, a line of JSON each', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', titled('One'))
  await desk.put('b.journey', titled('Two'))
  const args = ['export', 'a.journey', 'b.journey', '--to', 'md,json', '--out', 'out', '--watch', '--json']
  const { child, said } = startWatching(desk, args)
  const done = () => linesIn(said().stdout).map((line) => (JSON.parse(line) as { file: string }).file)
  await until('all are exported', () => done().length === 4)
  await desk.put('b.journey', titled('Three'))
  await until('what changed is exported', () => done().length === 6)
  await shows(desk, 'out/b.md', 'Three')
  expect(done()).toEqual(['out/a.md', 'out/a.json', 'out/b.md', 'out/b.json', 'out/b.md', 'out/b.json'])
  const ended = once(child, 'close')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(said().stderr).toBe('')
})

test('a file of somebody else is not replaced', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', titled('First'))
  await desk.put('a.md', 'mine')
  expect(await desk.run(['export', 'a.journey', 'a.md', '--watch'])).toEqual({
    code: 1,
    stdout: '',
    stderr: '“a.md” exists already. Choose another name, or replace it with --force.\n',
  })
  expect((await desk.read('a.md')).toString()).toBe('mine')
})
