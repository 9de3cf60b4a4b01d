/** Journals as crashes and older troubles leave them, put together with the file. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openJournal } from '#main/host/files/journal.ts'
import { type LoadedProject, loadProject } from '#main/host/project/load-project.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { DOCUMENT_VERSION, documentVersion, openTables } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'
import { journeyOf } from '../support/journey-files.ts'
import { PLAN, plannedDocument } from '../support/test-assets.ts'

interface Place {
  readonly id: string
  readonly path: string
  readonly journalFolder: string
}

async function newPlace(): Promise<Place> {
  const folder = await temporaryFolder()
  return { id: 'a', path: join(folder, 'a.journey'), journalFolder: join(folder, 'journals', 'a') }
}

async function writeJournal({ journalFolder }: Place, entries: readonly Uint8Array[]): Promise<void> {
  const opened = await openJournal(realFileSystem, journalFolder)
  if (!opened.ok) throw new Error(opened.error.message)
  for (const entry of entries) await opened.value.journal.append(entry)
  await opened.value.journal.close()
}

async function load(place: Place): Promise<LoadedProject> {
  const loaded = await loadProject(realFileSystem, place)
  if (!loaded.ok) throw new Error(loaded.error.message)
  onTestFinished(async () => {
    loaded.value.document.destroy()
    await loaded.value.journal.close()
  })
  return loaded.value
}

/** Adds a card, and answers just that edit. */
function addCard(doc: Y.Doc, text: string): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const card = { id: `card-${text}`, laneId: PLAN.lane, stepId: PLAN.step, fields: { text } }
  expect(runCommands(doc, [{ type: 'cards.add', cards: [card], beforeId: null }], 'test').ok).toBe(true)
  return Y.encodeStateAsUpdate(doc, before)
}

const textsIn = ({ document }: LoadedProject): string[] =>
  Object.values(projectDocument(document).cards)
    .map(({ text }) => text)
    .sort()

test('without a journal the file is all', async () => {
  const place = await newPlace()
  const doc = plannedDocument('A')
  addCard(doc, 'in-the-file')
  await writeFile(place.path, journeyOf(doc))
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual(['in-the-file'])
  expect(loaded).toMatchObject({ path: place.path, ahead: false, journalIsWhole: false, notices: [] })
})

test('a journal that begins with the whole project makes it without the file’s help', async () => {
  const place = await newPlace()
  const doc = plannedDocument('A')
  await writeFile(place.path, journeyOf(doc))
  addCard(doc, 'one')
  await writeJournal(place, [Y.encodeStateAsUpdate(doc), addCard(doc, 'two')])
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual(['one', 'two'])
  expect(loaded).toMatchObject({ path: place.path, ahead: true, journalIsWhole: true, notices: [] })
})

test('a journal of an older program and the file of a newer one are lifted before they are merged', async () => {
  const place = await newPlace()
  const older = plannedDocument('A')
  older.getMap('meta').set('version', DOCUMENT_VERSION - 1)
  const newer = openTables(new Y.Doc())
  Y.applyUpdate(newer, Y.encodeStateAsUpdate(older))
  newer.getMap('meta').set('version', DOCUMENT_VERSION)
  addCard(newer, 'in-the-file')
  await writeFile(place.path, journeyOf(newer))
  await writeJournal(place, [Y.encodeStateAsUpdate(older), addCard(older, 'in-the-journal')])
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual(['in-the-file', 'in-the-journal'])
  expect(documentVersion(loaded.document)).toBe(DOCUMENT_VERSION)
  // What lifting wrote is in no journal: the next entry has to be the whole project.
  expect(loaded).toMatchObject({ path: place.path, ahead: true, journalIsWhole: false, notices: [] })
})

test('a journal that lost its beginning is put on top of the file', async () => {
  const place = await newPlace()
  const doc = plannedDocument('A')
  await writeFile(place.path, journeyOf(doc))
  await writeJournal(place, [addCard(doc, 'one'), addCard(doc, 'two')])
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual(['one', 'two'])
  expect(loaded).toMatchObject({ path: place.path, ahead: true, journalIsWhole: false, notices: [] })
})

test('a journal that fits nothing is put aside whole, and the file opened as it is', async () => {
  const place = await newPlace()
  const doc = plannedDocument('A')
  const lost = addCard(doc, 'lost')
  await writeFile(place.path, journeyOf(plannedDocument('A')))
  await writeJournal(place, [addCard(doc, 'built-on-the-lost'), lost.subarray(0, 5)])
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual([])
  expect(loaded.ahead).toBe(false)
  expect(loaded.notices.join()).toMatch(
    /^The last changes before Throughline ended do not fit the file that is there now\./,
  )
  const aside = (await readdir(join(place.journalFolder, '..'))).filter((name) => name.endsWith('.unusable'))
  expect(aside).toHaveLength(1)
  expect(loaded.notices.join()).toContain(`“${aside[0]}”`)
})

test('a journal of bytes that are no edits is put aside too', async () => {
  const place = await newPlace()
  await writeFile(place.path, journeyOf(plannedDocument('A')))
  await writeJournal(place, [Buffer.from('no edit')])
  expect((await load(place)).notices).toHaveLength(1)
})

test('a damaged journal gives what is whole, and says so', async () => {
  const place = await newPlace()
  const doc = plannedDocument('A')
  await writeFile(place.path, journeyOf(doc))
  await writeJournal(place, [
    Y.encodeStateAsUpdate(doc),
    addCard(doc, 'one'),
    addCard(doc, 'two'),
    addCard(doc, 'three'),
  ])
  const [name = ''] = (await readdir(place.journalFolder)).filter((file) => file.endsWith('.journal'))
  const bytes = await readFile(join(place.journalFolder, name))
  const at = bytes.indexOf('two')
  bytes.fill(0, at, at + 3)
  await writeFile(join(place.journalFolder, name), bytes)
  const loaded = await load(place)
  expect(textsIn(loaded)).toEqual(['one'])
  expect(loaded.notices.join()).toMatch(/^Some of the latest changes could not be read/)
})
