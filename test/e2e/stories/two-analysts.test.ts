/** An export falls onto a map, and a moment later the map says how many come how far; what stays on the machine stays there. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '#shared/document/commands/types.ts'
import { figuresOf } from '#shared/model/data-set.ts'
import { everybody } from '#shared/model/figures.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { API } from '#shared/protocol/http.ts'
import { builtProject, titles } from '../canvas/support.ts'
import { giveFile } from '../import/give-file.ts'
import { type App, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { letIn } from './guests.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const ECOM = join(DATA, 'logs/ecom.csv.gz')

/** A day of 24 customers: all look, 16 of them fill a cart, 6 of those buy; one row is no event. */
function smallExport(customers = 24): string {
  const rows = Array.from({ length: customers }, (_, at) => {
    const states = [
      'product_view',
      ...(at % 3 < 2 ? ['cart'] : []),
      ...(at % 4 === 0 && at % 3 < 2 ? ['purchase'] : []),
    ]
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

  const shop = (names: readonly string[]): Promise<ProjectEntry> =>
    builtProject(
      app,
      { stages: names.map(() => 1), lanes: ['cards', 'pains'] },
      names.map((title, at): Command => ({ type: 'stage.edit', id: `stage${at + 1}`, changes: { title } })),
    )

  async function open(project: ProjectEntry): Promise<void> {
    page = await app.window(project, {
      prepare: (own) => own.addInitScript(() => localStorage.setItem('throughline-hints', 'gone')),
    })
  }

  /** What the map says under its titles, from left to right. */
  const numbers = () =>
    page
      .getByRole('toolbar', { name: /reached/ })
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))

  const snapshotOf = async (project: ProjectEntry) => {
    const file = await fetch(new URL(API.file(project.id), app.host.url), {
      headers: { authorization: `Bearer ${app.host.token}` },
    })
    return unzipSync(new Uint8Array(await file.arrayBuffer()))
  }

  test('x', async () => {
    const project = await shop(['Product view', 'Cart', 'Purchase'])
    await open(project)
    await giveFile(page, 'drop', 'shop.csv', strToU8(smallExport()))
    await page.getByRole('dialog', { name: 'What is in “shop.csv”' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Where the numbers stand' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('toolbar').first().waitFor()
    await page.waitForTimeout(500)
    console.log(await page.locator('.data-band').evaluateAll((all) => all.map((one) => one.outerHTML)))
    const parts = await snapshotOf(project)
    console.log(
      Object.entries(parts).map(([name, bytes]) => [name, bytes.length, strFromU8(bytes).slice(0, 200)]),
    )
    console.log(
      app.complaints,
      existsSync(ECOM),
      await titles(page, 'lane'),
      letIn,
      axeFor,
      figuresOf,
      everybody,
      readFile,
    )
  })
})
