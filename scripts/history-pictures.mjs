// node scripts/history-pictures.mjs: works on the sample for a while and makes the pictures in docs/history.md. Needs
// CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert` for small files.
import { card, inStudio, letGo, remove, retype, wholeMap } from './lib/picture-studio.mjs'

/** @typedef {import('playwright-core').Page} Page */

await inStudio(async (studio) => {
  const { address } = await studio.serve(studio.sample('From bus pass to e-bike'))
  const page = await studio.window(address, 'Ana')
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
  await keep(page, 'After the workshop')
  await letGo(page)
  await page.keyboard.press('Control+Alt+Shift+h')
  const rows = page.getByRole('complementary', { name: 'History' }).locator('.version')
  await rows.first().waitFor()
  await page.locator('.version-picture:not(:has(img))').first().waitFor({ state: 'detached' })
  await studio.take(page, 'history-timeline')
  await rows.filter({ hasText: 'Before the workshop' }).locator('.version-show').click()
  const removed = page.getByRole('region', { name: 'Removed', exact: true })
  await removed.locator('.change-show').click()
  await studio.take(page, 'history-changes')
})

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
