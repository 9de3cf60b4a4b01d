import { createStore } from 'zustand/vanilla'
import type { ScreenName } from './window-state.ts'

/** Whether the patterns of sentiment lines are named on the map. */
export interface PatternSettings {
  /** On screen and in what is exported from it. */
  readonly onMap: boolean
  /** While the map is presented, too. */
  readonly presenting: boolean
}

const KEPT = 'throughline-patterns'

/** Where nothing is kept, as outside a browser, everything is shown. */
const storage = (): Storage | undefined => (typeof localStorage === 'undefined' ? undefined : localStorage)

const isKept = (what: string): boolean => storage()?.getItem(`${KEPT}-${what}`) !== 'off'

export const patternSettings = createStore<PatternSettings>(() => ({
  onMap: isKept('on-map'),
  presenting: isKept('presenting'),
}))

/** Shows or hides the names of patterns, and remembers it on this machine. */
export function setPatterns(changes: Partial<PatternSettings>): void {
  patternSettings.setState(changes)
  const { onMap, presenting } = patternSettings.getState()
  storage()?.setItem(`${KEPT}-on-map`, onMap ? 'on' : 'off')
  storage()?.setItem(`${KEPT}-presenting`, presenting ? 'on' : 'off')
}

/** Whether a screen names the patterns. */
export const showsPatterns = ({ onMap, presenting }: PatternSettings, screen: ScreenName): boolean =>
  onMap && (screen !== 'present' || presenting)
