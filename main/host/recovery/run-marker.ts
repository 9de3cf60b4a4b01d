/**
 * Tells whether a host ended without closing its projects: each writes a marker into the data folder when it starts and
 * removes it when it has closed. The marker of a process that does not run any more was left by one that was killed, crashed,
 * or went down with the computer.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { causeOf } from '../files/file-problem.ts'
import { type FileSystem, makeFolder } from '../files/file-system.ts'
import { mayRun, processStart, thisMachine } from '../files/running-process.ts'
import type { Log } from '../log.ts'

export interface RunMarker {
  /** Whether a host of this data folder ended without closing, since somebody looked last. */
  readonly endedUnexpectedly: boolean
  /** This host closed everything. */
  readonly remove: () => Promise<void>
}

/** Computer, process id, start of the process, random part: a process may start more than one host. */
const MARKER = /^([0-9a-f]{8})\.(\d+)\.(\d+)\.[0-9a-f]{8}\.running$/

/** Marks the beginning of a run. A disk that takes no marker keeps nobody from working. */
export async function markRun(fs: FileSystem, dataFolder: string, log: Log): Promise<RunMarker> {
  const folder = join(dataFolder, 'running')
  const own = join(
    folder,
    `${thisMachine}.${process.pid}.${processStart}.${randomBytes(4).toString('hex')}.running`,
  )
  const tolerantly = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      log.warn(`A run could not be marked (${causeOf(error).code}).`)
      return otherwise
    })
  const left = await tolerantly(removeDead(fs, folder), 0)
  await tolerantly(create(fs, own), undefined)
  if (left > 0) log.warn(`A run before this one did not end well (${left}).`)
  return { endedUnexpectedly: left > 0, remove: () => tolerantly(fs.unlink(own), undefined) }
}

async function create(fs: FileSystem, path: string): Promise<void> {
  await (await fs.open(path, 'wx+', 0o600)).close()
}

/** Removes the markers of runs that are over, and answers how many there were. */
async function removeDead(fs: FileSystem, folder: string): Promise<number> {
  await makeFolder(fs, folder)
  const dead = (await fs.readdir(folder)).filter((name) => {
    const [, machine, pid, started] = MARKER.exec(name) ?? []
    return machine !== undefined && !mayRun({ machine, pid: Number(pid), started: Number(started) })
  })
  // Of two hosts that start at once, the one that removed it tells.
  const removed = await Promise.all(
    dead.map((name) =>
      fs.unlink(join(folder, name)).then(
        () => 1,
        () => 0,
      ),
    ),
  )
  return removed.reduce<number>((sum, one) => sum + one, 0)
}
