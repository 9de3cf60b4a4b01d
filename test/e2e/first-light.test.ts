import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, cardTexts, newProject, noBrowser, pasteText, startApp } from './support/app.ts'
import { axeFor } from './support/axe.ts'

const TEN = [
  'Sees a poster',
  'Asks a colleague',
  'Reads the prices',
  'Calls the shop',
  'Books a ride',
  'Rides to work',
  'Pays',
  'Gets wet',
  'Complains',
  'Stays',
]

/** The way of a person who knows nothing, from the start screen to paper. */
describe.skipIf(noBrowser)('from nothing to a printed map', () => {
  let app: App
  let page: Page
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-first-'))
    app = await startApp()
    const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
    app.listen(page)
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('the first start opens the sample', async () => {
    await page.goto(app.host.address)
    await expect
      .poll(() => cardTexts(page))
      .toContain('Rides 9 km along the river and is early for once. researched')
  })

  test('a template becomes a map of one’s own, named at once', async () => {
    await page.getByRole('button', { name: 'All projects' }).click()
    await page.getByRole('button', { name: /Standard journey/ }).click()
    await page.waitForSelector('.header-hit')
    await page.keyboard.type('Getting to work')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title()).toContain('Getting to work')
  })

  test('a list becomes ten cards, and two clicks a line', async () => {
    const cell = await page.locator('.cell-add').first().boundingBox()
    if (!cell) throw new Error('no cell')
    await page.mouse.click(cell.x + cell.width / 2, cell.y - 4)
    await pasteText(page, TEN.join('\n'))
    await expect.poll(() => cardTexts(page)).toEqual(expect.arrayContaining(TEN))
    await page
      .locator('.empty-step')
      .first()
      .click({ position: { x: 40, y: 60 } })
    await page
      .locator('.empty-step')
      .first()
      .click({ position: { x: 40, y: 120 } })
    await expect.poll(() => page.locator('.point-grip').count()).toBe(2)
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .filter({ hasText: /^Saved$/ })
          .count(),
      )
      .toBe(1)
  })

  test.skipIf(!process.env.PDFTOTEXT_PATH)('a PDF of it has every card', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: /^Poster/ }).click()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: /PDF/ }).last().click()
    const path = join(folder, 'map.pdf')
    await (await download).saveAs(path)
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    const { stdout } = await promisify(execFile)(process.env.PDFTOTEXT_PATH as string, [path, '-'])
    for (const text of TEN) expect(stdout).toContain(text)
  })

  test('after a reload all of it is there', async () => {
    await page.reload()
    await expect.poll(() => cardTexts(page)).toEqual(expect.arrayContaining(TEN))
  })

  test('the console never complained', () => {
    expect(app.complaints).toEqual([])
  })
})

describe.skipIf(noBrowser)('for everybody', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())

  test.each(['light', 'dark'] as const)('axe finds nothing on the canvas, %s', async (colorScheme) => {
    const page = await app.window(await newProject(app, 'sample'))
    await page.emulateMedia({ colorScheme })
    await page.locator('.card-node').first().click()
    const { violations } = await (await axeFor(page)).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  })

  test('the map is a grid that names its cells and says where the keyboard is', async () => {
    const page = await app.window(await newProject(app, 'sample'))
    const grid = page.getByRole('grid')
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    const active = () =>
      grid.evaluate((element) =>
        document
          .getElementById(element.getAttribute('aria-activedescendant') ?? '')
          ?.getAttribute('aria-label'),
      )
    await expect.poll(active).toBe('Sees Jonas arrive by e-bike, dry and ten minutes early. researched')
    await page.keyboard.press('ArrowDown')
    await expect.poll(active).toContain('Touchpoint')
    expect(await page.getByRole('columnheader').count()).toBe(13)
  })
})
