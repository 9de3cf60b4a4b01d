/** Commands that mean something else while somebody types: there they are about the text, as in every other program. */
const OF_TEXT: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.select-all': 'selectAll',
  'edit.delete': 'delete',
}

/**
 * Whether the menu's command went to the text that is being typed. A native menu cannot have the roles for these, since
 * they would never reach the map; and a Mac sends even ⌘Z through the menu.
 */
export function takenByText(commandId: string): boolean {
  const command = OF_TEXT[commandId]
  if (command === undefined || !isTyping(document.activeElement)) return false
  // Deprecated without a successor: nothing else reaches a text field's own history.
  document.execCommand(command)
  return true
}

/** Kinds of input that hold no text to edit. */
const WITHOUT_TEXT = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
])

function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !WITHOUT_TEXT.has(element.type)
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  )
}
