import { createStore } from 'zustand/vanilla'
import { newId } from '#shared/base/ids.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

const KEPT_NAME = 'throughline-person'
const KEPT_ID = 'throughline-person-id'

/** Longest name that is kept, in UTF-16 units. */
export const LONGEST_NAME = ROOM_BOUNDS.name

/** Outside a browser nothing is kept. */
const kept = (): Storage | undefined => globalThis.localStorage

/** Who works in this window, as they call themselves; empty until they have said so. Known on this machine only. */
export const person = createStore<{ readonly name: string }>(() => ({
  name: kept()?.getItem(KEPT_NAME) ?? '',
}))

/** Remembers who works here. */
export function callMe(name: string): void {
  const short = name.trim().slice(0, LONGEST_NAME)
  kept()?.setItem(KEPT_NAME, short)
  person.setState({ name: short })
}

let ownId: string | undefined

/** Tells all windows of one person on this machine from other people's. Random, and remembered where it can be. */
export function personId(): string {
  if (ownId !== undefined) return ownId
  ownId = kept()?.getItem(KEPT_ID) ?? newId()
  kept()?.setItem(KEPT_ID, ownId)
  return ownId
}

/** Who this window's person is in somebody else's room; `null` once they are their own again. */
export function beKnownAs(participantId: string | null): void {
  ownId = participantId ?? undefined
}

/** The name to sign with; empty where nobody gave one. */
export const authorName = (): string => person.getState().name

/** What a new card says of who wrote it. */
export function byMe(): { readonly author?: string; readonly authorId: string } {
  const author = authorName()
  return { authorId: personId(), ...(author === '' ? {} : { author }) }
}
