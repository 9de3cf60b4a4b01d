/** A project of a newer version, open to be looked at: nothing of it is journaled, migrated or written. */
import { fail, ok, type Result } from '#shared/base/result.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import type { DocumentLock } from '../files/document-lock.ts'
import { NO_HISTORY } from '../history/no-history.ts'
import {
  createProjectDocument,
  encodeWhole,
  mergeInto,
  type ProjectDocument,
} from '../sync/project-document.ts'
import { NEWER } from './load-project.ts'
import { createNoticeBoard } from './notices.ts'
import { lockFor, type OpenOptions, type OpenProject } from './open-project.ts'
import { readProjectFile, summarize } from './project-file.ts'
import { type Images, type ProjectImages, soundImages } from './project-images.ts'
import type { Saving } from './saving.ts'

const READ_ONLY = fail('read-only', NEWER)

/** Opens the file of a newer version as it is. Refuses what nobody can read, and what is open elsewhere. */
export async function openReadOnly(options: OpenOptions): Promise<Result<OpenProject>> {
  const lock = await lockFor(options, options.path)
  if (!lock.ok) return lock
  const opened = await openHeld(options, lock.value)
  if (!opened.ok) await lock.value.release()
  return opened
}

async function openHeld({ fs, id, path }: OpenOptions, lock: DocumentLock): Promise<Result<OpenProject>> {
  const read = await readProjectFile(fs, path)
  if (!read.ok) return read
  const { bytes } = read.value
  const opened = openJourney(bytes)
  if (!opened.ok) return opened
  const document = documentOf(id, opened.value.doc)
  const { sound, report } = soundImages(opened.value.images)
  const summary = summarize(projectDocument(document))
  const close = async (): Promise<Result<null>> => {
    document.destroy()
    await lock.release()
    return ok(null)
  }
  return ok({
    id,
    document,
    readOnly: NEWER,
    saving: NOTHING_TO_SAVE,
    notices: createNoticeBoard([...opened.value.report, ...report]),
    images: imagesToLookAt(sound),
    history: NO_HISTORY,
    hasRoomFor: () => true,
    path: () => path,
    summary: () => summary,
    size: () => opened.value.update?.length ?? 0,
    encode: () => bytes,
    isInFile: () => true,
    flush: async () => ok(null),
    moveTo: async () => READ_ONLY,
    merge: async () => READ_ONLY,
    copies: async () => [],
    look: async () => undefined,
    close,
  })
}

function documentOf(id: string, doc: Parameters<typeof encodeWhole>[0]): ProjectDocument {
  const document = createProjectDocument(id)
  mergeInto(document, encodeWhole(doc), 'load')
  doc.destroy()
  return document
}

const NOTHING_TO_SAVE: Saving = {
  appended: () => 0,
  saved: async () => undefined,
  state: () => 'saved',
  onState: () => () => undefined,
}

const imagesToLookAt = (sound: Images): ProjectImages => ({
  all: () => sound,
  fetch: async (ref) => sound.get(ref),
  add: async () => READ_ONLY,
  inFile: () => undefined,
  letGo: async () => undefined,
})
