import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MENU_CHANNEL } from '#shared/protocol/desktop.ts'
import { until } from '#test/main/host/support/until.ts'
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

describe('the menu', () => {
  const withProject = async (title = 'Menu') => {
    const project = await shell.newProject(title)
    await shell.showIn(window, project)
    await shell.menuReady()
    await until('the menu knows', () => shell.item('File', 'Save a Copy…').enabled === true)
    return project
  }

  test('sends commands to the window in front, and only when it shows a project', async () => {
    await shell.menuReady()
    expect(shell.item('Edit', 'Undo').enabled).toBe(false)
    await withProject()
    shell.choose('Edit', 'Undo')
    shell.choose('File', 'Export…')
    expect(window.webContents.sent).toEqual([
      [MENU_CHANNEL, 'edit.undo'],
      [MENU_CHANNEL, 'view.export'],
    ])
    shell.choose('File', 'New from Template…')
    const start = await until('a start screen is there', () => shell.windows[1])
    await until('the menu knows', () => shell.item('Edit', 'Undo').enabled === false)
    expect(start.webContents.sent).toEqual([])
    shell.choose('File', 'New from Template…')
    await until('it is in front', () => shell.electron.focused === start)
    expect(shell.windows).toHaveLength(2)
  })

  test('opens and imports files, and says what an import could not carry over', async () => {
    await shell.menuReady()
    const project = await shell.newProject('Chosen')
    shell.electron.dialog.choices.push([project.path])
    shell.choose('File', 'Open…')
    // The start screen makes room for the first project.
    expect(await shell.window(`#/project/${project.id}`)).toBe(window)
    expect(shell.electron.dialog.asked[0]).toMatchObject({
      filters: [
        { name: 'Throughline project', extensions: ['journey'] },
        { extensions: expect.arrayContaining(['journey', 'xlsx', 'csv', 'canvas', 'mmd', 'excalidraw']) },
      ],
    })
    const file = join(shell.folder, 'odd.mmd')
    await writeFile(file, 'journey\n  title Odd\n  section Pay\n    Enter card: 9: Mira\n')
    shell.electron.dialog.choices.push([file])
    shell.choose('File', 'Import…')
    await until('there is a second window', () => shell.windows.length === 2)
    await until('it was told', () => shell.electron.dialog.boxes.length === 1)
    expect(shell.electron.dialog.boxes[0]?.message).toContain('“odd.mmd” was imported.')
    expect(shell.electron.dialog.boxes[0]?.detail).not.toBe('')

    await writeFile(file, 'journey\n  title Odd\n  Pay\n')
    shell.electron.dialog.choices.push([file])
    shell.choose('File', 'Import…')
    await until('it was told', () => shell.electron.dialog.boxes.length === 2)
    expect(shell.electron.dialog.boxes[1]?.message).toMatch(/line \d/i)
    expect(shell.windows).toHaveLength(2)
  })

  test('lists recent projects, and opens them', async () => {
    const project = await withProject('Tom & Ann')
    await until('it is listed', () => {
      const recent = shell.item('File', 'Open Recent').submenu
      return Array.isArray(recent) && recent.some(({ label }) => label === 'Tom && Ann')
    })
    window.webContents.goWithinPage('throughline://app/#/')
    shell.choose('File', 'Open Recent', 'Tom && Ann')
    await shell.window(`#/project/${project.id}`)
  })

  test('saves a copy as last edited, shows the project’s folder and the log', async () => {
    const project = await withProject()
    const copy = join(shell.folder, 'copy.journey')
    shell.electron.dialog.choices.push([copy])
    shell.choose('File', 'Save a Copy…')
    const written = await until('the copy is there', () => readFile(copy).catch(() => undefined))
    expect(written.subarray(0, 2).toString()).toBe('PK')
    expect(shell.electron.dialog.asked[0]).toMatchObject({
      defaultPath: expect.stringMatching(/Menu \(copy\)\.journey$/),
    })
    shell.choose('File', process.platform === 'darwin' ? 'Show in Finder' : 'Show in Folder')
    shell.choose('Help', 'Show the Log')
    expect(shell.electron.revealed).toEqual([project.path, join(shell.dataFolder, 'throughline.log')])

    shell.electron.dialog.choices.push([project.path])
    shell.choose('File', 'Save a Copy…')
    await until('it was told', () => shell.electron.dialog.said.includes('is the project that is open'))
  })
})

test('a text that is typed has the system’s menu, with corrections', () => {
  const params = {
    isEditable: true,
    selectionText: '',
    misspelledWord: 'Jorney',
    dictionarySuggestions: ['Journey'],
  }
  window.webContents.emit('context-menu', {}, params)
  const [popup] = shell.electron.popups
  expect(popup?.map(({ label, role, type }) => label ?? role ?? type)).toEqual([
    'Journey',
    'separator',
    'cut',
    'copy',
    'paste',
    'selectAll',
  ])
  const correct = popup?.[0]?.click as (() => void) | undefined
  correct?.()
  expect(window.webContents.replaced).toEqual(['Journey'])
  window.webContents.emit('context-menu', {}, { ...params, isEditable: false })
  expect(shell.electron.popups).toHaveLength(1)
  window.webContents.emit('context-menu', {}, { ...params, isEditable: false, selectionText: 'marked' })
  expect(shell.electron.popups[1]).toEqual([{ role: 'copy' }])
})
