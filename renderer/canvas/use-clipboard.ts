import { useEffect } from 'react'
import { deleteSelection } from '#renderer/actions/card-actions.ts'
import { copyCards, pasteInto } from '#renderer/actions/clipboard/clipboard.ts'
import { droppedFiles, MAY_NOT_IMPORT } from '#renderer/actions/dropped-files.ts'
import { pictureCards, picturesIn, takePictures } from '#renderer/actions/image-actions.ts'
import { firstSpot } from '#renderer/actions/navigate.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')

/** A file that was copied in the file manager and is no picture: it is imported. */
const fileIn = (data: DataTransfer): File | undefined =>
  [...data.files].find(({ type }) => !type.startsWith('image/'))

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
      if (!busy(event) && event.clipboardData && takePasted(project, event.clipboardData))
        event.preventDefault()
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

/** Takes what was pasted; answers whether there was a place for it. */
function takePasted(project: ProjectContext, data: DataTransfer): boolean {
  const file = fileIn(data)
  if (file) {
    const { take } = droppedFiles.getState()
    if (take) take([file])
    else notifyProblem(MAY_NOT_IMPORT)
    return true
  }
  const view = project.model.getState().model?.view
  const cell = project.window.getState().cell ?? (view && firstSpot(view)?.cell)
  if (!cell) return false
  const pictures = picturesIn(data)
  // A spreadsheet puts a picture of its cells beside their words, which say more.
  if (pictures.length > 0 && data.getData('text/plain') === '') {
    void takePictures(project, cell, pictures, pictureCards(project)[0] ?? null)
    return true
  }
  const count = pasteInto(project, cell, data)
  if (count > 1) notify(`${count} cards pasted`)
  return true
}
