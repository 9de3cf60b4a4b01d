/** What a person does in a window, whichever browser shows it. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { cardTexts, pasteText } from '#test/e2e/support/app.ts'

/** From wherever the window is to a new project of one's own. */
export async function makeProject(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'All projects' }).click()
  await page.getByRole('button', { name: /Standard journey/ }).click()
  await page.waitForSelector('.header-hit')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.title()).toContain(title)
}

/** Puts a card into the first cell, and waits until the host says that it is on the disk. */
export async function addCard(page: Page, text: string): Promise<void> {
  const sign = await page.locator('.cell-add').first().boundingBox()
  if (!sign) throw new Error('There is no cell to click.')
  await page.mouse.click(sign.x + sign.width / 2, sign.y - 4)
  await pasteText(page, text)
  await expect.poll(() => cardTexts(page)).toContain(text)
  await expect
    .poll(() =>
      page
        .getByRole('status')
        .filter({ hasText: /^Saved$/ })
        .count(),
    )
    .toBe(1)
}

/** From the start screen to a project on the list. */
export async function openProject(page: Page, title: string): Promise<void> {
  await page.getByText(title, { exact: true }).first().click()
  await page.waitForSelector('.map-canvas[data-map]')
  await expect.poll(() => page.title()).toContain(title)
}
