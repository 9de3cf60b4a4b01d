/**
 * For what takes the control away that has the keyboard: gives it to the part of `row` that `selector` names, or else to
 * the sheet of the panel, unless it went elsewhere by itself.
 */
export function keepKeyboard(row: Element | null, selector: string | null = null): void {
  const sheet = row?.closest<HTMLElement>('.side-panel-sheet')
  const give = (): void => {
    if (document.activeElement !== document.body) return
    const next = selector !== null && row?.isConnected ? row.querySelector<HTMLElement>(selector) : null
    const place = next ?? sheet
    place?.focus()
  }
  // A menu that the deed was chosen in gives the keyboard back once it is off the screen.
  requestAnimationFrame(() => setTimeout(give))
}
