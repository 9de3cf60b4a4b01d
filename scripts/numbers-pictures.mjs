// node scripts/numbers-pictures.mjs: a shop brings an export of its customers' events and gets numbers on a map; makes the
// pictures in docs/journey-data.md. Needs CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert` for small
// files.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inStudio, letGo, wholeMap } from './lib/picture-studio.mjs'

const STATES = ['search', 'product_view', 'add_to_cart', 'checkout', 'purchase']
/** How many of a hundred go on to each, and to the same as they come by phone. */
const GO_ON = { desktop: [100, 88, 52, 70, 84], phone: [100, 81, 44, 41, 79] }
const CUSTOMERS = 640
const HOUR = 3_600_000

await inStudio(async (studio) => {
  const file = join(studio.folder, 'shop-events.csv')
  await writeFile(file, shopEvents())
  const { address, stop } = await studio.serve(studio.sample('Shop'))
  const page = await studio.window(address, 'Ana')
  await wholeMap(page)

  await page.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Bring in journey data…' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files…' }).click(),
  ])
  await chooser.setFiles(file)
  const read = page.getByRole('button', { name: 'Read the file' })
  await page.getByText('The first rows').waitFor()
  await page.mouse.move(0, 0)
  await studio.take(page, 'numbers-wizard')
  await read.press('Enter')
  const put = page.getByRole('button', { name: 'Make a map of it' })
  await page.getByText('The stages, in order').waitFor()
  await studio.take(page, 'numbers-places')
  await put.press('Enter')

  await page.locator('.data-band').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Close toast' }).click()
  await letGo(page)
  await wholeMap(page)
  await page.locator('.data-band [data-kind=drop]').nth(1).hover()
  await page.getByText(/did not go on/).waitFor()
  await studio.take(page, 'numbers-map')

  await page.mouse.move(0, 0)
  await page.locator('.map-canvas').focus()
  await page.keyboard.press('Shift+D')
  const panel = page.getByRole('complementary', { name: 'Numbers' })
  await panel.getByRole('tab', { name: 'Compare' }).click()
  await panel.getByRole('table').waitFor()
  await studio.take(page, 'numbers-compare')
  await page.context().close()
  await stop()
})

/** Invented, and the same every time: how far a customer goes is dealt out evenly, and so are days and hours. */
function shopEvents() {
  const rows = Array.from({ length: CUSTOMERS }, (_, at) => {
    const device = at % 5 < 2 ? 'phone' : 'desktop'
    const begin = Date.UTC(2026, 0, 5) + Math.floor(at / 7) * 24 * HOUR + ((at * 37) % 1400) * 60_000
    const last = GO_ON[device].findIndex((share, state) => dealt(at, state) >= share)
    let time = begin
    return STATES.slice(0, last < 0 ? STATES.length : last).map((state, step) => {
      time += (4 + (dealt(at, step + 9) % 31)) * 60_000
      return `C-${1000 + at},${state},${new Date(time).toISOString().slice(0, 19)},${device}`
    })
  })
  return ['customer_id,event,time,device', ...rows.flat(), ''].join('\n')
}

/** 0 to 99. */
function dealt(/** @type {number} */ one, /** @type {number} */ other) {
  return ((one * 7919 + other * 104_729 + one * one * 31) >>> 3) % 100
}
