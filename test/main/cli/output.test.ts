import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { openSync } from 'node:fs'
import { chmod, link, mkdir, readFile, symlink } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, failure, newDesk } from './support/throughline.ts'

const PROJECT = projectFile(smallMap('now', 'Now'))

/** Does not fit on a small disk, also when it is packed. */
const LARGE = projectFile([
  ...smallMap('now', 'Now'),
  {
    table: 'notes',
    id: 'noise',
    fields: { mapId: 'now', text: randomBytes(30_000).toString('base64') },
  },
])

async function deskWithProject(): Promise<Desk> {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  return desk
}

describe('a file that is there', () => {
  test.each([
    [['new', 'b.journey'], 'b.journey'],
    [['import', 'a.journey', 'b.journey'], 'b.journey'],
    [['export', 'a.journey', 'b.json'], 'b.json'],
  ])('is replaced with --force only: %j', async (args, name) => {
    const desk = await deskWithProject()
    await desk.put(name, 'mine')
    expect(await desk.run(args)).toEqual(
      failure(`“${name}” exists already. Choose another name, or replace it with --force.`),
    )
    expect((await desk.read(name)).toString()).toBe('mine')
    expect(await desk.run([...args, '--force'])).toMatchObject({ code: 0, stderr: '' })
    expect((await desk.read(name)).length).toBeGreaterThan(500)
    expect(await desk.files()).toEqual(['a.journey', name])
  })

  test('is told before any work is done', async () => {
    const desk = await newDesk()
    await desk.put('b.json', 'mine')
    expect(await desk.run(['export', 'gone.journey', 'b.json'])).toEqual(
      failure('“b.json” exists already. Choose another name, or replace it with --force.'),
    )
  })

  test('is not the one to read from, whatever it is called, even with --force', async () => {
    const desk = await deskWithProject()
    await symlink('a.journey', desk.path('link.journey'))
    await link(desk.path('a.journey'), desk.path('twin.journey'))
    for (const name of ['a.journey', './a.journey', 'link.journey', 'twin.journey'])
      expect(await desk.run(['export', 'a.journey', name, '--force'])).toEqual(
        failure(`“${name}” is the very file to read from. Choose another name for the result.`),
      )
    expect((await desk.read('a.journey')).equals(PROJECT)).toBe(true)
  })

  test('is a folder', async () => {
    const desk = await deskWithProject()
    await mkdir(desk.path('b.json'))
    expect(await desk.run(['export', 'a.journey', 'b.json', '--force'])).toEqual(
      failure('“b.json” is a folder. Name a file in it.'),
    )
  })

  test.skipIf(process.platform === 'win32')('is write-protected', async () => {
    const desk = await deskWithProject()
    await desk.put('b.json', 'mine')
    await chmod(desk.path('b.json'), 0o444)
    const { code, stderr } = await desk.run(['export', 'a.journey', 'b.json', '--force'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('write-protected') })
    expect((await desk.read('b.json')).toString()).toBe('mine')
  })
})

test('a folder that is none, or not there', async () => {
  const desk = await deskWithProject()
  await desk.put('notes', '')
  expect(await desk.run(['export', 'a.journey', 'notes/a.json'])).toEqual(
    failure('“notes” is a file, not a folder. Nothing was written.'),
  )
  expect(await desk.run(['export', 'a.journey', 'gone/a.json'])).toEqual(
    failure('There is no folder “gone”. Make it first, or choose another one.'),
  )
  expect(await desk.files()).toEqual(['a.journey', 'notes'])
})

/** Runs the command with a small disk of its own at `disk`, and lists afterwards what lies there. */
const onDisk = (options: string): readonly string[] => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `mount -t tmpfs -o ${options} tmpfs disk && "$@"; code=$?; ls -A disk > left; exit $code`,
  'sh',
]

const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

describe.skipIf(!canMount)('a disk', () => {
  test('that is full: the sentence, and not even a part of the file', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', LARGE)
    await mkdir(desk.path('disk'))
    for (const args of [
      ['export', 'a.journey', 'disk/b.json'],
      ['import', 'a.journey', 'disk/b.journey'],
    ]) {
      const ran = await desk.run(args, { under: onDisk('size=16k') })
      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toMatch(/^“b\.\w+” was not saved because the disk is full\.[^\n]*\n$/)
      expect((await desk.read('left')).toString()).toBe('')
    }
  })

  test('that is read-only', async () => {
    const desk = await deskWithProject()
    await mkdir(desk.path('disk'))
    const ran = await desk.run(['export', 'a.journey', 'disk/b.json'], { under: onDisk('ro') })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(
      /^“b\.json” cannot be written there because the disk is write-protected;[^\n]*\n$/,
    )
  })
})

describe.skipIf(process.platform !== 'linux')('standard output', () => {
  test('that takes nothing more', async () => {
    const desk = await deskWithProject()
    const full = openSync('/dev/full', 'w')
    expect(await desk.run(['export', 'a.journey', '-', '--format', 'json'], { stdout: full })).toEqual(
      failure('The output could not be written because the disk is full; free some space and try again.'),
    )
    expect(await desk.run(['templates'], { stdout: full })).toMatchObject({ code: 1 })
  })

  test('that nobody reads', async () => {
    const desk = await deskWithProject()
    const child = desk.start(['export', 'a.journey', '-', '--format', 'json'])
    child.stdout?.destroy()
    const said = String(await child.stderr?.toArray())
    expect(said).toBe('The program that was to take the output stopped reading it.\n')
  })
})

test.skipIf(process.platform === 'win32')('a run that is killed leaves nothing behind for long', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  const whole = await desk.run(['export', 'a.journey', 'a.json'])
  expect(whole.code).toBe(0)
  const wanted = await desk.read('a.json')
  for (let round = 0; round < 6; round++) {
    const child = desk.start(['export', 'a.journey', 'a.json', '--force'])
    const ended = new Promise((resolve) => child.on('close', resolve))
    while (
      child.exitCode === null &&
      !(await desk.files()).some((name) => name.startsWith('.~throughline-'))
    );
    child.kill('SIGKILL')
    await ended
    expect((await readFile(desk.path('a.json'))).equals(wanted)).toBe(true)
  }
  expect(await desk.run(['export', 'a.journey', 'a.json', '--force'])).toMatchObject({ code: 0 })
  expect(await desk.files()).toEqual(['a.journey', 'a.json'])
})
