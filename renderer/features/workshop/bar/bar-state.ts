import { createStore } from 'zustand/vanilla'
import type { RoomView } from '#shared/protocol/room-view.ts'

const KEPT = 'throughline-workshop-bar'

/** Whether the bar is folded away to a small sign. */
export const barState = createStore<{ readonly folded: boolean }>(() => ({
  folded: globalThis.localStorage?.getItem(KEPT) === 'folded',
}))

/** Folds or unfolds it, and remembers it on this machine. */
export function foldBar(folded: boolean): void {
  globalThis.localStorage?.setItem(KEPT, folded ? 'folded' : 'open')
  barState.setState({ folded })
}

/** Whether anything goes on that a bar is for: whoever works alone on a map is left alone. */
export const isWorkshop = (view: RoomView): boolean =>
  view.door !== null ||
  view.timer !== null ||
  view.round !== null ||
  view.vote !== null ||
  view.rating !== null ||
  view.agenda.items.length > 0 ||
  view.people.filter(({ here }) => here).length > 1
