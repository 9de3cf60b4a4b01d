import { COLOR_LABELS } from '#renderer/ui/ColorPicker.tsx'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'

/** Short ways to write the lines of the canvas's menus. */
export const item = (label: string, onSelect: () => void, keys?: string): MenuEntry => ({
  kind: 'item',
  label,
  onSelect,
  keys,
})
export const submenu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({
  kind: 'submenu',
  label,
  entries,
})
export const SEPARATOR: MenuEntry = { kind: 'separator' }

/** Some lines where a condition holds, else none. */
export const when = (condition: boolean, ...entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  condition ? entries : []

/** A submenu in which one of a few values is ticked. */
export const choiceOf = <T extends string>(
  label: string,
  values: readonly T[],
  words: Readonly<Record<T, string>>,
  now: T | null,
  onChoose: (value: T) => void,
): MenuEntry =>
  submenu(label, [
    {
      kind: 'choice',
      label,
      value: now ?? '',
      options: values.map((value) => ({ value, label: words[value] })),
      onChoose: (value) => onChoose(value as T),
    },
  ])

/** The paper colours, the present one ticked. */
export const colorEntries = (current: Color | null | undefined, onColor: (color: Color) => void): MenuEntry =>
  submenu('Colour', [
    {
      kind: 'choice',
      label: 'Colour',
      value: current ?? '',
      options: COLORS.map((color) => ({
        value: color,
        label: COLOR_LABELS[color],
        icon: (
          <span
            className="header-swatch"
            style={{ background: `var(--${color}-fill)`, borderColor: `var(--${color}-strong)` }}
          />
        ),
      })),
      onChoose: (value) => onColor(value as Color),
    },
  ])
