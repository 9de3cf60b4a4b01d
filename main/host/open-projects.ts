import { fail, ok, type Result } from '#shared/base/result.ts'
import { Turns } from '#shared/base/turns.ts'
import { type Log, logAbout, tagOf } from './log.ts'
import { type OpenOptions, type OpenProject, openProject } from './project/open-project.ts'
import { openReadOnly } from './project/read-only-project.ts'
import type { SyncServer } from './sync/sync-server.ts'
import type { Rooms } from './workshop/rooms.ts'

export interface OpenProjectsOptions
  extends Omit<OpenOptions, 'id' | 'path' | 'expectsReturn' | 'onWritten'> {
  readonly sync: SyncServer
  readonly rooms: Rooms
  readonly log: Log
  /** For how long a project without windows stays open, in milliseconds. */
  readonly idleAfter: number
  /** The file of a project was written. */
  readonly onWritten: (project: OpenProject) => Promise<void>
}

interface Live {
  readonly project: OpenProject
  readonly stopServing: (reason: string) => Promise<void>
  /** When it last had a window, on a clock that only goes forward. */
  usedAt: number
  readonly openedAt: number
  closing: boolean
}

/** What can be told of an open project to whoever looks for a fault. */
export interface OpenProjectFacts {
  readonly tag: string
  readonly cards: number
  /** Of the document, in bytes. */
  readonly size: number
  /** Connections of windows and guests. */
  readonly connections: number
  /** Numbers of the edits since the journal was begun. */
  readonly edits: number
  readonly isInFile: boolean
  readonly saving: 'saved' | 'saving' | 'unsaved' | 'behind' | 'slow'
}

/** A project that a newer version saved can still be looked at. */
async function openAsCanBe(options: OpenOptions): Promise<Result<OpenProject>> {
  const opened = await openProject(options)
  return !opened.ok && opened.error.code === 'newer' ? openReadOnly(options) : opened
}

/** How often to look for projects without windows, in milliseconds. */
const LOOK = 15_000

const IS_OPEN = fail('document-open', 'This project is open just now: everything in it is there.')

/** Milliseconds since then, on a clock that only goes forward. */
const since = (moment: number): number => Math.round(performance.now() - moment)

/** The projects that are open just now. One without windows and guests is closed after a while. */
export class OpenProjects {
  readonly #options: OpenProjectsOptions
  readonly #live = new Map<string, Live>()
  /** What is under way, by id: one opening or closing of a project at a time. */
  readonly #turns = new Turns()
  /** Ids of all that were ever open: their windows may only be asleep. */
  readonly #known = new Set<string>()
  readonly #idling: NodeJS.Timeout
  #closed = false

  constructor(options: OpenProjectsOptions) {
    this.#options = options
    this.#idling = setInterval(() => this.#closeIdle(), Math.min(LOOK, options.idleAfter)).unref()
  }

  find(id: string): OpenProject | undefined {
    const there = this.#live.get(id)
    return there?.closing ? undefined : there?.project
  }

  findByPath(path: string): OpenProject | undefined {
    return [...this.#live.values()].find(({ project, closing }) => !closing && project.path() === path)
      ?.project
  }

  /** The project, open; `path` is where its file is. */
  open(id: string, path: string): Promise<Result<OpenProject>> {
    return this.#turns.take(id, async () => {
      const there = this.#live.get(id)
      if (there) return ok(there.project)
      if (this.#closed) return fail('closing', 'Throughline is closing. Start it again to open this project.')
      return this.#start(id, path)
    })
  }

  close(id: string, reason: string): Promise<void> {
    return this.#turns.take(id, () => this.#stop(id, reason))
  }

  /** Does something with a project that stays closed meanwhile; refuses where it is open. */
  whileClosed<T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.#turns.take(id, async () => (this.#live.has(id) ? IS_OPEN : work()))
  }

  facts(): readonly OpenProjectFacts[] {
    return [...this.#live].map(([id, { project }]) => {
      const state = project.saving.state()
      return {
        tag: tagOf(id),
        cards: project.summary().cards,
        size: project.size(),
        connections: this.#options.sync.windows(id),
        edits: project.saving.appended(),
        isInFile: project.isInFile(),
        saving: typeof state === 'string' ? state : (state.kept ?? 'unsaved'),
      }
    })
  }

  /** Closes all, those that are just being opened too, and opens no more. */
  async closeAll(reason: string): Promise<void> {
    this.#closed = true
    clearInterval(this.#idling)
    const ids = new Set([...this.#live.keys(), ...this.#turns.keys()])
    await Promise.all([...ids].map((id) => this.close(id, reason)))
  }

  async #start(id: string, path: string): Promise<Result<OpenProject>> {
    const { sync, rooms, onWritten } = this.#options
    const log = logAbout(this.#options.log, id)
    const begun = performance.now()
    const opened = await openAsCanBe({
      ...this.#options,
      log,
      id,
      path,
      expectsReturn: this.#known.has(id),
      onWritten: async () => {
        const there = this.#live.get(id)
        if (there) await onWritten(there.project)
      },
    })
    if (!opened.ok) {
      log.warn(`It could not be opened (${opened.error.code}).`)
      return opened
    }
    const { cards } = opened.value.summary()
    log.info(`Opened in ${since(begun)} ms: ${cards} cards, ${opened.value.size()} bytes.`)
    const closeRoom = await rooms.serve(opened.value)
    const stopSyncing = sync.serve(opened.value)
    const stopServing = async (reason: string) => {
      await closeRoom(reason)
      await stopSyncing(reason)
    }
    this.#known.add(id)
    this.#live.set(id, { project: opened.value, stopServing, usedAt: begun, openedAt: begun, closing: false })
    return opened
  }

  async #stop(id: string, reason: string): Promise<void> {
    const there = this.#live.get(id)
    if (!there) return
    const log = logAbout(this.#options.log, id)
    const begun = performance.now()
    const edits = there.project.saving.appended()
    there.closing = true
    await there.stopServing(reason)
    const closed = await there.project.close()
    this.#live.delete(id)
    const minutes = Math.round(since(there.openedAt) / 60_000)
    log.info(`Closed in ${since(begun)} ms, after ${minutes} minutes and ${edits} edits.`)
    if (!closed.ok) log.warn(`It was closed before its file was written (${closed.error.code}).`)
  }

  #closeIdle(): void {
    const now = performance.now()
    for (const [id, there] of this.#live) {
      if (this.#options.sync.windows(id) > 0 || this.#options.rooms.isBusy(id)) there.usedAt = now
      else if (now - there.usedAt > this.#options.idleAfter)
        void this.close(id, 'The project was closed because no window was open on it.')
    }
  }
}
