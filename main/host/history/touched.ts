import type { RecordPath, Touched } from '#shared/protocol/history.ts'

/** Each name once, with all that is said of it. */
export function uniteTouched(touched: readonly Touched[]): readonly Touched[] {
  const byName = new Map<string, Set<RecordPath>>()
  for (const { name, records } of touched) {
    const there = byName.get(name) ?? new Set()
    byName.set(name, there)
    for (const record of records) there.add(record)
  }
  return [...byName].map(([name, records]) => ({ name, records: [...records] }))
}
