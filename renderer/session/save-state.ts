/** What the badge says. Never "saved" before the host has the edit in its fsynced journal. */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Edits are kept in this window until the host is back. */
  | { readonly kind: 'offline'; readonly pending: boolean }
  /** The host cannot write; `message` says what to do. */
  | { readonly kind: 'unsaved'; readonly message: string }
  /** This window must be reloaded to go on. */
  | { readonly kind: 'stopped'; readonly message: string }

/** What is known about the connection and the edits of this window. */
export interface SaveFacts {
  readonly online: boolean
  readonly everOnline: boolean
  readonly unconfirmed: boolean
  readonly trouble: string | null
  readonly stopped: string | null
}

/** Sums the facts up, the gravest first. */
export function saveStateOf(facts: SaveFacts): SaveState {
  if (facts.stopped !== null) return { kind: 'stopped', message: facts.stopped }
  if (!facts.online)
    return facts.everOnline ? { kind: 'offline', pending: facts.unconfirmed } : { kind: 'connecting' }
  if (facts.trouble !== null) return { kind: 'unsaved', message: facts.trouble }
  return facts.unconfirmed ? { kind: 'saving' } : { kind: 'saved' }
}

/** Whether closing the window now could lose something. */
export const hasUnsavedEdits = (state: SaveState): boolean =>
  state.kind === 'saving' || state.kind === 'unsaved' || (state.kind === 'offline' && state.pending)
