import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { posterSheet } from '#shared/formats/export/paper/paper-sheets.ts'
import { tilesOfPoster } from '#shared/formats/export/paper/poster-tiles.ts'
import type { Tile } from '#shared/formats/export/paper/tile-plan.ts'
import { readExportSettings } from '#shared/formats/export/settings.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import { SAMPLE, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'
import { EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { snapshotOf } from '#test/shared/formats/export/support/project-builder.ts'
import { mapSource } from '#test/support/map-source.ts'
import { ask, has, noPrinter } from './support/exporting.ts'
import { PDFFONTS, PDFINFO, PDFTOPPM, PDFTOTEXT, usePdfs } from './support/printing.ts'
import { fontsIn, looseFontsIn, MM_PER_POINT, sizesOf, wordsIn } from './support/read-pdf.ts'
import { difference, type ReadPng, readPng } from './support/read-png.ts'

const noPoppler = ![PDFINFO, PDFTOTEXT, PDFTOPPM, PDFFONTS].every(has)

type Box = [left: number, bottom: number, right: number, top: number]

describe.skipIf(noPrinter || noPoppler)('PDFs for paper (need a Chromium and poppler-utils)', () => {
  const pdfs = usePdfs()

  describe('a sheet with bleed', () => {
    test('is 3 mm larger on each side, says where it is cut, and its ground reaches its edges', async () => {
      const settings = { paper: 'A0', orientation: 'landscape', bleed: true } as const
      const { path } = await pdfs.make(settings, SAMPLE)
      expectSize(boxOf(path, 'MediaBox'), 1195, 847)
      expectSize(boxOf(path, 'TrimBox'), 1189, 841)
      expectSize(boxOf(path, 'BleedBox'), 1195, 847)
      const [media, trim] = [boxOf(path, 'MediaBox'), boxOf(path, 'TrimBox')]
      expect((trim[0] - media[0]) * MM_PER_POINT).toBeCloseTo(3, 1)
      expect((media[3] - trim[3]) * MM_PER_POINT).toBeCloseTo(3, 1)
      const picture = pictureOf(path, 1, 20)
      for (const [x, y] of [
        [0, 0],
        [picture.width - 1, 0],
        [0, picture.height - 1],
        [picture.width - 1, picture.height - 1],
      ] as const)
        expect(colourAt(picture, x, y)).toBe('#fdfcf9')
      expect(ask(PDFINFO, path)).toMatch(/Tagged:\s+yes/)
    })

    test('has its crop marks outside the bleed, on bare paper', async () => {
      const { path } = await pdfs.make({ paper: 'A4', bleed: true, cropMarks: true }, SAMPLE)
      expectSize(boxOf(path, 'MediaBox'), 317, 230)
      expectSize(boxOf(path, 'TrimBox'), 297, 210)
      expectSize(boxOf(path, 'BleedBox'), 303, 216)
      const dpi = 127
      const picture = pictureOf(path, 1, dpi)
      const at = (xMm: number, yMm: number): number =>
        darkest(picture, Math.round((xMm * dpi) / 25.4), Math.round((yMm * dpi) / 25.4))
      // Marks point at the edges of the trimmed sheet, 10 mm within, and end before the bleed.
      for (const along of [2, 5]) {
        expect(at(10, along)).toBeLessThan(215)
        expect(at(along, 10)).toBeLessThan(215)
        expect(at(317 - 10, 230 - along)).toBeLessThan(215)
        expect(at(317 - along, 230 - 10)).toBeLessThan(215)
      }
      expect(at(10, 6.6)).toBeGreaterThan(245)
      expect(colourAt(picture, Math.round((6 * dpi) / 25.4), Math.round((100 * dpi) / 25.4))).toBe('#ffffff')
      expect(colourAt(picture, Math.round((8 * dpi) / 25.4), Math.round((100 * dpi) / 25.4))).toBe('#fdfcf9')
    })
  })

  test('what cards say is a link where it is an address', async () => {
    const [doing, ...lanes] = EVERY_KIND.lanes
    const text =
      'See https://example.org/a/path/that/must/break/over/several/lines?a=1&b=2, or javascript:alert(1)'
    const linked = { ...EVERY_KIND, lanes: [{ ...doing, id: 'doing', cells: [[{ text }]] }, ...lanes] }
    const { path } = await pdfs.make({ paper: 'A3' }, snapshotOf(linked))
    const links = ask(PDFINFO, '-url', path).split('\n').slice(1).filter(Boolean)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links)
      expect(link).toMatch(
        /https:\/\/example\.org\/a\/path\/that\/must\/break\/over\/several\/lines\?a=1&b=2$/,
      )
  })

  test('stages come on a page each, after the whole map, with bookmarks and all their texts', async () => {
    const { path, details } = await pdfs.make({ pdfKind: 'stages', paper: 'A4' }, SAMPLE)
    const { stages } = SAMPLE_NOW
    expect(details.pages).toBe(stages.length + 1)
    const sizes = sizesOf(path)
    expect(sizes).toHaveLength(stages.length + 1)
    for (const [width, height] of sizes) {
      expect(Math.min(width, height)).toBeCloseTo(210, 1)
      expect(Math.max(width, height)).toBeCloseTo(297, 1)
    }
    for (const [index, { stage }] of stages.entries()) {
      const page = String(index + 2)
      const shown = wordsIn(path, '-f', page, '-l', page)
      expect(shown).toContain(`Stage ${index + 1} of ${stages.length}: ${stage.title}`)
      for (const word of wordsOfCards(viewStage(SAMPLE_NOW, stage.id) as MapView))
        expect(shown).toContain(word)
    }
    const bookmarks = bookmarksOf(path)
    expect(bookmarks).toContain('Overview')
    for (const [index, { stage }] of stages.entries())
      expect(bookmarks).toContain(`Stage ${index + 1} of ${stages.length}: ${stage.title}`)
    // Bookmarks of lanes are their titles, and not all the words that stand beside a lane.
    expect(bookmarks).toContain('Feeling')
    expectFontsEmbedded(path)
  })

  describe('tiles', () => {
    test.each([
      ['A4', 21, 210, 297],
      ['A3', 9, 420, 297],
    ] as const)('of A0 on %s are %i', async (tilePaper, count, width, height) => {
      const settings = { pdfKind: 'tiles', paper: 'A0', orientation: 'landscape', tilePaper } as const
      const { path } = await pdfs.make(settings, SAMPLE)
      const sizes = sizesOf(path)
      expect(sizes).toHaveLength(count)
      for (const size of sizes)
        expect(Math.abs(size[0] - width) + Math.abs(size[1] - height)).toBeLessThan(0.1)
      const shown = wordsIn(path)
      for (const word of wordsOfCards(SAMPLE_NOW)) expect(shown).toContain(word)
      for (const label of ['A1', 'A2', 'C3']) expect(shown).toMatch(new RegExp(`\\b${label}\\b`))
      expectFontsEmbedded(path)
    })

    test('put together give the poster again, and cost little more than it', async () => {
      const settings = { paper: 'A3', orientation: 'landscape' } as const
      const poster = await pdfs.make(settings, SAMPLE)
      const tiled = await pdfs.make({ ...settings, pdfKind: 'tiles' }, SAMPLE)
      const tiles = tilesOf({ ...settings, pdfKind: 'tiles' })
      expect(tiles.length).toBeGreaterThan(3)
      // Five pixels to a millimetre, so that sheets are whole pixels; seams need not be, so they are looked at in fours.
      const dpi = 127
      const whole = pictureOf(poster.path, 1, dpi)
      const pages = tiles.map((_, index) => pictureOf(tiled.path, index + 1, dpi))
      // Each glued upon what the ones before it left to be covered.
      const glued: ReadPng = { ...whole, data: new Uint8Array(whole.data.length) }
      for (const [index, tile] of tiles.entries()) lay(pages[index] as ReadPng, tile, glued, dpi)
      expectSame(whole, glued)
      // Half a millimetre off would be told apart.
      const all = { x: 0, y: 0, width: 419, height: 297 }
      expect(() => expectSame(cut(whole, all, dpi), cut(whole, { ...all, x: 0.6 }, dpi))).toThrow()
      // Overlaps are alike on both tiles, but for the plates that say which tile comes there.
      for (const [index, tile] of tiles.entries()) {
        const next = tiles[index + 1]
        if (next?.row !== tile.row) continue
        expect(tile.x + tile.width - next.x).toBeCloseTo(10, 6)
        const strip = { x: next.x, y: tile.y + 20, width: 10, height: tile.height - 40 }
        const covered = cut(pages[index] as ReadPng, placeOn(tile, strip), dpi)
        expectSame(covered, cut(pages[index + 1] as ReadPng, placeOn(next, strip), dpi))
      }
      expect(tiled.size).toBeLessThan(1.3 * poster.size)
    })
  })

  test('a booklet has all its parts as text, the map on a page that folds out', async () => {
    const { path } = await pdfs.make({ pdfKind: 'booklet', paper: 'A4' }, SAMPLE)
    const sizes = sizesOf(path)
    expect(sizes.filter(([width]) => Math.abs(width - 420) < 0.1)).toHaveLength(1)
    expect(sizes.filter(([width]) => Math.abs(width - 210) < 0.1)).toHaveLength(sizes.length - 1)
    for (const [, height] of sizes) expect(height).toBeCloseTo(297, 1)
    const shown = wordsIn(path)
    for (const word of wordsOfCards(SAMPLE_NOW)) expect(shown).toContain(word)
    const pains = wordsIn(path, '-f', String(sizes.length - 1), '-l', String(sizes.length - 1))
    expect(pains).toContain('Pain points The worst first.')
    const ranked = ['Full price for six days without a bike', 'The deposit appears on the last screen only']
    const places = ranked.map((pain) => pains.indexOf(pain))
    expect(places[0]).toBeGreaterThan(0)
    expect(places[1]).toBeGreaterThan(places[0] as number)
    for (const { name, quote } of SAMPLE_NOW.personas) {
      expect(shown).toContain(name)
      expect(shown).toContain(quote)
    }
    const bookmarks = bookmarksOf(path)
    for (const part of ['Summary', 'Who travels', 'The map', 'Pain points', 'Opportunities'])
      expect(bookmarks.filter((bookmark) => bookmark === part).length).toBeGreaterThan(0)
    expect(ask(PDFINFO, path)).toMatch(/Tagged:\s+yes/)
    expectFontsEmbedded(path)
  })
})

function boxOf(path: string, name: string): Box {
  const [, ...sides] =
    new RegExp(`${name}:\\s+([-\\d.]+)\\s+([-\\d.]+)\\s+([-\\d.]+)\\s+([-\\d.]+)`).exec(
      ask(PDFINFO, '-box', path),
    ) ?? []
  return sides.map(Number) as Box
}

function expectSize([left, bottom, right, top]: Box, widthMm: number, heightMm: number): void {
  expect(Math.abs((right - left) * MM_PER_POINT - widthMm)).toBeLessThan(0.1)
  expect(Math.abs((top - bottom) * MM_PER_POINT - heightMm)).toBeLessThan(0.1)
}

const wordsOfCards = (view: MapView): readonly string[] =>
  [...view.cells.values()]
    .flatMap((row) => [...row.values()].flat())
    .flatMap(({ text }) => text.split(/\s+/))
    .filter((word) => word !== '')

/** Titles of bookmarks, as the browser writes them where they are plain. */
function bookmarksOf(path: string): readonly string[] {
  const file = spawnSync('cat', [path], { maxBuffer: 1 << 28 }).stdout.toString('latin1')
  return [...file.matchAll(/<<\/Title \(((?:\\.|[^\\)])*)\)/g)].map(([, title = '']) => title)
}

function expectFontsEmbedded(path: string): void {
  expect(fontsIn(path).some((font) => font.includes('SourceSans3'))).toBe(true)
  expect(looseFontsIn(path)).toEqual([])
}

function pictureOf(path: string, page: number, dpi: number): ReadPng {
  const at = ['-r', String(dpi), '-f', String(page), '-l', String(page), '-png', path]
  const { stdout, status } = spawnSync(PDFTOPPM, at, { maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error('pdftoppm failed')
  return readPng(stdout)
}

function colourAt({ data, width, channels }: ReadPng, x: number, y: number): string {
  const from = (y * width + x) * channels
  return `#${[0, 1, 2].map((channel) => (data[from + channel] ?? 0).toString(16).padStart(2, '0')).join('')}`
}

/** The darkest pixel within one of a place, 0 to 255. */
function darkest({ data, width, channels }: ReadPng, x: number, y: number): number {
  const near = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ((y + dy) * width + x + dx) * channels))
  return Math.min(...near.map((from) => data[from] ?? 255))
}

function expectSame(one: ReadPng, other: ReadPng): void {
  const { mean, worst } = difference(reduced(one), reduced(other))
  expect(mean).toBeLessThan(1)
  expect(worst).toBeLessThan(10)
}

/** Half as wide and high, each pixel the mean of four. */
function reduced({ data, channels, ...picture }: ReadPng): ReadPng {
  const [width, height] = [picture.width >> 1, picture.height >> 1]
  const small = new Uint8Array(width * height * channels)
  const at = (x: number, y: number, channel: number): number =>
    data[(y * picture.width + x) * channels + channel] ?? 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++) {
        const [left, top] = [2 * x, 2 * y]
        const sum = at(left, top, channel) + at(left + 1, top, channel)
        small[(y * width + x) * channels + channel] =
          (sum + at(left, top + 1, channel) + at(left + 1, top + 1, channel)) / 4
      }
  return { ...picture, channels, width, height, data: small }
}

function tilesOf(settings: object): readonly Tile[] {
  const all = readExportSettings({ format: 'pdf', ...settings })
  const source = mapSource(SAMPLE)
  return tilesOfPoster(posterSheet(all, source), source.view, all).tiles
}

/** A part of the poster, in millimetres. */
interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a part of the poster is on a tile's sheet: its margins are 5 mm. */
const placeOn = (tile: Part, part: Part): Part => ({
  ...part,
  x: part.x - tile.x + 5,
  y: part.y - tile.y + 5,
})

const inPixels = (mm: number, dpi: number): number => Math.round((mm * dpi) / 25.4)

function cut(picture: ReadPng, part: Part, dpi: number): ReadPng {
  const [left, top] = [inPixels(part.x, dpi), inPixels(part.y, dpi)]
  const [width, height] = [inPixels(part.width, dpi), inPixels(part.height, dpi)]
  const data = new Uint8Array(width * height * picture.channels)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * picture.channels
    data.set(picture.data.subarray(from, from + width * picture.channels), y * width * picture.channels)
  }
  return { ...picture, width, height, data }
}

function lay(page: ReadPng, tile: Tile, onto: ReadPng, dpi: number): void {
  const [left, top] = [inPixels(tile.x, dpi), inPixels(tile.y, dpi)]
  const part = cut(page, placeOn(tile, tile), dpi)
  const width = Math.min(part.width, onto.width - left)
  for (let y = 0; y < Math.min(part.height, onto.height - top); y++) {
    const row = part.data.subarray(y * part.width * part.channels, (y * part.width + width) * part.channels)
    onto.data.set(row, ((top + y) * onto.width + left) * onto.channels)
  }
}
