import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { USUAL_PACE } from '#main/host/project/pace.ts'
import { type App, cardTexts, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

/** Versions and losses come as quickly as a test can wait for them. */
const HISTORY = { edited: 300, quiet: 200, longest: 2000 }

const LOST = 'Rides 9 km along the river'
const MOVED = 'A colleague’s story'
const CHANGED = 'Help chat'
const ADDED = 'A thought of the afternoon'

describe.skipIf(noBrowser)('history', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp([], { pace: { ...USUAL_PACE, history: HISTORY } })
    page = await app.window(await newProject(app, 'sample'))
    await wholeMap()
    await cardWith(page, LOST).waitFor()
  })
  afterAll(() => app?.close())

  const panel = () => page.getByRole('complementary', { name: 'History' })
  const rows = () => panel().locator('.version')
  const screen = () => page.getByRole('main', { name: 'Versions' })
  const change = (kind: string, text: string) =>
    screen().getByRole('region', { name: kind, exact: true }).locator('.change', { hasText: text })
  const notice = () => page.locator('.notice', { hasText: 'went at once' })
  const has = (text: string) => async () => (await cardTexts(page)).some((label) => label.includes(text))
  const onMap = () => page.locator('.map-canvas').focus()
  /** Typing comes close to what is typed into; all cards are in sight after this. */
  const wholeMap = async () => {
    await onMap()
    await page.keyboard.press('0')
  }
  const undo = async () => {
    await onMap()
    await page.keyboard.press('Control+z')
  }
  const retype = async (text: string, next: string) => {
    await cardWith(page, text).click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(next)
    await page.keyboard.press('Escape')
    await cardWith(page, next).waitFor()
    await wholeMap()
  }
  const focused = (attribute: string) =>
    page.evaluate((name) => document.activeElement?.getAttribute(name) ?? null, attribute)
  const violations = async (part: string) => {
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await (await axeFor(page)).include(part).exclude('.map-pane svg').analyze()
      found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`))
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    return found
  }

  test('a version comes by itself, says who did what, and one that is asked for has a name', async () => {
    await page.keyboard.press('Control+Alt+Shift+h')
    await rows().first().waitFor()
    expect(await rows().first().innerText()).toContain('As it was opened')
    await retype(CHANGED, `${CHANGED} at night`)
    await expect.poll(() => rows().first().innerText()).toMatch(/: 1 changed/)
    await expect.poll(() => rows().first().locator('img').count()).toBe(1)
    await onMap()
    await page.keyboard.press('Control+Alt+s')
    await page.getByRole('textbox', { name: 'Name' }).fill('Before the workshop')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows().first().innerText()).toContain('Before the workshop')
    expect(await violations('.side-panel')).toEqual([])
  })

  test('a version is renamed, loses its name, and is deleted once that is confirmed', async () => {
    const menu = async (name: string, deed: string) => {
      await panel()
        .getByRole('button', { name: `More about ${name}` })
        .click()
      await page.getByRole('menuitem', { name: deed }).click()
    }
    await menu('Before the workshop', 'Rename…')
    await page.getByRole('textbox', { name: 'Name' }).fill('At noon')
    await page.keyboard.press('Enter')
    await rows().filter({ hasText: 'At noon' }).waitFor()
    // The dialog is gone, and the keyboard is back at what led to it.
    await expect.poll(() => focused('aria-label')).toBe('More about At noon')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      menu('At noon', 'Save as a project of its own…'),
    ])
    expect(file.suggestedFilename()).toMatch(/\(At noon\)\.journey$/)
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
    const count = await rows().count()
    await rows().first().locator('.version-show').focus()
    await page.keyboard.press('End')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('As it was opened')
    await rows()
      .last()
      .getByRole('button', { name: /^More about/ })
      .click()
    await page.getByRole('menuitem', { name: 'Delete this version…' }).click()
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await expect.poll(() => rows().count()).toBe(count - 1)
    await expect.poll(async () => (await focused('class'))?.includes('version-show')).toBe(true)
  })

  test('what changed since is marked on the map and listed, and each line leads to its place', async () => {
    await retype(`${CHANGED} at night`, 'Help by mail')
    await cardWith(page, LOST).click()
    await page.keyboard.press('Delete')
    await cardWith(page, MOVED).click()
    await page.keyboard.press('Control+ArrowRight')
    await cardWith(page, 'Is anybody working on it').click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(ADDED)
    await page.keyboard.press('Escape')
    await cardWith(page, ADDED).waitFor()
    await wholeMap()
    await rows().filter({ hasText: 'At noon' }).locator('.version-show').click()
    await change('Added', ADDED).waitFor()
    await change('Changed', 'Help by mail').waitFor()
    await change('Moved', MOVED).waitFor()
    await change('Removed', LOST).waitFor()
    // Whoever is alone is known all the same, also by what they deleted.
    expect(await change('Removed', LOST).locator('small').innerText()).toBe('Facilitator')
    const marks = await screen().locator('.map-pane-sheet').innerText()
    for (const word of ['added', 'changed', 'moved', 'removed']) expect(marks).toContain(word)
    await change('Removed', LOST).locator('.change-show').click()
    await expect.poll(() => screen().locator('.map-pane-pointed rect').count()).toBe(1)
    const [ring, pane] = await Promise.all([
      screen().locator('.map-pane-pointed rect').boundingBox(),
      screen().locator('.map-pane').boundingBox(),
    ])
    if (!ring || !pane) throw new Error('Neither may be hidden')
    expect(ring.x).toBeGreaterThan(pane.x)
    expect(ring.x + ring.width).toBeLessThan(pane.x + pane.width)
    const kinds = screen().getByRole('group', { name: 'Kinds of change to show' })
    await kinds.getByRole('button', { name: 'Removed' }).click()
    await expect.poll(() => change('Removed', LOST).count()).toBe(0)
    await kinds.getByRole('button', { name: 'Removed' }).click()
    expect(await violations('.versions')).toEqual([])
  })

  test('by the keyboard alone one thing is brought back, and everything else stays', async () => {
    await change('Added', ADDED).locator('.change-show').focus()
    await page.keyboard.press('End')
    await expect
      .poll(() => change('Removed', LOST).locator('.change-show').getAttribute('aria-current'))
      .toBe('true')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => change('Removed', LOST).count()).toBe(0)
    await expect.poll(async () => (await focused('class'))?.includes('change-show')).toBe(true)
    expect(await change('Added', ADDED).count()).toBe(1)
    await screen().getByRole('radio', { name: 'As it was' }).click()
    await expect.poll(() => screen().locator('.map-pane-sheet').innerText()).not.toContain(ADDED)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('At noon')
    await expect.poll(has(LOST)).toBe(true)
    expect(await has(ADDED)()).toBe(true)
  })

  test('the whole version is restored, and one undo takes that back', async () => {
    await rows().filter({ hasText: 'At noon' }).locator('.version-show').click()
    await screen().getByRole('button', { name: 'Restore this version' }).click()
    await page.getByText('Restored “At noon”.').waitFor()
    await expect.poll(has(`${CHANGED} at night`)).toBe(true)
    expect(await has(ADDED)()).toBe(false)
    await expect.poll(() => rows().filter({ hasText: 'Before going back' }).count()).toBeGreaterThan(0)
    await undo()
    await expect.poll(has(ADDED)).toBe(true)
    expect(await has('Help by mail')()).toBe(true)
  })

  test('much that goes at once can be brought back, or was meant', async () => {
    const before = (await cardTexts(page)).toSorted()
    const deleteAll = async () => {
      await onMap()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await expect.poll(async () => (await cardTexts(page)).length).toBe(0)
    }
    await deleteAll()
    await notice().waitFor()
    expect(await notice().innerText()).toMatch(/All \d+ cards on “From bus pass to e-bike” went at once/)
    expect(await page.evaluate(() => document.activeElement?.closest('.notice') !== null)).toBe(false)
    expect(await violations('.notices')).toEqual([])
    await notice().getByRole('button', { name: 'Bring them back' }).click()
    await expect.poll(async () => (await cardTexts(page)).toSorted()).toEqual(before)
    await expect.poll(() => notice().count()).toBe(0)
    await deleteAll()
    await notice().getByRole('button', { name: 'It was meant' }).click()
    await expect.poll(() => notice().count()).toBe(0)
    expect(await cardTexts(page)).toEqual([])
  })

  test('nothing was complained of', () => {
    expect(app.complaints).toEqual([])
  })
})
