import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { root } from '#test/support/built.ts'
import { changesOf, readBack, tableSource, type Way, written } from './table-builders.ts'

const run = promisify(execFile)
const { SOFFICE_PATH: soffice } = process.env

/** Why it is skipped, or nothing. */
const missing = soffice ? '' : ' (skipped: soffice was not found)'

const EXCEL = 'xlsx:Calc MS Excel 2007 XML'
/** Commas, quotation marks, UTF-8: what its window asks for when a CSV is opened. */
const READ_AS = '--infilter=CSV:44,34,76,1'
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1'
const CARD = 'Is it cheaper than my bus pass?'

describe.skipIf(missing !== '')(`tables that LibreOffice has saved${missing}`, () => {
  let folder: string
  let sample: Snapshot

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'))
    const read = readProjectJson(JSON.parse(await readFile(join(root, 'assets/sample/mira.json'), 'utf8')))
    if (!read.ok) throw new Error(read.error.message)
    sample = snapshotOfRecords(read.value.records)
    await writeFile(join(folder, 'map.xlsx'), await written(tableSource(sample), 'xlsx'))
    await writeFile(join(folder, 'map.csv'), await written(tableSource(sample), 'grid,'))
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Saves a file as another kind, and answers where that is. */
  async function save(name: string, as: string, ...reading: readonly string[]): Promise<string> {
    const [kind = ''] = as.split(':')
    const out = join(folder, `${name}-as-${kind}`)
    await mkdir(out, { recursive: true })
    await run(soffice as string, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', ...reading, '--convert-to', as, '--outdir', out, join(folder, name)],
    ])
    return join(`${name}-as-${kind}`, name.replace(/^.*[/\\]|\.[^.]*$/g, '').concat('.', kind))
  }

  const changesIn = async (name: string, way: Way) =>
    changesOf(await readBack(await readFile(join(folder, name)), way), sample)

  test('say what they said', { timeout: 120_000 }, async () => {
    expect((await changesIn(await save('map.xlsx', EXCEL), 'xlsx')).changes).toEqual([])
    expect((await changesIn(await save('map.csv', CSV, READ_AS), 'grid,')).changes).toEqual([])
  })

  test('bring back what was typed there, also from a sheet of its own kind, and nothing else', {
    timeout: 120_000,
  }, async () => {
    const sheet = await save('map.xlsx', 'fods')
    const xml = await readFile(join(folder, sheet), 'utf8')
    expect(xml).toContain(`<text:p>${CARD}</text:p>`)
    await writeFile(join(folder, 'edited.fods'), xml.replace(`<text:p>${CARD}`, `<text:p>${CARD} Yes!`))
    const { changes, report } = await changesIn(await save('edited.fods', EXCEL), 'xlsx')
    expect(changes.map(({ kind, words }) => ({ kind, words }))).toEqual([
      { kind: 'edited', words: `“${CARD}” says “${CARD} Yes!”` },
    ])
    expect(report).toEqual([])
  })
})
