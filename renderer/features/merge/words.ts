import { doerWords } from '#renderer/actions/version-words.ts'
import type { Review } from '#renderer/session/window-state.ts'
import { type Change, sharesOf } from '#shared/analysis/changes.ts'
import { counted } from '#shared/base/counted.ts'

/** A person's name. Nobody signs deletions: of those in a copy, all that is known is where they were made. */
export const nameWords = (name: string, kind: Review['kind']): string =>
  name === '' && kind !== 'absence' ? 'In the copy' : doerWords(name)

/** Names are listed up to so many. */
const MOST_NAMES = 3

/** Names as they stand in a sentence: `Ana, Ben and Cleo`, `Ana, Ben and 3 others`. What nobody signed comes last. */
export function namesWords(names: readonly string[]): string {
  const known = names.filter((name) => name !== '')
  const shown = known.length > MOST_NAMES ? known.slice(0, MOST_NAMES - 1) : known
  const rest = known.length - shown.length
  const all = [...shown, ...(rest > 0 ? [counted(rest, 'other')] : [])]
  if (all.length === 0) return 'somebody'
  return all.length === 1 ? String(all[0]) : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** What others did meanwhile, in a sentence. */
export function absenceWords(changes: readonly Change[]): string {
  const names = sharesOf(changes).map(({ name }) => name)
  return `While you were away: ${counted(changes.length, 'change')} by ${namesWords(names)}.`
}

/** What one person did, kind by kind: `3 added, 2 moved`. */
export function kindsWords(changes: readonly Change[]): string {
  const kinds = ['added', 'changed', 'moved', 'removed'] as const
  return kinds
    .map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number.toLocaleString('en')} ${kind}`)
    .join(', ')
}
