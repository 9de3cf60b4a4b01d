/** An export falls onto a map, and a moment later the map says how many come how far; what stays on the machine stays there. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '#shared/document/commands/types.ts'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { builtProject, titles } from '../canvas/support.ts'
import { giveFile } from '../import/give-file.ts'
import { startScreen, usedBrowser } from '../start/support.ts'
import { type App, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { letIn } from './guests.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const ECOM = join(DATA, 'logs/ecom.csv.gz')
const TRUTH = join(DATA, 'truth/ecom.json')
const noEcom = existsSync(ECOM) && existsSync(TRUTH) ? '' : ` (skipped: ${DATA} is not there)`

/** 24 customers: all look, 16 of them fill a cart, 8 of those buy; one row says no day. */
function smallExport(): string {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const [hasCart, buys] = [at % 3 < 2, at % 3 === 0]
    const states = ['product_view', ...(hasCart ? ['cart'] : []), ...(buys ? ['purchase'] : [])]
    const id = `user_${String(at).padStart(4, '0')}`
    return states.map(
      (state, hour) => `${id};${state};0${1 + (at % 9)}.05.2026 1${hour}:30;${at % 2 ? 'web' : 'app'}`,
    )
  })
  return ['customer;event;time;platform', ...rows.flat(), 'user_0001;cart;yesterday;web', ''].join('\r\n')
}

describe.skipIf(noBrowser)('two analysts', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
  })
  afterEach(() => page?.context().close())
  afterAll(() => app?.close())

  async function openShop(names: readonly string[]): Promise<ProjectEntry> {
    const project = await builtProject(
      app,
      { stages: names.map(() => 1), lanes: ['cards', 'pains'] },
      names.map((title, at): Command => ({ type: 'stage.edit', id: `stage${at + 1}`, changes: { title } })),
    )
    page = await app.window(project, {
      async prepare(own) {
        await own.addInitScript(() => localStorage.setItem('throughline-hints', 'gone'))
      },
    })
    return project
  }

  const dialog = (name: string) => page.getByRole('dialog', { name })

  /** What the map says of its stages, from left to right. */
  const counts = () =>
    page
      .locator('.data-band [data-kind=count]')
      .evaluateAll((all) =>
        all.map((one) => /^.* reached it/.exec(one.getAttribute('aria-label') ?? '')?.[0]),
      )

  const ask = (path: string) =>
    fetch(new URL(path, app.host.url), { headers: { authorization: `Bearer ${app.host.token}` } })

  /** The titles of all projects of this machine. */
  const projects = async (): Promise<readonly string[]> =>
    ((await (await ask(API.projects)).json()) as readonly ProjectEntry[]).map(({ title }) => title)

  /** All that the project's file says, its parts unpacked. */
  async function fileOf(project: ProjectEntry): Promise<Readonly<Record<string, string>>> {
    const answer = await ask(API.file(project.id))
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
  }

  const violations = async () => (await (await axeFor(page)).include('.dialog').analyze()).violations

  test('an export stands on the map after two keys, and nobody else gets a row of it', async () => {
    const project = await openShop(['Product view', 'Cart', 'Purchase'])
    const drop = () => giveFile(page, 'drop', 'shop.csv', strToU8(smallExport()))
    await drop()
    await dialog('What is in “shop.csv”').getByText('Not used: time not understood').waitFor()
    expect(await violations()).toEqual([])
    await page.keyboard.press('Enter')
    await dialog('Where the numbers stand').getByText('48 of 49 rows are used.').waitFor()
    await dialog('Where the numbers stand').getByRole('button', { name: '1 row not used' }).click()
    await page.getByText('user_0001;cart;yesterday;web').waitFor()
    expect(await violations()).toEqual([])
    await dialog('Where the numbers stand').getByRole('button', { name: 'Put on the map' }).press('Enter')
    const said = ['Product view: 24', 'Cart: 16', 'Purchase: 8'].map(
      (words) => `${words} customers reached it`,
    )
    await expect.poll(counts).toEqual(said)
    const lanes = ['Reached in order', 'Conversion', 'Time here, median']
    await expect.poll(async () => (await titles(page, 'lane')).slice(2)).toEqual(lanes)
    await dialog('Where the numbers stand').waitFor({ state: 'detached' })

    // All of it is one act.
    await page.keyboard.press('Control+z')
    await expect.poll(counts).toEqual([])
    expect(await titles(page, 'lane')).toHaveLength(2)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(counts).toEqual(said)

    // A new name keeps the match.
    await page.locator('.header-hit[data-header=stage]').nth(1).dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Basket')
    await page.keyboard.press('Enter')
    await expect.poll(counts).toContain('Basket: 16 customers reached it')

    // What falls onto the wizard goes with what is there.
    await drop()
    await dialog('What is in “shop.csv”').getByText('The first rows').waitFor()
    await giveFile(page, 'drop', 'plans.csv', strToU8('customer;plan\r\nuser_0001;team\r\n'))
    await dialog('What is in 2 files').getByRole('list', { name: 'Files' }).getByText('plans.csv').waitFor()
    await page.keyboard.press('Escape')
    await dialog('What is in 2 files').waitFor({ state: 'detached' })

    // The same file again changes nothing, and that is said.
    await expect.poll(async () => (await fileOf(project))['project.json']).toContain('Basket')
    const before = (await fileOf(project))['project.json']
    await drop()
    await dialog('What is in “shop.csv”').getByText('Newer rows of “shop”').waitFor()
    await page.keyboard.press('Enter')
    await dialog('Nothing new').getByText('Every row of this file is in “shop” already').waitFor()
    await page.keyboard.press('Enter')
    await dialog('Nothing new').waitFor({ state: 'detached' })
    const after = await fileOf(project)
    expect(after['project.json']).toBe(before)

    const opened = await app.host.openDoor(project.id, { address: '127.0.0.1', port: 0 })
    if (!opened.ok) throw new Error(opened.error.message)
    const [guest] = await letIn(app, opened.value, [{ name: 'Gus', device: 'laptop', by: 'link' }])
    await guest?.page.locator('.data-band').waitFor({ state: 'attached' })
    const heard = (await guest?.heard()) ?? ''
    expect(heard).toContain('Basket')
    for (const text of [heard, ...Object.values(after)]) expect(text).not.toContain('user_0')
    await guest?.page.context().close()
    expect(app.complaints).toEqual([])
  })

  test('on the start page an export becomes a project, with a map made of its states', async () => {
    page = await startScreen(app, await usedBrowser(app))
    const bring = async () => {
      await giveFile(page, 'drop', 'web_shop.csv', strToU8(smallExport()))
      await dialog('What is in “web_shop.csv”').getByText('The first rows').waitFor()
      await page.keyboard.press('Enter')
      await dialog('Where the numbers stand').getByText('48 of 49 rows are used.').waitFor()
    }
    const before = await projects()
    await bring()
    await page.keyboard.press('Escape')
    await dialog('Where the numbers stand').waitFor({ state: 'detached' })
    expect(await projects()).toEqual(before)
    await bring()
    await page.keyboard.press('Enter')
    await expect
      .poll(counts)
      .toEqual(
        ['Product view: 24', 'Cart: 16', 'Purchase: 8'].map((words) => `${words} customers reached it`),
      )
    expect(await page.title()).toBe('web shop – Throughline')
    expect((await projects()).toSorted()).toEqual([...before, 'web shop'].toSorted())
    await expect
      .poll(() => page.evaluate(() => Boolean(document.activeElement?.closest('.map-canvas'))))
      .toBe(true)

    // What holds no events comes in as ever.
    await page.goto(app.host.address)
    await page.getByRole('heading', { level: 1, name: /^Lay out/ }).waitFor()
    await giveFile(page, 'drop', 'said.csv', strToU8('What they said,Stage\nCannot find it,Search\n'))
    await expect.poll(() => page.title()).toContain('said')
  })

  test.skipIf(noEcom !== '')(`a shop’s clicks say what is true of its sessions${noEcom}`, async () => {
    const truth = JSON.parse(await readFile(TRUTH, 'utf8')).funnel_by_session.stages as readonly {
      readonly stage: string
      readonly reached_in_order: number
    }[]
    await openShop(truth.map(({ stage }) => stage.replaceAll('_', ' ')))
    await giveFile(page, 'drop', 'ecom.csv.gz', await readFile(ECOM))
    const wizard = dialog('What is in “ecom.csv.gz”')
    await wizard.getByRole('combobox', { name: 'session_id is' }).click()
    await page.getByRole('option', { name: 'Who (id)' }).click()
    await wizard.getByRole('combobox', { name: 'Each id stands for a' }).click()
    await page.getByRole('option', { name: 'session' }).click()
    await wizard.getByRole('button', { name: 'Read the file' }).click()
    await dialog('Where the numbers stand').getByText('All 31,106 rows are used.').waitFor()
    await page.keyboard.press('Enter')
    await expect
      .poll(counts)
      .toEqual(
        truth.map(
          ({ stage, reached_in_order: reached }) =>
            `${stage.replaceAll('_', ' ')}: ${reached.toLocaleString('en')} sessions reached it`,
        ),
      )
    expect(app.complaints).toEqual([])
  })
})
