import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

describe.skipIf(noBrowser)('the summary', () => {
  let app: App
  let page: Page
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-summary-'))
    app = await startApp()
    page = await app.window(await newProject(app, 'sample'))
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    if ((await dialog().count()) > 0) return
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Find a command').waitFor()
    await page.keyboard.type('Summary')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
  })

  const dialog = () => page.getByRole('dialog', { name: 'Summary' })
  const preview = () => dialog().getByRole('region', { name: 'Preview' })
  const choose = (format: string) => dialog().getByRole('radio', { name: format, exact: true }).click()
  /** Saves as chosen, and answers the file's name and where it is. */
  const save = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog()
        .getByRole('button', { name: /^Save / })
        .click(),
    ])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    await expect.poll(() => dialog().count()).toBe(0)
    return { name: download.suggestedFilename(), path }
  }

  test('shows what the map comes to, without the parts that are switched off', async () => {
    await expect.poll(() => preview().textContent()).toContain('Full price for six days without a bike')
    await expect.poll(() => preview().getByRole('heading').allTextContents()).toContain('Gaps')
    await dialog().getByRole('switch', { name: 'Gaps' }).click()
    await expect.poll(() => preview().getByRole('heading').allTextContents()).not.toContain('Gaps')
  })

  test('Markdown holds the parts that are left, and so does HTML', async () => {
    await choose('Markdown')
    const markdown = await save()
    expect(markdown.name).toBe('From bus pass to e-bike – summary.md')
    const text = await readFile(markdown.path, 'utf8')
    expect(text).toContain('# From bus pass to e-bike')
    expect(text).toContain('## Action plan')
    expect(text).not.toContain('## Gaps')
  })

  test('the choice of parts is remembered, and a part comes back', async () => {
    const gaps = dialog().getByRole('switch', { name: 'Gaps' })
    expect(await gaps.isChecked()).toBe(false)
    await gaps.click()
    await choose('HTML')
    const { path } = await save()
    expect(await readFile(path, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<h2[^>]*>Gaps</)
  })

  test('the follow-ups are a table', async () => {
    await choose('CSV')
    await expect.poll(() => preview().textContent()).toContain('What,Owner,Due')
    const { name, path } = await save()
    expect(name).toBe('From bus pass to e-bike – follow-ups.csv')
    expect((await readFile(path, 'utf8')).split('\r\n')).toHaveLength(5)
  })

  test('a PDF has as many A4 sheets as it takes, with its words and fonts in them', async () => {
    await choose('PDF')
    const { name, path } = await save()
    expect(name).toBe('From bus pass to e-bike – summary.pdf')
    const bytes = await readFile(path)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const boxes = [...bytes.toString('latin1').matchAll(/MediaBox \[([^\]]*)\]/g)].map(([, box = '']) =>
      box.split(' ').map(Number),
    )
    expect(boxes.length).toBeGreaterThan(3)
    const [left = 0, bottom = 0, right = 0, top = 0] = boxes.at(-1) ?? []
    expect(right - left).toBeCloseTo((210 / 25.4) * 72, 2)
    expect(top - bottom).toBeCloseTo((297 / 25.4) * 72, 2)
    expect(bytes.toString('latin1')).toContain('SourceSerif4')
    if (!process.env.PDFTOTEXT_PATH) return
    const { stdout } = await promisify(execFile)(process.env.PDFTOTEXT_PATH, [path, '-'])
    for (const words of ['Worst pain points', 'Stop the clock while the', 'Samira'])
      expect(stdout).toContain(words)
  })

  test('is copied as Markdown', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await dialog().getByRole('button', { name: 'Copy as Markdown' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('## Worst pain points')
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of, %s', async (colorScheme) => {
    // Without motion no colour is half way between two themes.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await (await axeFor(page)).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
  })

  test('the console never complained', () => {
    expect(app.complaints).toEqual([])
  })
})
