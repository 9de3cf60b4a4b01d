import type { EventLog } from './event-log.ts'

/** Shorter ids are codes: a plan may be called 7, and a customer too. */
const LEAST_LETTERS = 5

/**
 * Which of these names (of states, segments, campaigns) are ids of cases, as where somebody takes the column of ids for one of
 * states, or asks for segments by who brought whom. They are never told, however many customers share them.
 */
export function caseNames({ cases }: Pick<EventLog, 'cases'>, names: readonly string[]): ReadonlySet<string> {
  const asked = names.filter((name) => name.length >= LEAST_LETTERS)
  if (asked.length === 0) return new Set()
  // Programs write one id now with capitals and now without.
  const byId = Map.groupBy(asked, (name) => name.toLowerCase())
  return new Set(cases.flatMap((id) => byId.get(id.toLowerCase()) ?? []))
}
