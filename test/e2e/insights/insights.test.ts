import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

describe.skipIf(noBrowser)('the map thinks along', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    page = await app.window(await newProject(app, 'sample'))
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    // Whatever a failed test left open is closed, so that each begins at the map.
    for (let tries = 0; tries < 4; tries++) {
      if ((await page.locator('[role=dialog], .compare').count()) === 0) break
      await page.keyboard.press('Escape')
    }
    await page.waitForSelector('.header-hit')
  })

  const panel = () => page.getByRole('complementary', { name: 'Insights' })
  const ring = () => page.locator('.spotlight-ring')
  const matrix = () => page.getByRole('dialog', { name: 'Value and effort' })
  const dot = (text: string) => matrix().locator(`.matrix-dot[title*="${text}"]`)
  const comparison = () => page.getByRole('main', { name: 'Comparison' })
  const undo = async () => {
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+z')
  }
  const command = async (words: string, title: string) => {
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(words)
    await page.getByRole('option', { name: title }).waitFor()
    await page.keyboard.press('Enter')
  }
  const openPanel = async () => {
    if ((await panel().count()) === 0) await command('insights', 'Insights: what the map tells by itself')
    await panel().getByRole('heading', { name: 'Patterns' }).waitFor()
  }
  const openMatrix = async () => {
    await command('value and effort', 'Value and effort matrix')
    await matrix().waitFor()
  }
  /** Of the part that is looked at alone: a drawn map is thousands of elements that have nothing to say to axe. */
  const violations = async (part: string) => {
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await (await axeFor(page)).include(part).exclude('.map-pane svg').analyze()
      found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`))
    }
    await page.emulateMedia({ colorScheme: 'light' })
    return found
  }

  test('the panel names the sample’s four patterns and shows each on the line', async () => {
    await openPanel()
    const patterns = panel()
      .getByRole('region', { name: /^Patterns/ })
      .getByRole('listitem')
    expect(await patterns.locator('.insights-title').allTextContents()).toEqual([
      'Peak · First ride to work',
      'Trough · Waits for a repair',
      'Rapid drop · Orders in the app → Meets the deposit',
      'Sawtooth · Asks the chatbot → Opens the invoice',
    ])
    await page.keyboard.press('Escape')
    for (const name of ['Peak', 'Sawtooth']) {
      await panel()
        .getByRole('button', { name: `Show me: ${name}` })
        .click()
      await expect.poll(() => ring().count()).toBe(1)
      const canvas = await page.locator('.map-canvas').boundingBox()
      await expect
        .poll(async () => {
          const box = await ring().boundingBox()
          return box && canvas && box.x >= canvas.x && box.x + box.width <= canvas.x + canvas.width
        })
        .toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => ring().count()).toBe(0)
    expect(await panel().count()).toBe(1)
  })

  test('the places of a gap are shown one after the other, and a click puts the ring away', async () => {
    await openPanel()
    const questions = panel().locator('.insights-group', { hasText: 'Questions nobody answers' })
    await questions.getByRole('button', { name: /^Show me/ }).click()
    await expect.poll(() => page.locator('.card-node[data-selected]').count()).toBe(1)
    await questions.getByRole('button', { name: /^Show the next/ }).click()
    await expect.poll(() => questions.getByRole('status').textContent()).toBe('2 of 2')
    await expect
      .poll(() => page.locator('.card-node[data-selected] > svg').getAttribute('aria-label'))
      .toMatch(/Do they write nothing down/)
    await page.locator('.map-flow').click({ position: { x: 600, y: 20 } })
    await expect.poll(() => ring().count()).toBe(0)
  })

  test('a finding that is hidden stays under the hand, then goes, and comes back when it is asked for', async () => {
    await openPanel()
    const peak = panel().getByText('Peak · First ride to work')
    const row = panel().locator('.insights-row', { hasText: 'Peak · First ride to work' })
    await row.getByRole('button', { name: 'Hide this' }).click()
    await row.getByRole('button', { name: 'Show this again' }).waitFor()
    await page.locator('.map-flow').click({ position: { x: 600, y: 20 } })
    await expect.poll(() => peak.count()).toBe(0)
    await panel().getByRole('button', { name: 'Show again' }).click()
    await expect.poll(() => peak.count()).toBe(1)
  })

  test('an opportunity for a pain is written in the panel and taken back by one undo', async () => {
    await openPanel()
    await panel()
      .getByRole('button', { name: /^Add opportunity for Insurance/ })
      .click()
    await page.keyboard.type('Insurance in the price')
    await page.keyboard.press('Enter')
    await expect.poll(() => cardWith(page, 'Opportunity: Insurance in the price').count()).toBe(1)
    await expect.poll(() => panel().getByText('Mended').count()).toBe(1)
    await undo()
    await expect.poll(() => cardWith(page, 'Insurance in the price').count()).toBe(0)
  })

  test('the names of patterns leave the line, and what is exported, when they are not wanted', async () => {
    await openPanel()
    const names = () => page.locator('.layer.curves text', { hasText: 'Rapid drop' }).count()
    expect(await names()).toBe(1)
    await panel()
      .getByRole('switch', { name: /^Show patterns on the line/ })
      .click()
    await expect.poll(names).toBe(0)
    await panel()
      .getByRole('switch', { name: /^Show patterns on the line/ })
      .click()
    await expect.poll(names).toBe(1)
  })

  test('the panel is clean for axe in both themes', async () => {
    await openPanel()
    expect(await violations('.side-panel')).toEqual([])
    await panel().getByRole('button', { name: 'Close insights' }).click()
  })

  test('a dot that is dragged sets value and effort in one undo', async () => {
    await openMatrix()
    const bike = dot('A loan bike')
    expect(await bike.getAttribute('aria-label')).toMatch(/value 5, effort 4: big bet$/)
    const box = (await matrix().locator('.matrix-plot').boundingBox()) as {
      x: number
      y: number
      width: number
      height: number
    }
    await bike.hover()
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5, { steps: 6 })
    await page.mouse.move(box.x + 34, box.y + box.height - 74, { steps: 6 })
    await page.mouse.up()
    await expect.poll(() => bike.getAttribute('aria-label')).toMatch(/value 1, effort 1: fill-in$/)
    await bike.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => bike.getAttribute('aria-label')).toMatch(/value 5, effort 4: big bet$/)
  })

  test('the keyboard takes a dot out, places it in the middle and moves it; the table says the same', async () => {
    await openMatrix()
    await dot('Stop the clock').focus()
    await page.keyboard.press('Delete')
    const chip = matrix().getByRole('button', { name: /^Place in the matrix: Stop the clock/ })
    await chip.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => dot('Stop the clock').evaluate((own) => own === document.activeElement))
      .toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => dot('Stop the clock').getAttribute('aria-label'))
      .toMatch(/value 3\.5, effort 2: quick win$/)
    await matrix().getByRole('radio', { name: 'Table' }).click()
    const value = matrix().getByLabel(/^Value of Stop the clock/)
    expect(await value.inputValue()).toBe('3.5')
    await value.fill('4')
    await matrix()
      .getByLabel(/^Effort of Stop the clock/)
      .fill('1')
    await matrix().getByRole('radio', { name: 'Matrix' }).click()
    await expect
      .poll(() => dot('Stop the clock').getAttribute('aria-label'))
      .toMatch(/value 4, effort 1: quick win$/)
  })

  test('the matrix is clean for axe; a click on a dot shows its card', async () => {
    await openMatrix()
    expect(await violations('.dialog')).toEqual([])
    await dot('A loan bike').click()
    await expect.poll(() => matrix().count()).toBe(0)
    await expect
      .poll(() => page.locator('.card-node[data-selected] > svg').getAttribute('aria-label'))
      .toMatch(/A loan bike within 24 hours/)
    expect(await ring().count()).toBe(1)
  })

  test('current and future lie over each other, step above step, with what changed listed and shown', async () => {
    await command('compare', 'Compare current and future')
    await comparison().waitFor()
    const list = comparison().getByRole('region', { name: 'Differences' })
    expect(await list.getByRole('status').textContent()).toMatch(/^1 step added, 5 steps removed/)
    const change = list.getByRole('button', { name: /Sentiment of Mira: −1\.75 → \+1\.25/ })
    await change.click()
    await expect.poll(() => comparison().locator('.map-pane-pointed rect').count()).toBe(2)
    const lefts = async () =>
      Promise.all(
        (await comparison().locator('.map-pane').all()).map((pane) =>
          pane.evaluate(({ scrollLeft }) => scrollLeft),
        ),
      )
    await expect.poll(async () => new Set(await lefts()).size).toBe(1)
    const xs = await comparison()
      .locator('.map-pane-pointed rect')
      .evaluateAll((all) => all.map((rect) => Math.round(rect.getBoundingClientRect().left)))
    expect(xs[0]).toBe(xs[1])
    await list.getByRole('button', { name: /^Sentiment \d/ }).click()
    await expect.poll(() => change.count()).toBe(0)
    await list.getByRole('button', { name: /^Sentiment \d/ }).click()
    expect(await violations('.compare')).toEqual([])
  })

  test('the comparison is saved as a picture with both maps, and Esc leads back to the map as it lay', async () => {
    await command('compare', 'Compare current and future')
    await comparison().getByRole('button', { name: 'Export' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'As SVG' }).click()
    const svg = await readFile(await (await saving).path(), 'utf8')
    expect(svg).toContain('From bus pass to e-bike')
    expect(svg).toContain('A subscription without surprises')
    await comparison().locator('.map-pane').first().focus()
    await page.keyboard.press('Escape')
    await page.waitForSelector('.header-hit')
    expect(await comparison().count()).toBe(0)
    expect(app.complaints).toEqual([])
  })
})
