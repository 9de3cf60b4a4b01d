import { createStore } from 'zustand/vanilla'
import { DARK, LIGHT, type Theme } from '#shared/layout/drawing/theme.ts'

/** What the person asked for; `system` follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const KEPT = 'throughline-theme'
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

function kept(): ThemeChoice {
  const choice = localStorage.getItem(KEPT)
  return choice === 'light' || choice === 'dark' ? choice : 'system'
}

const themeOf = (choice: ThemeChoice): Theme =>
  choice === 'dark' || (choice === 'system' && prefersDark.matches) ? DARK : LIGHT

/** The theme in use, the same for the chrome and for what is drawn. */
export const themeStore = createStore<{ choice: ThemeChoice; theme: Theme }>(() => {
  const choice = kept()
  return { choice, theme: themeOf(choice) }
})

/** Changes the theme and remembers it on this machine. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEPT, choice)
  themeStore.setState({ choice, theme: themeOf(choice) })
}

function writeVariables(theme: Theme): void {
  const root = document.documentElement
  root.dataset.theme = theme.name
  for (const name of ['desk', 'paper', 'band', 'ink', 'muted', 'line', 'faint', 'accent', 'danger'] as const)
    root.style.setProperty(`--${name}`, theme[name])
  for (const [color, tone] of Object.entries(theme.tones))
    for (const [part, value] of Object.entries(tone)) root.style.setProperty(`--${color}-${part}`, value)
}

/** Puts the theme's colours on the page and keeps them there. */
export function applyTheme(): void {
  writeVariables(themeStore.getState().theme)
  themeStore.subscribe(({ theme }) => writeVariables(theme))
  prefersDark.addEventListener('change', () => chooseTheme(themeStore.getState().choice))
}
