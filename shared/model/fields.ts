import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { parseJson } from '#shared/base/json.ts'
import { isOrder } from '#shared/base/order.ts'
import { isImageRef } from './image.ts'

/**
 * Building blocks of the record schemas. Each heals instead of refusing: a record that a peer, an old file or a
 * hand-edited file got half wrong still shows what is right in it, and the wrong field takes its default.
 */

/** Longest text of one field, in UTF-16 units. More than a page; less than what would choke a layout. */
export const MAX_TEXT = 20_000

/** Text people type. Cut at {@link MAX_TEXT}, but never through a character of two units. */
export const text = () => v.fallback(v.pipe(v.string(), v.transform(cut)), '')

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text
  return text.slice(0, (text.codePointAt(MAX_TEXT - 1) ?? 0) > 0xffff ? MAX_TEXT - 1 : MAX_TEXT)
}

/** A reference to another record, or `null`. Whether that record exists is for the reader to see. */
export const reference = () => v.fallback(v.nullable(v.custom<string>(isId)), null)

/** A reference without which the record has no place; its absence drops the record from the projection. */
export const requiredReference = () => v.custom<string>(isId)

/** Several references, doubles and malformed ones removed. */
export const references = () => list(isId, 64)

/** Short words: tags, channels. */
export const words = () =>
  list((value): value is string => typeof value === 'string' && value !== '' && value.length <= 80, 64)

/** Who in a room did something: a participant's id, or empty where nobody knows. */
export const participant = () =>
  v.fallback(
    v.custom<string>((value) => value === '' || isId(value)),
    '',
  )

/** The place among siblings; see `shared/base/order.ts`. */
export const order = () => v.fallback(v.custom<string>(isOrder), 'V')

/** A number held between two bounds; anything else is the default. */
export const number = (fallback: number, low: number, high: number) =>
  v.fallback(heldBetween(low, high), fallback)

/** A number held between two bounds, or nothing yet. */
export const optionalNumberBetween = (low: number, high: number) =>
  v.fallback(v.nullable(heldBetween(low, high)), null)

const heldBetween = (low: number, high: number) =>
  v.pipe(
    v.number(),
    v.finite(),
    v.transform((value) => Math.min(high, Math.max(low, value))),
  )

/** A number or nothing yet. There is one zero, as in the formats a project travels in. */
export const optionalNumber = () =>
  v.fallback(
    v.nullable(
      v.pipe(
        v.number(),
        v.finite(),
        v.transform((value) => (value === 0 ? 0 : value)),
      ),
    ),
    null,
  )

/** A short row of numbers, such as what a metric was in past months; what is no number is left out. */
export const numbers = () =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform(
        (values) => values.filter((value) => Number.isFinite(value)).slice(-60) as readonly number[],
      ),
    ),
    () => [],
  )

/** A picture by what it holds, or empty; see `image.ts`. */
export const imageReference = () =>
  v.fallback(
    v.custom<string>((value) => value === '' || isImageRef(value)),
    '',
  )

/**
 * What another program's file said of a record beyond what the model knows: a JSON object as text, by format, to be written
 * back in an export to that format. Empty for most. Never drawn, and no longer than {@link MAX_TEXT}: cut JSON is none.
 */
export const foreign = () =>
  v.fallback(
    v.custom<string>((value) => value === '' || isForeign(value)),
    '',
  )

function isForeign(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_TEXT || !value.startsWith('{')) return false
  try {
    parseJson(value)
    return true
  } catch {
    return false
  }
}

/** Yes or no. */
export const flag = (fallback: boolean) => v.fallback(v.boolean(), fallback)

/** One of a closed list; a newer version's unknown value shows as the default. */
export const choice = <const T extends readonly string[]>(options: T, fallback: T[number]) =>
  v.fallback(v.picklist(options), fallback as never)

/** One of a closed list, or nothing yet. */
export const optionalChoice = <const T extends readonly string[]>(options: T) =>
  v.fallback(v.nullable(v.picklist(options)), null)

/** Several of a closed list; what is not in it is left out. */
export const choices = <const T extends readonly string[]>(options: T) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform(
        (values) =>
          options.filter((option): option is T[number] => values.includes(option)) as readonly T[number][],
      ),
    ),
    () => [],
  )

/** A calendar day as `YYYY-MM-DD`, or nothing yet. */
export const day = () => v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null)

function list(accept: (value: unknown) => value is string, most: number) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((values) => [...new Set(values.filter(accept))].slice(0, most) as readonly string[]),
    ),
    () => [],
  )
}
