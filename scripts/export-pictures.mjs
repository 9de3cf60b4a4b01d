// node scripts/export-pictures.mjs: a map goes onto office paper, and into Excel and back; makes the pictures in
// docs/exporting.md and docs/importing.md. Needs CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert`
// for small files.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { inStudio, wholeMap } from './lib/picture-studio.mjs'

/** What somebody types over in Excel: a card and a pain point, the title of a step, and a cell that is emptied. */
const EDITS = /** @type {const} */ ([
  ['Help chat', 'Help chat, day and night'],
  ['The chatbot cannot look up a repair', 'The chatbot knows nothing of repairs'],
  ['Rides every day', 'Rides on most days'],
  ['Is anybody working on it?', ''],
])
const SHEET = 'xl/worksheets/sheet1.xml'

await inStudio(async (studio) => {
  const { address, stop } = await studio.serve(studio.sample('Commuting'))
  const page = await studio.window(address, 'Ana')
  await wholeMap(page)

  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^Tiles/ }).click()
  await dialog.getByLabel('Poster', { exact: true }).click()
  await page.getByRole('option', { name: /^A0/ }).click()
  await dialog.getByText('21 sheets of A4 portrait').waitFor()
  await page.mouse.move(0, 0)
  await studio.take(page, 'export-tiles')

  const book = join(studio.folder, 'Commuting.xlsx')
  await dialog.getByRole('radio', { name: /^Excel/ }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save Excel file' }).click(),
  ])
  await saved.saveAs(book)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await typeOver(book)
  await page.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import into this map…' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file…' }).click(),
  ])
  await chooser.setFiles(book)
  await page.getByRole('dialog').getByText('4 changes chosen').waitFor()
  await page.mouse.move(0, 0)
  await studio.take(page, 'import-review')
  await page.context().close()
  await stop()
})

/** As a program for tables does: texts in the first sheet are typed over, and the file is saved. */
async function typeOver(/** @type {string} */ path) {
  const parts = unzipSync(await readFile(path))
  const read = (/** @type {string} */ name) => strFromU8(parts[name] ?? new Uint8Array())
  const shared = [...read('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(
    ([, text]) => text,
  )
  let sheet = read(SHEET)
  for (const [from, to] of EDITS)
    sheet = sheet.replace(
      new RegExp(` t="s"([^>]*)><v>${shared.indexOf(from)}</v>`),
      ` t="inlineStr"$1><is><t>${to}</t></is>`,
    )
  parts[SHEET] = strToU8(sheet)
  await writeFile(path, zipSync(parts))
}
