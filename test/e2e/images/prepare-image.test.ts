/** What becomes of a picture that somebody drops, before it is stored; in a real browser, as only browsers can do it. */
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Preparing, prepareImage } from '#renderer/session/prepare-image.ts'
import type { Problem } from '#shared/base/result.ts'
import { readImageHeader } from '#shared/formats/image-header.ts'
import { asTakenByCamera, pictureFile, pngOf, SECRET } from '#test/support/pictures.ts'
import { noBrowser } from '../support/app.ts'

declare global {
  interface Window {
    readonly prepare: { readonly prepareImage: typeof prepareImage }
  }
}

async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, '../../../renderer/session/prepare-image.ts')
  const [made] = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, name: 'prepare', formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[]
  const [script] = made?.output ?? []
  if (!script) throw new Error('Nothing was built')
  return script.code
}

interface Made {
  readonly bytes: Buffer
  readonly ratio: number
  /** Colours of some points, each told by its place in shares of width and height. */
  readonly colors: readonly (readonly number[])[]
}

describe.skipIf(noBrowser)('a picture that is brought in', () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: ['--no-sandbox'],
    })
    page = await browser.newPage()
    await page.route('http://**', (route) => {
      asked.push(route.request().url())
      return route.abort()
    })
    await page.evaluate(await bundle())
  })
  afterAll(() => browser?.close())

  async function prepared(
    bytes: Buffer,
    preparing: Preparing,
    look: readonly (readonly [number, number])[] = [],
    type = '',
  ): Promise<Made | Problem> {
    const made = await page.evaluate(
      async ({ base64, preparing, look, type }) => {
        const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const result = await window.prepare.prepareImage(new Blob([content], { type }), preparing)
        if (!result.ok) return result.error
        const { file, ratio } = result.value
        const image = await createImageBitmap(file)
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
        context?.drawImage(image, 0, 0)
        const colors = look.map(([x, y]) => [
          ...(context?.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data ??
            []),
        ])
        const reader = new FileReader()
        reader.readAsDataURL(file)
        await new Promise((resolve) => {
          reader.onload = resolve
        })
        return { data: String(reader.result).split(',')[1] ?? '', ratio, colors }
      },
      { base64: bytes.toString('base64'), preparing, look, type },
    )
    return 'data' in made ? { ...made, bytes: Buffer.from(made.data, 'base64') } : made
  }
  async function done(...args: Parameters<typeof prepared>): Promise<Made> {
    const made = await prepared(...args)
    if ('code' in made) throw new Error(made.message)
    return made
  }

  test('is shrunk and written as WebP', async () => {
    const { bytes, ratio } = await done(pngOf(2000, 500), { maxSide: 1600 })
    expect(readImageHeader(bytes)).toEqual({ ending: 'webp', width: 1600, height: 400 })
    expect(ratio).toBe(4)
  })

  test('is never made larger', async () => {
    const { bytes } = await done(pngOf(50, 20), { maxSide: 1600 })
    expect(readImageHeader(bytes)).toMatchObject({ width: 50, height: 20 })
  })

  test('stands upright, without what the camera wrote beside it', async () => {
    const taken = asTakenByCamera(pictureFile('photo.jpg'))
    expect(taken.includes(SECRET)).toBe(true)
    // The upper edge of the file, which is red, is the right edge of what the camera saw.
    const look = [
      [0.9, 0.5],
      [0.1, 0.5],
    ] as const
    const { bytes, ratio, colors } = await done(taken, { maxSide: 100 }, look)
    expect([readImageHeader(bytes), ratio]).toEqual([{ ending: 'webp', width: 20, height: 40 }, 0.5])
    expect(bytes.includes(SECRET)).toBe(false)
    expect(bytes.includes('EXIF')).toBe(false)
    const [[red = 0, , redder = 0] = [], [other = 0, , blue = 0] = []] = colors
    expect(red).toBeGreaterThan(redder)
    expect(blue).toBeGreaterThan(other)
  })

  test.each([
    ['the square in its middle', 'square', 1],
    ['a part of it', { x: 0, y: 0.5, width: 1, height: 0.5 }, 4],
  ] as const)('is cropped to %s', async (_name, crop, ratio) => {
    expect((await done(pngOf(200, 100), { maxSide: 512, crop })).ratio).toBe(ratio)
  })

  test.each(['clip.gif', 'lossy.webp', 'lossless.webp', 'alpha.webp'])('may be a %s', async (name) => {
    expect(readImageHeader((await done(pictureFile(name), { maxSide: 100 })).bytes)?.ending).toBe('webp')
  })

  test('keeps what is clear in it clear', async () => {
    const { colors } = await done(pictureFile('alpha.webp'), { maxSide: 100 }, [[0.5, 0.5]])
    expect(colors[0]?.[3]).toBeGreaterThan(100)
    expect(colors[0]?.[3]).toBeLessThan(160)
  })

  const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">
    <script>window.top.hacked = true; fetch('http://example.invalid/script')</script>
    <image xlink:href="http://example.invalid/picture.png" width="5" height="5"/>
    <rect width="20" height="10" fill="#ff0000"/></svg>`

  test.each([
    ['with a type', 'image/svg+xml'],
    ['without one', ''],
  ])(
    'drawings become pixels as sharp as needed, run nothing and ask for nothing (%s)',
    async (_name, type) => {
      const { bytes, ratio, colors } = await done(Buffer.from(DRAWING), { maxSide: 400 }, [[0.5, 0.5]], type)
      expect([readImageHeader(bytes), ratio]).toEqual([{ ending: 'webp', width: 400, height: 200 }, 2])
      const [red = 0, green = 0, blue = 0] = colors[0] ?? []
      expect([red > 250, green < 6, blue < 6]).toEqual([true, true, true])
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      expect(asked).toEqual([])
    },
  )

  test.each([
    ['words', Buffer.from('no picture at all')],
    ['a page', Buffer.from('<!doctype html><p>Hello</p>')],
    ['half a picture', pngOf(400, 400).subarray(0, 40)],
    ['XML that is no drawing', Buffer.from('<?xml version="1.0"?><journey/>')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused in a sentence', async (_name, bytes) => {
    expect(await prepared(bytes, { maxSide: 100 })).toMatchObject({
      code: 'not-an-image',
      message: expect.stringMatching(/^This is no picture/),
    })
  })
})
