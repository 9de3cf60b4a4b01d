import { newId } from '#shared/base/ids.ts'

const KEPT = 'throughline-round:'

/** Keys of this page, where nothing may be kept. */
const own = new Map<string, string>()

/**
 * The key by which the host knows one's own cards in a private round, and nothing else of their author. Made here, and
 * kept in this browser only, so that a reload finds them again.
 */
export function roundKey(roundId: string): string {
  const key = own.get(roundId) ?? readKept(roundId) ?? newId() + newId()
  own.set(roundId, key)
  try {
    localStorage.setItem(KEPT + roundId, key)
  } catch {
    // A reload then writes as somebody new.
  }
  return key
}

function readKept(roundId: string): string | null {
  try {
    return localStorage.getItem(KEPT + roundId)
  } catch {
    return null
  }
}
