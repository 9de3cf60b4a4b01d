/**
 * The few file calls this layer makes, and nothing else, so that a test can wrap the real disk and let any single call fail.
 *
 * Everything promised about the disk elsewhere in this folder is built from these calls. What each of them leaves behind for
 * somebody who reads the disk after a power loss: written bytes may be there, or not, or half, until `sync` or `datasync` of that file
 * returned; a created, renamed or removed name may be there, or not, until `syncFolder` of its folder returned.
 */
import type { Stats } from 'node:fs'
import * as node from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** `r` reads, `r+` changes what is there, `wx+` creates and refuses when something of that name exists. */
export type OpenFlags = 'r' | 'r+' | 'wx+'

export interface FileStatus {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** Permission bits, `0o777` at most. */
  readonly mode: number
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** Tells the disk that it is on from others that are connected at the same time. */
  readonly device: number
}

export interface OpenFile {
  /** Returns how many bytes came, 0 at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>
  /** Returns how many bytes went out: fewer than given is not an error. See {@link writeFully}. */
  write(bytes: Uint8Array, position: number): Promise<number>
  truncate(length: number): Promise<void>
  setMode(mode: number): Promise<void>
  stat(): Promise<FileStatus>
  sync(): Promise<void>
  datasync(): Promise<void>
  close(): Promise<void>
}

export interface FileSystem {
  open(path: string, flags: OpenFlags, mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  readdir(folder: string): Promise<string[]>
  stat(path: string): Promise<FileStatus>
  /** Like `stat`, but of the symbolic link itself. */
  lstat(path: string): Promise<FileStatus>
  readlink(path: string): Promise<string>
  realpath(path: string): Promise<string>
  /** Creates the folder and those above it, for everybody or with `mode`; returns the topmost one it created. */
  mkdir(folder: string, mode?: number): Promise<string | undefined>
  /** Makes the names in a folder durable. Does nothing where the system has no such call (Windows, some network disks). */
  syncFolder(folder: string): Promise<void>
  /** Waiting between retries goes through here so that a test need not wait. */
  pause(milliseconds: number): Promise<void>
}

function statusOf(stats: Stats): FileStatus {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other'
  return { size: stats.size, modified: stats.mtimeMs, mode: stats.mode & 0o777, kind, device: stats.dev }
}

function openFile(handle: node.FileHandle): OpenFile {
  return {
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    truncate: (length) => handle.truncate(length),
    setMode: (mode) => handle.chmod(mode),
    stat: async () => statusOf(await handle.stat()),
    sync: () => handle.sync(),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  }
}

/** What a disk answers that cannot sync a folder at all; asking again would not help, and nobody can do anything about it. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR'])

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await node.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(errorCode(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}

/** The machine's own disk. */
export const realFileSystem: FileSystem = {
  open: async (path, flags, mode) => openFile(await node.open(path, flags, mode)),
  rename: node.rename,
  unlink: node.unlink,
  readdir: (folder) => node.readdir(folder),
  stat: async (path) => statusOf(await node.stat(path)),
  lstat: async (path) => statusOf(await node.lstat(path)),
  readlink: (path) => node.readlink(path),
  realpath: (path) => node.realpath(path),
  mkdir: (folder, mode) => node.mkdir(folder, { recursive: true, mode }),
  syncFolder,
  pause: async (milliseconds) => {
    await sleep(milliseconds)
  },
}

/** The system's short name for what went wrong, such as `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Writes every byte or throws: a full disk may take a part of them without saying so. */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const count = await file.write(bytes.subarray(written), position + written)
    if (count <= 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' })
    written += count
  }
}

/** The whole content of a file as it was when its size was asked for; fewer bytes when it shrank meanwhile. */
export async function readWhole(fs: FileSystem, path: string): Promise<Buffer> {
  const file = await fs.open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe((await file.stat()).size)
    let filled = 0
    while (filled < bytes.length) {
      const count = await file.read(bytes.subarray(filled), filled)
      if (count === 0) break
      filled += count
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

/** Takes a file away, or does nothing where there is none. */
export async function unlinkIfThere(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** Creates a folder with those above it, and makes their names durable; `mode` says who may look into them. */
export async function makeFolder(fs: FileSystem, folder: string, mode?: number): Promise<void> {
  const topmost = await fs.mkdir(folder, mode)
  if (topmost === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await fs.syncFolder(dirname(made))
    if (made === topmost || dirname(made) === made) return
  }
}
