import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RunningShell, startShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import type { StandInWindow } from '#test/support/electron/stand-in-window.ts'

let bundles: ShellBundles
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
})
afterAll(() => bundles.remove())

let shell: RunningShell
let window: StandInWindow
beforeEach(async () => {
  shell = await startShell(bundles)
  window = await shell.window()
})

const bytes = new Uint8Array([1, 2, 3])
const save = (name = 'My map.pdf', content = bytes) =>
  shell.call<string | null>(window, 'saveFile', [name, content])

test('writes it where the person says, whole, and may show it then', async () => {
  const path = join(shell.folder, 'poster.pdf')
  shell.electron.dialog.choices.push([path])
  expect(await save()).toEqual({ ok: true, value: path })
  expect(new Uint8Array(await readFile(path))).toEqual(bytes)
  expect(await readdir(shell.folder)).not.toContainEqual(expect.stringContaining('.tmp'))
  expect(shell.electron.dialog.asked).toMatchObject([
    {
      defaultPath: join(shell.electron.app.getPath('documents'), 'My map.pdf'),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: expect.arrayContaining(['showOverwriteConfirmation']),
    },
  ])
  expect(await shell.call(window, 'revealFile', [path])).toEqual({ ok: true, value: null })
  expect(shell.electron.revealed).toEqual([path])

  shell.electron.dialog.choices.push([path])
  expect(await save('again.pdf', new Uint8Array([9]))).toMatchObject({ ok: true })
  expect([...(await readFile(path))]).toEqual([9])
  expect(shell.electron.dialog.asked[1]).toMatchObject({ defaultPath: join(shell.folder, 'again.pdf') })
})

test('answers nothing when the person thinks better of it', async () => {
  expect(await save()).toEqual({ ok: true, value: null })
  expect(await shell.call(window, 'revealFile', [join(shell.folder, 'package.json')])).toMatchObject({
    ok: false,
    error: { code: 'unknown-file' },
  })
  expect(shell.electron.revealed).toEqual([])
})

test('adds the ending that the system left out, and asks before that replaces another file', async () => {
  const full = join(shell.folder, 'poster.pdf')
  shell.electron.dialog.choices.push([join(shell.folder, 'poster')])
  expect(await save()).toEqual({ ok: true, value: full })
  await writeFile(full, 'kept')
  shell.electron.dialog.choices.push([join(shell.folder, 'poster')])
  expect(await save()).toEqual({ ok: true, value: null })
  expect(shell.electron.dialog.said).toContain('“poster.pdf” is there already. Replace it?')
  expect(await readFile(full, 'utf8')).toBe('kept')
  shell.electron.dialog.choices.push([join(shell.folder, 'poster')])
  shell.electron.dialog.presses.push('Replace')
  expect(await save()).toEqual({ ok: true, value: full })
})

test('says why it could not be, and leaves what is there', async () => {
  const locked = join(shell.folder, 'locked')
  await mkdir(locked)
  await writeFile(join(locked, 'a.pdf'), 'kept')
  const impossible = join(locked, 'a.pdf', 'b.pdf')
  shell.electron.dialog.choices.push([impossible])
  expect(await save()).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/not saved because/) },
  })
  expect(await readFile(join(locked, 'a.pdf'), 'utf8')).toBe('kept')
})

test('never writes over a project that is open', async () => {
  const project = await shell.newProject('Open')
  const before = await readFile(project.path)
  await shell.call(window, 'setDocument', [{ title: 'Open', path: project.path, edited: false }])
  shell.electron.dialog.choices.push([project.path])
  expect(await save('a.journey')).toMatchObject({ ok: false, error: { code: 'in-use' } })
  expect((await readFile(project.path)).equals(before)).toBe(true)
})

test('Save As moves the project of the window to where the person says, and may show it there', async () => {
  const project = await shell.newProject('Moves')
  await shell.showIn(window, project)
  const saveAs = () => shell.call<string | null>(window, 'saveProjectAs', [])
  expect(await saveAs()).toEqual({ ok: true, value: null })
  const next = join(shell.folder, 'Next.journey')
  shell.electron.dialog.choices.push([join(shell.folder, 'Next')])
  expect(await saveAs()).toEqual({ ok: true, value: next })
  expect(shell.electron.dialog.asked.at(-1)).toMatchObject({
    title: 'Save As',
    defaultPath: project.path,
    filters: [{ extensions: ['journey'] }],
  })
  expect(await readdir(shell.folder)).toContain('Next.journey')
  await shell.call(window, 'setDocument', [{ title: 'Moves', path: next, edited: false }])

  const other = await shell.newProject('Other')
  shell.electron.dialog.choices.push([other.path])
  const before = await readFile(other.path)
  expect(await saveAs()).toMatchObject({ ok: false, error: { code: 'document-open' } })
  expect((await readFile(other.path)).equals(before)).toBe(true)
})

test('a window without a project has nothing to save, and is told so', async () => {
  expect(await shell.call(window, 'saveProjectAs', [])).toMatchObject({
    ok: false,
    error: { code: 'no-project' },
  })
})

test('what was set aside and the log may be shown, and nothing else of the data folder', async () => {
  const shown = (name: string) => shell.call(window, 'revealFile', [join(shell.dataFolder, name)])
  for (const name of ['throughline.log', 'library.json.damaged', 'journals/abc.1.unusable'])
    expect(await shown(name), name).toEqual({ ok: true, value: null })
  for (const name of [
    'library.json',
    'door/host.key',
    '../x.damaged',
    'journals/../../x.damaged',
    'a\\..\\x',
  ])
    expect(await shown(name), name).toMatchObject({ ok: false })
})
