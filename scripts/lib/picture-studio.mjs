// What the scripts share that make the pictures in docs: the sample as a file, hosts that serve it, windows on it, and small files.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { findRuntime, root } from './machine.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ address: string, stop: (signal?: NodeJS.Signals) => Promise<void> }} Served */

/** The program itself, not the command that starts it: a signal must reach it. */
const program = join(root, 'dist/cli/throughline.js')
const runtime = findRuntime() ?? process.execPath

/** Opens it for `play`, and clears all away after it, whatever came of it. */
export async function inStudio(/** @type {(studio: Studio) => Promise<void>} */ play) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--force-prefers-reduced-motion'],
  })
  const studio = new Studio(browser)
  try {
    await play(studio)
  } finally {
    await browser.close()
    await studio.close()
  }
}

export class Studio {
  /** Where the projects of the play lie. */
  folder = mkdtempSync(join(tmpdir(), 'throughline-pictures-'))
  /** @type {Set<Served>} */
  #served = new Set()
  #browser

  constructor(/** @type {import('playwright-core').Browser} */ browser) {
    this.#browser = browser
  }

  /** The sample, as a file of this name; answers its path. */
  sample(/** @type {string} */ name) {
    const path = join(this.folder, `${name}.journey`)
    execFileSync(runtime, [program, 'new', '--template', 'sample', path])
    return path
  }

  /**
   * Serves a project, or the start screen; each data folder is a computer of its own.
   *
   * @param {string | null} path
   * @param {string} [computer]
   */
  async serve(path, computer = 'data') {
    const args = ['serve', ...(path === null ? [] : [path]), '--data', join(this.folder, computer), '--json']
    const host = spawn(runtime, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(createInterface(host.stdout), 'line')
    /** @type {{ address: string }} */
    const { address } = JSON.parse(String(line))
    /** @type {Served} */
    const served = {
      address,
      stop: async (signal = 'SIGTERM') => {
        this.#served.delete(served)
        host.kill(signal)
        await once(host, 'exit')
      },
    }
    this.#served.add(served)
    return served
  }

  /**
   * A window of somebody's, on a map or the start screen.
   *
   * @param {string} address
   * @param {string} name
   * @param {(page: Page) => Promise<unknown>} [prepare]
   */
  async window(address, name, prepare) {
    const context = await this.#browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript((who) => {
      localStorage.setItem('throughline-hints', 'gone')
      localStorage.setItem('throughline-person', who)
    }, name)
    await prepare?.(page)
    await page.goto(address)
    return page
  }

  /** A picture of a window, small enough to be kept with the sources. */
  async take(/** @type {Page} */ page, /** @type {string} */ name) {
    await page.waitForLoadState('networkidle')
    const path = join(this.folder, `${name}.png`)
    await page.screenshot({ path, animations: 'disabled' })
    const picture = `docs/pictures/${name}.png`
    execFileSync('convert', [path, '+dither', '-colors', '255', `PNG8:${join(root, picture)}`])
    console.log(picture)
  }

  async close() {
    for (const { stop } of [...this.#served]) await stop()
    rmSync(this.folder, { recursive: true })
  }
}

/** @type {(page: Page, text: string) => import('playwright-core').Locator} */
export function card(page, text) {
  return page.locator(`.card-node:has(svg[aria-label*="${text}"])`)
}

/** Typing comes close to what is typed into; all cards are in sight after this. */
export async function wholeMap(/** @type {Page} */ page) {
  await page.locator('.header-hit').first().waitFor()
  await page.locator('.map-canvas').focus()
  await page.keyboard.press('0')
}

/** @type {(page: Page, text: string, next: string) => Promise<void>} */
export async function retype(page, text, next) {
  await card(page, text).click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(next)
  await page.keyboard.press('Escape')
  await card(page, next).waitFor()
  await wholeMap(page)
}

/** @type {(page: Page, text: string) => Promise<void>} */
export async function remove(page, text) {
  await card(page, text).click()
  await page.keyboard.press('Delete')
}

/** Nothing is selected, so that nothing lies over the map. */
export async function letGo(/** @type {Page} */ page) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}
