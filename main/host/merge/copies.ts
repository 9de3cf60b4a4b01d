/** Copies that sync programs, or people, put beside a project's file. They are found and named; nobody here changes or removes them. */
import { basename, dirname, extname, join } from 'node:path'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import type { Copy } from '#shared/protocol/merge.ts'
import { errorCode, type FileSystem, readWhole } from '../files/file-system.ts'
import { EXTENSION } from '../library/file-names.ts'

/** How much is looked at, however full the folder is: files, and bytes of one and of all of them. */
const BOUNDS = { files: 20, one: 64 * 1024 * 1024, all: 256 * 1024 * 1024 }

/**
 * What follows the name of a file where its copy is named after it: “x (Anna's conflicted copy).journey”, “x.sync-conflict-….journey”,
 * “x-LAPTOP.journey”, “x 2.journey”, “x_conflict-….journey”, “x~1.journey”.
 */
const AFTER_NAME = /^[\s(._~-]/

export interface CopiesOptions {
  readonly fs: FileSystem
  /** Where the project's file is. */
  readonly path: () => string
  /** Whether a document is of the same project and holds something that the project has not. */
  readonly hasNews: (doc: OpenJourney['doc']) => boolean
}

/** A file whose name could be a copy's. */
interface Candidate {
  readonly path: string
  readonly size: number
  readonly modified: number
}

/** Finds copies; remembers which files were none, since reading a folder full of projects takes its time. */
export class Copies {
  readonly #options: CopiesOptions
  /** Files that hold nothing new; a project only grows, so that stays. */
  readonly #known = new Map<string, Candidate>()

  constructor(options: CopiesOptions) {
    this.#options = options
  }

  /** The newest first. A folder that cannot be read has none. */
  async find(): Promise<readonly Copy[]> {
    const path = this.#options.path()
    const found: Candidate[] = []
    let left = BOUNDS.all
    for (const candidate of await this.#candidates(path)) {
      if (sameFile(this.#known.get(candidate.path), candidate)) continue
      left -= candidate.size
      if (left < 0) break
      if (await this.#isCopy(candidate)) found.push(candidate)
      else this.#known.set(candidate.path, candidate)
    }
    return found.map(({ path, modified }) => ({
      path,
      name: basename(path),
      changedAt: new Date(modified).toISOString(),
    }))
  }

  async #candidates(path: string): Promise<Candidate[]> {
    const folder = dirname(path)
    const names = await tolerantly(() => this.#options.fs.readdir(folder))
    const found: Candidate[] = []
    for (const name of names ?? []) {
      if (!isNamedAfter(name, basename(path))) continue
      const candidate = join(folder, name)
      const status = await tolerantly(() => this.#options.fs.stat(candidate))
      if (status?.kind === 'file' && status.size > 0 && status.size <= BOUNDS.one)
        found.push({ path: candidate, size: status.size, modified: status.modified })
    }
    return found.sort((a, b) => b.modified - a.modified).slice(0, BOUNDS.files)
  }

  async #isCopy({ path }: Candidate): Promise<boolean> {
    const bytes = await tolerantly(() => readWhole(this.#options.fs, path))
    const opened = bytes && openJourney(bytes)
    if (!opened?.ok) return false
    const { doc, newer, recoveredFrom } = opened.value
    const isCopy = !newer && recoveredFrom === null && this.#options.hasNews(doc)
    doc.destroy()
    return isCopy
  }
}

function isNamedAfter(name: string, own: string): boolean {
  const [one, other] = [fold(name), fold(own)]
  if (one === other || extname(one) !== EXTENSION) return false
  const stem = extname(other) === EXTENSION ? other.slice(0, -EXTENSION.length) : other
  return one.startsWith(stem) && AFTER_NAME.test(one.slice(stem.length))
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()

const sameFile = (one: Candidate | undefined, other: Candidate): boolean =>
  one?.size === other.size && one.modified === other.modified

/** What the disk gives, or `undefined` where it refuses. */
async function tolerantly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return undefined
  }
}
