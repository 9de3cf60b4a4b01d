import type { Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { type App, newProject, noBrowser, startApp, turnTo } from '../support/app.ts'
import {
  accessibilityFaults,
  expectTidy,
  freshBrowser,
  overlap,
  resize,
  SIZES,
  usedBrowser,
} from './support.ts'

const TODAY = 'From bus pass to e-bike'
const FUTURE = 'A subscription without surprises'

let app: App
beforeAll(async () => {
  if (!noBrowser) app = await startApp()
})
afterAll(() => app?.close())

async function show(page: Page, project: ProjectEntry): Promise<Page> {
  await page.goto(app.host.addressOf(project.id))
  await page.locator('.map-canvas[data-map]').waitFor()
  return page
}

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Maps' })
const tabTitles = (page: Page) => page.locator('.map-tab-title').allTextContents()
const badge = (page: Page) => page.locator('.save-badge')
/** What it says to those who see it. */
const badgeWords = (page: Page) => badge(page).locator('.save-badge-words').textContent()
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)

describe.skipIf(noBrowser)('the project window', () => {
  let page: Page
  beforeAll(async () => {
    page = await show(await (await usedBrowser(app)).newPage(), await newProject(app, 'empty'))
  })
  afterAll(() => page?.context().close())
  beforeEach(async () => {
    await turnTo(page, app.host.addressOf((await newProject(app, 'sample', 'Mira')).id))
  })

  const chooseFromTab = async (title: string, entry: string) => {
    await page.getByRole('button', { name: `Map “${title}”` }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }

  test('titles: the project’s in its field, Esc brings the old one back', async () => {
    const title = page.getByLabel('Project title')
    await title.fill('Nonsense')
    await page.keyboard.press('Escape')
    await expect.poll(() => title.inputValue()).toBe('Mira')
    await title.fill('Mira rides')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title()).toBe(`${TODAY} – Mira rides – Throughline`)
    await page.getByRole('button', { name: 'Undo rename project' }).click()
    await expect.poll(() => title.inputValue()).toBe('Mira')
  })

  test('keys typed into a title are no commands', async () => {
    const zoom = await page.locator('.zoom-percent').textContent()
    await page.getByLabel('Project title').focus()
    await page.keyboard.type('3n')
    expect(await page.locator('.zoom-percent').textContent()).toBe(zoom)
    await page.keyboard.press('Escape')
    await page.keyboard.press('3')
    await expect.poll(() => page.locator('.zoom-percent').textContent()).not.toBe(zoom)
  })

  test('a map is turned to by its tab, and the address says which', async () => {
    await tabs(page).getByRole('button', { name: FUTURE, exact: false }).click()
    await expect.poll(() => page.title()).toContain(FUTURE)
    expect(page.url()).toContain('?map=')
    await page.reload()
    await expect.poll(() => page.title()).toContain(FUTURE)
    const [second] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .getByRole('button', { name: 'More', exact: true })
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Open in a second window' }).click()),
    ])
    await second.locator('.map-canvas[data-map]').waitFor()
    expect(await second.title()).toContain(FUTURE)
    await second.close()
  })

  test('a map is renamed in place, by double click, by F2 and from its menu', async () => {
    await tabs(page).getByRole('button', { name: TODAY, exact: true }).dblclick()
    await page.keyboard.type('Today')
    await page.keyboard.press('Enter')
    await expect.poll(() => tabTitles(page)).toEqual(['Today', FUTURE])
    await tabs(page).getByRole('button', { name: 'Today', exact: true }).focus()
    await page.keyboard.press('F2')
    await page.keyboard.type('Now')
    await page.keyboard.press('Enter')
    await expect.poll(() => tabTitles(page)).toEqual(['Now', FUTURE])
    await page.getByRole('button', { name: 'Map “Now”' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Rename' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Map title').waitFor()
    await page.keyboard.type('These days')
    await page.keyboard.press('Enter')
    await expect.poll(() => tabTitles(page)).toEqual(['These days', FUTURE])
  })

  test('maps change places by menu and by dragging', async () => {
    await chooseFromTab(TODAY, 'Move right')
    await expect.poll(() => tabTitles(page)).toEqual([FUTURE, TODAY])
    const from = await tabs(page).getByRole('button', { name: TODAY, exact: true }).boundingBox()
    const to = await tabs(page)
      .getByRole('button', { name: /^A subscription/ })
      .boundingBox()
    if (!from || !to) throw new Error('The tabs are not there')
    await page.mouse.move(from.x + 20, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => tabTitles(page)).toEqual([TODAY, FUTURE])
  })

  test('a map is added as the future state of another, deleted, and brought back', async () => {
    await chooseFromTab(TODAY, 'Add its future state')
    await expect.poll(() => tabTitles(page)).toEqual([TODAY, `${TODAY} (future)`, FUTURE])
    await expect.poll(() => page.title()).toContain('(future)')
    await chooseFromTab(`${TODAY} (future)`, 'Delete map')
    await expect.poll(() => tabTitles(page)).toEqual([TODAY, FUTURE])
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => tabTitles(page)).toEqual([TODAY, `${TODAY} (future)`, FUTURE])
  })

  test('an empty map offers a grid, a list and templates', async () => {
    const add = async () => {
      await page.getByRole('button', { name: 'Add a map' }).click()
      await page.getByRole('menuitem', { name: 'Empty map' }).click()
      await page.getByRole('heading', { name: 'This map is empty' }).waitFor()
    }
    await add()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Paste a list…' }).click()
    await page.keyboard.type('Looks around')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Buys')
    await page.getByRole('button', { name: 'Make 2 steps' }).click()
    await page.getByRole('button', { name: 'Buys: step menu' }).waitFor()
    await add()
    await page.getByRole('button', { name: 'Blank grid' }).click()
    await page.getByRole('button', { name: 'Stage 4: stage menu' }).waitFor()
    await add()
    await page.getByRole('button', { name: 'Day in the life' }).click()
    await page.getByRole('button', { name: 'Evening: stage menu' }).waitFor()
  })

  test('a template adds a map from the dialog', async () => {
    await page.getByRole('button', { name: 'Add a map' }).click()
    await page.getByRole('menuitem', { name: 'From a template…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Service blueprint' }).click()
    await expect.poll(() => tabTitles(page)).toEqual([TODAY, FUTURE, 'Service blueprint'])
  })

  test('the palette finds steps, commands and maps, and remembers what was chosen', async () => {
    const ask = async (words: string) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('combobox').fill(words)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }
    await ask('waits for a repair')
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-activedescendant')).toContain('cell-')
    await ask('theme dark')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await ask('without surprises')
    await expect.poll(() => page.title()).toContain(FUTURE)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('group', { name: 'Recent' }).getByText('Theme: dark').waitFor()
    await page.getByRole('combobox').fill('xylophone')
    await page.getByText('Nothing is called “xylophone”.').waitFor()
    await page.keyboard.press('Escape')
  })

  test('bare keys can be switched off, and on again', async () => {
    const switchKeys = async () => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('combobox').fill('keyboard shortcuts')
      await page.keyboard.press('Enter')
      await page.getByRole('switch', { name: 'Shortcuts of a single letter' }).click()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }
    const zoom = () => page.locator('.zoom-percent').textContent()
    await switchKeys()
    const before = await zoom()
    await page.keyboard.press('3')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(await zoom()).toBe(before)
    await page.keyboard.press('Escape')
    await switchKeys()
    await page.keyboard.press('3')
    await expect.poll(zoom).not.toBe(before)
  })

  test('buttons keep Enter, Tab and the arrows for themselves; the mouse leaves the keyboard with the map', async () => {
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-activedescendant')).not.toBeNull()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    expect(await hasFocus(page, 'button')).toBe(false)
    await page.getByRole('button', { name: 'Zoom in' }).focus()
    await page.keyboard.press('Tab')
    await expect.poll(() => hasFocus(page, '.top-bar button[aria-label=Commands]')).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('the details panel opens and closes', async () => {
    await page.getByRole('button', { name: 'Details', exact: true }).click()
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor()
    await page.getByRole('button', { name: 'Details', exact: true }).click()
    await expect.poll(() => page.getByRole('complementary', { name: 'Inspector' }).count()).toBe(0)
  })

  test('a fault in a screen is owned up to, with a way on', async () => {
    await page.evaluate(() => {
      Map.groupBy = () => {
        throw new Error('planted')
      }
    })
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('heading', { name: 'This screen ran into a fault' }).waitFor()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy diagnostics…' }).click()
    const shown = page.getByRole('textbox', { name: 'Diagnostics' })
    await expect.poll(() => shown.inputValue()).toContain('Log, latest lines')
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await shown.inputValue())
    // What an error says may quote a card; where it arose does not.
    expect(copied).toMatch(/Error\n {2}Error\n {2}at /)
    expect(copied).not.toContain('planted')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Reload' }).click()
    await page.locator('.map-canvas[data-map]').waitFor()
  })

  test('the badge says that all is saved', async () => {
    await page.getByLabel('Project title').fill('Saved soon')
    await page.keyboard.press('Enter')
    await expect.poll(() => badge(page).getAttribute('data-state')).toBe('saved')
    expect(await badgeWords(page)).toBe('Saved')
  })
})

describe.skipIf(noBrowser)('the badge', () => {
  test('says that edits are kept while the host is away, and that they are saved when it is back', async () => {
    const page = await (await usedBrowser(app)).newPage()
    const lines = new Set<WebSocketRoute>()
    let cut = false
    await page.routeWebSocket(/\/sync$/, (line) => {
      if (cut) return void line.close()
      line.connectToServer()
      lines.add(line)
    })
    await show(page, await newProject(app, 'empty', 'Cut off'))
    cut = true
    for (const line of lines) await line.close()
    await expect.poll(() => badgeWords(page)).toBe('Offline')
    await page.getByLabel('Project title').fill('Written apart')
    await page.keyboard.press('Enter')
    await expect.poll(() => badgeWords(page)).toBe('Offline – kept in this window')
    expect(await accessibilityFaults(page)).toEqual([])
    cut = false
    await expect.poll(() => badgeWords(page), { timeout: 20_000 }).toBe('Saved')
    await expect
      .poll(async () => (await app.host.listProjects()).map(({ title }) => title), {
        timeout: 20_000,
      })
      .toContain('Written apart')
    await page.context().close()
  })
})

describe.skipIf(noBrowser)('the hints', () => {
  test('come one after the other, once', async () => {
    const page = await show(
      await (await freshBrowser(app)).newPage(),
      await newProject(app, 'sample', 'Hinted'),
    )
    const hints = page.getByRole('complementary', { name: 'Hints' })
    await hints.getByText('come close to the third stage').waitFor()
    await hints.getByRole('button', { name: 'Next hint' }).click()
    await hints.getByText('every line becomes a card').waitFor()
    await page.reload()
    await hints.getByText('every line becomes a card').waitFor()
    await hints.getByRole('button', { name: 'Next hint' }).click()
    await hints.getByRole('button', { name: 'Export…' }).click()
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    await page.keyboard.press('Escape')
    await hints.getByRole('button', { name: 'Done' }).click()
    await page.reload()
    await page.locator('.map-canvas[data-map]').waitFor()
    expect(await hints.count()).toBe(0)
    await page.context().close()
  })
})

describe.skipIf(noBrowser)('the looks of the window', () => {
  let project: ProjectEntry
  beforeAll(async () => {
    project = await newProject(app, 'sample', 'A title that is rather long for the room it has up there')
  })

  test.each(['light', 'dark'] as const)('axe finds no fault by %s', async (colorScheme) => {
    const page = await show(await (await freshBrowser(app, { colorScheme })).newPage(), project)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.context().close()
  })

  const BAR_SIZES = [...SIZES, { width: 1200, height: 800 }, { width: 730, height: 900 }]
  test('nothing in the bar overlaps or sticks out, however wide the window is', async () => {
    const page = await show(await (await usedBrowser(app)).newPage(), project)
    for (const size of BAR_SIZES) {
      await resize(page, size)
      await expectTidy(page, page.locator('.top-bar-what, .top-bar-tools'))
      const parts = await page
        .locator('.top-bar > *:not(.visually-hidden)')
        .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().toJSON() as DOMRect))
      expect(parts).toHaveLength(3)
      for (const [index, a] of parts.entries())
        for (const b of parts.slice(index + 1))
          expect(overlap(a, b), JSON.stringify([size, a, b])).toBe(false)
    }
    await page.context().close()
  })
})

test.skipIf(noBrowser)('none of this made the console complain', () => {
  expect(app.complaints.filter((complaint) => !/planted|WebSocket|ERR_/.test(complaint))).toEqual([])
})
