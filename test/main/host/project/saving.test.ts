import { readdir, readFile, stat } from 'node:fs/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { fillableDisk } from '../support/full-disk.ts'
import { textsInFile } from '../support/journey-files.ts'
import { journalFolder, newMachine, newProject, runningHost, strays } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

test('the file follows the edits by itself', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  window.addCard('soon in the file')
  await until('it is in the file', async () => (await textsInFile(path)).includes('soon in the file'))
})

test('the file follows also where edits never pause', async () => {
  const host = await runningHost(undefined, { pace: { ...QUICK, after: 10_000, atMost: 100 } })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  let edits = 0
  await until('something is in the file', async () => {
    window.addCard(`edit ${edits++}`)
    return (await textsInFile(path)).length > 0
  })
})

test('while the disk is full edits are kept, the windows are told, and all is saved when there is room', async () => {
  const disk = fillableDisk()
  const machine = await newMachine()
  // The file would otherwise take what the journal cannot.
  const host = await runningHost(machine, {
    fs: disk.fs,
    pace: { ...QUICK, after: 600_000, atMost: 600_000 },
  })
  const { id } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const other = await new TestWindow(host, id).synced()
  window.addCard('before')
  await window.saved()

  disk.fill('ENOSPC', journalFolder(machine, id))
  window.addCard('while it was full')
  const question = window.ask()
  for (const each of [window, other]) {
    const told = await until('the windows were told', () => each.hasHeard('unsaved'))
    expect(told).toMatchObject({
      message: 'The disk is full. Your work is kept in memory; free some space and it will be saved.',
    })
  }
  const later = await new TestWindow(host, id).synced()
  await until('a window that came later was told', () => later.hasHeard('unsaved'))
  expect(later.texts()).toContain('while it was full')
  window.addCard('still full')
  expect(window.isSaved(question)).toBe(false)

  disk.free()
  await until('the question was answered', () => window.isSaved(question))
  await until('the others hear that it is over', () => other.hasHeard('saved'))
  expect(later.heard.at(-1)?.type).toBe('saved')
  await host.close()
  const again = await runningHost(machine)
  const opened = await again.openFile(
    (await again.listProjects()).find((entry) => entry.id === id)?.path ?? '',
  )
  expect(opened.ok).toBe(true)
  const texts = (await new TestWindow(again, id).synced()).texts().sort()
  expect(texts).toEqual(['before', 'still full', 'while it was full'])
})

test('where the folder takes no file, edits are safe in the journal and the windows are told', async () => {
  const disk = fillableDisk()
  const machine = await newMachine()
  const host = await runningHost(machine, { fs: disk.fs, pace: QUICK })
  const { id, path } = await newProject(host)
  const before = await readFile(path)
  const window = await new TestWindow(host, id).synced()
  disk.fill('EROFS', machine.options.projectsFolder)
  window.addCard('only in the journal')
  await window.saved()
  const told = await until('the window was told', () => window.hasHeard('unsaved'))
  expect(told).toMatchObject({
    message: expect.stringMatching(
      /^“Test\.journey” was not saved because the disk is write-protected\. .*your work is kept/,
    ),
  })
  expect(await readFile(path)).toEqual(before)
  await host.close()
  expect(await strays(machine.folder)).toEqual([])

  // The next start finds everything in the journal, and writes it into the file.
  const again = await runningHost(machine, { pace: QUICK })
  expect((await again.openFile(path)).ok).toBe(true)
  expect((await new TestWindow(again, id).synced()).texts()).toEqual(['only in the journal'])
  await until('the file has it', async () => (await textsInFile(path)).length === 1)
})

test('a file that could not be written is written when it can be, without another edit', async () => {
  const disk = fillableDisk()
  const machine = await newMachine()
  const host = await runningHost(machine, { fs: disk.fs, pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  disk.fill('ENOSPC', machine.options.projectsFolder)
  window.addCard('waits')
  await until('the window was told', () => window.hasHeard('unsaved'))
  disk.free()
  await until('the file has it', async () => (await textsInFile(path)).includes('waits'))
  await until('the window heard that all is well', () => window.heard.at(-1)?.type === 'saved')
})

test('the journal is begun anew once the file has it all, and is empty after closing', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: { ...QUICK, journal: 20_000 } })
  const { id } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const size = async () => {
    const folder = journalFolder(machine, id)
    const sizes = (await readdir(folder)).map(async (name) => (await stat(`${folder}/${name}`)).size)
    return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0)
  }
  let largest = 0
  await until('it grew and was begun anew', async () => {
    window.removeCard(window.addCard('x'.repeat(2000)))
    await window.saved()
    const now = await size()
    largest = Math.max(largest, now)
    return now < largest / 2
  })
  await host.close()
  expect(await size()).toBeLessThan(100)
})

test('a computer that lost its clock still saves', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  onTestFinished(() => void vi.useRealTimers())
  window.addCard('in 1970')
  await until('it is in the file', async () => (await textsInFile(path)).includes('in 1970'))
})
