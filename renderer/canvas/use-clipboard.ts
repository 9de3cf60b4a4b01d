import { useEffect } from 'react'
import { deleteSelection } from '#renderer/actions/card-actions.ts'
import { copyCards, pasteInto } from '#renderer/actions/clipboard/clipboard.ts'
import { pictureCards, picturesIn, takePictures } from '#renderer/actions/image-actions.ts'
import { firstSpot } from '#renderer/actions/navigate.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')

/** Copy, cut and paste by the browser's own events: they work by key and by menu, and need no permission. */
export function useClipboard(): void {
  const project = useProject()
  useEffect(() => {
    const busy = (event: Event) => isField(event.target) || project.window.getState().dialog !== null
    const copy = (event: ClipboardEvent) => {
      if (!busy(event) && event.clipboardData && copyCards(project, event.clipboardData))
        event.preventDefault()
    }
    const cut = (event: ClipboardEvent) => {
      if (busy(event) || !event.clipboardData || !copyCards(project, event.clipboardData)) return
      event.preventDefault()
      deleteSelection(project)
    }
    const paste = (event: ClipboardEvent) => {
      const view = project.model.getState().model?.view
      if (busy(event) || !event.clipboardData || !view) return
      const cell = project.window.getState().cell ?? firstSpot(view)?.cell
      if (!cell) return
      event.preventDefault()
      const pictures = picturesIn(event.clipboardData)
      // A spreadsheet puts a picture of its cells beside their words, which say more.
      if (pictures.length > 0 && event.clipboardData.getData('text/plain') === '') {
        void takePictures(project, cell, pictures, pictureCards(project)[0] ?? null)
        return
      }
      const count = pasteInto(project, cell, event.clipboardData)
      if (count > 1) notify(`${count} cards pasted`)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [project])
}
