import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { ask, has, noPrinter, usePrinter, value } from '#test/e2e/export/support/exporting.ts'
import { CHAPTERS } from '#test/whole-map/lines.ts'
import { carryOutAct, snapshotOf } from '#test/whole-map/support/acts.ts'
import { begin } from '#test/whole-map/support/base.ts'
import { drawingOf, pictures, saysWords } from '#test/whole-map/support/drawn.ts'
import type { Line } from '#test/whole-map/support/line.ts'
import { openStudio, type Studio } from '#test/whole-map/support/studio.ts'

/** The lines of a chapter that say something on paper, with the project in which all of them were made and changed. */
interface Chapter {
  readonly lines: readonly Line[]
  readonly project: Snapshot
}

describe.skipIf(noPrinter || !has('pdftotext'))(
  'every line of the inventory on paper (needs a Chromium and poppler-utils)',
  () => {
    const use = usePrinter()
    let studio: Studio
    let folder: string
    beforeAll(async () => {
      studio = await openStudio()
      folder = await mkdtemp(join(tmpdir(), 'throughline-whole-map-pdf-'))
    })
    afterAll(async () => {
      await studio.remove()
      await rm(folder, { recursive: true, force: true })
    })

    test('one PDF of all their maps has every word as text', async () => {
      const chapters: Chapter[] = []
      for (const chapter of CHAPTERS) chapters.push(await makeAll(chapter))
      const drawing = onOneSheet(chapters.flatMap(drawingsOf))
      const fontCss = await embeddedFontCss(drawing, use.pages)
      const { html, ...size } = writePrintPage(drawing, {
        paper: 'fit',
        orientation: 'auto',
        fontCss,
        title: drawing.title,
        lang: 'en',
        images: pictures,
      })
      const path = join(folder, 'lines.pdf')
      await writeFile(path, value(await use.printer.print(html, size, new AbortController().signal)))
      const text = ask('pdftotext', '-raw', path, '-')
      const wanted = chapters.flatMap(({ lines }) => lines.flatMap(wordsOf))
      expect(wanted.length).toBeGreaterThan(500)
      expect(wanted.filter((words) => !saysWords(text, words))).toEqual([])
    })

    async function makeAll(lines: readonly Line[]): Promise<Chapter> {
      const project = await studio.openWindow(await studio.newProject('On paper'))
      await begin(project)
      for (const { map, given = [], make, change } of lines)
        for (const act of [given, make, change]) await carryOutAct(project, map, act)
      return { lines: lines.filter(({ drawn }) => drawn.kind === 'words'), project: snapshotOf(project) }
    }
  },
)

const wordsOf = ({ drawn }: Line): readonly string[] => (drawn.kind === 'words' ? drawn.words : [])

/** Each map that its lines are about, once. */
const drawingsOf = ({ lines, project }: Chapter): Drawing[] =>
  [...new Set(lines.map(({ map }) => map))].flatMap((map) => drawingOf(project, { map }) ?? [])

const GAP = 40
/** Columns about as high as all of them are wide: on a strip the type would be too small for readers of PDF to bother. */
const COLUMN = 20_000

/** Drawings one below the other, in columns. */
function onOneSheet(drawings: readonly Drawing[]): Drawing {
  const sheet = { width: 0, height: 0 }
  let [left, bottom] = [0, 0]
  const shapes = drawings.map(({ bounds, shapes }): Shape => {
    if (bottom > 0 && bottom + bounds.height > COLUMN) [left, bottom] = [sheet.width + GAP, 0]
    const at = { x: left - bounds.x, y: bottom - bounds.y }
    bottom += bounds.height + GAP
    sheet.width = Math.max(sheet.width, left + bounds.width)
    sheet.height = Math.max(sheet.height, bottom)
    return { type: 'group', at, children: shapes }
  })
  const background = drawings[0]?.background ?? ''
  return { bounds: { x: 0, y: 0, ...sheet }, background, shapes, title: 'Every line' }
}
