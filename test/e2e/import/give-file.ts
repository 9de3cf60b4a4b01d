import type { Page } from 'playwright-core'

/** Lets a file fall onto the map, or pastes it, as the browser does. */
export const giveFile = (page: Page, how: 'drop' | 'paste', name: string, bytes: Uint8Array): Promise<void> =>
  page.evaluate(
    ([way, title, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], title))
      const common = { bubbles: true, cancelable: true }
      const target = document.querySelector('.map-canvas') ?? document.body
      if (way === 'paste')
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...common }))
      else target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, ...common }))
    },
    [how, name, Buffer.from(bytes).toString('base64')] as const,
  )
