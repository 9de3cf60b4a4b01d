import type { Profile } from './guess-values.ts'
import { isStaff, sureOf } from './guess-words.ts'

/** A column that may hold the ids of the cases. */
export interface CaseColumn {
  readonly profile: Profile
  /** From 0 to 100, by its heading; by its cells where the file has none. */
  readonly sure: number
  /** Whether every row has another id. */
  readonly unique: boolean
}

/** Below so many rows it says nothing that all ids differ. */
const TELLING = 8

/** What a column loses that is empty in every row but a few. */
const MISSING = 60

/** Columns that may hold the ids of the cases, best first. */
export function caseColumns(profiles: readonly Profile[], named: boolean): CaseColumn[] {
  const rows = profiles[0]?.cells.length ?? 0
  return profiles
    .filter((profile) => mayBeCase(profile, rows))
    .map((profile): CaseColumn => {
      const unique = rows >= TELLING && profile.counts.size >= profile.filled.length
      const sure = named ? sureByName(profile) : sureByCells(profile, rows)
      // Ids of those who are logged in are missing from all who are not; a pseudonym then tells more.
      return { profile, sure: sure - MISSING * (1 - profile.filled.length / rows), unique }
    })
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure || a.profile.at - b.profile.at)
}

const NO_IDS: ReadonlySet<Profile['kind']> = new Set(['time', 'time-of-day', 'empty'])

function mayBeCase({ kind, filled, counts, technical, name, range }: Profile, rows: number): boolean {
  if (NO_IDS.has(kind) || technical || isStaff(name)) return false
  if (range && !range.whole) return false
  return filled.length >= rows * 0.3 && (counts.size > 1 || rows < TELLING)
}

function sureByName(profile: Profile): number {
  const sure = sureOf('case', profile.name)
  if (sure > 0) return sure
  return profile.kind === 'id' ? 20 : 0
}

/** Without headings: ids that repeat, the coarser before the finer, before ids that do not. */
function sureByCells({ kind, counts, filled, range }: Profile, rows: number): number {
  if (kind !== 'id' && !range?.whole) return 0
  if (counts.size < Math.max(2, Math.min(10, rows / 10))) return 0
  const repeats = 1 - counts.size / filled.length
  return (kind === 'id' ? 40 : 20) + 40 * repeats
}

/**
 * Whether cells differ within cases: of those with several rows, how many have several values, from 0 to 1. Empty cells
 * count as a value where `withEmpty` says so: what only some rows of a customer say is not said of the customer.
 */
export function varyingWithin(column: Profile, cases: Profile, withEmpty = false): number {
  const seen = new Map<string, { value: string; differs: boolean; rows: number }>()
  cases.cells.forEach((id, row) => {
    const value = column.cells[row] ?? ''
    if (id === '' || (value === '' && !withEmpty)) return
    const known = seen.get(id)
    if (!known) seen.set(id, { value, differs: false, rows: 1 })
    else {
      known.rows++
      if (known.value !== value) known.differs = true
    }
  })
  const several = [...seen.values()].filter(({ rows }) => rows > 1)
  return several.length === 0 ? 0 : several.filter(({ differs }) => differs).length / several.length
}
