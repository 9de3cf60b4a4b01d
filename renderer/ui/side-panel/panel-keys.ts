/** What of a pressed key matters here. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * Whether a key that was pressed in the panel ends there. The map listens to plain keys (arrows move, Delete deletes),
 * which in the panel mean something else; the app's shortcuts with Ctrl, ⌘ or Alt go through.
 */
export const staysInPanel = ({ key, ctrlKey, metaKey, altKey }: PressedKey): boolean =>
  !ctrlKey && !metaKey && !altKey && !/^F\d+$/.test(key)
