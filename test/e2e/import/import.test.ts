/** Files that come into an open project: a table by the wizard, a table that comes back, a board as a map. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { journeyOf } from '#test/main/host/support/journey-files.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { titles } from '../canvas/support.ts'
import { type App, cardTexts, cardWith, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'
import { giveFile } from './give-file.ts'

const A = 'card-lane1-step1-1-1'
const B = 'card-lane1-step2-1-1'

const TABLE = `What they said,Lane,Phase,Wie schlimm
Cannot find the price,lane2,title of STAGE1,critical
Compares three offers,lane1,Title of stage2,n/a
Asks a friend,Habits,Title of stage2,
,lane1,Title of stage2,
`

describe.skipIf(noBrowser)('files for an open project', () => {
  let app: App
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-import-'))
    app = await startApp()
  })
  afterEach(() => page?.context().close())
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const build = () => buildProject({ stages: [1, 1], lanes: ['cards', 'pains'] }).doc

  async function open(name: string, doc: ReturnType<typeof build>): Promise<void> {
    const path = join(folder, name)
    await writeFile(path, journeyOf(doc))
    const opened = await app.host.openFile(path)
    if (!opened.ok) throw new Error(opened.error.message)
    page = await app.window(opened.value, {
      async prepare(own) {
        await own.addInitScript(() => localStorage.setItem('throughline-hints', 'gone'))
      },
    })
  }

  test('a table becomes cards where it says, as shown before, in one step that can be undone', async () => {
    await open('table.journey', build())
    const before = await cardTexts(page)
    await giveFile(page, 'drop', 'said.csv', strToU8(TABLE))
    const wizard = page.getByRole('dialog', { name: 'Cards from “said.csv”' })
    await wizard.getByRole('status').filter({ hasText: '3 cards and 1 new lane' }).waitFor()
    await wizard.getByText('1 row without a text was left out: row 5.').waitFor()
    expect((await (await axeFor(page)).analyze()).violations).toEqual([])

    // What the last column is, neither its heading nor its words say; it is told by keyboard.
    await wizard.getByRole('combobox', { name: 'Column D holds' }).focus()
    await page.keyboard.press('Enter')
    const chosen = page.locator('[role=option][data-highlighted]')
    await chosen.filter({ hasText: 'Leave out' }).waitFor()
    await page.keyboard.type('Impact')
    await chosen.filter({ hasText: 'Impact' }).waitFor()
    await page.keyboard.press('Enter')
    await wizard.getByRole('button', { name: 'Import' }).click()
    const done = page.getByRole('dialog', { name: 'Imported “said.csv”' })
    await done.getByText('3 cards and 1 new lane came onto “Map”.').waitFor()
    await done.getByText('1 row without a text was left out: row 5.').waitFor()
    await done.getByText('“Impact” was not understood in row 3, such as “n/a”; it was left out.').waitFor()
    await done.getByRole('button', { name: 'Close' }).last().click()
    await cardWith(page, 'the customer abandons').and(cardWith(page, 'Cannot find the price')).waitFor()
    expect(await titles(page, 'lane')).toEqual(['lane1', 'lane2', 'Habits'])

    await page.keyboard.press('Control+z')
    await expect.poll(() => cardTexts(page)).toEqual(before)
    expect(await titles(page, 'lane')).toEqual(['lane1', 'lane2'])
    expect(app.complaints).toEqual([])
  })

  const exported = async (doc: ReturnType<typeof build>, settings: Partial<ExportSettings>) => {
    const [file] = (await made(exportJob(settings, projectDocument(doc)))).files
    if (!(file?.content instanceof Uint8Array)) throw new Error('Nothing was exported')
    return file.content
  }

  /** As whoever opens the workbook in another program and types over a text. */
  const editedBook = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(bytes)).map(([name, part]) => [
          name,
          name.endsWith('.xml') ? strToU8(strFromU8(part).replaceAll(`>${from}<`, `>${to}<`)) : part,
        ]),
      ),
    )

  test.each(['csv', 'xlsx'] as const)(
    'a %s that was exported and edited brings back what was edited in it, and nothing else',
    async (format) => {
      const doc = build()
      const bytes = await exported(doc, { format })
      const edited =
        format === 'xlsx'
          ? editedBook(editedBook(bytes, `Text of ${A}`, 'Said in the table'), `Text of ${B}`, 'Not wanted')
          : strToU8(
              strFromU8(bytes)
                .replace(`Text of ${A}`, 'Said in the table')
                .replace(`Text of ${B}`, 'Not wanted'),
            )
      // A colleague goes on working here meanwhile.
      const other = 'card-lane2-step1-1-1'
      carryOut(doc, [{ type: 'cards.edit', ids: [other], changes: { text: 'Said in Throughline' } }])
      await open(`back-${format}.journey`, doc)
      await giveFile(page, 'paste', `map.${format}`, edited)
      const back = page.getByRole('dialog', { name: `Bring back “map.${format}”` })
      await back.getByText('2 changes chosen').waitFor()
      await back.getByRole('checkbox', { name: /Not wanted/ }).press('Space')
      await back.getByText('1 change chosen').waitFor()
      await back.getByRole('button', { name: 'Bring back' }).click()
      const done = page.getByRole('dialog', { name: `Imported “map.${format}”` })
      await done.getByText('1 changed.').waitFor()
      await done.getByRole('button', { name: 'Close' }).last().click()
      await cardWith(page, 'Said in the table').waitFor()
      for (const text of [`Text of ${B}`, 'Said in Throughline']) await cardWith(page, text).waitFor()
      await page.keyboard.press('Control+z')
      await cardWith(page, `Text of ${A}`).waitFor()
      expect(app.complaints).toEqual([])
    },
  )

  test('a board becomes a map beside the others, with a report of what could not come', async () => {
    await open('board.journey', build())
    const framed = (id: string, text: string, x: number) => [
      { id: `${id}f`, type: 'frame', name: `Phase ${id}`, x, y: 0, width: 300, height: 400 },
      { id, type: 'rectangle', x: x + 20, y: 40, width: 160, height: 120, frameId: `${id}f` },
      { id: `${id}t`, type: 'text', containerId: id, x: x + 30, y: 80, width: 90, height: 25, text },
    ]
    const elements = [
      ...framed('one', 'Opens the box', 0),
      ...framed('two', 'Reads the manual', 400),
      { id: 'pic', type: 'image', x: 0, y: 600, width: 50, height: 50, fileId: 'f', status: 'saved' },
    ]
    const board = JSON.stringify({ type: 'excalidraw', version: 2, elements, appState: {}, files: {} })
    await giveFile(page, 'drop', 'Unboxing.excalidraw', strToU8(board))
    const asked = page.getByRole('dialog', { name: 'What would you like to do with “Unboxing.excalidraw”?' })
    await asked.getByText('What will be different').waitFor()
    await asked.getByRole('button', { name: 'Add to this project' }).click()
    const done = page.getByRole('dialog', { name: 'Imported “Unboxing.excalidraw”' })
    await done.getByText(/1 map, .*2 cards.* came into this project\./).waitFor()
    await done.getByText(/1 picture was left out/).waitFor()
    await done.getByRole('button', { name: 'Close' }).last().click()
    await cardWith(page, 'Opens the box').waitFor()
    expect(await page.locator('.map-tab').allInnerTexts()).toEqual(['Map', 'Unboxing'])
    expect(app.complaints).toEqual([])
  })
})
