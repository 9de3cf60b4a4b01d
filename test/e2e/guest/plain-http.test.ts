/**
 * The guest's whole way over a network's plain HTTP, under a name that browsers do not trust as they trust “localhost”: with a
 * phone, with a laptop, and with a laptop whose owner may edit. What each of them wrote lies in the project's file at the end.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { textsInFile } from '#test/main/host/support/journey-files.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type Coming, type Guest, letIn, PLACE, TO_PLACE } from '../stories/guests.ts'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'

describe.skipIf(noBrowser)(`guests at http://${PLACE}`, () => {
  let app: App
  let project: ProjectEntry
  let door: DoorView
  let lead: RoomClient
  beforeAll(async () => {
    app = await startApp([TO_PLACE])
    project = await newProject(app, 'saas-lifecycle', 'Checkout')
    const opened = await app.host.openDoor(project.id, { address: '127.0.0.1', port: 0, names: [PLACE] })
    if (!opened.ok) throw new Error(opened.error.message)
    door = opened.value
    const at = { url: new URL(app.host.url).origin, token: app.host.token }
    lead = enterAsWindow(at, project.id, { watch: false })
  })
  afterAll(async () => {
    lead?.close()
    await app?.close()
  })

  const personCalled = (name: string) => lead.state.getState().view?.people.find((one) => one.name === name)

  /** Somebody who is in, on a page that has neither the host's name nor a browser's trust. */
  async function comes(coming: Coming): Promise<Page> {
    const [{ page }] = (await letIn(app, door, [coming])) as [Guest]
    expect(new URL(page.url()).origin).toBe(door.address)
    expect(await page.evaluate(() => [window.isSecureContext, 'subtle' in crypto])).toEqual([false, false])
    return page
  }

  /** It is in the file; then this way counts. */
  async function arrives(text: string, flow: string): Promise<void> {
    await expect.poll(() => textsInFile(project.path)).toContain(text)
    reportBattery('T11', 'flows', 1, { flow })
  }

  async function writeInCell(page: Page, text: string): Promise<void> {
    await page.getByRole('button', { name: 'Add a card: Doing, Signs up for a trial' }).click({ force: true })
    await page.locator('.text-editor').waitFor()
    await page.keyboard.type(text)
    await page.keyboard.press('Escape')
    await cardWith(page, text).waitFor()
  }

  test('a phone comes by the link and writes a card', async () => {
    const page = await comes({ name: 'Pia', device: 'phone', by: 'link' })
    await page.getByLabel('Your card').fill('From a phone')
    await page.getByRole('button', { name: 'Add card' }).click()
    await arrives('From a phone', 'phone')
  })

  test('a laptop comes by the code, and its owner contributes', async () => {
    const page = await comes({ name: 'Ana', device: 'laptop', by: 'code' })
    await page.waitForSelector('.map-canvas[data-may=part]')
    await writeInCell(page, 'From a contributor')
    await arrives('From a contributor', 'contributor with a laptop')
  })

  test('a laptop comes by the link, its owner is made an editor and changes what another wrote', async () => {
    const page = await comes({ name: 'Emil', device: 'laptop', by: 'link' })
    await expect.poll(() => personCalled('Emil')?.id).toBeDefined()
    lead.say({ type: 'role', id: personCalled('Emil')?.id as string, role: 'editor' })
    await page.waitForSelector('.map-canvas[data-may=all]')
    await writeInCell(page, 'From an editor')
    await cardWith(page, 'From a contributor').dblclick()
    await page.locator('.text-editor').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(', edited')
    await page.keyboard.press('Escape')
    await arrives('From a contributor, edited', 'editor with a laptop')
    expect(await textsInFile(project.path)).toContain('From an editor')
  })

  test('nothing complained meanwhile', () => {
    // Chromium's words for a socket that a page let go of before it was open, as it does when a role changes.
    expect(app.complaints.filter((text) => !text.includes('closed before the connection'))).toEqual([])
  })
})
