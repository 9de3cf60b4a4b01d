// From a click on a template to its map on the screen, every template as a frame and as a finished example.
import { writeFileSync } from 'node:fs'
import { startApp } from './app.ts'

const [out] = process.argv.slice(2)
const { host, browser, close } = await startApp()
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
await close()
process.exit(0)
