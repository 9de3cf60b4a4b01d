/**
 * One opened project. The host owns it: it is locked, loaded, migrated before anybody syncs, every edit is journaled, and
 * the file follows.
 */
import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { isNewerDocument, MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import type { Copy, Merged } from '#shared/protocol/merge.ts'
import { cleanUpStrays } from '../files/atomic-file.ts'
import { type DocumentLock, lockDocument } from '../files/document-lock.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Clock } from '../history/clock.ts'
import { type ProjectHistory, startHistory } from '../history/project-history.ts'
import { openVersionStore, type VersionStore } from '../history/version-store.ts'
import type { Log } from '../log.ts'
import { type Joining, startJoining } from '../merge/joining.ts'
import type { FileToMerge } from '../merge/project-merger.ts'
import { onUpdate, type ProjectDocument } from '../sync/project-document.ts'
import { createJournalContent } from './journal-content.ts'
import { type LoadedProject, loadProject, NEWER } from './load-project.ts'
import { createMovingLock } from './moving-lock.ts'
import { createNoticeBoard, type Notices } from './notices.ts'
import { type Pace, USUAL_PACE } from './pace.ts'
import { type DrawThumbnail, type EncodedFile, encodeFile, type Summary, summarize } from './project-file.ts'
import { type ImagesElsewhere, openImages, type ProjectImages } from './project-images.ts'
import { ProjectWriter } from './project-writer.ts'
import { createEditLog, type Saving } from './saving.ts'

export interface OpenProject {
  /** What windows call it; stays the same where the file moves. */
  readonly id: string
  readonly document: ProjectDocument
  /** Why it can only be looked at; `null` where it can be edited. */
  readonly readOnly: string | null
  readonly saving: Saving
  readonly notices: Notices
  readonly images: ProjectImages
  readonly history: ProjectHistory
  /** Whether the document, with an edit of so many bytes, could still be opened the next time. */
  readonly hasRoomFor: (bytes: number) => boolean
  /** Where its file is. */
  readonly path: () => string
  readonly summary: () => Summary
  /** The bytes of its file, as last edited. */
  readonly encode: () => Uint8Array
  /** Whether its file holds every edit. */
  readonly isInFile: () => boolean
  /** Of the document, in bytes. */
  readonly size: () => number
  /** Tries at once to put everything where it belongs: into the journal, and into the file what is not in it yet. */
  readonly flush: () => Promise<Result<null>>
  /** Goes on in a new file; see `ProjectWriter.moveTo`. */
  readonly moveTo: (path: string, replace: boolean) => Promise<Result<null>>
  /** Brings another file's content in; see `ProjectMerger`. Resolves when what was merged is in the journal. */
  readonly merge: (file: FileToMerge) => Promise<Result<Merged>>
  /** Files beside its own that hold the same project and something that it has not, the newest first. */
  readonly copies: () => Promise<readonly Copy[]>
  /** Looks at once whether another program did something to its file, which it does by itself every now and then. */
  readonly look: () => Promise<void>
  /** Writes what is left and lets go of everything. A problem means that the file is behind; the journal has it all. */
  readonly close: () => Promise<Result<null>>
}

export interface OpenOptions {
  readonly fs: FileSystem
  readonly id: string
  readonly path: string
  readonly dataFolder: string
  readonly appVersion: string
  readonly log: Log
  /** Told to others who want to open the same file. */
  readonly address?: string
  readonly drawThumbnail?: DrawThumbnail
  readonly pace?: Pace
  /** The time by which its history is kept; this machine's where nothing is said. */
  readonly clock?: Clock
  /** Where pictures of projects with copies on other hosts may be. */
  readonly elsewhere?: ((projectId: string) => ImagesElsewhere) | undefined
  /** Windows that had the project open before may come back to it with what they can undo. */
  readonly expectsReturn?: boolean
  /** The file was written. */
  readonly onWritten?: () => Promise<void>
}

/** Opens the project in a file, or says in a sentence why not. What cannot be opened stays as it is. */
export async function openProject(options: OpenOptions): Promise<Result<OpenProject>> {
  const { fs, id, path, dataFolder } = options
  const locked = await lockFor(options, path)
  if (!locked.ok) return locked
  await cleanUpStrays(fs, path)
  const loaded = await loadProject(fs, { id, path, journalFolder: join(dataFolder, 'journals', id) })
  if (!loaded.ok) {
    await locked.value.release()
    return loaded
  }
  if (isNewerDocument(loaded.value.document)) {
    await abandon(loaded.value, locked.value)
    return fail('newer', NEWER)
  }
  if (loaded.value.journalIsWhole)
    options.log.info('Its journal was not empty; what the file lacks was taken from it.')
  const lock = await followLock(options, locked.value, loaded.value)
  if (!lock.ok) return lock
  const whole = await withImages(options, loaded.value)
  const { project, migrated } = startProject(options, lock.value, whole)
  if (migrated.ok) return ok(project)
  await project.close()
  return migrated
}

interface LoadedWhole extends LoadedProject {
  readonly images: ProjectImages
  readonly versions: VersionStore
}

async function withImages(
  { fs, id, dataFolder, log, elsewhere, expectsReturn = false }: OpenOptions,
  loaded: LoadedProject,
): Promise<LoadedWhole> {
  const versions = await openVersionStore({ fs, folder: join(dataFolder, 'history', id), log })
  const opened = await openImages(
    { fs, folder: join(dataFolder, 'images', id), log, elsewhere: elsewhere?.(id) },
    {
      inFile: loaded.otherParts.images,
      inUse: new Set([...imagesInUse(projectDocument(loaded.document)), ...versions.imagesInUse()]),
      keepAll: loaded.ahead || expectsReturn,
    },
  )
  return { ...loaded, versions, images: opened.images, notices: [...loaded.notices, ...opened.report] }
}

async function abandon({ document, journal }: LoadedProject, lock: DocumentLock): Promise<void> {
  document.destroy()
  await journal.close()
  await lock.release()
}

/** Takes the lock of a project's file. */
export const lockFor = async (
  { fs, dataFolder, address }: OpenOptions,
  path: string,
): Promise<Result<DocumentLock>> =>
  lockDocument(fs, {
    folder: join(dataFolder, 'locks'),
    document: path,
    ...(address === undefined ? {} : { address }),
  })

/** The lock of a project that goes on at another path than it was opened at. */
async function followLock(
  options: OpenOptions,
  lock: DocumentLock,
  loaded: LoadedProject,
): Promise<Result<DocumentLock>> {
  if (loaded.path === options.path) return ok(lock)
  const next = await lockFor(options, loaded.path)
  if (next.ok) await lock.release()
  else await abandon(loaded, lock)
  return next
}

/** What bounds and lists want to know of a document: told by the latest file, or found out when asked. */
function createMeasures(document: ProjectDocument, first: number) {
  let size = first
  let summary: Summary | undefined
  return {
    size: () => size,
    summary(): Summary {
      summary ??= summarize(projectDocument(document))
      return summary
    },
    grow(bytes: number): void {
      size += bytes
      summary = undefined
    },
    take(encoded: EncodedFile): EncodedFile {
      size = encoded.documentSize
      summary = encoded.summary
      return encoded
    },
  }
}

/** What an open project is made of, beside what was loaded. */
const partsOf = (options: OpenOptions, firstLock: DocumentLock, loaded: LoadedWhole) => ({
  lock: createMovingLock(firstLock, (path) => lockFor(options, path)),
  measures: createMeasures(loaded.document, loaded.size),
  board: createNoticeBoard(loaded.notices),
  edits: createEditLog(loaded.journal, options.log),
  content: createJournalContent({
    ...loaded,
    limit: (options.pace ?? USUAL_PACE).journal,
    log: options.log,
  }),
})
type Parts = ReturnType<typeof partsOf>

const startWriter = (
  options: OpenOptions,
  loaded: LoadedWhole,
  { lock, measures, board, edits, content }: Parts,
  takeIn: Joining['takeIn'],
): ProjectWriter =>
  new ProjectWriter({
    ...{ fs: options.fs, log: options.log, pace: options.pace ?? USUAL_PACE },
    ...{ document: loaded.document, images: loaded.images, start: loaded, takeIn },
    encode: (other) => measures.take(encodeFile(loaded.document, other, options)),
    moveLock: lock.move,
    onMoved: (path) => board.put({ type: 'moved', path }),
    latest: edits.appended,
    async onWritten(upTo) {
      await content.inFile(upTo)
      edits.settle()
      await options.onWritten?.()
    },
    onTrouble: edits.setFileTrouble,
    notice: board.put,
  })

function startProject(options: OpenOptions, firstLock: DocumentLock, loaded: LoadedWhole) {
  const { document, journal, images } = loaded
  const parts = partsOf(options, firstLock, loaded)
  const { lock, measures, board, edits, content } = parts
  const { pace = USUAL_PACE, log } = options
  const hasRoomFor = (bytes: number) => measures.size() + bytes <= MAX_DOCUMENT_BYTES
  const joining = startJoining({
    ...{ fs: options.fs, document, hasRoomFor, pace, log, announce: board.put },
    addImage: (_, bytes) => images.add(bytes),
    path: () => writer.path,
    look: () => writer.look(),
    keepParts: (parts) => writer.keepParts(parts),
    async keepVersion(reason) {
      const kept = await history.keep(reason)
      return kept.ok ? kept.value.id : null
    },
  })
  const writer: ProjectWriter = startWriter(options, loaded, parts, joining.takeIn)
  const stopListening = onUpdate(document, (update) => {
    measures.grow(update.length)
    edits.append(content.entryFor(update))
    writer.edited()
  })
  const migrated = migrateDocument(document)
  const history = startHistory({
    ...{ document, log, store: loaded.versions },
    ...{ pace: pace.history, clock: options.clock },
  })
  const project: OpenProject = {
    id: options.id,
    document,
    readOnly: null,
    saving: edits,
    notices: board,
    images,
    history,
    path: () => writer.path,
    hasRoomFor,
    summary: measures.summary,
    size: measures.size,
    encode: () => writer.encode().bytes,
    isInFile: () => writer.isComplete,
    async flush() {
      await edits.tryAgain()
      return writer.flush()
    },
    moveTo: (path, replace) => writer.moveTo(path, replace),
    async merge(file) {
      const merged = await joining.merge(file)
      await edits.saved(edits.appended())
      return merged
    },
    copies: joining.copies,
    look: () => writer.look(),
    async close() {
      joining.stop()
      stopListening()
      const written = await writer.finish()
      await history.close()
      edits.stop()
      if (written.ok) await Promise.all([content.empty(), images.letGo()])
      await journal.close().catch((error) => log.error('A journal was not closed.', error))
      await lock.release()
      document.destroy()
      return written
    },
  }
  return { project, migrated }
}
