/** A workshop from the open door to the summary: one who leads, eight laptops and four phones over a network's plain HTTP. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { type Coming, type Guest, letIn, PLACE, TO_PLACE } from './guests.ts'

const COMING: readonly Coming[] = [
  { name: 'Ana', device: 'laptop', by: 'link' },
  { name: 'Pia', device: 'phone', by: 'link' },
  { name: 'Quinn', device: 'phone', by: 'code' },
  { name: 'Bo', device: 'laptop', by: 'code' },
  { name: 'Rosa', device: 'phone', by: 'link' },
  { name: 'Sami', device: 'phone', by: 'link' },
  { name: 'Cleo', device: 'laptop', by: 'link' },
  { name: 'Dora', device: 'laptop', by: 'link' },
  { name: 'Emil', device: 'laptop', by: 'link' },
  { name: 'Fay', device: 'laptop', by: 'link' },
  { name: 'Gus', device: 'laptop', by: 'link' },
  { name: 'Hana', device: 'laptop', by: 'link' },
]

/** What people write unseen; two of them say the same. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  Ana: ['Fees come as a surprise', 'Total shows at the end'],
  Bo: ['Search finds nothing'],
  Pia: ['The form forgets me'],
  Quinn: ['the form forgets me!'],
}
const HALF = 'Half a thought about parcels'

describe.skipIf(noBrowser)('a workshop with twelve guests', () => {
  let app: App
  let project: ProjectEntry
  let door: DoorView
  let mira: Page
  let guests: readonly Guest[] = []
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-workshop-'))
    app = await startApp([TO_PLACE])
    project = await newProject(app, 'standard-journey', 'Checkout')
    const kept = await app.host.keepDoor({ address: '127.0.0.1', port: 0, names: [PLACE] })
    if (!kept.ok) throw new Error(kept.error.message)
    mira = await app.window(project, {
      prepare: async (page) => {
        await page.addInitScript(() => localStorage.setItem('throughline-person', 'Mira'))
      },
    })
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const guest = (name: string): Guest => {
    const found = guests.find((one) => one.name === name)
    if (!found) throw new Error(`Nobody called ${name} is here`)
    return found
  }
  const pageOf = (name: string): Page => guest(name).page
  const laptops = () => guests.filter(({ device }) => device === 'laptop')
  const pressed = (page: Page | Locator, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click()
  const panel = () => mira.getByRole('complementary', { name: 'Workshop' })
  const bar = () => mira.getByRole('region', { name: 'Workshop', exact: true })
  const onMap = (...texts: string[]) =>
    Promise.all(
      [mira, ...laptops().map(({ page }) => page)].map((page) =>
        Promise.all(texts.map((text) => cardWith(page, text).first().waitFor({ state: 'attached' }))),
      ),
    )

  test('one button opens the door, and all are in by link or by code', async () => {
    await pressed(mira, 'Workshop')
    await panel().getByRole('button', { name: 'Let people in' }).click()
    const screen = mira.getByRole('dialog', { name: 'Come in' })
    await screen.waitFor()
    const opened = await app.host.openDoor(project.id, { address: '127.0.0.1', names: [PLACE] })
    if (!opened.ok) throw new Error(opened.error.message)
    door = opened.value
    expect(new URL(door.link).hostname).toBe(PLACE)
    expect(await screen.locator('.door-digits').textContent()).toBe(door.code)

    guests = await letIn(app, door, COMING)
    await expect.poll(() => screen.locator('.door-count').textContent()).toBe('12 guests are in.')
    const names = await screen.locator('.door-name').allInnerTexts()
    expect(names.map((name) => name.split('\n').at(-1))).toEqual(
      expect.arrayContaining(COMING.map(({ name }) => name)),
    )
    for (const { page } of guests) expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
    await mira.keyboard.press('Escape')
  })

  test('what is written in a private round reaches nobody else', async () => {
    await mira.keyboard.press('Alt+Shift+W')
    const dialog = mira.getByRole('dialog', { name: 'Start a private round' })
    await dialog.getByLabel('What to write about').fill('What hurts?')
    await dialog.getByLabel('Minutes on the timer').fill('5')
    await pressed(dialog, 'Start the round')
    for (const { page } of laptops()) await page.getByRole('button', { name: 'Write a card' }).waitFor()

    const writers = Object.keys(WRITTEN).map(guest)
    await Promise.all(writers.map((writer) => write(writer, WRITTEN[writer.name] ?? [])))
    const all = Object.values(WRITTEN).flat()
    await bar()
      .getByRole('button', { name: `Private round: ${all.length} cards from ${writers.length} people` })
      .waitFor()

    const box = pageOf('Rosa').getByLabel('Your private card')
    await box.fill(HALF)
    await pageOf('Rosa').reload()
    await box.waitFor()
    expect(await box.inputValue()).toBe(HALF)
    await pageOf('Pia').reload()
    await pageOf('Pia').getByText('The form forgets me').waitFor()

    for (const one of guests) {
      const others = Object.entries(WRITTEN).flatMap(([name, texts]) => (name === one.name ? [] : texts))
      const hidden = one.name === 'Rosa' ? others : [...others, HALF]
      const [wire, heard, page] = [one.wire(), await one.heard(), await one.page.content()]
      expect(
        hidden.filter((secret) => `${heard}${page}`.includes(secret)).map((secret) => [one.name, secret]),
      ).toEqual([])
      // What went over the wire was sealed: not even what all may know can be read from it.
      expect(wire.frames).toBeGreaterThan(5)
      expect(heard).toContain('What hurts?')
      for (const words of ['What hurts?', 'Mira', ...all]) expect(wire.text.includes(words)).toBe(false)
    }
  })

  test('the timer is one for all', async () => {
    const digits = () =>
      Promise.all([mira, pageOf('Sami'), pageOf('Hana')].map((page) => page.getByRole('timer').innerText()))
    await pressed(bar(), 'One minute more')
    await expect.poll(async () => (await digits()).every((time) => /^[56]:/.test(time))).toBe(true)
    await pressed(bar(), 'Pause')
    await pageOf('Sami').getByText('paused', { exact: true }).waitFor()
    await expect.poll(async () => new Set(await digits()).size).toBe(1)
    await pressed(bar(), 'Go on')
  })

  test('revealed, it is with everybody; two are grouped, and what was said twice is said once', async () => {
    await pressed(bar(), 'Reveal 5 cards')
    await onMap(...Object.values(WRITTEN).flat())
    // The same record that held none of it now has it.
    expect(await guest('Fay').heard()).toContain('Fees come as a surprise')
    expect(await pageOf('Rosa').getByLabel('Your card').inputValue()).toBe('')

    await pressed(bar(), 'After the round: 5 cards revealed')
    await pressed(mira, 'Merge those that say the same…')
    await pressed(mira, 'Merge into one')
    await expect.poll(() => cardWith(mira, 'orm forgets me').count()).toBe(1)

    // The first and the last of the cell: the tools of a card stand over the one beside it.
    await mira.locator('.card-node').first().click()
    await mira
      .locator('.card-node')
      .last()
      .click({ modifiers: ['Shift'] })
    await mira.keyboard.press('Control+g')
    await mira.keyboard.type('Found out late')
    await mira.keyboard.press('Enter')
    await mira.keyboard.press('Escape')
    for (const { page } of [{ page: mira }, ...laptops()])
      await page.getByRole('button', { name: 'Select the group Found out late' }).waitFor()
  })

  test('dots are hidden until the vote is closed, then in their order', async () => {
    await mira.keyboard.press('Alt+Shift+D')
    const dialog = mira.getByRole('dialog', { name: 'Start a vote' })
    await dialog.getByLabel('Question').fill('What first?')
    await dialog.getByLabel('Dots for each person').fill('2')
    await pressed(dialog, 'Open the vote')
    const votes: Readonly<Record<string, readonly string[]>> = {
      Ana: ['Search finds nothing', 'Fees come as a surprise'],
      Gus: ['Search finds nothing'],
      Quinn: ['Search finds nothing', 'Total shows at the end'],
      Sami: ['Fees come as a surprise'],
    }
    for (const [name, cards] of Object.entries(votes))
      for (const card of cards) await giveDot(guest(name), card)
    await bar().getByRole('button', { name: 'What first?: 4 of 13 voted' }).waitFor()
    expect(await mira.locator('.vote-mark[data-given]').count()).toBe(0)
    // Before it is closed nobody hears of a dot but their own.
    for (const { name, heard } of guests) {
      const told = [...(await heard()).matchAll(/"mine":(\{[^}]*\})/g)].map(([, mine]) =>
        JSON.parse(mine ?? ''),
      )
      const most = Math.max(0, ...told.map((mine) => Object.keys(mine).length))
      expect([name, most]).toEqual([name, votes[name]?.length ?? 0])
    }

    await pressed(bar(), 'Close the vote')
    await mira.getByText('6 dots from 4 people.').waitFor()
    const inOrder = [/Search finds nothing\s+3/, /Fees come as a surprise\s+2/, /Total shows at the end\s+1/]
    const rows = await mira.locator('.votes-row').allInnerTexts()
    expect(rows).toEqual(inOrder.map((row) => expect.stringMatching(row)))
    const results = pageOf('Quinn').locator('.result')
    await expect.poll(() => results.count()).toBe(3)
    expect((await results.allInnerTexts())[0]).toContain('Search finds nothing')
    await pressed(mira, 'Close result of the vote')
    await pressed(mira, 'Workshop')
    await panel().waitFor()
  })

  test('everybody rates alone; the line shows the mean, and how far apart they were', async () => {
    await mira.keyboard.press('Alt+Shift+R')
    await pressed(mira, 'Open the rating')
    const step = 'Feels the need'
    for (const [name, word] of [
      ['Pia', 'Delighted'],
      ['Rosa', 'Upset'],
    ] as const)
      await pageOf(name).getByRole('group', { name: step }).getByRole('radio', { name: word }).check()
    for (const [name, key, presses] of [
      ['Bo', '+', 2],
      ['Cleo', '-', 2],
    ] as const)
      await rate(pageOf(name), key, presses)
    await bar().getByRole('button', { name: 'Rating: 4 of 13 rated' }).waitFor()
    expect(await pageOf('Dora').locator('.point-grip').count()).toBe(0)
    await pressed(bar(), 'Close the rating')
    for (const page of [mira, pageOf('Bo'), pageOf('Dora')])
      await expect
        .poll(() => page.locator('.point-grip title').allTextContents())
        .toEqual(['mean 0, spread 1.6, 4 people'])
  })

  test('a call brings every laptop to the place; whoever raises a hand is heard', async () => {
    const places = () =>
      Promise.all(laptops().map(({ page }) => page.locator('.react-flow__viewport').getAttribute('style')))
    const before = await places()
    await mira.keyboard.press('2')
    await pressed(bar(), 'Everyone here')
    for (const { page } of laptops()) await page.getByText('Mira has called everybody here').waitFor()
    await expect
      .poll(async () => (await places()).filter((place, index) => place === before[index]))
      .toEqual([])
    await pressed(bar(), 'Let everybody go their own way')

    await pressed(pageOf('Sami'), 'Raise hand')
    await expect.poll(() => bar().locator('.bar-hands-name').textContent()).toBe('Sami')
    await pressed(panel(), 'Lower the hand of Sami')
    await pageOf('Sami').locator('.hand[aria-pressed=false]').waitFor()
  })

  test('a locked structure holds for editors too; a role that is taken is gone, and so is who is sent away', async () => {
    const [emil, fay] = [pageOf('Emil'), pageOf('Fay')]
    await choose('Emil', /^Editor/)
    await emil.locator('.resize-grip').first().waitFor({ state: 'attached' })
    await pressed(bar(), 'Lock the structure')
    await expect.poll(() => emil.locator('.resize-grip').count()).toBe(0)
    await choose('Fay', /^Viewer/)
    await fay.waitForSelector('.map-canvas[data-may=look]')
    expect(await fay.locator('.cell-add:visible').count()).toBe(0)

    await choose('Quinn', 'Send away…')
    await pressed(mira.getByRole('dialog', { name: 'Send Quinn away?' }), 'Send away')
    await pageOf('Quinn')
      .getByRole('heading', { name: 'You are out of the workshop' })
      .waitFor({ timeout: 1000 })
    await expect.poll(() => person('Quinn').count()).toBe(0)
  })

  test('the summary tells who took part, what hurts most, how the vote went, and what waits', async () => {
    const sami = pageOf('Sami')
    await pressed(sami, 'More')
    await sami.getByLabel('For the parking lot').fill('Who owns the parcels?')
    await pressed(sami, 'Put on the parking lot')
    await mira
      .locator('.note-node:has(svg[aria-label*="Who owns the parcels?"])')
      .waitFor({ state: 'attached' })

    await mira.keyboard.press('Control+k')
    await mira.getByRole('combobox').fill('Summary')
    await mira.keyboard.press('Enter')
    await mira.getByRole('radio', { name: 'Markdown' }).click()
    const [download] = await Promise.all([mira.waitForEvent('download'), pressed(mira, 'Save Markdown')])
    const path = join(folder, 'summary.md')
    await download.saveAs(path)
    const text = await readFile(path, 'utf8')
    // Whoever was sent away is not among those who took part.
    for (const { name } of COMING) expect([name, text.includes(name)]).toEqual([name, name !== 'Quinn'])
    expect(text).toMatch(/## Worst pain points[\s\S]*Search finds nothing/)
    expect(text).toMatch(
      /## What the vote came to\s+What first\?: 4 people voted\.[\s\S]*Search finds nothing \| 3 \|/,
    )
    expect(text).toMatch(/## Parking lot[\s\S]*Who owns the parcels\?/)
    expect(text).toMatch(/Facilitator[^\n]*Mira/)
  })

  test('the console never complained', () => {
    // Chromium's words for a socket that a page let go of before it was open, as it does when a role changes.
    expect(app.complaints.filter((text) => !text.includes('closed before the connection'))).toEqual([])
  })

  const person = (name: string) => panel().locator('.person', { hasText: name })

  /** From the menu of somebody in the panel. */
  async function choose(name: string, what: string | RegExp): Promise<void> {
    await pressed(person(name), `Role and more of ${name}`)
    await mira
      .getByRole('menuitemradio', { name: what })
      .or(mira.getByRole('menuitem', { name: what }))
      .click()
  }

  async function write({ page, device }: Guest, texts: readonly string[]): Promise<void> {
    if (device === 'phone')
      for (const text of texts) {
        await page.getByLabel('Your private card').fill(text)
        await pressed(page, 'Add private card')
      }
    else {
      await pressed(page, 'Write a card')
      for (const [index, text] of texts.entries()) {
        if (index > 0) await page.keyboard.press('Enter')
        await page.keyboard.type(text)
      }
      await page.keyboard.press('Escape')
    }
  }

  async function giveDot({ page, device }: Guest, text: string): Promise<void> {
    if (device === 'laptop') await pressed(page, `Give a dot to “${text}”`)
    else await pressed(page.getByRole('group', { name: `Dots on “${text}”` }), 'One dot more')
  }

  /** On the map itself: the first press of a key puts a point at the first step, the others move it. */
  async function rate(page: Page, key: '+' | '-', presses: number): Promise<void> {
    await pressed(page, 'Draw your own line')
    for (let press = 0; press < presses; press++) await page.keyboard.press(key)
  }
})
