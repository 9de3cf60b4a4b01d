/** The desktop app as people start it: the real Electron, the built app, folders of its own. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cardTexts } from '#test/e2e/support/app.ts'
import { addCard, makeProject, openProject } from './support/steps.ts'

const TITLE = 'Kept by Electron'
const root = join(import.meta.dirname, '../..')

/** Electron's program, where it was fetched; its package brings only the loader. */
function findElectron(): string | undefined {
  const loader = join(root, 'node_modules/electron')
  if (!existsSync(join(loader, 'path.txt'))) return undefined
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(loader, 'dist')
  const path = join(folder, readFileSync(join(loader, 'path.txt'), 'utf8'))
  return existsSync(path) ? path : undefined
}

const electron = findElectron()
const noElectron = electron === undefined && 'no Electron: fetch it with “npx install-electron”'

describe.skipIf(noElectron)(`the desktop app${noElectron ? ` (${noElectron})` : ''}`, () => {
  let folder: string
  let app: ElectronApplication
  const complaints: string[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-electron-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
  afterEach(() => app?.close())

  async function start(...files: string[]): Promise<Page> {
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    app = await _electron.launch({
      executablePath: electron as string,
      args: [root, ...files],
      env: { ...env, THROUGHLINE_DATA: join(folder, 'data') } as Record<string, string>,
    })
    const page = await app.firstWindow()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    return page
  }

  const chooseInMenu = (...labels: string[]) =>
    app.evaluate(({ Menu, BrowserWindow }, path) => {
      let items = Menu.getApplicationMenu()?.items ?? []
      for (const [depth, label] of path.entries()) {
        const item = items.find((candidate) => candidate.label.replace(/^&/, '') === label)
        if (!item) throw new Error(`No “${label}” in the menu.`)
        if (depth === path.length - 1) item.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
        items = item.submenu?.items ?? []
      }
    }, labels)

  test('shows the sample, makes a project of a template, and keeps what is typed', async () => {
    const page = await start()
    expect(page.url()).toMatch(/^throughline:\/\/app\//)
    await expect.poll(() => cardTexts(page), { timeout: 30_000 }).not.toEqual([])
    await makeProject(page, TITLE)
    await addCard(page, 'Typed on the desktop')
  })

  test('finds it again at the next start', async () => {
    const page = await start()
    await openProject(page, TITLE)
    await expect.poll(() => cardTexts(page)).toContain('Typed on the desktop')
  })

  test('prints one sheet of exactly the asked size', async () => {
    const page = await start()
    const pdf = await page.evaluate(async () => {
      const html =
        '<!doctype html><style>@page{size:842pt 596pt;margin:0}body{margin:0}</style><p>Printed words</p>'
      const bytes = await window.throughline?.printPdf(html, 297, 210)
      return Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join('')
    })
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toMatch(/\/MediaBox \[0 [\d.]+ 841\.8898 [\d.]+\]/)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('has a menu that works on its windows', async () => {
    const page = await start()
    await page.getByText(TITLE).first().waitFor()
    const [second] = await Promise.all([app.waitForEvent('window'), chooseInMenu('File', 'New Window')])
    await second.getByText(TITLE).first().waitFor()
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  })

  test('gives its pages nothing of Node, and no way out', async () => {
    const page = await start()
    const seen = await page.evaluate(async () => {
      const node = ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis)
      const outside = await fetch('https://example.com/').then(
        () => 'reached',
        () => 'blocked',
      )
      const opened = window.open('https://example.com/')
      return { node, outside, opened: opened === null, keys: Object.keys(window.throughline ?? {}).sort() }
    })
    expect(seen).toEqual({
      node: [],
      outside: 'blocked',
      opened: true,
      keys: ['connection', 'onMenu', 'platform', 'printPdf', 'revealFile', 'saveFile', 'setDocument'],
    })
    complaints.length = 0
  })

  test('nothing of this made the console complain', () => {
    expect(complaints).toEqual([])
  })
})
