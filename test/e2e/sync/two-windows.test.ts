import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, cardTexts, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { createCable } from '../support/cable.ts'

describe.skipIf(noBrowser)('two windows on one project', () => {
  let app: App
  let one: Page
  let two: Page
  const cable = createCable()
  beforeAll(async () => {
    app = await startApp()
    const project = await newProject(app, 'sample')
    one = await app.window(project)
    two = await app.window(project, { prepare: cable.plug })
  })
  afterAll(() => app?.close())

  const selectCard = async (page: Page, text: string) => {
    await cardWith(page, text).first().click()
    await expect.poll(() => page.locator('.card-node[data-selected]').count()).toBe(1)
  }

  test('what one types shows in the other while it is typed', async () => {
    await cardWith(one, 'Calls in her lunch break').first().dblclick()
    await one.keyboard.press('End')
    await one.keyboard.type(', again')
    await expect.poll(() => cardWith(two, 'Calls in her lunch break, again').count()).toBe(1)
    await one.keyboard.press('Escape')
  })

  test('what one moves and deletes moves and goes in the other', async () => {
    await selectCard(one, 'Hotline, 11 minutes on hold')
    const before = await cardWith(two, 'Hotline, 11 minutes on hold').boundingBox()
    await one.keyboard.press('Control+ArrowRight')
    await expect
      .poll(async () => (await cardWith(two, 'Hotline, 11 minutes on hold').boundingBox())?.x ?? 0)
      .toBeGreaterThan((before?.x ?? 0) + 20)
    await one.keyboard.press('Delete')
    await expect.poll(() => cardWith(two, 'Hotline, 11 minutes on hold').count()).toBe(0)
  })

  test('undo takes back only one’s own edits', async () => {
    await selectCard(two, 'A colleague')
    await two.keyboard.press('Control+d')
    await expect.poll(() => cardWith(one, 'A colleague').count()).toBe(2)
    await one.keyboard.press('Control+z')
    await expect.poll(() => cardWith(two, 'Hotline, 11 minutes on hold').count()).toBe(1)
    expect(await cardWith(one, 'A colleague').count()).toBe(2)
  })

  test('cut off, both go on editing; back together, both show the same', async () => {
    await cable.pull()
    await selectCard(one, 'Help chat')
    await one.keyboard.press('Control+d')
    await selectCard(two, 'Offer page with three plans')
    await two.keyboard.press('Delete')
    await expect.poll(() => cardWith(two, 'Offer page with three plans').count()).toBe(0)
    expect(await cardWith(one, 'Offer page with three plans').count()).toBe(1)
    cable.restore()
    await expect.poll(() => cardWith(one, 'Offer page with three plans').count(), { timeout: 20_000 }).toBe(0)
    await expect.poll(() => cardWith(two, 'Help chat').count(), { timeout: 20_000 }).toBe(2)
    const sorted = async (page: Page) => (await cardTexts(page)).sort()
    await expect
      .poll(async () => JSON.stringify(await sorted(one)) === JSON.stringify(await sorted(two)))
      .toBe(true)
  })
})
