/** Files merged into an open project. */
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import { DOCUMENT_VERSION, documentVersion, tableOf } from '#shared/document/document.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import type { Migration, TableName } from '#shared/model/record.ts'
import { HISTORY_API, type Version } from '#shared/protocol/history.ts'
import { API } from '#shared/protocol/http.ts'
import { MERGE_API } from '#shared/protocol/merge.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { documentIn, journeyOf, textsInFile } from '../support/journey-files.ts'
import { PLAN, plannedDocument } from '../support/test-assets.ts'
import { ask, newMachine } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { copyOn, heard, merge, newSeat, seatAt, withParts } from './support/copies.ts'

/** The same project in two places, with a card of its own in each. */
async function apart() {
  const here = await newSeat()
  const there = await copyOn(here.path)
  here.window.addCard('written here')
  there.window.addCard('written there')
  await there.window.saved()
  await until('the copy has it', async () => (await textsInFile(there.path)).length === 1)
  return { here, there }
}

test('a copy is merged live: all of both, versions around it, and nothing twice', async () => {
  const { here, there } = await apart()
  const bytes = withParts(await readFile(there.path), {
    unknownParts: new Map([['later.bin', Buffer.from('of a later version')]]),
  })
  const { status, merged } = await merge(here, bytes)
  expect({ status, merged }).toMatchObject({
    status: 200,
    merged: { sameProject: true, changed: true, brought: null, report: [] },
  })
  await until('the window has both', () => here.window.texts().sort().join() === 'written here,written there')
  const [told] = await until('the window was told', () => {
    const messages = heard(here, 'merged')
    return messages.length > 0 && messages
  })
  expect(told).toMatchObject({ message: '“copy.journey” was merged into this project.' })
  expect(told).toMatchObject({ before: merged.before, after: merged.after })
  const versions = (await (await ask(here.host, 'GET', HISTORY_API.versions(here.id))).json()) as Version[]
  const reasonOf = (id: string | null) => versions.find((version) => version.id === id)?.reason
  expect([reasonOf(merged.before), reasonOf(merged.after)]).toEqual(['before-merge', 'merged'])
  await until('the file has both', async () => (await textsInFile(here.path)).length === 2)
  const written = openJourney(await readFile(here.path))
  expect(written.ok && [...written.value.unknownParts.keys()]).toEqual(['later.bin'])
  // Once more: there is nothing new in it, so nothing happens and nobody is told.
  expect((await merge(here, bytes)).merged).toMatchObject({ changed: false, before: null, after: null })
  expect(heard(here, 'merged')).toHaveLength(1)
  expect(here.window.texts()).toHaveLength(2)
})

test('pictures of a copy are stored before the document names them', async () => {
  const { here, there } = await apart()
  const picture = pngOf(2, 3)
  const added = await ask(there.host, 'POST', API.images(there.id), {
    body: picture as Uint8Array<ArrayBuffer>,
  })
  const { ref } = (await added.json()) as { ref: string }
  const card = there.window.addCard('with a picture')
  there.window.edit({ type: 'cards.edit', ids: [card], changes: { image: ref } })
  await until('the copy has it', async () => (await textsInFile(there.path)).length === 2)
  expect((await merge(here, await readFile(there.path))).merged).toMatchObject({ changed: true, report: [] })
  const shown = await ask(here.host, 'GET', API.image(here.id, ref))
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture)
})

test('of another project, maps and personas are handed over under new ids, and their pictures are there', async () => {
  const { here } = await apart()
  const other = plannedDocument('Another one', 'another-project')
  const picture = pngOf(4, 4)
  const records = [
    { table: 'personas', id: 'ada', fields: { name: 'Ada', portrait: refOf(picture), order: 'V' } },
    { table: 'traits', id: 'trait', fields: { personaId: 'ada', text: 'in a hurry', order: 'V' } },
    { table: 'cards', id: 'a-card', fields: { place: [PLAN.lane, PLAN.step, 'V'], text: 'elsewhere' } },
    { table: 'cards', id: 'lost', fields: { place: ['no-lane', 'no-step', 'V'], text: 'homeless' } },
  ] as const
  expect(runCommands(other, [{ type: 'records.insert', records }], 'test').ok).toBe(true)
  const bytes = withParts(journeyOf(other), { images: new Map([[refOf(picture), picture]]) })
  const before = here.window.snapshot()
  const { merged } = await merge(here, bytes, '?name=other.journey')
  expect(merged).toMatchObject({
    sameProject: false,
    changed: false,
    brought: { maps: ['Another one'], personas: ['Ada'] },
    report: ['One record had no place on any map there and was not brought along; the file still has it.'],
  })
  expect(here.window.snapshot()).toEqual(before)
  expect((await ask(here.host, 'GET', API.image(here.id, refOf(picture)))).status).toBe(200)
  here.window.edit({ type: 'records.insert', records: merged.brought?.records ?? [] })
  await here.window.saved()
  const after = here.window.snapshot()
  expect(Object.keys(after.maps)).toHaveLength(2)
  expect(Object.keys(after.maps)).not.toContain(PLAN.map)
  expect(Object.values(after.traits).map(({ text }) => text)).toEqual(['in a hurry'])
  expect(here.window.texts().sort()).toEqual(['elsewhere', 'written here'])
  expect(checkIntegrity(after).filter(({ severity }) => severity === 'error')).toEqual([])
  const orders = Object.values(after.maps).map(({ title, order }) => ({ title, order }))
  expect(orders.sort((a, b) => (a.order < b.order ? -1 : 1)).at(-1)?.title).toBe('Another one')
})

test('a copy whose document is damaged is not merged, and can be brought across', async () => {
  const { here, there } = await apart()
  const damaged = damagePart(await readFile(there.path), 'document.bin')
  const refused = await merge(here, damaged)
  expect(refused.status).toBe(422)
  expect(refused.message).toMatch(/^“copy\.journey” is damaged: .* nothing was changed\./)
  expect(here.window.texts()).toEqual(['written here'])
  const brought = await merge(here, damaged, '?name=copy.journey&as=maps')
  expect(brought.merged).toMatchObject({ sameProject: false, brought: { maps: ['Empty'] } })
  expect(brought.merged.brought?.records.some(({ table }) => table === 'cards')).toBe(true)
})

test.each([
  ['a newer copy', /“copy\.journey” was saved by a newer version/, 'newer'],
  ['half a copy', /^“copy\.journey”: .*cut off/, 'half'],
  ['no project', /^“copy\.journey”: This is no Throughline file/, 'text'],
] as const)('%s is refused in a sentence and changes nothing', async (_, sentence, kind) => {
  const { here, there } = await apart()
  const whole = await readFile(there.path)
  const newer = await documentIn(there.path)
  newer.getMap('meta').set('version', DOCUMENT_VERSION + 1)
  const bytes = {
    newer: journeyOf(newer),
    half: whole.subarray(0, 700),
    text: Buffer.from('Dear all, '.repeat(90)),
  }
  const { status, message } = await merge(here, bytes[kind])
  expect(status).toBe(422)
  expect(message).toMatch(sentence)
  await here.window.saved()
  expect(here.window.texts()).toEqual(['written here'])
  expect(heard(here, 'merged')).toEqual([])
})

/** For one test, this program is one with a migration more. */
function nextVersionLifts(table: TableName, migration: Migration): void {
  const migrations = DEFINITIONS[table].migrations as Migration[]
  migrations.push(migration)
  onTestFinished(() => void migrations.pop())
}

test('a copy of an older version is lifted first: nothing older enters, and it is no news when it holds none', async () => {
  nextVersionLifts('cards', ({ text, ...fields }) => ({
    ...fields,
    text: text === 'in the old one' ? 'as of now' : text,
  }))
  const released = readFileSync(join(import.meta.dirname, '../../../fixtures/released/first-light.journey'))
  const machine = await newMachine()
  const path = join(machine.folder, 'released.journey')
  await writeFile(path, released)
  const here = await seatAt(path, machine)
  expect((await merge(here, released)).merged).toMatchObject({ sameProject: true, changed: false })
  const opened = openJourney(released)
  if (!opened.ok) throw new Error(opened.error.message)
  const { doc } = opened.value
  expect(documentVersion(doc)).toBe(1)
  const [card = ''] = tableOf(doc, 'cards').keys()
  expect(
    runCommands(doc, [{ type: 'cards.edit', ids: [card], changes: { text: 'in the old one' } }], '').ok,
  ).toBe(true)
  expect((await merge(here, journeyOf(doc))).merged).toMatchObject({ changed: true })
  await until('the window has it', () => here.window.snapshot().cards[card]?.text === 'as of now')
  expect(documentVersion(here.window.doc)).toBe(DOCUMENT_VERSION)
  expect(checkIntegrity(here.window.snapshot()).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('conflict copies beside the file are named to who asks, merged by path, and stay', async () => {
  const { here, there } = await apart()
  const folder = join(here.path, '..')
  const conflict = join(folder, 'Test (Anna’s conflicted copy 2026-11-21).journey')
  const others = {
    'Test.sync-conflict-20261121-101112-ABCDEFG.journey': await readFile(here.path),
    'Test-LAPTOP.journey': journeyOf(plannedDocument('Another one', 'another-project')),
    'Test 2.journey': Buffer.from('no project'),
    'Testament.journey': await readFile(there.path),
  }
  for (const [name, bytes] of Object.entries(others)) await writeFile(join(folder, name), bytes)
  const bytes = await readFile(there.path)
  await writeFile(conflict, bytes)
  const listed = async () => (await ask(here.host, 'GET', MERGE_API.copies(here.id))).json()
  expect(await listed()).toEqual([
    {
      path: conflict,
      name: 'Test (Anna’s conflicted copy 2026-11-21).journey',
      changedAt: expect.any(String),
    },
  ])
  const merged = await ask(here.host, 'POST', MERGE_API.mergePath(here.id), {
    body: JSON.stringify({ path: conflict }),
  })
  expect(await merged.json()).toMatchObject({ sameProject: true, changed: true })
  await until('the window has both', () => here.window.texts().length === 2)
  expect(await listed()).toEqual([])
  expect(await readFile(conflict)).toEqual(bytes)
  expect(heard(here, 'notice')).toEqual([])
})
