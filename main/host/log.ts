/** A log for people who look for a fault: what happened and when. No content, no names, no addresses, no tokens. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Log {
  readonly info: (sentence: string) => void
  readonly warn: (sentence: string) => void
  /** For what should not happen at all; of the error, its kind and where in the program it arose. */
  readonly error: (sentence: string, error: unknown) => void
}

/** Size at which a log is put aside; the one put aside before is then gone. */
const FULL = 1024 * 1024

/** Keeps `throughline.log` in a folder. A disk that takes no log must not stop anybody's work. */
export function createLog(folder: string): Log {
  const path = join(folder, 'throughline.log')
  const write = (level: string, text: string) => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > FULL) renameSync(path, `${path}.old`)
      appendFileSync(path, `${new Date().toISOString()} ${level} ${text}\n`)
    } catch {
      // A full or missing disk has been told about where it matters.
    }
  }
  return {
    info: (sentence) => write('info', sentence),
    warn: (sentence) => write('warn', sentence),
    error: (sentence, error) => write('error', `${sentence} ${traceOf(error)}`),
  }
}

/** Messages of errors may quote paths and titles, so only the kind and the program's own lines are kept. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const lines = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  const places = lines
    .slice(0, 6)
    .map((line) => line.replace(/\(?[^\s(]*\/([^/]+\/[^/]+:\d+:\d+)\)?/, '$1').trim())
  return [`${error.name}${code}`, ...places].join(' | ')
}
