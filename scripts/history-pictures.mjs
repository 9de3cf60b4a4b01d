// node scripts/history-pictures.mjs: works on the sample for a while and makes the pictures in docs/history.md. Needs
// CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert` for small files.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { root } from './lib/machine.mjs'

/** @typedef {import('playwright-core').Page} Page */

const work = mkdtempSync(join(tmpdir(), 'throughline-pictures-'))
const program = join(root, 'bin/throughline.mjs')
const file = join(work, 'From bus pass to e-bike.journey')
execFileSync(process.execPath, [program, 'new', '--template', 'sample', file])
const host = spawn(process.execPath, [program, 'serve', file, '--data', join(work, 'data'), '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(createInterface(host.stdout), 'line')
/** @type {{ address: string }} */
const { address } = JSON.parse(String(line))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--force-prefers-reduced-motion'],
})
try {
  await play()
} finally {
  await browser.close()
  host.kill()
  await once(host, 'exit')
  rmSync(work, { recursive: true })
}

async function play() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('throughline-hints', 'gone'))
  await page.goto(address)
  await page.waitForSelector('.header-hit')
  await keep(page, 'As sent to the client')
  await retype(page, 'Help chat', 'Help by mail')
  await keep(page, 'Before the workshop')
  await remove(page, 'Rides 9 km along the river')
  await card(page, 'A colleague’s story').click()
  await page.keyboard.press('Control+ArrowRight')
  await retype(page, 'Repair status with a date', 'Repair status, to the hour')
  await card(page, 'Is anybody working on it').click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Who do I call?')
  await page.keyboard.press('Escape')
  await wholeMap(page)
  await keep(page, 'After the workshop')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Alt+Shift+h')
  const rows = page.getByRole('complementary', { name: 'History' }).locator('.version')
  await rows.first().waitFor()
  await page.locator('.version-picture:not(:has(img))').first().waitFor({ state: 'detached' })
  await take(page, 'timeline')
  await rows.filter({ hasText: 'Before the workshop' }).locator('.version-show').click()
  const removed = page.getByRole('region', { name: 'Removed', exact: true })
  await removed.locator('.change-show').click()
  await take(page, 'changes')
}

/** @type {(page: Page, text: string) => import('playwright-core').Locator} */
function card(page, text) {
  return page.locator(`.card-node:has(svg[aria-label*="${text}"])`)
}

/** Typing comes close to what is typed into; all cards are in sight after this. */
async function wholeMap(/** @type {Page} */ page) {
  await page.locator('.map-canvas').focus()
  await page.keyboard.press('0')
}

/** @type {(page: Page, text: string, next: string) => Promise<void>} */
async function retype(page, text, next) {
  await card(page, text).click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(next)
  await page.keyboard.press('Escape')
  await card(page, next).waitFor()
  await wholeMap(page)
}

/** @type {(page: Page, text: string) => Promise<void>} */
async function remove(page, text) {
  await card(page, text).click()
  await page.keyboard.press('Delete')
}

/** Keeps the state of now under a name. */
async function keep(/** @type {Page} */ page, /** @type {string} */ name) {
  await wholeMap(page)
  await page.keyboard.press('Control+Alt+s')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.keyboard.press('Enter')
  const told = page.getByText(`“${name}” is kept in the history.`)
  await told.waitFor()
  await told.waitFor({ state: 'detached' })
}

/** @type {(page: Page, name: string) => Promise<void>} */
async function take(page, name) {
  await page.waitForLoadState('networkidle')
  const path = join(work, `${name}.png`)
  await page.screenshot({ path })
  const picture = `docs/pictures/history-${name}.png`
  execFileSync('convert', [path, '+dither', '-colors', '255', `PNG8:${join(root, picture)}`])
  console.log(picture)
}
