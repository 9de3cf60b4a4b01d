/**
 * `after`, with every part that says the same as in `before` replaced by that very part; `before` itself where nothing
 * differs. So a reader may compare by `===` what was computed anew, as it may with what was stored. Looks into arrays and
 * plain objects; anything else (a Map, a Set) is the same only if it is identical. Neither value is changed.
 */
export function keepSame<T>(before: T | undefined, after: T): T {
  if (Object.is(before, after) || before === undefined) return after
  if (Array.isArray(before) && Array.isArray(after)) return keepSameItems(before, after) as T
  return isPlain(before) && isPlain(after) ? (keepSameFields(before, after) as T) : after
}

type Fields = Readonly<Record<string, unknown>>

function isPlain(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Items are matched by place: what is put in at the front moves all others, which then have moved indeed. */
function keepSameItems(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  // Most of a map says the same as before it: nothing is copied until something differs.
  let kept: unknown[] | undefined = before.length === after.length ? undefined : after.slice(0, 0)
  after.forEach((item, index) => {
    const value = keepSame(before[index], item)
    if (kept === undefined && !Object.is(value, before[index])) kept = before.slice(0, index)
    kept?.push(value)
  })
  return kept ?? before
}

function keepSameFields(before: Fields, after: Fields): Fields {
  const keys = Object.keys(after)
  const values = keys.map((key) => keepSame(before[key], after[key]))
  const same =
    keys.length === Object.keys(before).length &&
    keys.every((key, index) => Object.hasOwn(before, key) && Object.is(values[index], before[key]))
  return same ? before : Object.fromEntries(keys.map((key, index) => [key, values[index]]))
}
