import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Host, type HostOptions, startHost } from '#main/host/host.ts'
import { createPrinter } from '#main/host/print/export-with-chromium.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'

const root = join(import.meta.dirname, '../../..')

/** Why browser tests cannot run here, or `false`. */
export const noBrowser: string | false = process.env.CHROMIUM_PATH
  ? false
  : 'no Chromium: set CHROMIUM_PATH or run npm test'

export interface WindowOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Runs before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** A host of its own with the built app, and a browser to look at it with. */
export interface App {
  readonly host: Host
  readonly browser: Browser
  /** Opens a window on a project; everything its console complains of lands in `complaints`. */
  readonly window: (project: ProjectEntry, options?: WindowOptions) => Promise<Page>
  /**
   * Turns a window that shows a project to another one, which costs half of a new window. What a person has chosen for
   * the whole window stays; a window that is not there yet is opened.
   */
  readonly turn: (page: Page | undefined, project: ProjectEntry) => Promise<Page>
  readonly complaints: string[]
  /** Notes what a page's console complains of. */
  readonly listen: (page: Page) => void
  readonly close: () => Promise<void>
}

export const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  // Tests wait for every motion to end; what moves is tested where it matters, with motion asked for.
  '--force-prefers-reduced-motion',
]

/**
 * Starts both, the browser with further flags, the host at another pace where one is given; `close` ends both and removes
 * what they left. A host beside another one is looked at with the `shared` browser of that, and leaves it running.
 */
export async function startApp(
  flags: readonly string[] = [],
  atPace: Pick<HostOptions, 'pace'> = {},
  shared?: Browser,
): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-e2e-'))
  const rendererFolder = join(root, 'dist/renderer')
  const printer = createPrinter(rendererFolder)
  const started = await startHost({
    ...(printer && { printer }),
    dataFolder: join(folder, 'data'),
    projectsFolder: join(folder, 'projects'),
    rendererFolder,
    assetsFolder: join(root, 'assets'),
    appVersion: 'test',
    port: 0,
    ...atPace,
  })
  if (!started.ok) throw new Error(started.error.message)
  const host = started.value
  const browser =
    shared ??
    (await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: [...FLAGS, ...flags],
    }))
  const complaints: string[] = []
  const listen = (page: Page) => {
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
  }
  const window: App['window'] = async (
    project,
    { viewport = { width: 1440, height: 900 }, prepare } = {},
  ) => {
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    listen(page)
    await prepare?.(page)
    await page.goto(host.addressOf(project.id))
    await page.waitForSelector('.map-canvas[data-map]')
    await page.waitForSelector('.header-hit')
    return page
  }
  return {
    host,
    browser,
    complaints,
    listen,
    window,
    async turn(page, project) {
      if (!page) return window(project)
      await turnTo(page, host.addressOf(project.id))
      await page.waitForSelector('.header-hit')
      return page
    },
    async close() {
      if (!shared) await browser.close()
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Turns a window from the map that it shows to one of another project, without loading the page again. */
export async function turnTo(page: Page, address: string): Promise<void> {
  await page.locator('.map-canvas').evaluate((canvas) => canvas.setAttribute('data-left', ''))
  await page.goto(address)
  await page.waitForSelector('.map-canvas[data-map]:not([data-left])')
}

/** A project made from a template, or a refusal as an error. */
export async function newProject(app: App, template: string, title?: string): Promise<ProjectEntry> {
  const made = await app.host.createFromTemplate(template, title)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** The card that shows this text, as an element of the page. */
export const cardWith = (page: Page, text: string) =>
  page.locator(`.card-node:has(svg[aria-label*="${text}"])`)

/** The texts of all cards that the page shows as elements. */
export const cardTexts = (page: Page): Promise<string[]> =>
  page
    .locator('.card-node > svg')
    .evaluateAll((all) => all.map((svg) => svg.getAttribute('aria-label') ?? ''))

/** The middle of a cell on the screen, told from the hidden grid's own order and the drawn headers. */
export async function cellPoint(
  page: Page,
  laneTitle: string,
  stepTitle: string,
): Promise<{ x: number; y: number }> {
  const lane = await page
    .locator('.header-hit[data-header=lane]', {
      has: page.getByRole('button', { name: `${laneTitle}: lane menu` }),
    })
    .boundingBox()
  const step = await page
    .locator('.header-hit[data-header=step]', {
      has: page.getByRole('button', { name: `${stepTitle}: step menu` }),
    })
    .boundingBox()
  if (!lane || !step) throw new Error(`No cell ${laneTitle} × ${stepTitle} in sight`)
  return { x: step.x + step.width / 2, y: lane.y + lane.height / 2 }
}

/** Pastes as the browser does, without the system's clipboard, which tests share. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    document.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}
