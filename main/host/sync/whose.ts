/** Whose doing a transaction is, told from its origin; for what a transaction does not say itself, as with deletions. */

/** The origin of what the host does to a document because somebody asked for it who cannot write to it themselves. */
export class OnBehalf {
  /** What they are called now. */
  name: string

  constructor(name: string) {
    this.name = name
  }
}

/** A person's name, or the Yjs client with which they sign. */
export type Whose = { readonly name: string } | { readonly client: number }

/** `undefined` where the origin does not tell. */
export function whoseDoing(origin: unknown): Whose | undefined {
  if (origin instanceof OnBehalf) return { name: origin.name }
  if (typeof origin !== 'object' || origin === null) return undefined
  if ('trackedOrigins' in origin && origin.trackedOrigins instanceof Set)
    return undoing(origin.trackedOrigins)
  return 'connection' in origin ? speaking(origin.connection) : undefined
}

/** Undo acts by itself, for the one whose acts it takes back. */
function undoing(origins: ReadonlySet<unknown>): Whose | undefined {
  const one = [...origins].find((origin) => origin instanceof OnBehalf)
  return one && { name: one.name }
}

/** A window signs with the client id that it names in its presence. */
function speaking(connection: unknown): Whose | undefined {
  const context =
    typeof connection === 'object' && connection !== null && 'context' in connection
      ? connection.context
      : undefined
  if (typeof context !== 'object' || context === null || !('presence' in context)) return undefined
  return typeof context.presence === 'number' ? { client: context.presence } : undefined
}
