/** A room on disk: `rooms/<project>.json` in the data folder, replaced as a whole. */
import { join } from 'node:path'
import { setTimeout as pauseFor } from 'node:timers/promises'
import * as v from 'valibot'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { cleanUpStrays, writeFileAtomically } from '../files/atomic-file.ts'
import { causeOf } from '../files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { createDebounce } from '../project/debounce.ts'
import { type StoredRoom, storedRoom } from './state.ts'

export interface RoomFileOptions {
  readonly fs: FileSystem
  readonly folder: string
  readonly projectId: string
  readonly log: Log
}

/** What lay on disk, and a sentence for facilitators where it could not be read. */
export interface RoomOnDisk {
  readonly stored: StoredRoom | undefined
  readonly notice: string | undefined
}

const PUT_ASIDE =
  'What was kept of this workshop (agenda, people, private cards) could not be read and was put aside; the room begins anew. The project itself is unharmed.'

const content = v.pipe(v.string(), v.parseJson(), storedRoom)
const pathOf = ({ folder, projectId }: RoomFileOptions): string => join(folder, `${projectId}.json`)

/** Reads what a room was when it was left. A file that is torn is put aside, for people who look for a fault. */
export async function readRoomFile(options: RoomFileOptions): Promise<RoomOnDisk> {
  const { fs, log } = options
  const path = pathOf(options)
  await cleanUpStrays(fs, path)
  try {
    const parsed = v.safeParse(content, (await readWhole(fs, path)).toString('utf8'))
    if (parsed.success) return { stored: parsed.output, notice: undefined }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { stored: undefined, notice: undefined }
    log.error('What was kept of a room could not be read.', error)
  }
  log.warn('What was kept of a room was unreadable; it was put aside and a new one begun.')
  await fs.rename(path, `${path}.damaged`).catch(causeOf)
  return { stored: undefined, notice: PUT_ASIDE }
}

/** Between two tries to write what could not be written, in milliseconds. */
const RETRY = { first: 500, most: 8000 }
/** How long closing waits for the disk, in milliseconds. */
const CLOSING = 3000

export interface RoomFile {
  /** Resolves when all that is known now is on disk, or with a sentence why it is not; it is then tried again by itself. */
  readonly save: () => Promise<Result<null>>
  /** The same a little later, for what nobody waits for. */
  readonly saveSoon: () => void
  /** Writes what is left. */
  readonly close: () => Promise<void>
}

/**
 * Keeps a room on disk. `settled` resolves when everything that the room did to the document is on disk: what was taken out
 * of the room because it is in the document now must not be gone from both.
 */
export function keepRoomFile(
  options: RoomFileOptions,
  current: () => StoredRoom,
  settled: () => Promise<void>,
): RoomFile {
  const path = pathOf(options)
  let writing: Promise<unknown> = Promise.resolve()
  let next: Promise<Result<null>> | undefined
  let retry: NodeJS.Timeout | undefined
  let pause = RETRY.first
  let isClosed = false

  const write = async (): Promise<Result<null>> => {
    await settled()
    next = undefined
    try {
      await makeFolder(options.fs, options.folder)
    } catch (error) {
      return refusal(causeOf(error).code)
    }
    const written = await writeFileAtomically(options.fs, path, Buffer.from(JSON.stringify(current())))
    return written.ok ? ok(null) : refusal(written.error.code)
  }
  const save = (): Promise<Result<null>> => {
    if (next) return next
    soon.cancel()
    const run = writing.then(write).then((result) => {
      if (result.ok) pause = RETRY.first
      else tryAgain(result.error.code)
      return result
    })
    next = run
    writing = run
    return run
  }
  const tryAgain = (code: string) => {
    options.log.warn(`A room could not be written (${code}).`)
    if (isClosed) return
    retry ??= setTimeout(() => {
      retry = undefined
      pause = Math.min(RETRY.most, pause * 2)
      void save()
    }, pause).unref()
  }
  const soon = createDebounce(() => void save(), { after: 300, atMost: 1000 })
  return {
    save,
    saveSoon: soon.soon,
    async close() {
      isClosed = true
      clearTimeout(retry)
      // A disk that takes no journal either would keep the host open for ever; what is there stays as it was.
      await Promise.race([save(), pauseFor(CLOSING, undefined, { ref: false })])
    },
  }
}

const refusal = (code: string): Result<never> =>
  fail(
    code,
    code === 'disk-full'
      ? 'The host’s disk is full, so this could not be kept there. It is still with you: ask the facilitator to free some space, then send it again.'
      : 'The host’s disk refused to keep this. It is still with you: ask the facilitator to look after the disk, then send it again.',
  )
