/**
 * The journal of one project: every update, in order, durable before anybody is told that it is saved.
 *
 * A journal is a folder of numbered files; the newest is appended to. Somebody who reads the disk at any moment finds every
 * acknowledged entry that is not in a snapshot, whole and in order, perhaps followed by whole entries not yet acknowledged and by one torn
 * write; `journal-format.ts` tells these apart, `journal-recovery.ts` puts them in order. After any failure the file in use is left as
 * it is (what a failed sync has kept is unknown) and writing goes on in a new file, which repeats what was not acknowledged. Files are
 * removed only when a newer durable file says that a snapshot contains them.
 *
 * One process at a time: take the document's lock first. Reopening may give out entries that a snapshot contains, when the run ended
 * between snapshot and rotation; applying them again must change nothing, which is true of Yjs updates.
 */
import { fail, ok, type Result } from '#shared/base/result.ts'
import { causeOf, FileProblem, sentence } from './file-problem.ts'
import { type FileSystem, type OpenFile, writeFully } from './file-system.ts'
import { type Entry, encodeBatch, encodeHeader, HEADER, MAXIMUM_ENTRY } from './journal-format.ts'
import { type Damage, type Recovered, recoverJournal, type Segment, segmentPath } from './journal-recovery.ts'

export interface OpenedJournal {
  readonly journal: Journal
  /** What earlier runs left, oldest first: apply it on top of the snapshot. */
  readonly entries: readonly Uint8Array[]
  /** Set when durable entries were unreadable; tell the user. */
  readonly damage?: Damage
}

/** One write takes about as much; a greater queue goes out in several. */
const BATCH = 8 * 1024 * 1024

/** A file to append to; `end` is where its durable bytes end. */
interface Current {
  readonly path: string
  readonly file: OpenFile
  end: number
}

interface Queued extends Entry {
  readonly resolve: (sequence: number) => void
  readonly reject: (problem: FileProblem) => void
}

/** Opens the journal in `folder`; both come into being if they do not exist. Torn ends are cut off. */
export async function openJournal(fs: FileSystem, folder: string): Promise<Result<OpenedJournal>> {
  try {
    const recovered = await recoverJournal(fs, folder)
    const { entries, damage } = recovered
    return ok({ journal: new Journal(fs, folder, recovered), entries, ...(damage && { damage }) })
  } catch (error) {
    if (error instanceof FileProblem) return fail(error.code, error.message)
    const { code, happened, remedy } = causeOf(error)
    return fail(
      code,
      `The journal of this project could not be opened because ${happened}. Nothing was lost; ${remedy} and open it again.`,
    )
  }
}

export class Journal {
  readonly #fs: FileSystem
  readonly #folder: string
  /** Files that are only read any more, oldest first. */
  #segments: Segment[]
  #number: number
  /** The file in use; none after opening and after a failure. */
  #current: Current | undefined
  #queue: Queued[] = []
  #sequence: number
  #durable: number
  #contained: number
  /** One piece of work with the files at a time. */
  #busy: Promise<unknown> = Promise.resolve()
  #scheduled = false
  #closed = false

  constructor(fs: FileSystem, folder: string, recovered: Recovered) {
    this.#fs = fs
    this.#folder = folder
    this.#segments = [...recovered.segments]
    this.#number = recovered.number
    this.#sequence = recovered.last
    this.#durable = recovered.last
    this.#contained = recovered.contained
  }

  /** The number of the entry appended last, durable or not. Read it when you encode a snapshot, and give it to {@link rotate}. */
  get sequence(): number {
    return this.#sequence
  }

  /** All entries up to this one are on disk. */
  get durable(): number {
    return this.#durable
  }

  /**
   * Adds an entry and resolves with its number once it is on disk. Entries that arrive while the disk is busy share the next write.
   * `bytes` must not change afterwards. Rejects with a {@link FileProblem} when the disk refuses: the entry then stays queued, in its place,
   * and the next `append` or {@link retry} writes it; only an entry that is too large, or one after `close`, is not queued.
   */
  append(bytes: Uint8Array): Promise<number> {
    if (this.#closed) return Promise.reject(closedAlready())
    if (bytes.length > MAXIMUM_ENTRY) {
      const message = `A change of more than ${MAXIMUM_ENTRY / 1024 / 1024} MiB cannot be saved; make it in smaller parts.`
      return Promise.reject(new FileProblem('entry-too-large', message))
    }
    this.#sequence++
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.#queue.push({ sequence: this.#sequence, bytes, resolve, reject })
    if (!this.#scheduled) {
      this.#scheduled = true
      void this.#exclusively(() => this.#flush())
    }
    return promise
  }

  /** Writes what an earlier failure left queued. Resolves when everything is on disk, rejects like {@link append}. */
  async retry(): Promise<void> {
    if (this.#closed) throw closedAlready()
    const problem = await this.#exclusively(() => this.#flush())
    if (problem) throw problem
  }

  /**
   * Forgets the entries up to `contained`, which must be in a durable snapshot. Entries still queued count as saved by it.
   * When it rejects, nothing is lost: the old files stay until a new one can be written.
   */
  rotate(contained: number): Promise<void> {
    if (contained > this.#sequence) throw new RangeError(`There is no entry ${contained} yet.`)
    return this.#exclusively(async () => {
      if (this.#closed || contained <= this.#contained) return
      this.#contained = contained
      this.#settleQueue(contained)
      try {
        await this.#retire()
        this.#current = await this.#start()
      } catch (error) {
        throw refusal(error)
      }
      await this.#removeContained()
    })
  }

  /** Writes what is queued and lets go of the files. Rejects when something could not be written; it is closed all the same. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const problem = await this.#exclusively(async () => {
      const unsaved = await this.#flush()
      await this.#retire()
      return unsaved
    })
    if (problem) throw problem
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#busy.then(work)
    this.#busy = run.catch(() => undefined)
    return run
  }

  /** Writes the queue batch by batch; on a failure tells all that wait and returns the reason. */
  async #flush(): Promise<FileProblem | undefined> {
    this.#scheduled = false
    while (this.#queue.length > 0) {
      const batch = this.#nextBatch()
      try {
        await this.#write(batch)
      } catch (error) {
        const problem = refusal(error)
        for (const entry of this.#queue) entry.reject(problem)
        return problem
      }
      this.#settleQueue(batch.at(-1)?.sequence ?? 0)
    }
    return undefined
  }

  #nextBatch(): readonly Entry[] {
    let size = 0
    const end = this.#queue.findIndex(({ bytes }, index) => {
      size += bytes.length
      return index > 0 && size > BATCH
    })
    return end < 0 ? [...this.#queue] : this.#queue.slice(0, end)
  }

  /** Everything up to `sequence` is safe. */
  #settleQueue(sequence: number): void {
    this.#durable = Math.max(this.#durable, sequence)
    const waiting = this.#queue.findIndex((entry) => entry.sequence > sequence)
    for (const entry of this.#queue.splice(0, waiting < 0 ? this.#queue.length : waiting))
      entry.resolve(entry.sequence)
  }

  async #write(batch: readonly Entry[]): Promise<void> {
    const bytes = encodeBatch(batch)
    if (this.#current) {
      try {
        return await this.#put(this.#current, bytes)
      } catch {
        // Whatever it was, a new file is the way on; if that fails too, its reason is the one to tell.
        await this.#retire()
      }
    }
    const fresh = await this.#start()
    try {
      await this.#put(fresh, bytes)
    } catch (error) {
      await this.#discard(fresh)
      throw error
    }
    this.#current = fresh
    await this.#removeContained()
  }

  async #put(current: Current, bytes: Uint8Array): Promise<void> {
    await writeFully(current.file, bytes, current.end)
    await current.file.datasync()
    current.end += bytes.length
  }

  /** A new file, itself and its name durable before any entry follows. */
  async #start(): Promise<Current> {
    this.#number++
    const path = segmentPath(this.#folder, this.#number)
    const fresh = { path, file: await this.#fs.open(path, 'wx+', 0o600), end: HEADER }
    try {
      await writeFully(fresh.file, encodeHeader({ first: this.#durable + 1, contained: this.#contained }), 0)
      await fresh.file.datasync()
      await this.#fs.syncFolder(this.#folder)
      return fresh
    } catch (error) {
      await this.#discard(fresh)
      throw error
    }
  }

  async #discard(fresh: Current): Promise<void> {
    await attempt(() => fresh.file.close())
    await attempt(() => this.#fs.unlink(fresh.path))
  }

  /** Only after a durable file has recorded what is contained: without that record the remaining files would seem to miss entries. */
  async #removeContained(): Promise<void> {
    for (const segment of this.#segments.filter(({ last }) => last <= this.#contained)) {
      await attempt(() => this.#fs.unlink(segment.path))
    }
    this.#segments = this.#segments.filter(({ last }) => last > this.#contained)
  }

  /** Stops using the current file; it is never appended to again. */
  async #retire(): Promise<void> {
    const current = this.#current
    if (!current) return
    this.#current = undefined
    this.#segments.push({ path: current.path, last: this.#durable })
    // Gives back the room of a write that failed half way.
    await attempt(() => current.file.truncate(current.end))
    await attempt(() => current.file.close())
  }
}

/** For tidying whose failure harms nobody: recovery copes with what is left, and the next opening tries again. */
async function attempt(tidy: () => Promise<void>): Promise<void> {
  await tidy().catch(() => undefined)
}

const closedAlready = () =>
  new FileProblem('journal-closed', 'The project is closed; the change was not saved.')

function refusal(error: unknown): FileProblem {
  const { code, happened, remedy } = causeOf(error)
  const message = `${sentence(happened)}. Your work is kept in memory; ${remedy} and it will be saved.`
  return new FileProblem(code, message, { cause: error })
}
