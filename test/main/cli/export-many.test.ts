import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { until } from '../host/support/until.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, hasFonts, json, newDesk } from './support/throughline.ts'

const PROJECT = projectFile([...smallMap('now', 'Now', 'G'), ...smallMap('then', 'Then', 'V')], 'Two maps')
const TWINS = projectFile([...smallMap('one', 'Same', 'G'), ...smallMap('two', 'Same', 'V')], 'Twins')

const hasChromium = chromiumPlaces().paths.length > 0
const pdfinfo = process.env.PDFINFO_PATH ?? 'pdfinfo'

async function desk(): Promise<Desk & { readonly made: (folder?: string) => Promise<string[]> }> {
  const plain = await newDesk()
  await plain.put('a.journey', PROJECT)
  await plain.put('b.mmd', 'journey\n  title Tea\n  Boil water: 4: Me\n')
  const made = async (folder = 'out') => (await readdir(plain.path(folder))).sort()
  return { ...plain, made }
}

test('every file as every format, in a folder that is made for it', async () => {
  const { run, read, made } = await desk()
  expect(await run(['export', 'a.journey', 'b.mmd', '--to', 'md,json', '--out', 'deep/out'])).toEqual({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(
      /^Wrote deep\/out\/a\.md: map 1, “Now”, .*\nWrote deep\/out\/a\.json: the whole project as JSON\.\nWrote deep\/out\/b\.md: map 1, “Tea”, .*\n(?: {2}.*\n)*Wrote deep\/out\/b\.json: .*\n/,
    ),
  })
  expect(await made('deep/out')).toEqual(['a.json', 'a.md', 'b.json', 'b.md'])
  expect((await read('deep/out/b.md')).toString()).toContain('Boil water')
})

test('what cannot be made is a line each, keeps nothing else from being made, and is code 1', async () => {
  const { run, put, read, made } = await desk()
  await put('broken.journey', 'no project at all')
  const args = ['export', 'a.journey', 'gone.journey', 'broken.journey', 'b.mmd', '--to', 'md', '--map', '2']
  const ran = await run([...args, '--out', 'out', '--json'])
  expect(ran.code).toBe(1)
  expect(ran.stderr.split('\n')).toEqual([
    expect.stringContaining('“gone.journey”'),
    expect.stringContaining('“broken.journey”'),
    expect.stringMatching(/There is no map “2”/),
    '3 of 4 files could not be exported.',
    '',
  ])
  expect(json(ran)).toEqual({
    results: [
      expect.objectContaining({
        from: 'a.journey',
        file: 'out/a.md',
        format: 'markdown',
        map: { number: 2, title: 'Then' },
      }),
      { from: 'gone.journey', error: { code: 'missing', message: expect.any(String) } },
      { from: 'broken.journey', error: { code: 'not-a-zip', message: expect.any(String) } },
      {
        from: 'b.mmd',
        format: 'markdown',
        error: { code: 'unknown-map', message: expect.any(String) },
      },
    ],
  })
  expect(await made()).toEqual(['a.md'])
  expect((await read('out/a.md')).toString()).toContain('# Then')
})

test('files that are there stay unless --force says otherwise', async () => {
  const { run, put, read, path } = await desk()
  await mkdir(path('out'))
  await put('out/a.md', 'mine')
  const args = ['export', 'a.journey', '--to', 'md,json', '--out', 'out']
  const ran = await run(args)
  expect(ran).toMatchObject({
    code: 1,
    stdout: 'Wrote out/a.json: the whole project as JSON.\n',
    stderr:
      '“out/a.md” exists already. Choose another name, or replace it with --force.\n1 of 2 files could not be exported.\n',
  })
  expect((await read('out/a.md')).toString()).toBe('mine')
  expect(await run([...args, '--force'])).toMatchObject({ code: 0, stderr: '' })
  expect((await read('out/a.md')).toString()).toContain('# Now')
})

test('all maps are a file each, told apart by title, and by number where titles are alike', async () => {
  const { run, put, made } = await desk()
  await put('t.journey', TWINS)
  expect(
    await run(['export', 'a.journey', 't.journey', '--to', 'md,json', '--all-maps', '-o', 'out']),
  ).toMatchObject({
    code: 0,
  })
  expect(await made()).toEqual([
    'a - Now.md',
    'a - Then.md',
    'a.json',
    't - 1 Same.md',
    't - 2 Same.md',
    't.json',
  ])
})

test('a folder that cannot be is refused, and nothing is made', async () => {
  const { run, files } = await desk()
  const ran = await run(['export', 'a.journey', '--to', 'md', '--out', 'b.mmd'])
  expect(ran).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The folder “b\.mmd” cannot be made/),
  })
  expect(await files()).toEqual(['a.journey', 'b.mmd'])
})

test('several files become projects in a folder', async () => {
  const { run, made } = await desk()
  const ran = await run(['import', 'b.mmd', 'a.journey', 'gone.mmd', '--out', 'projects', '--json'])
  expect(ran).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/“gone\.mmd”.*\n1 of 3 files could not be imported\.\n$/),
  })
  expect(json(ran)).toMatchObject({
    results: [
      { from: 'b.mmd', file: 'projects/b.journey', format: 'mermaid', title: 'Tea' },
      { from: 'a.journey', file: 'projects/a.journey', maps: [{ title: 'Now' }, { title: 'Then' }] },
      { from: 'gone.mmd', error: { code: 'missing' } },
    ],
  })
  expect(await made('projects')).toEqual(['a.journey', 'b.journey'])
})

describe.skipIf(!hasFonts)('drawn (needs the built app)', () => {
  test('a drawing per stage is a file each, told with its number', async () => {
    const { run, made } = await desk()
    const { code, stdout } = await run([
      'export',
      'b.mmd',
      'a.journey',
      '--to',
      'svg',
      '--per-stage',
      '-o',
      'out',
    ])
    expect(code).toBe(0)
    const names = await made()
    expect(names.filter((name) => name.startsWith('a'))).toEqual([expect.stringMatching(/^a.*\.svg$/)])
    expect(names.every((name) => name.endsWith('.svg') && /^[ab]\b/.test(name))).toBe(true)
    for (const name of names) expect(stdout).toContain(`Wrote out/${name}: `)
  })

  test.skipIf(!hasChromium || process.platform !== 'linux')(
    'one browser serves all of it',
    { timeout: 90_000 },
    async () => {
      const { run, put, path, made } = await desk()
      await put('c.journey', TWINS)
      // Stands before the browser and notes every start.
      const real = chromiumPlaces().paths[0] as string
      await put('browser', `#!/bin/sh\necho started >> "${path('starts')}"\nexec "${real}" "$@"\n`)
      spawnSync('chmod', ['+x', path('browser')])
      const ran = await run(
        ['export', 'a.journey', 'c.journey', 'b.mmd', '--to', 'pdf,png', '--out', 'out', '--scale', '0.5'],
        {
          env: { CHROMIUM_PATH: path('browser') },
        },
      )
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      expect(await made()).toEqual(['a.pdf', 'a.png', 'b.pdf', 'b.png', 'c.pdf', 'c.png'])
      expect(spawnSync('cat', [path('starts')], { encoding: 'utf8' }).stdout).toBe('started\n')
      const { stdout, error } = spawnSync(pdfinfo, [path('out/c.pdf')], { encoding: 'utf8' })
      if (!error) expect(stdout).toMatch(/^Pages: +1$/m)
    },
  )

  test.skipIf(!hasChromium || process.platform === 'win32')('cancelled, it keeps what is done', async () => {
    const { start, path, made } = await desk()
    const child = start(['export', 'a.journey', 'b.mmd', '--to', 'md,png', '--out', 'out', '--scale', '20'])
    const said = text(child.stderr as NodeJS.ReadableStream)
    const ended = once(child, 'close')
    await until('the first file is there', () => existsSync(path('out/a.md')))
    child.kill('SIGINT')
    expect(await ended).toEqual([1, null])
    expect(await said).toBe('Cancelled. 1 file was written before.\n')
    expect(await made()).toEqual(['a.md'])
  })
})
