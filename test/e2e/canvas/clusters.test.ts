import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, cellPoint, newProject, noBrowser, pasteText, startApp } from '../support/app.ts'

describe.skipIf(noBrowser)('bringing order into many cards', () => {
  let app: App
  let page: Page
  let cell: { x: number; y: number }
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await app.turn(page, await newProject(app, 'workshop-grid'))
    const lane = (await page.getByRole('rowheader').allTextContents())[0] ?? ''
    const step = await page.locator('.header-hit[data-header=step] button').first().getAttribute('aria-label')
    cell = await cellPoint(page, lane, (step ?? '').replace(': step menu', ''))
    await page.mouse.click(cell.x, cell.y)
    await pasteText(page, 'Waits at the counter\nAsks twice\nwaits at counter\nCalls the hotline')
    await cardWith(page, 'Calls the hotline').waitFor()
    // What was pasted is in hand; a click on it would keep all of it so.
    await page.keyboard.press('Escape')
  })

  const pick = async (...texts: string[]) => {
    for (const [index, text] of texts.entries())
      await cardWith(page, text)
        .first()
        .click({ modifiers: index === 0 ? [] : ['Shift'] })
  }

  test('Mod+G frames the selected cards and asks for their name; a click on it takes them in hand', async () => {
    await pick('Asks twice', 'Calls the hotline')
    await page.keyboard.press('Control+g')
    await page.keyboard.type('Nobody answers')
    await page.keyboard.press('Enter')
    const name = page.getByRole('button', { name: 'Select the group Nobody answers' })
    await name.waitFor()
    await page.keyboard.press('Escape')
    await name.click()
    await expect.poll(() => page.locator('.card-node[data-selected]').count()).toBe(2)
    await page.keyboard.press('Control+Shift+g')
    await name.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await name.waitFor()
  })

  test('cards that say the same become one', async () => {
    await pick('Waits at the counter', 'waits at counter')
    await page.getByRole('button', { name: 'Merge into one' }).click()
    await expect.poll(() => page.locator('.card-node').count()).toBe(3)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.card-node').count()).toBe(4)
  })

  test('a card is parked, stands below the map, and goes back into a cell', async () => {
    await pick('Asks twice')
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Park this card' }).click()
    await page.locator('.note-node:has(svg[aria-label*="Asks twice"])').waitFor()
    await page.getByRole('button', { name: 'Parking lot', exact: true }).click()
    await page.getByLabel('A thought for later').fill('Who owns this?')
    await page.getByRole('button', { name: 'Park it' }).click()
    await page.getByRole('button', { name: 'Put on the map: Who owns this?' }).waitFor()
    await page.getByRole('button', { name: 'Put on the map: Asks twice' }).click()
    await page.locator('.note-node:has(svg[aria-label*="Asks twice"])').waitFor({ state: 'detached' })
    await expect.poll(() => cardWith(page, 'Asks twice').count()).toBe(1)
  })

  test('a locked structure shows it and cannot be pulled or renamed; cards still come', async () => {
    await page.getByRole('button', { name: /^Map “/ }).click()
    await page.getByRole('menuitem', { name: 'Lock structure' }).click()
    const tab = page.locator('.map-tab[aria-current]')
    await expect.poll(() => tab.innerText()).toContain('Locked')
    await expect.poll(() => page.locator('.resize-grip').count()).toBe(0)
    await page.locator('.header-hit[data-header=stage]').first().dblclick()
    expect(await page.locator('.header-field').count()).toBe(0)
    await page.mouse.click(cell.x, cell.y)
    await pasteText(page, 'Still comes')
    await cardWith(page, 'Still comes').waitFor()
    await page
      .getByRole('button', { name: /: stage menu/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Unlock structure' }).click()
    await expect.poll(() => page.locator('.resize-grip').count()).toBeGreaterThan(0)
  })

  test('the console has nothing to complain of', () => {
    expect(app.complaints).toEqual([])
  })
})
