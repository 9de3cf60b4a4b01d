import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import { newId } from '#shared/base/ids.ts'
import type { Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { importFile } from '#shared/formats/import-file.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import type { FuzzedFile } from './fuzzed-file.ts'

/** What became of a file: opened, or refused with a sentence; and what that took. */
export interface Tried {
  readonly outcome: 'opened' | 'refused'
  /** Of the processor, until it was opened or refused. */
  readonly milliseconds: number
  /** The most memory that this process has had by then, in MiB. */
  readonly memory: number
}

const SENTENCE = /^[\p{Lu}“].*\.$/su
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const nothing = async (): Promise<void> => undefined

/** The real disk, without waiting for it: nobody pulls the plug here, and thousands of files need not be durable. */
const unsynced: FileSystem = {
  ...realFileSystem,
  open: async (...file) => ({ ...(await realFileSystem.open(...file)), sync: nothing, datasync: nothing }),
  syncFolder: nothing,
}

const open = (path: string, dataFolder: string): Promise<Result<OpenProject>> =>
  openProject({
    fs: unsynced,
    id: 'test',
    path,
    dataFolder,
    appVersion: '0.0.0-test',
    log: silent,
    pace: { after: 60_000, atMost: 60_000, journal: 1_000_000 },
  })

const peak = (): number => process.resourceUsage().maxRSS / 1024

const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Opens the file in an empty folder as the app would, and throws where anything is not as promised. */
export async function tryFile(folder: string, { name, bytes }: FuzzedFile): Promise<Tried> {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const tried = name.endsWith('.journey')
    ? await tryProject(folder, name, bytes)
    : await tryImport(name, bytes)
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before, 'prototypes are left alone')
  return tried
}

async function tryProject(folder: string, name: string, bytes: Uint8Array): Promise<Tried> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await writeFile(path, bytes)
  const started = processorTime()
  const opened = await open(path, join(folder, 'data'))
  const [milliseconds, memory] = [processorTime() - started, peak()]
  assert.deepEqual(await readFile(path), Buffer.from(bytes), 'opening leaves the file as it is')
  if (!opened.ok) {
    assert.match(opened.error.message, SENTENCE)
    return { outcome: 'refused', milliseconds, memory }
  }
  const journey = openJourney(bytes)
  if (journey.ok && !journey.value.newer) await editAndSave(opened.value, folder)
  else await opened.value.close()
  // One that was recovered or only read keeps its file.
  if (!journey.ok || journey.value.newer || journey.value.recoveredFrom !== null)
    assert.deepEqual(
      await readFile(path),
      Buffer.from(bytes),
      'what could be saved otherwise is left as it is',
    )
  return { outcome: 'opened', milliseconds, memory }
}

async function editAndSave(project: OpenProject, folder: string): Promise<void> {
  const { document } = project
  const added = runCommands(document, [{ type: 'map.add', id: newId(), fields: { title: 'After' } }], 'test')
  assert.equal(added.ok, true, 'it can be edited')
  const content = projectDocument(document)
  assert.deepEqual(brokenInvariants(content), [])
  for (const { id } of mapsOf(content)) assert.ok(viewMap(content, id))
  const path = project.path()
  assert.deepEqual(await project.close(), { ok: true, value: null }, 'it can be saved')
  const again = await open(path, join(folder, 'data'))
  assert.ok(again.ok, `what was saved opens again${again.ok ? '' : `: ${again.error.message}`}`)
  assert.deepEqual(again.value.path(), path, 'as it was saved')
  assert.deepEqual(projectDocument(again.value.document), content, 'and is the same')
  await again.value.close()
}

async function tryImport(name: string, bytes: Uint8Array): Promise<Tried> {
  const started = processorTime()
  const imported = await importFile(name, bytes)
  const [milliseconds, memory] = [processorTime() - started, peak()]
  tryTemplate(bytes)
  if (!imported.ok) {
    assert.match(imported.error.message, SENTENCE)
    return { outcome: 'refused', milliseconds, memory }
  }
  const doc = createDocument('imported', imported.value.title, 0)
  const inserted = runCommands(
    doc,
    [{ type: 'records.insert', records: renewIds(imported.value.records) }],
    'test',
  )
  assert.equal(inserted.ok, true, 'its records can be inserted')
  assert.deepEqual(brokenInvariants(projectDocument(doc)), [])
  for (const sentence of imported.value.report) assert.match(sentence, /\.$/)
  doc.destroy()
  return { outcome: 'opened', milliseconds, memory }
}

function tryTemplate(bytes: Uint8Array): void {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return
  }
  const template = readTemplate(value)
  if (!template.ok) assert.match(template.error.message, SENTENCE)
}
