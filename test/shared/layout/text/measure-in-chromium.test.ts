import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakLines, drawnText } from '#shared/layout/text/break-lines.ts'
import {
  FONT_FACE_IDS,
  FONT_FACES,
  type FontFace,
  fontFamilyCss,
  MEASURED_TEXT_CSS,
} from '#shared/layout/text/font-faces.ts'
import { FONT_FILES, fontFaceRule } from '#shared/layout/text/font-files.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { SENTENCES } from './samples.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const SIZES = [13, 16, 28]
const SENTENCE_LIST = Object.values(SENTENCES).flat()

const require = createRequire(import.meta.url)

function fontCss(): string {
  return FONT_FILES.map((file) => {
    const data = readFileSync(require.resolve(file.packagePath)).toString('base64')
    return fontFaceRule(file, `data:font/woff2;base64,${data}`)
  }).join('\n')
}

const fontOf = (face: FontFace, size: number): string =>
  `${FONT_FACES[face].weight} ${size}px ${fontFamilyCss(face)}`

interface RealWidths {
  readonly canvas: number
  readonly html: number
  readonly svg: number
}

/** What the browser makes of `texts`, drawn the three ways a map is drawn. */
function realWidths(page: Page, font: string, texts: readonly string[]): Promise<RealWidths[]> {
  return page.evaluate(
    ({ font, css, texts }) => {
      const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
      context.font = font
      context.fontKerning = 'normal'
      context.textRendering = 'geometricPrecision'
      const span = document.body.appendChild(document.createElement('span'))
      const picture = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
      const label = picture.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'text'))
      span.style.cssText = `position: absolute; font: ${font}; ${css}`
      label.style.cssText = `font: ${font}; ${css}`
      const widths = texts.map((text) => {
        span.textContent = text
        label.textContent = text
        const html = span.getBoundingClientRect().width
        return { canvas: context.measureText(text).width, html, svg: label.getComputedTextLength() }
      })
      span.remove()
      picture.remove()
      return widths
    },
    { font, css: MEASURED_TEXT_CSS, texts },
  )
}

describe.skipIf(!existsSync(executablePath))(
  `text in a real browser (skipped without a Chromium at ${executablePath}; CHROMIUM_PATH names another)`,
  () => {
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
      page = await browser.newPage()
      await page.setContent(`<!doctype html><style>${fontCss()}</style>`)
      const loaded = await page.evaluate(async () => {
        const faces = await Promise.all([...document.fonts].map((face) => face.load()))
        return faces.filter((face) => face.status === 'loaded').length
      })
      expect(loaded).toBe(FONT_FILES.length)
    }, 60_000)

    afterAll(() => browser?.close())

    it.each(FONT_FACE_IDS)(
      '%s is at most one percent wider than measured, nor much narrower',
      async (face) => {
        for (const size of SIZES) {
          const real = await realWidths(page, fontOf(face, size), SENTENCE_LIST)
          for (const [index, sentence] of SENTENCE_LIST.entries()) {
            const measured = measureText(sentence, face, size)
            for (const [how, width] of Object.entries(real[index] as RealWidths)) {
              const ratio = width / measured
              expect(ratio, `${how}, ${size} px: ${sentence}`).toBeLessThanOrEqual(1.01)
              expect(ratio, `${how}, ${size} px: ${sentence}`).toBeGreaterThan(0.95)
            }
          }
        }
      },
      60_000,
    )

    it.each(FONT_FACE_IDS)(
      'lines broken in %s stay inside their box',
      async (face) => {
        const width = 150
        const lines = SENTENCE_LIST.flatMap((sentence) => breakLines(sentence, face, 16, width)).map(
          drawnText,
        )
        const real = await realWidths(page, fontOf(face, 16), lines)
        for (const [index, line] of lines.entries()) {
          expect(real[index]?.html, line).toBeLessThanOrEqual(width * 1.01)
        }
      },
      60_000,
    )
  },
)
