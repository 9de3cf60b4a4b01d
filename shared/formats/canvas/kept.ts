import { parseJson } from '#shared/base/json.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'

/** What a JSON Canvas said of the node, edge or canvas that a record came from: keys to be written back as they are. */
export type Kept = Readonly<Record<string, unknown>>

const NOTHING: Kept = {}

/** What stands under the name of this format in a record's `foreign` field. */
export function keptOf({ foreign }: { readonly foreign: string }): Kept {
  const { canvas } = read(foreign)
  return isKept(canvas) ? canvas : NOTHING
}

/**
 * A `foreign` field with that under this format's name; what other formats keep there stays. Keys for which there is no
 * room are left out, the longest first, and counted by `tell`.
 */
export function withKept(foreign: string, kept: Kept, tell: (left: number) => void): string {
  if (JSON.stringify(kept) === JSON.stringify(keptOf({ foreign }))) return foreign
  const others = Object.entries(read(foreign)).filter(([format]) => format !== 'canvas')
  const keys = Object.entries(kept).toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)
  for (let count = keys.length; count >= 0; count--) {
    const staying = new Set(keys.slice(0, count).map(([key]) => key))
    const own = Object.entries(kept).filter(([key]) => staying.has(key))
    const all = own.length === 0 ? others : [...others, ['canvas', Object.fromEntries(own)]]
    const text = all.length === 0 ? '' : JSON.stringify(Object.fromEntries(all))
    if (text.length > MAX_TEXT) continue
    if (count < keys.length) tell(keys.length - count)
    return text
  }
  return foreign
}

function read(foreign: string): Readonly<Record<string, unknown>> {
  if (foreign === '') return NOTHING
  const value = parseJson(foreign)
  return isKept(value) ? value : NOTHING
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
