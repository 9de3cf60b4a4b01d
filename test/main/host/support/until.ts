import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until `look` answers something true, and answers that. Fails with `what` after `patience` milliseconds. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patience = 30_000,
): Promise<Exclude<Awaited<T>, false | undefined | null>> {
  const end = performance.now() + patience
  for (;;) {
    const seen = await look()
    if (seen) return seen as Exclude<Awaited<T>, false | undefined | null>
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`)
    await pause(5)
  }
}
