import type { SaveState } from '#renderer/session/save-state.ts'
import { assertNever } from '#shared/base/result.ts'

/** What the badge says in a word or two, and the whole sentence where the person has to do something. */
export interface SaveWords {
  readonly badge: string
  readonly tone: 'plain' | 'warning' | 'danger'
  readonly sentence: string | null
}

/** A save state in words. */
export function saveWords(state: SaveState): SaveWords {
  switch (state.kind) {
    case 'connecting':
      return { badge: 'Connecting…', tone: 'plain', sentence: null }
    case 'saved':
      return { badge: 'Saved', tone: 'plain', sentence: null }
    case 'saving':
      return { badge: 'Saving…', tone: 'plain', sentence: null }
    case 'offline':
      return {
        badge: state.pending ? 'Offline – kept in this window' : 'Offline',
        tone: 'warning',
        sentence: null,
      }
    case 'read-only':
      return { badge: 'Read-only', tone: 'warning', sentence: null }
    case 'unsaved':
      return { badge: 'Not saved', tone: 'danger', sentence: `Not saved: ${state.message}` }
    case 'stopped':
      return { badge: 'Stopped', tone: 'danger', sentence: state.message }
    default:
      return assertNever(state)
  }
}
