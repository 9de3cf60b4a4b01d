import { createStore } from 'zustand/vanilla'

const KEPT = 'throughline-hints'
const GONE = 'gone'

/** Which hint comes next, counted from 0; `null` once the person has seen them all or sent them away. */
export const hintsSeen = createStore<{ readonly next: number | null }>(() => ({ next: kept() }))

function kept(): number | null {
  const value = localStorage.getItem(KEPT)
  return value === GONE ? null : Math.max(0, Number(value) || 0)
}

/** Remembers on this machine how far the person got. */
export function keepHint(next: number | null): void {
  localStorage.setItem(KEPT, next === null ? GONE : String(next))
  hintsSeen.setState({ next })
}
