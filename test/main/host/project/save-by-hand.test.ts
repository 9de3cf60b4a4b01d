import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { refusalOf } from '#main/host/project/save-as.ts'
import { FILES_API, type FilePlace, type SavedFile, type SaveFolders } from '#shared/protocol/files.ts'
import type { RefusalBody } from '#shared/protocol/http.ts'
import { fillableDisk } from '../support/full-disk.ts'
import { textsInFile } from '../support/journey-files.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

/** So slow that nothing is written by itself while a test looks. */
const NEVER = { after: 600_000, atMost: 600_000, journal: 1_000_000 }
const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

async function answerOf<T>(response: Promise<Response>): Promise<T & RefusalBody & { status: number }> {
  const answer = await response
  return { status: answer.status, ...((await answer.json()) as T & RefusalBody) }
}
const save = (host: Host, id: string) => answerOf<SavedFile>(ask(host, 'POST', FILES_API.save(id)))
const placeOf = (host: Host, id: string) => answerOf<FilePlace>(ask(host, 'GET', FILES_API.place(id)))
const move = (host: Host, id: string, path: string, replace?: boolean) =>
  answerOf<SavedFile>(
    ask(host, 'POST', FILES_API.move(id), {
      body: JSON.stringify({ path, ...(replace === undefined ? {} : { replace }) }),
    }),
  )

/** A window on a new project whose file is written only when somebody says so. */
async function edited(pace = NEVER) {
  const machine = await newMachine()
  const disk = fillableDisk()
  const host = await runningHost(machine, { pace, fs: disk.fs })
  const project = await newProject(host)
  const window = await new TestWindow(host, project.id).synced()
  window.addCard('first')
  await window.saved()
  return { machine, disk, host, project, window, folder: machine.options.projectsFolder }
}

describe('saving now', () => {
  test('puts everything into the file before it answers', async () => {
    const { host, project } = await edited()
    expect(await textsInFile(project.path)).toEqual([])
    expect(await placeOf(host, project.id)).toMatchObject({ path: project.path, isComplete: false })
    const saved = await save(host, project.id)
    expect(saved).toMatchObject({ status: 200, path: project.path })
    expect(await textsInFile(project.path)).toEqual(['first'])
    const { mtimeMs, size } = await stat(project.path)
    // Node's own `mtime` is rounded, where a date made of the fraction is cut.
    const writtenAt = new Date(mtimeMs).toISOString()
    expect(saved.at).toBe(writtenAt)
    expect(await placeOf(host, project.id)).toMatchObject({
      isComplete: true,
      size,
      writtenAt,
    })
  })

  test('says why it cannot be, and tries what failed before at once', async () => {
    const { host, project, disk, window, folder } = await edited()
    disk.fill('ENOSPC', folder)
    const refused = await save(host, project.id)
    expect(refused).toMatchObject({ status: 422, code: 'disk-full' })
    expect(refused.message).toMatch(
      /^“Test\.journey” was not saved because the disk is full\. .*your work is kept/,
    )
    const told = await until('the window was told', () => window.hasHeard('unsaved'))
    expect(told).toMatchObject({ kept: 'behind' })
    disk.free()
    expect(await save(host, project.id)).toMatchObject({ status: 200 })
    await until('it is over', () => window.heard.at(-1)?.type === 'saved')
    expect(await textsInFile(project.path)).toEqual(['first'])
  })

  test('where only the journal is full, the file is where edits are safe', async () => {
    const { host, project, disk, window, machine } = await edited()
    disk.fill('ENOSPC', machine.options.dataFolder)
    window.addCard('second')
    const question = window.ask()
    const told = await until('the window was told', () => window.hasHeard('unsaved'))
    expect(told).not.toHaveProperty('kept')
    expect(await save(host, project.id)).toMatchObject({ status: 200 })
    expect(await textsInFile(project.path)).toEqual(['first', 'second'])
    await until('its question is answered', () => window.isSaved(question))
    disk.free()
    window.addCard('third')
    await window.saved()
  })
})

test('a file that cannot be written is said to be behind with every answer, until it can be', async () => {
  const { host, disk, window, folder, project } = await edited(QUICK)
  disk.fill('EACCES', folder)
  window.addCard('kept')
  await until('the window was told', () => window.hasHeard('unsaved'))
  window.addCard('kept too')
  const question = window.ask()
  const saved = await until('it is in the journal', () =>
    window.heard.find((message) => message.type === 'saved' && message.number === question),
  )
  expect(saved).toMatchObject({ behind: true })
  disk.free()
  await save(host, project.id)
  await until('it is over', () => {
    const last = window.heard.at(-1)
    return last?.type === 'saved' && last.behind === undefined
  })
})

test('a disk that hardly answers is told about; edits go on, and the project can go on elsewhere', async () => {
  const { host, disk, window, folder, project, machine } = await edited(QUICK)
  await until('it is in the file', async () => (await textsInFile(project.path)).length === 1)
  disk.hang(folder)
  window.addCard('while it hung')
  const told = await until('the window was told', () => window.hasHeard('unsaved'))
  expect(told).toMatchObject({ kept: 'slow', message: expect.stringContaining('takes long') })
  window.addCard('and on')
  await window.saved()
  const elsewhere = join(machine.folder, 'elsewhere.journey')
  expect(await move(host, project.id, elsewhere)).toMatchObject({ status: 200, path: elsewhere })
  expect(await textsInFile(elsewhere)).toEqual(['and on', 'first', 'while it hung'])
  await until('it is over', () => window.heard.at(-1)?.type === 'saved')
  disk.free()
  window.addCard('last')
  await until('it goes on there', async () => (await textsInFile(elsewhere)).includes('last'))
  expect(await textsInFile(project.path)).not.toContain('last')
}, 30_000)

describe('saving as', () => {
  test('goes on in the new file with list and lock; the old one stays as last saved', async () => {
    const { host, project, window, machine } = await edited()
    await save(host, project.id)
    window.addCard('second')
    await window.saved()
    const next = join(machine.folder, 'Next one')
    const before = await readFile(project.path)
    const moved = await move(host, project.id, next)
    expect(moved).toMatchObject({ status: 200, path: `${next}.journey` })
    expect(await textsInFile(moved.path)).toEqual(['first', 'second'])
    expect((await readFile(project.path)).equals(before)).toBe(true)
    expect(window.hasHeard('moved')).toEqual({ type: 'moved', path: moved.path })
    expect((await host.listProjects()).find(({ id }) => id === project.id)?.path).toBe(moved.path)

    window.addCard('third')
    await window.saved()
    await save(host, project.id)
    expect(await textsInFile(moved.path)).toEqual(['first', 'second', 'third'])
    // The file of before is a project of its own now, which anybody may open.
    const copy = await host.openFile(project.path)
    expect(copy).toMatchObject({ ok: true })
    if (copy.ok) expect(copy.value.id).not.toBe(project.id)
    const second = await runningHost(machine)
    expect(await second.openFile(moved.path)).toMatchObject({ ok: false, error: { code: 'document-open' } })
    await host.close()
    const again = await runningHost(machine)
    expect(await again.openFile(moved.path)).toMatchObject({ ok: true, value: { id: project.id } })
  })

  test('takes another file’s place only when that was said, and never an open project’s', async () => {
    const { host, project, folder } = await edited()
    const taken = join(folder, 'taken.journey')
    await writeFile(taken, 'something of somebody')
    const refused = await move(host, project.id, taken)
    expect(refused).toMatchObject({ status: 409, code: 'taken' })
    expect(refused.message).toContain('“taken.journey” is there already')
    expect(await readFile(taken, 'utf8')).toBe('something of somebody')
    expect(await move(host, project.id, taken, true)).toMatchObject({ status: 200 })
    expect(await textsInFile(taken)).toEqual(['first'])

    const other = await newProject(host, 'Other')
    for (const replace of [false, true])
      expect(await move(host, project.id, other.path, replace)).toMatchObject({
        status: 409,
        code: 'document-open',
      })
    expect((await placeOf(host, project.id)).path).toBe(taken)
  })

  test.runIf(process.getuid?.() !== 0)(
    'a folder that may not be written is refused, and nothing changes',
    async () => {
      const { host, project, machine } = await edited()
      const locked = join(machine.folder, 'locked')
      await mkdir(locked)
      await chmod(locked, 0o555)
      const refused = await move(host, project.id, join(locked, 'a.journey'))
      expect(refused).toMatchObject({ status: 422, code: 'not-allowed' })
      expect((await placeOf(host, project.id)).path).toBe(project.path)
    },
  )

  test('says in a sentence what no file can be, and goes on where it was', async () => {
    const { host, project, folder, disk, machine } = await edited()
    const at = (name: string) => join(folder, name)
    await writeFile(at('plain'), '')
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['notes/a.journey', 'bad-name', /whole path/],
      [at('.journey'), 'bad-name', /needs a name/],
      [at(`${'ä'.repeat(124)}.journey`), 'bad-name', /too long/],
      [at('nowhere/a.journey'), 'no-folder', /There is no folder “.*nowhere”/],
      [at('plain/a.journey'), 'no-folder', /“.*plain” is not a folder|There is no folder/],
      [join(folder, 'x'.repeat(5000), 'a.journey'), 'name-too-long', /too long/],
    ]
    for (const [path, code, words] of cases) {
      const refused = await move(host, project.id, path)
      expect(refused, path).toMatchObject({ status: 422, code })
      expect(refused.message).toMatch(words)
      expect(refused.message).toContain('Nothing was written')
    }
    const full = join(machine.folder, 'full')
    await mkdir(full)
    disk.fill('ENOSPC', full)
    expect(await move(host, project.id, join(full, 'a.journey'))).toMatchObject({ code: 'disk-full' })
    disk.free()
    expect(await readdir(full)).toEqual([])
    expect((await placeOf(host, project.id)).path).toBe(project.path)
    expect(await save(host, project.id)).toMatchObject({ status: 200, path: project.path })
    // What was tried in vain is not locked either.
    expect(await move(host, project.id, join(full, 'a.journey'))).toMatchObject({ status: 200 })
  })

  test('a name that Windows does not take is refused there, with one that it does', () => {
    expect(refusalOf('Map: today?.journey', 'win32')).toBe(
      'Windows does not take this name; “Map today” would do.',
    )
    expect(refusalOf('aux.journey', 'win32')).toContain('“aux project” would do')
    expect(refusalOf('Map: today?.journey', 'linux')).toBeUndefined()
    expect(refusalOf('Map.journey', 'win32')).toBeUndefined()
  })
})

test('the folders to save into are those of the projects that are there, the own one first', async () => {
  const { host, project, machine, folder } = await edited()
  const second = await newProject(host, 'Second')
  const elsewhere = join(machine.folder, 'elsewhere')
  await mkdir(elsewhere)
  await move(host, second.id, join(elsewhere, 'Second.journey'))
  const folders = await answerOf<SaveFolders>(ask(host, 'GET', FILES_API.folders(project.id)))
  expect(folders).toMatchObject({ own: folder, recent: [elsewhere], name: 'Test' })
})
