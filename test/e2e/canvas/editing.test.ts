import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type App,
  cardTexts,
  cardWith,
  cellPoint,
  newProject,
  noBrowser,
  pasteText,
  startApp,
} from '../support/app.ts'

describe.skipIf(noBrowser)('editing a map by hand', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await app.turn(page, await newProject(app, 'standard-journey'))
  })

  const texts = () => expect.poll(() => cardTexts(page))
  const firstCell = async () => {
    const lanes = await page.getByRole('rowheader').allTextContents()
    const lane = lanes[0] ?? ''
    const step = await page.locator('.header-hit[data-header=step] button').first().getAttribute('aria-label')
    return cellPoint(page, lane, (step ?? '').replace(': step menu', ''))
  }

  test('a double click on a cell types a card; Enter makes the next one; Esc leaves', async () => {
    const { x, y } = await firstCell()
    await page.mouse.dblclick(x, y)
    await page.keyboard.type('Reads a review')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Asks a friend')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('twice')
    await page.keyboard.press('Escape')
    await texts().toEqual(expect.arrayContaining(['Reads a review', 'Asks a friend\ntwice']))
  })

  test('a card left empty goes away again', async () => {
    const { x, y } = await firstCell()
    await page.mouse.dblclick(x, y)
    await expect.poll(() => page.locator('.text-editor').count()).toBe(1)
    await page.keyboard.press('Escape')
    await texts().toEqual([])
  })

  test('pasting lines makes a card of each; pasting a table goes across steps', async () => {
    const { x, y } = await firstCell()
    await page.mouse.click(x, y)
    await pasteText(page, 'First thing\n- Second thing\n3) Third thing\n\n')
    await texts().toEqual(expect.arrayContaining(['First thing', 'Second thing', 'Third thing']))
    await page.mouse.click(x, y)
    await page.keyboard.press('Escape')
    await pasteText(page, 'Here\tNext door\tTwo doors on')
    await texts().toEqual(expect.arrayContaining(['Here', 'Next door', 'Two doors on']))
    const here = await cardWith(page, 'Here').boundingBox()
    const next = await cardWith(page, 'Next door').boundingBox()
    expect(next?.x ?? 0).toBeGreaterThan((here?.x ?? 0) + (here?.width ?? 0))
  })

  test('a card is pulled to another cell, snaps into it, and one undo takes it back', async () => {
    const { x, y } = await firstCell()
    await page.mouse.click(x, y)
    await pasteText(page, 'Wanders')
    const card = cardWith(page, 'Wanders')
    const from = await card.boundingBox()
    if (!from) throw new Error('no card')
    const width = (await page.locator('.header-hit[data-header=step]').nth(1).boundingBox())?.width ?? 0
    await page.mouse.move(from.x + 20, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y + 14, { steps: 4 })
    await page.mouse.move(from.x + 20 + width, from.y + 12, { steps: 6 })
    await expect.poll(() => page.locator('.drop-cell').count()).toBe(1)
    await page.mouse.up()
    await expect
      .poll(async () => Math.round(((await card.boundingBox())?.x ?? 0) - from.x))
      .toBeGreaterThan(width * 0.8)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => Math.round((await card.boundingBox())?.x ?? 0)).toBe(Math.round(from.x))
  })

  test('the keyboard alone: go to a cell, type, move, duplicate, delete, undo', async () => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('Keys only')
    await page.keyboard.press('Escape')
    await texts().toContain('Keys only')
    const before = await cardWith(page, 'Keys only').boundingBox()
    await page.keyboard.press('Control+ArrowRight')
    await expect
      .poll(async () => (await cardWith(page, 'Keys only').boundingBox())?.x ?? 0)
      .toBeGreaterThan((before?.x ?? 0) + 50)
    await page.keyboard.press('Control+d')
    await expect.poll(() => cardWith(page, 'Keys only').count()).toBe(2)
    await page.keyboard.press('Delete')
    await expect.poll(() => cardWith(page, 'Keys only').count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cardWith(page, 'Keys only').count()).toBe(2)
  })

  test('copy and paste bring cards with their kind of place', async () => {
    const { x, y } = await firstCell()
    await page.mouse.click(x, y)
    await pasteText(page, 'One\nTwo')
    await expect.poll(() => page.locator('.card-node[data-selected]').count()).toBe(2)
    await page.keyboard.press('Control+c')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+v')
    await expect.poll(() => cardWith(page, 'One').count()).toBe(2)
    await page.keyboard.press('Control+x')
    await expect.poll(() => cardWith(page, 'One').count()).toBe(1)
  })

  test('headers: rename in place, add a stage, delete it, undo', async () => {
    const stage = page.locator('.header-hit[data-header=stage]').first()
    const count = await page.locator('.header-hit[data-header=stage]').count()
    await stage.dblclick()
    await page.keyboard.type('A new name')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('button', { name: 'A new name: stage menu' }).count()).toBe(1)
    await stage.hover()
    await page.getByRole('button', { name: 'A new name: stage menu' }).click()
    await page.getByRole('menuitem', { name: 'Add stage after' }).click()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.header-hit[data-header=stage]').count()).toBe(count + 1)
    await stage.hover()
    await page.getByRole('button', { name: 'A new name: stage menu' }).click()
    await page.getByRole('menuitem', { name: 'Delete stage' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'A new name: stage menu' }).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByRole('button', { name: 'A new name: stage menu' }).count()).toBe(1)
  })

  test('the sentiment line: a click sets a value, pulling and keys change it', async () => {
    await page
      .locator('.empty-step')
      .first()
      .click({ position: { x: 60, y: 80 } })
    await expect.poll(() => page.locator('.point-grip').count()).toBe(1)
    const grip = page.locator('.point-grip .point-reach')
    const before = await grip.boundingBox()
    if (!before) throw new Error('no point')
    const [x, y] = [before.x + before.width / 2, before.y + before.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 40, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => (await grip.boundingBox())?.y ?? 0).toBeGreaterThan(before.y + 15)
    const pulled = (await grip.boundingBox())?.y ?? 0
    await page.keyboard.press('+')
    await expect.poll(async () => (await grip.boundingBox())?.y ?? 0).toBeLessThan(pulled - 3)
  })

  test('a box selects what it touches; keys 1 and 0 show a stage and the whole', async () => {
    const { x, y } = await firstCell()
    await page.mouse.click(x, y)
    await pasteText(page, 'In the box\nAlso in it')
    await page.keyboard.press('Escape')
    const card = await cardWith(page, 'In the box').boundingBox()
    if (!card) throw new Error('no card')
    await page.mouse.move(card.x - 3, card.y - 3)
    await page.mouse.down()
    await page.mouse.move(card.x + card.width + 4, card.y + card.height * 3, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => page.locator('.card-node[data-selected]').count()).toBe(2)
    const whole = card.width
    await page.keyboard.press('1')
    await expect
      .poll(async () => (await cardWith(page, 'In the box').boundingBox())?.width ?? 0)
      .toBeGreaterThan(whole * 1.1)
    await page.keyboard.press('0')
    await expect
      .poll(async () => Math.abs(((await cardWith(page, 'In the box').boundingBox())?.width ?? 0) - whole))
      .toBeLessThan(2)
  })

  test('nothing of all this made the console complain', () => {
    expect(app.complaints).toEqual([])
  })
})
