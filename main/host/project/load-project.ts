/**
 * Puts a project together from its file and its journal.
 *
 * After a clean close the journal is empty and the file is all. After a crash the journal holds what the file lacks; it
 * begins with the whole project as it was at its first edit (see `open-project.ts`), so it makes a project by itself,
 * also where the file was replaced by another one meanwhile or can no longer be read. Then both are kept.
 */
import { rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { isWhole } from '#shared/document/guard.ts'
import { liftApart } from '#shared/document/migrate.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Fingerprint } from '../files/fingerprint.ts'
import { type Journal, type OpenedJournal, openJournal } from '../files/journal.ts'
import {
  createProjectDocument,
  encodeWhole,
  mergeInto,
  type ProjectDocument,
  projectIdOf,
} from '../sync/project-document.ts'
import { type OtherParts, pathBeside, readProjectFile } from './project-file.ts'

export interface LoadedProject {
  /** Not migrated yet, unless its file and its journal are of different versions. */
  readonly document: ProjectDocument
  readonly journal: Journal
  /** Whether the journal makes the whole project by itself, migrations included. */
  readonly journalIsWhole: boolean
  /** Where the project is to be written: the path given, or one beside it. */
  readonly path: string
  /** What is at that path; `null`: nothing. */
  readonly seen: Fingerprint | null
  readonly otherParts: OtherParts
  /** Whether the document holds what the file at `path` does not. */
  readonly ahead: boolean
  /** Size of the document, in bytes, or more. */
  readonly size: number
  /** What the user must know, a sentence each. */
  readonly notices: readonly string[]
}

export interface ProjectPlace {
  readonly id: string
  readonly path: string
  /** The folder of this project's journal. */
  readonly journalFolder: string
}

interface FoundFile {
  readonly journey: OpenJourney
  readonly fingerprint: Fingerprint
}

const NO_PARTS: OtherParts = { images: new Map(), unknownParts: new Map() }

/** Refuses, with a sentence, what cannot be opened, and leaves it as it is. The caller holds the project's lock. */
export async function loadProject(fs: FileSystem, place: ProjectPlace): Promise<Result<LoadedProject>> {
  const file = await findFile(fs, place.path)
  if (file.ok && file.value.journey.newer) return fail('newer', NEWER)
  const opened = await openJournal(fs, place.journalFolder)
  if (!opened.ok) return opened
  const loaded = await combine(fs, place, file, opened.value)
  if (loaded.ok) return ok({ ...loaded.value, size: sizeOf(file, opened.value.entries) })
  await opened.value.journal.close()
  return loaded
}

/** At most what both hold; the next file tells exactly. */
const sizeOf = (file: Result<FoundFile>, entries: readonly Uint8Array[]): number =>
  entries.reduce((sum, { length }) => sum + length, (file.ok && file.value.journey.update?.length) || 0)

type Unmeasured = Omit<LoadedProject, 'size'>

/** What is said of a project that only a newer version understands. */
export const NEWER =
  'This project was saved by a newer version of Throughline. Update Throughline to edit it; the file was left as it is.'

async function findFile(fs: FileSystem, path: string): Promise<Result<FoundFile>> {
  const read = await readProjectFile(fs, path)
  if (!read.ok) return read
  const journey = openJourney(read.value.bytes)
  if (!journey.ok) return journey
  return ok({ journey: journey.value, fingerprint: read.value.fingerprint })
}

async function combine(
  fs: FileSystem,
  place: ProjectPlace,
  file: Result<FoundFile>,
  { journal, entries, damage }: OpenedJournal,
): Promise<Result<Unmeasured>> {
  const notices = damage ? [damage.message] : []
  if (entries.length === 0) return file.ok ? ok(await fromFile(place, file.value, journal, notices)) : file
  const document = build(place.id, entries)
  if (document && projectIdOf(document) !== '') return fromJournal(place, file, journal, document, notices)
  document?.destroy()
  if (!file.ok) return file
  return fromBoth(fs, place, file.value, { journal, entries }, notices)
}

/** A document of these updates, or `undefined` where they are not enough for one. */
export function build(id: string, updates: readonly Uint8Array[]): ProjectDocument | undefined {
  const document = createProjectDocument(id)
  try {
    for (const update of updates) mergeInto(document, update, 'load')
    if (isWhole(document)) return document
  } catch {
    // Not what was written there: the same as if something were missing.
  }
  document.destroy()
  return undefined
}

async function fromFile(
  place: ProjectPlace,
  { journey, fingerprint }: FoundFile,
  journal: Journal,
  notices: readonly string[],
): Promise<Unmeasured> {
  const document = createProjectDocument(place.id)
  mergeInto(document, encodeWhole(journey.doc), 'load')
  journey.doc.destroy()
  const common = { document, journal, journalIsWhole: false, otherParts: journey }
  if (journey.recoveredFrom === null)
    return { ...common, path: place.path, seen: fingerprint, ahead: false, notices }
  // What can still be got out of the damaged file by better means must not be written over.
  const path = await pathBeside(place.path, 'recovered')
  const told = [...notices, ...journey.report, `Your work goes on in “${basename(path)}”.`]
  return { ...common, path, seen: null, ahead: true, notices: told }
}

async function fromJournal(
  place: ProjectPlace,
  file: Result<FoundFile>,
  journal: Journal,
  document: ProjectDocument,
  notices: readonly string[],
): Promise<Result<Unmeasured>> {
  const common = { document, journal, ahead: true }
  // The file may be on a disk that is not connected just now: the journal waits for it.
  if (!file.ok && file.error.code === 'missing') return file
  if (file.ok) {
    const { journey, fingerprint } = file.value
    const same = journey.recoveredFrom === null && projectIdOf(journey.doc) === projectIdOf(document)
    // The file may be by a newer program than the one that left this journal behind.
    const journalIsWhole = same && !liftApart(document, journey.doc)
    if (same) mergeInto(document, encodeWhole(journey.doc), 'load')
    journey.doc.destroy()
    if (same)
      return ok({
        ...{ ...common, journalIsWhole, path: place.path, seen: fingerprint },
        ...{ otherParts: journey, notices },
      })
  }
  const path = await pathBeside(place.path, 'kept')
  const told = `“${basename(place.path)}” was replaced or damaged by another program. Both are kept: your last version goes on in “${basename(path)}”.`
  const rest = { path, seen: null, otherParts: NO_PARTS, notices: [...notices, told] }
  return ok({ ...common, ...rest, journalIsWhole: true })
}

/** A journal that needs the file: it lost its beginning, or the project was too large for one entry. */
async function fromBoth(
  fs: FileSystem,
  place: ProjectPlace,
  file: FoundFile,
  { journal, entries }: { journal: Journal; entries: readonly Uint8Array[] },
  notices: readonly string[],
): Promise<Result<Unmeasured>> {
  const { journey, fingerprint } = file
  const document = build(place.id, [encodeWhole(journey.doc), ...entries])
  if (document) {
    journey.doc.destroy()
    const common = { document, journal, journalIsWhole: false, otherParts: journey }
    return ok({ ...common, path: place.path, seen: fingerprint, ahead: true, notices })
  }
  await journal.close()
  const aside = `${place.journalFolder}.${Date.now()}.unusable`
  await rename(place.journalFolder, aside)
  const fresh = await openJournal(fs, place.journalFolder)
  if (!fresh.ok) return fresh
  const told = `The last changes before Throughline ended do not fit the file that is there now. The file was opened as it is; the changes are kept in “${basename(aside)}” in Throughline’s data folder.`
  return ok(await fromFile(place, file, fresh.value.journal, [...notices, told]))
}
