/** What a disk can answer, in words a person can act on. Touches no file. */
import type { Problem } from '#shared/base/result.ts'
import { errorCode } from './file-system.ts'

/** A {@link Problem} that can be thrown, for promises whose success must not be taken for granted by anybody. */
export class FileProblem extends Error implements Problem {
  override readonly name = 'FileProblem'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Half sentences: `happened` follows "because", `remedy` is an advice without its full stop. */
export interface Cause {
  readonly code: string
  readonly happened: string
  readonly remedy: string
}

const full: Cause = { code: 'disk-full', happened: 'the disk is full', remedy: 'free some space' }
const denied: Cause = {
  code: 'not-allowed',
  happened: 'Throughline is not allowed to write there',
  remedy: 'allow writing to that folder',
}
const gone: Cause = {
  code: 'folder-gone',
  happened: 'its folder is no longer there',
  remedy: 'bring the folder or its disk back',
}
const crowded: Cause = {
  code: 'too-many-files',
  happened: 'too many files are open on this computer',
  remedy: 'close some programs',
}

const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: full,
  EDQUOT: { ...full, happened: 'your share of the disk is used up' },
  EACCES: denied,
  EPERM: denied,
  EROFS: {
    code: 'read-only-disk',
    happened: 'the disk is write-protected',
    remedy: 'take the write protection off',
  },
  ENOENT: gone,
  ENOTDIR: gone,
  EXDEV: {
    code: 'other-disk',
    happened: 'the file is on another disk than its folder',
    remedy: 'keep it in an ordinary folder',
  },
  EIO: {
    code: 'disk-error',
    happened: 'the disk reported an error',
    remedy: 'check the disk and its connection',
  },
  EBUSY: {
    code: 'file-in-use',
    happened: 'another program is using the file',
    remedy: 'close the program that uses it',
  },
  ENAMETOOLONG: { code: 'name-too-long', happened: 'its name is too long', remedy: 'choose a shorter name' },
  EMFILE: crowded,
  ENFILE: crowded,
}

/** Thrown where this layer itself, not the disk, finds a reason not to go on. */
export class Refused extends Error {
  readonly reason: Cause

  constructor(code: string, happened: string, remedy: string) {
    super(happened)
    this.reason = { code, happened, remedy }
  }
}

/** Why a file call failed. An error that no file call makes is a programming mistake and is thrown on. */
export function causeOf(error: unknown): Cause {
  if (error instanceof Refused) return error.reason
  const code = errorCode(error)
  if (code === undefined) throw error
  return (
    causes[code] ?? {
      code: 'disk-error',
      happened: `the disk refused (${code})`,
      remedy: 'check the disk and its connection',
    }
  )
}

/** The first letter made a capital, to begin a sentence with a half one. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
