/**
 * Keeps a project's `.journey` file up to date: a whole new file a while after the last edit. Never over bytes that were
 * not seen before: what another program put there is merged when it is a copy of the same project, and otherwise left
 * alone, and the project goes on in a file beside it.
 */
import { basename } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeFileAtomically } from '../files/atomic-file.ts'
import type { FileSystem } from '../files/file-system.ts'
import { contentHash, type Fingerprint } from '../files/fingerprint.ts'
import type { Log } from '../log.ts'
import { encodeWhole, mergeInto, type ProjectDocument, projectIdOf } from '../sync/project-document.ts'
import { createDebounce, type Debounce } from './debounce.ts'
import type { Pace } from './pace.ts'
import { type EncodedFile, type OtherParts, pathBeside, readProjectFile } from './project-file.ts'
import type { ProjectImages } from './project-images.ts'

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
  /** Takes the project's lock over to another path. */
  readonly moveLock: (path: string) => Promise<Result<null>>
  /** The number of the latest edit. */
  readonly latest: () => number
  /** The file holds all edits up to a number, and is as durable as the disk makes it. */
  readonly onWritten: (upTo: number) => Promise<void>
  /** Why the file cannot be written, or `undefined` when it can again. */
  readonly onProblem: (message: string | undefined) => void
  readonly notice: (sentence: string) => void
  readonly log: Log
}

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

  constructor(options: WriterOptions) {
    const { path, seen, otherParts, ahead } = options.start
    this.#options = options
    this.#path = path
    this.#seen = seen
    this.#unknownParts = otherParts.unknownParts
    this.#written = ahead ? -1 : options.latest()
    this.#debounce = createDebounce(() => void this.flush(), options.pace)
    if (ahead) this.edited()
  }

  get path(): string {
    return this.#path
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
    this.#busy = this.#busy.then(async () => {
      const result = await this.#write()
      this.#options.onProblem(result.ok ? undefined : result.error.message)
      if (result.ok) this.#pause = RETRY.first
      else this.#tryLater()
      return result
    })
    return this.#busy
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
    for (let attempt = 1; ; attempt++) {
      const upTo = latest()
      if (this.#written === upTo) return ok(null)
      const encoded = this.#tryToEncode()
      if (!encoded) return CANNOT_ENCODE
      const { bytes } = encoded
      const result = await writeFileAtomically(fs, this.#path, bytes, { replaces: this.#seen })
      if (result.ok) {
        this.#seen = result.value
        this.#written = upTo
        images.inFile(encoded.images)
        await onWritten(upTo)
        return ok(null)
      }
      if (result.error.code === 'not-confirmed')
        this.#seen = { size: bytes.length, modified: Date.now(), hash: contentHash(bytes) }
      if (result.error.code !== 'changed-outside' || attempt === ATTEMPTS) return result
      const taken = await this.#takeIn()
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

  /** Makes what another program put there seen, so that the next try may replace it. */
  async #takeIn(): Promise<Result<null>> {
    const read = await readProjectFile(this.#options.fs, this.#path)
    if (!read.ok && read.error.code !== 'missing') return read
    if (!read.ok) {
      this.#seen = null
      return ok(null)
    }
    const opened = openJourney(read.value.bytes)
    if (!opened.ok || !this.#isCopy(opened.value)) return this.#moveAside()
    this.#merge(opened.value)
    this.#seen = read.value.fingerprint
    return ok(null)
  }

  #isCopy({ doc, newer, recoveredFrom }: OpenJourney): boolean {
    return !newer && recoveredFrom === null && projectIdOf(doc) === projectIdOf(this.#options.document)
  }

  #merge({ doc, images, unknownParts }: OpenJourney): void {
    mergeInto(this.#options.document, encodeWhole(doc), 'outside')
    doc.destroy()
    this.#unknownParts = new Map([...this.#unknownParts, ...unknownParts])
    const report = this.#options.images.merge(images)
    const merged = `“${basename(this.#path)}” was changed by another program; both versions were merged.`
    for (const sentence of [merged, ...report]) this.#options.notice(sentence)
  }

  async #moveAside(): Promise<Result<null>> {
    const beside = await pathBeside(this.#path, 'kept')
    const moved = await this.#options.moveLock(beside)
    if (!moved.ok) return moved
    this.#options.notice(
      `“${basename(this.#path)}” was replaced by another program. Both are kept: your version goes on in “${basename(beside)}”.`,
    )
    this.#path = beside
    this.#seen = null
    return ok(null)
  }
}
