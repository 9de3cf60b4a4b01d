import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

/** What is read once it does not change any more: the view moves softly to where it is sent. */
async function atRest<T>(read: () => Promise<T>): Promise<T> {
  let last = await read()
  await expect
    .poll(async () => {
      const before = last
      last = await read()
      return JSON.stringify(last) === JSON.stringify(before)
    })
    .toBe(true)
  return last
}

describe.skipIf(noBrowser)('presenting', () => {
  let app: App
  let project: ProjectEntry
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    project = await newProject(app, 'sample')
    page = await app.window(project)
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    await page.keyboard.press('Control+Enter')
    await hall().waitFor()
    await expect.poll(progress).toMatch(/^1 \//)
  })
  afterEach(async () => {
    for (let presses = 0; presses < 4 && (await hall().count()) > 0; presses++) {
      await page.keyboard.press('Escape')
      await page.waitForTimeout(50)
    }
    await page.locator('.map-canvas').waitFor()
  })

  const hall = () => page.getByRole('main', { name: 'Presentation' })
  const progress = async () => ((await page.locator('.present-progress').textContent()) ?? '').trim()
  const heading = () => hall().getByRole('heading', { level: 1 }).textContent()
  /** The middle of a card on the slide. */
  const cardOn = (words: string) => hall().locator('[data-card]', { hasText: words })
  const cardAt = async (words: string) => {
    const box = await cardOn(words).boundingBox()
    if (!box) throw new Error(`No card ${words} on this slide`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** The height of the smallest letter on the slide, in fiftieths of the screen's height. */
  const smallestText = () =>
    page.evaluate(() => {
      const sizes = [...document.querySelectorAll<SVGTextElement>('.present svg.slide text')].map(
        (text) => Number(text.getAttribute('font-size')) * (text.getScreenCTM()?.d ?? 0),
      )
      return (Math.min(...sizes) / window.innerHeight) * 50
    })

  test('hides everything else, in full screen, and gives the map back as it lay', async () => {
    await page.keyboard.press('Escape')
    const place = () => cardWith(page, 'Puts the phone away').first().boundingBox()
    const whole = await place()
    await page.keyboard.press('3')
    await expect.poll(place).not.toEqual(whole)
    await expect.poll(async () => (await place())?.width).toBeGreaterThan(1.3 * (whole?.width ?? 0))
    const before = await atRest(place)
    await page.getByRole('button', { name: 'Present', exact: true }).click()
    await hall().waitFor()
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.locator('.map-canvas').waitFor()
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull()
    await expect.poll(place).toEqual(before)
    await page.keyboard.press('0')
  })

  test('a clicker goes through all slides; every part can be read at the back of the room', async () => {
    const total = Number((await progress()).split('/')[1])
    expect(total).toBeGreaterThan(8)
    const seen: (string | null)[] = []
    for (let slide = 1; slide <= total; slide++) {
      await expect.poll(progress).toBe(`${slide} / ${total}`)
      const name = await heading()
      seen.push(name)
      if (slide !== 2) expect(await smallestText(), `${name}`).toBeGreaterThanOrEqual(1 - 1e-3)
      await page.keyboard.press('PageDown')
    }
    expect(seen.slice(0, 2)).toEqual(['From bus pass to e-bike', 'The whole map'])
    for (const stage of ['Notice', 'Try', 'Sign up', 'Ride', 'Get help and decide'])
      expect(seen.some((name) => name?.startsWith(stage))).toBe(true)
    expect(seen.at(-1)).toBe('What to take away')
    await page.keyboard.press('Home')
    await expect.poll(progress).toBe(`1 / ${total}`)
  })

  test('digits go to a stage, L tells lane by lane, and B blanks', async () => {
    await page.keyboard.press('4')
    await expect.poll(heading).toMatch(/^Ride/)
    await page.keyboard.press('l')
    await expect.poll(heading).toMatch(/^Doing/)
    await page.keyboard.press('5')
    await expect.poll(heading).toMatch(/^Pain points/)
    await page.keyboard.press('l')
    await page.keyboard.press('b')
    await expect.poll(() => page.locator('.present svg.slide').count()).toBe(0)
    await page.keyboard.press('PageDown')
    await expect.poll(() => page.locator('.present svg.slide').count()).toBe(1)
  })

  test('a press puts a cell into the light, the next shows its card, and Esc steps back', async () => {
    await page.keyboard.press('3')
    const dim = hall().locator('.slide-dim')
    const card = await cardAt('Puts the phone')
    await page.mouse.click(card.x, card.y)
    await dim.waitFor()
    await page.mouse.click(card.x, card.y)
    const shown = hall().locator('.slide-card')
    await expect.poll(() => shown.textContent()).toContain('Puts the phone away')
    await page.keyboard.press('Escape')
    await expect.poll(() => shown.count()).toBe(0)
    const ring = hall().locator('.slide-dim + rect')
    const before = await ring.boundingBox()
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await ring.boundingBox())?.y).toBeGreaterThan(before?.y ?? 0)
    await page.keyboard.press('Escape')
    await expect.poll(() => dim.count()).toBe(0)
    expect(await hall().count()).toBe(1)
  })

  test('a finger turns the slides', async () => {
    const swipe = (from: number, to: number) =>
      hall().evaluate(
        (root, [start, end]) => {
          const at = (type: string, clientX = 0) =>
            root.dispatchEvent(
              new PointerEvent(type, {
                clientX,
                clientY: 400,
                pointerType: 'touch',
                pointerId: 7,
                bubbles: true,
              }),
            )
          at('pointerdown', start)
          at('pointerup', end)
        },
        [from, to] as const,
      )
    await swipe(900, 500)
    await expect.poll(progress).toMatch(/^2 \//)
    await swipe(500, 900)
    await expect.poll(progress).toMatch(/^1 \//)
  })

  test('insights are switched off and on, and it is remembered', async () => {
    await page.keyboard.press('2')
    await page.keyboard.press('PageDown')
    const peak = () => hall().locator('svg.slide text', { hasText: 'Peak' }).count()
    await expect.poll(peak).toBe(1)
    await page.keyboard.press('i')
    await expect.poll(peak).toBe(0)
    await page.keyboard.press('Escape')
    await page.locator('.map-canvas').waitFor()
    await page.keyboard.press('Control+Enter')
    await expect.poll(progress).toMatch(/^1 \//)
    await page.keyboard.press('2')
    await page.keyboard.press('PageDown')
    await expect.poll(heading).toMatch(/^Try, 2/)
    await expect.poll(peak).toBe(0)
    await page.keyboard.press('i')
    await expect.poll(peak).toBe(1)
  })

  test('all slides side by side, with the keyboard', async () => {
    await page.keyboard.press('o')
    const grid = page.getByRole('dialog', { name: 'All slides' })
    await grid.waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => grid.count()).toBe(0)
    await expect.poll(progress).toMatch(/^3 \//)
  })

  test('what others edit shows at once', async () => {
    const other = await app.window(project)
    await page.keyboard.press('3')
    await cardWith(other, 'Puts the phone away').first().dblclick()
    await other.keyboard.press('End')
    await other.keyboard.type(', grumbling')
    await expect.poll(() => cardOn('grumbling').count()).toBe(1)
    await other.keyboard.press('Escape')
    await other.context().close()
  })

  test('the presenter’s window follows and leads, with notes and what comes next', async () => {
    const stage = await app.window(project)
    await stage
      .getByRole('group', { name: 'Stages and steps' })
      .getByText('Notice')
      .first()
      .click({ force: true })
    await stage.keyboard.press('d')
    await stage.getByLabel('Presenter’s notes').first().fill('Ask who rides already.')
    await stage.context().close()
    await page.mouse.move(400, 300)
    await page.mouse.move(420, 320)
    const [desk] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Notes in a second window' }).click(),
    ])
    app.listen(desk)
    await desk.getByRole('main', { name: 'Presenter’s window' }).waitFor()
    await desk.getByRole('button', { name: 'Next slide' }).click()
    await expect.poll(progress).toMatch(/^2 \//)
    await desk.keyboard.press('PageDown')
    await expect.poll(heading).toMatch(/^Notice/)
    await expect
      .poll(() => desk.getByRole('region', { name: 'Notes' }).textContent())
      .toContain('Ask who rides already.')
    await page.bringToFront()
    await page.keyboard.press('n')
    await expect.poll(() => page.getByRole('complementary').textContent()).toContain('Ask who rides already.')
    await page.keyboard.press('n')
    await page.keyboard.press('End')
    await expect.poll(() => desk.getByRole('region', { name: 'Next' }).textContent()).toContain('last slide')
    const { violations } = await (await axeFor(desk)).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Escape')
    await desk.getByRole('heading', { name: /Nobody presents/ }).waitFor()
    await desk.close()
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const faults = async () => {
      const { violations } = await (await axeFor(page)).analyze()
      return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html.slice(0, 120)}`)
    }
    await page.mouse.move(400, 300)
    await page.mouse.move(420, 330)
    await page.keyboard.press('3')
    await page.keyboard.press('s')
    expect(await faults()).toEqual([])
    await page.keyboard.press('o')
    await page.getByRole('dialog', { name: 'All slides' }).waitFor()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys while presenting' }).waitFor()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  test('the console never complained', () => {
    expect(app.complaints).toEqual([])
  })
})
