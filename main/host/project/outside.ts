/** What other programs did to a project's file: told apart here, acted upon by `project-writer.ts`. */
import { basename, dirname } from 'node:path'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { errorCode, type FileSystem } from '../files/file-system.ts'
import type { Fingerprint } from '../files/fingerprint.ts'
import type { Log } from '../log.ts'
import { readProjectFile } from './project-file.ts'

/** What is found in the place of a project's file. */
export type Outside =
  /** What was seen there last. */
  | { readonly kind: 'same'; readonly fingerprint: Fingerprint | null }
  /** No file, in a folder that is there. */
  | { readonly kind: 'gone' }
  /** Neither the file nor a way to it. */
  | { readonly kind: 'away'; readonly message: string }
  | { readonly kind: 'copy'; readonly journey: OpenJourney; readonly fingerprint: Fingerprint }
  /** Another project, or one of a newer version. */
  | { readonly kind: 'other'; readonly newer: boolean }
  /** No project, or not a whole one: it may be on its way. */
  | { readonly kind: 'unfinished'; readonly fingerprint: Fingerprint }

/** Whether the file still looks as it did when `seen` was taken, told without reading it. A disk that does not answer is no change. */
export async function seemsSame(fs: FileSystem, path: string, seen: Fingerprint | null): Promise<boolean> {
  try {
    const { kind, size, modified } = await fs.stat(path)
    return kind === 'file' && size === seen?.size && modified === seen.modified
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** Looks what is at `path`, where `seen` was last; `isOurs` tells a document of the same project. */
export async function lookOutside(
  fs: FileSystem,
  path: string,
  seen: Fingerprint | null,
  isOurs: (doc: OpenJourney['doc']) => boolean,
): Promise<Outside> {
  const read = await readProjectFile(fs, path)
  if (!read.ok) {
    if (read.error.code !== 'missing') return { kind: 'away', message: read.error.message }
    if (!(await isThere(fs, dirname(path)))) return { kind: 'away', message: folderGone(path) }
    return seen === null ? { kind: 'same', fingerprint: null } : { kind: 'gone' }
  }
  const { bytes, fingerprint } = read.value
  if (seen?.hash === fingerprint.hash) return { kind: 'same', fingerprint }
  const opened = openJourney(bytes)
  if (!opened.ok)
    return opened.error.code === 'newer'
      ? { kind: 'other', newer: true }
      : { kind: 'unfinished', fingerprint }
  const { doc, newer, recoveredFrom } = opened.value
  if (!newer && recoveredFrom === null && isOurs(doc))
    return { kind: 'copy', journey: opened.value, fingerprint }
  doc.destroy()
  return recoveredFrom === null ? { kind: 'other', newer } : { kind: 'unfinished', fingerprint }
}

/** The disk that the folder of a path is on, or `undefined` where that cannot be told. */
export async function diskOf(fs: FileSystem, path: string): Promise<number | undefined> {
  try {
    return (await fs.stat(dirname(path))).device
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return undefined
  }
}

async function isThere(fs: FileSystem, folder: string): Promise<boolean> {
  try {
    return (await fs.stat(folder)).kind === 'folder'
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** What is said where there is no way to the file. */
export const folderGone = (path: string): string =>
  `“${basename(path)}” cannot be reached: its folder, or the disk it is on, is not there just now. Your work is kept in Throughline’s journal; connect the disk or bring the folder back, and it is saved by itself, or save to another place.`

/** What is said where a file was deleted, or moved, and is there again. */
export const writtenAnew = (path: string): string =>
  `“${basename(path)}” was deleted or moved by another program while it was open here. It was written again, so nothing is lost. If you moved it, close this project and open it from its new place.`

/** What is said where the project goes on beside the file that took its place. */
export const keptBeside = (path: string, beside: string, newer: boolean): string =>
  newer
    ? `“${basename(path)}” was saved by a newer version of Throughline, which this one cannot merge. Both are kept: your version goes on in “${basename(beside)}”. Update Throughline, then merge the two.`
    : `“${basename(path)}” was replaced by another program. Both are kept: your version goes on in “${basename(beside)}”.`

/** Makes a file durable that another program wrote; answers whether it is. */
export async function syncFile(fs: FileSystem, path: string): Promise<boolean> {
  try {
    const file = await fs.open(path, 'r+')
    await file.sync().finally(() => file.close())
    await fs.syncFolder(dirname(path))
    return true
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** Remembers for how long something has looked wrong, since most of that passes: files arrive piece by piece. */
export class Patience {
  readonly #enough: number
  #what: string | undefined
  #since = 0

  /** In milliseconds. */
  constructor(enough: number) {
    this.#enough = enough
  }

  /** Whether it has been just so for long enough. */
  isOver(what: string): boolean {
    if (this.#what !== what) {
      this.#what = what
      this.#since = performance.now()
    }
    return performance.now() - this.#since >= this.#enough
  }

  reset(): void {
    this.#what = undefined
  }
}

/** How often to look, in milliseconds: as often as the file would follow edits, but no disk is asked all the time. */
const LEAST_PAUSE = 100

/** Looks again and again until it is stopped, never twice at a time. `pause` in milliseconds. */
export function keepLooking(look: () => Promise<unknown>, pause: number, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const later = () => {
    if (!stopped) timer = setTimeout(lookOnce, Math.max(LEAST_PAUSE, pause)).unref()
  }
  const lookOnce = () => {
    look()
      .catch((error: unknown) => log.error('A project’s file could not be looked at.', error))
      .finally(later)
  }
  later()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
