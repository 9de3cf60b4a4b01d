/** Whether a project can go on in a file of that name, told before anything is done. */
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { nameForTitle } from '#shared/base/file-name.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { TAKEN } from '#shared/protocol/files.ts'
import { errorCode, type FileSystem } from '../files/file-system.ts'
import { EXTENSION } from '../library/file-names.ts'

/** The refusal where something of that name is there and nobody said to replace it. */
export const takenAt = (path: string): Result<never> =>
  fail(
    TAKEN,
    `“${basename(path)}” is there already. Nothing was written; choose another name, or replace it.`,
  )

/** The real path of a file that a person named, with its ending; refuses in a sentence what no file can be. */
export async function targetOf(fs: FileSystem, given: string): Promise<Result<string>> {
  const typed = given.trim().replace(/^~(?=$|[/\\])/, homedir())
  if (!isAbsolute(typed))
    return fail('bad-name', 'Say the whole path of the folder, from its beginning on. Nothing was written.')
  const named = typed.toLowerCase().endsWith(EXTENSION) ? typed : typed + EXTENSION
  const path = resolve(named)
  const name = basename(path)
  const refused = refusalOf(name, process.platform)
  if (refused !== undefined) return fail('bad-name', `${refused} Nothing was written; choose another name.`)
  const folder = dirname(path)
  try {
    const real = await fs.realpath(folder)
    if ((await fs.stat(real)).kind === 'folder') return ok(join(real, name))
    return fail('no-folder', `“${folder}” is not a folder. Nothing was written; choose a folder.`)
  } catch (error) {
    return cannotReach(folder, errorCode(error), error)
  }
}

/** Longest name with its ending, in bytes of UTF-8, that disks take. */
const MAX_NAME = 255

/** Why a system does not take a name with its ending, as a sentence, or `undefined`. */
export function refusalOf(name: string, platform: NodeJS.Platform): string | undefined {
  const stem = name.slice(0, -EXTENSION.length)
  if (stem === '') return 'The file needs a name.'
  if (Buffer.byteLength(name) > MAX_NAME) return 'This name is too long.'
  const portable = nameForTitle(stem)
  return platform !== 'win32' || portable === stem
    ? undefined
    : `Windows does not take this name; “${portable}” would do.`
}

function cannotReach(folder: string, code: string | undefined, error: unknown): Result<never> {
  if (code === undefined) throw error
  if (code === 'EACCES' || code === 'EPERM')
    return fail(
      'not-allowed',
      `Throughline is not allowed to look into “${folder}”. Nothing was written; choose another folder.`,
    )
  if (code === 'ENAMETOOLONG')
    return fail('name-too-long', 'The path is too long. Nothing was written; choose a shorter one.')
  return fail(
    'no-folder',
    `There is no folder “${folder}”. Nothing was written; make it first, or choose another one.`,
  )
}
