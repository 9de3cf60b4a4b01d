import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { FLAGS, noBrowser } from '#test/e2e/support/app.ts'
import { axeFor } from '#test/e2e/support/axe.ts'
import { type HostProcess, hostProcess } from '#test/main/host/support/host-process.ts'
import { ask, newMachine } from '#test/main/host/support/test-host.ts'
import { TestWindow } from '#test/main/host/support/window.ts'

const root = join(import.meta.dirname, '../../..')
let browser: Browser
beforeAll(async () => {
  if (!noBrowser)
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH as string, args: [...FLAGS] })
})
afterAll(() => browser?.close())

const machineWithApp = () =>
  newMachine({ rendererFolder: join(root, 'dist/renderer'), assetsFolder: join(root, 'assets') })

/** A project with a card that is in its journal and not in its file. */
async function unwritten(host: HostProcess, title: string): Promise<ProjectEntry> {
  const body = JSON.stringify({ template: 'workshop-grid', title })
  const project = (await (await ask(host, 'POST', API.projects, { body })).json()) as ProjectEntry
  const window = await new TestWindow(host, project.id).synced()
  window.addCard(`A card of ${title}`)
  await window.saved()
  window.close()
  return project
}

async function startScreen(host: HostProcess): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`${host.url}#token=${host.token}`)
  await page.getByRole('heading', { name: 'Your projects' }).waitFor()
  return page
}

/** What axe finds in a part of the page. */
const axeComplaints = async (page: Page, part: string): Promise<string[]> =>
  (await (await axeFor(page)).include(part).analyze()).violations.map(({ id, help }) => `${id}: ${help}`)

describe.skipIf(noBrowser)('after a host was killed', () => {
  test('the start screen offers what was kept, also where the file is gone, and is then silent', async () => {
    const machine = await machineWithApp()
    const late = { after: 600_000, atMost: 600_000, journal: 1_000_000 }
    const first = await hostProcess({ ...machine.options, pace: late })
    await unwritten(first, 'Bike')
    const lost = await unwritten(first, 'Clinic')
    await first.kill()
    await rename(lost.path, `${lost.path}.away`)

    const host = await hostProcess(machine.options)
    const page = await startScreen(host)
    const notice = page.getByRole('region', {
      name: /^Throughline ended unexpectedly\. 2 projects have changes/,
    })
    await notice.waitFor()
    expect(await axeComplaints(page, '.recovery')).toEqual([])
    await notice
      .getByRole('listitem')
      .filter({ hasText: 'Bike' })
      .getByRole('button', { name: 'Open' })
      .click()
    await page.locator('.card-node:has(svg[aria-label*="A card of Bike"])').waitFor()

    await page.getByRole('button', { name: 'All projects' }).click()
    const clinic = page.getByRole('region', { name: /1 project has changes/ }).getByRole('listitem')
    await clinic.getByText('Its file is not where it was').waitFor()
    await clinic.getByRole('button', { name: 'Look again' }).click()
    await clinic.getByRole('button', { name: 'Save what was kept as a new file' }).click()
    await page.locator('.card-node:has(svg[aria-label*="A card of Clinic"])').waitFor()

    await page.getByRole('button', { name: 'All projects' }).click()
    await page.getByRole('button', { name: 'Say no more of it' }).click()
    await expect.poll(() => page.getByText('ended unexpectedly').count()).toBe(0)
    await page.reload()
    await page.getByRole('heading', { name: 'Your projects' }).waitFor()
    expect(await page.getByText('ended unexpectedly').count()).toBe(0)
    await page.context().close()
    expect(await host.close()).toBe(0)
  })
})
