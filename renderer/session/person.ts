import { createStore } from 'zustand/vanilla'

const KEPT = 'throughline-person'

/** Longest name that is kept, in UTF-16 units. */
export const LONGEST_NAME = 60

/** Outside a browser nothing is kept. */
const kept = (): Storage | undefined => globalThis.localStorage

/** Who works in this window, as they call themselves; empty until they have said so. Known on this machine only. */
export const person = createStore<{ readonly name: string }>(() => ({ name: kept()?.getItem(KEPT) ?? '' }))

/** Remembers who works here. */
export function callMe(name: string): void {
  const short = name.trim().slice(0, LONGEST_NAME)
  kept()?.setItem(KEPT, short)
  person.setState({ name: short })
}

/** The name to sign with; empty where nobody gave one. */
export const authorName = (): string => person.getState().name

/** What a new card says of who wrote it. */
export const byMe = (): { readonly author?: string } => {
  const author = authorName()
  return author === '' ? {} : { author }
}
