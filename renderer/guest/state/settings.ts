import { createStore } from 'zustand/vanilla'
import { recall, remember } from './memory.ts'

/** What the timer may do besides showing. */
export interface Settings {
  readonly sound: boolean
  readonly vibration: boolean
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Settings).sound === 'boolean' &&
  typeof (value as Settings).vibration === 'boolean'

export const settings = createStore<Settings>(
  () => recall('guest-settings', isSettings) ?? { sound: true, vibration: true },
)

export function changeSettings(changes: Partial<Settings>): void {
  settings.setState(changes)
  remember('guest-settings', settings.getState())
}
