import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { countColor, difference, type ReadPng, readPng, shrunk } from '../export/support/read-png.ts'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'

const KEY = 'Control+Shift+C'

describe.skipIf(noBrowser)('copying as a picture', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp(['--disable-lcd-text'])
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await app.window(await newProject(app, 'sample'))
    onTestFinished(() => page.context().close())
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  })

  const toast = (words: string) => page.locator('[data-sonner-toast]', { hasText: words })

  async function copied(words: string): Promise<ReadPng> {
    await toast(words).waitFor()
    const bytes = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const picture = await item?.getType('image/png')
      return picture ? [...new Uint8Array(await picture.arrayBuffer())] : []
    })
    return readPng(Uint8Array.from(bytes))
  }

  test('takes the selected cards alone, sharp, without the frame that shows them selected', async () => {
    await page.keyboard.press('1')
    await cardWith(page, 'Sees Jonas arrive by e-bike').click()
    await cardWith(page, 'Adds up bus pass').click({ modifiers: ['Shift'] })
    await page.keyboard.press(KEY)
    const picture = await copied('Selection copied as a picture')
    // Two cards side by side with paper around them, two pixels to a unit.
    expect(picture.width).toBeGreaterThan(2 * 2 * 176)
    expect(picture.width).toBeLessThan(2 * 2 * 300)
    expect(picture.height).toBeLessThan(2 * 180)
    expect(countColor(picture, LIGHT.tones.yellow.fill)).toBeGreaterThan(20_000)
    expect(countColor(picture, LIGHT.tones.blue.fill)).toBe(0)
    expect(countColor(picture, LIGHT.accent)).toBe(0)
    expect(countColor(picture, LIGHT.ink)).toBeGreaterThan(200)
  })

  test('takes what the window shows where nothing is selected, titles at the edges too, nothing that lies over it', async () => {
    await page.keyboard.press('2')
    // Leaves the keyboard's place there, which the picture must not show.
    await cardWith(page, 'I could get used to this').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press(KEY)
    const picture = await copied('View copied as a picture')
    const canvas = page.locator('.map-canvas')
    const box = await canvas.boundingBox()
    if (!box) throw new Error('There is no canvas.')
    expect([picture.width, picture.height]).toEqual([2 * box.width, 2 * box.height])
    const hide =
      '.minimap, .keyboard-place, .cell-add, [data-sonner-toaster], .hint { display: none !important }'
    await page.addStyleTag({ content: hide })
    // The lower part has hints over it.
    const clip = { ...box, height: 600 }
    const seen = readPng(await page.screenshot({ clip }))
    const taken = top(shrunk(picture, 2), 600)
    const { mean, worst, at } = difference(shrunk(taken, 6), shrunk(seen, 6), 10)
    expect(mean).toBeLessThan(0.8)
    expect(worst, at).toBeLessThan(8)
  })

  test('is offered in the menu of the map, and for what is selected', async () => {
    await cardWith(page, 'Calls in her lunch break').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Copy as picture' }).click()
    await toast('Selection copied as a picture').waitFor()
  })

  test('says in words where the page may not use the clipboard, and offers to save instead', async () => {
    await page.evaluate(() => Object.defineProperty(window, 'ClipboardItem', { value: undefined }))
    await page.keyboard.press(KEY)
    const words = toast('did not let the picture onto the clipboard')
    await words.waitFor()
    const download = page.waitForEvent('download')
    await words.getByRole('button', { name: 'Save it instead' }).click()
    expect((await download).suggestedFilename()).toBe('From bus pass to e-bike.png')
  })

  test('complains of nothing', () => expect(app.complaints).toEqual([]))
})

/** The upper rows of a picture. */
const top = (picture: ReadPng, height: number): ReadPng => ({
  ...picture,
  height,
  data: picture.data.subarray(0, picture.width * height * picture.channels),
})
