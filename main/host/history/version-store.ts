/**
 * The versions of one project on disk, a file each in a folder of the app's own. A version stands for itself, or is what tells
 * it from an earlier one, its base. Before a version goes, those that are based on it are written anew, so that whoever
 * reads the disk at any moment finds every version that is kept. A damaged file costs no more than what is based on it.
 */
import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import type { PersonsShare, Touched } from '#shared/protocol/history.ts'
import { cleanUpFolder, writeFileAtomically } from '../files/atomic-file.ts'
import { causeOf } from '../files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { applyDifference, compose } from './difference.ts'
import { byTime } from './thinning.ts'
import { uniteTouched } from './touched.ts'
import {
  decodeContent,
  encodeVersion,
  readBody,
  readHeader,
  VERSION_ENDING,
  type VersionContent,
  type VersionHeader,
  withHeader,
} from './version-file.ts'

export interface StorePlace {
  readonly fs: FileSystem
  /** The folder of this project's versions; it is made with the first one. */
  readonly folder: string
  readonly log: Log
}

/** Who did how much between two states. */
export type Shares = (
  before: Snapshot,
  after: Snapshot,
  touched: readonly Touched[],
) => readonly PersonsShare[]

/** What is written down of a version that did not go into its content. */
export type VersionAbout = Pick<
  VersionHeader,
  'id' | 'at' | 'reason' | 'name' | 'base' | 'cards' | 'images'
> & { readonly people: readonly PersonsShare[] }

/** The file beside the versions that says how far the document had got. */
const SEEN = 'seen'

const GONE = fail('missing', 'This version is not in the history any more. The others are there as before.')
const DAMAGED = fail(
  'damaged-version',
  'This version cannot be read: its file in Throughline’s data folder is damaged. The project and its other versions are not affected.',
)

/** One thing at a time: whoever calls waits for what was called before. */
export class VersionStore {
  readonly #place: StorePlace
  /** In the order of time. */
  #versions: readonly VersionHeader[]

  /** How far the document had got when the project was last closed, as `progressOf` tells it. */
  readonly seen: Uint8Array | undefined

  constructor(place: StorePlace, versions: readonly VersionHeader[], seen: Uint8Array | undefined) {
    this.#place = place
    this.#versions = versions
    this.seen = seen
  }

  /** Notes how far the document has got; without it, nobody knows who did what elsewhere. */
  async note(seen: Uint8Array): Promise<void> {
    const { fs, folder, log } = this.#place
    if (this.#versions.length === 0) return
    const written = await writeFileAtomically(fs, join(folder, SEEN), seen)
    if (!written.ok) log.warn(`The history did not note how far it has got (${written.error.code}).`)
  }

  /** In the order of time. */
  list(): readonly VersionHeader[] {
    return this.#versions
  }

  find(id: string): Result<VersionHeader> {
    const found = this.#versions.find((version) => version.id === id)
    return found ? ok(found) : GONE
  }

  /** References of all pictures that versions name. */
  imagesInUse(): ReadonlySet<string> {
    return new Set(this.#versions.flatMap(({ images }) => images))
  }

  /** The state of a version. Refuses (`missing`, `damaged-version`). */
  async read(id: string): Promise<Result<Snapshot>> {
    return this.#read(id, new Map())
  }

  /** Who worked on what in the time between two versions, those of a damaged file left out. */
  async touchedBetween(from: number, to: number): Promise<readonly Touched[]> {
    const between = this.#versions.filter(({ at }) => at > from && at <= to)
    const contents = await Promise.all(between.map((version) => this.#contentOf(version)))
    return uniteTouched(contents.flatMap((content) => content?.touched ?? []))
  }

  /** Refuses as `writeFileAtomically` does. */
  async add(about: VersionAbout, content: VersionContent): Promise<Result<VersionHeader>> {
    const { header, bytes } = await encodeVersion({ ...about, ...mutable(about) }, content)
    const written = await this.#write(header, bytes)
    return written.ok ? ok(header) : written
  }

  /** Writes a version's first line anew. */
  async change(
    id: string,
    changes: Partial<Pick<VersionHeader, 'name' | 'reason'>>,
  ): Promise<Result<VersionHeader>> {
    const found = this.find(id)
    if (!found.ok) return found
    const body = await this.#bodyOf(found.value)
    if (!body) return DAMAGED
    const header = { ...found.value, ...changes }
    const written = await this.#write(header, withHeader(header, body))
    return written.ok ? ok(header) : written
  }

  /**
   * Lets versions go, and answers who worked on what since the last one that stays. What cannot be written anew without
   * a version keeps it.
   */
  async remove(ids: ReadonlySet<string>, shares: Shares): Promise<readonly Touched[]> {
    const due = new Set(ids)
    const read = new Map<string, Result<Snapshot>>()
    let dropped: VersionHeader[] = []
    let before: VersionHeader | undefined
    for (const version of this.#versions) {
      if (ids.has(version.id)) {
        dropped.push(version)
        continue
      }
      const needed = this.#droppedBases(version, ids)
      if (dropped.length > 0 || needed.length > 0) {
        const written = await this.#rewrite(version, { dropped, needed, before, read, shares })
        if (!written) for (const { id } of [...dropped, ...needed]) due.delete(id)
      }
      before = version
      dropped = []
    }
    const rest = await Promise.all(dropped.map((version) => this.#contentOf(version)))
    await this.#unlink(due)
    return uniteTouched(rest.flatMap((content) => content?.touched ?? []))
  }

  /** Those of a version's bases, from its own on, that go. */
  #droppedBases({ base }: VersionHeader, ids: ReadonlySet<string>): VersionHeader[] {
    const dropped: VersionHeader[] = []
    for (let id = base; id !== null && ids.has(id); ) {
      const found = this.find(id)
      if (!found.ok || dropped.includes(found.value)) break
      dropped.push(found.value)
      id = found.value.base
    }
    return dropped
  }

  async #rewrite(
    version: VersionHeader,
    around: {
      /** Those that go, since the version before. */
      readonly dropped: readonly VersionHeader[]
      /** Those that go, and on which it is based. */
      readonly needed: readonly VersionHeader[]
      readonly before: VersionHeader | undefined
      readonly read: Map<string, Result<Snapshot>>
      readonly shares: Shares
    },
  ): Promise<boolean> {
    const { dropped, needed, before, read, shares } = around
    const own = await this.#contentOf(version)
    const bases = await Promise.all(needed.map((one) => this.#contentOf(one)))
    // What is damaged stays so; nothing must wait for it.
    if (!own || bases.includes(undefined)) return true
    const difference = (bases as VersionContent[]).reduce(
      (sum, base) => compose(base.difference, sum),
      own.difference,
    )
    const others = await Promise.all(dropped.map((one) => this.#contentOf(one)))
    const touched = uniteTouched([...others.flatMap((one) => one?.touched ?? []), ...own.touched])
    const [earlier, later] = [
      before && (await this.#read(before.id, read)),
      await this.#read(version.id, read),
    ]
    const people = earlier?.ok && later.ok ? shares(earlier.value, later.value, touched) : version.people
    const base = needed.at(-1)?.base
    const about = { ...version, people, base: base === undefined ? version.base : base }
    return (await this.add(about, { difference, touched })).ok
  }

  async #unlink(ids: ReadonlySet<string>): Promise<void> {
    const { fs, folder, log } = this.#place
    const gone = new Set<string>()
    for (const id of ids)
      try {
        await fs.unlink(this.#pathOf(id))
        gone.add(id)
      } catch (error) {
        if (errorCode(error) === 'ENOENT') gone.add(id)
        else log.error('A version was not removed.', error)
      }
    this.#versions = this.#versions.filter(({ id }) => !gone.has(id))
    if (gone.size > 0)
      await fs.syncFolder(folder).catch((error) => log.error('A folder of versions was not synced.', error))
  }

  async #read(id: string, known: Map<string, Result<Snapshot>>): Promise<Result<Snapshot>> {
    const chain: VersionHeader[] = []
    let start: Result<Snapshot> = ok(emptySnapshot())
    for (let next: string | null = id; next !== null; ) {
      const there = known.get(next)
      if (there) {
        start = there
        break
      }
      const found = this.find(next)
      if (!found.ok || chain.includes(found.value)) return next === id ? GONE : DAMAGED
      chain.push(found.value)
      next = found.value.base
    }
    for (const version of chain.reverse()) {
      const content = start.ok ? await this.#contentOf(version) : undefined
      start = start.ok && content ? ok(applyDifference(start.value, content.difference)) : DAMAGED
      known.set(version.id, start)
    }
    return start
  }

  async #contentOf(version: VersionHeader): Promise<VersionContent | undefined> {
    const body = await this.#bodyOf(version)
    return body && decodeContent(body)
  }

  async #bodyOf(version: VersionHeader): Promise<Buffer | undefined> {
    const { fs, log } = this.#place
    try {
      const body = await readBody(fs, this.#pathOf(version.id), version)
      if (!body) log.warn('A version of the history is damaged.')
      return body
    } catch (error) {
      log.error('A version of the history could not be read.', error)
      return undefined
    }
  }

  async #write(header: VersionHeader, bytes: Uint8Array): Promise<Result<null>> {
    const { fs, folder } = this.#place
    try {
      await makeFolder(fs, folder)
    } catch (error) {
      const { code, happened, remedy } = causeOf(error)
      return fail(
        code,
        `The version was not kept because ${happened}; ${remedy} and try again. The project itself is not affected.`,
      )
    }
    const written = await writeFileAtomically(fs, this.#pathOf(header.id), bytes)
    // A time in digits says nothing to people.
    if (!written.ok)
      return fail(
        written.error.code,
        written.error.message.replace(`“${header.id}${VERSION_ENDING}”`, 'The version'),
      )
    this.#versions = [...this.#versions.filter(({ id }) => id !== header.id), header].sort(byTime)
    return ok(null)
  }

  #pathOf(id: string): string {
    return join(this.#place.folder, `${id}${VERSION_ENDING}`)
  }
}

const mutable = ({ people, images }: VersionAbout) => ({ people: [...people], images: [...images] })

/** The versions in a folder. Never fails: a history that cannot be read must not keep a project from opening. */
export async function openVersionStore(place: StorePlace): Promise<VersionStore> {
  const { fs, folder, log } = place
  const versions: VersionHeader[] = []
  try {
    await cleanUpFolder(fs, folder)
    for (const name of await fs.readdir(folder)) {
      if (!name.endsWith(VERSION_ENDING)) continue
      const found = await readHeader(fs, join(folder, name)).catch((error: unknown) => {
        log.error('A version of the history could not be read.', error)
        return undefined
      })
      if (found === 'newer')
        log.warn('A version of the history is of a newer Throughline and was left alone.')
      else if (found === 'damaged' || (found && name !== `${found.id}${VERSION_ENDING}`))
        log.warn('A version of the history is damaged and was left out.')
      else if (found) versions.push(found)
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') log.error('The history could not be read.', error)
  }
  const seen = await readWhole(fs, join(folder, SEEN)).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') log.error('How far the history has got could not be read.', error)
    return undefined
  })
  return new VersionStore(place, versions.sort(byTime), seen)
}
