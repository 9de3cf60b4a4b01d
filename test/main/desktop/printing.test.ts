import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RunningShell, startLastingShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import { pdfOf, type StandInWindow } from '#test/support/electron/stand-in-window.ts'

let bundles: ShellBundles
let shell: RunningShell
let window: StandInWindow
/** The windows that were made to be printed. */
const printed: StandInWindow[] = []
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
  shell = await startLastingShell(bundles)
  window = await shell.window()
  shell.electron.app.on('web-contents-created', (_event, contents) => {
    const made = shell.electron.windows.find(({ webContents }) => webContents === contents)
    if (made) printed.push(made)
  })
})
beforeEach(() => {
  printed.length = 0
})
afterAll(async () => {
  await shell.stop()
  await bundles.remove()
})

const print = (html = '<p>Hello</p>', width = 420, height = 297) =>
  shell.call<Uint8Array>(window, 'printPdf', [html, width, height])
test('loads the page under the scheme, waits for its fonts, and prints one page of exactly that size', async () => {
  const html = '<!doctype html><meta charset="utf-8"><p>Grüße 日本 🙂</p>'
  const answer = await print(html, 841, 1189)
  const [{ webContents, isShown }] = printed as [StandInWindow]
  expect(webContents.loads).toMatchObject([{ status: 200, body: html }])
  expect(webContents.getURL()).toMatch(/^throughline:\/\/print\/[0-9a-f-]{36}$/)
  expect(webContents.scripts).toEqual([expect.stringContaining('document.fonts')])
  expect(webContents.printed).toMatchObject([
    {
      pageSize: { width: 841 / 25.4, height: 1189 / 25.4 },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    },
  ])
  if (!answer.ok) throw new Error(answer.error.message)
  expect(Buffer.from(answer.value).toString()).toMatch(/\/MediaBox \[[\d.]+ [\d.]+ 2383\.937 3370\.3937\]/)
  expect(isShown).toBe(false)
})

test('leaves no window and no page behind, however it went', async () => {
  const failures: Record<string, (made: StandInWindow) => void> = {
    'went well': () => undefined,
    'an error': ({ webContents }) => {
      webContents.makePdf = () => Promise.reject(new Error('printing failed'))
    },
    'another size': ({ webContents }) => {
      webContents.makePdf = () => pdfOf({ pageSize: { width: 8.5, height: 11 } })
    },
    'two pages': ({ webContents }) => {
      webContents.makePdf = (options) => pdfOf(options, 2)
    },
    nothing: ({ webContents }) => {
      webContents.makePdf = () => Buffer.alloc(0)
    },
    'a crash': ({ webContents }) => {
      webContents.makePdf = () => {
        webContents.forcefullyCrashRenderer()
        return new Promise(() => undefined)
      }
    },
  }
  for (const [name, fail] of Object.entries(failures)) {
    shell.electron.app.once('web-contents-created', () => fail(printed.at(-1) as StandInWindow))
    const answer = await print()
    expect(answer.ok, name).toBe(name === 'went well')
    if (!answer.ok) expect(answer.error.code).toBe('not-printed')
    const last = printed.at(-1) as StandInWindow
    expect(last.isDestroyed(), name).toBe(true)
    const gone = await last.webContents.session.fetch(last.webContents.getURL())
    expect(gone.status, name).toBe(404)
  }
  expect(shell.electron.windows).toEqual([window])
  expect(shell.electron.app.ended).toBeUndefined()
})

test('several at once do not get each other’s pages', async () => {
  const answers = await Promise.all(['one', 'two', 'three'].map((html) => print(html)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(printed.flatMap(({ webContents }) => webContents.loads.map(({ body }) => body))).toEqual([
    'one',
    'two',
    'three',
  ])
})
