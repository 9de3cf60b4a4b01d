// node scripts/files-pictures.mjs: a team works apart, comes together, and loses a host; makes the pictures in docs/merging.md
// and docs/files.md. Needs CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert` for small files.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { card, inStudio, letGo, remove, retype, wholeMap } from './lib/picture-studio.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./lib/picture-studio.mjs').Studio} Studio */

/** From when on an absence is worth a word, in milliseconds. */
const AWAY = 5000

await inStudio(async (studio) => {
  await away(studio)
  await together(studio)
  await crash(studio)
})

/** Ben's line is cut while Ana works on. */
async function away(/** @type {Studio} */ studio) {
  const { address, stop } = await studio.serve(studio.sample('E-bike in the office'))
  const ana = await studio.window(address, 'Ana')
  const line = createLine()
  const ben = await studio.window(address, 'Ben', line.plug)
  await wholeMap(ben)
  await line.cut()
  await ben.locator('.save-badge[data-state=offline]').waitFor()
  await workApart(ana)
  await ben.waitForTimeout(AWAY)
  line.mend()
  await ben.getByText('While you were away').waitFor()
  await wholeMap(ben)
  await studio.take(ben, 'merging-away')
  await ana.context().close()
  await ben.context().close()
  await stop()
}

/** Dilek works on a copy; Ana merges it. */
async function together(/** @type {Studio} */ studio) {
  const own = studio.sample('From bus pass to e-bike')
  const copy = join(studio.folder, 'E-bike, from Dilek.journey')
  copyFileSync(own, copy)
  const elsewhere = await studio.serve(copy, 'elsewhere')
  const dilek = await studio.window(elsewhere.address, 'Dilek')
  await workApart(dilek)
  await dilek.locator('.save-badge[data-state=saved]').waitFor()
  await elsewhere.stop()
  const here = await studio.serve(own, 'here')
  const ana = await studio.window(here.address, 'Ana')
  await retype(ana, 'Monthly invoice', 'Invoice by the day')
  await letGo(ana)
  await ana.locator('.save-badge-button').click()
  await ana.getByText('it holds everything').waitFor()
  await studio.take(ana, 'files-badge')
  await ana.keyboard.press('Escape')
  await ana.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
  await ana.getByRole('menuitem', { name: 'Merge a copy…' }).click()
  const [chooser] = await Promise.all([
    ana.waitForEvent('filechooser'),
    ana.getByRole('button', { name: 'Choose a file…' }).click(),
  ])
  await chooser.setFiles(copy)
  await ana.getByRole('dialog').getByRole('button', { name: 'Review', exact: true }).click()
  await ana.getByRole('complementary', { name: 'Review' }).waitFor()
  await wholeMap(ana)
  await studio.take(ana, 'merging-review')
  await dilek.context().close()
  await ana.context().close()
  await here.stop()
}

/** The host ends before the file has all; the next one says so. */
async function crash(/** @type {Studio} */ studio) {
  const { address, stop } = await studio.serve(studio.sample('Checkout on the phone'), 'crash')
  const ana = await studio.window(address, 'Ana')
  await retype(ana, 'Help chat', 'Help by mail')
  await ana.locator('.save-badge[data-state=saved]').waitFor()
  await stop('SIGKILL')
  await ana.context().close()
  const next = await studio.serve(null, 'crash')
  const start = await studio.window(next.address, 'Ana')
  await start.getByText('Throughline ended unexpectedly').waitFor()
  await start.locator('.project-tile img, .project-tile svg').first().waitFor()
  await studio.take(start, 'files-recovery')
}

async function workApart(/** @type {Page} */ page) {
  await wholeMap(page)
  await retype(page, 'Help chat', 'Help chat, day and night')
  await card(page, 'A colleague’s story').click()
  await page.keyboard.press('Control+ArrowRight')
  await remove(page, 'Calls in her lunch break')
  await letGo(page)
}

/** A window's line to its host, which can be cut. */
function createLine() {
  /** @type {Set<import('playwright-core').WebSocketRoute>} */
  const sockets = new Set()
  let isCut = false
  return {
    plug: (/** @type {Page} */ page) =>
      page.routeWebSocket(/\/(?:sync|room)$/, (socket) => {
        if (isCut) return void socket.close()
        sockets.add(socket)
        socket.connectToServer()
      }),
    async cut() {
      isCut = true
      for (const socket of sockets) await socket.close()
    },
    mend() {
      isCut = false
    },
  }
}
