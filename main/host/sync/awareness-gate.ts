import { createTokenBucket } from './token-bucket.ts'

/** How often one peer's presence is taken in, per second; a hand that draws with a laser says no more than that. */
const PER_SECOND = 20

/** Takes in a peer's presence at a bounded pace: of what comes faster, only the latest. */
export interface AwarenessGate {
  readonly take: (message: Uint8Array, document: string) => void
  readonly close: () => void
}

/** `handle` gets what is let through, now or a little later. */
export function createAwarenessGate(handle: (message: Uint8Array) => void): AwarenessGate {
  const bucket = createTokenBucket(PER_SECOND, PER_SECOND)
  let held: { readonly message: Uint8Array; readonly document: string } | undefined
  let timer: NodeJS.Timeout | undefined

  function release(): void {
    clearTimeout(timer)
    timer = undefined
    const last = held
    held = undefined
    if (last) handle(last.message)
  }

  function releaseInTurn(): void {
    timer = undefined
    if (bucket.take(1, performance.now())) release()
    else timer = setTimeout(releaseInTurn, 1000 / PER_SECOND).unref()
  }

  return {
    take(message, document) {
      // A message repeats all its sender has to say of one document, so the latest says it all.
      if (held && held.document !== document) release()
      if (!held && bucket.take(1, performance.now())) return handle(message)
      held = { message, document }
      timer ??= setTimeout(releaseInTurn, 1000 / PER_SECOND).unref()
    },
    close() {
      clearTimeout(timer)
      held = undefined
    },
  }
}
