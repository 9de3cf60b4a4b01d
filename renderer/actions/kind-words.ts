import { EVIDENCE_WORDS, PROGRESS_WORDS } from '#shared/layout/card-words.ts'
import type { TouchpointStatus } from '#shared/model/vocabulary.ts'

/** The words that cards bear, as bars and menus begin them: with a capital. */
const capitalised = <K extends string>(words: Readonly<Record<K, string>>): Readonly<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<string>(words).map(([key, word]) => [key, word.charAt(0).toUpperCase() + word.slice(1)]),
  ) as Record<K, string>

export const PROGRESS_LABELS = capitalised(PROGRESS_WORDS)
export const EVIDENCE_LABELS = capitalised(EVIDENCE_WORDS)
export const STATUS_LABELS: Readonly<Record<TouchpointStatus, string>> = {
  existing: 'Existing',
  missing: 'Missing',
  planned: 'Planned',
}
