import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import type { PageRequest } from '#shared/formats/export/papers.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { denseMap, EVERY_KIND, thousandCards } from '#test/shared/formats/export/support/maps.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { ask, has, noPrinter, usePrinter, value } from './support/exporting.ts'

const noPoppler = !has('pdfinfo')
const never = new AbortController().signal

describe.skipIf(noPrinter || noPoppler)('PDF (needs a Chromium and poppler-utils)', () => {
  const use = usePrinter()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-pdf-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function print(view: MapView, request: PageRequest): Promise<string> {
    const drawing = drawingForExport(view)
    const fontCss = await embeddedFontCss(drawing, use.pages)
    const { html, ...size } = writePrintPage(drawing, {
      ...request,
      fontCss,
      title: drawing.title,
      lang: 'en',
    })
    const path = join(folder, 'map.pdf')
    await writeFile(path, value(await use.printer.print(html, size, never)))
    return path
  }

  const MM_PER_POINT = 25.4 / 72
  function sizeOf(path: string): [width: number, height: number] {
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(ask('pdfinfo', path)) ?? []
    return [Number(width) * MM_PER_POINT, Number(height) * MM_PER_POINT]
  }

  test.each<[PageRequest, number, number]>([
    [{ paper: 'A4', orientation: 'portrait' }, 210, 297],
    [{ paper: 'A2', orientation: 'landscape' }, 594, 420],
    [{ paper: 'A0', orientation: 'auto' }, 1189, 841],
    [{ paper: 'Letter', orientation: 'landscape' }, 279.4, 215.9],
  ])('%o is one sheet of %f × %f mm, to a tenth of a millimetre', async (request, width, height) => {
    const path = await print(viewOf(EVERY_KIND), request)
    expect(ask('pdfinfo', path)).toMatch(/^Pages:\s+1$/m)
    const [printedWidth, printedHeight] = sizeOf(path)
    expect(Math.abs(printedWidth - width)).toBeLessThan(0.1)
    expect(Math.abs(printedHeight - height)).toBeLessThan(0.1)
  })

  test('fitting paper is as large as the map, and 200 inches at most', async () => {
    const path = await print(viewOf(denseMap(48, 2, 1)), { paper: 'fit', orientation: 'auto' })
    expect(ask('pdfinfo', path)).toMatch(/^Pages:\s+1$/m)
    const [width, height] = sizeOf(path)
    expect(Math.abs(width - 5080)).toBeLessThan(0.1)
    const { bounds } = drawingForExport(viewOf(denseMap(48, 2, 1)))
    expect(Math.abs(height - (5080 * bounds.height) / bounds.width)).toBeLessThan(0.1)
  })

  test('carries its fonts as fonts, names its map and its maker, and has bookmarks', async () => {
    const path = await print(viewOf(EVERY_KIND), { paper: 'A3', orientation: 'auto' })
    const fonts = ask('pdffonts', path)
    for (const font of ['SourceSans3', 'SourceSerif4']) {
      const own = fonts.split('\n').filter((line) => line.includes(font))
      expect(own.length).toBeGreaterThan(0)
      // Embedded, in part, and with a way back to characters.
      for (const line of own) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
    }
    const about = ask('pdfinfo', path)
    expect(about).toContain(`Title:           ${EVERY_KIND.title}`)
    expect(about).toMatch(/Creator:\s+Throughline\n/)
    expect(about).toMatch(/Tagged:\s+yes/)
    const structure = ask('pdfinfo', '-struct-text', path)
    expect(structure).toMatch(
      /H1[\s\S]*"Awareness"[\s\S]*H1[\s\S]*"Pain points"[\s\S]*"Surprise deposit of 300 €"/,
    )
  })

  test.each<[string, () => MapView, PageRequest]>([
    ['every kind of card', () => viewOf(EVERY_KIND), { paper: 'A4', orientation: 'auto' }],
    [
      'narrow cells side by side',
      () => viewOf(denseMap(12, 6, 3, 232)),
      { paper: 'A2', orientation: 'auto' },
    ],
    ['a thousand cards', () => viewOf(thousandCards()), { paper: 'A0', orientation: 'auto' }],
  ])('gives the text of %s back: each card whole, all in reading order', async (_, view, request) => {
    const shown = view()
    const path = await print(shown, request)
    const texts = textsOfCards(shown)
    const inOrder = plain(ask('pdftotext', '-raw', path, '-'))
    let from = 0
    for (const text of texts) {
      const at = inOrder.indexOf(text, from)
      expect(at, text).toBeGreaterThanOrEqual(0)
      from = at + text.length
    }
    // By itself the program goes by where things stand on the sheet; no card is torn apart for that.
    const byPlace = plain(ask('pdftotext', path, '-'))
    for (const text of texts) expect(byPlace).toContain(text)
  })

  test('two sheets are refused, not saved', async () => {
    const html = '<style>@page{size:596pt 842pt;margin:0}</style>one<div style="break-before:page">two</div>'
    const refused = await use.printer.print(html, { widthMm: 210, heightMm: 297 }, never)
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-printed' } })
  })
})

/** Cards as read: lane by lane, step by step. Scripts that run right to left come back in an order of their own. */
const textsOfCards = (view: MapView): string[] =>
  view.lanes
    .filter((lane) => !lane.collapsed && lane.kind !== 'sentiment')
    .flatMap((lane) => view.steps.flatMap((step) => cardsIn(view, lane.id, step.id)))
    .map((card) => plain(card.text))
    .filter((text) => text !== '' && !/[\u0590-\u08ff]/.test(text))

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
