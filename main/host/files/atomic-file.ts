/**
 * Replaces a file as a whole.
 *
 * Somebody who reads the disk at any moment, also after a crash or a power loss, finds under the file's name either the old content or
 * the new, whole, with no moment in between without a file. Beside it there may be a temporary file, `.~throughline-….tmp` (a name that
 * sync programs leave alone), which is removed when writing fails, or by `cleanUpStrays` when the process was killed.
 *
 * When it matters whether somebody else has replaced the file, `replaces` is compared just before the renaming; between the two a
 * moment remains that no file system call closes.
 */
import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { causeOf, Refused } from './file-problem.ts'
import { errorCode, type FileStatus, type FileSystem, readWhole, writeFully } from './file-system.ts'
import { contentHash, type Fingerprint, readFingerprint, sameFingerprint } from './fingerprint.ts'
import { isRunning, thisMachine } from './running-process.ts'

export interface AtomicWriteOptions {
  /** A further look at what came back from the disk before it takes the file's place; `false` leaves the old content. */
  readonly verify?: (written: Uint8Array) => boolean | Promise<boolean>
  /** What the caller believes to be there (`null`: no file). Anything else is left alone, with the code `changed-outside`. */
  readonly replaces?: Fingerprint | null
}

/** Temporaries this process is writing just now. */
const writing = new Set<string>()

/**
 * Puts `bytes` in the place of the file at `path`, or creates it; a symbolic link stays and the file it leads to is replaced.
 * Returns the new content's fingerprint once it is durable. Codes besides those of `file-problem.ts`: `write-protected`, `not-a-file`,
 * `changed-outside`, `not-verified`, and `not-confirmed` when the new content is in place but may not survive a power loss.
 */
export async function writeFileAtomically(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<Result<Fingerprint>> {
  const name = `“${basename(path)}”`
  let target: string
  let fingerprint: Fingerprint
  try {
    target = await followLinks(fs, path)
    fingerprint = await replace(fs, target, bytes, options)
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    const message = `${name} was not saved because ${happened}. Nothing on disk was changed and your work is kept; ${remedy}, or save to another place.`
    return fail(code, message)
  }
  try {
    await fs.syncFolder(dirname(target))
  } catch (error) {
    const { happened, remedy } = causeOf(error)
    const message = `${name} was written, but it is not certain to last because ${happened}. Your work is kept; ${remedy} and save again.`
    return fail('not-confirmed', message)
  }
  return ok(fingerprint)
}

/**
 * Removes the temporaries that killed processes left for the file at `path`. Those of running processes stay; those of other
 * computers (the folder may be shared) go when they are a day old. Returns how many went; one that cannot be removed does no harm.
 */
export async function cleanUpStrays(fs: FileSystem, path: string): Promise<number> {
  const target = await followLinks(fs, path).catch(causeOf)
  return typeof target === 'string' ? removeStrays(fs, dirname(target), nameKey(target)) : 0
}

/** The same for all files of a folder that is the app's own. */
export const cleanUpFolder = (fs: FileSystem, folder: string): Promise<number> => removeStrays(fs, folder)

async function removeStrays(fs: FileSystem, folder: string, key?: string): Promise<number> {
  let removed = 0
  const tolerantly = async (work: () => Promise<void>) => {
    await work().catch(causeOf)
  }
  await tolerantly(async () => {
    for (const name of await fs.readdir(folder)) {
      await tolerantly(async () => {
        const temporary = join(folder, name)
        if (!(await isStray(fs, temporary, key))) return
        await fs.unlink(temporary)
        removed++
      })
    }
  })
  return removed
}

/** A temporary file of whoever writes piece by piece; it counts as a stray once this process has ended or discarded it. */
export interface Temporary {
  readonly path: string
  /** Gives it its name, in place of what has that name; done once this is durable. Throws what the disk throws. */
  readonly moveTo: (target: string) => Promise<void>
  /** To be called in the end, moved or not. A file that stays all the same is cleaned up later. */
  readonly discard: () => Promise<void>
}

/** A name beside the file at `target` under which nothing is yet. */
export function reserveTemporary(fs: FileSystem, target: string): Temporary {
  const path = join(dirname(target), temporaryName(target))
  writing.add(path)
  return {
    path,
    async moveTo(place) {
      await renamePatiently(fs, path, place)
      await fs.syncFolder(dirname(place))
    },
    async discard() {
      await fs.unlink(path).catch(() => undefined)
      writing.delete(path)
    },
  }
}

async function replace(
  fs: FileSystem,
  target: string,
  bytes: Uint8Array,
  { verify, replaces }: AtomicWriteOptions,
): Promise<Fingerprint> {
  const original = await statusOf(fs, target)
  if (original) refuseProtected(original)
  const temporary = join(dirname(target), temporaryName(target))
  writing.add(temporary)
  try {
    await writeTemporary(fs, temporary, bytes, original?.mode)
    const written = await readWhole(fs, temporary)
    if (!written.equals(bytes) || (verify && !(await verify(written)))) {
      throw new Refused(
        'not-verified',
        'the disk gave back something else than was written',
        'check the disk',
      )
    }
    const { modified } = await fs.stat(temporary)
    if (replaces !== undefined) await refuseChanged(fs, target, replaces)
    await renamePatiently(fs, temporary, target)
    return { size: bytes.length, modified, hash: contentHash(bytes) }
  } catch (error) {
    // The reason why it failed is the one to tell; a temporary that stays is cleaned up later.
    await fs.unlink(temporary).catch(() => undefined)
    throw error
  } finally {
    writing.delete(temporary)
  }
}

/** Where a path leads when it is a symbolic link, also one to a file that does not exist yet. */
async function followLinks(fs: FileSystem, path: string): Promise<string> {
  let target = resolve(path)
  for (let links = 0; links < 40; links++) {
    try {
      if ((await fs.lstat(target)).kind !== 'link') return target
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return target
      throw error
    }
    target = resolve(await fs.realpath(dirname(target)), await fs.readlink(target))
  }
  throw new Refused('link-loop', 'its links lead in a circle', 'remove the circular link')
}

async function statusOf(fs: FileSystem, path: string): Promise<FileStatus | undefined> {
  try {
    return await fs.stat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Renaming would replace a write-protected file, or a device, without asking. Whoever protected a file meant it. */
function refuseProtected({ kind, mode }: FileStatus): void {
  if (kind !== 'file') throw new Refused('not-a-file', 'something else of that name is there', 'move it away')
  if ((mode & 0o222) === 0) {
    throw new Refused('write-protected', 'the file is write-protected', 'take the protection off')
  }
}

async function writeTemporary(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  mode: number | undefined,
): Promise<void> {
  const file = await fs.open(path, 'wx+', mode === undefined ? 0o666 : 0o600)
  try {
    await writeFully(file, bytes, 0)
    // Disks without permissions (USB sticks) refuse this; that is no reason not to save.
    if (mode !== undefined) await file.setMode(mode).catch(() => undefined)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function refuseChanged(fs: FileSystem, target: string, expected: Fingerprint | null): Promise<void> {
  const found = await readFingerprint(fs, target)
  if (!found.ok) throw new Refused(found.error.code, 'what is there now cannot be read', 'check the file')
  if (sameFingerprint(found.value, expected)) return
  throw new Refused(
    'changed-outside',
    'another program has changed it in the meantime',
    'compare both versions',
  )
}

/** On Windows a virus scanner or a sync program may hold a file for a moment: about two seconds in all. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640, 640]
const PASSING = new Set(['EPERM', 'EBUSY', 'EACCES'])

async function renamePatiently(fs: FileSystem, from: string, to: string): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (!PASSING.has(errorCode(error) ?? '')) throw error
    }
    await fs.pause(pause)
  }
  await fs.rename(from, to)
}

/** The same for all spellings of a name that some disk takes for the same. */
const nameKey = (path: string): string =>
  createHash('sha256').update(basename(path).normalize('NFC').toLowerCase()).digest('hex').slice(0, 8)

const temporaryName = (target: string): string =>
  `.~throughline-${nameKey(target)}-${thisMachine}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`

const TEMPORARY = /^\.~throughline-([0-9a-f]{8})-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/
const DAY = 24 * 60 * 60 * 1000

/** `wanted` is the key of the file it was made for; any file's where left out. */
async function isStray(fs: FileSystem, temporary: string, wanted: string | undefined): Promise<boolean> {
  const [, key, machine, process_] = TEMPORARY.exec(basename(temporary)) ?? []
  if (key === undefined || (wanted !== undefined && key !== wanted)) return false
  if (machine !== thisMachine) return (await fs.stat(temporary)).modified < Date.now() - DAY
  const pid = Number(process_)
  return pid === process.pid ? !writing.has(temporary) : !isRunning(pid)
}
