/** Files of released versions: they open, lose nothing, and go on. The fixtures are never edited. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENT_VERSION, documentVersion } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { readProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { type Machine, newMachine, runningHost } from '../support/test-host.ts'
import { TestWindow } from '../support/window.ts'

const bytes = readFileSync(join(import.meta.dirname, '../../../fixtures/released/first-light.journey'))

function open(file: Uint8Array): OpenJourney {
  const journey = openJourney(file)
  if (!journey.ok) throw new Error(journey.error.message)
  return journey.value
}
const contentOf = ({ doc }: OpenJourney) => writeProjectJson(projectDocument(doc))

/** A copy of the fixture on that machine. */
async function copyOn({ options }: Machine): Promise<string> {
  await mkdir(options.projectsFolder, { recursive: true })
  const path = join(options.projectsFolder, 'released.journey')
  await writeFile(path, bytes)
  return path
}

test('the fixture is the file that was released', () => {
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    'c5f6bdfee30e1695fb1a68f789ba1c58b2ff2585e1c96ac73028c9d3fb03f1a3',
  )
  expect(open(bytes).manifest).toMatchObject({ documentVersion: 1, app: { version: '0.1.0' } })
})

test('a file of the first version reads as its readable copy says', () => {
  const journey = open(bytes)
  expect(journey).toMatchObject({ newer: false, report: [] })
  const copy = readProjectJson(JSON.parse(journey.projectJson() ?? ''))
  if (!copy.ok) throw new Error(copy.error.message)
  expect(copy.value.report).toEqual([])
  const fromCopy = writeProjectJson(snapshotOfRecords(copy.value.records))
  expect({ ...contentOf(journey), project: null }).toEqual({ ...fromCopy, project: null })
  expect(Object.keys(projectDocument(journey.doc).cards).length).toBeGreaterThan(30)
})

test('a file of the first version opens as it was, is edited and saved, and is then one of this version', async () => {
  const machine = await newMachine()
  const path = await copyOn(machine)
  const before = open(bytes)
  const host = await runningHost(machine)
  const opened = await host.openFile(path)
  if (!opened.ok) throw new Error(opened.error.message)
  const window = await new TestWindow(host, opened.value.id).synced()
  expect(writeProjectJson(window.snapshot())).toEqual(contentOf(before))
  expect(documentVersion(window.doc)).toBe(DOCUMENT_VERSION)

  const [persona] = Object.keys(window.snapshot().personas)
  window.edit({
    type: 'trait.add',
    id: 'new-table',
    personaId: persona ?? '',
    beforeId: null,
    fields: { kind: 'personal-goals', text: 'Something that the first version knows nothing of' },
  })
  await window.saved()
  await host.close()

  const after = open(await readFile(path))
  expect(after).toMatchObject({ newer: false, report: [], manifest: { documentVersion: DOCUMENT_VERSION } })
  expect(documentVersion(after.doc)).toBe(DOCUMENT_VERSION)
  const [then, now] = [projectDocument(before.doc), projectDocument(after.doc)]
  expect(now).toEqual({ ...then, traits: { 'new-table': now.traits['new-table'] } })
  expect(now.traits['new-table']?.text).toBe('Something that the first version knows nothing of')
})

test('a window of the first version is turned away', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const opened = await host.openFile(await copyOn(machine))
  if (!opened.ok) throw new Error(opened.error.message)
  const window = new TestWindow(host, opened.value.id, { token: `1.${host.token}` })
  await expect.poll(() => window.denied).toContain('another version of Throughline')
})
