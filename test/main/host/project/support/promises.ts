/** An opened project without a host around it: what it was told to keep, and what is found of that when it is opened again. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { type FileSystem, makeFolder, realFileSystem } from '#main/host/files/file-system.ts'
import type { Log } from '#main/host/log.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import type { Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { buildProject } from '#test/support/builders.ts'
import { journeyOf } from '../../support/journey-files.ts'

/** What somebody was told is safe. Titles count up, so that a later one stands for all before it. */
export interface Promised {
  readonly kind: 'file' | 'card' | 'title' | 'picture'
  readonly value: string
}

const DOCUMENTS = 'documents'

/** The project's file below a folder that is a whole machine to it. */
export const pathIn = (root: string): string => join(root, DOCUMENTS, 'Test.journey')

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Writes the file with which all begins: a map with one cell, and a title before all others. */
export async function makeProjectFile(fs: FileSystem, root: string): Promise<void> {
  await makeFolder(fs, join(root, DOCUMENTS))
  const { doc } = buildProject({ stages: [1], lanes: ['cards'] })
  runCommands(doc, [{ type: 'project.edit', changes: { title: 'title 00' } }], 'test')
  expect(await writeFileAtomically(fs, pathIn(root), journeyOf(doc))).toMatchObject({ ok: true })
}

/** Opens the project below a folder. Its file is written on demand only; the journal is begun anew with every writing. */
export const openIn = (fs: FileSystem, root: string): Promise<Result<OpenProject>> =>
  openProject({
    fs,
    id: 'test',
    path: pathIn(root),
    dataFolder: join(root, 'data'),
    appVersion: '0.0.0-test',
    log: silent,
    pace: { after: 60_000, atMost: 60_000, journal: 1 },
  })

/** What is there when the machine is on again, in the app and in the file that it then leaves. Throws where anything is not whole. */
export async function foundIn(root: string): Promise<readonly Promised[]> {
  const opened = await openIn(realFileSystem, root)
  if (!opened.ok) throw new Error(opened.error.message)
  const project = opened.value
  const inApp = projectDocument(project.document)
  expect(await project.close()).toMatchObject({ ok: true })
  const journey = openJourney(await readFile(pathIn(root)))
  if (!journey.ok) throw new Error(journey.error.message)
  expect(journey.value.recoveredFrom).toBe(null)
  const inFile = projectDocument(journey.value.doc)
  expect(inFile).toEqual(inApp)
  return [
    { kind: 'file', value: '' },
    { kind: 'title', value: projectOf(inFile).title },
    ...Object.values(inFile.cards).map(({ text }): Promised => ({ kind: 'card', value: text })),
    ...[...journey.value.images.keys()].map((value): Promised => ({ kind: 'picture', value })),
  ]
}

/** What of the promised is not there. */
export function missing(promised: readonly Promised[], found: readonly Promised[]): Promised[] {
  const isThere = ({ kind, value }: Promised) =>
    found.some((one) => one.kind === kind && (kind === 'title' ? one.value >= value : one.value === value))
  return promised.filter((one) => !isThere(one))
}
