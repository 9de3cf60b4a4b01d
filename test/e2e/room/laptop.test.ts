/** Laptop guests, through a real door in real browsers. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardWith, noBrowser } from '../support/app.ts'
import { startWorkshop, type Workshop } from './laptop-support.ts'

let workshop: Workshop

beforeAll(async () => {
  if (!noBrowser) workshop = await startWorkshop()
})
afterAll(() => workshop?.end())

const inCell = (page: Page, lane: string, step: string) =>
  page.getByRole('button', { name: `Add a card: ${lane}, ${step}` })

async function write(page: Page, lane: string, step: string, text: string): Promise<void> {
  await inCell(page, lane, step).click({ force: true })
  await page.locator('.text-editor').waitFor()
  await page.keyboard.type(text)
}

const may = (page: Page, what: 'all' | 'part' | 'look') =>
  page.waitForSelector(`.map-canvas[data-may=${what}]`)

/** Pulls a card to the right by hand; answers a look at how far it has gone. */
async function pull(page: Page, text: string): Promise<() => Promise<number>> {
  const card = cardWith(page, text)
  const from = await card.boundingBox()
  if (!from) throw new Error(`No card “${text}” in sight`)
  await page.mouse.move(from.x + 20, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(from.x + 120, from.y + 12, { steps: 5 })
  await page.mouse.move(from.x + 260, from.y + 12, { steps: 5 })
  await page.mouse.up()
  return async () => ((await card.boundingBox())?.x ?? 0) - from.x
}

/** How far a card has gone by a while after it was pulled: what does not move must be given the time to. */
async function pulledInVain(page: Page, text: string): Promise<number> {
  const moved = await pull(page, text)
  await page.waitForTimeout(400)
  return moved()
}

const zoomOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)

describe.skipIf(noBrowser)('laptop guests', () => {
  test('a contributor writes their own cards and is offered nothing else, until they are made an editor', async () => {
    const [own, ana] = [await workshop.ownWindow(), await workshop.guest('Ana')]
    await write(own, 'Doing', 'Signs up for a trial', 'From the host')
    await own.keyboard.press('Escape')
    await cardWith(ana, 'From the host').waitFor()
    await write(ana, 'Doing', 'Looks for a way out', 'From Ana')
    await cardWith(own, 'From Ana').waitFor()
    // While she writes, others see that she does.
    await expect.poll(() => own.locator('.held-card-name').innerText()).toBe('Ana is writing')
    expect(await ana.locator('.header-menu:visible').count()).toBe(0)

    const before = await zoomOf(ana)
    workshop.setRole('Ana', 'editor')
    await may(ana, 'all')
    expect(await zoomOf(ana)).toBe(before)
    expect(await ana.locator('.text-editor').inputValue()).toBe('From Ana')
    await ana.keyboard.type(', the editor')
    await cardWith(own, 'From Ana, the editor').waitFor()
    expect(await ana.locator('.header-menu:visible').count()).toBeGreaterThan(0)

    workshop.setRole('Ana', 'contributor')
    await may(ana, 'part')
    await ana.keyboard.press('Escape')
    await ana.keyboard.press('0')
    expect(await pulledInVain(ana, 'From the host')).toBe(0)
    await ana.mouse.click(1200, 860)
    await expect.poll(await pull(ana, 'From Ana')).not.toBe(0)

    workshop.setRole('Ana', 'viewer')
    await may(ana, 'look')
    expect(await ana.locator('.cell-add:visible').count()).toBe(0)
    await ana.context().close()
    await own.context().close()
  })

  test('hands are seen with their names; a call brings everybody, and whoever moves goes their own way', async () => {
    const [own, ben] = [await workshop.ownWindow(), await workshop.guest('Ben')]
    await ben.mouse.move(500, 400)
    await ben.mouse.move(640, 420, { steps: 4 })
    await expect.poll(() => own.locator('.others-flag').allInnerTexts()).toContain('Ben')

    await own.keyboard.press('2')
    await own.waitForTimeout(400)
    await own.keyboard.press('Alt+Shift+E')
    await ben.getByText('has called everybody here').waitFor()
    const called = await zoomOf(ben)
    await ben.mouse.wheel(0, 240)
    await ben.getByRole('button', { name: /^Back to/ }).waitFor()
    await expect.poll(() => zoomOf(ben)).not.toBe(called)
    await own.keyboard.press('3')
    await own.waitForTimeout(400)
    expect(await ben.locator('.follow-frame').count()).toBe(0)
    await ben.getByRole('button', { name: /^Back to/ }).click()
    await ben.locator('.follow-frame').waitFor()
    await ben.keyboard.press('Escape')
    await expect.poll(() => ben.locator('.follow-frame').count()).toBe(0)
    await ben.context().close()
    await own.context().close()
  })

  test('what is written while the host is away waits, over a reload too, and is on the map when it is back', async () => {
    const cleo = await workshop.guest('Cleo')
    await write(cleo, 'Doing', 'Brings the team in', 'Before')
    await expect.poll(() => cleo.locator('.save-badge').getAttribute('data-state')).toBe('saved')
    await workshop.closeHost()
    await cleo.keyboard.type(' and after')
    await expect.poll(() => cleo.locator('.save-badge').innerText()).toMatch(/kept in this window/)
    await workshop.reopenHost()
    await cleo.reload()
    const own = await workshop.ownWindow()
    // Two pages load and find a host that has just come up, on a machine that may be busy with other tests.
    await cardWith(own, 'Before and after').waitFor({ timeout: 60_000 })
    await expect.poll(() => cleo.locator('.save-badge').getAttribute('data-state')).toBe('saved')
    expect(workshop.complaints).toEqual([])
    await own.context().close()
  })

  test('whoever is taken out reads so, and keeps what had not arrived', async () => {
    const dora = await workshop.guest('Dora')
    await expect
      .poll(() =>
        workshop
          .lead()
          .state.getState()
          .view?.people.some(({ name }) => name === 'Dora'),
      )
      .toBe(true)
    const { view } = workshop.lead().state.getState()
    const id = view?.people.find(({ name }) => name === 'Dora')?.id ?? ''
    workshop.lead().say({ type: 'remove', id })
    await dora.getByRole('heading', { name: 'You are not in this workshop any more' }).waitFor()
    await dora.getByRole('button', { name: 'Join again' }).click()
    await dora.getByRole('textbox', { name: /name/i }).waitFor()
  })
})
