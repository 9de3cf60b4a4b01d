import { ok, type Result } from '#shared/base/result.ts'
import type { DocumentLock } from '../files/document-lock.ts'

/** The lock of a project whose file may move. */
export interface MovingLock {
  /** Takes the lock of another path, does the work there, and lets go of the lock that is not needed after it. */
  readonly move: (path: string, work: () => Promise<Result<null>>) => Promise<Result<null>>
  readonly release: () => Promise<void>
}

export function createMovingLock(
  first: DocumentLock,
  lockAt: (path: string) => Promise<Result<DocumentLock>>,
): MovingLock {
  let lock = first
  return {
    async move(path, work) {
      const next = await lockAt(path)
      if (!next.ok) return next
      const done = await work()
      const [kept, left] = done.ok ? [next.value, lock] : [lock, next.value]
      await left.release()
      lock = kept
      return done.ok ? ok(null) : done
    },
    release: () => lock.release(),
  }
}
