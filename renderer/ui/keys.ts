const NAMES: Readonly<Record<string, readonly [elsewhere: string, onMac: string]>> = {
  $mod: ['Ctrl', '⌘'],
  control: ['Ctrl', '⌃'],
  meta: ['Meta', '⌘'],
  shift: ['Shift', '⇧'],
  alt: ['Alt', '⌥'],
  enter: ['Enter', '↩'],
  escape: ['Esc', 'esc'],
  delete: ['Del', '⌦'],
  backspace: ['Backspace', '⌫'],
  tab: ['Tab', '⇥'],
  space: ['Space', 'Space'],
  arrowup: ['↑', '↑'],
  arrowdown: ['↓', '↓'],
  arrowleft: ['←', '←'],
  arrowright: ['→', '→'],
  plus: ['+', '+'],
  equal: ['=', '='],
  minus: ['−', '−'],
  '-': ['−', '−'],
  comma: [',', ','],
  period: ['.', '.'],
  slash: ['/', '/'],
  backslash: ['\\', '\\'],
  bracketleft: ['[', '['],
  bracketright: [']', ']'],
}

/** Words for the signs that a screen reader would leave out or mispronounce. */
const SPOKEN: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⌃': 'Control',
  '⇧': 'Shift',
  '⌥': 'Option',
  '↩': 'Return',
  esc: 'Escape',
  '⌦': 'Delete',
  '⌫': 'Backspace',
  '⇥': 'Tab',
  '↑': 'Up arrow',
  '↓': 'Down arrow',
  '←': 'Left arrow',
  '→': 'Right arrow',
  '+': 'Plus',
  '−': 'Minus',
  '?': 'Question mark',
  '/': 'Slash',
  '.': 'Period',
  ',': 'Comma',
}

/** Whether `$mod` in a key binding means ⌘. Asks the same as the key bindings themselves do. */
export const isMac = (): boolean => /Mac|iPod|iPhone|iPad/.test(navigator.platform)

/**
 * The caps to press for a key binding (`$mod+Shift+z`), as printed on keys: `⇧ ⌘ Z` on a Mac, `Ctrl Shift Z` elsewhere.
 * Modifiers in brackets are optional and left out; presses one after the other are strung together.
 */
export function keyCaps(binding: string, mac: boolean): string[] {
  return binding
    .trim()
    .split(/\s+/)
    .flatMap((press) => {
      const [, modifiers = '', key = press] = /^((?:[^+]+\+)*)(.+)$/.exec(press) ?? []
      const needed = modifiers.split('+').filter((part) => part !== '' && !part.startsWith('['))
      const caps = [...needed, key].map((part) => capOf(part, mac))
      return mac ? inMacOrder(caps) : caps
    })
}

function capOf(part: string, mac: boolean): string {
  const names = NAMES[part.toLowerCase()]
  if (names) return names[mac ? 1 : 0]
  const range = /^\(\[(.)-(.)\]\)$/.exec(part)
  if (range) return `${range[1]}–${range[2]}`
  const code = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(part)
  return code?.[1] ?? (part.length === 1 ? part.toUpperCase() : part)
}

const MAC_ORDER = ['⌃', '⌥', '⇧', '⌘']

const inMacOrder = (caps: readonly string[]): string[] => [...caps].sort((a, b) => rank(a) - rank(b))

const rank = (cap: string): number => {
  const index = MAC_ORDER.indexOf(cap)
  return index < 0 ? MAC_ORDER.length : index
}

/** A key binding as it is read out. */
export const spokenKeys = (binding: string, mac: boolean): string =>
  keyCaps(binding, mac)
    .map((cap) => SPOKEN[cap] ?? cap)
    .join(' ')

/** A key binding in the form of `aria-keyshortcuts`, e.g. `Control+Shift+Z`; several presses have no such form. */
export function ariaKeys(binding: string, mac: boolean): string | undefined {
  const [press, more] = binding.trim().split(/\s+/)
  if (!press || more || press.includes('(')) return undefined
  return press.replace('$mod', mac ? 'Meta' : 'Control')
}
