import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { root } from '#test/support/built.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { bytesOf, readDeck } from './support/read-deck.ts'

const run = promisify(execFile)
const { SOFFICE_PATH: soffice, PDFTOTEXT_PATH: pdftotext, PDFINFO_PATH: pdfinfo } = process.env

/** Why it is skipped, or nothing. */
const missing = soffice && pdftotext && pdfinfo ? '' : ' (skipped: soffice or poppler was not found)'

describe.skipIf(missing !== '')(`slides that LibreOffice opens${missing}`, () => {
  let folder: string
  let pages: readonly string[]
  let sizes: string
  const snapshot = async () => {
    const read = readProjectJson(JSON.parse(await readFile(join(root, 'assets/sample/mira.json'), 'utf8')))
    if (!read.ok) throw new Error(read.error.message)
    return snapshotOfRecords(read.value.records)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slides-'))
    const bytes = bytesOf(await made(exportJob({ format: 'pptx' }, await snapshot())))
    await writeFile(join(folder, 'map.pptx'), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await run(soffice as string, [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'map.pptx'),
    ])
    const pdf = join(folder, 'map.pdf')
    const { stdout } = await run(pdftotext as string, ['-layout', pdf, '-'])
    pages = stdout.split('\f').slice(0, -1)
    sizes = (await run(pdfinfo as string, [pdf])).stdout
  }, 120_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('are as many pages, of 16 : 9', async () => {
    const { slides } = readDeck(bytesOf(await made(exportJob({ format: 'pptx' }, await snapshot()))))
    expect(pages).toHaveLength(slides.length)
    expect(sizes).toMatch(/Page size:\s+960(?:\.0\d+)? x 540 pts/)
  })

  test('have their titles', () => {
    expect(pages[0]).toContain('From bus pass to e-bike')
    expect(pages[1]).toContain('The whole map')
    expect(pages.filter((page) => /^\s*Sign up \(\d of \d\)/.test(page)).length).toBeGreaterThan(0)
  })

  test('show every word of every card on the slides of its stage', async () => {
    const project = await snapshot()
    const view = viewMap(project, mapsOf(project)[0]?.id as string)!
    for (const { stage, steps } of view.stages) {
      const own = pages.filter((page) => page.trimStart().startsWith(stage.title)).join('\n')
      const cards = view.lanes.flatMap(({ id }) =>
        steps.flatMap((step) => view.cells.get(id)?.get(step.id) ?? []),
      )
      for (const { text, kind } of cards)
        if (!isStepValue(kind)) for (const word of text.split(/\s+/)) expect(own).toContain(word)
    }
  })
})
