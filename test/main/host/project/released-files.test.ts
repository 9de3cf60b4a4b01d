/** Files of released versions: they open, lose nothing, and go on. The fixtures are never edited. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DOCUMENT_VERSION, documentVersion, recordVersions } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { readProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { TABLES } from '#shared/model/record.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type Machine, newMachine, runningHost } from '../support/test-host.ts'
import { TestWindow } from '../support/window.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/released')

/** Every version that was released, with the document's version and the sum of the file as its program wrote it. */
const RELEASED = [
  ['first-light', 1, 'c5f6bdfee30e1695fb1a68f789ba1c58b2ff2585e1c96ac73028c9d3fb03f1a3'],
  ['whole-map', 2, 'dd4614e008d2032db8b40d7c40e7e52fe8ed978600d1a411e32be5e5d7d810e7'],
  ['the-room', 2, '035c58bb77abe8b2239c90526dbbfe170de10af9fd3ab2377a3b567a7b457f4d'],
  ['never-lost', 3, 'c0b910271f91c9188d9faa2136226b916a574bae0023cc1afbb8a1077bec6306'],
  ['paper', 4, '687a4adf96902dfdad1e61b9003e7db52f8f4c5cd83469cd5cbd8ccb41f987ee'],
] as const

const bytesOf = (name: string): Buffer => readFileSync(join(FOLDER, `${name}.journey`))

function open(file: Uint8Array): OpenJourney {
  const journey = openJourney(file)
  if (!journey.ok) throw new Error(journey.error.message)
  return journey.value
}
const contentOf = ({ doc }: OpenJourney) => writeProjectJson(projectDocument(doc))

/** The file among that machine's projects. */
async function copyOn({ options }: Machine, bytes: Uint8Array): Promise<string> {
  await mkdir(options.projectsFolder, { recursive: true })
  const path = join(options.projectsFolder, 'released.journey')
  await writeFile(path, bytes)
  return path
}

/** Opens a copy of the file in a host, lets a window work on it, and answers the file that the host then leaves. */
async function passThroughHost(
  bytes: Uint8Array,
  work: (window: TestWindow) => void | Promise<void>,
): Promise<OpenJourney> {
  const machine = await newMachine()
  const path = await copyOn(machine, bytes)
  const host = await runningHost(machine)
  const opened = await host.openFile(path)
  if (!opened.ok) throw new Error(opened.error.message)
  const window = await new TestWindow(host, opened.value.id).synced()
  await work(window)
  await window.saved()
  await host.close()
  return open(await readFile(path))
}

let held = 0
afterAll(() => reportBattery('T15', 'released files', held))

test('every file that was released is on the list, and is the one that was released', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.journey'))
  expect(files.sort()).toEqual(RELEASED.map(([name]) => `${name}.journey`).sort())
  for (const [name, version, sum] of RELEASED) {
    expect(createHash('sha256').update(bytesOf(name)).digest('hex'), name).toBe(sum)
    expect(open(bytesOf(name)).manifest).toMatchObject({
      documentVersion: version,
      app: { version: '0.1.0' },
    })
  }
})

describe.each(RELEASED)('a file of %s', (name) => {
  const bytes = bytesOf(name)

  test('reads as its readable copy says', () => {
    const journey = open(bytes)
    expect(journey).toMatchObject({ newer: false, report: [] })
    const copy = readProjectJson(JSON.parse(journey.projectJson() ?? ''))
    if (!copy.ok) throw new Error(copy.error.message)
    expect(copy.value.report).toEqual([])
    const fromCopy = writeProjectJson(snapshotOfRecords(copy.value.records))
    expect({ ...contentOf(journey), project: null }).toEqual({ ...fromCopy, project: null })
    expect(Object.keys(projectDocument(journey.doc).cards).length).toBeGreaterThan(30)
  })

  test('opens as it was, is edited and saved, and is then one of this version, with nothing lost', async () => {
    const before = open(bytes)
    const [persona = ''] = Object.keys(projectDocument(before.doc).personas)
    const after = await passThroughHost(bytes, (window) => {
      expect(writeProjectJson(window.snapshot())).toEqual(contentOf(before))
      expect(documentVersion(window.doc)).toBe(DOCUMENT_VERSION)
      window.edit({
        type: 'trait.add',
        id: 'new-trait',
        personaId: persona,
        beforeId: null,
        fields: { kind: 'personal-goals', text: 'Something that came later' },
      })
    })
    expect(after).toMatchObject({
      newer: false,
      report: [],
      recoveredFrom: null,
      manifest: { documentVersion: DOCUMENT_VERSION },
    })
    expect(documentVersion(after.doc)).toBe(DOCUMENT_VERSION)
    const [then, now] = [projectDocument(before.doc), projectDocument(after.doc)]
    expect(now).toEqual({ ...then, traits: { ...then.traits, 'new-trait': now.traits['new-trait'] } })
    expect(now.traits['new-trait']?.text).toBe('Something that came later')
    expect(after.images).toEqual(before.images)

    const again = await passThroughHost(fileOf(after), (window) => {
      expect(window.snapshot()).toEqual(now)
      window.edit({ type: 'trait.remove', id: 'new-trait' })
    })
    expect(projectDocument(again.doc)).toEqual(then)
    expect(again.images).toEqual(before.images)
    held++
  })

  test('keeps what this version does not know, through an edit of the very record', async () => {
    const journey = open(bytes)
    const [id = ''] = Object.keys(projectDocument(journey.doc).cards)
    const card = () => journey.doc.getMap<Y.Map<unknown>>('cards').get(id)
    card()?.set('mood', { of: 'a later version' })
    card()?.set('songs', new Y.Text('la la la'))
    const part = new TextEncoder().encode('kept as it is')
    const unknownParts = new Map([['later/part.txt', part]])
    const after = await passThroughHost(fileOf(journey, unknownParts), (window) => {
      window.edit({ type: 'cards.edit', ids: [id], changes: { text: 'edited by this version' } })
    })
    const kept = after.doc.getMap<Y.Map<unknown>>('cards').get(id)
    expect(kept?.get('mood')).toEqual({ of: 'a later version' })
    expect(String(kept?.get('songs'))).toBe('la la la')
    expect(projectDocument(after.doc).cards[id]?.text).toBe('edited by this version')
    expect(after.unknownParts).toEqual(unknownParts)
  })
})

/** The file again, of what is in it. */
function fileOf(journey: OpenJourney, unknownParts = journey.unknownParts): Uint8Array {
  const { doc, manifest, images, projectJson } = journey
  return writeJourney({
    update: encodeDocument(doc),
    projectJson: projectJson() ?? '',
    projectId: manifest.projectId,
    title: manifest.title,
    savedAt: Date.UTC(2026, 10, 22),
    appVersion: manifest.app.version,
    images,
    unknownParts,
  })
}

test('a file of this version is the same after it was opened, edited, saved and opened again', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const made = await host.createFromTemplate('empty', 'Made today')
  if (!made.ok) throw new Error(made.error.message)
  const window = await new TestWindow(host, made.value.id).synced()
  const id = window.addCard('first')
  await window.saved()
  await host.close()
  const before = open(await readFile(made.value.path))
  const after = await passThroughHost(await readFile(made.value.path), (again) => {
    expect(again.snapshot()).toEqual(projectDocument(before.doc))
    again.edit({ type: 'cards.edit', ids: [id], changes: { text: 'second' } })
    again.edit({ type: 'cards.edit', ids: [id], changes: { text: 'first' } })
  })
  expect(projectDocument(after.doc)).toEqual(projectDocument(before.doc))
})

test('every migration has a released file to run on', () => {
  const docs = RELEASED.map(([name]) => open(bytesOf(name)).doc)
  for (const table of TABLES)
    for (const version of DEFINITIONS[table].migrations.keys())
      expect(
        docs.some((doc) => (recordVersions(doc)[table] ?? 0) <= version && doc.getMap(table).size > 0),
        `${table}, migration ${version}`,
      ).toBe(true)
})

test('a window of the first version is turned away', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const opened = await host.openFile(await copyOn(machine, bytesOf('first-light')))
  if (!opened.ok) throw new Error(opened.error.message)
  const window = new TestWindow(host, opened.value.id, { token: `1.${host.token}` })
  await expect.poll(() => window.denied).toContain('another version of Throughline')
})
