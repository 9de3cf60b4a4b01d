import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, cardTexts, cellPoint, noBrowser, pasteText, startApp } from '../support/app.ts'

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

const TITLE = 'Getting to work by bike'
/** What must stand in the summary, however the map was made. */
const TOLD = [TITLE, 'Ada', 'Nurse', 'buys an e-bike', 'Nobody answers the phone', 'Call back within an hour']
const STAGES = ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy']

/** One person at the projector, from the first start to the summary that is sent round. */
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

  const openBrowser = async (): Promise<Page> => {
    const context = await app.browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    app.listen(page)
    await page.goto(app.host.address)
    return page
  }

  const expectCards = (page: Page, ...texts: string[]) =>
    expect
      .poll(() => cardTexts(page).then((all) => all.join('\n')))
      .toSatisfy((all: string) => texts.every((text) => all.includes(text)))

  /** Turns all slides with `next`: title, whole map, the stages in their order, what to take away. */
  const expectSlides = async (page: Page, next: () => Promise<void>) => {
    const hall = page.getByRole('main', { name: 'Presentation' })
    const spoken = () => hall.getByRole('status').textContent()
    await expect.poll(spoken).toContain(`: ${TITLE}`)
    const total = Number(/of (\d+)/.exec((await spoken()) ?? '')?.[1])
    const told: string[] = []
    for (let slide = 2; slide <= total; slide++) {
      await next()
      await expect.poll(spoken).toContain(`Slide ${slide} of ${total}`)
      told.push((await hall.getByRole('heading', { level: 1 }).textContent()) ?? '')
    }
    expect(told[0]).toBe('The whole map')
    const places = STAGES.map((stage) => told.findIndex((title) => title.startsWith(stage)))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(told.at(-1)).toBe('What to take away')
  }

  const expectSummary = async (page: Page, save: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), save()])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    const text = await readFile(path, 'utf8')
    for (const words of TOLD) expect(text).toContain(words)
  }

  test('by mouse', async () => {
    const page = await openBrowser()
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
    await button('All projects').click()
    await button('Standard journey').click()
    await page.getByRole('grid').waitFor()
    await page.keyboard.type('Commuting')
    await page.keyboard.press('Enter')

    await button('Details').click()
    await page.getByRole('tab', { name: 'Map', exact: true }).click()
    await field('Title').fill(TITLE)
    await field('Scenario').fill('buys an e-bike')
    await field('Goal').fill('be at work on time')
    await page.getByRole('tab', { name: 'Personas' }).click()
    await field('Name').fill('Ada')
    await field('Role or occupation').fill('Nurse')
    await expect.poll(() => page.title()).toContain(TITLE)
    await button('Details').click()

    const first = await cellPoint(page, 'Doing', 'Feels the need')
    await page.mouse.click(first.x, first.y)
    await pasteText(page, LIST.join('\n'))
    await expectCards(page, ...LIST)
    const showAll = async () => {
      await page.getByRole('button', { name: /^Zoom, now/ }).click()
      await page.getByRole('menuitem', { name: 'Show the whole map' }).click()
    }
    const write = async (lane: string, step: string, text: string) => {
      await showAll()
      await button(`Add a card: ${lane}, ${step}`).click()
      await page.locator('textarea:focus').waitFor()
      await page.keyboard.type(text)
      await page.keyboard.press('Escape')
      await expectCards(page, text)
    }
    await write('Touchpoints', 'Pays', 'The shop’s counter')
    await write('Pain points', 'Gets help', 'Nobody answers the phone')
    await write('Opportunities', 'Gets help', 'Call back within an hour')
    await write('Thoughts and questions', 'Compares options', 'Is it worth it?')
    await write('Doing', 'Tells others', 'Shows it to friends')
    await showAll()
    for (const step of ['Hears about us', 'Decides', 'Gets help']) {
      const { x, y } = await cellPoint(page, 'Feeling', step)
      await page.mouse.click(x, y)
    }
    await expect.poll(() => page.locator('.point-grip').count()).toBe(3)

    await button('Present').click()
    await page.getByRole('main', { name: 'Presentation' }).waitFor()
    let moves = 0
    /** The buttons are there while the mouse moves. */
    const pressInHall = async (name: string) => {
      await page.mouse.move(500 + 20 * (moves++ % 2), 300)
      await button(name).click()
    }
    await expectSlides(page, () => pressInHall('Next slide'))
    await pressInHall('Leave the presentation')
    await button('More').click()
    await page.getByRole('menuitem', { name: 'Summary' }).click()
    await page.getByRole('radio', { name: 'Markdown' }).click()
    await expectSummary(page, () => button('Save Markdown').click())
    await page.context().close()
  })

  test('by keyboard alone', async () => {
    const page = await openBrowser()
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
    /** What the keyboard is on, by the name that a reader aloud says. */
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
            ? element.labels
            : null
        return (
          element?.getAttribute('aria-label') ??
          labels?.[0]?.textContent ??
          element?.textContent ??
          ''
        ).trim()
      })
    /** Presses Tab until the keyboard is on something of this name. */
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 150; presses++) {
        if ((await focused()) === name) return
        await press('Tab')
      }
      throw new Error(`Tab never came to “${name}”`)
    }
    /** Walks through a group of choices. */
    const arrowTo = async (name: string) => {
      await press('ArrowRight')
      await expect.poll(focused).not.toBe('')
      while ((await focused()) !== name) await press('ArrowRight')
    }
    const write = async (label: string, text: string) => {
      await tabTo(label)
      await press('Control+a')
      await page.keyboard.type(text)
    }
    /** Chooses from the list of commands. */
    const ask = async (command: string) => {
      await press('Control+k')
      await expect.poll(() => page.getByRole('combobox').count()).toBe(1)
      await page.keyboard.type(command)
      await expect.poll(() => page.getByRole('option', { selected: true }).textContent()).toContain(command)
      await press('Enter')
      await expect.poll(() => page.getByRole('combobox').count()).toBe(0)
    }
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    if ((await page.getByRole('grid').count()) > 0) await ask('All projects')
    await page.getByRole('heading', { level: 1, name: /^Lay out/ }).waitFor()
    await tabTo('Search templates')
    await page.keyboard.type('standard')
    await tabTo('Standard journey')
    await press('Enter')
    await page.getByRole('grid').waitFor()
    await page.keyboard.type('Commuting')
    await press('Enter')

    await ask('Scope of this map')
    await write('Title', TITLE)
    await write('Scenario', 'buys an e-bike')
    await write('Goal', 'be at work on time')
    await press('Escape')
    await ask('Personas of this map')
    await write('Name', 'Ada')
    await write('Role or occupation', 'Nurse')
    await press('Escape')
    await expect.poll(() => page.title()).toContain(TITLE)

    await tabTo(`${TITLE}, journey map`)
    await press('ArrowDown')
    await pasteText(page, LIST.join('\n'))
    await expectCards(page, ...LIST)
    const spot = () =>
      page.getByRole('grid').evaluate((grid) => {
        const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
        return cell?.closest('[role=row]')?.querySelector('[role=rowheader]')?.textContent ?? ''
      })
    /** Walks down to a lane. */
    const down = async (lane: string) => {
      for (let presses = 0; presses < 40 && (await spot()) !== lane; presses++) await press('ArrowDown')
      expect(await spot()).toBe(lane)
    }
    await press('ArrowRight')
    await down('Touchpoints')
    await page.keyboard.type('The shop’s counter')
    await press('Escape')
    await down('Feeling')
    await press('+', '+', 'ArrowRight', '-', 'ArrowRight', '-', '-')
    await down('Pain points')
    await page.keyboard.type('Nobody answers the phone')
    await press('Escape')
    await down('Opportunities')
    await page.keyboard.type('Call back within an hour')
    await press('Escape')
    await expectCards(page, 'The shop’s counter', 'Nobody answers the phone', 'Call back within an hour')

    await press('Control+Enter')
    await expectSlides(page, () => press('PageDown'))
    await press('Escape')
    await page.getByRole('grid').waitFor()
    await ask('Summary…')
    await page.getByRole('dialog', { name: 'Summary' }).waitFor()
    await tabTo('PDF')
    await arrowTo('Markdown')
    await press('Enter')
    await tabTo('Save Markdown')
    await expectSummary(page, () => press('Enter'))
    await page.context().close()
  })

  test('the console never complained', () => {
    expect(app.complaints).toEqual([])
  })
})
