import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { errorCode } from '#main/host/files/file-system.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'
import { CANCELLED } from './outcome.ts'

/** A file that somebody named, read. */
export interface Input {
  /** As given on the command line. */
  readonly path: string
  /** The file's name, which may tell its format; “standard input” has none. */
  readonly name: string
  readonly bytes: Buffer
}

/** Stands for stdin or stdout where a file is named. */
export const STANDARD = '-'

/**
 * Reads a file, a pipe or, for `-`, standard input. Never more than {@link MAX_FILE} bytes. Refuses with a sentence:
 * `missing`, `no-file`, `too-large`, `not-allowed`, `unreadable`, `cancelled`.
 */
export async function readInput(path: string, signal: AbortSignal): Promise<Result<Input>> {
  const name = path === STANDARD ? 'standard input' : basename(path)
  try {
    if (path === STANDARD) return await readAll(process.stdin, { path, name }, signal)
    await using file = await open(path)
    const refusal = await refuseFile(file, path)
    if (refusal) return refusal
    return await readAll(file.createReadStream({ autoClose: false }), { path, name }, signal)
  } catch (error) {
    if (signal.aborted) return CANCELLED
    return cannotRead(path, errorCode(error), error)
  }
}

async function refuseFile(file: FileHandle, path: string): Promise<Result<never> | undefined> {
  const stat = await file.stat()
  if (stat.isDirectory()) return fail('no-file', `“${path}” is a folder. Name a file in it.`)
  return stat.size > MAX_FILE ? tooLarge(path) : undefined
}

/** A file that somebody named, to be read piece by piece. */
export interface LargeInput {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Its content from the beginning, as often as it is asked for. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** How much of a large file is read at once, in bytes. */
const PIECE = 1024 * 1024

/** The same for files of any size: what is wrong with it is told now, its content is read when it is asked for. */
export async function findInput(path: string, signal: AbortSignal): Promise<Result<LargeInput>> {
  if (path === STANDARD) {
    const input = await readInput(path, signal)
    return input.ok ? ok(inMemory(input.value)) : input
  }
  try {
    await using file = await open(path)
    const stat = await file.stat()
    if (stat.isDirectory()) return fail('no-file', `“${path}” is a folder. Name a file in it.`)
    if (stat.isFile()) {
      const open = () => createReadStream(path, { highWaterMark: PIECE })
      return ok({ name: basename(path), size: stat.size, open })
    }
    // What comes out of a pipe comes once; “63” of /dev/fd/63 would tell nobody what is meant.
    const input = await readAll(file.createReadStream({ autoClose: false }), { path, name: path }, signal)
    return input.ok ? ok(inMemory(input.value)) : input
  } catch (error) {
    if (signal.aborted) return CANCELLED
    return cannotRead(path, errorCode(error), error)
  }
}

const inMemory = ({ name, bytes }: Input): LargeInput => ({
  name,
  size: bytes.length,
  async *open() {
    yield bytes
  },
})

async function readAll(
  stream: AsyncIterable<Buffer> & { destroy(): unknown },
  what: Omit<Input, 'bytes'>,
  signal: AbortSignal,
): Promise<Result<Input>> {
  const stop = () => stream.destroy()
  signal.addEventListener('abort', stop)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > MAX_FILE) return tooLarge(what.path === STANDARD ? what.name : what.path)
      chunks.push(chunk)
    }
    return signal.aborted ? CANCELLED : ok({ ...what, bytes: Buffer.concat(chunks, size) })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const tooLarge = (path: string): Result<never> =>
  fail(
    'too-large',
    `“${path}” is larger than ${MAX_FILE / 1024 / 1024} MB, more than Throughline opens. It was left as it is.`,
  )

function cannotRead(path: string, code: string | undefined, error: unknown): Result<never> {
  switch (code) {
    case undefined:
      throw error
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('missing', `There is no file “${path}”. Check its name and folder.`)
    case 'EACCES':
    case 'EPERM':
      return fail('not-allowed', `You are not allowed to read “${path}”. Ask for permission, or copy it.`)
    default:
      return fail('unreadable', `“${path}” could not be read (${code}). Check the disk it is on.`)
  }
}
