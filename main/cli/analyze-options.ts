import type { SnapshotStep } from '#shared/analysis/journey/figures-request.ts'
import type { LogEncoding, LogReading } from '#shared/formats/logs/reading.ts'

/** What `throughline analyze` was asked. Columns and states by name; what is left out is told from the files. */
export interface AnalyzeOptions {
  readonly case?: string
  readonly activity?: string
  readonly time?: string
  readonly end?: string
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

/** What was typed for a list of names: those that are known as they stand, the others parted at their commas. */
export const namesIn = (typed: readonly string[], known: readonly string[]): readonly string[] =>
  typed.flatMap((text) =>
    known.includes(text)
      ? [text]
      : text
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
  )

/** Finds a name among those that are known: as it was typed, or else but for its capitals. */
export function nameAmong(typed: string, known: readonly string[]): string | undefined {
  if (known.includes(typed)) return typed
  const folded = typed.trim().toLowerCase()
  const alike = known.filter((name) => name.trim().toLowerCase() === folded)
  return alike.length === 1 ? alike[0] : undefined
}
