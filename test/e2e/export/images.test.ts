/** Pictures in a drawing come out the same in every format. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { inGrey } from '#shared/layout/drawing/in-grey.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { imageType } from '#shared/model/image.ts'
import { pictureFile, pngOf, refOf } from '#test/support/pictures.ts'
import { ask, has, noPrinter, RSVG, usePrinter, value } from './support/exporting.ts'
import { countColor, difference, type ReadPng, readPng } from './support/read-png.ts'

const [RED, TEAL] = ['#c81e1e', '#007878']
const red = pngOf(400, 100, [0xc8, 0x1e, 0x1e])
const teal = pngOf(60, 240, [0, 0x78, 0x78])
const photo = pictureFile('photo.jpg')
const images = new Map([
  [refOf(red), red],
  [refOf(teal), teal],
  [refOf(photo, 'jpg'), photo],
])

/** A wide, a high and a rounded picture in square boxes, a photo that is cropped, and one that is missing. */
const drawing: Drawing = {
  bounds: { x: 0, y: 0, width: 560, height: 120 },
  background: '#ffffff',
  title: 'Pictures',
  shapes: [
    { type: 'image', ref: refOf(red), x: 10, y: 10, width: 100, height: 100 },
    {
      type: 'group',
      at: { x: 120, y: 0 },
      children: [{ type: 'image', ref: refOf(teal), x: 0, y: 10, width: 100, height: 100, radius: 50 }],
    },
    { type: 'image', ref: refOf(photo, 'jpg'), x: 230, y: 10, width: 100, height: 100 },
    { type: 'image', ref: refOf(pngOf(1, 1)), x: 340, y: 10, width: 100, height: 100, radius: 8 },
    { type: 'image', ref: refOf(teal), x: 450, y: 10, width: 100, height: 100 },
  ],
}
const address = (ref: string): string | undefined =>
  images.has(ref) ? `data:${imageType(ref)};base64,${images.get(ref)?.toString('base64')}` : undefined

async function inChromium(svg: string): Promise<ReadPng> {
  const browser = await chromium.launch({ executablePath: chromiumPlaces().paths[0] as string })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: drawing.bounds })
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  return readPng(await page.screenshot())
}

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-pictures-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The sign for what is missing keeps a breath of blue: all else is as red as it is green and blue. */
function expectGrey({ data, channels }: ReadPng): void {
  let [most, dark] = [0, 0]
  for (let i = 0; i < data.length; i += channels) {
    const [r, g, b] = [data[i], data[i + 1], data[i + 2]] as [number, number, number]
    most = Math.max(most, Math.max(r, g, b) - Math.min(r, g, b))
    if (r < 200) dark++
  }
  expect(most).toBeLessThan(16)
  expect(dark).toBeGreaterThan(1000)
}

describe.skipIf(noPrinter)('pictures (needs a Chromium)', () => {
  const use = usePrinter()

  test('a PNG shows them as the SVG does: filled, cropped, round, and a sign for what is missing', async () => {
    const made = await use.printer.exportPng(drawing, { scale: 1, background: 'paper', images })
    const picture = readPng(value(made).bytes)
    expect(countColor(picture, RED)).toBe(100 * 100)
    const disc = Math.PI * 50 * 50
    expect(Math.abs(countColor(picture, TEAL) - 100 * 100 - disc)).toBeLessThan(disc / 20)
    const svg = writeSvg(drawing, { images: address })
    const { mean, worst, at } = difference(picture, await inChromium(svg))
    expect(mean).toBeLessThan(0.2)
    expect(worst, at).toBeLessThan(4)
  })

  describe('for printers without colour', () => {
    const shapes = inGrey(drawing.shapes)
    const inColour = [RED, TEAL, '#ff0000']

    test('they are grey in a PNG and in an SVG, equally bright', async () => {
      const made = await use.printer.exportPng(
        { ...drawing, shapes },
        { scale: 1, background: 'paper', images },
      )
      const picture = readPng(value(made).bytes)
      expectGrey(picture)
      const svg = writeSvg({ ...drawing, shapes }, { images: address })
      const shown = await inChromium(svg)
      expectGrey(shown)
      expect(difference(picture, shown).mean).toBeLessThan(0.3)
      for (const color of inColour) expect(countColor(picture, color)).toBe(0)
    })

    test.skipIf(!has(RSVG))('and in a program that is no browser', async () => {
      const folder = await scratch()
      await writeFile(join(folder, 'grey.svg'), writeSvg({ ...drawing, shapes }, { images: address }))
      ask(RSVG, join(folder, 'grey.svg'), '-o', join(folder, 'grey.png'))
      expectGrey(readPng(await readFile(join(folder, 'grey.png'))))
    })

    test.skipIf(!has('pdftoppm'))('and in print, as fine as they are', async () => {
      const folder = await scratch()
      const page = { paper: 'A4', orientation: 'landscape', fontCss: '', title: 'Pictures' } as const
      const { html, ...size } = writePrintPage({ ...drawing, shapes }, { ...page, images: address })
      const path = join(folder, 'grey.pdf')
      await writeFile(path, value(await use.printer.print(html, size, new AbortController().signal)))
      ask('pdftoppm', '-png', '-singlefile', '-r', '50', path, join(folder, 'grey'))
      expectGrey(readPng(await readFile(join(folder, 'grey.png'))))
      expect(ask('pdfimages', '-list', path)).toMatch(/\s100\s+100\s/)
    })
  })

  test.skipIf(!has('pdfimages'))('a PDF carries each picture', async () => {
    const folder = await scratch()
    const page = { paper: 'A4', orientation: 'landscape', fontCss: '', title: 'Pictures' } as const
    const { html, ...size } = writePrintPage(drawing, { ...page, images: address })
    const path = join(folder, 'pictures.pdf')
    await writeFile(path, value(await use.printer.print(html, size, new AbortController().signal)))
    const sizes = ask('pdfimages', '-list', path)
      .split('\n')
      .slice(2)
      .map((line) => line.trim().split(/\s+/).slice(3, 5).join('x'))
    // Each is there at its own resolution, what was cropped left out.
    for (const wanted of ['100x100', '60x60', '20x20']) expect(sizes).toContain(wanted)
  })
})
