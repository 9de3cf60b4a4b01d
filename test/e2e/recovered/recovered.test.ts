import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { journeyOf } from '#test/main/host/support/journey-files.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type App, cardTexts, cellPoint, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

/** A file in which two cards stand in a lane that somebody deleted meanwhile. */
function withLostCards(): Buffer {
  const { doc } = buildProject({ lanes: ['cards', 'pains'], stages: [2], cardsPerCell: 0 })
  const place = ['lane-gone', 'step1-1', 'V'] as const
  carryOut(doc, [
    { type: 'step.edit', id: 'step1-1', changes: { title: 'Arrives' } },
    {
      type: 'records.insert',
      records: ['Waits at the door', 'Rings twice'].map((text, index) => ({
        table: 'cards',
        id: `lost${index}`,
        fields: { place, text },
      })),
    },
  ])
  return journeyOf(doc)
}

describe.skipIf(noBrowser)('the tray of recovered cards', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    const made = await app.host.importBytes('lost.journey', withLostCards())
    if (!made.ok) throw new Error(made.error.message)
    page = await app.window(made.value.project)
  })
  afterAll(() => app?.close())

  const tray = () => page.getByRole('complementary', { name: 'Recovered' })

  test('is offered while something is in it, and gives each card a cell or the bin', async () => {
    await page.getByRole('button', { name: '2 recovered' }).click()
    await tray().getByText('No cell is chosen yet.').waitFor()
    expect(await tray().getByRole('button', { name: 'Put all 2 here' }).isDisabled()).toBe(true)
    const { violations } = await (await axeFor(page)).include('.side-panel').analyze()
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([])
    const { x, y } = await cellPoint(page, 'lane2', 'Arrives')
    await page.mouse.click(x, y)
    await tray().getByText('Chosen: lane2, Arrives').waitFor()
    await tray().getByRole('button', { name: 'Put here: Rings twice' }).click()
    await expect.poll(() => cardTexts(page)).toEqual([expect.stringMatching(/^Pain point.*Rings twice/)])
    await page.getByRole('button', { name: '1 recovered' }).waitFor()
    await tray().getByRole('button', { name: 'Delete: Waits at the door' }).click()
    await tray().getByText('Nothing waits here.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^\d+ recovered$/ }).count()).toBe(0)
  })
})
