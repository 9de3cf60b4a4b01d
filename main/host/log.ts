/** A log for people who look for a fault: what happened and when. No content, no names, no addresses, no tokens. */
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Log {
  readonly info: (sentence: string) => void
  readonly warn: (sentence: string) => void
  /** For what should not happen at all; of the error, its kind and where in the program it arose. */
  readonly error: (sentence: string, error: unknown) => void
}

/** Size at which a log is put aside; the one put aside before is then gone. */
const FULL = 1024 * 1024

/** How long a warning that is repeated is only counted, in milliseconds: whoever knocks all day must not keep the disk busy. */
const QUIET = 1000

/** Name of the log in the data folder; the one put aside has `.old` after it. */
export const LOG_FILE = 'throughline.log'

/** Another one for every run, so that a tag says nothing to whoever knows a project's id or path. */
const salt = randomBytes(16)

/** What the log calls a project: the same all through a run. */
export const tagOf = (projectId: string): string =>
  createHash('sha256').update(salt).update(projectId).digest('hex').slice(0, 6)

/** A log in which every sentence says which project it is about. */
export function logAbout(log: Log, projectId: string): Log {
  const say = (sentence: string) => `Project ${tagOf(projectId)}: ${sentence}`
  return {
    info: (sentence) => log.info(say(sentence)),
    warn: (sentence) => log.warn(say(sentence)),
    error: (sentence, error) => log.error(say(sentence), error),
  }
}

/** The latest lines of the log in a folder, oldest first; none where it cannot be read. */
export async function latestLines(folder: string, count: number): Promise<readonly string[]> {
  const path = join(folder, LOG_FILE)
  const linesOf = async (file: string) =>
    (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  const latest = await linesOf(path)
  const before = latest.length < count ? await linesOf(`${path}.old`) : []
  return [...before, ...latest].slice(-count)
}

/** Keeps `throughline.log` in a folder. A disk that takes no log must not stop anybody's work. */
export function createLog(folder: string): Log {
  const path = join(folder, LOG_FILE)
  const write = (level: string, text: string) => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > FULL) renameSync(path, `${path}.old`)
      appendFileSync(path, `${new Date().toISOString()} ${level} ${text}\n`)
    } catch {
      // A full or missing disk has been told about where it matters.
    }
  }
  /** How often each warning of just now came again. */
  const repeated = new Map<string, number>()
  const tellRepeated = (sentence: string) => {
    const times = repeated.get(sentence) ?? 0
    repeated.delete(sentence)
    if (times > 0) write('warn', `${sentence} (${times} more)`)
  }
  return {
    info: (sentence) => write('info', sentence),
    warn(sentence) {
      const times = repeated.get(sentence)
      if (times !== undefined) return void repeated.set(sentence, times + 1)
      repeated.set(sentence, 0)
      write('warn', sentence)
      setTimeout(tellRepeated, QUIET, sentence).unref()
    },
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
    .map((line) => line.replace(/\(?[^\s(]*[\\/]([^\\/]+[\\/][^\\/]+:\d+:\d+)\)?/, '$1').trim())
  return [`${error.name}${code}`, ...places].join(' | ')
}
