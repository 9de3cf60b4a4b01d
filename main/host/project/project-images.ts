/**
 * The pictures of an opened project. Each is stored in the app's data folder, for good, before whoever sent it is told its
 * reference: an edit that names it and is in the journal finds it again after a crash. The `.journey` file takes all of
 * them in with its next writing, and once it is closed cleanly they are only there.
 *
 * While the project is open nothing is let go, because somebody may undo. What nothing names any more goes when the
 * project is opened anew.
 */
import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readImageHeader } from '#shared/formats/image-header.ts'
import { isImageRef } from '#shared/model/image.ts'
import { cleanUpFolder, writeFileAtomically } from '../files/atomic-file.ts'
import { causeOf } from '../files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import { contentHash } from '../files/fingerprint.ts'
import type { Log } from '../log.ts'

/** Bytes of pictures in one project: with the largest document, its file can still be opened (`MAX_FILE`). */
export const MOST_IMAGE_BYTES = 160 * 1024 * 1024

/** Pictures by their references. */
export type Images = ReadonlyMap<string, Uint8Array>

export interface ProjectImages {
  /** All of them, for the file. */
  readonly all: () => Images
  /** One of them; one that is not here is looked for elsewhere, where there is an elsewhere. */
  readonly fetch: (ref: string) => Promise<Uint8Array | undefined>
  /**
   * Takes a picture in and answers its reference once it is on disk. Refuses (`not-an-image`, `too-many`, and as
   * `writeFileAtomically` does) in a sentence.
   */
  readonly add: (bytes: Uint8Array) => Promise<Result<string>>
  /** The file holds these for good. */
  readonly inFile: (refs: Iterable<string>) => void
  /** The project is closed: what the file holds need not be kept elsewhere. */
  readonly letGo: () => Promise<void>
}

/** Where other hosts find the pictures of one project. Nothing of it ever throws or waits for long. */
export interface ImagesElsewhere {
  /** Resolves when others can get it, or it cannot be put there. */
  readonly put: (ref: string, bytes: Uint8Array) => Promise<void>
  readonly get: (ref: string) => Promise<Uint8Array | undefined>
}

export interface ImagesPlace {
  readonly fs: FileSystem
  /** The folder of this project's pictures. */
  readonly folder: string
  readonly log: Log
  readonly elsewhere?: ImagesElsewhere | undefined
}

/** What the project's file says, and whether to believe that nobody wants the rest. */
export interface ImagesStart {
  readonly inFile: Images
  readonly inUse: ReadonlySet<string>
  /** The project ended in the middle of work, or windows of earlier today may come back to it and undo. */
  readonly keepAll: boolean
}

/** Those that hold what their references say, and a sentence where some do not. */
export function soundImages(images: Images): { readonly sound: Images; readonly report: readonly string[] } {
  const sound = new Map([...images].filter(([ref, bytes]) => referenceOf(bytes) === ref))
  const wrong = images.size - sound.size
  if (wrong === 0) return { sound, report: [] }
  return {
    sound,
    report: [
      wrong === 1
        ? 'A picture in this file is damaged and was left out.'
        : `${wrong} pictures in this file are damaged and were left out.`,
    ],
  }
}

/** The reference under which a picture is filed, or `undefined` where the bytes are none that a project takes. */
function referenceOf(bytes: Uint8Array): string | undefined {
  const header = readImageHeader(bytes)
  return header && `${contentHash(bytes)}.${header.ending}`
}

/** Puts together what the file and the folder hold. The sentences are for the people at the project's windows. */
export async function openImages(
  place: ImagesPlace,
  { inFile, inUse, keepAll }: ImagesStart,
): Promise<{ readonly images: ProjectImages; readonly report: readonly string[] }> {
  const { sound, report } = soundImages(inFile)
  const stored = await readStored(place)
  const keeps = keepAll || stored.size > 0 ? () => true : (ref: string) => inUse.has(ref)
  const kept = [...sound].filter(([ref]) => keeps(ref))
  return { images: createImages(place, new Map([...kept, ...stored]), new Map(kept)), report }
}

/** What a project that did not end well left in the folder. */
async function readStored({ fs, folder, log }: ImagesPlace): Promise<Images> {
  const images = new Map<string, Uint8Array>()
  try {
    await cleanUpFolder(fs, folder)
    for (const ref of await fs.readdir(folder)) {
      if (!isImageRef(ref)) continue
      const bytes = await readWhole(fs, join(folder, ref))
      if (referenceOf(bytes) === ref) images.set(ref, bytes)
      else log.warn('A stored picture was damaged and was left out.')
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') log.error('Stored pictures could not be read.', error)
  }
  return images
}

function createImages(
  { fs, folder, log, elsewhere }: ImagesPlace,
  known: Map<string, Uint8Array>,
  file: Images,
): ProjectImages {
  const inFile = new Set(file.keys())
  /** What is being stored just now: two windows may send one picture at the same time. */
  const storing = new Map<string, Promise<Result<string>>>()
  let size = [...known.values()].reduce((sum, { length }) => sum + length, 0)

  const store = async (ref: string, bytes: Uint8Array): Promise<Result<string>> => {
    const stored = await storeFile(fs, folder, ref, bytes)
    if (!stored.ok) return stored
    known.set(ref, bytes)
    size += bytes.length
    return ok(ref)
  }
  const take = async (ref: string, bytes: Uint8Array): Promise<Result<string>> => {
    if (known.has(ref)) return ok(ref)
    if (size + bytes.length > MOST_IMAGE_BYTES) return TOO_MANY
    const done = storing.get(ref) ?? store(ref, bytes).finally(() => storing.delete(ref))
    storing.set(ref, done)
    return done
  }
  return {
    all: () => known,
    async fetch(ref) {
      if (known.has(ref) || !elsewhere || !isImageRef(ref)) return known.get(ref)
      const bytes = await elsewhere.get(ref)
      if (!bytes || referenceOf(bytes) !== ref) return undefined
      const taken = await take(ref, bytes)
      if (!taken.ok) log.warn(`A picture of another host was not stored (${taken.error.code}).`)
      return bytes
    },
    async add(bytes) {
      const ref = referenceOf(bytes)
      if (ref === undefined) return NO_IMAGE
      const taken = await take(ref, bytes)
      if (taken.ok) void elsewhere?.put(ref, bytes)
      return taken
    },
    inFile(refs) {
      for (const ref of refs) inFile.add(ref)
    },
    async letGo() {
      const names = await fs.readdir(folder).catch((): string[] => [])
      // One that stays is found again the next time, and does no harm.
      for (const ref of names.filter((name) => inFile.has(name)))
        await fs
          .unlink(join(folder, ref))
          .catch((error) => log.error('A stored picture was not removed.', error))
    },
  }
}

async function storeFile(
  fs: FileSystem,
  folder: string,
  ref: string,
  bytes: Uint8Array,
): Promise<Result<null>> {
  try {
    await makeFolder(fs, folder)
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    return fail(code, `The picture was not stored because ${happened}; ${remedy} and try again.`)
  }
  const written = await writeFileAtomically(fs, join(folder, ref), bytes)
  // A hash says nothing to people.
  return written.ok
    ? ok(null)
    : fail(written.error.code, written.error.message.replace(`“${ref}”`, 'The picture'))
}

const NO_IMAGE = fail(
  'not-an-image',
  'This is no picture that a project can hold: it takes PNG, JPEG and WebP of up to 4,096 pixels a side. Nothing was changed.',
)
const TOO_MANY = fail(
  'too-many',
  `This project holds ${MOST_IMAGE_BYTES / 1024 / 1024} MB of pictures, the most that fits into its file. Remove some, close the project and open it again.`,
)
