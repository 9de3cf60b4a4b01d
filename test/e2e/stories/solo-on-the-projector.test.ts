import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, cardTexts, noBrowser, pasteText, startApp } from '../support/app.ts'

const LIST = [
  'Bus is late again',
  'Sees a poster at the stop',
  'Asks a colleague who rides',
  'Looks up the price',
  'Compares three offers',
  'Reads reviews in the evening',
  'Books a test ride',
  'Gets lost on the way to the shop',
  'Rides round the block',
  'Signs on the counter',
  'Pays a deposit',
  'Rides to work on Monday',
  'Arrives early and dry',
  'Charges it in the cellar',
  'Has a flat tyre',
  'Waits for a repair',
  'Calls the help line',
  'Gets a loan bike',
  'Renews for a year',
  'Tells the whole ward',
]

/** The words that both ways of working end up with in their summary. */
const TOLD = ['# Getting to work by bike', 'Ada', 'Nurse', 'buys an e-bike', 'Nobody answers the phone', 'Call back within an hour']

/** One person at the projector, from the first start to the summary that is sent round, with no help from a second pair of hands. */
describe.skipIf(noBrowser)('solo on the projector', () => {
  let app: App
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-solo-'))
    app = await startApp()
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** A browser that nobody used yet: its first start shows the sample. */
  const firstStart = async (): Promise<Page> => {
    const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    app.listen(page)
    await page.goto(app.host.address)
    return page
  }
  const heading = (page: Page) =>
    page.getByRole('main', { name: 'Presentation' }).getByRole('heading', { level: 1 }).textContent()
  const saved = async (page: Page, press: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return readFile(path, 'utf8')
  }
  const expectStages = async (page: Page, next: () => Promise<void>) => {
    await expect.poll(() => heading(page)).toBe('Getting to work by bike')
    const told: string[] = []
    const total = Number((await page.locator('.present-progress').textContent())?.split('/')[1])
    for (let slide = 1; slide < total; slide++) {
      const before = await page.getByRole('main', { name: 'Presentation' }).getByRole('status').textContent()
      await next()
      await expect
        .poll(() => page.getByRole('main', { name: 'Presentation' }).getByRole('status').textContent())
        .not.toBe(before)
      told.push((await heading(page)) ?? '')
    }
    const stages = ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy']
    const order = stages.map((stage) => told.findIndex((title) => title.startsWith(stage)))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(told.at(-1)).toBe('What to take away')
  }

  test('by mouse', async () => {
    const page = await firstStart()
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
    await page.getByRole('button', { name: 'All projects' }).click()
    await page.getByRole('button', { name: 'Standard journey', exact: true }).click()
    await page.locator('.map-canvas[data-map]').waitFor()
    await page.keyboard.type('Commuting')
    await page.keyboard.press('Enter')

    await page.getByRole('button', { name: 'Details', exact: true }).click()
    await page.getByRole('tab', { name: 'Scope' }).click()
    await field('Title').fill('Getting to work by bike')
    await field('Scenario').fill('buys an e-bike')
    await field('Goal').fill('be at work on time')
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await field('Name').fill('Ada')
    await field('Role').fill('Nurse')
    await expect.poll(() => page.title()).toContain('Getting to work by bike')
    await page.getByRole('button', { name: 'Details', exact: true }).click()

    const cell = async (lane: string, step: string) => {
      const row = await page.getByRole('button', { name: `${lane}: lane menu` }).locator('xpath=..').boundingBox()
      const column = await page.getByRole('button', { name: `${step}: step menu` }).locator('xpath=..').boundingBox()
      if (!row || !column) throw new Error(`No cell ${lane} × ${step}`)
      return { x: column.x + column.width / 2, y: row.y + row.height / 2 }
    }
    const write = async (lane: string, step: string, text: string) => {
      const { x, y } = await cell(lane, step)
      await page.mouse.dblclick(x, y)
      await page.keyboard.type(text)
      await page.keyboard.press('Escape')
      await expect.poll(async () => (await cardTexts(page)).some((words) => words.includes(text))).toBe(true)
    }
    const doing = await cell('Doing', 'Feels the need')
    await page.mouse.click(doing.x, doing.y)
    await pasteText(page, LIST.join('\n'))
    await expect.poll(() => cardTexts(page)).toEqual(expect.arrayContaining(LIST))
    await page.getByRole('button', { name: 'Zoom to fit' }).or(page.getByRole('button', { name: 'Whole map' })).first().click({ timeout: 1000 }).catch(() => page.keyboard.press('0'))
  })
})
