/**
 * Maps as people make them, taken away with the command itself: the sample in every format, and PDFs of all kinds, opened
 * again by programs that had no part in the making. What needs no browser is tried in full in test/whole-map/every-format.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MapView } from '#shared/model/map-view.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { type Desk, json, newDesk } from '#test/main/cli/support/throughline.ts'
import { madeMap } from '#test/shared/formats/pptx/support/made-map.ts'
import { reportBattery } from '#test/support/battery.ts'
import { EXAMPLES } from '#test/support/examples.ts'
import { ODD_TEXTS } from '#test/support/odd-texts.ts'
import { runsOf } from '#test/support/random.ts'
import { visible } from '#test/support/typed-texts.ts'
import { missingIn } from '#test/whole-map/every-format/missing.ts'
import { drawnTexts } from '#test/whole-map/every-format/texts.ts'
import { journeyOf, WAYS } from '#test/whole-map/every-format/ways.ts'
import { ask, has, noPrinter, RSVG } from './support/exporting.ts'
import { PDFFONTS, PDFINFO, PDFTOTEXT } from './support/printing.ts'
import { fontsIn, looseFontsIn, sizesOf, wordsIn } from './support/read-pdf.ts'
import { inkOf, readPng } from './support/read-png.ts'

const noPoppler = ![PDFINFO, PDFTOTEXT, PDFFONTS].every(has)

/** In `npm test` the one that differs most, a blueprint with its lines. The dialog makes the sample. */
const FEW = ['service-blueprint.json']
const CHOSEN = EXAMPLES.filter(({ name }) => FEW.includes(name) || runsOf('EVERY_EXAMPLE', 0) > 0)

const firstView = ({ snapshot }: (typeof EXAMPLES)[number]): MapView =>
  viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '') as MapView

/** A desk with the projects' files on it, in their order. */
async function deskWith(examples: typeof EXAMPLES): Promise<Desk & { readonly sources: readonly string[] }> {
  const desk = await newDesk()
  const puts = examples.map(({ snapshot }, index) =>
    desk.put(`${String(index).padStart(2, '0')}.journey`, journeyOf(snapshot)),
  )
  return { ...desk, sources: await Promise.all(puts) }
}

/** Signs of the scripts that the app brings fonts for; others are drawn with what the machine has. */
const OWN = /[!-~\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

const STAGES = 'a page per stage'

/** The files of a folder by their endings. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder)
  return new Map(names.map((name) => [name.split('.').at(-1) ?? '', join(folder, name)]))
}

/** Words that are nowhere in a PDF; texts may be broken over lines, columns and sheets. */
function missingWords(path: string, texts: readonly string[]): readonly string[] {
  const all = visible(wordsIn(path))
  return texts.flatMap((text) => text.split(/\s+/)).filter((word) => !all.includes(visible(word)))
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < 0.1

describe.skipIf(noPrinter || noPoppler)('the command (needs a Chromium and poppler-utils)', () => {
  test('makes all formats of the sample at once, each whole', async () => {
    const sample = EXAMPLES.slice(0, 1)
    const desk = await deskWith(sample)
    const to = 'pdf,png,svg,pptx,html,md,xlsx,csv,canvas,mmd,json'
    const options = ['--to', to, '--out', 'out', '--paper', 'A3', '--scale', '1', '--map', '1']
    expect(await desk.run(['export', ...desk.sources, ...options])).toMatchObject({ code: 0, stderr: '' })
    const files = await filesIn(desk.path('out'))
    expect([...files.keys()].sort()).toEqual(to.split(',').sort())
    const view = firstView(sample[0] as (typeof EXAMPLES)[number])
    const pathOf = (ending: string): string => files.get(ending) ?? ''

    const [pdf, png, svg] = ['pdf', 'png', 'svg'].map(pathOf) as [string, string, string]
    const [[width, height] = [0, 0], ...more] = sizesOf(pdf)
    expect([isNear(width, 420), isNear(height, 297), more]).toEqual([true, true, []])
    expect([fontsIn(pdf).length > 0, looseFontsIn(pdf)]).toEqual([true, []])
    expect(missingWords(pdf, drawnTexts(view, (sample[0] as (typeof EXAMPLES)[number]).snapshot))).toEqual([])

    const picture = readPng(await readFile(png))
    const details = { width: picture.width, height: picture.height }
    for (const way of WAYS.filter(({ settings }) => settings.svgFonts !== 'outlined')) {
      const ending = ENDINGS[way.settings.format ?? '']
      if (ending === undefined || way.settings.tableShape === 'cards') continue
      const content = await readFile(pathOf(ending))
      const { words } = await way.reader({
        files: [{ name: `map.${ending}`, content: new Uint8Array(content) }],
        what: '',
        details,
        report: [],
      })
      const { snapshot } = sample[0] as (typeof EXAMPLES)[number]
      expect(missingIn(words, way.texts(view, snapshot), way), way.name).toEqual([])
    }

    // Another program draws the SVG where the PNG has something, up to the edges.
    if (has(RSVG)) {
      ask(RSVG, svg, '-o', desk.path('svg.png'))
      const other = readPng(await readFile(desk.path('svg.png')))
      expect([other.width, other.height]).toEqual([picture.width, picture.height])
      expect(inkOf(other, 12)).toEqual(inkOf(picture, 12))
    }
  }, 180_000)

  test('prints odd texts: every sign that the app has fonts for, and what cannot be printed is told', async () => {
    const desk = await newDesk()
    await desk.put('odd.journey', journeyOf(madeMap({ texts: Object.values(ODD_TEXTS) })))
    const ran = await desk.run(['export', 'odd.journey', 'odd.pdf', '--json'])
    expect(ran).toMatchObject({ code: 0 })
    expect(JSON.stringify(json(ran))).toContain('characters that cannot be printed')
    const path = desk.path('odd.pdf')
    expect(sizesOf(path)).toHaveLength(1)
    expect(looseFontsIn(path)).toEqual([])
    // Which way lines run, and what marks stand on, is told in another order than it was typed in.
    const printed = new Set(visible(wordsIn(path)).normalize('NFKC'))
    const signs = new Set(visible(Object.values(ODD_TEXTS).join('')).normalize('NFKC'))
    expect([...signs].filter((sign) => OWN.test(sign) && !printed.has(sign))).toEqual([])
  }, 120_000)

  test.each([
    ['tiles', ['--paper', 'A3', '--tiles', 'A4'], [210, 297]],
    [STAGES, ['--paper', 'A4', '--per-stage'], [210, 297]],
    ['a booklet', ['--paper', 'A4', '--booklet'], [210, 297]],
    ['a sheet', ['--paper', 'A3'], [297, 420]],
  ] as const)(
    'makes %s of a PDF with all texts, of the right size, with its fonts',
    async (kind, options, size) => {
      // A map without stages has no page per stage, which is said in words.
      const examples = CHOSEN.filter((one) => kind !== STAGES || firstView(one).map.kind === 'journey')
      const desk = await deskWith(examples)
      const args = ['export', ...desk.sources, '--to', 'pdf', '--out', 'out', '--map', '1', ...options]
      expect(await desk.run(args)).toMatchObject({ code: 0, stderr: '' })
      const names = (await readdir(desk.path('out'))).sort()
      expect(names).toHaveLength(examples.length)
      for (const [index, example] of examples.entries()) {
        const path = join(desk.path('out'), names[index] ?? '')
        const sizes = sizesOf(path)
        expect(sizes.length, names[index]).toBeGreaterThan(0)
        for (const [width, height] of sizes) {
          const isPaper = isNear(Math.min(width, height), size[0]) && isNear(Math.max(width, height), size[1])
          // The map folds out of a booklet.
          const isFolded = kind === 'a booklet' && isNear(height, 297) && isNear(width, 420)
          expect(isPaper || isFolded, `${names[index]}: ${width} × ${height}`).toBe(true)
        }
        expect(looseFontsIn(path), names[index]).toEqual([])
        expect(missingWords(path, drawnTexts(firstView(example), example.snapshot)), names[index]).toEqual([])
        reportBattery('T16', 'files', 1)
      }
    },
    600_000,
  )
})

const ENDINGS: Readonly<Record<string, string | undefined>> = {
  svg: 'svg',
  pptx: 'pptx',
  html: 'html',
  markdown: 'md',
  xlsx: 'xlsx',
  csv: 'csv',
  canvas: 'canvas',
  mermaid: 'mmd',
  json: 'json',
}
