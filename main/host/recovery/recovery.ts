/**
 * What runs before this one left behind, for the start screen: projects whose journals hold what their files lack, and what
 * could not be read and was put aside. Looks without opening projects, and changes nothing unless a person asks for it.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { isNewerDocument } from '#shared/document/state.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import type { KeptProject, Recovery, SavedKept } from '#shared/protocol/support.ts'
import { isDocumentLocked } from '../files/document-lock.ts'
import { causeOf } from '../files/file-problem.ts'
import type { FileSystem } from '../files/file-system.ts'
import { type JournalSurvey, surveyJournal } from '../files/journal-recovery.ts'
import type { Library, Listed } from '../library/library.ts'
import type { Log } from '../log.ts'
import { placeFile } from '../new-project.ts'
import { NEWER } from '../project/load-project.ts'
import { type DrawThumbnail, encodeFile, readProjectFile } from '../project/project-file.ts'
import { openImages } from '../project/project-images.ts'
import type { ProjectDocument } from '../sync/project-document.ts'
import { countNews, documentInFile, documentInJournal } from './kept-changes.ts'
import { findSetAside, removeSetAside } from './set-aside.ts'

export interface RecoveryOptions {
  readonly fs: FileSystem
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly appVersion: string
  readonly library: Library
  readonly log: Log
  readonly drawThumbnail?: DrawThumbnail
  readonly endedUnexpectedly: boolean
  /** Whether this host has a project open: what its journal holds needs no saving. */
  readonly isOpen: (id: string) => boolean
  /** Does something with a project that stays closed meanwhile; refuses where it is open. */
  readonly whileClosed: <T>(id: string, work: () => Promise<Result<T>>) => Promise<Result<T>>
}

export interface RecoveryDesk {
  readonly look: () => Promise<Recovery>
  /** Says nothing more of what there is now. */
  readonly dismiss: () => Promise<void>
  /** Makes a file of what a journal holds; the project goes on in it. */
  readonly save: (id: string) => Promise<Result<SavedKept>>
  readonly remove: (name: string) => Promise<Result<null>>
}

export function createRecoveryDesk(options: RecoveryOptions): RecoveryDesk {
  let ended = options.endedUnexpectedly
  const dismissed = new Set<string>()
  const isNew = (sign: string) => !dismissed.has(sign)
  const all = async () => {
    const listed = new Map((await options.library.list()).map((entry) => [entry.id, entry]))
    const kept = (await lookThroughJournals(options, listed)).sort(latestFirst)
    const found = await findSetAside(options.dataFolder)
    const setAside = found.map(({ projectId, ...one }) => ({
      ...one,
      title: listed.get(projectId)?.title ?? '',
    }))
    return { kept, setAside }
  }
  return {
    async look() {
      const { kept, setAside } = await all()
      return {
        endedUnexpectedly: ended,
        kept: kept.filter((one) => isNew(signOf(one))),
        setAside: setAside.filter(({ name }) => isNew(name)),
      }
    },
    async dismiss() {
      ended = false
      const { kept, setAside } = await all()
      for (const one of kept) dismissed.add(signOf(one))
      for (const { name } of setAside) dismissed.add(name)
    },
    save: (id) => options.whileClosed(id, () => saveKept(options, id)),
    remove: (name) => removeSetAside(options.dataFolder, name),
  }
}

/** Changes that come later are worth another word. */
const signOf = ({ id, changedAt }: KeptProject): string => `${id} ${changedAt}`

const latestFirst = (a: KeptProject, b: KeptProject): number => (a.changedAt < b.changedAt ? 1 : -1)

async function lookThroughJournals(
  options: RecoveryOptions,
  listed: ReadonlyMap<string, Listed>,
): Promise<KeptProject[]> {
  const kept: KeptProject[] = []
  const ids = await readdir(journalsIn(options.dataFolder)).catch(() => [])
  for (const id of ids.filter(isId)) {
    if (options.isOpen(id)) continue
    try {
      const found = await lookInto(options, id, listed.get(id))
      if (found) kept.push(found)
    } catch (error) {
      // Opening the project will say in words what is wrong with its journal.
      options.log.warn(`A journal could not be looked into (${codeOf(error)}).`)
    }
  }
  return kept
}

const journalsIn = (dataFolder: string): string => join(dataFolder, 'journals')

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : causeOf(error).code

async function lookInto(
  { fs, dataFolder }: RecoveryOptions,
  id: string,
  listed: Listed | undefined,
): Promise<KeptProject | undefined> {
  const survey = await surveyJournal(fs, join(journalsIn(dataFolder), id))
  if (survey.entries.length === 0) return undefined
  const path = listed?.path ?? null
  if (path !== null && (await isDocumentLocked(fs, { folder: join(dataFolder, 'locks'), document: path })))
    return undefined
  const file = path === null ? undefined : await readProjectFile(fs, path)
  const changedAt = new Date(survey.changedAt).toISOString()
  if (file?.ok || (file && file.error.code !== 'missing')) {
    const changes = changesBeyond(file.ok ? file.value.bytes : undefined, survey)
    return changes === 0
      ? undefined
      : { id, title: listed?.title ?? '', path, state: 'ready', changes, changedAt }
  }
  const document = documentInJournal(survey.entries)
  const whole = path === null ? 'alone' : 'missing'
  const kept: KeptProject = {
    id,
    title: listed?.title ?? (document ? projectOf(projectDocument(document)).title : ''),
    path,
    state: document ? whole : 'part',
    changes: survey.entries.length,
    changedAt,
  }
  document?.destroy()
  return kept
}

/** What opening would add to the file; everything, where nobody can read the file. */
function changesBeyond(bytes: Uint8Array | undefined, { entries }: JournalSurvey): number {
  const document = bytes && documentInFile(bytes)
  if (!document) return entries.length
  const news = countNews(document, entries)
  document.destroy()
  return news
}

async function saveKept(options: RecoveryOptions, id: string): Promise<Result<SavedKept>> {
  const { fs, dataFolder, log } = options
  try {
    const { entries } = await surveyJournal(fs, join(journalsIn(dataFolder), id))
    const document = documentInJournal(entries)
    if (!document) return NOT_WHOLE
    const saved = await saveDocument(options, id, document)
    document.destroy()
    return saved
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    log.warn(`What was kept of a project could not be read (${code}).`)
    return fail(
      code,
      `What was kept could not be read because ${happened}. Nothing was changed; ${remedy} and try again.`,
    )
  }
}

const NOT_WHOLE = fail(
  'not-whole',
  'What was kept is not enough to make the project of it: it needs the file. Bring the file back to where it was, then open the project; the changes are still there.',
)

async function saveDocument(
  options: RecoveryOptions,
  id: string,
  document: ProjectDocument,
): Promise<Result<SavedKept>> {
  const { fs, dataFolder, projectsFolder, library, log } = options
  if (isNewerDocument(document)) return fail('newer', NEWER)
  const migrated = migrateDocument(document)
  if (!migrated.ok) return migrated
  const used = imagesInUse(projectDocument(document))
  const { images } = await openImages(
    { fs, folder: join(dataFolder, 'images', id), log },
    { inFile: new Map(), inUse: used, keepAll: true },
  )
  const { bytes, summary } = encodeFile(document, { images: images.all(), unknownParts: new Map() }, options)
  const title = summary.title || 'Kept project'
  const placed = await placeFile(fs, projectsFolder, { title, bytes, report: [] })
  if (!placed.ok) return placed
  const path = await fs.realpath(placed.value)
  const remembered = await library.remember({ id, path, ...summary, changedAt: new Date().toISOString() })
  if (!remembered.ok) return remembered
  log.info('What was kept of a project was saved as a new file.')
  const lacking = [...used].filter((ref) => !images.all().has(ref)).length
  return ok({ id, path, report: lacking === 0 ? [] : [picturesLack(lacking)] })
}

const picturesLack = (count: number): string =>
  `${count === 1 ? 'One picture is' : `${count} pictures are`} only in the file that is not there. Once you have that file again, merge it into this project to bring ${count === 1 ? 'it' : 'them'} back.`
