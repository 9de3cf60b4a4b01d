/** The sample, in the long run every template’s example too, in every format of the dialog, as the window makes them, opened again by other programs. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { EXAMPLES, EXAMPLES_FOLDER } from '#test/support/examples.ts'
import { visible } from '#test/support/typed-texts.ts'
import { missingIn } from '#test/whole-map/every-format/missing.ts'
import { drawnTexts } from '#test/whole-map/every-format/texts.ts'
import { WAYS } from '#test/whole-map/every-format/ways.ts'
import { has } from '../export/support/exporting.ts'
import { PDFFONTS, PDFINFO, PDFTOTEXT } from '../export/support/printing.ts'
import { looseFontsIn, sizesOf, wordsIn } from '../export/support/read-pdf.ts'
import { inkOf, readPng } from '../export/support/read-png.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'
import { type SavedFile, saveFromDialog } from './files.ts'

const noPoppler = ![PDFINFO, PDFTOTEXT, PDFFONTS].every(has)

/** Choices of the dialog beside the ways that read their files. */
const FILES = {
  SVG: 'SVG',
  PowerPoint: 'slides',
  'Web page': 'a web page',
  Markdown: 'Markdown',
  Excel: 'a workbook',
  CSV: 'a grid as CSV',
  'JSON Canvas': 'JSON Canvas',
  Mermaid: 'Mermaid',
  'JSON(?! Canvas)': 'JSON',
  'Journey file': 'the project’s file',
} as const

/** In the normal suite only those whose makers differ in what they need of a window; in the long one all. */
const isWhole = process.env.EVERY_EXAMPLE !== undefined
const PRINTS = isWhole ? ['Poster', 'Tiles', 'Page per stage', 'Booklet'] : ['Tiles']
const SAVED = Object.entries(FILES).filter(([format]) => isWhole || format === 'PowerPoint')

const SHOWN = EXAMPLES.filter(({ name }) => isWhole || name === 'the sample')

describe.skipIf(noBrowser || noPoppler).each(SHOWN)(
  '$name in the Export dialog (needs poppler-utils)',
  (example) => {
    const { name, snapshot } = example
    const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '') as MapView
    let app: App
    let page: Page
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'throughline-every-format-'))
      app = await startApp()
      page = await app.window(await projectOf(app, name))
    })
    afterAll(async () => {
      await app?.close()
      await rm(folder, { recursive: true, force: true })
    })

    /** Chooses a format, and saves what comes of it. */
    async function saved(format: string): Promise<SavedFile> {
      await page.keyboard.press('Control+e')
      await page.getByRole('radio', { name: new RegExp(`^${format}`) }).click()
      const file = await saveFromDialog(page)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
      return file
    }

    // An empathy map has fields, no stages.
    const prints = PRINTS.filter((format) => format !== 'Page per stage' || view.map.kind === 'journey')

    test.each(prints)('%s: all words, all fonts', async (format) => {
      const path = join(folder, 'map.pdf')
      await writeFile(path, (await saved(format)).bytes)
      const all = visible(wordsIn(path))
      const words = drawnTexts(view, snapshot).flatMap((text) => text.split(/\s+/))
      expect(words.filter((word) => !all.includes(visible(word)))).toEqual([])
      expect(looseFontsIn(path)).toEqual([])
      expect(sizesOf(path).length).toBeGreaterThan(0)
    })

    test('PNG: drawn from edge to edge', async () => {
      const ink = inkOf(readPng((await saved('PNG')).bytes), 12).split('\n')
      expect(ink.filter((row) => row.startsWith('#')).length).toBeGreaterThan(ink.length / 2)
      expect(ink.filter((row) => row.endsWith('#')).length).toBeGreaterThan(2)
      expect(ink.slice(0, -1).filter((row) => !row.includes('#'))).toEqual([])
    })

    test.each(SAVED)('%s: every text, for another program', async (format, name) => {
      const way = WAYS.find((one) => one.name === name)
      if (!way) throw new Error(`There is no way ${name}`)
      const file = await saved(format)
      const made = {
        files: [{ ...file, content: new Uint8Array(file.bytes) }],
        what: '',
        details: {},
        report: [],
      }
      const { words } = await way.reader(made)
      expect(missingIn(words, way.texts(view, snapshot), way)).toEqual([])
    })

    test('nothing of it made the window complain', () => {
      expect(app.complaints).toEqual([])
    })
  },
)

/** The project of an example. */
async function projectOf(app: App, name: string): Promise<ProjectEntry> {
  if (name === 'the sample') return newProject(app, 'sample')
  const bytes = await readFile(join(EXAMPLES_FOLDER, name))
  const made = await app.host.importBytes(name, bytes)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.project
}
