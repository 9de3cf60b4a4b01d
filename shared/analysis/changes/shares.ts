import { type PersonsShare, type RecordPath, recordPath } from '#shared/model/work.ts'
import type { Change } from './change.ts'

/** What one person changed; `name` is empty for what nobody is known to have done. */
export interface PersonsChanges {
  readonly name: string
  readonly changes: readonly Change[]
}

const NOBODY: readonly string[] = ['']

/** The changes person by person, the busiest first and last what nobody is known to have done. Who shared one has it too. */
export function changesByPerson(changes: readonly Change[]): readonly PersonsChanges[] {
  const people = new Map<string, Change[]>()
  for (const change of changes)
    for (const name of change.by.length === 0 ? NOBODY : change.by) {
      const own = people.get(name)
      if (own) own.push(change)
      else people.set(name, [change])
    }
  return [...people]
    .map(([name, own]) => ({ name, changes: own }))
    .sort(
      (a, b) =>
        Number(a.name === '') - Number(b.name === '') ||
        b.changes.length - a.changes.length ||
        (a.name < b.name ? -1 : 1),
    )
}

/** How much each person did, in the order of {@link changesByPerson}. */
export const sharesOf = (changes: readonly Change[]): readonly PersonsShare[] =>
  changesByPerson(changes).map(({ name, changes: own }) => {
    const share = { name, added: 0, changed: 0, moved: 0, removed: 0 }
    for (const { kind } of own) share[kind]++
    return share
  })

/** A change of a list, and those that it explains: a stage that went, with its steps and cards. */
export interface FoldedChange {
  readonly change: Change
  readonly inside: readonly Change[]
}

/** Puts what came or went with something below that, where the list has it; all else stands as it stood. */
export function foldChanges(changes: readonly Change[]): readonly FoldedChange[] {
  const tops = new Map<RecordPath, Change[]>()
  const pathOf = ({ table, id }: Change): RecordPath => recordPath(table, id)
  for (const change of changes) if (change.within === null) tops.set(pathOf(change), [])
  const folded: { readonly change: Change; readonly inside: Change[] }[] = []
  for (const change of changes) {
    const inside = change.within === null ? undefined : tops.get(change.within)
    if (inside) inside.push(change)
    else folded.push({ change, inside: tops.get(pathOf(change)) ?? [] })
  }
  return folded
}
