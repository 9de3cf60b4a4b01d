/** One map, looked at in every way that it can be seen: they show the same lines, letters and colours. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import { outlineText } from '#shared/formats/export/outline-text.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { readExportSettings } from '#shared/formats/export/settings.ts'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import type { FontFile } from '#shared/layout/text/font-files.ts'
import { exportJob } from '#test/support/export-job.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { ask, has, noPrinter, RSVG, usePrinter, value } from './support/exporting.ts'
import { difference, type ReadPng, readPng, shrunk } from './support/read-png.ts'

const root = join(import.meta.dirname, '../../..')
const font = ({ packagePath }: FontFile): Promise<Uint8Array> =>
  readFile(join(root, 'node_modules', packagePath.replace(/2$/, '')))

/** The part of the map that is compared, in map units: title, portrait, headers, cards of four kinds, the sentiment line. */
const PART = { x: -40, y: -130, width: 1200, height: 800 } as const

describe.skipIf(noBrowser || noPrinter)('the sample map (needs a Chromium)', () => {
  const use = usePrinter()
  let app: App
  let folder: string
  let drawing: Drawing
  let onScreen: ReadPng
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-same-'))
    app = await startApp(['--disable-lcd-text'])
    const project = await newProject(app, 'sample')
    const page = await app.window(project, { viewport: { width: 1500, height: 1100 } })
    onScreen = await partOnScreen(page)
    const read = readProjectJson(JSON.parse(await readFile(join(root, 'assets/sample/mira.json'), 'utf8')))
    const source = exportJob({}, snapshotOfRecords(value(read).records)).source as MapSource
    drawing = { ...drawingOfExport(readExportSettings({}), source), bounds: PART }
  })
  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** The map at 100 %, without what lies over it. */
  async function partOnScreen(page: Page): Promise<ReadPng> {
    await page.addStyleTag({
      content:
        '.minimap, .aria-grid, .hint, .keyboard-place, .cell-prompt, .hints { visibility: hidden !important }',
    })
    await page.keyboard.press('Control+0')
    await page.locator('.react-flow__viewport[style*="scale(1)"]').waitFor()
    const canvas = page.locator('.map-canvas')
    const box = await canvas.boundingBox()
    if (!box) throw new Error('There is no canvas.')
    // Where the part's corner is now, so that it can be wheeled into the canvas's own.
    const cornerAt = () =>
      page.evaluate(() => {
        const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport') as Element)
        const { e, f } = new DOMMatrix(transform)
        return { x: e, y: f }
      })
    const { x, y } = await cornerAt()
    await page.mouse.move(box.x + 700, box.y + 400)
    await page.mouse.wheel(x + PART.x - 20, y + PART.y - 20)
    await page.waitForFunction(
      ([left, top]) => {
        const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport') as Element)
        const { e, f } = new DOMMatrix(transform)
        return Math.abs(e + left - 20) < 1 && Math.abs(f + top - 20) < 1
      },
      [PART.x, PART.y] as const,
    )
    await page.mouse.move(2, 2)
    const now = await cornerAt()
    const clip = {
      x: box.x + now.x + PART.x,
      y: box.y + now.y + PART.y,
      width: PART.width,
      height: PART.height,
    }
    await page.evaluate(() => document.fonts.ready.then(() => null))
    return readPng(await page.screenshot({ clip }))
  }

  async function inChromium(svg: string): Promise<ReadPng> {
    const page = await app.browser.newPage({ viewport: { width: PART.width, height: PART.height } })
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
    await page.evaluate(() => Promise.all([...document.fonts].map((one) => one.load())).then(() => null))
    const picture = readPng(await page.screenshot())
    await page.close()
    return picture
  }

  /** Programs smooth letters each in their own way, so they are compared from further off. */
  const expectAlike = (picture: ReadPng, other: ReadPng, most: { mean: number; worst: number }): void => {
    expectSame(shrunk(picture, 6), shrunk(other, 6), most, 10)
  }

  function expectSame(
    picture: ReadPng,
    other: ReadPng,
    most: { mean: number; worst: number },
    tile?: number,
  ): void {
    const { mean, worst, at } = difference(picture, other, tile)
    expect(mean, 'all over').toBeLessThan(most.mean)
    expect(worst, `around ${at}`).toBeLessThan(most.worst)
  }

  test('is the same in an SVG as on the screen', async () => {
    const svg = writeSvg(drawing, { fontCss: await embeddedFontCss(drawing, use.pages) })
    expectSame(await inChromium(svg), onScreen, { mean: 0.1, worst: 3 })
  })

  test('is the same in a PNG as on the screen', async () => {
    const made = await use.printer.exportPng(drawing, { scale: 1, background: 'paper' })
    expectSame(readPng(value(made).bytes), onScreen, { mean: 0.1, worst: 3 })
  })

  test.skipIf(!has('pdftoppm'))('is the same in a PDF as on the screen', async () => {
    const fontCss = await embeddedFontCss(drawing, use.pages)
    const page = writePrintPage(drawing, { paper: 'fit', orientation: 'auto', fontCss, title: 'Sample' })
    const path = join(folder, 'sample.pdf')
    await writeFile(path, value(await use.printer.print(page.html, page, new AbortController().signal)))
    const [width, height] = [String(PART.width), String(PART.height)]
    ask(
      'pdftoppm',
      '-png',
      '-singlefile',
      '-scale-to-x',
      width,
      '-scale-to-y',
      height,
      path,
      join(folder, 'pdf'),
    )
    expectAlike(readPng(await readFile(join(folder, 'pdf.png'))), onScreen, { mean: 0.8, worst: 6 })
  })

  test('is the same with its letters outlined', async () => {
    const { drawing: outlined, kept } = await outlineText(drawing, font)
    expect(kept).toEqual([])
    expectAlike(await inChromium(writeSvg(outlined)), onScreen, { mean: 1, worst: 14 })
  })

  test.skipIf(!has(RSVG))('is the same in a program that has none of its fonts', async () => {
    const { drawing: outlined } = await outlineText(drawing, font)
    const path = join(folder, 'outlined.svg')
    await writeFile(path, writeSvg(outlined))
    ask(RSVG, path, '-o', join(folder, 'outlined.png'))
    const picture = readPng(await readFile(join(folder, 'outlined.png')))
    expectAlike(picture, await inChromium(writeSvg(outlined)), { mean: 0.3, worst: 2 })
  })
})
