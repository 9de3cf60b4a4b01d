/** What the badge says. Never "saved" before the host has the edit in its fsynced journal. */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Edits are kept in this window until the host is back. */
  | { readonly kind: 'offline'; readonly pending: boolean }
  /** The project can be looked at and copied; `message` says why it cannot be changed. */
  | { readonly kind: 'read-only'; readonly message: string }
  /**
   * The host cannot write; `message` says what to do. `kept`: edits are in the fsynced journal all the same, and only the
   * project's file does not follow; `pending` then says whether this window has some that are not there yet.
   */
  | ({ readonly kind: 'unsaved'; readonly pending?: boolean } & SaveTrouble)
  /** This window must be reloaded to go on. */
  | { readonly kind: 'stopped'; readonly message: string }

/** Why the host cannot put edits where they belong; see `unsaved` in `shared/protocol/session.ts`. */
export interface SaveTrouble {
  readonly message: string
  readonly kept?: 'behind' | 'slow'
}

/** What is known about the connection and the edits of this window. */
export interface SaveFacts {
  readonly online: boolean
  readonly everOnline: boolean
  readonly unconfirmed: boolean
  readonly trouble: SaveTrouble | null
  readonly readOnly: string | null
  readonly stopped: string | null
}

/** Sums the facts up, the gravest first. */
export function saveStateOf(facts: SaveFacts): SaveState {
  if (facts.stopped !== null) return { kind: 'stopped', message: facts.stopped }
  if (!facts.online)
    return facts.everOnline ? { kind: 'offline', pending: facts.unconfirmed } : { kind: 'connecting' }
  if (facts.readOnly !== null) return { kind: 'read-only', message: facts.readOnly }
  if (facts.trouble?.kept) return { kind: 'unsaved', ...facts.trouble, pending: facts.unconfirmed }
  if (facts.trouble) return { kind: 'unsaved', message: facts.trouble.message }
  return facts.unconfirmed ? { kind: 'saving' } : { kind: 'saved' }
}

/** Whether closing the window now could lose something. */
export function hasUnsavedEdits(state: SaveState): boolean {
  if (state.kind === 'unsaved') return state.kept === undefined || state.pending === true
  return state.kind === 'saving' || (state.kind === 'offline' && state.pending)
}
