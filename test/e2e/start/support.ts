import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { App } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

export const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

/** A browser that nobody used yet, with everything its console complains of. */
export async function freshBrowser(app: App, options: BrowserContextOptions = {}) {
  const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  context.on('page', (page) => {
    page.on('pageerror', (error) => app.complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') app.complaints.push(message.text())
    })
  })
  return context
}

/** A browser of somebody who has seen the sample and the hints. */
export async function usedBrowser(app: App, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await freshBrowser(app, options)
  await context.addInitScript(() => {
    // A blank page, which every tab is for a moment, has no storage.
    if (!location.protocol.startsWith('http')) return
    localStorage.setItem('throughline-sample-shown', 'yes')
    localStorage.setItem('throughline-hints', 'gone')
  })
  return context
}

/** Makes the window another size, and waits until it is drawn. */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }) {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** The start screen in a new tab. */
export async function startScreen(app: App, context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(app.host.address)
  await page.getByRole('heading', { level: 1, name: /^Lay out/ }).waitFor()
  return page
}

/** What axe holds against the page as it is, rule by rule. The canvas is left out: it has tests of its own. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await (await axeFor(page)).exclude('.map-canvas').analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

interface Box {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The boxes of everything one can press within an element, as far as they are shown. */
const pressables = (within: Locator): Promise<Box[]> =>
  within.locator('button, a[href], input').evaluateAll((all) =>
    all
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return { name: element.getAttribute('aria-label') ?? element.textContent ?? '', x, y, width, height }
      })
      .filter(({ width, height }) => width > 0 && height > 0),
  )

/** Whether two boxes share more than an edge. */
export const overlap = (a: Omit<Box, 'name'>, b: Omit<Box, 'name'>): boolean =>
  a.x + 0.5 < b.x + b.width &&
  b.x + 0.5 < a.x + a.width &&
  a.y + 0.5 < b.y + b.height &&
  b.y + 0.5 < a.y + a.height

/** Expects that nothing to press is smaller than a target may be, sticks out of the window or lies on another. */
export async function expectTidy(page: Page, within: Locator, least = 24): Promise<void> {
  const boxes = await pressables(within)
  const { width } = page.viewportSize() ?? { width: 0 }
  expect(boxes.length).toBeGreaterThan(3)
  expect(boxes.filter((box) => box.width < least || box.height < least)).toEqual([])
  expect(boxes.filter((box) => box.x < 0 || box.x + box.width > width)).toEqual([])
  const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const))
  expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.name} × ${b.name}`)).toEqual([])
}
