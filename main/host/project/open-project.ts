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
import { cleanUpStrays } from '../files/atomic-file.ts'
import { type DocumentLock, lockDocument } from '../files/document-lock.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { onUpdate, type ProjectDocument } from '../sync/project-document.ts'
import { createJournalContent } from './journal-content.ts'
import { type LoadedProject, loadProject, NEWER } from './load-project.ts'
import { createNoticeBoard, type Notices } from './notices.ts'
import { type Pace, USUAL_PACE } from './pace.ts'
import { type DrawThumbnail, encodeFile, type Summary, summarize } from './project-file.ts'
import { type ImagesElsewhere, openImages, type ProjectImages } from './project-images.ts'
import { ProjectWriter } from './project-writer.ts'
import { createEditLog, type Saving } from './saving.ts'

export interface OpenProject {
  /** What windows call it; stays the same where the file moves. */
  readonly id: string
  readonly document: ProjectDocument
  readonly saving: Saving
  readonly notices: Notices
  readonly images: ProjectImages
  /** Whether the document, with an edit of so many bytes, could still be opened the next time. */
  readonly hasRoomFor: (bytes: number) => boolean
  /** Where its file is. */
  readonly path: () => string
  readonly summary: () => Summary
  /** The bytes of its file, as last edited. */
  readonly encode: () => Uint8Array
  /** Writes the file now, if something is not in it yet. */
  readonly flush: () => Promise<Result<null>>
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
  const lock = await followLock(options, locked.value, loaded.value)
  if (!lock.ok) return lock
  const project = startProject(options, lock.value, await withImages(options, loaded.value))
  const migrated = migrateDocument(project.document)
  if (migrated.ok) return ok(project)
  await project.close()
  return migrated
}

interface LoadedWhole extends LoadedProject {
  readonly images: ProjectImages
}

async function withImages(
  { fs, id, dataFolder, log, elsewhere, expectsReturn = false }: OpenOptions,
  loaded: LoadedProject,
): Promise<LoadedWhole> {
  const opened = await openImages(
    { fs, folder: join(dataFolder, 'images', id), log, elsewhere: elsewhere?.(id) },
    {
      inFile: loaded.otherParts.images,
      inUse: imagesInUse(projectDocument(loaded.document)),
      keepAll: loaded.ahead || expectsReturn,
    },
  )
  return { ...loaded, images: opened.images, notices: [...loaded.notices, ...opened.report] }
}

async function abandon({ document, journal }: LoadedProject, lock: DocumentLock): Promise<void> {
  document.destroy()
  await journal.close()
  await lock.release()
}

const lockFor = async (
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

function startProject(options: OpenOptions, firstLock: DocumentLock, loaded: LoadedWhole): OpenProject {
  const { document, journal, images } = loaded
  let lock = firstLock
  let size = loaded.size
  let summary: Summary | undefined
  const board = createNoticeBoard(loaded.notices)
  const edits = createEditLog(journal)
  const { pace = USUAL_PACE, log } = options
  const content = createJournalContent({ ...loaded, limit: pace.journal, log })
  const writer: ProjectWriter = new ProjectWriter({
    fs: options.fs,
    document,
    start: loaded,
    images,
    pace,
    encode(other) {
      const encoded = encodeFile(document, other, options)
      size = encoded.documentSize
      summary = encoded.summary
      return encoded
    },
    async moveLock(path) {
      const next = await lockFor(options, path)
      if (!next.ok) return next
      await lock.release()
      lock = next.value
      return ok(null)
    },
    latest: edits.appended,
    async onWritten(upTo) {
      await content.inFile(upTo)
      await options.onWritten?.()
    },
    onProblem: edits.setFileProblem,
    notice: board.put,
    log,
  })
  const stopListening = onUpdate(document, (update) => {
    size += update.length
    summary = undefined
    edits.append(content.entryFor(update))
    writer.edited()
  })
  return {
    id: options.id,
    document,
    saving: edits,
    notices: board,
    images,
    path: () => writer.path,
    hasRoomFor: (bytes) => size + bytes <= MAX_DOCUMENT_BYTES,
    summary() {
      summary ??= summarize(projectDocument(document))
      return summary
    },
    encode: () => writer.encode().bytes,
    flush: () => writer.flush(),
    async close() {
      stopListening()
      const written = await writer.flush()
      writer.stop()
      edits.stop()
      if (written.ok) await Promise.all([content.empty(), images.letGo()])
      await journal.close().catch((error) => log.error('A journal was not closed.', error))
      await lock.release()
      document.destroy()
      return written
    },
  }
}
