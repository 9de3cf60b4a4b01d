import {
  type BrowserWindow,
  type ContextMenuParams,
  type MenuItemConstructorOptions as Item,
  Menu,
} from 'electron'

/** The system's menu on a text that is being typed, or that is marked. On the map the page shows its own. */
export function offerTextMenu(browser: BrowserWindow): void {
  browser.webContents.on('context-menu', (_event, params) => {
    const items = textMenu(params, (word) => browser.webContents.replaceMisspelling(word))
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window: browser })
  })
}

type Params = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions'
>

export function textMenu(params: Params, replace: (word: string) => void): Item[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions } = params
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
  const corrections = dictionarySuggestions.map((word): Item => ({ label: word, click: () => replace(word) }))
  return [
    ...(misspelledWord === '' || corrections.length === 0
      ? []
      : [...corrections, { type: 'separator' as const }]),
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
}
