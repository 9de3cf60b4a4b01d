import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type FileSystem, type OpenFile, realFileSystem } from '#main/host/files/file-system.ts'

/**
 * What a folder and those in it went through, call by call. Names are paths relative to it. Files are numbered by identity:
 * renaming keeps the number.
 */
export type Step =
  | { readonly kind: 'create' | 'unlink'; readonly name: string; readonly file: number }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string; readonly file: number }
  | { readonly kind: 'mkdir'; readonly name: string }
  | { readonly kind: 'syncFolder'; readonly name: string }
  | { readonly kind: 'write'; readonly file: number; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'mark'; readonly text: string }

export interface Recording {
  readonly fs: FileSystem
  readonly steps: Step[]
  /** Notes in the sequence of steps that something was promised. */
  mark(text: string): void
}

/** Records what goes through its file system, all of it below one folder that is empty at first. */
export function recordCalls(root: string): Recording {
  const steps: Step[] = []
  const files = new Map<string, number>()
  let count = 0
  const nameOf = (path: string): string => relative(root, path)
  const known = (path: string): number => {
    const file = files.get(path)
    if (file === undefined) throw new Error(`${path} was never recorded.`)
    return file
  }
  const fs: FileSystem = {
    ...realFileSystem,
    open: async (path, flags, mode) => {
      const file = await realFileSystem.open(path, flags, mode)
      if (flags === 'wx+') {
        files.set(path, count)
        steps.push({ kind: 'create', name: nameOf(path), file: count++ })
      }
      return recordFile(file, known(path), steps)
    },
    rename: async (from, to) => {
      await realFileSystem.rename(from, to)
      const file = known(from)
      files.delete(from)
      files.set(to, file)
      steps.push({ kind: 'rename', name: nameOf(from), to: nameOf(to), file })
    },
    unlink: async (path) => {
      await realFileSystem.unlink(path)
      steps.push({ kind: 'unlink', name: nameOf(path), file: known(path) })
      files.delete(path)
    },
    mkdir: async (path) => {
      const topmost = await realFileSystem.mkdir(path)
      if (topmost !== undefined)
        for (const made of foldersFrom(topmost, path)) steps.push({ kind: 'mkdir', name: nameOf(made) })
      return topmost
    },
    syncFolder: async (path) => {
      await realFileSystem.syncFolder(path)
      steps.push({ kind: 'syncFolder', name: nameOf(path) })
    },
  }
  return { fs, steps, mark: (text) => steps.push({ kind: 'mark', text }) }
}

/** The folders from one down to another, both of them too. */
const foldersFrom = (topmost: string, path: string): string[] =>
  path === topmost ? [path] : [...foldersFrom(topmost, dirname(path)), path]

function recordFile(open: OpenFile, file: number, steps: Step[]): OpenFile {
  return {
    ...open,
    write: async (bytes, position) => {
      const written = await open.write(bytes, position)
      steps.push({ kind: 'write', file, position, bytes: Buffer.from(bytes.subarray(0, written)) })
      return written
    },
    truncate: async (length) => {
      await open.truncate(length)
      steps.push({ kind: 'truncate', file, length })
    },
    sync: async () => {
      await open.sync()
      steps.push({ kind: 'sync', file })
    },
    datasync: async () => {
      await open.datasync()
      steps.push({ kind: 'sync', file })
    },
  }
}

/** What becomes of one change that was not synced when the power went. */
export type Fate = 'kept' | 'lost' | 'zeroed' | 'half'

type Change = Extract<Step, { kind: 'write' | 'truncate' }>
type Naming = Extract<Step, { kind: 'create' | 'unlink' | 'rename' | 'mkdir' }>

/** What a name stands for: a file's number, or a folder. */
type Names = Map<string, number | 'folder'>

function applyChange(content: Buffer, change: Change, fate: Fate): Buffer {
  if (fate === 'lost') return content
  if (change.kind === 'truncate') return content.subarray(0, change.length)
  const { position, bytes } = change
  const length = fate === 'half' ? Math.floor(bytes.length / 2) : bytes.length
  const grown = Buffer.alloc(Math.max(content.length, position + length))
  content.copy(grown)
  if (fate === 'zeroed') grown.fill(0, position, position + length)
  else bytes.copy(grown, position, 0, length)
  return grown
}

function applyNaming(names: Names, step: Naming): void {
  if (step.kind === 'mkdir') names.set(step.name, 'folder')
  else if (step.kind === 'create') names.set(step.name, step.file)
  else names.delete(step.name)
  if (step.kind === 'rename') names.set(step.to, step.file)
}

/** A disk as it went through some steps: what is on it for good, and what is not yet. */
interface Disk {
  readonly contents: Map<number, Buffer>
  readonly changes: Map<number, Change[]>
  readonly names: Names
  namings: Naming[]
}

function contentOf({ contents, changes }: Disk, file: number, fate: () => Fate): Buffer {
  const pending = changes.get(file) ?? []
  return pending.reduce(
    (content, change) => applyChange(content, change, fate()),
    contents.get(file) ?? Buffer.alloc(0),
  )
}

function applyStep(disk: Disk, step: Step): void {
  const { contents, changes, names } = disk
  switch (step.kind) {
    case 'mark':
      return
    case 'write':
    case 'truncate':
      changes.set(step.file, [...(changes.get(step.file) ?? []), step])
      return
    case 'sync':
      contents.set(
        step.file,
        contentOf(disk, step.file, () => 'kept'),
      )
      changes.delete(step.file)
      return
    case 'syncFolder': {
      const isIn = ({ name }: Naming) => folderOf(name) === step.name
      for (const naming of disk.namings.filter(isIn)) applyNaming(names, naming)
      disk.namings = disk.namings.filter((naming) => !isIn(naming))
      return
    }
    default:
      disk.namings.push(step)
  }
}

/**
 * Leaves in `folder` what a disk may hold after the power went when these steps had been made: everything synced, and of the rest
 * whatever `fate` decides, change by change and name by name (a name is there when its fate is `kept`).
 */
export async function afterPowerLoss(
  folder: string,
  steps: readonly Step[],
  fate: () => Fate,
): Promise<void> {
  const disk: Disk = { contents: new Map(), changes: new Map(), names: new Map(), namings: [] }
  for (const step of steps) applyStep(disk, step)
  const { names, namings } = disk
  for (const naming of namings) if (fate() === 'kept') applyNaming(names, naming)
  await mkdir(folder)
  for (const [name, what] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isReachable(names, name)) continue
    if (what === 'folder') await mkdir(join(folder, name))
    else await writeFile(join(folder, name), contentOf(disk, what, fate))
  }
}

const folderOf = (name: string): string => {
  const folder = dirname(name)
  return folder === '.' ? '' : folder
}

/** Whether all folders above a name are there: what is in a folder whose name was lost is lost as well. */
function isReachable(names: Names, name: string): boolean {
  const folder = folderOf(name)
  return folder === '' || (names.get(folder) === 'folder' && isReachable(names, folder))
}

/**
 * What to try at one moment: all that was not synced lost, all of it kept, and so many random mixtures. A random one is drawn
 * change by change.
 */
export function fatesAt(random: () => number, mixtures: number): (() => Fate)[] {
  const fates: readonly Fate[] = ['kept', 'lost', 'zeroed', 'half']
  const mixture = () => fates[Math.floor(random() * fates.length)] ?? 'lost'
  return [() => 'lost', () => 'kept', ...Array.from({ length: mixtures }, () => mixture)]
}

/** What was promised by then. */
export const promisedBy = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => (step.kind === 'mark' ? [step.text] : []))
