import { type FileSystem, type OpenFile, realFileSystem } from '#main/host/files/file-system.ts'

/** How each call can fail. Every kind a call lists, a lasting fault of that kind also does to all later calls that list it. */
export const FAULTS = {
  open: ['EACCES', 'EIO', 'EMFILE'],
  create: ['EACCES', 'ENOSPC', 'EROFS', 'EIO', 'EMFILE'],
  read: ['EIO'],
  write: ['ENOSPC', 'EIO', 'short', 'half, then ENOSPC'],
  truncate: ['EIO', 'EROFS'],
  setMode: ['EPERM'],
  stat: ['EIO', 'EACCES'],
  sync: ['EIO', 'ENOSPC'],
  close: ['EIO'],
  rename: ['EPERM', 'EBUSY', 'EXDEV', 'EIO', 'EROFS'],
  unlink: ['EPERM', 'EIO', 'EROFS'],
  readdir: ['EIO', 'EACCES'],
  realpath: ['EIO', 'EACCES'],
  mkdir: ['EACCES', 'ENOSPC', 'EROFS'],
  syncFolder: ['EIO'],
} as const

export type Call = keyof typeof FAULTS
export type FaultKind = (typeof FAULTS)[Call][number]

export interface Fault {
  /** The index of the call that fails. */
  readonly at: number
  readonly kind: FaultKind
  /** Whether it goes on failing in this way. */
  readonly lasting: boolean
}

export interface FaultyDisk {
  readonly fs: FileSystem
  /** All calls so far. */
  readonly calls: Call[]
  /** From now on nothing fails any more. */
  heal(): void
}

/** Every way in which one of these calls can fail, once and from then on. */
export function everyFault(calls: readonly Call[]): Fault[] {
  return calls.flatMap((call, at) =>
    FAULTS[call].flatMap((kind) => [false, true].map((lasting) => ({ at, kind, lasting }))),
  )
}

/**
 * The real disk with one call failing. A failed sync loses what was written since the last one, as a disk may: the bytes become
 * zeros; and so does, without another error, all that is written to that file later. A failed `close` still closes. Waiting takes no time.
 */
export function faultyFileSystem(fault?: Fault): FaultyDisk {
  const calls: Call[] = []
  let healed = false
  const strikes = (call: Call): boolean => {
    const index = calls.push(call) - 1
    if (!fault || healed || index < fault.at || !(FAULTS[call] as readonly string[]).includes(fault.kind))
      return false
    return index === fault.at || fault.lasting
  }
  const guard = <Arguments extends unknown[], T>(call: Call, run: (...given: Arguments) => Promise<T>) => {
    return (...given: Arguments): Promise<T> => (strikes(call) ? failure(fault?.kind) : run(...given))
  }
  const real = realFileSystem
  const fs: FileSystem = {
    open: async (path, flags, mode) => {
      if (strikes(flags === 'wx+' ? 'create' : 'open')) return failure(fault?.kind)
      return faultyFile(await real.open(path, flags, mode), strikes, guard, fault?.kind)
    },
    rename: guard('rename', real.rename),
    unlink: guard('unlink', real.unlink),
    readdir: guard('readdir', real.readdir),
    stat: guard('stat', real.stat),
    lstat: guard('stat', real.lstat),
    readlink: guard('stat', real.readlink),
    realpath: guard('realpath', real.realpath),
    mkdir: guard('mkdir', real.mkdir),
    syncFolder: guard('syncFolder', real.syncFolder),
    pause: async () => undefined,
  }
  const heal = () => {
    healed = true
  }
  return { fs, calls, heal }
}

type Guard = <Arguments extends unknown[], T>(
  call: Call,
  run: (...given: Arguments) => Promise<T>,
) => (...given: Arguments) => Promise<T>

function faultyFile(
  file: OpenFile,
  strikes: (call: Call) => boolean,
  guard: Guard,
  kind?: FaultKind,
): OpenFile {
  const unsynced: { position: number; length: number }[] = []
  const write = async (bytes: Uint8Array, position: number) => {
    const strike = strikes('write')
    if (strike && kind !== 'short' && kind !== 'half, then ENOSPC') return failure(kind)
    const part = strike ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : bytes
    const count = await file.write(part, position)
    unsynced.push({ position, length: count })
    return strike && kind !== 'short' ? failure('ENOSPC') : count
  }
  let losing = false
  const syncing = (run: () => Promise<void>) => async () => {
    const written = unsynced.splice(0)
    const strike = strikes('sync')
    losing ||= strike
    if (!losing) return run()
    for (const { position, length } of written) await file.write(Buffer.alloc(length), position)
    if (strike) await failure(kind)
  }
  return {
    read: guard('read', file.read),
    write,
    truncate: guard('truncate', file.truncate),
    setMode: guard('setMode', file.setMode),
    stat: guard('stat', file.stat),
    sync: syncing(file.sync),
    datasync: syncing(file.datasync),
    close: async () => {
      await file.close()
      if (strikes('close')) await failure(kind)
    },
  }
}

async function failure(kind: string | undefined): Promise<never> {
  throw Object.assign(new Error(`${kind}: made to fail`), { code: kind })
}
