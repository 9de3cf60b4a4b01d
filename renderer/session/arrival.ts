import { createStore, type StoreApi } from 'zustand/vanilla'
import type { VersionComparison } from '#shared/protocol/history.ts'
import type { HostMessage } from '#shared/protocol/session.ts'

/** Something that came to the project in one go, so that nobody saw it come. */
export type Arrival =
  /** What others did while this window was cut off from its host: `since` then, in milliseconds since 1970. */
  | { readonly kind: 'absence'; readonly since: number; readonly comparison: VersionComparison }
  /** What the host took in from a copy; `before` and `after` are versions of the history, where it could keep them. */
  | ({ readonly kind: 'merged' } & Merge)

/** A merge that the host tells of. */
interface Merge {
  readonly message: string
  readonly before: string | null
  readonly after: string | null
}

/** What came last. */
export interface Arrivals {
  readonly last: Arrival | null
}

/** Begins with nothing. */
export const createArrivals = (): StoreApi<Arrivals> => createStore<Arrivals>(() => ({ last: null }))

/** The host's word of a merge, as something that came. */
export const mergeOf = ({ message, before, after }: Extract<HostMessage, { readonly type: 'merged' }>) =>
  ({ kind: 'merged', message, before, after }) as const
