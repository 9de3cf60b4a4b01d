/** What of a pressed key matters here. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a text field does by itself together with Ctrl or ⌘. */
const OF_FIELDS = new Set([
  'a',
  'c',
  'x',
  'v',
  'z',
  'y',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Backspace',
  'Delete',
])

/**
 * Whether a key that was pressed in the panel ends there. The map listens to plain keys (arrows move, Delete deletes),
 * which in the panel mean something else; the app's own shortcuts go through.
 */
export function staysInPanel(event: PressedKey, isInTextField: boolean): boolean {
  if (/^F\d+$/.test(event.key)) return false
  const withModifier = event.ctrlKey || event.metaKey || event.altKey
  return !withModifier || (isInTextField && OF_FIELDS.has(event.key))
}
