import { type Change, sharesOf } from '#shared/analysis/changes.ts'
import type { PersonsShare } from '#shared/protocol/history.ts'

/** A number of things: `1 change`, `12 changes`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** A person's name; of what nobody signed, `Somebody`. */
export const nameWords = (name: string): string => name || 'Somebody'

const sumOf = ({ added, changed, moved, removed }: PersonsShare): number => added + changed + moved + removed

/** Names are listed up to so many. */
const MOST_NAMES = 3

/** Names as they stand in a sentence: `Ana, Ben and Cleo`, `Ana, Ben and 3 others`. What nobody signed comes last. */
export function namesWords(names: readonly string[]): string {
  const known = names.filter((name) => name !== '')
  const shown = known.length > MOST_NAMES ? known.slice(0, MOST_NAMES - 1) : known
  const rest = known.length - shown.length
  const all = [...shown, ...(rest > 0 ? [count(rest, 'other')] : [])]
  if (all.length === 0) return 'somebody'
  return all.length === 1 ? String(all[0]) : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** Who brought how many changes: `Ana 12 and Ben 7 changes`. */
export function sharesWords(changes: readonly Change[]): string {
  const shares = sharesOf(changes).map((share) => ({ name: share.name, sum: sumOf(share) }))
  if (shares.length === 0) return ''
  const last = shares.at(-1)?.sum ?? 0
  const parts = shares.map(({ name, sum }) => `${nameWords(name)} ${sum.toLocaleString('en')}`)
  const listed =
    parts.length === 1 ? String(parts[0]) : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return `${listed} ${last === 1 ? 'change' : 'changes'}`
}

/** What others did meanwhile, in a sentence. */
export function absenceWords(changes: readonly Change[]): string {
  const names = sharesOf(changes).map(({ name }) => name)
  return `While you were away: ${count(changes.length, 'change')} by ${namesWords(names)}.`
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
