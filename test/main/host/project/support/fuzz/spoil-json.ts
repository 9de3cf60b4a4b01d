import type { Chance } from '#test/support/random.ts'

/** Names that mean something to objects. */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'then']

/** Values nobody expects there. JSON writes those it does not know as null. */
const VALUES: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 1e308,
  () => 2 ** 53,
  () => 0.1,
  () => '',
  () => '\u0000\ud800\uffff',
  () => '__proto__',
  () => '<script>alert(1)</script>',
  () => 'javascript:alert(1)',
  (chance) => 'x'.repeat(chance.whole(300_000)),
  (chance) => nested(chance.whole(1000)),
  () => [],
  () => ({}),
  (chance) => Array(chance.whole(5000)).fill('x'),
  () => ({ toString: 1, length: 2 ** 31, valueOf: {} }),
]

/** Lists in lists in lists. */
export function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}

/** All places in a value that hold something: an object or a list, and a key of it. */
function placesIn(value: unknown, found: [Record<string, unknown>, string][] = []) {
  if (typeof value !== 'object' || value === null) return found
  for (const key of Object.keys(value)) {
    found.push([value as Record<string, unknown>, key])
    placesIn((value as Record<string, unknown>)[key], found)
  }
  return found
}

/** JSON text of the value with some of it replaced, renamed, doubled or taken out; `value` itself stays as it is. */
export function spoilJson(chance: Chance, value: unknown): string {
  const copy: unknown = structuredClone(value)
  const places = placesIn(copy)
  /** Keys that objects would not take by assignment are put into the text. */
  const renamed = new Map<string, string>()
  for (let left = chance.whole(6); left >= 0 && places.length > 0; left--) {
    const [holder, key] = chance.pick(places)
    const other = chance.pick(places)
    switch (chance.whole(6)) {
      case 0:
      case 1:
        holder[key] = chance.pick(VALUES)(chance)
        break
      case 2:
        delete holder[key]
        break
      case 3:
        // Ids, references and orders change places.
        holder[key] = structuredClone(other[0][other[1]])
        break
      case 4: {
        const stand = `stand-in-${renamed.size}`
        renamed.set(stand, chance.pick(PROTOTYPE_KEYS))
        holder[stand] = holder[key]
        break
      }
      default:
        if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
        else holder[`${key}x`] = holder[key]
    }
  }
  let text = JSON.stringify(copy) ?? 'null'
  for (const [stand, key] of renamed) text = text.replaceAll(JSON.stringify(stand), JSON.stringify(key))
  return text
}
