import { idAs } from './case-ids.ts'
import type { Profile } from './guess-values.ts'

/** Customers that stand in the data under several ids, most likely. */
export interface Duplicates {
  readonly customers: number
  /** At most five, each with at most five of the ids as they are written. They stay on this machine. */
  readonly examples: readonly (readonly string[])[]
}

/** What makes several ids one customer’s: how they are written, or what a column beside them says. */
export interface DuplicateIds extends Duplicates {
  /** The column of e-mail addresses that they share; `null`: the ids differ only in capitals, accents or blanks. */
  readonly column: string | null
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether most cells of a column are e-mail addresses. */
export const holdsEmails = ({ filled }: Pick<Profile, 'filled'>): boolean =>
  filled.length > 0 && filled.filter((cell) => EMAIL.test(cell)).length > filled.length * 0.8

/** Ids that differ as they are written, but are the same address, or the same but for capitals, accents and blanks. */
export const idsWrittenApart = (ids: readonly string[]): Duplicates =>
  several(ids.map((id) => [idAs('email')(id), id]))

/** Customers that a column of ids has twice: under ids that are written apart, or with one address under several ids. */
export function duplicateIds(cases: Profile, profiles: readonly Profile[]): DuplicateIds[] {
  const address = idAs('email')
  const byAddress = profiles
    .filter((profile) => profile !== cases && holdsEmails(profile))
    .map(({ name, cells }) => ({
      column: name,
      ...several(cells.map((cell, row) => [address(cell), cases.cells[row] ?? ''])),
    }))
  const found = [{ column: null, ...idsWrittenApart([...cases.counts.keys()]) }, ...byAddress]
  return found.filter(({ customers }) => customers > 0)
}

/** Keys that have several ids. */
function several(pairs: readonly (readonly [key: string, id: string])[]): Duplicates {
  const idsOf = new Map<string, Set<string>>()
  for (const [key, id] of pairs) {
    if (key === '' || id === '') continue
    const known = idsOf.get(key)
    if (known) known.add(id)
    else idsOf.set(key, new Set([id]))
  }
  const groups = [...idsOf.values()].filter(({ size }) => size > 1)
  return { customers: groups.length, examples: groups.slice(0, 5).map((ids) => [...ids].slice(0, 5)) }
}
