/** How a file tells which process left it, and whether that process still runs. Touches no file. */
import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { errorCode } from './file-system.ts'

/** Eight hexadecimal digits that stand for this computer in file names. */
export const thisMachine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** When this process began, in milliseconds since 1970; with its id it tells it from an earlier process of the same id. */
export const processStart = Math.floor(performance.timeOrigin)

/** Whether a process of that id runs on this computer. A new process may have taken over an old one's id. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return errorCode(error) !== 'ESRCH'
  }
}

/** A process as it signs a file. */
export interface SignedProcess {
  readonly machine: string
  readonly pid: number
  /** See {@link processStart}. */
  readonly started: number
}

/** Whether a process that signed a file may still run: one of another computer, which cannot be asked, may. */
export function mayRun({ machine, pid, started }: SignedProcess): boolean {
  if (machine !== thisMachine) return true
  if (pid === process.pid) return started === processStart
  return isRunning(pid)
}
