/**
 * The shell's pages in a real Chromium, without Electron: the app as the shell serves it, under the shell's policy and from
 * another origin than the host's, with the shell's functions on `window.throughline`; and a printed page under its policy.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP_ORIGIN } from '#main/desktop/app-address.ts'
import { answerAppRequest } from '#main/desktop/app-files.ts'
import { PRINT_POLICY } from '#main/desktop/page-policy.ts'
import { type Host, startHost } from '#main/host/host.ts'
import { finishPdf } from '#shared/formats/export/finish-pdf.ts'
import { cardTexts, noBrowser } from '#test/e2e/support/app.ts'
import { addCard, makeProject, openProject } from './support/steps.ts'

const root = join(import.meta.dirname, '../..')
const folders = { renderer: join(root, 'dist/renderer'), assets: join(root, 'assets') }

/** Pages to print, by their paths on the server. */
const printPages = new Map<string, string>()

/** Serves what the shell's scheme serves, with the same headers. */
async function serve(hostUrl: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const page = printPages.get(request.url ?? '')
    const answer =
      page === undefined
        ? answerAppRequest({ method: 'GET', url: APP_ORIGIN + request.url }, folders, hostUrl())
        : new Response(page, {
            headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PRINT_POLICY },
          })
    void Promise.resolve(answer).then(async (answered) => {
      response.writeHead(answered.status, Object.fromEntries(answered.headers))
      response.end(await answered.bytes())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** What the page hands to the shell. */
interface Handed {
  readonly saved: { readonly name: string; readonly bytes: Buffer }[]
  readonly printed: { readonly html: string; readonly widthMm: number; readonly heightMm: number }[]
  readonly documents: unknown[]
  /** Files to be shown in their folders. */
  readonly revealed: string[]
}

describe.skipIf(noBrowser)('a window of the shell', () => {
  let folder: string
  let host: Host
  let server: Server
  let origin: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const complaints: string[] = []
  const handed: Handed = { saved: [], printed: [], documents: [], revealed: [] }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-pages-'))
    ;({ server, origin } = await serve(() => host.url.replace(/\/$/, '')))
    const started = await startHost({
      dataFolder: join(folder, 'data'),
      projectsFolder: join(folder, 'projects'),
      rendererFolder: join(folder, 'nothing'),
      assetsFolder: folders.assets,
      appVersion: 'test',
      port: 0,
      origins: [origin],
    })
    if (!started.ok) throw new Error(started.error.message)
    host = started.value
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    await lendBridge()
    await page.goto(origin)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    server?.close()
    server?.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  })

  /** What the preload script puts there, with a printer that is this browser. */
  async function lendBridge(): Promise<void> {
    const connection = { url: host.url.replace(/\/$/, ''), token: host.token }
    await page.exposeFunction('shellSave', (name: string, base64: string) => {
      handed.saved.push({ name, bytes: Buffer.from(base64, 'base64') })
      return `/saved/${name}`
    })
    await page.exposeFunction('shellPrint', async (html: string, widthMm: number, heightMm: number) => {
      handed.printed.push({ html, widthMm, heightMm })
      return (await print(html, widthMm, heightMm)).toString('base64')
    })
    await page.exposeFunction('shellDocument', (document: unknown) => void handed.documents.push(document))
    await page.exposeFunction('shellReveal', (path: string) => void handed.revealed.push(path))
    await page.addInitScript((found) => {
      const shell = globalThis as unknown as {
        shellSave: (name: string, base64: string) => Promise<string>
        shellPrint: (html: string, width: number, height: number) => Promise<string>
        shellDocument: (document: unknown) => Promise<void>
        shellReveal: (path: string) => Promise<void>
      }
      const listeners = new Set<(id: string) => void>()
      const toBase64 = (bytes: Uint8Array) =>
        btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      Object.assign(globalThis, {
        chooseInMenu: (id: string) => {
          for (const listener of listeners) listener(id)
        },
        throughline: {
          platform: 'linux',
          connection: async () => found,
          saveFile: (name: string, bytes: Uint8Array) => shell.shellSave(name, toBase64(bytes)),
          printPdf: async (html: string, width: number, height: number) =>
            Uint8Array.from(atob(await shell.shellPrint(html, width, height)), (character) =>
              character.charCodeAt(0),
            ),
          revealFile: (path: string) => void shell.shellReveal(path),
          setDocument: (document: unknown) => void shell.shellDocument(document),
          onMenu: (listener: (id: string) => void) => {
            listeners.add(listener)
            return () => listeners.delete(listener)
          },
        },
      })
    }, connection)
  }

  /** Prints as the shell does, under the policy that the shell prints under. */
  async function print(html: string, widthMm: number, heightMm: number): Promise<Buffer> {
    const path = `/print-${printPages.size}`
    printPages.set(path, html)
    const printing = await context.newPage()
    printing.on('console', (message) => complaints.push(`printing: ${message.text()}`))
    await printing.goto(origin + path)
    await printing.evaluate(async () => {
      await Promise.all([...document.fonts].map((font) => font.load()))
    })
    const pdf = finishPdf(await printing.pdf({ preferCSSPageSize: true, printBackground: true }), {
      widthMm,
      heightMm,
    })
    await printing.close()
    if (!pdf.ok) throw new Error(pdf.error.message)
    return Buffer.from(pdf.value)
  }

  const chooseInMenu = (id: string) =>
    page.evaluate((chosen) => {
      ;(globalThis as unknown as { chooseInMenu: (id: string) => void }).chooseInMenu(chosen)
    }, id)

  test('opens the sample over another origin than its own, and says what it shows', async () => {
    await page.locator('.map-canvas[data-map]').waitFor()
    await page.locator('.card-node').first().waitFor()
    await expect
      .poll(() => handed.documents.at(-1))
      .toMatchObject({ edited: false, title: expect.any(String) })
    expect(await page.evaluate(() => document.fonts.check('16px "Source Sans 3"'))).toBe(true)
  })

  test('carries out what the menu asks, and its edits are saved', async () => {
    const stages = () => page.locator('.header-hit[data-header=stage]').count()
    const before = await stages()
    await chooseInMenu('stage.add')
    await expect.poll(stages).toBe(before + 1)
    await page.keyboard.press('Escape')
    await chooseInMenu('edit.undo')
    await expect.poll(stages).toBe(before)
    await expect.poll(() => handed.documents.at(-1)).toMatchObject({ edited: false })
  })

  test('makes, fills and finds projects again, as on every other desktop', async () => {
    await makeProject(page, 'Kept by Chromium')
    await addCard(page, 'Typed in Chromium')
    await page.goto('about:blank')
    await page.goto(origin)
    await openProject(page, 'Kept by Chromium')
    await expect.poll(() => cardTexts(page)).toContain('Typed in Chromium')
  })

  test('prints through the shell, under a policy that forbids all but the page itself, and saves through it', async () => {
    await chooseInMenu('view.export')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.waitFor()
    await page.getByRole('radio', { name: /^Poster/ }).click()
    await page.getByRole('button', { name: /^Save / }).click()
    await expect.poll(() => handed.saved.length, { timeout: 30_000 }).toBe(1)
    const [{ name, bytes }] = handed.saved as [{ name: string; bytes: Buffer }]
    expect(name).toMatch(/\.pdf$/)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    // The fonts came along and passed the policy: the text is not set in what the machine has.
    expect(bytes.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+SourceSans3/)
    expect(handed.printed).toHaveLength(1)
    await dialog.getByText(`Saved “${name}”`).waitFor()
    await dialog.getByRole('button', { name: 'Show', exact: true }).click()
    await expect.poll(() => handed.revealed).toEqual([`/saved/${name}`])
  })

  test('a printed page runs no script and loads nothing', async () => {
    const path = '/print-hostile'
    const away = `${origin}/icon.svg?asked`
    printPages.set(
      path,
      `<!doctype html><style>@import url("${away}1"); body { background: url("${away}2") }</style>
      <script>document.title = 'ran'</script><body onload="document.title = 'ran'">
      <img src="${away}3" onerror="document.title = 'ran'"><iframe src="${away}4"></iframe>
      <object data="${away}5"></object><link rel="stylesheet" href="${away}6">
      <svg><script>document.title = 'ran'</script><image href="${away}7"/></svg>`,
    )
    const hostile = await context.newPage()
    const asked: string[] = []
    hostile.on('response', (response) => asked.push(response.url()))
    await hostile.goto(origin + path, { waitUntil: 'load' })
    expect(await hostile.title()).toBe('')
    expect(asked.filter((url) => url.includes('asked'))).toEqual([])
    await hostile.close()
  })

  test('nothing of this makes the console complain', () => {
    expect(complaints).toEqual([])
  })
})
