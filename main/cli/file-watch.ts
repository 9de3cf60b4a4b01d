import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What happened to a watched file: it has another content, or it is not there any more. */
export interface FileChange {
  readonly path: string
  readonly kind: 'changed' | 'gone'
}

/** Waits, in milliseconds. */
const WAITS = {
  /** For what comes with it: programs write, rename and touch in a row. */
  gather: 200,
  /** Between two looks that must agree, so that nothing is read which is still being written. */
  settle: 150,
  /** Between looks where the system says nothing, as on disks of other machines. */
  look: 2000,
}

/**
 * Watches files from the moment of the call until `signal` is aborted: one change after the other, as soon as a file is
 * at rest, whatever way it was written. The folders are watched, because a file that is replaced is another file.
 */
export async function watchFiles(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<AsyncIterable<FileChange>> {
  const seen = new Map<string, string | null>()
  for (const path of paths) seen.set(path, await lookAt(path))
  return changes(seen, signal)
}

async function* changes(seen: Map<string, string | null>, signal: AbortSignal): AsyncGenerator<FileChange> {
  const bell = createBell()
  const watchers = [...new Set([...seen.keys()].map((path) => dirname(resolve(path))))].map((folder) =>
    watchFolder(folder, bell.ring),
  )
  const looking = setInterval(bell.ring, WAITS.look)
  signal.addEventListener('abort', bell.ring)
  try {
    while (!signal.aborted) {
      for (const [path, before] of seen) {
        const now = await atRest(path, before, signal)
        if (signal.aborted) return
        if (now === before) continue
        seen.set(path, now)
        yield { path, kind: now === null ? 'gone' : 'changed' }
      }
      await bell.heard()
      await pause(WAITS.gather, undefined, { signal }).catch(() => undefined)
    }
  } finally {
    clearInterval(looking)
    signal.removeEventListener('abort', bell.ring)
    for (const watcher of watchers) watcher?.close()
  }
}

/** What tells one content of a file from the next without reading it; `null` where there is no such file. */
async function lookAt(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : null
}

/** How a file looks once two looks agree; at once where it looks as before. */
async function atRest(path: string, before: string | null, signal: AbortSignal): Promise<string | null> {
  let look = await lookAt(path)
  while (look !== before && !signal.aborted) {
    await pause(WAITS.settle, undefined, { signal }).catch(() => undefined)
    const next = await lookAt(path)
    if (next === look) break
    look = next
  }
  return look
}

/** Rings for whatever happens in a folder. One that cannot be watched is looked at now and then instead. */
function watchFolder(folder: string, ring: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, ring)
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}

/** Rung any number of times before somebody listens, it is heard once. */
function createBell() {
  let rung = false
  let listener: (() => void) | undefined
  return {
    ring(): void {
      rung = true
      listener?.()
    },
    async heard(): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          listener = resolve
        })
      listener = undefined
      rung = false
    },
  }
}
