import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveFromDialog } from '../export-dialog/files.ts'
import { type App, cardWith, cellPoint, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

const DEPOSIT = 'The deposit appears on the last screen only'
const RIDES = 'Rides four days a week'

describe.skipIf(noBrowser)('finding and talking', () => {
  let app: App
  let page: Page
  let other: Page
  beforeAll(async () => {
    app = await startApp()
    const project = await newProject(app, 'sample')
    page = await app.window(project)
    other = await app.window(project)
  })
  afterAll(() => app?.close())

  const panel = (name: string) => page.getByRole('complementary', { name, exact: true })
  const find = () => panel('Find')
  const field = () => find().getByRole('combobox', { name: 'Find in all text' })
  const chip = (name: RegExp) => find().getByRole('button', { name })
  const isFocused = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
  const isSelected = (text: string) => cardWith(page, text).getAttribute('data-selected')
  const bar = () => page.getByRole('region', { name: 'Filter of this map' })
  /** Which of these words are in the file that the Export dialog makes. */
  const savedWords = async (words: readonly string[]) => {
    const text = (await saveFromDialog(page)).bytes.toString()
    return words.filter((word) => text.includes(word))
  }
  const violations = async () => {
    const found: string[] = []
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      await expect.poll(() => page.locator(`html[data-theme=${theme}]`).count()).toBe(1)
      const { violations: all } = await (await axeFor(page)).include('.side-panel').analyze()
      found.push(...all.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`))
    }
    return found
  }

  test('a word is found all over the project, and arrows and Enter show where', async () => {
    await page.keyboard.press('Control+f')
    await expect.poll(() => isFocused('[role=combobox]')).toBe(true)
    await page.keyboard.type('deposit')
    await expect.poll(() => find().getByRole('option').count()).toBe(5)
    expect(await find().getByRole('group').first().getAttribute('aria-labelledby')).not.toBeNull()
    expect(await find().locator('.find-place').allTextContents()).toEqual([
      'This map 3',
      'A subscription without surprises 2',
    ])
    expect(await find().locator('mark').allTextContents()).toEqual(Array(5).fill('deposit'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => find().getByText('2 of 5').count()).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => isSelected(DEPOSIT)).toBe('true')
    await expect.poll(() => cardWith(page, DEPOSIT).isVisible()).toBe(true)
    expect(await isFocused('[role=combobox]')).toBe(true)
  })

  test('F3 goes on from the map, to the other map too, and back', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('F3')
    await expect.poll(() => isSelected('Show the deposit next to the price')).toBe('true')
    await page.keyboard.press('F3')
    await expect.poll(() => isSelected('Offer page, deposit included')).toBe('true')
    await expect.poll(() => find().getByText('4 of 5').count()).toBe(1)
    await page.keyboard.press('Shift+F3')
    await expect.poll(() => isSelected('Show the deposit next to the price')).toBe('true')
  })

  test('a persona’s words lead to the sheet', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('Quick, dry and honest')
    await expect.poll(() => find().getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Personas' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await field().fill('nowhere to be found')
    await expect.poll(() => find().getByText('Nothing found').count()).toBe(1)
    await field().fill('')
  })

  test('a filter fades what it leaves out, or hides it, and says how much passes', async () => {
    await field().press('Escape')
    await page.keyboard.press('0')
    await expect.poll(() => cardWith(page, RIDES).count()).toBe(1)
    await chip(/^Pain points 5/).click()
    await expect.poll(() => cardWith(page, RIDES).getAttribute('data-dimmed')).toBe('true')
    expect(await cardWith(page, DEPOSIT).getAttribute('data-dimmed')).toBeNull()
    await expect.poll(() => find().getByText('5 of 49 cards').count()).toBe(1)
    expect(await violations()).toEqual([])
    await find().getByRole('radio', { name: 'Hide others' }).click()
    await expect.poll(() => cardWith(page, RIDES).count()).toBe(0)
    expect(await cardWith(page, DEPOSIT).count()).toBe(1)
    expect(await cardWith(other, RIDES).count()).toBe(1)
  })

  test('what is typed under a filter stays in sight until it is left', async () => {
    await page.keyboard.press('F6')
    await page.keyboard.press('0')
    // The view glides there, so the cell is looked for until it stays where it is.
    let point = await cellPoint(page, 'Thinking', 'Orders in the app')
    await expect
      .poll(async () => {
        const before = point
        point = await cellPoint(page, 'Thinking', 'Orders in the app')
        return point.x === before.x && point.y === before.y && point.x < 1120
      })
      .toBe(true)
    await page.mouse.dblclick(point.x, point.y)
    await page.keyboard.type('Where was the price?')
    await expect.poll(() => cardWith(other, 'Where was the price?').count()).toBe(1)
    expect(await cardWith(page, 'Where was the price?').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => cardWith(page, 'Where was the price?').count()).toBe(0)
    await expect.poll(() => find().getByText('5 of 50 cards').count()).toBe(1)
  })

  test('a filtered view exports as it is, and whole for who wants it', async () => {
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: /^SVG/ }).click()
    await dialog.getByText('Filtered view: pain points, 5 of 50 cards.').waitFor()
    expect(await savedWords(['deposit appears', 'Rides four'])).toEqual(['deposit appears'])
    await dialog.getByRole('radio', { name: 'Whole map', exact: true }).click()
    expect(await savedWords(['deposit appears', 'Rides four'])).toHaveLength(2)
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
  })

  test('a saved view brings the filter back after a reload, and a bar says that the map is filtered', async () => {
    await find().getByRole('button', { name: 'Save this filter…' }).click()
    await page.keyboard.press('Enter')
    await expect.poll(() => find().getByRole('button', { name: 'Pain points hides others' }).count()).toBe(1)
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .filter({ hasText: /^Saved$/ })
          .count(),
      )
      .toBe(1)
    await page.reload()
    await page.waitForSelector('.header-hit')
    await expect.poll(() => cardWith(page, RIDES).count()).toBe(1)
    await page.keyboard.press('Control+f')
    await find().getByRole('button', { name: 'Pain points hides others' }).click()
    await expect.poll(() => cardWith(page, RIDES).count()).toBe(0)
    await page.getByRole('button', { name: 'Close find' }).click()
    await expect.poll(() => bar().textContent()).toContain('Filtered: pain points')
    expect(await bar().textContent()).toContain('5 of 50 cards')
    await bar().getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => cardWith(page, RIDES).count()).toBe(1)
    expect(await bar().count()).toBe(0)
  })

  test('a tag is renamed everywhere, by keyboard, and one undo takes it back', async () => {
    await page.keyboard.press('Control+f')
    await find()
      .getByRole('button', { name: /^Manage tags/ })
      .press('Enter')
    await find().getByRole('button', { name: '#winter: tag menu' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
    await expect.poll(() => isFocused('.in-place-text')).toBe(true)
    await page.keyboard.type('cold season')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => cardWith(other, '#cold season').count() || cardWith(other, 'cold season').count())
      .toBe(1)
    await expect.poll(() => chip(/^cold season 1/).count()).toBe(1)
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => chip(/^winter 1/).count()).toBe(1)
  })

  test('two people talk about a card, and settle it', async () => {
    const openFor = async (window: Page, name: string) => {
      await window.bringToFront()
      await cardWith(window, DEPOSIT).click()
      await window.keyboard.press('c')
      await window.getByLabel('Your name').fill(name)
      await window.keyboard.press('Enter')
    }
    await openFor(page, 'Ada')
    await expect.poll(() => isFocused('textarea')).toBe(true)
    await page.keyboard.type('How many said so?')
    await page.keyboard.press('Enter')
    await openFor(other, 'Noor')
    const thread = (window: Page) =>
      window.getByRole('article', { name: /^Comments on Pain point “The deposit/ })
    await expect.poll(() => thread(other).textContent()).toMatch(/Ada.*just now.*How many said so\?/)
    await thread(other).getByRole('button', { name: 'Reply' }).click()
    await other.keyboard.type('Nine of twelve')
    await other.keyboard.press('Enter')
    await page.bringToFront()
    await expect.poll(() => thread(page).textContent()).toMatch(/Noor.*Nine of twelve/)
    expect(await violations()).toEqual([])
    await thread(page).getByRole('button', { name: 'Resolve' }).press('Enter')
    await expect.poll(() => thread(page).count()).toBe(0)
    await expect.poll(() => thread(other).count()).toBe(0)
    await panel('Comments').getByRole('radio', { name: 'Resolved 1' }).click()
    await expect.poll(() => thread(page).getByText('Resolved').count()).toBe(1)
    await thread(page).getByRole('button', { name: 'Reopen' }).click()
    await expect.poll(() => thread(other).count()).toBe(1)
  })

  test('only who wrote a comment rewords it; it is found like any other text, and no drawing shows it', async () => {
    const menu = (name: string) => page.getByRole('button', { name: `Comment by ${name}: menu` })
    await panel('Comments').getByRole('radio', { name: 'All' }).click()
    await menu('Noor').click()
    expect(await page.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await menu('Ada').click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await expect.poll(() => isFocused('textarea')).toBe(true)
    await page.keyboard.press('End')
    await page.keyboard.type(' Really')
    await page.keyboard.press('Enter')
    await expect.poll(() => other.getByText('How many said so? Really').count()).toBe(1)
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('said so really')
    await expect
      .poll(() =>
        find()
          .getByRole('option', { name: /Comment · Ada/ })
          .count(),
      )
      .toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused('article.thread')).toBe(true)
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+e')
    await page.getByRole('radio', { name: /^SVG/ }).click()
    expect(await savedWords(['deposit appears', 'said so'])).toEqual(['deposit appears'])
  })

  test('nothing is complained of', () => {
    expect(app.complaints).toEqual([])
  })
})
