/**
 * The files that journey data came from, as people brought them: a folder for each data set, each file under the hash of its
 * content beside a list of what they were called. They hold what the project must not, so nobody but this user may read them, and
 * they go only when somebody says so: neither forgetting a project nor a lost file of it takes them along.
 */
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import {
  type AddedFile,
  isKeptFileId,
  JOURNEY_DATA,
  type KeptDataSet,
  type KeptFile,
} from '#shared/protocol/journey-data.ts'
import { cleanUpFolder, reserveTemporary } from './files/atomic-file.ts'
import { causeOf } from './files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole, writeFully } from './files/file-system.ts'
import type { Log } from './log.ts'

/** One data set of one project. */
export interface DataSetName {
  readonly projectId: string
  readonly dataSetId: string
}

/** Pieces of a file, one after the other. */
export type Pieces = AsyncIterable<Uint8Array>

const LIST = 'files.json'
/** Readable, writable and, for folders, to be entered by this user alone. */
const PRIVATE = { file: 0o600, folder: 0o700 } as const
/** Read at once, in bytes. */
const PIECE = 1024 * 1024

const stored = v.array(
  v.object({
    id: v.custom<string>(isKeptFileId),
    name: v.pipe(v.string(), v.maxLength(300)),
    size: v.number(),
    addedAt: v.string(),
  }),
)

/** The refusal of a file that is larger than what is kept. */
export const TOO_LARGE = fail(
  'too-large',
  `This file is larger than ${JOURNEY_DATA.bytes / 1024 ** 3} GB, more than Throughline keeps. Nothing was kept; split it, or pack it with gzip.`,
)
const TOO_MANY = fail(
  'too-many',
  `This journey data has ${JOURNEY_DATA.files} files already. Take one away first; nothing was changed.`,
)
const MISSING = fail('missing', 'This file of journey data is not on this machine. Bring it again.')

/** What of a project's journey data is kept in a folder. */
export class JourneyDataStore {
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #log: Log
  readonly #inTurn = oneAfterTheOther()

  constructor(fs: FileSystem, folder: string, log: Log) {
    this.#fs = fs
    this.#folder = folder
    this.#log = log
  }

  /** Every data set of a project that has files. */
  async dataSets(projectId: string): Promise<Result<readonly KeptDataSet[]>> {
    try {
      const sets: KeptDataSet[] = []
      for (const dataSetId of (await this.#fs.readdir(join(this.#folder, projectId))).filter(isId)) {
        const set = await this.dataSet({ projectId, dataSetId })
        if (!set.ok) return set
        if (set.value.files.length > 0) sets.push(set.value)
      }
      return ok(sets)
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok([]) : notRead(error)
    }
  }

  async dataSet(of: DataSetName): Promise<Result<KeptDataSet>> {
    const files = await this.#list(of)
    return files.ok ? ok(this.#described(of, files.value)) : files
  }

  /**
   * Keeps a file; answers once it is on disk. Refuses where it is too large (`too-large`), where there are too many
   * (`too-many`), where it does not come to its end (`not-whole`), and where the disk does.
   */
  async add(to: DataSetName, name: string, content: Pieces): Promise<Result<AddedFile>> {
    const folder = this.#folderOf(to)
    const temporary = reserveTemporary(join(folder, LIST))
    try {
      await makeFolder(this.#fs, folder, PRIVATE.folder)
      await cleanUpFolder(this.#fs, folder)
      const written = await writeContent(this.#fs, temporary.path, content)
      if (!written.ok) return written
      return await this.#inTurn(folder, () => this.#file(to, temporary.path, { ...written.value, name }))
    } catch (error) {
      return notKept(error)
    } finally {
      await discard(this.#fs, temporary)
    }
  }

  async read(
    of: DataSetName,
    fileId: string,
  ): Promise<Result<{ readonly size: number; readonly content: Pieces }>> {
    const path = join(this.#folderOf(of), fileId)
    try {
      const { size } = await this.#fs.stat(path)
      return ok({ size, content: piecesOf(this.#fs, path, size) })
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? MISSING : notRead(error)
    }
  }

  remove(of: DataSetName, fileId: string): Promise<Result<KeptDataSet>> {
    return this.#inTurn(this.#folderOf(of), async () => {
      const files = await this.#list(of)
      if (!files.ok) return files
      const rest = files.value.filter(({ id }) => id !== fileId)
      if (rest.length === files.value.length) return MISSING
      try {
        // The list first: a name without its file would be worse than a file without its name.
        await this.#writeList(of, rest)
        await unlinkIfThere(this.#fs, join(this.#folderOf(of), fileId))
      } catch (error) {
        return notRemoved(error)
      }
      return ok(this.#described(of, rest))
    })
  }

  removeAll(of: DataSetName): Promise<Result<null>> {
    const folder = this.#folderOf(of)
    return this.#inTurn(folder, async () => {
      try {
        for (const name of await this.#fs.readdir(folder))
          if (name === LIST || isKeptFileId(name)) await unlinkIfThere(this.#fs, join(folder, name))
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') return notRemoved(error)
      }
      return ok(null)
    })
  }

  /** Gives what was written its place in the folder and in the list. */
  async #file(
    to: DataSetName,
    written: string,
    { id, size, name }: Pick<KeptFile, 'id' | 'size' | 'name'>,
  ): Promise<Result<AddedFile>> {
    const files = await this.#list(to)
    if (!files.ok) return files
    const known = files.value.find((file) => file.id === id)
    if (!known && files.value.length >= JOURNEY_DATA.files) return TOO_MANY
    const folder = this.#folderOf(to)
    await this.#fs.rename(written, join(folder, id))
    await this.#fs.syncFolder(folder)
    const file = known ?? { id, name: nameOf(name), size, addedAt: new Date().toISOString() }
    const all = known ? files.value : [...files.value, file]
    if (!known) await this.#writeList(to, all)
    return ok({ file, isNew: !known, dataSet: this.#described(to, all) })
  }

  async #list(of: DataSetName): Promise<Result<readonly KeptFile[]>> {
    const path = join(this.#folderOf(of), LIST)
    try {
      return ok(v.parse(stored, JSON.parse((await readWhole(this.#fs, path)).toString('utf8'))))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return ok([])
      this.#log.error('The list of a data set’s files could not be read.', error)
      return fail(
        'damaged',
        `The list of the files of this journey data cannot be read. It was left as it is: ${path}`,
      )
    }
  }

  async #writeList(of: DataSetName, files: readonly KeptFile[]): Promise<void> {
    const folder = this.#folderOf(of)
    const path = join(folder, LIST)
    const temporary = reserveTemporary(path)
    try {
      await writePieces(this.#fs, temporary.path, [Buffer.from(JSON.stringify(files))])
      await this.#fs.rename(temporary.path, path)
      await this.#fs.syncFolder(folder)
    } finally {
      await discard(this.#fs, temporary)
    }
  }

  #folderOf({ projectId, dataSetId }: DataSetName): string {
    return join(this.#folder, projectId, dataSetId)
  }

  #described(of: DataSetName, files: readonly KeptFile[]): KeptDataSet {
    return { dataSetId: of.dataSetId, folder: this.#folderOf(of), files }
  }
}

/** Has pieces of work for the same key wait for each other. */
function oneAfterTheOther(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const done = (turns.get(key) ?? Promise.resolve()).then(work)
    const turn = done
      .catch(() => undefined)
      .finally(() => {
        if (turns.get(key) === turn) turns.delete(key)
      })
    turns.set(key, turn)
    return done
  }
}

/** Writes what comes and tells its hash; refuses as soon as it is too much. Throws what the disk throws. */
async function writeContent(
  fs: FileSystem,
  path: string,
  content: Pieces,
): Promise<Result<{ readonly id: string; readonly size: number }>> {
  const hash = createHash('sha256')
  let size = 0
  let refusal: Result<never> | null = null
  const counted = async function* (): Pieces {
    for await (const piece of arriving(content)) {
      if (piece === null) {
        refusal = fail('not-whole', 'The file did not arrive as a whole. Nothing was kept; bring it again.')
        return
      }
      size += piece.length
      if (size > JOURNEY_DATA.bytes) {
        refusal = TOO_LARGE
        return
      }
      hash.update(piece)
      yield piece
    }
  }
  await writePieces(fs, path, counted())
  return refusal ?? ok({ id: hash.digest('hex'), size })
}

/** The pieces, then `null` where whoever sent them stopped in the middle. */
async function* arriving(content: Pieces): AsyncIterable<Uint8Array | null> {
  try {
    yield* content
  } catch {
    yield null
  }
}

async function writePieces(
  fs: FileSystem,
  path: string,
  pieces: Pieces | Iterable<Uint8Array>,
): Promise<void> {
  const file = await fs.open(path, 'wx+', PRIVATE.file)
  try {
    let position = 0
    for await (const piece of pieces) {
      await writeFully(file, piece, position)
      position += piece.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* piecesOf(fs: FileSystem, path: string, size: number): Pieces {
  const file = await fs.open(path, 'r')
  try {
    for (let position = 0; position < size; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, size - position))
      const count = await file.read(piece, position)
      if (count === 0) return
      position += count
      yield piece.subarray(0, count)
    }
  } finally {
    await file.close()
  }
}

async function unlinkIfThere(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** Takes a temporary away where it has not become the file; one that stays is cleaned up later. */
async function discard(fs: FileSystem, temporary: ReturnType<typeof reserveTemporary>): Promise<void> {
  await fs.unlink(temporary.path).catch(() => undefined)
  temporary.release()
}

/** What a file was called: no folders, nothing that a line of text could not show. */
const nameOf = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300) || 'journey data'

const notKept = (error: unknown): Result<never> => {
  const { code, happened, remedy } = causeOf(error)
  return fail(
    code,
    `The file of journey data was not kept because ${happened}. Nothing was changed; ${remedy} and try again.`,
  )
}

const notRemoved = (error: unknown): Result<never> => {
  const { code, happened, remedy } = causeOf(error)
  return fail(code, `Journey data was not removed because ${happened}; ${remedy} and try again.`)
}

const notRead = (error: unknown): Result<never> => {
  const { code, happened, remedy } = causeOf(error)
  return fail(code, `Journey data could not be read because ${happened}; ${remedy} and try again.`)
}
