import type { RefObject } from 'react'

/** Gives the keyboard to the menu of a line whose field has gone with it, unless it went elsewhere by itself. */
export function focusMenuOf(row: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      row.current?.querySelector<HTMLElement>('.icon-button')?.focus()
  })
}
