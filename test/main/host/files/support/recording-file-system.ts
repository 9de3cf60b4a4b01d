import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type FileSystem, type OpenFile, realFileSystem } from '#main/host/files/file-system.ts'

/** What one folder went through, call by call. Files are numbered by identity: renaming keeps the number. */
export type Step =
  | { readonly kind: 'create' | 'unlink'; readonly name: string; readonly file: number }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'syncFolder' }
  | { readonly kind: 'mark'; readonly text: string }

export interface Recording {
  readonly fs: FileSystem
  readonly steps: Step[]
  /** Notes in the sequence of steps that something was promised. */
  mark(text: string): void
}

/** Records what goes through its file system, all of it in one folder that is empty at first. */
export function recordCalls(): Recording {
  const steps: Step[] = []
  const files = new Map<string, number>()
  let count = 0
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
        steps.push({ kind: 'create', name: basename(path), file: count++ })
      }
      return recordFile(file, known(path), steps)
    },
    rename: async (from, to) => {
      await realFileSystem.rename(from, to)
      const file = known(from)
      files.delete(from)
      files.set(to, file)
      steps.push({ kind: 'rename', name: basename(from), to: basename(to), file })
    },
    unlink: async (path) => {
      await realFileSystem.unlink(path)
      steps.push({ kind: 'unlink', name: basename(path), file: known(path) })
      files.delete(path)
    },
    syncFolder: async (path) => {
      await realFileSystem.syncFolder(path)
      steps.push({ kind: 'syncFolder' })
    },
  }
  return { fs, steps, mark: (text) => steps.push({ kind: 'mark', text }) }
}

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
type Naming = Extract<Step, { kind: 'create' | 'unlink' | 'rename' }>

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

function applyNaming(names: Map<string, number>, step: Naming): void {
  if (step.kind === 'create') names.set(step.name, step.file)
  else names.delete(step.name)
  if (step.kind === 'rename') names.set(step.to, step.file)
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
  const contents = new Map<number, Buffer>()
  const changes = new Map<number, Change[]>()
  const names = new Map<string, number>()
  let namings: Naming[] = []
  const contentOf = (file: number, decide: () => Fate): Buffer => {
    const pending = changes.get(file) ?? []
    return pending.reduce(
      (content, change) => applyChange(content, change, decide()),
      contents.get(file) ?? Buffer.alloc(0),
    )
  }
  for (const step of steps) {
    if (step.kind === 'mark') continue
    if (step.kind === 'write' || step.kind === 'truncate') {
      changes.set(step.file, [...(changes.get(step.file) ?? []), step])
    } else if (step.kind === 'sync') {
      contents.set(
        step.file,
        contentOf(step.file, () => 'kept'),
      )
      changes.delete(step.file)
    } else if (step.kind === 'syncFolder') {
      for (const naming of namings) applyNaming(names, naming)
      namings = []
    } else {
      namings.push(step)
    }
  }
  for (const naming of namings) if (fate() === 'kept') applyNaming(names, naming)
  await mkdir(folder)
  for (const [name, file] of names) await writeFile(join(folder, name), contentOf(file, fate))
}
