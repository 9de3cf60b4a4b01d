import type { AppCommand } from '#renderer/actions/commands.ts'

/** A line of the sheet: what it does and the keys that do it, in tinykeys' syntax. */
export interface ShortcutRow {
  readonly title: string
  readonly keys: readonly string[]
}

export interface ShortcutGroup {
  readonly title: string
  readonly rows: readonly ShortcutRow[]
}

/** Families of commands that are one thing to a person: shown as one line, under the first one's place. */
const FAMILIES: readonly { readonly prefix: RegExp; readonly title: string }[] = [
  { prefix: /^view\.stage-/, title: 'Come close to a stage' },
  { prefix: /^go\.(?:up|down|left|right)$/, title: 'Go from card to card, cell to cell' },
  { prefix: /^card\.move-/, title: 'Move the selected cards' },
  { prefix: /^card\.extend-/, title: 'Take the next card into the selection' },
]

/** Keys that are no commands: they mean something only where one types, or come from the system. */
const BESIDE: readonly ShortcutGroup[] = [
  {
    title: 'While typing in a card',
    rows: [
      { title: 'Next card', keys: ['Enter'] },
      { title: 'Line break', keys: ['Shift+Enter'] },
      { title: 'Next step', keys: ['Tab'] },
      { title: 'Leave', keys: ['Escape'] },
    ],
  },
  {
    title: 'Clipboard',
    rows: [
      { title: 'Copy cards', keys: ['$mod+c'] },
      { title: 'Cut cards', keys: ['$mod+x'] },
      { title: 'Paste cards; each line of a text becomes one', keys: ['$mod+v'] },
    ],
  },
]

/** The sheet's groups: all commands with keys, families folded, and the keys that are no commands. */
export function shortcutGroups(commands: readonly AppCommand[]): ShortcutGroup[] {
  const groups = Map.groupBy(
    commands.filter(({ keys }) => keys !== undefined && keys.length > 0),
    ({ group }) => group,
  )
  return [...[...groups].map(([title, members]) => ({ title, rows: fold(members) })), ...BESIDE]
}

function fold(commands: readonly AppCommand[]): ShortcutRow[] {
  const rows = new Map<string, string[]>()
  for (const { id, title, keys = [] } of commands) {
    const family = FAMILIES.find(({ prefix }) => prefix.test(id))
    const name = family?.title ?? title
    // Of a command's several bindings the first is the one to learn; a family shows one of each member.
    const first = keys[0]
    if (first !== undefined) rows.set(name, [...(rows.get(name) ?? []), first])
  }
  return [...rows].map(([title, keys]) => ({ title, keys: digitsAsRange(keys) }))
}

/** `1`, `2`, … `9` as one cap. */
function digitsAsRange(keys: readonly string[]): readonly string[] {
  const isRun = keys.length > 2 && keys.every((key, index) => key === String(Number(keys[0]) + index))
  return isRun ? [`([${keys[0]}-${keys.at(-1)}])`] : keys
}
