import { sameValue } from '#shared/document/document.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Whether a field says the same in two states. Most fields are words, numbers and short lists of them: with ten thousand
 * cards it matters that nothing is made to compare these.
 */
export function sameField(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!Array.isArray(a) || !Array.isArray(b)) return typeof a === 'object' && sameValue(a, b)
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!sameField(a[at], b[at])) return false
  return true
}

/** Whether two records have the same fields and these say the same. */
export function sameFields(a: Fields, b: Fields): boolean {
  if (a === b) return true
  let count = 0
  for (const field in a) {
    if (!Object.hasOwn(b, field) || !sameField(a[field], b[field])) return false
    count++
  }
  return count === Object.keys(b).length
}
