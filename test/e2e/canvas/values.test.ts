import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, cellPoint, noBrowser, startApp } from '../support/app.ts'
import { builtProject, givePictures, titles } from './support.ts'

describe.skipIf(noBrowser)('channels, feelings, pictures and links by hand', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    const lane = (id: string, fields: object) =>
      ({ type: 'lane.add', id, mapId: 'map1', beforeId: null, fields: { title: id, ...fields } }) as const
    const project = await builtProject(app, { stages: [3], lanes: ['cards', 'sentiment'], personas: 2 }, [
      { type: 'persona.edit', id: 'persona1', changes: { name: 'Mira' } },
      { type: 'persona.edit', id: 'persona2', changes: { name: 'Jonas' } },
      lane('matrix', { kind: 'channels', channels: ['website', 'phone', 'post'] }),
      { type: 'map.add', id: 'detail', fields: { title: 'In detail' } },
      { type: 'stage.add', id: 'other', stepId: 'other1', mapId: 'detail', beforeId: null, fields: {} },
      { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { linkedMapId: 'detail' } },
    ])
    page = await app.turn(page, project)
  })

  const count = (selector: string) => page.locator(selector).count()

  test('a channel is set by a click and cleared by another; keys go row by row', async () => {
    const { x, y } = await cellPoint(page, 'matrix', 'step1-2')
    expect(await count('.channel-place')).toBe(9)
    await page.mouse.move(x, y)
    await expect.poll(() => count('.channel-ghost')).toBe(1)
    await page.mouse.click(x, y)
    await expect.poll(() => count('.channel-place')).toBe(8)
    await page.mouse.click(x, y)
    await expect.poll(() => count('.channel-place')).toBe(9)
    const here = async () => Math.round((await page.locator('.channel-here').boundingBox())?.y ?? 0)
    const row = await here()
    await page.keyboard.press('ArrowDown')
    await expect.poll(here).toBeGreaterThan(row + 5)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => count('.channel-place')).toBe(7)
    await page.keyboard.press('Control+z')
    await expect.poll(() => count('.channel-place')).toBe(8)
  })

  test('each persona is rated by itself: by click, by keys, by pulling the nearest point', async () => {
    const { x, y } = await cellPoint(page, 'lane2', 'step1-1')
    await page.mouse.click(x, y)
    await expect.poll(() => count('.point-grip')).toBe(1)
    await expect.poll(() => page.getByRole('button', { name: 'Rating for Mira' }).count()).toBe(1)
    await page.keyboard.press('p')
    await expect.poll(() => page.getByRole('button', { name: 'Rating for Jonas' }).count()).toBe(1)
    for (let press = 0; press < 3; press++) await page.keyboard.press('-')
    await expect.poll(() => count('.point-grip')).toBe(2)
    const heights = () =>
      page
        .locator('.point-reach')
        .evaluateAll((all) => all.map((circle) => Number(circle.getAttribute('cy'))))
    const [mira, jonas] = await heights()
    expect(jonas ?? 0).toBeGreaterThan((mira ?? 0) + 10)
    await page.mouse.move(x, y + 1)
    await page.mouse.down()
    await page.mouse.move(x, y - 30, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await heights())[0] ?? 0).toBeLessThan(mira ?? 0)
    expect((await heights())[1]).toBe(jonas)
    await page.keyboard.press('Delete')
    await expect.poll(() => count('.point-grip')).toBe(1)
  })

  test('dropped pictures become cards of a storyboard; a pasted one goes there, too', async () => {
    const { x, y } = await cellPoint(page, 'lane1', 'step1-2')
    await givePictures(page, 2, { x, y })
    await expect.poll(() => count('.card-node[data-kind=image] image')).toBe(2)
    await expect.poll(() => titles(page, 'lane')).toEqual(['lane1', 'Storyboard', 'lane2', 'matrix'])
    await page.getByText('a storyboard was added').waitFor()
    await page.mouse.click(x, y)
    await givePictures(page, 1, null)
    await expect.poll(() => count('.card-node[data-kind=image] image')).toBe(3)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page, 'lane')).toEqual(['lane1', 'lane2', 'matrix'])
  })

  test('a link leads into another map and back to where it was', async () => {
    await page.keyboard.press('1')
    const card = cardWith(page, 'Text of card-lane1-step1-1-1')
    await card.click()
    const before = await card.boundingBox()
    await page.keyboard.press('o')
    const back = page.getByRole('button', { name: 'Back to Map' })
    await back.waitFor()
    await expect.poll(() => titles(page, 'lane')).toEqual([])
    await back.click()
    await expect.poll(async () => (await card.boundingBox())?.x).toBe(before?.x)
    expect(await back.count()).toBe(0)
  })

  test('nothing of all this made the console complain', () => {
    expect(app.complaints).toEqual([])
  })
})
