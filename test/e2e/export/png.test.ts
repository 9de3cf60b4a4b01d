import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { denseMap, EVERY_KIND, thousandCards } from '#test/shared/formats/export/support/maps.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { noPrinter, usePrinter, value } from './support/exporting.ts'
import { countColor, difference, readPng } from './support/read-png.ts'

const everyKind = viewOf(EVERY_KIND)

describe.skipIf(noPrinter)('PNG (needs a Chromium)', () => {
  const use = usePrinter()

  test('has the asked pixels and shows the whole map with its lines and connectors', async () => {
    const drawing = drawingForExport(everyKind)
    const picture = readPng(
      value(await use.printer.exportPng(drawing, { widthPx: 2400, background: 'paper', dpi: 192 })).bytes,
    )
    expect(picture.width).toBe(2400)
    expect(picture.height).toBe(Math.round((2400 * drawing.bounds.height) / drawing.bounds.width))
    expect(picture.channels).toBe(3)
    for (const color of [
      LIGHT.tones.blue.strong,
      LIGHT.tones.orange.strong,
      LIGHT.muted,
      ...Object.values(LIGHT.tones).map(({ fill }) => fill),
    ])
      expect(countColor(picture, color), color).toBeGreaterThan(200)
    // Pixels per metre.
    expect(picture.chunks.get('pHYs')?.toString('hex')).toBe('00001d8700001d8701')
    expect(picture.chunkNames.slice(0, 3)).toEqual(['IHDR', 'sRGB', 'pHYs'])
  })

  test('shows nothing behind the map where nothing is wanted', async () => {
    const drawing = drawingForExport(everyKind)
    const picture = readPng(
      value(await use.printer.exportPng(drawing, { scale: 0.5, background: 'transparent' })).bytes,
    )
    expect(picture.channels).toBe(4)
    expect([...picture.data.subarray(0, 4)]).toEqual([0, 0, 0, 0])
    expect(countColor(picture, LIGHT.tones.yellow.fill)).toBeGreaterThan(200)
  })

  test.each(['light', 'dark'] as const)('shows what Chromium shows of the SVG, %s', async (theme) => {
    const drawing = drawingForExport(everyKind, { theme })
    const { width, height } = drawing.bounds
    const picture = readPng(
      value(await use.printer.exportPng(drawing, { scale: 1, background: 'paper' })).bytes,
    )
    const browser = await chromium.launch({
      executablePath: chromiumPlaces().paths[0] as string,
      args: ['--disable-lcd-text'],
    })
    try {
      const page = await browser.newPage({ viewport: { width, height } })
      const svg = writeSvg(drawing, { fontCss: await embeddedFontCss(drawing, use.pages) })
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
      await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())).then(() => null))
      const { mean, worst, at } = difference(picture, readPng(await page.screenshot()))
      expect(countColor(picture, (theme === 'dark' ? DARK : LIGHT).ink)).toBeGreaterThan(200)
      expect(mean).toBeLessThan(0.1)
      // A missing icon makes some 5 in its tile, a missing line of text 15.
      expect(worst, at).toBeLessThan(3)
    } finally {
      await browser.close()
    }
  })

  test('of a thousand cards at twice its size is whole: 19,000 pixels wide, each card with its text', async () => {
    const drawing = drawingForExport(viewOf(thousandCards()))
    const shares: number[] = []
    const picture = readPng(
      value(
        await use.printer.exportPng(drawing, {
          scale: 2,
          background: 'paper',
          onProgress: (share) => shares.push(share),
        }),
      ).bytes,
    )
    expect([picture.width, picture.height]).toEqual([19_000, 2 * drawing.bounds.height])
    for (const shape of drawing.shapes) {
      if (shape.type !== 'group' || !shape.label?.startsWith('N')) continue
      const x = Math.round((shape.at!.x - drawing.bounds.x) * 2)
      const y = Math.round((shape.at!.y - drawing.bounds.y) * 2)
      expect(darkest(picture, x, y), shape.label).toBeLessThan(80)
    }
    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  test('that cannot be made is refused before the work starts', async () => {
    const drawing = drawingForExport(everyKind)
    const refused = await use.printer.exportPng(drawing, { scale: 1000, background: 'paper' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })

  test('can be cancelled while it is made', async () => {
    const abort = new AbortController()
    const drawing = drawingForExport(viewOf(denseMap(20, 10, 5)))
    const refused = await use.printer.exportPng(drawing, {
      scale: 4,
      background: 'paper',
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

/** The least brightness in the first 300 × 60 pixels from a corner on. */
function darkest({ data, width }: { data: Uint8Array; width: number }, left: number, top: number): number {
  let least = 255
  for (let y = top; y < top + 60; y++)
    for (let x = left; x < left + 300; x++) least = Math.min(least, data[(y * width + x) * 3] as number)
  return least
}
