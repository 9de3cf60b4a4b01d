/** Files of newer versions: looked at, copied, never changed. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type createDocument, DOCUMENT_VERSION, tableOf } from '#shared/document/document.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { API } from '#shared/protocol/http.ts'
import { MERGE_API } from '#shared/protocol/merge.ts'
import { pngOf } from '#test/support/pictures.ts'
import { withParts } from '../merge/support/copies.ts'
import { documentIn, journeyOf } from '../support/journey-files.ts'
import { plannedDocument } from '../support/test-assets.ts'
import { ask, type Machine, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'
import { openWorkshop } from '../workshop/support/workshop.ts'

const SENTENCE =
  'This project was saved by a newer version of Throughline. Update Throughline to edit it; the file was left as it is.'
const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

type Doc = ReturnType<typeof createDocument>

const NEWER: readonly (readonly [string, (doc: Doc) => void])[] = [
  ['of a newer document', (doc) => void doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)],
  ['with newer records', (doc) => void doc.getMap('meta').set('versions', { cards: 99 })],
  [
    'with tables that nobody knows here',
    (doc) => {
      doc.getMap('meta').set('version', 99)
      doc.getMap('holograms').set('one', 'of the future')
    },
  ],
]

/** Such a file on that machine. */
async function newerFile(machine: Machine, change: (doc: Doc) => void) {
  const doc = plannedDocument('Newer')
  change(doc)
  const bytes = journeyOf(doc)
  const path = join(machine.folder, 'newer.journey')
  await writeFile(path, bytes)
  return { path, bytes }
}

/** What the host keeps of projects that are edited. */
const keptOf = async ({ options }: Machine, id: string): Promise<string[]> =>
  (await readdir(options.dataFolder, { recursive: true })).filter((name) =>
    ['journals', 'history', 'images'].some((folder) => name.startsWith(join(folder, id))),
  )

test.each(NEWER)('a project %s opens read-only, and nothing of it is written', async (_, change) => {
  const machine = await newMachine()
  const { path, bytes } = await newerFile(machine, change)
  const host = await runningHost(machine, { pace: QUICK })
  const opened = await host.openFile(path)
  if (!opened.ok) throw new Error(opened.error.message)
  expect(opened.value).toMatchObject({ title: 'Newer' })
  const { id } = opened.value
  const window = await new TestWindow(host, id).synced()
  expect(window.snapshot().projects).toMatchObject({ project: { title: 'Newer' } })
  expect(window.hasHeard('read-only')).toEqual({ type: 'read-only', message: SENTENCE })
  // An edit is refused in the same words, and is nowhere.
  window.addCard('not taken')
  await until('it was refused', () => window.hasHeard('refused'))
  expect(window.hasHeard('refused')).toEqual({ type: 'refused', message: SENTENCE })
  expect((await new TestWindow(host, id).synced()).texts()).toEqual([])
  const refusals = [
    await ask(host, 'POST', API.images(id), { body: pngOf(2, 2) as Uint8Array<ArrayBuffer> }),
    await ask(host, 'POST', MERGE_API.merge(id), { body: bytes as Uint8Array<ArrayBuffer> }),
  ]
  for (const answer of refusals) expect(await answer.json()).toEqual({ code: 'read-only', message: SENTENCE })
  // A copy is the file itself.
  const copy = await ask(host, 'GET', API.file(id))
  expect(Buffer.from(await copy.arrayBuffer())).toEqual(bytes)
  const second = await runningHost(machine)
  expect(await second.openFile(path)).toMatchObject({ ok: false, error: { code: 'document-open' } })
  await host.close()
  expect(await readFile(path)).toEqual(bytes)
  expect(await keptOf(machine, id)).toEqual([])
  expect((await second.openFile(path)).ok).toBe(true)
})

test('in its room everybody may look; what would change it is refused in a sentence', async () => {
  const workshop = await openWorkshop({ newer: true })
  const host = await workshop.window()
  const guest = await workshop.guest('Ana')
  const before = workshop.snapshot()
  const refused = { code: 'read-only', message: SENTENCE }
  const { mapId, laneIds, stepIds } = workshop.built
  const card = { id: 'new', laneId: laneIds[0], stepId: stepIds[0]?.[0], fields: { text: 'mine' } }
  const commands = [{ type: 'cards.add', cards: [card], beforeId: null }]
  expect(await guest.ask({ type: 'commands', label: 'Add a card', joinKey: null, commands })).toEqual(refused)
  expect(await guest.ask({ type: 'park', mapId, text: 'a thought' })).toEqual(refused)
  await host.sees('both people', ({ people }) => people.length === 2)
  expect(workshop.snapshot()).toEqual(before)
})

test('fields and parts that only a later version knows survive opening, editing and saving', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { path } = await newProject(host, 'Fields')
  await host.close()
  const doc = await documentIn(path)
  const [lane = ''] = tableOf(doc, 'lanes').keys()
  tableOf(doc, 'lanes').get(lane)?.set('scent', { kind: 'lavender' })
  const unknownParts = new Map([['scents.bin', Buffer.from('lavender, in grams')]])
  await writeFile(path, withParts(journeyOf(doc), { unknownParts }))
  const again = await runningHost(machine, { pace: QUICK })
  const opened = await again.openFile(path)
  if (!opened.ok) throw new Error(opened.error.message)
  const window = await new TestWindow(again, opened.value.id).synced()
  window.edit({ type: 'lane.edit', id: lane, changes: { title: 'Renamed' } })
  window.addCard('one more')
  await again.close()
  const file = openJourney(await readFile(path))
  if (!file.ok) throw new Error(file.error.message)
  expect([...file.value.unknownParts].map(([name, bytes]) => [name, String(Buffer.from(bytes))])).toEqual([
    ['scents.bin', 'lavender, in grams'],
  ])
  const kept = tableOf(file.value.doc, 'lanes').get(lane)
  expect(String(kept?.get('title'))).toBe('Renamed')
  expect(kept?.get('scent')).toEqual({ kind: 'lavender' })
})
