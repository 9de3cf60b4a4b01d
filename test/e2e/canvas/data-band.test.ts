/** Journey data on the canvas: explained by pointer and by keyboard, a drop linked to its pain where it is seen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMadeData, MADE_SHAPE } from '#test/support/made-journey.ts'
import { type App, cardWith, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { builtProject } from './support.ts'

describe.skipIf(noBrowser)('numbers under the titles', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    page = await app.window(await builtProject(app, MADE_SHAPE, [addMadeData()]))
  })
  afterAll(() => app?.close())

  const number = (name: string | RegExp) => page.getByRole('toolbar').getByRole('button', { name })
  const note = () => page.locator('.note-sheet')
  const drop = /^−\d+ % from Title of stage1 to Title of stage2/
  const pain = 'Text of card-lane2-step1-1-1'

  test('say how they came about, to the pointer and to the keyboard', async () => {
    await number(/^Title of stage1: 400 customers/).hover()
    await note().getByText('400 of 400 customers came to Title of stage1.').waitFor()
    await page.mouse.move(5, 300)
    await note().waitFor({ state: 'detached' })

    await number(/^Title of stage1: 400 customers/).focus()
    await page.keyboard.press('ArrowRight')
    await note()
      .getByText(/did not go on to Title of stage2 in this order: .* 95 % interval/)
      .waitFor()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Link a pain point…')
    const { violations } = await (await axeFor(page)).include('.note-sheet').include('.data-band').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Escape')
    await note().waitFor({ state: 'detached' })
    expect(await number(drop).evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('link a drop to its pain in one step, which both then show, and lead there', async () => {
    await number(drop).click()
    await note().getByRole('button', { name: 'Link a pain point…' }).click()
    await page.getByRole('menuitemcheckbox', { name: pain }).click()
    await number(/explained by 1 pain$/).waitFor()
    await cardWith(page, 'Explains the drop −').waitFor()
    await note().getByRole('button', { name: pain, exact: true }).click()
    await expect.poll(() => cardWith(page, pain).getAttribute('data-selected')).not.toBeNull()
    await page.keyboard.press('Control+z')
    await number(/explained by 1 pain$/).waitFor({ state: 'detached' })
    expect(await cardWith(page, 'Explains the drop').count()).toBe(0)
    expect(app.complaints).toEqual([])
  })
})
