import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Host, startHost } from '#main/host/host.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import {
  accessibilityFaults,
  expectTidy,
  freshBrowser,
  resize,
  SIZES,
  startScreen,
  usedBrowser,
} from './support.ts'

const SAMPLE = 'Mira tries a commuter e-bike subscription'

const onMap = (page: Page) => page.locator('.map-canvas[data-map]').waitFor()

/** The host of the tests that need nothing of it but that it is there, and whose browser the others use too. */
let house: App
beforeAll(async () => {
  if (!noBrowser) house = await startApp()
})
afterAll(() => house?.close())

/** A host that has nothing yet, beside that. */
const startEmpty = () => startApp([], {}, house.browser)

describe.skipIf(noBrowser)('a first start', () => {
  let app: App
  beforeAll(async () => {
    app = await startEmpty()
  })
  afterAll(() => app?.close())

  test('shows the sample by itself, once; after that it is pinned on the start screen', async () => {
    const context = await freshBrowser(app)
    const page = await context.newPage()
    await page.goto(app.host.address)
    await onMap(page)
    expect(page.url()).toMatch(/#\/project\/[\w-]+$/)
    expect(await page.title()).toBe(`From bus pass to e-bike – ${SAMPLE} – Throughline`)
    await page.getByRole('button', { name: 'All projects' }).click()
    await page.getByRole('heading', { name: SAMPLE }).waitFor()
    expect(await page.title()).toBe('Throughline')
    await page.reload()
    await page.getByRole('button', { name: 'Open the sample' }).click()
    await onMap(page)
    expect(app.complaints).toEqual([])
    await context.close()
  })

  test('whose sample was taken off the list offers it again', async () => {
    const context = await usedBrowser(app)
    await newProject(app, 'empty', 'Another')
    const page = await startScreen(app, context)
    for (const title of [SAMPLE, 'Another']) {
      await page.getByRole('button', { name: `More about ${title}` }).click()
      await page.getByRole('menuitem', { name: 'Remove from list' }).click()
      await expect.poll(() => page.getByRole('link', { name: title }).count()).toBe(0)
    }
    await page.getByRole('button', { name: 'Open the sample' }).click()
    await onMap(page)
    expect(await page.getByLabel('Project title').inputValue()).toBe(SAMPLE)
    await context.close()
  })
})

describe.skipIf(noBrowser)('the start screen', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startEmpty()
    await newProject(app, 'standard-journey', 'Clinic')
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await startScreen(app, await usedBrowser(app))
    return () => page.context().close()
  })

  const list = () => page.getByRole('region', { name: 'Your projects' })
  const importFile = async (name: string, content: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^Import/ }).click(),
    ])
    await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(content) })
  }

  test('a template makes a project at once, and its title is the first thing to type', async () => {
    await page.getByRole('button', { name: 'Workshop grid' }).click()
    await onMap(page)
    const title = page.getByLabel('Project title')
    await expect.poll(() => title.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Winter workshop')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title()).toBe('Winter workshop – Throughline')
    await page.getByRole('button', { name: 'All projects' }).click()
    await list().getByRole('link', { name: 'Winter workshop' }).waitFor()
  })

  test('templates are found by what they are for', async () => {
    await page.getByRole('searchbox', { name: 'Search templates' }).fill('roadblocks')
    await expect.poll(() => page.locator('.template-tile').count()).toBe(1)
    await page.getByRole('searchbox').fill('xylophone')
    await page.getByText('No template fits “xylophone”.').waitFor()
  })

  test('the keyboard alone gets from here into a map', async () => {
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('blueprint')
    await expect.poll(() => page.locator('.template-tile').count()).toBe(1)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await onMap(page)
    await expect.poll(() => page.getByLabel('Project title').inputValue()).toBe('Service blueprint')
  })

  test('a link opens its project, and the browser leads back', async () => {
    await list().getByRole('link', { name: 'Clinic' }).click()
    await onMap(page)
    await page.goBack()
    await list().waitFor()
  })

  test('a link opened beside gets the key along', async () => {
    const [second] = await Promise.all([
      page.context().waitForEvent('page'),
      list()
        .getByRole('link', { name: 'Clinic' })
        .click({ modifiers: ['ControlOrMeta'] }),
    ])
    await onMap(second)
    expect(second.url()).not.toContain('token')
  })

  test('says what came with an imported file and what could not, and opens it', async () => {
    await importFile('checkout.mmd', 'journey\n  title Checkout\n  section Pay\n    Enter card: 9: Anna\n')
    const dialog = page.getByRole('dialog', { name: 'Imported “Checkout”' })
    await dialog.getByText('Line 4: the score 9 of “Enter card”').waitFor()
    await dialog.getByRole('button', { name: 'Open “Checkout”' }).click()
    await onMap(page)
  })

  test('goes straight to a file that came whole', async () => {
    await importFile('smooth.mmd', 'journey\n  title Smooth\n  section Pay\n    Enter card: 4: Anna\n')
    await onMap(page)
    await expect.poll(() => page.getByLabel('Project title').inputValue()).toBe('Smooth')
    await page.getByText('Imported “Smooth”').waitFor()
  })

  test('says in plain words why a file cannot be read, and makes nothing of it', async () => {
    const before = (await app.host.listProjects()).length
    await importFile('paper.pdf', '%PDF-1.7 …')
    const dialog = page.getByRole('dialog', { name: 'This file could not be imported' })
    await dialog.getByText('“paper.pdf” is a PDF.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(await app.host.listProjects()).toHaveLength(before)
  })

  test('takes a file dropped anywhere', async () => {
    const files = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['journey\n  title Dropped\n  section A\n    B: 3: C\n'], 'dropped.mmd'))
      return data
    })
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: files })
    await page.getByText('Drop to import').waitFor()
    await page.dispatchEvent('body', 'drop', { dataTransfer: files })
    await onMap(page)
    await expect.poll(() => page.getByLabel('Project title').inputValue()).toBe('Dropped')
  })

  test('a project whose file is gone is shown as missing, and can be taken off', async () => {
    const project = await newProject(app, 'empty', 'Gone astray')
    await rm(project.path)
    await page.reload()
    const tile = page.getByRole('article').filter({ hasText: 'Gone astray' })
    await tile.getByText('The file is not where it was').waitFor()
    expect(await tile.getByRole('link').count()).toBe(0)
    await tile.getByRole('button', { name: 'Remove from list' }).click()
    await expect.poll(() => tile.count()).toBe(0)
  })

  test('what is taken off the list keeps its file', async () => {
    const project = await newProject(app, 'empty', 'Put away')
    await page.reload()
    await page.getByRole('button', { name: 'More about Put away' }).click()
    await page.getByRole('menuitem', { name: 'Remove from list' }).click()
    await page.getByText(`Its file stays where it is: ${project.path}`).waitFor()
    expect((await app.host.openFile(project.path)).ok).toBe(true)
  })
})

describe.skipIf(noBrowser)('what goes wrong on the way in', () => {
  test('without the key there is one sentence and nothing else', async () => {
    const page = await (await usedBrowser(house)).newPage()
    await page.goto(house.host.url)
    await page.getByRole('heading', { name: 'This page was opened without its key' }).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.context().close()
  })

  test('with an old key the host’s own words are shown', async () => {
    const page = await (await usedBrowser(house)).newPage()
    await page.goto(`${house.host.url}#token=${'x'.repeat(43)}`)
    await page.getByText('This window is not allowed in.').waitFor()
    await page.context().close()
  })

  test('an unknown project leads back to the list', async () => {
    const page = await startScreen(house, await usedBrowser(house))
    await page.goto(`${house.host.url}#/project/nobody-knows`)
    await page.getByRole('heading', { name: 'This project cannot be found' }).waitFor()
    await page.getByRole('button', { name: 'All projects' }).click()
    await page.getByRole('heading', { level: 1, name: /^Lay out/ }).waitFor()
    await page.context().close()
  })

  test('a project that cannot be reached can be tried again', async () => {
    const project = await newProject(house, 'empty', 'Far away')
    const page = await startScreen(house, await usedBrowser(house))
    await page.getByRole('link', { name: 'Far away' }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Far away' }).click()
    await page.getByRole('heading', { name: 'Throughline’s host does not answer' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await onMap(page)
    expect(page.url()).toContain(project.id)
    await page.context().close()
  })
})

test.skipIf(noBrowser)('a damaged file is named as what it is, with ways out', async () => {
  const app = await startEmpty()
  const project = await newProject(app, 'empty', 'Damaged')
  await app.host.close()
  await writeFile(project.path, 'no zip at all')
  const host = await startAgain(dirname(dirname(project.path)))
  const page = await startScreen({ ...app, host }, await usedBrowser(app))
  await page.getByRole('link', { name: 'Damaged' }).click()
  await page.getByRole('heading', { name: 'This project could not be opened' }).waitFor()
  await page.getByText('This is no Throughline file.').waitFor()
  await page.getByText(project.path).waitFor()
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1)
  await page.getByRole('button', { name: 'All projects' }).click()
  await page.getByRole('link', { name: 'Damaged' }).waitFor()
  await host.close()
  await app.close()
})

/** A second host on the folder that another one left. */
async function startAgain(folder: string): Promise<Host> {
  const started = await startHost({
    dataFolder: join(folder, 'data'),
    projectsFolder: join(folder, 'projects'),
    rendererFolder: join(import.meta.dirname, '../../../dist/renderer'),
    assetsFolder: join(import.meta.dirname, '../../../assets'),
    appVersion: 'test',
    port: 0,
  })
  if (!started.ok) throw new Error(started.error.message)
  return started.value
}

describe.skipIf(noBrowser)('the looks of the start screen', () => {
  let app: App
  beforeAll(async () => {
    app = await startEmpty()
    await newProject(app, 'standard-journey', 'Clinic')
    await rm((await newProject(app, 'empty', 'Gone astray')).path)
  })
  afterAll(() => app?.close())

  test.each(['light', 'dark'] as const)('axe finds no fault by %s', async (colorScheme) => {
    const page = await startScreen(app, await usedBrowser(app, { colorScheme }))
    await page.getByText('The file is not where it was').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.context().close()
  })

  test('nothing overlaps or sticks out, however wide the window is', async () => {
    const page = await startScreen(app, await usedBrowser(app))
    for (const size of SIZES) {
      await resize(page, size)
      await expectTidy(page, page.locator('.start'))
      const wider = await page.locator('.start').evaluate((all) => all.scrollWidth - all.clientWidth)
      expect(wider, JSON.stringify(size)).toBe(0)
    }
    await page.context().close()
  })

  test('on a touch screen targets are 44 pixels', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const page = await startScreen(app, await usedBrowser(app, options))
    await expectTidy(page, page.locator('.start'), 44)
    await page.context().close()
  })
})
