import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bringBack } from '#main/cli/commands/bring-back.ts'
import type { BringBackRequest } from '#main/cli/import-request.ts'
import type { Outcome } from '#main/cli/outcome.ts'
import { lockDocument } from '#main/host/files/document-lock.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import type { Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeCsvSheet } from '#shared/formats/tables/csv.ts'
import { gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { TableSheet } from '#shared/formats/tables/table-sheet.ts'
import { writeXlsxBook } from '#shared/formats/tables/write-xlsx.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { tableSource, written } from '#test/shared/formats/tables/table-builders.ts'
import { journeyOf } from '../host/support/journey-files.ts'
import { contextFor } from './support/context.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { type Desk, failure, json, newDesk } from './support/throughline.ts'

const WHOLE = projectFile(smallMap('now', 'Now'))
const [CALLS, POSTER] = ['Calls Ana at noon', 'Reads the poster of Now']

/** The table of a project, in which a spreadsheet program has put one text for another. */
async function editedBook(old: string, said: string, project = WHOLE): Promise<Uint8Array> {
  const parts = unzipSync(await written(tableSource(snapshotIn(project)), 'xlsx'))
  const name = 'xl/sharedStrings.xml'
  const texts = strFromU8(parts[name] as Uint8Array)
  if (!texts.includes(`>${old}<`)) throw new Error(`“${old}” is not in the table.`)
  return zipSync({ ...parts, [name]: strToU8(texts.replace(`>${old}<`, `>${said}<`)) })
}

/** The grid of a project, without the cards of these texts. */
function gridWithout(...texts: readonly string[]): Uint8Array {
  const { rows } = gridSheet(tableSource(snapshotIn(WHOLE)))
  const kept = rows.map((row) => row.map((text) => (texts.includes(text) ? '' : text)))
  return writeCsvSheet({ name: '', rows: kept }, 'comma')
}

/** Brings a table back as the command does, without the process around it. */
function bring(desk: Desk, to: BringBackRequest['to'], into = 'a.journey'): Promise<Result<Outcome>> {
  process.env.THROUGHLINE_DATA = desk.data
  const request = { from: desk.path('edited.xlsx'), into: desk.path(into), to }
  return bringBack(request)(contextFor(desk.data))
}

const ITSELF = { kind: 'itself' } as const

async function deskWith(edited: Uint8Array, project = WHOLE): Promise<Desk> {
  const desk = await newDesk()
  await desk.put('a.journey', project)
  await desk.put('edited.xlsx', edited)
  return desk
}

describe('an edited table', () => {
  test('goes back into a copy of its project, and it is said what changed', async () => {
    const desk = await deskWith(await editedBook(CALLS, 'Calls Ben instead'))
    expect(await desk.run(['import', 'edited.xlsx', '--into', 'a.journey', '--out', 'b.journey'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Brought edited.xlsx back into b.journey: 1 changed.',
        `  changed: “${CALLS}” says “Calls Ben instead”`,
        '',
      ].join('\n'),
    })
    expect(textsIn(snapshotIn(await desk.read('b.journey')))).toEqual(['Calls Ben instead', POSTER])
    expect((await desk.read('a.journey')).equals(WHOLE)).toBe(true)
  })

  test('goes into the project itself, which keeps what is not in the table and merges with older copies', async () => {
    const desk = await deskWith(await editedBook(CALLS, 'Calls Ben instead'))
    const ran = await desk.run(['import', 'edited.xlsx', '--into', 'a.journey', '--force', '--json'])
    expect(json(ran)).toEqual({
      ...{ file: 'a.journey', from: 'edited.xlsx', into: 'a.journey', written: true, report: [] },
      changes: [
        { kind: 'changed', table: 'cards', id: 'now-two', words: `“${CALLS}” says “Calls Ben instead”` },
      ],
    })
    const after = snapshotIn(await desk.read('a.journey'))
    expect(Object.keys(after.connectors)).toEqual(['now-line'])
    await desk.put('old.journey', WHOLE)
    await desk.run(['merge', 'old.journey', 'a.journey', '--out', 'c.journey'])
    expect(textsIn(snapshotIn(await desk.read('c.journey')))).toEqual(['Calls Ben instead', POSTER])
  })

  test('leaves alone what was changed in the project meanwhile', async () => {
    const opened = openJourney(WHOLE)
    if (!opened.ok) throw new Error(opened.error.message)
    const { doc } = opened.value
    runCommands(doc, [{ type: 'cards.edit', ids: ['now-one'], changes: { text: 'Sees it online' } }], 'test')
    const desk = await deskWith(await editedBook(CALLS, 'Calls Ben instead'), journeyOf(doc))
    expect(await bring(desk, ITSELF)).toMatchObject({ ok: true })
    expect(textsIn(snapshotIn(await desk.read('a.journey')))).toEqual(['Calls Ben instead', 'Sees it online'])
    expect(textsIn(projectDocument(doc))).toEqual([CALLS, 'Sees it online'])
  })

  test('of which nothing was changed writes nothing', async () => {
    const desk = await deskWith(await written(tableSource(snapshotIn(WHOLE)), 'xlsx'))
    expect(await bring(desk, ITSELF)).toMatchObject({ value: { json: { written: false, changes: [] } } })
    expect((await desk.read('a.journey')).equals(WHOLE)).toBe(true)
  })

  test('is only looked at in a trial', async () => {
    const desk = await deskWith(await editedBook(CALLS, 'Calls Ben instead'))
    const tried = await bring(desk, { kind: 'nowhere' })
    expect(tried).toMatchObject({ value: { json: { written: false, changes: [{ id: 'now-two' }] } } })
    expect(tried.ok && tried.value.lines[0]).toContain('Nothing was written')
    expect((await desk.read('a.journey')).equals(WHOLE)).toBe(true)
  })
})

/** A table of somebody else. */
const LIST: TableSheet = {
  ...{
    name: 'List',
    rows: [
      ['Card', 'Owner'],
      ['Pay', 'Ana'],
    ],
    columns: [],
    merges: [],
    firstRow: 0,
  },
  ...{ hiddenRows: new Set(), looks: new Map(), frozen: { rows: 0, columns: 0 } },
}

describe('refused, with the project as it was', () => {
  test.each([
    ['not-ours', async () => writeXlsxBook([LIST]), WHOLE],
    ['gone', () => editedBook(CALLS, 'x'), projectFile(smallMap('then', 'Then'))],
    ['rebuilt', () => editedBook(CALLS, 'x'), damagePart(WHOLE, 'document.bin')],
    ['not-a-zip', () => editedBook(CALLS, 'x'), strToU8('no zip')],
  ])('%s', async (code, table, project) => {
    const desk = await deskWith(await table(), project)
    expect(await bring(desk, ITSELF)).toMatchObject({ ok: false, error: { code } })
    expect((await desk.read('a.journey')).equals(project)).toBe(true)
    expect(await desk.files()).toEqual(['a.journey', 'edited.xlsx'])
  })

  test('because it would take much, which another file may be told to hold', async () => {
    const desk = await deskWith(new Uint8Array())
    await desk.put('less.csv', gridWithout(CALLS))
    const args = ['import', 'less.csv', '--into', 'a.journey']
    const refused = await desk.run([...args, '--force'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('more than a third of its cards')
    expect((await desk.read('a.journey')).equals(WHOLE)).toBe(true)
    expect(await desk.run([...args, '--out', 'b.journey'])).toMatchObject({ code: 0 })
    expect(textsIn(snapshotIn(await desk.read('b.journey')))).toEqual([POSTER])
  })

  test('because somebody has it open', async () => {
    const desk = await deskWith(await editedBook(CALLS, 'x'))
    const folder = `${desk.data}/locks`
    const lock = await lockDocument(realFileSystem, { folder, document: desk.path('a.journey') })
    if (!lock.ok) throw new Error(lock.error.message)
    expect(await desk.run(['import', 'edited.xlsx', '--into', 'a.journey', '--force'])).toEqual(
      failure(
        '“a.journey” is already open on this computer. Nothing was changed; go on there, or close it there first.',
      ),
    )
    await lock.value.release()
    expect(await bring(desk, ITSELF)).toMatchObject({ ok: true })
  })
})
