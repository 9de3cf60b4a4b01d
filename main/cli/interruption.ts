/** Signals by which a person or another program asks this one to end. */
const ASKING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Asked twice within this time, in milliseconds, is asked once: a terminal and a parent process may both pass it on. */
const SAME = 500

/** Aborted when the program is asked to end. Asked again, it ends at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  let asked = Number.POSITIVE_INFINITY
  const ask = () => {
    const now = performance.now()
    if (now - asked > SAME) process.exit(1)
    asked = Math.min(asked, now)
    controller.abort()
  }
  for (const signal of ASKING) process.on(signal, ask)
  return controller.signal
}

/** Resolves when the program is asked to end. */
export function untilAsked(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
