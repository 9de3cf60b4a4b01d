/** The exported page in a real browser: how it is read aloud, on a phone, by lamplight and on paper. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { SAMPLE, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { projectFullOf } from '#test/support/hostile-project.ts'
import { someHostileTexts } from '#test/support/hostile-texts.ts'
import { typedTexts, visible } from '#test/support/typed-texts.ts'
import { axeFor } from '../support/axe.ts'
import { noPrinter } from './support/exporting.ts'

const pdftotext = process.env.PDFTOTEXT_PATH ?? 'pdftotext'
const hasPoppler = spawnSync(pdftotext, ['-v']).error === undefined

describe.skipIf(noPrinter)('a web page (needs a Chromium)', () => {
  let browser: Browser
  let folder: string
  let address: string
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPlaces().paths[0] as string })
    folder = await mkdtemp(join(tmpdir(), 'throughline-html-'))
    const path = join(folder, 'map.html')
    await writeFile(path, textIn(await made(exportJob({ format: 'html' }, SAMPLE))))
    address = pathToFileURL(path).href
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** The page, and whatever it asked for or complained of. */
  async function opened(
    options: Parameters<Browser['newContext']>[0] = {},
    at = address,
  ): Promise<{ readonly page: Page; readonly wrong: string[] }> {
    const page = await (await browser.newContext(options)).newPage()
    const wrong: string[] = []
    page.on('request', (request) => {
      if (request.url() !== at && !request.url().startsWith('data:')) wrong.push(`asked for ${request.url()}`)
    })
    page.on('console', (message) => wrong.push(message.text()))
    page.on('dialog', (dialog) => dialog.dismiss().finally(() => wrong.push('a dialog')))
    await page.goto(at)
    return { page, wrong }
  }

  test.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    const { page, wrong } = await opened({ colorScheme, viewport: { width: 1440, height: 900 } })
    const { violations } = await (await axeFor(page)).exclude('svg').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
    expect(wrong).toEqual([])
  })

  test('fits a phone: only the table and the picture in full size are scrolled, by keys too', async () => {
    const { page } = await opened({ viewport: { width: 390, height: 844 } })
    const widths = () =>
      page.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        picture: document.querySelector('svg')?.getBoundingClientRect().width ?? 0,
        table: document.querySelector('.map')?.scrollWidth ?? 0,
      }))
    const fitted = await widths()
    expect(fitted.page).toBe(390)
    expect(fitted.picture).toBeLessThan(390)
    expect(fitted.table).toBeGreaterThan(1000)
    await page.getByRole('checkbox', { name: 'Full size' }).focus()
    await page.keyboard.press('Space')
    const full = await widths()
    expect(full.page).toBe(390)
    expect(full.picture).toBeGreaterThan(2000)
    const table = page.getByRole('region', { name: 'The map as a table' })
    await table.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  })

  test('has rows and columns that a reader aloud can walk through', async () => {
    const { page } = await opened()
    const table = page.getByRole('table', { name: /From bus pass to e-bike/ })
    const { lanes, stages, steps } = SAMPLE_NOW
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(lanes.map(({ title }) => title))
    expect(await table.getByRole('columnheader').count()).toBe(1 + stages.length + steps.length)
    expect(await table.getByRole('cell').count()).toBe(lanes.length * steps.length)
  })

  test.skipIf(!hasPoppler)('is printed whole', async () => {
    const { page } = await opened()
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const { stdout } = spawnSync(pdftotext, ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 })
    const words = visible(stdout)
    const missing = typedTexts(SAMPLE_NOW).filter((text) =>
      text.split(/\s+/).some((word) => !words.includes(visible(word))),
    )
    expect(missing).toEqual([])
  })

  test('hostile texts run nothing and ask for nothing', async () => {
    for (const [index, text] of someHostileTexts(6).entries()) {
      const path = join(folder, `${index}.html`)
      const job = exportJob({ format: 'html' }, projectFullOf(text), { mapId: 'now' })
      await writeFile(path, textIn(await made(job)))
      const { page, wrong } = await opened({}, pathToFileURL(path).href)
      expect(await page.evaluate(() => (globalThis as { tripped?: number }).tripped), text).toBeUndefined()
      expect(wrong, text).toEqual([])
      await page.close()
    }
  })
})
