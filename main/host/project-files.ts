/** What people do about the files of projects by hand: seeing where they are, saving now, going on elsewhere. */
import { basename, dirname } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FilePlace, MoveFile, SavedFile, SaveFolders } from '#shared/protocol/files.ts'
import type { FileSystem } from './files/file-system.ts'
import { EXTENSION } from './library/file-names.ts'
import type { Library } from './library/library.ts'
import type { OpenProject } from './project/open-project.ts'
import { takenAt, targetOf } from './project/save-as.ts'
import { within } from './project/within.ts'

export interface ProjectFiles {
  readonly place: (id: string) => Promise<Result<FilePlace>>
  readonly save: (id: string) => Promise<Result<SavedFile>>
  readonly move: (id: string, wish: MoveFile) => Promise<Result<SavedFile>>
  readonly folders: (id: string) => Promise<Result<SaveFolders>>
}

export interface ProjectFilesOptions {
  readonly fs: FileSystem
  readonly library: Pick<Library, 'list'>
  /** A project of the list, opened where it is not. */
  readonly open: (id: string) => Promise<Result<OpenProject>>
  readonly findByPath: (path: string) => OpenProject | undefined
  /** The list follows a project that moved. */
  readonly remember: (project: OpenProject) => Promise<unknown>
}

/** How long somebody who saves waits for the disk, in milliseconds. */
const PATIENCE = 15_000
const SLOW = fail(
  'slow',
  'The disk hardly answers, so the file is still being written. Your work is kept in Throughline’s journal, and you can go on.',
)
/** Folders that are offered. */
const MOST_FOLDERS = 6

export function createProjectFiles(options: ProjectFilesOptions): ProjectFiles {
  const { fs, library, open, findByPath, remember } = options
  const savedIn = async (project: OpenProject): Promise<Result<SavedFile>> => {
    const path = project.path()
    const status = await fs.stat(path).catch(() => undefined)
    return ok({ path, at: new Date(status?.modified ?? Date.now()).toISOString() })
  }
  return {
    async place(id) {
      const project = await open(id)
      if (!project.ok) return project
      const path = project.value.path()
      const status = await fs.stat(path).catch(() => undefined)
      return ok({
        path,
        writtenAt: status ? new Date(status.modified).toISOString() : null,
        size: status?.size ?? null,
        isComplete: project.value.isInFile(),
      })
    },
    async save(id) {
      const project = await open(id)
      if (!project.ok) return project
      const flushed = await within(project.value.flush(), PATIENCE, SLOW)
      return flushed.ok ? savedIn(project.value) : flushed
    },
    async move(id, { path, replace = false }) {
      const project = await open(id)
      if (!project.ok) return project
      const target = await targetOf(fs, path)
      if (!target.ok) return target
      const other = findByPath(target.value)
      if (other && other !== project.value) return IN_USE(target.value)
      const isThere = await fs.lstat(target.value).then(
        () => true,
        () => false,
      )
      if (isThere && !other && !replace) return takenAt(target.value)
      const moved = await within(project.value.moveTo(target.value, replace), PATIENCE, SLOW)
      if (!moved.ok) return moved
      await remember(project.value)
      return savedIn(project.value)
    },
    async folders(id) {
      const project = await open(id)
      if (!project.ok) return project
      const path = project.value.path()
      const own = dirname(path)
      const others = (await library.list())
        .filter(({ missing }) => !missing)
        .map((entry) => dirname(entry.path))
      const recent = [...new Set(others)].filter((folder) => folder !== own).slice(0, MOST_FOLDERS)
      return ok({ own, recent, name: basename(path, EXTENSION) })
    },
  }
}

const IN_USE = (path: string): Result<never> =>
  fail(
    'document-open',
    `“${basename(path)}” is a project that is open just now. Nothing was written; choose another name, or close that project first.`,
  )
