/**
 * The list of projects somebody worked on, newest first: `library.json` in the data folder. It is read anew for every
 * change, since a second host of the same user may have changed it too, and replaced as a whole.
 */
import { createHash } from 'node:crypto'
import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { isId, newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { cleanUpStrays, writeFileAtomically } from '../files/atomic-file.ts'
import { causeOf } from '../files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'

/** Projects remembered; the longest untouched one is forgotten first. Its file stays. */
const MOST = 500

const listed = v.object({
  id: v.custom<string>(isId),
  path: v.string(),
  title: v.string(),
  changedAt: v.string(),
  cards: v.number(),
})
/** What is remembered of a project. */
export type Listed = v.InferOutput<typeof listed>

const content = v.object({
  version: v.literal(1),
  /** A sample that was removed from the list does not come back. */
  sampleMade: v.boolean(),
  projects: v.array(listed),
})
type Content = v.InferOutput<typeof content>

export interface Library {
  readonly list: () => Promise<ProjectEntry[]>
  readonly find: (id: string) => Promise<Listed | undefined>
  /**
   * The id under which the project at this real path is known, or will be. It follows from the path, so that a journal is
   * found again even where the list is lost; only where that id belongs to a project that moved away, it is a new one.
   */
  readonly idFor: (path: string) => Promise<string>
  /** Puts a project on top of the list, or changes what is remembered of it. */
  readonly remember: (project: Listed) => Promise<Result<null>>
  readonly forget: (id: string) => Promise<Result<null>>
  /** Answers `true` once, for the host that is to make the sample project. */
  readonly takeSample: () => Promise<boolean>
}

export async function openLibrary(fs: FileSystem, folder: string, log: Log): Promise<Library> {
  const path = join(folder, 'library.json')
  await cleanUpStrays(fs, path)
  let busy: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<Content> => {
    try {
      const text = (await readWhole(fs, path)).toString('utf8')
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), content), text)
      if (parsed.success) return parsed.output
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
      return { version: 1, sampleMade: false, projects: [] }
    }
    log.warn('The list of projects was unreadable; it was put aside and a new one begun.')
    await rename(path, `${path}.damaged`)
    return { version: 1, sampleMade: true, projects: [] }
  }
  /** What a list that the disk does not give out can say. */
  const readOrNothing = (): Promise<readonly Listed[]> =>
    read().then(
      ({ projects }) => projects,
      (error: unknown) => {
        log.error('The list of projects could not be read.', error)
        return []
      },
    )
  const change = async (edit: (before: Content) => Content | undefined): Promise<Result<null>> => {
    try {
      await makeFolder(fs, folder)
      const after = edit(await read())
      if (!after) return ok(null)
      const written = await writeFileAtomically(fs, path, Buffer.from(`${JSON.stringify(after, null, 1)}\n`))
      return written.ok ? ok(null) : written
    } catch (error) {
      const { code, happened, remedy } = causeOf(error)
      return fail(code, `The list of projects was not changed because ${happened}; ${remedy} and try again.`)
    }
  }
  /** One change at a time; `edit` answers the new content, or `undefined` to leave it. */
  const update = (edit: (before: Content) => Content | undefined): Promise<Result<null>> => {
    const run = busy.then(() => change(edit))
    busy = run
    return run
  }

  return {
    list: async () => Promise.all((await readOrNothing()).map(toEntry)),
    find: async (id) => (await readOrNothing()).find((project) => project.id === id),
    async idFor(projectPath) {
      const projects = await readOrNothing()
      const known = projects.find((project) => project.path === projectPath)
      if (known) return known.id
      const usual = idOfPath(projectPath)
      return projects.some((project) => project.id === usual) ? newId() : usual
    },
    remember: (project) =>
      update((before) => {
        const others = before.projects.filter(({ id, path: at }) => id !== project.id && at !== project.path)
        return { ...before, projects: [project, ...others].sort(newestFirst).slice(0, MOST) }
      }),
    forget: (id) =>
      update((before) => ({ ...before, projects: before.projects.filter((project) => project.id !== id) })),
    async takeSample() {
      let taken = false
      await update((before) => {
        if (before.sampleMade) return undefined
        taken = true
        return { ...before, sampleMade: true }
      })
      return taken
    },
  }
}

const newestFirst = (a: Listed, b: Listed): number =>
  a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0

const idOfPath = (path: string): string => createHash('sha256').update(path).digest('base64url').slice(0, 16)

async function toEntry({ id, path, title, changedAt, cards }: Listed): Promise<ProjectEntry> {
  const missing = !(await stat(path).catch(() => undefined))?.isFile()
  return { id, title, path, changedAt, cards, missing }
}
