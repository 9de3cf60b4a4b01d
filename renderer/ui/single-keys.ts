import { createStore } from 'zustand/vanilla'

const KEPT = 'throughline-single-keys'

/** Whether bare letters, digits and signs are shortcuts. Who dictates, or presses keys by mistake, switches them off. */
export const singleKeys = createStore<{ readonly on: boolean }>(() => ({
  on: localStorage.getItem(KEPT) !== 'off',
}))

/** Switches them, and remembers it on this machine. */
export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off')
  singleKeys.setState({ on })
}
