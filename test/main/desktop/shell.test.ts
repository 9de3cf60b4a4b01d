import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { until } from '#test/main/host/support/until.ts'
import { startShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import { preventable } from '#test/support/electron/stand-in-window.ts'

let bundles: ShellBundles
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
})
afterAll(() => bundles.remove())

const JOURNEY = 'journey\n  title Checkout\n  section Pay\n    Enter card: 3: Mira\n'

describe('starting', () => {
  test('shows the start screen, with a host in a process of its own that no argument betrays', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    expect(window.webContents.loads).toMatchObject([{ url: 'throughline://app/', status: 200 }])
    const { url, token } = await shell.connection()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(token.length).toBeGreaterThan(40)
    const [host] = shell.electron.processes
    expect(host?.args).toEqual([])
    expect(shell.electron.app.getPath('userData')).toBe(join(shell.dataFolder, 'desktop'))

    shell.electron.app.quit()
    expect(await shell.ended()).toBe(0)
    expect(host?.pid).toBeUndefined()
  })

  test('opens what it was started with: projects where they are, other files as new projects', async () => {
    const first = await startShell(bundles)
    await first.window()
    const project = await first.newProject('Given')
    first.electron.app.quit()
    await first.ended()

    const drawing = join(first.folder, 'check out.mmd')
    await writeFile(drawing, JOURNEY)
    const args = ['--enable-logging', project.path, pathToFileURL(drawing).href, 'notes.txt']
    const shell = await startShell(bundles, { args, dataFolder: first.dataFolder, isPackaged: false })
    await shell.window(`#/project/${project.id}`)
    await until('both are shown', () => shell.windows.length === 2)
    expect(shell.windows.map(({ webContents }) => webContents.getURL()).sort()).not.toContain(
      'throughline://app/',
    )
    expect(shell.electron.dialog.said).toBe('')
  })

  test('says which file could not be opened, and shows the start screen', async () => {
    const shell = await startShell(bundles, { args: ['missing.journey', 'missing.mmd'] })
    await shell.window()
    await until('both were told', () => shell.electron.dialog.boxes.length === 2)
    expect(shell.electron.dialog.said).toMatch(
      /“missing\.journey” .*\n\n“missing\.mmd” could not be read \(ENOENT\)/,
    )
    expect(shell.windows).toHaveLength(1)
  })

  test('leaves everything to the instance that runs, and hands over its files', async () => {
    const shell = await startShell(bundles, { args: ['/a/b.journey', '--flag'], hasLock: false })
    expect(await shell.ended()).toBe(0)
    expect(shell.electron.app.lockData).toEqual({ files: [join('/a/b.journey')] })
    expect(shell.electron.processes).toEqual([])
    expect(shell.electron.privileges).toEqual([])
  })

  test('explains a data folder that cannot be used', async () => {
    const folder = join(bundles.folder, 'package.json', 'data')
    const shell = await startShell(bundles, { dataFolder: folder })
    expect(await shell.ended()).toBe(1)
    expect(shell.electron.dialog.errors).toMatchObject([
      { title: 'Throughline cannot start', content: expect.stringContaining('Your projects are untouched') },
    ])
  })

  test('takes files from a second start, from the dock and from the file manager', async () => {
    const shell = await startShell(bundles)
    const early = preventable({})
    shell.electron.app.emit('open-file', early, join(shell.folder, 'early.mmd'))
    await writeFile(join(shell.folder, 'early.mmd'), JOURNEY)
    expect(early.defaultPrevented).toBe(true)
    await shell.window('#/project/')
    const project = await shell.newProject('Second')

    shell.electron.app.emit('second-instance', {}, ['x', '--y'], '/', { files: [project.path] })
    const window = await shell.window(`#/project/${project.id}`)
    const count = shell.windows.length
    shell.electron.focused = undefined
    shell.electron.app.emit('open-file', preventable({}), project.path)
    await until('the window came to the front', () => shell.electron.focused === window)
    for (const data of [undefined, null, { files: 3 }, { files: [] }]) {
      shell.electron.focused = undefined
      shell.electron.app.emit('second-instance', {}, [], '/', data)
      await until('a window came to the front', () => shell.electron.focused !== undefined)
    }
    expect(shell.windows).toHaveLength(count)
  })
})

describe('windows', () => {
  test('come back where they were, one beside the other, and never where nobody can reach them', async () => {
    const first = await startShell(bundles)
    const window = await first.window()
    expect(window.bounds).toEqual({ x: 240, y: 90, width: 1440, height: 900 })
    window.bounds = { x: 100, y: 50, width: 1000, height: 700 }
    window.maximized = true
    window.close()
    expect(await first.ended()).toBe(0)

    const second = await startShell(bundles, { dataFolder: first.dataFolder })
    const again = await second.window()
    expect([again.bounds, again.maximized]).toEqual([{ x: 100, y: 50, width: 1000, height: 700 }, true])
    await second.menuReady()
    second.choose('File', 'New Window')
    await until('there are two', () => second.windows.length === 2)
    expect(second.windows[1]?.bounds).toEqual({ x: 128, y: 78, width: 1000, height: 700 })
    expect(second.windows[1]?.maximized).toBe(false)
    again.bounds = { x: 5000, y: 50, width: 1000, height: 700 }
    second.windows[1]?.close()
    again.close()
    expect(await second.ended()).toBe(0)

    const third = await startShell(bundles, { dataFolder: first.dataFolder })
    expect((await third.window()).bounds).toEqual({ x: 460, y: 190, width: 1000, height: 700 })
  })

  test('say what they show: recent documents, edited state, the file on a Mac’s title', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const project = await shell.newProject('Shown')
    await shell.showIn(window, project, true)
    expect([window.edited, window.represented]).toEqual([true, project.path])
    await shell.showIn(window, project, false)
    expect([window.edited, window.represented]).toEqual([false, project.path])
    expect(shell.electron.app.recent).toEqual([project.path])
    await shell.call(window, 'setDocument', [null])
    expect(window.represented).toBe('')
    for (const path of ['relative.journey', '/etc/passwd', 'https://example.com/a.journey'])
      expect(await shell.call(window, 'setDocument', [{ title: '', path, edited: false }])).toMatchObject({
        ok: false,
        error: { code: 'unknown-file' },
      })
    expect(shell.electron.app.recent).toEqual([project.path])
  })

  test('close at once when all is saved, wait a moment when it is not, and ask only then', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const project = await shell.newProject('Unsaved')
    const { dialog, app } = shell.electron
    const saved = { title: project.title, path: project.path, edited: false }

    await shell.showIn(window, project, true)
    await shell.menuReady()
    shell.choose('File', 'New Window')
    const other = await until('there is another window', () => shell.windows[1])
    other.close()
    expect(other.isDestroyed()).toBe(true)

    window.close()
    expect(window.isDestroyed()).toBe(false)
    await until('it asks', () => dialog.boxes.length === 1)
    expect(dialog.boxes[0]?.message).toBe('The last edits in “Unsaved” are not on the disk yet.')
    expect(dialog.boxes[0]?.buttons?.[dialog.boxes[0]?.defaultId ?? 0]).toBe('Keep Open')

    // Quitting is given up with it; the app goes on.
    app.quit()
    await until('it asks again', () => dialog.boxes.length === 2)
    expect(window.isDestroyed()).toBe(false)
    expect(app.ended).toBeUndefined()

    shell.choose('File', 'New Window')
    const third = await until('there is another window', () => shell.windows[1])
    window.close()
    await shell.call(window, 'setDocument', [saved])
    await until('it is closed', () => window.isDestroyed())
    expect([app.ended, third.isDestroyed(), dialog.boxes.length]).toEqual([undefined, false, 2])

    await shell.showIn(third, project, true)
    app.quit()
    await shell.call(third, 'setDocument', [saved])
    expect(await shell.ended()).toBe(0)
    expect(dialog.boxes).toHaveLength(2)
  })

  test('can be closed without the last edits by who says so', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    await shell.showIn(window, await shell.newProject('Lost'), true)
    shell.electron.dialog.presses.push('Close and Lose Them')
    window.close()
    expect(await shell.ended()).toBe(0)
  })

  test('are loaded again when their page breaks down, and not for ever', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const { dialog } = shell.electron
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
    for (const times of [1, 2]) {
      window.webContents.forcefullyCrashRenderer()
      await until('it was loaded again', () => window.webContents.loads.length === 1 + times)
      await until('it was told', () => dialog.boxes.length === times)
    }
    expect(dialog.said).toContain('Everything that was shown as saved is on the disk.')
    window.webContents.forcefullyCrashRenderer()
    await until('it asks', () => dialog.boxes.length === 3)
    expect(await shell.ended()).toBe(0)
    expect(window.webContents.loads).toHaveLength(3)
  })

  test('that do not answer can be waited for, or loaded again', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const { dialog } = shell.electron
    window.emit('unresponsive')
    await until('it asks', () => dialog.boxes.length === 1)
    expect(window.webContents.loads).toHaveLength(1)
    dialog.presses.push('Load It Again')
    window.emit('unresponsive')
    await until('it was loaded again', () => window.webContents.loads.length === 2)
  })
})

describe('the host', () => {
  test('is started again where it was when it dies, so that windows find it by themselves', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const before = await shell.connection()
    shell.electron.processes[0]?.kill()
    await until('it was told', () => shell.electron.dialog.said.includes('was started again'))
    expect(await shell.connection()).toEqual(before)
    expect(window.webContents.loads).toHaveLength(1)
    expect(await shell.newProject('After')).toMatchObject({ title: 'After' })
  })

  test('takes another port when somebody took its own, and windows are loaded anew', async () => {
    const shell = await startShell(bundles)
    const window = await shell.window()
    const before = await shell.connection()
    const squatter = createServer()
    onTestFinished(() => void squatter.close())
    const [host] = shell.electron.processes
    host?.once('exit', () => squatter.listen(Number(new URL(before.url).port), '127.0.0.1'))
    host?.kill()
    await until('the window was loaded anew', () => window.webContents.loads.length === 2)
    const after = await shell.connection()
    expect(after.url).not.toBe(before.url)
    expect(window.webContents.loads[1]?.policy).toContain(after.url)
    expect(window.webContents.loads[1]?.policy).not.toContain(before.url)
    await until('the one that found no port is gone', () => shell.electron.processes[1]?.pid === undefined)
  })

  test('that dies again and again ends the app, in words', async () => {
    const shell = await startShell(bundles)
    await shell.window()
    for (const dead of [0, 1, 2, 3]) {
      const host = await until('it runs', () => shell.electron.processes[dead])
      await shell.connection()
      host.kill()
    }
    expect(await shell.ended()).toBe(1)
    expect(shell.electron.dialog.said).toContain('stopped again and again')
  })

  test('that cannot be started ends the app, in words', async () => {
    const broken = await bundleShell(['desktop', 'preload'])
    onTestFinished(() => broken.remove())
    await mkdir(join(broken.folder, 'dist/host'))
    await writeFile(join(broken.folder, 'dist/host/process.js'), 'process.exit(3)')
    const shell = await startShell(broken)
    expect(await shell.ended()).toBe(1)
    expect(shell.electron.dialog.said).toContain(
      'Throughline’s host did not start. Your projects are untouched',
    )
    expect(shell.windows).toEqual([])
  })
})
