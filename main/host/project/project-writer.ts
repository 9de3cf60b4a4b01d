/**
 * Keeps a project's `.journey` file up to date: a whole new file a while after the last edit. Never over bytes that were
 * not seen before: what another program put there is merged when it is a copy of the same project, and otherwise left
 * alone, and the project goes on in a file beside it.
 */
import { basename } from 'node:path'
import { assertNever, fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import type { OpenJourney } from '#shared/formats/journey/open-journey.ts'
import { writeFileAtomically } from '../files/atomic-file.ts'
import type { FileSystem } from '../files/file-system.ts'
import { contentHash, type Fingerprint } from '../files/fingerprint.ts'
import type { Log } from '../log.ts'
import type { MergedCopy } from '../merge/merge-copy.ts'
import { newsIn, type ProjectDocument, projectIdOf } from '../sync/project-document.ts'
import { createDebounce, type Debounce } from './debounce.ts'
import type { MovingLock } from './moving-lock.ts'
import {
  diskOf,
  folderGone,
  keptBeside,
  lookOutside,
  Patience,
  seemsSame,
  syncFile,
  writtenAnew,
} from './outside.ts'
import type { Pace } from './pace.ts'
import { type EncodedFile, type OtherParts, pathBeside } from './project-file.ts'
import type { ProjectImages } from './project-images.ts'
import { takenAt } from './save-as.ts'
import type { FileTrouble } from './saving.ts'
import { within } from './within.ts'

/** Until the next try where the file could not be written, in milliseconds. */
const RETRY = { first: 2000, most: 60_000 }
/** How often somebody else may change the file while it is being replaced. */
const ATTEMPTS = 5

export interface WriterOptions {
  readonly fs: FileSystem
  readonly document: ProjectDocument
  /** Where the file is, what was last seen there, and whether the document holds more. */
  readonly start: {
    readonly path: string
    readonly seen: Fingerprint | null
    readonly ahead: boolean
    readonly otherParts: OtherParts
  }
  readonly images: ProjectImages
  readonly pace: Pace
  readonly encode: (other: OtherParts) => EncodedFile
  readonly moveLock: MovingLock['move']
  /** The project goes on in another file. */
  readonly onMoved: (path: string) => void
  /** The number of the latest edit. */
  readonly latest: () => number
  /** The file holds all edits up to a number, and is as durable as the disk makes it. */
  readonly onWritten: (upTo: number) => Promise<void>
  /** Why the file does not follow, or `undefined` when it does again. */
  readonly onTrouble: (trouble: FileTrouble | undefined) => void
  readonly notice: (sentence: string) => void
  /** Merges a copy of the project that another program put in the file's place. */
  readonly takeIn: (journey: OpenJourney, name: string) => Promise<Result<MergedCopy>>
  readonly log: Log
}

/** From when on a writing counts as slow, in milliseconds. */
const SLOW = { toLog: 1000, toTell: 5000, toLeave: 10_000 }

/** For how many pauses of the pace a file may be unfinished, or gone, before anything is said: sync programs take their time. */
const PATIENCE = { pauses: 5, least: 500 }
const UNFINISHED = 'unfinished'
const IS_UNFINISHED = fail(
  UNFINISHED,
  'Another program is just changing the file. Your work is kept in Throughline’s journal and will be in the file when that is done.',
)
/** Refusals of a merge after which both versions are kept. */
const CANNOT_MERGE: ReadonlySet<string> = new Set(['no-room', 'foreign-document', 'too-many', 'newer'])

const NOT_WAITED_FOR = ok(null)
const NOT_ANSWERED = fail(
  'slow',
  'The disk that the file is on does not answer. Your work is kept in Throughline’s journal and will be in the file when it does.',
)

const slowly = (path: string): FileTrouble => ({
  kept: 'slow',
  message: `“${basename(path)}” takes long to be written: the disk or network drive it is on hardly answers. Your work is kept in Throughline’s journal, and you can go on; check the connection of that disk, or save to another place.`,
})

const CANNOT_ENCODE = fail(
  'fault',
  'Throughline could not make a file of this project, by a fault of its own. The last file is untouched and your work is kept in Throughline’s journal; start Throughline again.',
)

export class ProjectWriter {
  readonly #options: WriterOptions
  readonly #debounce: Debounce
  #path: string
  #seen: Fingerprint | null
  #unknownParts: OtherParts['unknownParts']
  /** The latest edit in the file; -1 where the file is behind without an edit. */
  #written: number
  #busy: Promise<Result<null>> = Promise.resolve(ok(null))
  #retry: NodeJS.Timeout | undefined
  #pause = RETRY.first
  readonly #patience: Patience
  /** The disk that the file was on last: without it, the folder may be an empty one that the disk used to cover. */
  #disk: Promise<number | undefined>
  /** There is no way to the file just now. */
  #away: FileTrouble | undefined

  constructor(options: WriterOptions) {
    const { path, seen, otherParts, ahead } = options.start
    this.#options = options
    this.#path = path
    this.#seen = seen
    this.#unknownParts = otherParts.unknownParts
    this.#written = ahead ? -1 : options.latest()
    this.#debounce = createDebounce(() => void this.flush(), options.pace)
    this.#patience = new Patience(Math.max(PATIENCE.least, PATIENCE.pauses * options.pace.after))
    this.#disk = diskOf(options.fs, path)
    if (ahead) this.edited()
  }

  get path(): string {
    return this.#path
  }

  /** Whether the file holds every edit. */
  get isComplete(): boolean {
    return this.#written === this.#options.latest()
  }

  /** What the file would be now. */
  encode(): EncodedFile {
    return this.#options.encode({ images: this.#options.images.all(), unknownParts: this.#unknownParts })
  }

  /** Something is to be written before long. */
  edited(): void {
    this.#debounce.soon()
  }

  /** Writes now what the file does not hold yet, after a writing under way. */
  flush(): Promise<Result<null>> {
    this.stop()
    return this.#inTurn(
      () => this.#write(),
      ({ code, message }) => {
        if (code !== UNFINISHED) this.#options.onTrouble({ message, kept: 'behind' })
        this.#tryLater()
      },
    )
  }

  /**
   * The project goes on in a new file at `path`, once that is written whole; until then, and if it fails, nothing changes. A
   * writing under way whose disk hardly answers is not waited for: getting away from there may be what this is for.
   */
  moveTo(path: string, replace: boolean): Promise<Result<null>> {
    if (path === this.#path) return this.flush()
    this.stop()
    this.#busy = within(this.#busy, SLOW.toTell, NOT_WAITED_FOR)
    return this.#inTurn(
      () => this.#options.moveLock(path, () => this.#writeAnew(path, replace)),
      // A place that cannot be had says nothing of the one that there is.
      () => this.edited(),
    )
  }

  /** Looks whether another program did something to the file, and takes that in, after a writing under way. */
  async look(): Promise<void> {
    if (!this.#away && (await seemsSame(this.#options.fs, this.#path, this.#seen))) return
    this.#busy = this.#busy.then(() => this.#look())
    await this.#busy
  }

  /** Parts of a file that this program does not know, to be written back. */
  keepParts(parts: OtherParts['unknownParts']): void {
    this.#unknownParts = new Map([...this.#unknownParts, ...parts])
  }

  /** One writing at a time; tells of one that takes long, and of one that failed. */
  #inTurn(work: () => Promise<Result<null>>, onFailed: (problem: Problem) => void): Promise<Result<null>> {
    const { onTrouble, log } = this.#options
    this.#busy = this.#busy.then(async () => {
      const begun = performance.now()
      const slow = setTimeout(() => onTrouble(slowly(this.#path)), SLOW.toTell).unref()
      const result = await work()
      clearTimeout(slow)
      const took = Math.round(performance.now() - begun)
      if (took > SLOW.toLog) log.warn(`The file took ${took} ms to be written.`)
      if (result.ok) {
        this.#pause = RETRY.first
        onTrouble(this.#away)
      } else {
        log.warn(`The file was not written (${result.error.code}).`)
        onFailed(result.error)
      }
      return result
    })
    return this.#busy
  }

  /** Writes what is left, and nothing after that. A disk that does not answer is not waited for. */
  async finish(): Promise<Result<null>> {
    const written = await within(this.flush(), SLOW.toLeave, NOT_ANSWERED)
    this.stop()
    return written
  }

  /** Writes nothing more by itself. */
  stop(): void {
    this.#debounce.cancel()
    clearTimeout(this.#retry)
  }

  #tryLater(): void {
    this.#retry = setTimeout(() => void this.flush(), this.#pause).unref()
    this.#pause = Math.min(RETRY.most, this.#pause * 2)
  }

  async #write(): Promise<Result<null>> {
    const { fs, latest, images, onWritten } = this.#options
    const path = this.#path
    for (let attempt = 1; ; attempt++) {
      const upTo = latest()
      if (this.#written === upTo) return ok(null)
      const encoded = this.#tryToEncode()
      if (!encoded) return CANNOT_ENCODE
      const { bytes } = encoded
      const result = await writeFileAtomically(fs, path, bytes, { replaces: this.#seen })
      // The project went on elsewhere while the disk did not answer.
      if (this.#path !== path) return ok(null)
      if (result.ok) {
        this.#seen = result.value
        this.#disk = diskOf(fs, path)
        this.#written = upTo
        images.inFile(encoded.images)
        await onWritten(upTo)
        return ok(null)
      }
      if (result.error.code === 'not-confirmed')
        this.#seen = { size: bytes.length, modified: Date.now(), hash: contentHash(bytes) }
      if (result.error.code !== 'changed-outside' || attempt === ATTEMPTS) return result
      const taken = await this.#takeIn('write')
      if (!taken.ok) return taken
    }
  }

  /** A fault in the making of files must not end the host: the journal goes on. */
  #tryToEncode(): EncodedFile | undefined {
    try {
      return this.encode()
    } catch (error) {
      this.#options.log.error('A project could not be made into a file.', error)
      return undefined
    }
  }

  async #look(): Promise<Result<null>> {
    const taken = await this.#takeIn('look')
    if (taken.ok) {
      this.#setAway(undefined)
      if (!this.isComplete) this.edited()
    } else if (taken.error.code === 'away') this.#setAway({ message: taken.error.message, kept: 'behind' })
    return taken
  }

  #setAway(away: FileTrouble | undefined): void {
    if (this.#away?.message === away?.message) return
    this.#away = away
    this.#options.onTrouble(away)
  }

  /** Makes what another program put there seen, so that the next try may replace it. */
  async #takeIn(why: 'look' | 'write'): Promise<Result<null>> {
    const path = this.#path
    const outside = await lookOutside(this.#options.fs, path, this.#seen, (doc) => this.#isOurs(doc))
    if (this.#path !== path) return ok(null)
    switch (outside.kind) {
      case 'same':
        this.#seen = outside.fingerprint
        if (outside.fingerprint) this.#disk = diskOf(this.#options.fs, path)
        this.#patience.reset()
        return ok(null)
      case 'away':
        return fail('away', outside.message)
      case 'gone':
        if (await this.#isOnOtherDisk(path)) return fail('away', folderGone(path))
        return why === 'look' && !this.#patience.isOver('gone') ? IS_UNFINISHED : this.#writeAgain()
      case 'unfinished':
        return this.#patience.isOver(outside.fingerprint.hash) ? this.#moveAside(false) : IS_UNFINISHED
      case 'other':
        return this.#moveAside(outside.newer)
      case 'copy':
        return this.#merge(outside.journey, outside.fingerprint)
      default:
        return assertNever(outside)
    }
  }

  async #isOnOtherDisk(path: string): Promise<boolean> {
    const [before, now] = await Promise.all([this.#disk, diskOf(this.#options.fs, path)])
    return before !== undefined && now !== undefined && before !== now
  }

  #isOurs(doc: OpenJourney['doc']): boolean {
    return projectIdOf(doc) === projectIdOf(this.#options.document)
  }

  #writeAgain(): Result<null> {
    this.#options.notice(writtenAnew(this.#path))
    this.#seen = null
    this.#written = -1
    return ok(null)
  }

  async #merge(journey: OpenJourney, seen: Fingerprint): Promise<Result<null>> {
    const taken = await this.#options.takeIn(journey, basename(this.#path))
    const isSettled = taken.ok && !taken.value.lifted && this.#holdsAll(journey)
    journey.doc.destroy()
    if (!taken.ok) return CANNOT_MERGE.has(taken.error.code) ? this.#moveAside(false) : taken
    this.#seen = seen
    this.#patience.reset()
    this.#options.log.info('What another program did to the file was merged.')
    // Writing what is there already would only make the other computer look again, and write again.
    const isDurable = isSettled && (await syncFile(this.#options.fs, this.#path))
    this.#written = isDurable ? this.#options.latest() : -1
    if (isDurable) this.#options.images.inFile(journey.images.keys())
    return ok(null)
  }

  /** Whether there is nothing here that a file lacks. */
  #holdsAll({ doc, images, unknownParts }: OpenJourney): boolean {
    return (
      newsIn(this.#options.document, doc) === undefined &&
      [...this.#options.images.all().keys()].every((ref) => images.has(ref)) &&
      [...this.#unknownParts.keys()].every((name) => unknownParts.has(name))
    )
  }

  async #moveAside(newer: boolean): Promise<Result<null>> {
    const beside = await pathBeside(this.#path, 'kept')
    const moved = await this.#options.moveLock(beside, async () => ok(null))
    if (!moved.ok) return moved
    this.#options.notice(keptBeside(this.#path, beside, newer))
    this.#goOnAt(beside, null)
    this.#written = -1
    return ok(null)
  }

  #goOnAt(path: string, seen: Fingerprint | null): void {
    this.#path = path
    this.#disk = diskOf(this.#options.fs, path)
    this.#seen = seen
    this.#options.onMoved(path)
  }

  async #writeAnew(path: string, replace: boolean): Promise<Result<null>> {
    const { fs, latest, images, onWritten } = this.#options
    const upTo = latest()
    const encoded = this.#tryToEncode()
    if (!encoded) return CANNOT_ENCODE
    const written = await writeFileAtomically(fs, path, encoded.bytes, replace ? {} : { replaces: null })
    if (!written.ok && written.error.code === 'changed-outside') return takenAt(path)
    if (!written.ok) return written
    this.#goOnAt(path, written.value)
    this.#written = upTo
    images.inFile(encoded.images)
    await onWritten(upTo)
    // What came while it was being written.
    if (latest() !== upTo) this.edited()
    return ok(null)
  }
}
