import { realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { isId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readJourney } from '#shared/formats/journey/read-journey.ts'
import type { Imported, NewProject, ProjectEntry } from '#shared/protocol/http.ts'
import type { Copy, Merged } from '#shared/protocol/merge.ts'
import type { FileSystem } from './files/file-system.ts'
import { exportVersion } from './history/export-version.ts'
import type { ProjectHistory } from './history/project-history.ts'
import type { Library, Listed } from './library/library.ts'
import type { UserTemplates } from './library/user-templates.ts'
import type { Log } from './log.ts'
import type { FileToMerge } from './merge/project-merger.ts'
import { fromBytes, fromTemplate, type NewFile, placeFile, SAMPLE } from './new-project.ts'
import { type OpenProjectFacts, OpenProjects } from './open-projects.ts'
import type { OpenProject } from './project/open-project.ts'
import type { Pace } from './project/pace.ts'
import { type DrawThumbnail, readProjectFile } from './project/project-file.ts'
import type { ImagesElsewhere } from './project/project-images.ts'
import { createProjectFiles, type ProjectFiles } from './project-files.ts'
import type { SyncServer } from './sync/sync-server.ts'
import type { Rooms } from './workshop/rooms.ts'

export interface ProjectsOptions {
  readonly fs: FileSystem
  readonly library: Library
  readonly sync: SyncServer
  readonly rooms: Rooms
  readonly log: Log
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly assetsFolder: string
  readonly templates: UserTemplates
  readonly appVersion: string
  readonly address: string
  /** Whether other hosts have copies of the same projects: a project then has the same id on all of them. */
  readonly isShared?: boolean
  /** Where those have their pictures. */
  readonly elsewhere?: ((projectId: string) => ImagesElsewhere) | undefined
  readonly drawThumbnail?: DrawThumbnail
  readonly idleAfter: number
  readonly pace?: Pace
}

const UNKNOWN = fail('unknown-project', 'This project is not on the list any more. Open its file instead.')

/** The projects of a host, as windows, the shell and the command line ask for them. */
export class Projects {
  readonly #options: ProjectsOptions
  readonly #open: OpenProjects
  /** Where their files are, and what is done about these by hand. */
  readonly files: ProjectFiles

  constructor(options: ProjectsOptions) {
    this.#options = options
    this.#open = new OpenProjects({
      ...options,
      onWritten: async (project) => {
        await this.#remember(project)
      },
    })
    this.files = createProjectFiles({
      ...options,
      open: (id) => this.#openListed(id),
      findByPath: (path) => this.#open.findByPath(path),
      remember: (project) => this.#remember(project),
    })
  }

  /** Newest first. */
  list(): Promise<ProjectEntry[]> {
    return this.#options.library.list()
  }

  async create(wanted: NewProject): Promise<Result<ProjectEntry>> {
    const file = await fromTemplate(this.#options, wanted, this.#options)
    return file.ok ? this.#place(file.value) : file
  }

  async importFile(name: string, bytes: Uint8Array): Promise<Result<Imported>> {
    const file = await fromBytes(name, bytes, this.#options)
    if (!file.ok) return file
    const project = await this.#place(file.value)
    return project.ok ? ok({ project: project.value, report: file.value.report }) : project
  }

  /** Opens a file that the user chose. */
  async openPath(path: string): Promise<Result<ProjectEntry>> {
    const real = await realpath(path).catch(() => resolve(path))
    const there = this.#open.findByPath(real)
    const opened = there ? ok(there) : await this.#open.open(await this.#idFor(real), real)
    return opened.ok ? ok(await this.#remember(opened.value)) : opened
  }

  /** Makes sure that a project on the list is open. */
  async open(id: string): Promise<Result<ProjectEntry>> {
    const opened = await this.#openListed(id)
    if (!opened.ok) return opened
    // Whoever comes back to a project should see what others did to its file meanwhile.
    await opened.value.look()
    return ok(await this.#remember(opened.value))
  }

  /** What an open project is called, `undefined` while it is closed. */
  titleOf(id: string): string | undefined {
    return this.#open.find(id)?.summary().title
  }

  /** Does something with a project that stays closed meanwhile; refuses where it is open. */
  whileClosed<T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.#open.whileClosed(id, work)
  }

  /** What can be told of the open ones to whoever looks for a fault. */
  facts(): readonly OpenProjectFacts[] {
    return this.#open.facts()
  }

  /** Takes a project off the list and closes it. Its file stays. */
  async forget(id: string): Promise<Result<null>> {
    await this.#open.close(id, 'The project was taken off the list.')
    return this.#options.library.forget(id)
  }

  /** A project's file, as last edited. */
  async file(id: string): Promise<Result<{ name: string; bytes: Uint8Array }>> {
    const opened = await this.#openListed(id)
    if (!opened.ok) return opened
    return ok({ name: basename(opened.value.path()), bytes: opened.value.encode() })
  }

  /** The picture in a project's file, as SVG. */
  async thumbnail(id: string): Promise<Result<string>> {
    const listed = await this.#options.library.find(id)
    if (!listed) return UNKNOWN
    const read = await readProjectFile(this.#options.fs, listed.path)
    if (!read.ok) return read
    const parts = readJourney(read.value.bytes)
    const svg = parts.ok ? parts.value.thumbnailSvg() : null
    return svg === null ? fail('no-thumbnail', 'There is no picture of this project yet.') : ok(svg)
  }

  /** Takes a picture into a project and answers its reference. */
  async addImage(id: string, bytes: Uint8Array): Promise<Result<string>> {
    const opened = await this.#openListed(id)
    return opened.ok ? opened.value.images.add(bytes) : opened
  }

  async image(id: string, ref: string): Promise<Result<Uint8Array>> {
    const opened = await this.#openListed(id)
    if (!opened.ok) return opened
    const bytes = await opened.value.images.fetch(ref)
    return bytes ? ok(bytes) : fail('missing', 'This picture is not in the project any more.')
  }

  async history(id: string): Promise<Result<ProjectHistory>> {
    const opened = await this.#openListed(id)
    return opened.ok ? ok(opened.value.history) : opened
  }

  /** A version of a project as the file of a project of its own. */
  async versionFile(id: string, version: string): Promise<Result<{ name: string; bytes: Uint8Array }>> {
    const opened = await this.#openListed(id)
    return opened.ok ? exportVersion(opened.value, version, this.#options) : opened
  }

  /** Merges a copy into a project, or makes another project's maps ready for it. */
  async merge(id: string, file: FileToMerge): Promise<Result<Merged>> {
    const opened = await this.#openListed(id)
    return opened.ok ? opened.value.merge(file) : opened
  }

  /** The same with a file of this machine. */
  async mergePath(id: string, path: string, asMaps: boolean): Promise<Result<Merged>> {
    const read = await readProjectFile(this.#options.fs, path)
    return read.ok ? this.merge(id, { bytes: read.value.bytes, name: basename(path), asMaps }) : read
  }

  /** Copies that lie beside a project's file. */
  async copies(id: string): Promise<Result<readonly Copy[]>> {
    const opened = await this.#openListed(id)
    return opened.ok ? ok(await opened.value.copies()) : opened
  }

  /** Makes the sample project where there never was one. */
  async makeSample(): Promise<void> {
    if (!(await this.#options.library.takeSample())) return
    const made = await this.create({ template: SAMPLE })
    if (!made.ok) this.#options.log.warn(`The sample project could not be made (${made.error.code}).`)
  }

  closeAll(): Promise<void> {
    return this.#open.closeAll('Throughline is closing.')
  }

  /** Hosts that share a project call it by the id that its file carries; one host alone goes by the file's path. */
  async #idFor(path: string): Promise<string> {
    const { fs, library, isShared } = this.#options
    const read = isShared ? await readProjectFile(fs, path) : undefined
    const parts = read?.ok ? readJourney(read.value.bytes) : undefined
    const own = parts?.ok ? parts.value.manifest.projectId : undefined
    return isId(own) ? own : library.idFor(path)
  }

  async #openListed(id: string): Promise<Result<OpenProject>> {
    const there = this.#open.find(id)
    if (there) return ok(there)
    const listed = await this.#options.library.find(id)
    return listed ? this.#open.open(id, listed.path) : UNKNOWN
  }

  async #place(file: NewFile): Promise<Result<ProjectEntry>> {
    const placed = await placeFile(this.#options.fs, this.#options.projectsFolder, file)
    return placed.ok ? this.openPath(placed.value) : placed
  }

  async #remember(project: OpenProject): Promise<ProjectEntry> {
    const path = project.path()
    const changedAt = (await stat(path).catch(() => undefined))?.mtime ?? new Date()
    const listed: Listed = { id: project.id, path, ...project.summary(), changedAt: changedAt.toISOString() }
    const remembered = await this.#options.library.remember(listed)
    if (!remembered.ok)
      this.#options.log.warn(`The list of projects was not written (${remembered.error.code}).`)
    return { ...listed, missing: false }
  }
}
