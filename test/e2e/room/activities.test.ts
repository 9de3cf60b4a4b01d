/** Private rounds, votes and ratings, by facilitator, colleague and guest: what each of them sees, and what reaches their pages. */
import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { builtProject } from '../canvas/support.ts'
import { type App, cardWith, cellPoint, noBrowser, pasteText, startApp } from '../support/app.ts'

/** Everything that came to a page over its sockets; to windows of the host it comes as plain text. */
function recordFrames(page: Page): () => string {
  const frames: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
  )
  return () => frames.join('\n')
}

const named = (name: string) => async (page: Page) => {
  await page.addInitScript((words) => localStorage.setItem('throughline-person', words), name)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe.skipIf(noBrowser)('what a room does together', () => {
  let app: App
  let project: ProjectEntry
  let ada: Page
  let ben: Page
  let guest: Page
  let benHeard: () => string = () => ''

  beforeAll(async () => {
    app = await startApp()
    project = await builtProject(app, {
      stages: [2],
      lanes: ['cards', 'pains', 'sentiment'],
      cardsPerCell: 0,
    })
    ada = await app.window(project, { prepare: named('Ada') })
    ben = await app.window(project, {
      prepare: async (page) => {
        benHeard = recordFrames(page)
        await named('Ben')(page)
      },
    })
    const door = await app.host.openDoor(project.id, { address: '127.0.0.1', port: await freePort() })
    if (!door.ok) throw new Error(door.error.message)
    const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 } })
    guest = await context.newPage()
    app.listen(guest)
    await guest.goto(door.value.link)
    await guest.getByRole('textbox').first().fill('Gus')
    await guest.keyboard.press('Enter')
    await guest.waitForSelector('.map-canvas[data-map]')
    await guest.waitForSelector('.header-hit')
  }, 60_000)
  afterAll(() => app?.close())

  test('a private round: unseen until it is revealed, whoever writes, and over a reload', async () => {
    await ada.keyboard.press('Alt+Shift+W')
    const dialog = ada.getByRole('dialog', { name: 'Start a private round' })
    await dialog.getByLabel('What to write about').fill('What hurts?')
    await dialog.getByLabel('Minutes on the timer').fill('5')
    await dialog.getByRole('button', { name: 'Start the round' }).click()
    await ada.getByRole('button', { name: 'Private round: 0 cards from 0 people' }).waitFor()

    const cell = await cellPoint(ada, 'lane2', 'step1-1')
    await ada.mouse.dblclick(cell.x, cell.y)
    await ada.keyboard.type('The lock is broken')
    await ada.keyboard.press('Enter')
    await ada.keyboard.type('Ada whispers this')
    await ada.keyboard.press('Escape')
    await guest.getByRole('button', { name: 'Write a card' }).click()
    await guest.keyboard.type('the lock is BROKEN')
    await guest.keyboard.press('Escape')
    await pasteText(guest, 'First of two lines\nSecond of two lines')
    await ada.getByRole('button', { name: 'Private round: 5 cards from 2 people' }).waitFor()
    await cardWith(guest, 'Second of two lines. Only you see this card').waitFor()

    for (const page of [guest, ada]) {
      await page.reload()
      await page.waitForSelector('.card-node[data-private]')
    }
    await cardWith(ada, 'Ada whispers this').waitFor()
    expect(await ada.locator('.card-node[data-private]').count()).toBe(2)
    await expect.poll(() => guest.locator('.card-node[data-private]').count()).toBe(3)
    expect(await guest.content()).not.toContain('Ada whispers')
    expect(await ben.content()).not.toMatch(/Ada whispers|two lines/)
    expect(benHeard()).toContain('"cards":5')
    expect(benHeard()).not.toMatch(/Ada whispers|two lines|BROKEN/i)

    // Others see what one has in hand: what was one's own secret is let go of as it is revealed.
    await cardWith(ada, 'Ada whispers this').click()
    await expect.poll(() => ada.locator('.card-node[data-selected]').count()).toBe(1)
    await ada.getByRole('button', { name: 'Reveal 5 cards' }).click()
    for (const page of [ada, ben, guest]) {
      await cardWith(page, 'Ada whispers this').waitFor()
      await expect.poll(() => page.locator('.card-node[data-private]').count()).toBe(0)
    }
    expect(await ada.locator('.card-node[data-selected]').count()).toBe(0)
    const texts = await ben
      .locator('.card-node[data-kind=pain] > svg')
      .evaluateAll((all) => all.map((svg) => svg.getAttribute('aria-label') ?? ''))
    const alike = texts.flatMap((text, index) => (/lock is broken/i.test(text) ? [index] : []))
    expect(alike[1]).toBe((alike[0] as number) + 1)
    await ada.getByRole('button', { name: 'After the round: 5 cards revealed' }).waitFor()
    await expect.poll(() => ada.getByRole('button', { name: 'Set the timer anew' }).count()).toBe(0)
  })

  test('a vote: so many dots and no more, a reload grants none, and the result in its order', async () => {
    await ada.keyboard.press('Alt+Shift+D')
    const dialog = ada.getByRole('dialog', { name: 'Start a vote' })
    await dialog.getByLabel('Question').fill('What first?')
    await dialog.getByLabel('Dots for each person').fill('3')
    await dialog.getByLabel('Most on one card').fill('2')
    await dialog.getByRole('button', { name: 'Open the vote' }).click()

    const give = (page: Page, text: string) => page.getByRole('button', { name: `Give a dot to “${text}”` })
    await give(guest, 'Ada whispers this').click()
    await give(guest, 'Ada whispers this').click()
    expect(await give(guest, 'Ada whispers this').getAttribute('aria-disabled')).toBe('true')
    await give(guest, 'First of two lines').click()
    await guest.getByText('0 dots left').waitFor()
    await give(guest, 'Second of two lines').click({ force: true })
    await guest.getByText('All your dots are given.', { exact: false }).waitFor()
    await guest.reload()
    await guest.getByText('0 dots left').waitFor()

    // The keyboard's way: the selected card, dots given and one taken back.
    await cardWith(ben, 'First of two lines').click()
    for (const key of ['v', '+', 'Shift+V', '+']) await ben.keyboard.press(key)
    await ben.getByText('1 dot left').waitFor()
    await ada.getByRole('button', { name: 'What first?: 2 of 3 voted' }).waitFor()
    expect(await ada.locator('.vote-mark[data-given]').count()).toBe(0)
    const ownDots = benHeard().match(/"mine":\{[^}]*\}/g) ?? []
    expect(new Set(ownDots.map((mine) => Object.keys(JSON.parse(`{${mine}}`).mine).length))).toEqual(
      new Set([0, 1]),
    )

    await ada.getByRole('button', { name: 'Close the vote' }).click()
    await ada.getByText('5 dots from 2 people.').waitFor()
    const rows = ada.locator('.votes-row')
    await expect.poll(() => rows.count()).toBe(2)
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/First of two lines\s+3 dots/),
      expect.stringMatching(/Ada whispers this\s+2 dots/),
    ])
    await cardWith(ben, '3 votes').waitFor()
    await ada.getByRole('button', { name: 'Select the top 2' }).click()
    await expect.poll(() => ada.locator('.card-node[data-selected]').count()).toBe(2)
    await ada.getByRole('button', { name: 'Close result of the vote' }).click()
    await guest.getByRole('button', { name: 'Result' }).click()
    await guest.getByText('5 dots from 2 people.').waitFor()
  })

  test('a rating: each sees their own line, and the mean with its spread in the end', async () => {
    await ada.keyboard.press('Alt+Shift+R')
    await ada.getByRole('button', { name: 'Open the rating' }).click()
    await guest.getByRole('button', { name: 'Draw your own line' }).click()
    await ada.keyboard.press('0')
    const rate = async (page: Page, presses: readonly string[]) => {
      await page.locator('.empty-step').first().click()
      for (const key of presses) await page.keyboard.press(key)
    }
    await rate(ada, ['+', '+', '+', '+'])
    await rate(guest, ['-', '-', '-', '-'])
    await guest.getByRole('button', { name: 'You rated 1 step' }).waitFor()
    await ada.getByRole('button', { name: 'Rating: 2 of 3 rated' }).waitFor()
    for (const page of [ada, guest]) expect(await page.locator('.point-grip').count()).toBe(1)
    expect(await ben.locator('.point-grip').count()).toBe(0)

    await ada.getByRole('button', { name: 'Close the rating' }).click()
    for (const page of [ada, ben, guest]) {
      await expect.poll(() => page.locator('.point-grip').count()).toBe(1)
      await expect.poll(() => page.getByText('Spread of ratings').count()).toBeGreaterThan(0)
    }
    expect(app.complaints).toEqual([])
  })
})
