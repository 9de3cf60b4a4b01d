import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Takes the keyboard from row to row by the arrows, Home and End: to the part of the next `row` that `stop` finds. */
export function goByArrow(event: KeyboardEvent<HTMLElement>, row: string, stop: string): HTMLElement | null {
  const step = STEPS[event.key]
  const from = event.target instanceof Element ? event.target.closest(row) : null
  if (!step || !from) return null
  const rows = [...event.currentTarget.querySelectorAll(row)]
  const next = rows[step(rows.indexOf(from), rows.length)]?.querySelector<HTMLElement>(stop) ?? null
  event.preventDefault()
  next?.focus()
  return next
}
