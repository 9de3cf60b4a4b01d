import { Monitor, Moon, Sun } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton } from './IconButton.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'
import { chooseTheme, type ThemeChoice, themeStore } from './theme.ts'

const OPTIONS: readonly { value: ThemeChoice; label: string; icon: typeof Sun }[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Like the system', icon: Monitor },
]

/** The choice of theme as a line of a menu. */
export const themeEntry = (choice: ThemeChoice): MenuEntry => ({
  kind: 'choice',
  label: 'Theme',
  value: choice,
  options: OPTIONS.map(({ value, label, icon: Icon }) => ({ value, label, icon: <Icon size={16} /> })),
  onChoose: (value) => chooseTheme(value as ThemeChoice),
})

/** A button that lets one choose between light, dark and what the system does. */
export function ThemeMenu() {
  const { choice, theme } = useStore(themeStore)
  return (
    <Menu entries={[themeEntry(choice)]} align="end">
      <IconButton label="Theme" icon={theme.name === 'dark' ? <Moon size={18} /> : <Sun size={18} />} />
    </Menu>
  )
}
