import type { SnapshotStep } from '#shared/analysis/journey/figures-request.ts'
import { foldName } from '#shared/base/fold.ts'
import type { LogEncoding, LogReading } from '#shared/formats/logs/reading.ts'

/** What `throughline analyze` was asked. Columns and states by name; what is left out is told from the files. */
export interface AnalyzeOptions {
  readonly case?: string
  readonly activity?: string
  readonly time?: string
  readonly timeOfDay?: string
  readonly end?: string
  readonly endTimeOfDay?: string
  readonly lifecycle?: string
  /** IANA name; UTC, or what a heading names, where nothing is said. */
  readonly zone?: string
  readonly timeFormat?: string
  readonly delimiter?: LogReading['delimiter']
  readonly encoding?: LogEncoding
  readonly sheet?: string
  readonly duplicates: LogReading['repeated']
  readonly snapshots: SnapshotStep
  /** As typed: each a name, or several with commas between them. */
  readonly funnel?: readonly string[]
  readonly goal?: string
  readonly by?: readonly string[]
}

/** What was typed for a list of names, parted at its commas; a name that has commas itself is taken whole where it is known. */
export const namesIn = (typed: readonly string[], known: readonly string[]): readonly string[] =>
  typed.flatMap((text) => parted(text.split(','), known)).filter((name) => name !== '')

/** Puts pieces between commas together again where that makes a known name, the longest first. */
function parted(pieces: readonly string[], known: readonly string[]): readonly string[] {
  if (pieces.length === 0) return []
  for (let many = pieces.length; many > 1; many--) {
    const whole = pieces.slice(0, many).join(',').trim()
    if (nameAmong(whole, known) !== undefined) return [whole, ...parted(pieces.slice(many), known)]
  }
  return [(pieces[0] as string).trim(), ...parted(pieces.slice(1), known)]
}

/** Finds a name among those that are known: as it was typed, or else but for its capitals, accents and blanks. */
export function nameAmong(typed: string, known: readonly string[]): string | undefined {
  if (known.includes(typed)) return typed
  const folded = foldName(typed)
  const alike = known.filter((name) => foldName(name) === folded)
  return alike.length === 1 ? alike[0] : undefined
}
