/** Disks that are full or gone, for real: small file systems in memory, which only a Linux machine's root may mount. */
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FILES_API } from '#shared/protocol/files.ts'
import { textsInFile } from '../support/journey-files.ts'
import { ask, type Machine, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

/** Mounts a file system of so many KiB; answers how to take it away. */
function mountAt(folder: string, kib: number): () => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder])
  let mounted = true
  const unmount = () => {
    if (mounted) execFileSync('umount', ['-l', folder])
    mounted = false
  }
  onTestFinished(unmount)
  return unmount
}

/** Why these cannot run here, or `false`. */
function noMounts(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root of a Linux machine mounts'
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    execFileSync('umount', ['/mnt'])
    return false
  } catch {
    return 'this machine lets nobody mount'
  }
}

async function fill(path: string): Promise<void> {
  // Until nothing more goes in; a part of it may.
  await writeFile(path, Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined)
}

/** A project in a folder of its own, with a window that has something in the file already. */
async function projectIn(machine: Machine, folder: string) {
  const host = await runningHost(machine, { pace: QUICK })
  const made = await newProject(host, 'Real')
  const path = join(folder, 'Real.journey')
  const moved = await ask(host, 'POST', FILES_API.move(made.id), { body: JSON.stringify({ path }) })
  expect(moved.status, await moved.text()).toBe(200)
  const window = await new TestWindow(host, made.id).synced()
  window.addCard('first')
  await window.saved()
  await until('it is in the file', async () => (await textsInFile(path)).length === 1)
  return { host, id: made.id, path, window }
}

describe.skipIf(noMounts())('on real disks', () => {
  test('a full disk of the document: the journal has it all, and the file when there is room', async () => {
    const machine = await newMachine()
    const stick = join(machine.folder, 'stick')
    await mkdir(stick)
    mountAt(stick, 256)
    const { path, window } = await projectIn(machine, stick)
    const before = await readFile(path)
    await fill(join(stick, 'films'))
    window.addCard('while it was full')
    await window.saved()
    const told = await until('the window was told', () => window.hasHeard('unsaved'))
    expect(told).toMatchObject({ kept: 'behind', message: expect.stringContaining('the disk is full') })
    expect((await readFile(path)).equals(before)).toBe(true)
    await rm(join(stick, 'films'))
    await until('the file has it', async () => (await textsInFile(path)).length === 2, 30_000)
    await until('it is over', () => {
      const last = window.heard.findLast(({ type }) => type === 'saved' || type === 'unsaved')
      return last?.type === 'saved' && last.behind === undefined
    })
  }, 60_000)

  test('a full disk of the journal: it is told, the file takes it, and nothing is lost', async () => {
    const machine = await newMachine()
    const { dataFolder } = machine.options
    await mkdir(dataFolder)
    mountAt(dataFolder, 512)
    const { path, window } = await projectIn(machine, machine.folder)
    await fill(join(dataFolder, 'films'))
    for (let number = 0; number < 20; number++) window.addCard(`${number} ${'x'.repeat(1000)}`)
    const question = window.ask()
    await until(
      'the window was told, or the file was quicker',
      () => window.hasHeard('unsaved') ?? window.isSaved(question),
    )
    await until('the file has it', async () => (await textsInFile(path)).length === 21)
    await until('its question is answered', () => window.isSaved(question))
    await rm(join(dataFolder, 'films'))
    window.addCard('after')
    await window.saved()
    await until('the file has that too', async () => (await textsInFile(path)).includes('after'))
  }, 60_000)

  test('a drive that is unmounted and comes back: nothing is written beneath it, and all is there after', async () => {
    const machine = await newMachine()
    const drive = join(machine.folder, 'drive')
    const disk = join(machine.folder, 'disk')
    await Promise.all([mkdir(drive), mkdir(disk)])
    const bind = () => execFileSync('mount', ['--bind', disk, drive])
    const leave = () => execFileSync('umount', ['-l', drive], { stdio: 'ignore' })
    mountAt(disk, 1024)
    bind()
    onTestFinished(() => {
      try {
        leave()
      } catch {
        // It is away already.
      }
    })
    const { path, window } = await projectIn(machine, drive)
    leave()
    window.addCard('while it was away')
    await window.saved()
    await until('the window was told', () => window.hasHeard('unsaved'))
    expect(await textsInFile(path)).toEqual([])
    bind()
    await until('the file has it', async () => (await textsInFile(path)).length === 2, 90_000)
  }, 120_000)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder and a file that may not be written are left alone until they may',
  async () => {
    const machine = await newMachine()
    const folder = join(machine.folder, 'own')
    await mkdir(folder)
    const { path, window } = await projectIn(machine, folder)
    execFileSync('chmod', ['a-w', folder])
    window.addCard('second')
    await window.saved()
    await until('the window was told', () => window.hasHeard('unsaved'))
    execFileSync('chmod', ['u+w', folder])
    await until('the file has it', async () => (await textsInFile(path)).length === 2, 30_000)
  },
  60_000,
)

test.skipIf(process.platform === 'win32')(
  'a write-protected file is not replaced until the protection is off',
  async () => {
    const machine = await newMachine()
    const { path, window } = await projectIn(machine, machine.folder)
    const before = await readFile(path)
    execFileSync('chmod', ['a-w', path])
    window.addCard('second')
    await window.saved()
    const told = await until('the window was told', () => window.hasHeard('unsaved'))
    expect(told).toMatchObject({
      kept: 'behind',
      message: expect.stringContaining('the file is write-protected'),
    })
    expect((await readFile(path)).equals(before)).toBe(true)
    execFileSync('chmod', ['u+w', path])
    await until('the file has it', async () => (await textsInFile(path)).length === 2, 30_000)
  },
  60_000,
)
