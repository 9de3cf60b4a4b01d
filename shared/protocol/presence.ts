import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'

/**
 * Where somebody is in a project just now, as one window of theirs tells the others in its awareness state. Who they are,
 * the room's own view says (`room-view.ts`): names in a presence would be anybody's claim.
 */

/** Most cards that a presence names as selected; of more, the first. */
export const MAX_PRESENT_SELECTION = 50

const id = v.custom<string>(isId)
const finite = v.pipe(v.number(), v.finite())

const presence = v.object({
  /** A person of the room. */
  participantId: id,
  /** Where they point, in map units. */
  cursor: v.optional(v.nullable(v.object({ mapId: id, x: finite, y: finite })), null),
  /** Whether the pointer is meant to be seen by all. */
  laser: v.optional(v.boolean(), false),
  /** The stretch of the map in view, in map units. */
  area: v.optional(
    v.nullable(v.object({ mapId: id, x: finite, y: finite, width: finite, height: finite })),
    null,
  ),
  /** Cards. */
  selection: v.optional(v.pipe(v.array(id), v.maxLength(MAX_PRESENT_SELECTION)), []),
  /** The card being written in. */
  editing: v.optional(v.nullable(id), null),
})
export type Presence = Readonly<v.InferOutput<typeof presence>>

/** A presence as another window sent it, without what no window of this version says; `undefined` for anything else. */
export function readPresence(state: unknown): Presence | undefined {
  const read = v.safeParse(presence, state)
  return read.success ? read.output : undefined
}
