/**
 * Reads the journal files a run left behind and puts them in order for the next one.
 *
 * What may be found: files of ascending number, each with entries in sequence. The end of any of them may be torn (it was being
 * written when the machine stopped, or writing failed and went on in the next file); it is cut off. A file may repeat entries of the
 * one before it (they were not known to be durable); the repetition counts. Files whose entries are all in a snapshot may still be
 * there (a rotation was interrupted); they are removed. A whole entry that nobody can have lost by crashing is damage: what comes
 * after it is not given out, as it may build on what is missing, but kept in `*.damaged` files, and nothing of it is deleted.
 */
import { join } from 'node:path'
import type { Problem } from '#shared/base/result.ts'
import { FileProblem } from './file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole, writeFully } from './file-system.ts'
import {
  decodeEntries,
  decodeHeader,
  type Entry,
  HEADER,
  provesDurable,
  type SegmentHeader,
} from './journal-format.ts'

/** A journal file that is not written to any more. */
export interface Segment {
  readonly path: string
  /** The last sequence it is needed for. */
  readonly last: number
}

/** Durable entries that could not be read any more: `files` hold all that was found from there on. */
export interface Damage extends Problem {
  readonly files: readonly string[]
}

export interface Recovered {
  readonly entries: readonly Uint8Array[]
  /** The sequence of the last entry, known or contained in a snapshot; 0 at the very beginning. */
  readonly last: number
  readonly contained: number
  readonly segments: readonly Segment[]
  /** The highest number any file has. */
  readonly number: number
  readonly damage?: Damage
}

interface Found {
  readonly path: string
  readonly bytes: Buffer
  readonly header: SegmentHeader | 'torn'
}

const NAME = /^(\d{10})\.journal$/

/** The path of the journal file of that number. */
export const segmentPath = (folder: string, number: number): string =>
  join(folder, `${String(number).padStart(10, '0')}.journal`)

async function findSegments(fs: FileSystem, folder: string): Promise<{ found: Found[]; number: number }> {
  const names = (await fs.readdir(folder)).filter((name) => NAME.test(name)).sort()
  const found: Found[] = []
  for (const name of names) {
    const path = join(folder, name)
    const bytes = await readWhole(fs, path)
    const header = decodeHeader(bytes)
    if (header === 'newer') {
      const message =
        'The journal of this project was written by a newer version of Throughline. Nothing was changed; open it with that version.'
      throw new FileProblem('journal-newer', message)
    }
    found.push({ path, bytes, header })
  }
  return { found, number: Number(NAME.exec(names.at(-1) ?? '')?.[1] ?? 0) }
}

/** Cuts the file off at `end` where it is longer, and makes the rest durable: a killed run may not have come to that. */
async function settle(fs: FileSystem, { path, bytes }: Found, end: number): Promise<void> {
  const file = await fs.open(path, 'r+')
  try {
    if (end < bytes.length) await file.truncate(end)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Opens a file that did not exist before, named after `path`. */
async function openAside(fs: FileSystem, path: string) {
  for (let attempt = 1; ; attempt++) {
    const aside = `${path}.${attempt}.damaged`
    try {
      return { aside, file: await fs.open(aside, 'wx+') }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

/** Keeps `damaged` as files of another name; afterwards the first of them holds only its whole entries. */
async function setAside(
  fs: FileSystem,
  folder: string,
  damaged: readonly Found[],
  end: number,
): Promise<Damage> {
  const files: string[] = []
  for (const found of damaged) {
    const { aside, file } = await openAside(fs, found.path)
    try {
      await writeFully(file, found.bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    files.push(aside)
  }
  await fs.syncFolder(folder)
  // From the last to the first: interrupted anywhere, the damage is still seen the next time.
  for (const [index, found] of [...damaged.entries()].reverse()) {
    if (index === 0 && end > HEADER) await settle(fs, found, end)
    else await fs.unlink(found.path)
  }
  const message =
    'Some of the latest changes could not be read because the disk damaged their journal. Everything before them is here, and the damaged part was kept beside the journal.'
  return { code: 'journal-damaged', message, files }
}

interface Reading {
  readonly entries: readonly Entry[]
  /** Where the whole entries end. */
  readonly end: number
  /** The last sequence known after this file. */
  readonly last: number
  readonly damaged: boolean
}

/** What a file adds when everything up to `known` is already there. */
function readSegment({ bytes, header }: Found, known: number): Reading {
  // A header is durable before an entry follows it, so alone it may be torn, but not with something behind it.
  if (header === 'torn') return { entries: [], end: 0, last: known, damaged: bytes.length > HEADER }
  if (header.first > known + 1) return { entries: [], end: HEADER, last: known, damaged: true }
  const { entries, end } = decodeEntries(bytes, header.first)
  const last = Math.max(known, header.first - 1 + entries.length)
  return { entries, end, last, damaged: provesDurable(bytes, end, last + 1) }
}

/** What a journal holds, told without changing anything. */
export interface JournalSurvey {
  /** What {@link recoverJournal} would give out. */
  readonly entries: readonly Uint8Array[]
  /** When it was last written to, in milliseconds since 1970. */
  readonly changedAt: number
}

/** Reads the journal in `folder` and leaves it as it is, whoever it belongs to. Throws what the disk answers. */
export async function surveyJournal(fs: FileSystem, folder: string): Promise<JournalSurvey> {
  const { found } = await findSegments(fs, folder)
  const contained = containedIn(found)
  const entries = new Map<number, Uint8Array>()
  let changedAt = 0
  let last = contained
  for (const file of found) {
    const reading = readSegment(file, last)
    last = reading.last
    const needed = reading.entries.filter(({ sequence }) => sequence > contained)
    for (const { sequence, bytes } of needed) entries.set(sequence, bytes)
    if (needed.length > 0) changedAt = Math.max(changedAt, (await fs.stat(file.path)).modified)
    if (reading.damaged) break
  }
  return { entries: [...entries.values()], changedAt }
}

const containedIn = (found: readonly Found[]): number =>
  Math.max(0, ...found.map(({ header }) => (header === 'torn' ? 0 : header.contained)))

/** Reads and tidies the journal in `folder`, which is created if need be. Throws what the disk answers. */
export async function recoverJournal(fs: FileSystem, folder: string): Promise<Recovered> {
  await makeFolder(fs, folder)
  const { found, number } = await findSegments(fs, folder)
  const contained = containedIn(found)
  const newest = found.findLast(({ header }) => header !== 'torn')
  const entries = new Map<number, Uint8Array>()
  const segments: Segment[] = []
  let last = contained
  let damage: Damage | undefined
  for (const [index, file] of found.entries()) {
    const reading = readSegment(file, last)
    last = reading.last
    for (const entry of reading.entries)
      if (entry.sequence > contained) entries.set(entry.sequence, entry.bytes)
    if (reading.damaged) {
      damage = await setAside(fs, folder, found.slice(index), reading.end)
      if (reading.end > HEADER) segments.push({ path: file.path, last })
      break
    }
    // The newest whole file stays even when it is empty: it knows which entries are contained, should removing the others be undone.
    if (file.header === 'torn' || (last <= contained && file !== newest)) {
      await fs.unlink(file.path)
    } else {
      await settle(fs, file, reading.end)
      segments.push({ path: file.path, last })
    }
  }
  await fs.syncFolder(folder)
  return { entries: [...entries.values()], last, contained, segments, number, ...(damage && { damage }) }
}
