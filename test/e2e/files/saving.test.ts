import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { type App, newProject, noBrowser, startApp } from '#test/e2e/support/app.ts'
import { axeFor } from '#test/e2e/support/axe.ts'
import { documentIn } from '#test/main/host/support/journey-files.ts'

let app: App
beforeAll(async () => {
  if (!noBrowser) app = await startApp()
})
afterAll(() => app?.close())

const titleIn = async (path: string): Promise<string> =>
  projectOf(projectDocument(await documentIn(path))).title
const badge = (page: Page) => page.locator('.save-badge')

/** What axe finds in a part of the page. */
const axeComplaints = async (page: Page, part: string): Promise<string[]> =>
  (await (await axeFor(page)).include(part).analyze()).violations.map(({ id, help }) => `${id}: ${help}`)

describe.skipIf(noBrowser)('saving by hand', () => {
  let page: Page
  let project: ProjectEntry
  beforeEach(async () => {
    project = await newProject(app, 'sample', 'Mira')
    page = await app.window(project)
    return () => page.context().close()
  })

  const retitle = async (title: string) => {
    await page.getByLabel('Project title').fill(title)
    await page.keyboard.press('Enter')
  }

  test('Ctrl+S has all in the file and says where, also while somebody types; no dialog of the browser opens', async () => {
    const prevented: Promise<boolean> = page.evaluate(
      () =>
        new Promise((resolve) =>
          window.addEventListener('keydown', (event) => {
            if (event.key === 's') resolve(event.defaultPrevented)
          }),
        ),
    )
    await page.getByLabel('Project title').fill('Typed and saved')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText(`Saved in ${project.path}`).waitFor()
    expect(await prevented).toBe(true)
    expect(await titleIn(project.path)).toBe('Typed and saved')
  })

  test('the badge opens to where the file is, when it was written, and what can be done', async () => {
    await badge(page).getByRole('button').click()
    const sheet = page.getByRole('dialog', { name: 'Where this project is saved' })
    await sheet.getByText('it holds everything').waitFor()
    expect(await sheet.textContent()).toContain(dirname(project.path))
    expect(await axeComplaints(page, '.popover')).toEqual([])
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await sheet.getByRole('button', { name: 'Copy the path' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(project.path)
    const download = page.waitForEvent('download')
    await sheet.getByRole('button', { name: 'Save a copy…' }).click()
    expect((await download).suggestedFilename()).toMatch(/^Mira.* \(copy\)\.journey$/)
  })

  test('Save as goes on in another file, and asks before it takes the place of one', async () => {
    const folder = join(dirname(project.path), 'elsewhere')
    await mkdir(folder, { recursive: true })
    await page.keyboard.press('ControlOrMeta+Shift+s')
    const dialog = page.getByRole('dialog', { name: 'Save as' })
    await dialog.getByLabel('Name').fill('Other')
    await dialog.getByLabel('Folder').fill(join(folder, 'nowhere'))
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByText('There is no folder').waitFor()
    await dialog.getByLabel('Folder').fill(folder)
    await page.keyboard.press('Enter')
    const other = join(folder, 'Other.journey')
    await page.getByText(`This project goes on in ${other}`).waitFor()
    await retitle('Only there')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText(`Saved in ${other}`).waitFor()
    expect([await titleIn(other), await titleIn(project.path)]).toEqual(['Only there', 'Mira'])

    await page.keyboard.press('ControlOrMeta+Shift+s')
    await dialog.getByLabel('Folder').fill(dirname(project.path))
    await dialog.getByLabel('Name').fill(project.path.split('/').at(-1) ?? '')
    await page.keyboard.press('Enter')
    await dialog.getByText('is there already').waitFor()
    expect(await axeComplaints(page, '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: 'Replace it' }).click()
    await page.getByText(`This project goes on in ${project.path}`).waitFor()
    expect(await titleIn(project.path)).toBe('Only there')
  })

  test('a file that cannot be reached is told about with ways out, and all is well by itself when it can', async () => {
    const folder = dirname(project.path)
    const before = await readFile(project.path)
    await rename(folder, `${folder} away`)
    await retitle('Kept in the journal')
    await page.getByRole('button', { name: 'Try again now' }).waitFor()
    await expect.poll(() => badge(page).innerText()).toContain('Kept, file is behind')
    expect(await page.getByText('Your work is kept in Throughline’s journal').count()).toBe(1)
    for (const name of ['Save a copy elsewhere…', 'Save as…'])
      expect(await page.getByRole('button', { name }).count()).toBe(1)
    expect(await axeComplaints(page, '.notices')).toEqual([])
    await retitle('Kept in the journal too')
    await expect.poll(() => badge(page).getAttribute('data-state')).toBe('unsaved')
    await rename(`${folder} away`, folder)
    expect((await readFile(project.path)).equals(before)).toBe(true)
    // It may have found out by itself before the button can be pressed.
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent === 'Try again now')?.click()
    })
    await expect.poll(() => badge(page).getAttribute('data-state')).toBe('saved')
    expect(await page.getByRole('button', { name: 'Try again now' }).count()).toBe(0)
    expect(await titleIn(project.path)).toBe('Kept in the journal too')
  })

  test('diagnostics are shown to the letter before they are copied, without a word of the project', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByPlaceholder('Find a command').fill('diagnostics')
    await page.keyboard.press('Enter')
    const shown = page.getByRole('textbox', { name: 'Diagnostics' })
    await expect.poll(() => shown.inputValue()).toMatch(/Throughline\n {2}version: test/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await shown.inputValue())
    for (const secret of ['Mira', project.path, project.id, app.host.token, '127.0.0.1', 'e-bike'])
      expect(copied).not.toContain(secret)
    expect(await axeComplaints(page, '[role=dialog]')).toEqual([])
  })
})
