import type { SaveState } from '#renderer/session/save-state.ts'
import { assertNever } from '#shared/base/result.ts'

/** What the badge says in a word or two, and the whole sentence where the person has to do something. */
export interface SaveWords {
  readonly badge: string
  readonly tone: 'plain' | 'warning' | 'danger'
  readonly sentence: string | null
}

/** A save state in words; `isLong` where saving goes on for so long that one may wonder. */
export function saveWords(state: SaveState, isLong = false): SaveWords {
  switch (state.kind) {
    case 'connecting':
      return { badge: 'Connecting…', tone: 'plain', sentence: null }
    case 'saved':
      return { badge: 'Saved', tone: 'plain', sentence: null }
    case 'saving':
      return isLong ? SLOWLY : { badge: 'Saving…', tone: 'plain', sentence: null }
    case 'offline':
      return {
        badge: state.pending ? 'Offline – kept in this window' : 'Offline',
        tone: 'warning',
        sentence: null,
      }
    case 'read-only':
      return { badge: 'Read-only', tone: 'warning', sentence: null }
    case 'unsaved':
      return unsavedWords(state)
    case 'stopped':
      return { badge: 'Stopped', tone: 'danger', sentence: state.message }
    default:
      return assertNever(state)
  }
}

const SLOWLY: SaveWords = { badge: 'Saving takes long…', tone: 'warning', sentence: null }

/** "Not saved" is said only of what is nowhere on the disk. */
function unsavedWords({ kept, message }: Extract<SaveState, { readonly kind: 'unsaved' }>): SaveWords {
  if (kept === 'behind') return { badge: 'Kept, file is behind', tone: 'warning', sentence: message }
  if (kept === 'slow') return { badge: 'Kept, file is slow', tone: 'warning', sentence: message }
  return { badge: 'Not saved', tone: 'danger', sentence: `Not saved: ${message}` }
}
