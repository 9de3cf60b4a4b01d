import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

describe.skipIf(noBrowser)('stage sets and templates', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    page = await app.window(await newProject(app, 'sample'))
  })
  afterAll(() => app?.close())

  const dialog = (name: string) => page.getByRole('dialog', { name })
  const fromMore = async (name: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const fromTemplate = async (window = page) => {
    await window.getByRole('button', { name: 'Add a map', exact: true }).click()
    await window.getByRole('menuitem', { name: 'From a template…' }).click()
    await window.locator('[role=dialog] .template-tile').first().waitFor()
  }
  const stages = () =>
    page
      .locator('.header-hit[data-header=stage] .header-menu')
      .evaluateAll((menus) =>
        menus.map((menu) => menu.getAttribute('aria-label')?.replace(': stage menu', '')),
      )
  const shownTab = () => page.locator('.map-tab[aria-current] .map-tab-title').textContent()
  const expectNoComplaints = async () => {
    const { violations } = await (await axeFor(page)).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([])
  }

  test('a stage set says what it will do, does it, and one undo takes it back', async () => {
    const before = await stages()
    await fromMore('Stage sets…')
    await dialog('Stage sets')
      .getByRole('radio', { name: /^SaaS six/ })
      .click()
    await dialog('Stage sets')
      .getByText('5 stages get new titles and 1 stage is added. No step and no card is lost.')
      .waitFor()
    await expectNoComplaints()
    await dialog('Stage sets').getByRole('button', { name: 'Apply' }).click()
    await expect
      .poll(stages)
      .toEqual(['Awareness', 'Acquisition and onboarding', 'Adoption', 'Renewal', 'Expansion', 'Advocacy'])
    await page.getByRole('button', { name: 'Undo apply stage set' }).click()
    await expect.poll(stages).toEqual(before)
  })

  test('a finished example becomes a map with its own people', async () => {
    await fromTemplate()
    await dialog('Add a map').getByRole('radio', { name: 'Finished examples' }).click()
    await dialog('Add a map').getByRole('searchbox').fill('blueprint')
    await expect.poll(() => dialog('Add a map').locator('.template-tile').count()).toBe(1)
    const before = await page.locator('.map-tab').count()
    await dialog('Add a map')
      .getByRole('button', { name: /^Service blueprint/ })
      .click()
    await expect.poll(() => page.locator('.map-tab').count()).toBe(before + 1)
    await expect.poll(() => page.locator('.card-node').count()).toBeGreaterThan(5)
    expect(await shownTab()).not.toBe('Service blueprint')
  })

  test('whoever chooses a finished example before it has come gets it, and not its empty frame', async () => {
    const release = Promise.withResolvers<void>()
    const early = await app.window(await newProject(app, 'key-steps'), {
      async prepare(own) {
        await own.route('**/templates/examples/*.json', async (route) => {
          await release.promise
          await route.continue()
        })
      },
    })
    await fromTemplate(early)
    await early.getByRole('radio', { name: 'Finished examples' }).click()
    const tile = early.getByRole('button', { name: /^Service blueprint/ })
    await tile.click()
    await expect.poll(() => tile.getAttribute('aria-busy')).toBe('true')
    expect(await early.locator('.map-tab').count()).toBe(1)
    release.resolve()
    await expect.poll(() => early.locator('.map-tab').count()).toBe(2)
    await expect.poll(() => early.locator('.card-node').count()).toBeGreaterThan(5)
    await early.context().close()
  })

  test('a map is saved as a template, offered first, renamed and deleted', async () => {
    await fromMore('Save as template…')
    const save = dialog('Save as template')
    await save.getByLabel('Title').fill('Our blueprint')
    await save.getByLabel('What it is for').fill('The way we look at a shop')
    await expectNoComplaints()
    await save.getByRole('button', { name: 'Save template' }).click()
    await save.waitFor({ state: 'detached' })
    await fromTemplate()
    const gallery = dialog('Add a map')
    expect(await gallery.locator('.template-tile-title').first().textContent()).toBe('Our blueprint')
    await expectNoComplaints()
    await gallery.getByRole('button', { name: 'More about Our blueprint' }).click()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    await dialog('Rename template').getByLabel('Title').fill('Shop blueprint')
    await dialog('Rename template').getByRole('button', { name: 'Rename' }).click()
    await gallery.getByRole('button', { name: /^Shop blueprint/ }).click()
    await expect.poll(shownTab).toBe('Shop blueprint')
    expect(await page.locator('.card-node').count()).toBe(0)
    await fromTemplate()
    await gallery.getByRole('button', { name: 'More about Shop blueprint' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('button', { name: 'Delete template' }).click()
    await expect.poll(() => gallery.getByRole('button', { name: /^Shop blueprint/ }).count()).toBe(0)
    // Esc belongs to the question until it is gone.
    await page.getByRole('button', { name: 'Delete template' }).waitFor({ state: 'detached' })
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape')
        return gallery.count()
      })
      .toBe(0)
  })

  test('resting on a tab shows what its map looks like', async () => {
    await page.locator('.map-tab').first().hover()
    await page.locator('.map-tab-preview').getByText('Current state · ').waitFor()
  })

  test('nothing on the way made the page complain', () => {
    expect(app.complaints).toEqual([])
  })
})
