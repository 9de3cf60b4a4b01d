import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** Records as text, written once: a record never changes. */
const written = new WeakMap<object, string>()

function textOf(record: object): string {
  const known = written.get(record)
  if (known !== undefined) return known
  const text = JSON.stringify(record)
  written.set(record, text)
  return text
}

/** Whether two snapshots say the same, of one window or of two. */
export const isSame = (a: Snapshot, b: Snapshot): boolean => a === b || firstDifference(a, b) === null

/** The table and id of a record that is not the same in both, and what each says; `null` where there is none. */
export function firstDifference(a: Snapshot, b: Snapshot): readonly unknown[] | null {
  for (const table of TABLES) {
    const [here, there] = [a[table], b[table]] as readonly Readonly<Record<string, object>>[]
    if (!here || !there || here === there) continue
    for (const id of new Set([...Object.keys(here), ...Object.keys(there)])) {
      const [one, other] = [here[id], there[id]]
      const isEqual = one === other || (one && other && textOf(one) === textOf(other))
      if (!isEqual) return [table, id, one, other]
    }
  }
  return null
}
