/** A team that works apart and comes together again: by a line that comes back, and by a copy of the file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { builtProject, chooseFrom, titles } from '../canvas/support.ts'
import { type App, cardTexts, cardWith, noBrowser, startApp } from '../support/app.ts'
import { createCable } from '../support/cable.ts'

/** Where the copies lie. */
let folder: string

const callMe = (name: string) => async (page: Page) => {
  await page.addInitScript((who) => {
    localStorage.setItem('throughline-person', who)
    localStorage.setItem('throughline-hints', 'gone')
  }, name)
}

/** A page whose clock can be put forward: an absence has to last before anybody hears of it. */
const withClock = (page: Page) =>
  page.addInitScript(() => {
    const { now } = Date
    Date.now = () => now() + Number(document.documentElement?.dataset.ahead ?? 0)
  })

const aMinutePasses = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset.ahead = '60000'
  })

async function addStage(page: Page, after: string, title: string): Promise<void> {
  await chooseFrom(page, after, 'Add stage after')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page, 'stage')).toContain(title)
}

async function rewrite(page: Page, card: string, text: string): Promise<void> {
  await cardWith(page, card).dblclick()
  await page.locator('.text-editor').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  await cardWith(page, text).waitFor()
}

async function deleteStage(page: Page, title: string): Promise<void> {
  await chooseFrom(page, title, 'Delete stage')
  await expect.poll(() => titles(page, 'stage')).not.toContain(title)
}

async function moveRight(page: Page, card: string): Promise<void> {
  const before = (await cardWith(page, card).boundingBox())?.x ?? 0
  await cardWith(page, card).click()
  await page.keyboard.press('Control+ArrowRight')
  await expect
    .poll(async () => (await cardWith(page, card).boundingBox())?.x ?? 0)
    .toBeGreaterThan(before + 20)
  await page.keyboard.press('Escape')
}

/** The review of a person: what it says they did. */
const doneBy = (page: Page, name: string) =>
  page
    .getByRole('complementary', { name: 'Review' })
    .getByRole('region', { name, exact: true })
    .getByRole('listitem')
    .allInnerTexts()

describe.skipIf(noBrowser)('a team that works offline', () => {
  let app: App
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-offline-'))
    app = await startApp()
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const project = () => builtProject(app, { stages: [1, 1, 1, 1], lanes: ['cards', 'pains'] })

  test('cut off, both go on; back together, both have everything, and whoever was away is told who did what', async () => {
    const shared = await project()
    const cable = createCable()
    const [ana, ben] = await Promise.all([
      app.window(shared, { prepare: callMe('Ana') }),
      app.window(shared, {
        async prepare(page) {
          await callMe('Ben')(page)
          await withClock(page)
          await cable.plug(page)
        },
      }),
    ])
    await cable.pull()
    await ben.locator('.save-badge[data-state=offline]').waitFor()

    await addStage(ana, 'Title of stage1', 'By Ana')
    await moveRight(ana, 'card-lane1-step1-1-1')
    await deleteStage(ana, 'Title of stage3')
    await rewrite(ana, 'card-lane1-step4-1-1', 'Ana wrote on')
    await rewrite(ana, 'card-lane2-step2-1-1', 'Ana rewrote')
    await ana.locator('.save-badge[data-state=saved]').waitFor()

    await addStage(ben, 'Title of stage1', 'By Ben')
    await moveRight(ben, 'card-lane1-step1-1-1')
    await rewrite(ben, 'card-lane1-step3-1-1', 'Ben wrote on')
    await deleteStage(ben, 'Title of stage4')
    await aMinutePasses(ben)
    cable.restore()

    const notice = ben.getByText(/^While you were away: \d+ changes by Ana\.$/)
    await notice.waitFor({ timeout: 20_000 })
    const both = ['Title of stage1', 'By Ana', 'By Ben', 'Title of stage2']
    for (const page of [ana, ben]) {
      await expect.poll(async () => [...(await titles(page, 'stage'))].sort()).toEqual([...both].sort())
      await page.getByRole('button', { name: '2 recovered' }).waitFor()
      expect(await cardWith(page, 'card-lane1-step1-1-1').count()).toBe(1)
    }
    await expect.poll(() => titles(ben, 'stage')).toEqual(await titles(ana, 'stage'))
    await expect.poll(async () => (await cardTexts(ben)).sort()).toEqual((await cardTexts(ana)).sort())

    await ben.getByRole('button', { name: 'Review', exact: true }).click()
    const byAna = expect.poll(async () => (await doneBy(ben, 'Ana')).join('\n'))
    await byAna.toMatch(/Stage “By Ana” added/)
    await byAna.toMatch(/card-lane2-step2-1-1” became “Ana rewrote”/)
    // No update says who deleted; the host saw it.
    await byAna.toMatch(/“Title of stage3”.* removed/)
    await ben.getByRole('button', { name: 'Stage “By Ana” added' }).click()
    expect(await ben.getByRole('complementary', { name: 'Review' }).count()).toBe(1)
    await ben.getByRole('button', { name: 'Open the recovered tray' }).click()
    for (const text of ['Ana wrote on', 'Ben wrote on'])
      await ben.getByRole('complementary', { name: 'Recovered' }).getByText(text).waitFor()
    // Not looked through yet, it can be come back to.
    await ben.getByRole('button', { name: 'Review', exact: true }).click()
    await ben.getByRole('button', { name: 'Close review' }).click()
    expect(await ben.getByRole('button', { name: 'Review', exact: true }).count()).toBe(0)
    await Promise.all([ana.context().close(), ben.context().close()])
  })

  test('a copy that was worked on elsewhere is merged, reviewed by person, and merged back: both are the same', async () => {
    const here = await project()
    const ana = await app.window(here, { prepare: callMe('Ana') })
    const elsewhere = await startApp([], {}, app.browser)
    try {
      const copied = await elsewhere.host.openFile(await copyOf(app, here, 'copy.journey'))
      if (!copied.ok) throw new Error(copied.error.message)
      const cleo = await elsewhere.window(copied.value, { prepare: callMe('Cleo') })

      await addStage(ana, 'Title of stage1', 'By Ana')
      await deleteStage(ana, 'Title of stage3')
      await rewrite(ana, 'card-lane1-step4-1-1', 'Ana wrote on')
      await addStage(cleo, 'Title of stage1', 'By Cleo')
      await rewrite(cleo, 'card-lane1-step3-1-1', 'Cleo wrote on')
      await deleteStage(cleo, 'Title of stage4')
      for (const page of [ana, cleo]) await page.locator('.save-badge[data-state=saved]').waitFor()

      await merge(ana, await copyOf(elsewhere, copied.value, 'from-cleo.journey'))
      const done = ana.getByRole('dialog', { name: 'Merged “from-cleo.journey”' })
      await done.getByText('Cleo', { exact: true }).waitFor()
      await done.getByText('2 cards wait in the recovered tray').waitFor()
      await done.getByRole('button', { name: 'Review' }).click()
      await expect.poll(async () => (await doneBy(ana, 'Cleo')).join('\n')).toMatch(/Stage “By Cleo” added/)
      await ana.getByRole('region', { name: 'Recovered' }).getByText('Cleo wrote on').waitFor()
      expect(await titles(ana, 'stage')).toEqual(expect.arrayContaining(['By Ana', 'By Cleo']))
      await ana.locator('.save-badge[data-state=saved]').waitFor()

      await merge(cleo, await copyOf(app, here, 'from-ana.journey'))
      await cleo
        .getByRole('dialog', { name: 'Merged “from-ana.journey”' })
        .getByText('Ana', { exact: true })
        .waitFor()
      await cleo.getByRole('button', { name: 'Close' }).last().click()
      await cleo.getByRole('button', { name: '2 recovered' }).waitFor()
      expect(await contentOf(elsewhere, copied.value)).toEqual(await contentOf(app, here))

      await merge(cleo, await copyOf(app, here, 'again.journey'))
      await cleo.getByRole('dialog', { name: 'Nothing new in this copy' }).waitFor()
      expect([...app.complaints, ...elsewhere.complaints].filter((text) => !isOfSockets(text))).toEqual([])
    } finally {
      await elsewhere.close()
    }

    await ana.getByRole('button', { name: 'Undo the merge' }).click()
    await expect.poll(() => titles(ana, 'stage')).not.toContain('By Cleo')
    expect(await titles(ana, 'stage')).toContain('By Ana')
    await ana.keyboard.press('Control+z')
    await expect.poll(() => titles(ana, 'stage')).toContain('By Cleo')
  })

  test('of another project, maps and personas are chosen and come across in one step', async () => {
    const here = await project()
    const page = await app.window(here, { prepare: callMe('Ana') })
    const sample = await app.host.createFromTemplate('sample')
    if (!sample.ok) throw new Error(sample.error.message)
    await merge(page, await copyOf(app, sample.value, 'other.journey'))
    const dialog = page.getByRole('dialog', { name: 'Bring across from another project' })
    const maps = dialog.getByRole('group', { name: 'Maps' }).getByRole('checkbox')
    await maps.last().uncheck()
    expect(await maps.count()).toBe(2)
    await dialog.getByRole('button', { name: 'Bring across' }).click()
    await page.getByText('Brought across: 1 map and 1 persona.').waitFor()
    await cardWith(page, 'A colleague').first().waitFor()
    expect(await page.locator('.map-tab').count()).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.map-tab').count()).toBe(1)
  })
})

/** The project as it is now, as a file. */
async function copyOf(app: App, { id }: ProjectEntry, name: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, await bytesOf(app, id))
  return path
}

async function bytesOf({ host }: App, id: string): Promise<Uint8Array> {
  const file = await fetch(new URL(API.file(id), host.url), {
    headers: { authorization: `Bearer ${host.token}` },
  })
  if (!file.ok) throw new Error(`${file.status} ${await file.text()}`)
  return new Uint8Array(await file.arrayBuffer())
}

async function contentOf(app: App, { id }: ProjectEntry): Promise<string> {
  const opened = openJourney(await bytesOf(app, id))
  if (!opened.ok) throw new Error(opened.error.message)
  return stringifyProjectJson(writeProjectJson(projectDocument(opened.value.doc)))
}

async function merge(page: Page, path: string): Promise<void> {
  await page.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Merge a copy…' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file…' }).click(),
  ])
  await chooser.setFiles(path)
}

/** What a browser says of a line that is cut, as these tests do. */
const isOfSockets = (text: string): boolean => /WebSocket|closed before the connection/.test(text)
