import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { type MapSeed, snapshotOf, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { ask, has, noPrinter, RSVG, usePrinter } from './support/exporting.ts'
import { countColor, readPng } from './support/read-png.ts'

const noOther = !has(RSVG)

/** Text that tries to be more than text. */
const HOSTILE: MapSeed = {
  ...EVERY_KIND,
  title: '</title><script>alert(1)</script> & "quotes" \u0000\ud800 ]]>',
}

describe.skipIf(noPrinter)('SVG (needs a Chromium)', () => {
  const use = usePrinter()
  const drawing = drawingForExport(viewOf(EVERY_KIND))

  test.each([
    ['a map', EVERY_KIND],
    ['hostile text', HOSTILE],
  ])('of %s is well-formed XML with every line as real text, and runs nothing', async (_, seed) => {
    const drawn = drawingForExport(viewOf(seed))
    const svg = writeSvg(drawn, { fontCss: await embeddedFontCss(drawn, use.pages) })
    const browser = await chromium.launch({ executablePath: chromiumPlaces().paths[0] as string })
    try {
      const page = await browser.newPage()
      const read = await page.evaluate((file) => {
        const parsed = new DOMParser().parseFromString(file, 'image/svg+xml')
        return {
          broken: parsed.querySelector('parsererror')?.textContent ?? null,
          texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent),
          scripts: parsed.querySelectorAll('script, foreignObject, image, a').length,
        }
      }, svg)
      expect(read.broken).toBeNull()
      expect(read.scripts).toBe(0)
      const written = [...textsOf(drawn.shapes)].map(({ text }) => text.replaceAll(/[^\P{C}]/gu, '\ufffd'))
      expect(read.texts).toEqual(written)
    } finally {
      await browser.close()
    }
  })

  test('carries only the fonts of its scripts', async () => {
    const css = await embeddedFontCss(drawing, use.pages)
    expect(css.match(/@font-face/g)).toHaveLength(6)
    expect(css).not.toContain('U+0102') // Vietnamese
  })

  describe.skipIf(noOther)('in another program (needs rsvg-convert)', () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'throughline-svg-'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    async function open(name: string, svg: string): Promise<ReturnType<typeof readPng>> {
      const [from, to] = [join(folder, `${name}.svg`), join(folder, `${name}.png`)]
      await writeFile(from, svg)
      ask(RSVG, from, '-o', to)
      const { readFile } = await import('node:fs/promises')
      return readPng(await readFile(to))
    }

    test('shows paper, lines and text', async () => {
      const svg = writeSvg(drawing, { fontCss: await embeddedFontCss(drawing, use.pages) })
      const picture = await open('map', svg)
      expect([picture.width, picture.height]).toEqual([drawing.bounds.width, drawing.bounds.height])
      for (const color of [LIGHT.tones.blue.strong, LIGHT.muted, LIGHT.tones.violet.fill, LIGHT.ink])
        expect(countColor(picture, color), color).toBeGreaterThan(100)
    })

    test('so does the thumbnail', async () => {
      const picture = await open('thumbnail', thumbnailSvg(snapshotOf(EVERY_KIND)))
      expect(countColor(picture, LIGHT.tones.yellow.fill)).toBeGreaterThan(1000)
    })
  })
})
