import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawQr } from '#renderer/features/workshop/qr-code.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { enterByLink } from './support/node-guest.ts'

/** Digits on a timer as seconds; over time is negative. */
function secondsOf(digits: string): number {
  const [minutes, seconds] = digits.replace('+', '').split(':').map(Number)
  return ((minutes ?? 0) * 60 + (seconds ?? 0)) * (digits.startsWith('+') ? -1 : 1)
}

describe.skipIf(noBrowser)('what a facilitator holds in hand', () => {
  let app: App
  let project: ProjectEntry
  let page: Page
  let projector: Page
  let door: DoorView
  let ana: RoomClient
  let ben: RoomClient

  beforeAll(async () => {
    app = await startApp()
    project = await newProject(app, 'sample')
    page = await app.window(project)
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    ana?.close()
    ben?.close()
    await app?.close()
  })

  const panel = () => page.getByRole('complementary', { name: 'Workshop' })
  const person = (name: string) => panel().locator('.person', { hasText: name })
  const bar = () => page.getByRole('region', { name: 'Workshop', exact: true })
  const digitsIn = async (where: Page) => (await where.locator('.timer-digits').first().textContent()) ?? ''
  const viewOf = (guest: RoomClient) => guest.state.getState().view

  test('lets people in with one button, and shows all of the screen how', async () => {
    await page.getByRole('button', { name: 'Workshop', exact: true }).click()
    const rare = panel().getByRole('button', { name: 'Networks that guests are seldom in' })
    await rare.waitFor()
    if ((await rare.getAttribute('aria-expanded')) === 'false') await rare.click()
    await panel().locator('.network', { hasText: '127.0.0.1' }).getByRole('radio').click()
    await panel().getByRole('button', { name: 'Let people in' }).click()
    const screen = page.getByRole('dialog', { name: 'Come in' })
    await screen.waitFor()

    const opened = await app.host.openDoor(project.id, { address: '127.0.0.1' })
    if (!opened.ok) throw new Error(opened.error.message)
    door = opened.value
    expect(await screen.locator('.door-digits').textContent()).toBe(door.code)
    expect(`http://${await screen.locator('.door-address').textContent()}`).toBe(door.address)
    expect(await screen.locator('.qr-code path').getAttribute('d')).toBe(drawQr(door.link).path)
  })

  test('sees names come in, and goes back to the map while they do', async () => {
    ana = enterByLink(door, 'Ana')
    const screen = page.getByRole('dialog', { name: 'Come in' })
    await screen.locator('.door-name', { hasText: 'Ana' }).waitFor()
    await expect.poll(() => screen.locator('.door-count').textContent()).toBe('1 guest is in.')
    const { violations } = await (await axeFor(page)).include('.door').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await page.keyboard.press('Escape')
    ben = enterByLink(door, 'Ben', 'laptop')
    await person('Ben').waitFor()
    expect(await person('Ben').locator('.person-facts').textContent()).toBe('Contributor · laptop')
  })

  test('gives roles and names, lowers hands, sends away, and lets in who waits', async () => {
    ana.say({ type: 'hand', up: true })
    await person('Ana').getByRole('button', { name: 'Lower the hand of Ana' }).click()
    await expect.poll(() => viewOf(ana)?.people.some(({ hand }) => hand !== null)).toBe(false)

    await person('Ben').getByRole('button', { name: 'Role and more of Ben' }).click()
    await page.getByRole('menuitemradio', { name: /^Editor/ }).click()
    await expect.poll(() => ben.state.getState().you?.role).toBe('editor')

    await panel().getByRole('button', { name: 'Rules for guests' }).click()
    await panel()
      .getByRole('switch', { name: /Ask me first/ })
      .click()
    await expect.poll(() => viewOf(ben)?.settings.approval).toBe(true)
    const zoe = enterByLink(door, 'Zoë')
    const line = page.locator('.waiting-line')
    await line.getByText('Zoë').waitFor()
    expect(zoe.state.getState().status.kind).toBe('waiting')
    await line.getByRole('button', { name: 'Let in' }).click()
    await expect.poll(() => zoe.state.getState().status.kind).toBe('in')

    await person('Zoë').getByRole('button', { name: 'Role and more of Zoë' }).click()
    await page.getByRole('menuitem', { name: 'Send away…' }).click()
    await page
      .getByRole('dialog', { name: 'Send Zoë away?' })
      .getByRole('button', { name: 'Send away' })
      .click()
    await expect.poll(() => zoe.state.getState().status.kind).toBe('gone')
    await expect.poll(() => person('Zoë').count()).toBe(0)
  })

  test('takes a ready-made play, and leads by its notes, which nobody else gets', async () => {
    await panel().getByRole('tab', { name: 'Agenda' }).click()
    await panel()
      .getByRole('button', { name: /^Team play/ })
      .click()
    await expect.poll(() => panel().locator('.agenda-row').count()).toBe(7)
    expect(await panel().locator('.agenda-times').textContent()).toMatch(/^2 h 5 min, ends at about \d/)
    await panel().getByRole('button', { name: 'Start: Scope, 15 min' }).click()
    await expect.poll(() => bar().locator('.bar-item-title').textContent()).toBe('1/7Scope')
    await expect.poll(() => viewOf(ana)?.agenda.items[0]?.prompt).toMatch(/^Whose journey do we map/)
    expect(await panel().locator('.agenda-now-notes').textContent()).toMatch(/scope sentence aloud/)
    expect(JSON.stringify(viewOf(ana))).not.toContain('scope sentence aloud')
    const { violations } = await (await axeFor(page))
      .include('.workshop-panel')
      .include('.workshop-foot')
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })

  test('writes items, and puts them in order by the keyboard', async () => {
    await panel().getByRole('button', { name: 'Add an item' }).click()
    await panel().getByRole('textbox', { name: 'Title' }).fill('Coffee')
    await panel().getByRole('textbox', { name: 'Minutes' }).fill('20')
    await panel().getByRole('textbox', { name: 'Minutes' }).press('Tab')
    await expect.poll(() => viewOf(ana)?.agenda.items.at(-1)).toMatchObject({ title: 'Coffee', minutes: 20 })
    await panel().getByRole('button', { name: 'Move Coffee' }).focus()
    await page.keyboard.press('Home')
    await expect.poll(() => viewOf(ana)?.agenda.items[0]?.title).toBe('Coffee')
    await panel()
      .getByRole('button', { name: /Coffee: done$/ })
      .click()
    await expect.poll(() => viewOf(ana)?.agenda.items[0]?.done).toBe(true)
  })

  test('sets the time by typing, and every screen shows the same', async () => {
    const popup = page.waitForEvent('popup')
    popup.catch(() => undefined)
    await page.getByRole('button', { name: 'In front: projector and phones' }).click()
    await page.getByRole('menuitem', { name: 'Open a window for the projector' }).click()
    projector = await popup
    app.listen(projector)
    await projector.locator('.hall svg.slide').waitFor()

    await bar()
      .getByRole('button', { name: /Set the timer anew$/ })
      .click()
    await page.getByRole('textbox', { name: 'Time', exact: true }).fill('7:30')
    await page.keyboard.press('Enter')
    await expect.poll(() => viewOf(ana)?.timer).toMatchObject({ label: 'Scope', total: 450_000 })
    await expect.poll(async () => secondsOf(await digitsIn(projector))).toBeGreaterThan(430)
    const [here, there] = await Promise.all([digitsIn(page), digitsIn(projector)])
    expect(Math.abs(secondsOf(here) - secondsOf(there))).toBeLessThanOrEqual(1)

    await bar().getByRole('button', { name: 'One minute more' }).click()
    await expect.poll(() => viewOf(ana)?.timer?.total).toBe(510_000)
    await bar().getByRole('button', { name: 'Pause' }).click()
    await expect.poll(() => digitsIn(projector)).toBe(await digitsIn(page))
    await bar().getByText('paused').waitFor()
  })

  test('shows the room the map, the task and the way in, in letters that are read at the back', async () => {
    await projector.getByRole('heading', { name: 'Scope' }).waitFor()
    expect(await projector.locator('.projector-prompt').textContent()).toMatch(/^Whose journey do we map/)
    expect(await projector.locator('.projector-code').textContent()).toBe(door.code)
    expect(await projector.locator('.top-bar, .workshop-bar, .map-canvas').count()).toBe(0)
    await page.getByRole('button', { name: 'In front: projector and phones' }).click()
    await page.getByRole('menuitem', { name: 'Show a stage in front' }).press('ArrowRight')
    await page.getByRole('menuitem', { name: 'Ride' }).click()
    await projector.getByRole('heading', { level: 1, name: /^Ride/ }).waitFor({ state: 'attached' })
    await expect.poll(() => viewOf(ana)?.showing?.stageId).not.toBeNull()
    const smallest = await projector.evaluate(() => {
      const words = [...document.querySelectorAll<HTMLElement>('.projector-side *')]
        .filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      const drawn = [...document.querySelectorAll<SVGTextElement>('.hall svg.slide text')].map(
        (text) => Number(text.getAttribute('font-size')) * (text.getScreenCTM()?.d ?? 0),
      )
      return Math.min(...words, ...drawn) / window.innerHeight
    })
    expect(smallest).toBeGreaterThanOrEqual(0.0199)
    await page.getByRole('button', { name: 'In front: projector and phones' }).click()
    await page.getByRole('menuitemradio', { name: 'Not at all' }).click()
    await expect.poll(() => projector.locator('.qr-code').count()).toBe(0)
  })

  test('shows the room what a vote came to, until it is hidden', async () => {
    await page.keyboard.press('Alt+Shift+KeyD')
    await page.getByRole('button', { name: 'Open the vote' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => viewOf(ana)?.vote?.id ?? null).not.toBeNull()
    const voted = page.getByRole('button', { name: /^Give a dot to “/ }).first()
    const text = /“(.*)”/s.exec((await voted.getAttribute('aria-label')) ?? '')?.[1] ?? ''
    await voted.click()
    expect(await projector.getByText(text).count()).toBe(0)
    await page.getByRole('button', { name: 'Close the vote' }).click()
    const result = projector.getByRole('region', { name: 'Result of the vote' })
    await result.getByText(text).waitFor()
    await page.getByRole('button', { name: 'In front: projector and phones' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Result of the vote on the projector' }).click()
    await expect.poll(() => result.count()).toBe(0)
    await bar().locator('button.bar-item').click()
    await panel().waitFor()
  })

  test('stops the time, and leaves the keyboard where it can be set anew', async () => {
    await bar().getByRole('button', { name: 'Stop the timer' }).press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Timer')
  })

  test('shows the phones the stage that is presented', async () => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('main', { name: 'Presentation' }).waitFor()
    await page.keyboard.press('2')
    const view = () => viewOf(ana)?.showing
    await expect.poll(() => view()?.stageId ?? null).not.toBeNull()
    await expect
      .poll(() => projector.locator('.hall h1').textContent())
      .toBe(
        await page
          .getByRole('main', { name: 'Presentation' })
          .getByRole('heading', { level: 1 })
          .textContent(),
      )
    await page.keyboard.press('Escape')
    await expect.poll(view).toBeNull()
  })

  test('goes on by a key, marks what was done, and offers what the item is for', async () => {
    await page.locator('.map-canvas').waitFor()
    await page.keyboard.press('Alt+Shift+KeyN')
    await expect.poll(() => viewOf(ana)?.agenda.items.find(({ title }) => title === 'Scope')?.done).toBe(true)
    await expect.poll(() => bar().locator('.bar-item-title').textContent()).toBe('3/8Set the stage')
    await panel()
      .getByRole('button', { name: /Scope: done$/, pressed: true })
      .waitFor()
    await panel().getByRole('button', { name: 'Start Map what they do' }).click()
    await bar().getByRole('button', { name: 'Start the round' }).click()
    await page.getByRole('dialog', { name: /round/i }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('closes the door, asked once', async () => {
    await page.locator('.map-canvas').waitFor()
    if ((await panel().count()) === 0)
      await page.getByRole('button', { name: 'Workshop', exact: true }).click()
    await panel().getByRole('tab', { name: 'People' }).click()
    await panel().getByRole('button', { name: 'More about the way in' }).click()
    await page.getByRole('menuitem', { name: 'Close the door…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close the door' }).click()
    await expect.poll(() => ana.state.getState().status.kind).toBe('gone')
    await panel().getByRole('button', { name: 'Let people in' }).waitFor()
  })

  test('leaves nothing in the console', () => {
    expect(app.complaints).toEqual([])
  })
})
