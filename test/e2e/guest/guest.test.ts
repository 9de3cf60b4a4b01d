import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialWith } from '#renderer/room/line.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import type { DoorView, RoomView } from '#shared/protocol/room-view.ts'
import { documentIn } from '#test/main/host/support/journey-files.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

describe.skipIf(noBrowser)('guests with phones', () => {
  let app: App
  let project: ProjectEntry
  let door: DoorView
  let lead: RoomClient

  beforeAll(async () => {
    app = await startApp()
    project = await newProject(app, 'standard-journey', 'Checkout')
    door = await openDoor()
    lead = enterAsFacilitator()
    await new Promise<void>((resolve) => {
      const stop = lead.state.subscribe((state) => {
        if (!state.view) return
        stop()
        resolve()
      })
    })
  })
  afterAll(async () => {
    lead.close()
    await app.close()
  })

  async function openDoor(port = 0): Promise<DoorView> {
    const opened = await app.host.openDoor(project.id, { address: '127.0.0.1', port })
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }

  function enterAsFacilitator(): RoomClient {
    const address = new URL(ROOM_PATH, app.host.url.replace(/^http/, 'ws'))
    return enterRoom({
      dial: dialWith(() => new WebSocket(address)),
      entering: () => ({
        type: 'enter',
        version: ROOM_VERSION,
        token: app.host.token,
        projectId: project.id,
        personId: 'facilitator',
        name: 'Mira',
        watch: false,
      }),
    })
  }

  const view = (): RoomView => lead.state.getState().view as RoomView
  const mapId = (): string => view().mapId as string
  const personCalled = (name: string) => view().people.find((person) => person.name === name)

  async function phone(): Promise<Page> {
    const context = await app.browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    const page = await context.newPage()
    app.listen(page)
    return page
  }

  async function guest(name: string): Promise<Page> {
    const page = await phone()
    await page.goto(door.link)
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByLabel('Your card').waitFor()
    return page
  }

  const violations = async (page: Page): Promise<string[]> =>
    (await (await axeFor(page)).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    )

  /** The lane of this name, as the page's own list has it. */
  const laneIn = (page: Page, title: string): Promise<string | null> =>
    page.getByLabel('Lane').locator('option', { hasText: title }).getAttribute('value')

  test('a wrong code is told apart from none, and the right one opens', async () => {
    const page = await phone()
    await page.goto(door.address)
    await page.getByLabel('Your name').fill('Cleo')
    await page.getByLabel('Code').fill('12')
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByText('A code has six letters and digits').waitFor()
    await page.getByLabel('Code').fill(door.code === '222-222' ? '333-333' : '222-222')
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('heading', { name: 'This code does not open the door' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Type another code' }).click()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Cleo')
    await page.getByLabel('Code').fill(door.code.toLowerCase().replace('-', ''))
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByLabel('Your card').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.context().close()
  })

  test('a private card stays with its author, through a reload, until the reveal', async () => {
    const [anna, ben] = [await guest('Anna'), await guest('Ben')]
    const pains = await laneIn(anna, 'Pain points')
    await lead.ask({
      type: 'round.start',
      mapId: mapId(),
      laneIds: [pains as string],
      stepId: null,
      prompt: 'What hurts?',
      anonymous: true,
    })
    await anna.getByLabel('Your private card').fill('Fees come as a surprise')
    await anna.getByRole('button', { name: 'Add private card' }).click()
    await expect.poll(() => view().round?.cards).toBe(1)
    await anna.getByLabel('Your private card').fill('Half a thou')
    await anna.reload()
    await anna.getByText('Fees come as a surprise').waitFor()
    expect(await anna.getByLabel('Your private card').inputValue()).toBe('Half a thou')
    await ben.getByText('1 person has written 1 card').waitFor()
    expect(await ben.locator('body').innerText()).not.toContain('Fees come')
    expect(await violations(anna)).toEqual([])
    expect(view().people.filter(({ name }) => name.startsWith('Anna'))).toHaveLength(1)
    await lead.ask({ type: 'round.reveal', roundId: view().round?.id as string })
    await anna.getByLabel('Your card', { exact: true }).waitFor()
    await anna.context().close()
    await ben.context().close()
  })

  test('dots are bounded, survive a reload, and are shown when the vote is closed', async () => {
    const dora = await guest('Dora')
    await dora.getByLabel('Your card').fill('Slow search\nNo guest checkout')
    await dora.getByRole('button', { name: 'Add as 2 cards' }).click()
    await dora.getByRole('button', { name: 'Edit “No guest checkout”' }).waitFor()
    await dora.getByLabel('Your card').blur()
    await lead.ask({
      type: 'vote.start',
      mapId: mapId(),
      title: 'What first?',
      budget: 3,
      perCard: 2,
      scope: { kind: 'kinds', kinds: ['any'] },
    })
    const more = dora
      .getByRole('group', { name: 'Dots on “Slow search”' })
      .getByRole('button', { name: 'One dot more' })
    await more.click()
    await more.click()
    expect(await more.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => view().vote?.voters).toBe(1)
    await dora.reload()
    await dora.getByText('1 of 3 dots left').waitFor()
    expect(await violations(dora)).toEqual([])
    await lead.ask({ type: 'vote.close', voteId: view().vote?.id as string })
    await dora.getByText('What the vote came to').waitFor()
    expect(await dora.locator('.result').first().innerText()).toMatch(/Slow search[\s\S]*2/)
    await dora.context().close()
  })

  test('a rating of one’s own is set, shown again after a reload, and taken off', async () => {
    const hana = await guest('Hana')
    const lanes = Object.values(projectDocument(await documentIn(project.path)).lanes)
    const feeling = lanes.find(({ kind }) => kind === 'sentiment')
    await lead.ask({ type: 'rating.start', mapId: mapId(), laneId: feeling?.id as string, personaId: null })
    const first = hana.getByRole('group', { name: 'Feels the need' })
    await first.getByRole('radio', { name: 'Annoyed' }).check()
    await expect.poll(() => view().rating?.raters).toBe(1)
    await hana.reload()
    await hana.getByText('1 of 9 rated').waitFor()
    expect(await first.getByRole('radio', { name: 'Annoyed' }).isChecked()).toBe(true)
    expect(await violations(hana)).toEqual([])
    await first.getByRole('button', { name: 'Take it off' }).click()
    await expect.poll(() => view().rating?.raters).toBe(0)
    await lead.ask({ type: 'rating.cancel', ratingId: view().rating?.id as string })
    await hana.context().close()
  })

  test('what is written while the door is away goes in when it is back', async () => {
    const eva = await guest('Eva')
    await app.host.closeDoor(project.id)
    await eva.getByRole('heading', { name: 'The door is closed' }).waitFor()
    door = await openDoor(Number(new URL(door.address).port))
    await eva.getByRole('button', { name: 'Try again' }).click()
    await eva.getByLabel('Your card').waitFor()
    await eva.context().setOffline(true)
    await eva.evaluate(() => window.dispatchEvent(new Event('online')))
    await eva.getByText(/^Away/).waitFor()
    await eva.getByLabel('Your card').fill('Written in the cellar')
    await eva.getByRole('button', { name: 'Add card' }).click()
    await eva.getByText('Kept here until the host is back').waitFor()
    await eva.context().setOffline(false)
    await eva.evaluate(() => window.dispatchEvent(new Event('online')))
    await eva.getByText('Connected').waitFor()
    await eva.getByText('Kept here until the host is back').waitFor({ state: 'detached' })
    await eva.reload()
    await eva.getByRole('button', { name: 'Edit “Written in the cellar”' }).waitFor()
    await eva.context().close()
  })

  test('a picture of what is shown in front is drawn, with its words', async () => {
    const finn = await guest('Finn')
    lead.say({ type: 'show', what: { mapId: mapId(), stageId: null } })
    await finn.getByRole('button', { name: 'In front' }).click()
    const frame = finn.getByRole('img', { name: /Shown in front/ })
    await expect.poll(() => frame.locator('svg text').count()).toBeGreaterThan(3)
    expect(await violations(finn)).toEqual([])
    await finn.getByRole('button', { name: 'Larger' }).click()
    await finn.context().close()
  })

  test('whoever may only look on has nothing to write with; whoever is removed is out', async () => {
    const gus = await guest('Gus')
    const { id } = personCalled('Gus') ?? { id: '' }
    lead.say({ type: 'role', id, role: 'viewer' })
    await gus.getByText('You look on').waitFor()
    expect(await gus.getByRole('textbox').count()).toBe(0)
    lead.say({ type: 'remove', id })
    await gus.getByRole('heading', { name: 'You are out of the workshop' }).waitFor()
    await gus.reload()
    await gus.getByRole('heading', { name: 'Join the workshop' }).waitFor()
    await gus.context().close()
  })

  test('nothing complained meanwhile', () => {
    expect(app.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })
})
