/**
 * What a file holds, in a form to remember: a host that last saw a document in one state can tell before overwriting it whether
 * somebody else has replaced it since. Reads only.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { causeOf } from './file-problem.ts'
import { errorCode, type FileSystem, readWhole } from './file-system.ts'

export interface Fingerprint {
  /** Bytes. */
  readonly size: number
  /** When it was last changed, in milliseconds since 1970: to tell people, not to compare. */
  readonly modified: number
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string
}

/** What content has for a fingerprint's `hash`. */
export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is on disk now; `null` when there is no such file. */
export async function readFingerprint(fs: FileSystem, path: string): Promise<Result<Fingerprint | null>> {
  try {
    const { modified } = await fs.stat(path)
    const bytes = await readWhole(fs, path)
    return ok({ size: bytes.length, modified, hash: contentHash(bytes) })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok(null)
    const { code, happened, remedy } = causeOf(error)
    return fail(code, `“${basename(path)}” could not be read because ${happened}; ${remedy} and try again.`)
  }
}

/** Whether both stand for the same content, or both for no file. Times do not count: copying and syncing change them. */
export function sameFingerprint(one: Fingerprint | null, other: Fingerprint | null): boolean {
  return one?.size === other?.size && one?.hash === other?.hash
}
