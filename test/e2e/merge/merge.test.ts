/** Files that come to an open project from elsewhere: one of a newer version, a copy beside it, one that is dropped on it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { journeyOf } from '#test/main/host/support/journey-files.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { titles } from '../canvas/support.ts'
import { type App, cardTexts, cardWith, noBrowser, pasteText, startApp } from '../support/app.ts'

const CARD = 'card-lane1-step1-1-1'

describe.skipIf(noBrowser)('files from elsewhere', () => {
  let app: App
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-merge-'))
    app = await startApp()
  })
  afterEach(() => page?.context().close())
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const build = () => buildProject({ stages: [1, 1], lanes: ['cards', 'pains'] }).doc

  /** Writes a file there and opens it. */
  async function open(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const opened = await app.host.openFile(path)
    if (!opened.ok) throw new Error(opened.error.message)
    page = await app.window(opened.value, {
      async prepare(own) {
        await own.addInitScript(() => localStorage.setItem('throughline-hints', 'gone'))
      },
    })
  }

  /** Lets a file fall onto the window. */
  async function drop(name: string, bytes: Uint8Array): Promise<void> {
    const files = await page.evaluateHandle(
      ([title, content]) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], title))
        return data
      },
      [name, Buffer.from(bytes).toString('base64')] as const,
    )
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: files })
    await page.dispatchEvent('body', 'drop', { dataTransfer: files })
  }

  test('a project of a newer version says why it cannot be changed, takes no edit, and is given away as it is', async () => {
    const doc = build()
    doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)
    const bytes = journeyOf(doc)
    await open('newer.journey', bytes)
    await page.getByText('This project was saved by a newer version of Throughline.').waitFor()
    await page.locator('.save-badge[data-state=read-only]').waitFor()
    const before = await cardTexts(page)

    await cardWith(page, CARD).click()
    for (const key of ['Delete', 'Enter', 'x', 'Control+d', 'Control+ArrowRight', 'Control+z', 'Control+x'])
      await page.keyboard.press(key)
    await cardWith(page, CARD).dblclick()
    await page.keyboard.type('typed')
    await page.keyboard.press('Escape')
    await pasteText(page, 'pasted')
    const [from, to] = [await middleOf(page, CARD), await middleOf(page, 'card-lane1-step2-1-1')]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await page.mouse.click(to.x, to.y + 60)
    await page.keyboard.type('into a cell')
    expect(await page.locator('.text-editor').count()).toBe(0)
    expect(await cardTexts(page)).toEqual(before)
    expect(await middleOf(page, CARD)).toEqual(from)
    expect(await page.getByLabel('Project title').count()).toBe(0)
    await page.locator('.header-hit[data-header=stage]').first().click({ button: 'right' })
    expect(await page.getByText('Delete stage').count()).toBe(0)
    await page.keyboard.press('Escape')

    await page.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Save a copy…' }).waitFor()
    for (const name of ['Save as…', 'History', 'Merge a copy…'])
      expect(await page.getByRole('menuitem', { name }).count(), name).toBe(0)
    await page.keyboard.press('Escape')

    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save a copy' }).click(),
    ])
    expect(await readFile(await saved.path())).toEqual(bytes)
    expect(await readFile(join(folder, 'newer.journey'))).toEqual(bytes)
    expect(app.complaints).toEqual([])
  })

  test('a copy that a sync program put beside the project is told of once, merged from there, and stays', async () => {
    const doc = build()
    await open('checkout.journey', journeyOf(doc))
    carryOut(doc, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'Written elsewhere' } }])
    const copy = join(folder, 'checkout (conflicted copy).journey')
    const notice = page.getByText(/another copy of this project beside it: “checkout \(conflicted copy\)/)
    expect(await notice.count()).toBe(0)
    await writeFile(copy, journeyOf(doc))
    onTestFinished(() => rm(copy))
    const bytes = await readFile(copy)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await notice.waitFor()
    await page.getByRole('button', { name: 'Merge it' }).click()
    const done = page.getByRole('dialog', { name: 'Merged “checkout (conflicted copy).journey”' })
    await done.getByText('It brought 1 change.').waitFor()
    await done.getByText('In the copy').waitFor()
    await done.getByRole('button', { name: 'Close' }).last().click()
    await cardWith(page, 'Written elsewhere').waitFor()
    expect(await notice.count()).toBe(0)
    expect(await readFile(copy)).toEqual(bytes)
  })

  test('a file that is dropped is merged or opened, whichever is meant; of a damaged copy the maps come across', async () => {
    const doc = build()
    const bytes = journeyOf(doc)
    await open('dropped-on.journey', bytes)
    await drop('damaged.journey', damagePart(bytes, 'document.bin'))
    const asked = page.getByRole('dialog', { name: 'What would you like to do with “damaged.journey”?' })
    await asked.getByRole('button', { name: 'Merge it into this project' }).click()
    await page.getByText(/“damaged.journey” is damaged: only the readable copy in it is whole/).waitFor()
    await page.getByRole('button', { name: 'Bring its maps across instead' }).click()
    const across = page.getByRole('dialog', { name: 'Bring across from a damaged copy' })
    await across.getByRole('button', { name: 'Bring across' }).click()
    await expect.poll(() => page.locator('.map-tab').count()).toBe(2)

    carryOut(doc, [{ type: 'stage.edit', id: 'stage1', changes: { title: 'Of its own' } }])
    await drop('apart.journey', journeyOf(doc))
    await page.getByRole('button', { name: 'Open it as a project of its own' }).click()
    await expect.poll(() => titles(page, 'stage')).toContain('Of its own')
    expect(await page.locator('.map-tab').count()).toBe(1)
  })
})

async function middleOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const box = await cardWith(page, text).boundingBox()
  if (!box) throw new Error(`No card “${text}” in sight`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
