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
import { Turns } from '#shared/base/turns.ts'
import {
  type AddedFile,
  isKeptFileId,
  JOURNEY_DATA,
  type KeptDataSet,
  type KeptFile,
} from '#shared/protocol/journey-data.ts'
import { cleanUpFolder, reserveTemporary, type Temporary } from './files/atomic-file.ts'
import { causeOf } from './files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole, unlinkIfThere } from './files/file-system.ts'
import { type Pieces, readPieces, writePieces } from './files/pieces.ts'
import type { Log } from './log.ts'

/** One data set of one project. */
export interface DataSetName {
  readonly projectId: string
  readonly dataSetId: string
}

const LIST = 'files.json'
/** Folders that only this user may enter. */
const PRIVATE = 0o700

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
const NOT_WHOLE = fail('not-whole', 'The file did not arrive as a whole. Nothing was kept; bring it again.')
const MISSING = fail('missing', 'This file of journey data is not on this machine. Bring it again.')

/** What of a project's journey data is kept in a folder. */
export class JourneyDataStore {
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #log: Log
  readonly #turns = new Turns()

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
    const temporary = reserveTemporary(this.#fs, join(folder, LIST))
    try {
      await makeFolder(this.#fs, folder, PRIVATE)
      await cleanUpFolder(this.#fs, folder)
      const written = await writeContent(this.#fs, temporary.path, content)
      if (!written.ok) return written
      return await this.#turns.take(folder, () => this.#file(to, temporary, { ...written.value, name }))
    } catch (error) {
      return notKept(error)
    } finally {
      await temporary.discard()
    }
  }

  async read(
    of: DataSetName,
    fileId: string,
  ): Promise<Result<{ readonly size: number; readonly content: Pieces }>> {
    const path = join(this.#folderOf(of), fileId)
    try {
      const { size } = await this.#fs.stat(path)
      return ok({ size, content: readPieces(this.#fs, path, size) })
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? MISSING : notRead(error)
    }
  }

  remove(of: DataSetName, fileId: string): Promise<Result<KeptDataSet>> {
    return this.#turns.take(this.#folderOf(of), async () => {
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
    return this.#turns.take(folder, async () => {
      try {
        for (const name of await this.#fs.readdir(folder))
          if (name === LIST || isKeptFileId(name)) await unlinkIfThere(this.#fs, join(folder, name))
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') return notRemoved(error)
      }
      return ok(null)
    })
  }

  /** Gives what was written its place in the folder and in the list: in both, or in neither. */
  async #file(
    to: DataSetName,
    written: Temporary,
    { id, size, name }: Pick<KeptFile, 'id' | 'size' | 'name'>,
  ): Promise<Result<AddedFile>> {
    const files = await this.#list(to)
    if (!files.ok) return files
    const known = files.value.find((file) => file.id === id)
    if (!known && files.value.length >= JOURNEY_DATA.files) return TOO_MANY
    const path = join(this.#folderOf(to), id)
    await written.moveTo(path)
    if (known) return ok({ file: known, isNew: false, dataSet: this.#described(to, files.value) })
    const file = { id, name: nameOf(name), size, addedAt: new Date().toISOString() }
    const all = [...files.value, file]
    try {
      await this.#writeList(to, all)
    } catch (error) {
      await this.#forgetUnlisted(to, id)
      throw error
    }
    return ok({ file, isNew: true, dataSet: this.#described(to, all) })
  }

  /** Takes a file away that is not in the list: nobody would see it, nor could take it away. */
  async #forgetUnlisted(of: DataSetName, id: string): Promise<void> {
    const files = await this.#list(of)
    if (files.ok && !files.value.some((file) => file.id === id))
      await this.#fs.unlink(join(this.#folderOf(of), id)).catch(() => undefined)
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
    const path = join(this.#folderOf(of), LIST)
    const temporary = reserveTemporary(this.#fs, path)
    try {
      await writePieces(this.#fs, temporary.path, [Buffer.from(JSON.stringify(files))])
      await temporary.moveTo(path)
    } finally {
      await temporary.discard()
    }
  }

  #folderOf({ projectId, dataSetId }: DataSetName): string {
    return join(this.#folder, projectId, dataSetId)
  }

  #described(of: DataSetName, files: readonly KeptFile[]): KeptDataSet {
    return { dataSetId: of.dataSetId, folder: this.#folderOf(of), files }
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
    try {
      for await (const piece of content) {
        size += piece.length
        if (size > JOURNEY_DATA.bytes) {
          refusal = TOO_LARGE
          return
        }
        hash.update(piece)
        yield piece
      }
    } catch {
      // Whoever sent it stopped in the middle; what the disk throws does not come by here.
      refusal = NOT_WHOLE
    }
  }
  await writePieces(fs, path, counted())
  return refusal ?? ok({ id: hash.digest('hex'), size })
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
