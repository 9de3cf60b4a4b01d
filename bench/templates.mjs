// From a click on a template to its map on the screen, every template as a frame and as a finished example.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startHost } from '#main/host/host.ts'

const [out] = process.argv.slice(2)
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const started = await startHost({
  dataFolder: join(folder, 'data'),
  projectsFolder: join(folder, 'projects'),
  rendererFolder: join(root, 'dist/renderer'),
  assetsFolder: join(root, 'assets'),
  appVersion: 'bench',
  port: 0,
})
if (!started.ok) throw new Error(started.error.message)
const host = started.value
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
await page.addInitScript(() => {
  if (location.protocol.startsWith('http')) localStorage.setItem('throughline-sample-shown', 'yes')
})

/** Milliseconds until the map stands, told inside the page by one clock. */
async function openTemplate(index) {
  await page.goto(host.address)
  const tiles = page.locator('.template-tile')
  await tiles.nth(index).scrollIntoViewIfNeeded()
  const title = await tiles.nth(index).locator('.template-tile-title').innerText()
  const done = page.evaluate(
    () =>
      new Promise((resolve) => {
        let from = 0
        addEventListener('pointerdown', (event) => (from = event.timeStamp), { capture: true, once: true })
        const look = () => {
          if (document.querySelector('.map-canvas[data-map] .header-hit'))
            requestAnimationFrame(() => resolve(performance.now() - from))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  await tiles.nth(index).click()
  return { template: title, ms: Math.round(await done) }
}

await page.goto(host.address)
await page.locator('.template-tile').first().waitFor()
const count = await page.locator('.template-tile').count()
const rows = []
for (let index = 0; index < count; index++) rows.push(await openTemplate(index))
writeFileSync(out, JSON.stringify({ at: new Date().toISOString(), rows }, null, 1))
await browser.close()
await host.close()
process.exit(0)
