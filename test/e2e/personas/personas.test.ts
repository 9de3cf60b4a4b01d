import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

/** A picture of 300 × 200 pixels, red at the left and blue at the right, with a place noted beside it. */
async function twoColours(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200)
    const paint = canvas.getContext('2d')
    if (!paint) throw new Error('No canvas')
    paint.fillStyle = '#ff0000'
    paint.fillRect(0, 0, 150, 200)
    paint.fillStyle = '#0000ff'
    paint.fillRect(150, 0, 150, 200)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const note = Buffer.from('GPS 52.5200 N 13.4050 E')
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, note.length + 2]), note])
  const jpeg = Buffer.from(bytes)
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}

describe.skipIf(noBrowser)('the library of personas', () => {
  let app: App
  let page: Page
  let other: Page
  beforeAll(async () => {
    app = await startApp()
    const project = await newProject(app, 'sample')
    page = await app.window(project)
    other = await app.window(project)
    await openLibrary(page)
    await openLibrary(other)
  })
  afterAll(() => app?.close())

  const library = (on = page) => on.getByRole('dialog', { name: 'Personas' })
  const field = (label: string, on = page) => library(on).getByLabel(label, { exact: true })
  const names = (on = page) => library(on).locator('.library-choice strong').allTextContents()
  const openLibrary = async (on: Page) => {
    await on.getByRole('button', { name: 'More', exact: true }).click()
    await on.getByRole('menuitem', { name: 'Personas…' }).click()
    await library(on).waitFor()
  }
  const labels = () =>
    library().getByRole('region', { name: 'Demographics' }).locator('.field-label').allTextContents()

  const expectNoComplaints = async () => {
    const { violations } = await (await axeFor(page)).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([])
  }

  test('fields are filled in where they stand, in both windows, and keep the keyboard', async () => {
    await field('Income').focus()
    await page.keyboard.type('€ 2,900')
    await field('Age').focus()
    await page.keyboard.type('34')
    await expect.poll(() => field('Income', other).inputValue()).toBe('€ 2,900')
    await expect.poll(() => field('Age', other).inputValue()).toBe('34')
    expect(await labels()).toEqual(['Age', 'Family status', 'Place', 'Income'])
  })

  test('a field is moved by its grip with the keys, and emptied by its cross', async () => {
    await library().getByRole('button', { name: 'Move Income', exact: true }).focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(labels).toEqual(['Income', 'Age', 'Family status', 'Place'])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move Income')
    await library().getByRole('button', { name: 'Remove Income' }).click()
    await expect.poll(() => field('Income', other).inputValue()).toBe('')
  })

  test('a field of one’s own has a heading of one’s own; a new persona’s name is the first thing to type', async () => {
    await library().getByRole('button', { name: 'Add a field of your own' }).click()
    await page.keyboard.type('Bike')
    await field('Bike').fill('Folding, ten years old')
    await expect.poll(() => field('Bike', other).inputValue()).toBe('Folding, ten years old')
    await library().getByRole('button', { name: 'Add a persona' }).click()
    await page.keyboard.type('Jonas')
    await expect.poll(() => names(other)).toEqual(['Mira', 'Jonas'])
  })

  test('personas are put in order by pulling, doubled, and deleted after it was said what goes', async () => {
    const grip = await library().getByRole('button', { name: 'Move Jonas' }).boundingBox()
    const first = await library().locator('.library-row').first().boundingBox()
    if (!grip || !first) throw new Error('No list')
    await page.mouse.move(grip.x + 8, grip.y + 8)
    await page.mouse.down()
    await page.mouse.move(grip.x + 8, first.y + 4, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => names(other)).toEqual(['Jonas', 'Mira'])
    await library().getByRole('button', { name: /^Mira/ }).click()
    await library().getByRole('button', { name: 'Duplicate' }).click()
    await expect.poll(() => names(other)).toEqual(['Jonas', 'Mira', 'Mira (copy)'])
    expect(await field('Bike').inputValue()).toBe('Folding, ten years old')
    await library().getByRole('button', { name: 'Delete…' }).click()
    await page.getByText('No map uses this persona.').waitFor()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(() => names(other)).toEqual(['Jonas', 'Mira'])
  })

  test('a picture is cropped by keys to a square, made anew without what the camera noted', async () => {
    await library()
      .getByRole('button', { name: /^Jonas/ })
      .click()
    const picture = await twoColours(page)
    await library().getByRole('button', { name: 'Change the portrait' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'A picture of your own…' }).click(),
    ])
    await chooser.setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture })
    const crop = page.getByRole('dialog', { name: 'Portrait' })
    await crop.locator('img').waitFor()
    for (let times = 0; times < 12; times++) await page.keyboard.press('+')
    for (let times = 0; times < 20; times++) await page.keyboard.press('ArrowLeft')
    await expectNoComplaints()
    const stored = other.waitForResponse((response) => /\/images\/[0-9a-f]{64}/.test(response.url()))
    await crop.getByRole('button', { name: 'Use this portrait' }).click()
    await crop.waitFor({ state: 'detached' })
    expect((await (await stored).body()).includes('GPS')).toBe(false)
    await expect.poll(() => library(other).locator('.library-row image').count()).toBe(1)
    const seen = await page.locator('.sheet-face image').evaluate(async (element) => {
      const image = new Image()
      image.src = element.getAttribute('href') ?? ''
      await image.decode()
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
      const paint = canvas.getContext('2d')
      paint?.drawImage(image, 0, 0)
      const [red = 0, , blue = 0] = paint?.getImageData(canvas.width - 3, 3, 1, 1).data ?? []
      return { square: canvas.width === canvas.height, isBlue: blue > 200 && red < 60 }
    })
    expect(seen).toEqual({ square: true, isBlue: true })
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await expectNoComplaints()
  })

  test('empathy maps are made here, and several of them become one', async () => {
    await library().getByRole('button', { name: /^Mira/ }).click()
    await library().getByRole('button', { name: 'Make an empathy map' }).click()
    const tab = page.locator('.map-tab[aria-current]')
    await expect.poll(() => tab.textContent()).toMatch(/Mira: empathy map/)
    await openLibrary(page)
    await library().getByRole('button', { name: 'Make another' }).click()
    await openLibrary(page)
    await library().getByRole('button', { name: 'Merge all 2 into one' }).click()
    await expect.poll(() => tab.textContent()).toMatch(/\(merged\)/)
    await expect.poll(() => page.locator('.map-tab').count()).toBe(5)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.map-tab').count()).toBe(4)
  })

  test('nothing on the way made the page complain', () => {
    expect(app.complaints).toEqual([])
  })
})
