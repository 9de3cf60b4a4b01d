import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Host, startHost } from '#main/host/host.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { decodePng, pdfSheets, saveFromDialog } from './files.ts'

const MAP = 'From bus pass to e-bike'
const PROJECT = 'Mira tries a commuter e-bike subscription'

describe.skipIf(noBrowser)('the Export dialog', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    page = await app.window(await newProject(app, 'sample'))
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    await page.evaluate(() => localStorage.removeItem('throughline-export'))
    await page.keyboard.press('Control+e')
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
  })
  afterEach(async () => {
    await page.keyboard.press('Escape')
    await expect.poll(dialogs).toBe(0)
  })

  const choose = async (label: string, option: string | RegExp) => {
    await page.getByLabel(label, { exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }
  const format = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click()
  const facts = () => page.locator('.export-facts').textContent()
  const dialogs = () => page.getByRole('dialog').count()

  test('begins at the formats, keeps the keyboard within, and Esc brings it back', async () => {
    await page.keyboard.press('Escape')
    await expect.poll(dialogs).toBe(0)
    // What was never exported cannot be exported again: there is something to choose first.
    await page.keyboard.press('Control+Shift+e')
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(dialogs).toBe(0)
    const opener = page.getByRole('button', { name: 'Export' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    }
    // Esc first takes a tooltip away where the keyboard rests on a button that has one.
    await page.getByRole('radio', { name: /^Poster/ }).focus()
    await expect
      .poll(() => page.locator('[role=tooltip], [data-radix-popper-content-wrapper]').count())
      .toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(dialogs).toBe(0)
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('makes a PDF of one sheet of the asked size, warns of small text and helps against it', async () => {
    await choose('Paper', /^A3/)
    await expect.poll(facts).toMatch(/A3 landscape, 420 × 297 mm.*below 6 pt/)
    await page.getByRole('button', { name: /^Use A0: \d+ pt$/ }).click()
    await expect.poll(facts).toMatch(/A0 landscape, 1,189 × 841 mm.*24 pt and more/)
    const file = await saveFromDialog(page)
    expect(file.name).toBe(`${MAP}.pdf`)
    expect(pdfSheets(file)).toEqual([{ widthMm: expect.closeTo(1189, 1), heightMm: expect.closeTo(841, 1) }])
  })

  test('shows where tiles are cut, turns pages of stages, and looks at the smallest text as large as it will be', async () => {
    await format('Tiles')
    await choose('Poster', /^A0/)
    const preview = page.getByRole('region', { name: 'Preview' })
    const picture = () => preview.getByRole('img').getAttribute('aria-label')
    await expect.poll(picture).toMatch(/cut into 21 tiles, A1 to [A-Z]\d+/)
    await format('Page per stage')
    await page.getByRole('button', { name: 'Page 2: ' }).waitFor()
    await preview.press('PageDown')
    await expect.poll(() => page.locator('.export-pager').textContent()).toMatch(/^2 of 6Notice$/)
    const zoom = () => page.getByRole('status', { name: 'Zoom of the preview' }).textContent()
    const whole = await zoom()
    await page.getByRole('button', { name: 'Smallest text' }).click()
    await expect.poll(zoom).toBe('100 %')
    await preview.press('+')
    await expect.poll(zoom).toBe('150 %')
    await preview.press('0')
    await expect.poll(zoom).toBe(whole)
  })

  test('makes a picture of exactly a screen, with map in all its quarters', async () => {
    await format('PNG')
    await choose('Size', /3840 × 2160/)
    await expect.poll(facts).toMatch(/^3,840 × 2,160 pixels/)
    const file = await saveFromDialog(page)
    expect(file.name).toBe(`${MAP}.png`)
    const picture = await decodePng(page, file)
    expect(picture).toMatchObject({ width: 3840, height: 2160, corner: [253, 252, 249, 255] })
    for (const share of picture.drawn) expect(share).toBeGreaterThan(0.1)
    await expect.poll(() => page.getByText(`Saved “${MAP}.png”`).count()).toBe(1)
  })

  test('leaves the ground of a picture out, if wanted', async () => {
    await format('PNG')
    await choose('Size', 'By width')
    await page.getByLabel('Width in pixels').fill('900')
    await page.getByLabel('Transparent ground').click()
    const picture = await decodePng(page, await saveFromDialog(page))
    expect(picture.width).toBe(900)
    expect(picture.corner[3]).toBe(0)
    expect(Math.min(...picture.drawn)).toBeGreaterThan(0.1)
  })

  test('writes an SVG with the map’s own words and the fonts for them', async () => {
    await format('SVG')
    const { name, bytes } = await saveFromDialog(page)
    expect(name).toBe(`${MAP}.svg`)
    const svg = bytes.toString('utf8')
    expect(svg).toMatch(/<text [^>]*>Hotline, 11 minutes on<\/text>/)
    expect(svg).toContain('@font-face')
    expect(svg).not.toMatch(/url\("(?!data:)/)
  })

  test('writes the whole project as JSON', async () => {
    await format('JSON the')
    await expect.poll(() => page.locator('.export-text').textContent()).toContain(`"title": "${PROJECT}"`)
    const { name, bytes } = await saveFromDialog(page)
    expect(name).toBe(`${PROJECT}.json`)
    const read = readProjectJson(JSON.parse(bytes.toString('utf8')))
    expect(read).toMatchObject({ ok: true })
  })

  test('writes a Mermaid journey and says what Mermaid cannot', async () => {
    await format('Mermaid')
    await expect.poll(() => page.locator('.export-report').textContent()).toMatch(/\d+ cards/)
    const { name, bytes } = await saveFromDialog(page)
    expect(name).toBe(`${MAP}.mmd`)
    expect(parseMermaidJourney(bytes.toString('utf8'))).toMatchObject({
      ok: true,
      value: { title: MAP },
    })
  })

  test('copies the project file, which opens as the same project', async () => {
    await format('Journey file')
    const { name, bytes } = await saveFromDialog(page)
    expect(name).toBe(`${PROJECT}.journey`)
    const again = await app.host.importBytes(name, bytes)
    expect(again).toMatchObject({ ok: true, value: { project: { title: PROJECT, cards: 37 } } })
  })

  test('refuses a picture that nothing could open before any work is done', async () => {
    await format('PNG')
    await choose('Size', 'By width')
    await page.getByLabel('Width in pixels').fill('900000')
    await expect.poll(facts).toMatch(/more than programs can open/)
    expect(await page.getByRole('button', { name: 'Save PNG' }).isDisabled()).toBe(true)
    await page.getByLabel('Width in pixels').fill('wide')
    await expect.poll(() => page.locator('.field-hint[data-error]').textContent()).toMatch(/whole number/)
    await page.getByRole('button', { name: 'Use 1×' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Save PNG' }).isEnabled()).toBe(true)
  })

  test('shows how far it is and stops when told to; nothing is saved', async () => {
    let downloads = 0
    const count = () => downloads++
    page.on('download', count)
    await format('PNG')
    await choose('Size', 'By width')
    await page.getByLabel('Width in pixels').fill('60000')
    await page.getByRole('button', { name: 'Save PNG' }).click()
    const bar = page.getByRole('progressbar', { name: 'Drawing the picture' })
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 30_000 })
      .toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => bar.count()).toBe(0)
    expect(await dialogs()).toBe(1)
    await page.getByLabel('Width in pixels').fill('500')
    expect((await decodePng(page, await saveFromDialog(page))).width).toBe(500)
    expect(downloads).toBe(1)
    page.off('download', count)
  })

  test('exports again without asking, and begins the next time as it was left', async () => {
    await format('PNG')
    await page.getByRole('radio', { name: '1×' }).click()
    const { bytes } = await saveFromDialog(page)
    await page.reload()
    await page.waitForSelector('.map-canvas[data-map]')
    const [again] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Shift+e')])
    expect(await readFile(await again.path())).toEqual(bytes)
    await expect.poll(dialogs).toBe(0)
    await page.keyboard.press('Control+e')
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('radio', { name: /^PNG/ }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: '1×' }).isChecked()).toBe(true)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    for (const name of colorScheme === 'light'
      ? ['Page per stage', 'PNG', 'Excel']
      : ['Page per stage', 'Excel']) {
      await format(name)
      const { violations } = await (await axeFor(page)).include('[role=dialog]').analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target}`)).toEqual([])
    }
  })
})

describe.skipIf(noBrowser)('the Export dialog of a host that found no Chromium', () => {
  const root = join(import.meta.dirname, '../../..')
  let browser: Browser
  let host: Host
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-export-'))
    const started = await startHost({
      dataFolder: join(folder, 'data'),
      projectsFolder: join(folder, 'projects'),
      rendererFolder: join(root, 'dist/renderer'),
      assetsFolder: join(root, 'assets'),
      appVersion: 'test',
      port: 0,
    })
    if (!started.ok) throw new Error(started.error.message)
    host = started.value
    const made = await host.createFromTemplate('sample')
    if (!made.ok) throw new Error(made.error.message)
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    page = await browser.newPage()
    await page.goto(host.addressOf(made.value.id))
    await page.waitForSelector('.map-canvas[data-map]')
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('opens the browser’s own print dialog with the map, and only the map, on one sheet', async () => {
    await page.keyboard.press('Control+e')
    await page.getByRole('radio', { name: /^Tiles/ }).click()
    await page.getByText('can print the map on one sheet, but no tiles').waitFor()
    expect(await page.getByRole('button', { name: 'Print…' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Print one sheet' }).click()
    await page.getByLabel('Paper', { exact: true }).click()
    await page.getByRole('option', { name: /^A3/ }).click()
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printing', '')
    })
    await page.getByRole('button', { name: 'Print…' }).click()
    await page.waitForSelector('html[data-printing]')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#print-sheet').getByText('Hotline, 11 minutes on').isVisible()).toBe(true)
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdfSheets({ bytes })).toEqual([
      { widthMm: expect.closeTo(420, 0), heightMm: expect.closeTo(297, 0) },
    ])
    // Printing is over, which the browser tells; nothing of the sheet stays, and the dialog is as it was.
    await expect.poll(() => page.locator('#print-sheet').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Print…' }).isEnabled()).toBe(true)
    expect(await page.title()).toContain(MAP)
  })
})
