import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { cleanUpStrays, writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { causeOf } from '#main/host/files/file-problem.ts'
import { errorCode, realFileSystem } from '#main/host/files/file-system.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { STANDARD } from './input.ts'
import { CANCELLED } from './outcome.ts'
import { writeOut } from './terminal.ts'

/** Where a result goes. */
export interface Target {
  /** As given on the command line. */
  readonly path: string
  /** The result itself goes to stdout, so that nothing else may. */
  readonly isStdout: boolean
  /** Puts the bytes there, all or none. */
  readonly write: (bytes: Uint8Array, signal: AbortSignal) => Promise<Result<null>>
}

export interface TargetOptions {
  /** Whether a file that is there may be replaced. */
  readonly force?: boolean
  /** The files that the result is made from, which are never written to. */
  readonly sources?: readonly string[]
  /** Whether a person could read the output. */
  readonly isText?: boolean
}

/**
 * Looks whether a result can go where it is wanted, before the work for it begins. Refuses in a sentence: `exists`,
 * `same-file`, `no-file`, `no-folder`, `terminal`, and what the disk says.
 */
export async function chooseTarget(path: string, options: TargetOptions): Promise<Result<Target>> {
  if (path === STANDARD) return chooseStdout(options)
  const refusal = (await refuseThere(path, options)) ?? (await refuseFolder(path))
  if (refusal) return refusal
  return ok({
    path,
    isStdout: false,
    async write(bytes, signal) {
      if (signal.aborted) return CANCELLED
      await cleanUpStrays(realFileSystem, path)
      const replaces = options.force ? {} : { replaces: null }
      const written = await writeFileAtomically(realFileSystem, path, bytes, replaces)
      if (written.ok) return ok(null)
      return written.error.code === 'changed-outside' ? exists(path) : written
    },
  })
}

function chooseStdout({ isText = false }: TargetOptions): Result<Target> {
  if (process.stdout.isTTY && !isText)
    return fail('terminal', 'This output is not for reading at a terminal. Name a file for it.')
  return ok({
    path: STANDARD,
    isStdout: true,
    write: async (bytes, signal) => (signal.aborted ? CANCELLED : writeOut(bytes)),
  })
}

const exists = (path: string): Result<never> =>
  fail('exists', `“${path}” exists already. Choose another name, or replace it with --force.`)

async function refuseThere(path: string, options: TargetOptions): Promise<Result<never> | undefined> {
  const there = await stat(path).catch(() => undefined)
  if (!there) return undefined
  if (there.isDirectory()) return fail('no-file', `“${path}” is a folder. Name a file in it.`)
  for (const name of options.sources ?? []) {
    const source = await stat(name).catch(() => undefined)
    if (source && source.dev === there.dev && source.ino === there.ino)
      return fail('same-file', `“${path}” is the very file to read from. Choose another name for the result.`)
  }
  return options.force ? undefined : exists(path)
}

async function refuseFolder(path: string): Promise<Result<never> | undefined> {
  const folder = dirname(path)
  try {
    if (!(await stat(folder)).isDirectory())
      return fail('no-folder', `“${folder}” is a file, not a folder. Nothing was written.`)
    await access(folder, constants.W_OK)
    return undefined
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return fail('no-folder', `There is no folder “${folder}”. Make it first, or choose another one.`)
    const { code: known, happened, remedy } = causeOf(error)
    return fail(
      known,
      `“${basename(path)}” cannot be written there because ${happened}; ${remedy}, or choose another folder.`,
    )
  }
}

/** Makes sure that there is a folder to write into. */
export async function makeFolder(path: string): Promise<Result<null>> {
  try {
    await mkdir(path, { recursive: true })
    return ok(null)
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    return fail(
      code,
      `The folder “${path}” cannot be made because ${happened}; ${remedy}, or choose another one.`,
    )
  }
}
