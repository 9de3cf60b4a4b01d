import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { nameForTitle } from '#shared/base/file-name.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { canvasHandle, type PictureSubject } from './canvas-handle.ts'
import { saveMade } from './take-away.ts'

const DONE: Readonly<Record<PictureSubject, string>> = {
  selection: 'Selection copied as a picture',
  view: 'View copied as a picture',
}

/** Puts what is selected on the clipboard as a picture; what the window shows of the map where nothing is. */
export const copyAsPicture = (project: ProjectContext): Promise<void> =>
  copy(project, project.window.getState().selection.size > 0 ? 'selection' : 'view')

/** Puts what the window shows of the map on the clipboard as a picture. */
export const copyViewAsPicture = (project: ProjectContext): Promise<void> => copy(project, 'view')

/** A gesture allows writing for moments only, so the picture is promised and comes when it is made. */
async function copy(project: ProjectContext, subject: PictureSubject): Promise<void> {
  const view = canvasHandle.view()
  if (!view) return
  const made = view.picture(subject).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    return fail('no-picture', `The picture could not be made (${reason}). Nothing was copied.`)
  })
  const isCopied = await put(made)
  const picture = await made
  if (!picture.ok) notifyProblem(picture.error)
  else if (isCopied) notify(DONE[subject])
  else offerToSave(project, picture.value)
}

/** On a plain address pages have no clipboard for pictures, and some browsers have none at all. */
function offerToSave({ model }: ProjectContext, content: Blob): void {
  const name = `${nameForTitle(model.getState().model?.view.map.title ?? '')}.png`
  const words = window.isSecureContext
    ? 'The browser did not let the picture onto the clipboard.'
    : 'Browsers let pictures onto the clipboard only from a secure address, and this one is not.'
  notify(words, { label: 'Save it instead', onClick: () => void saveMade({ name, content }) })
}

/** Answers whether the clipboard took it. */
async function put(picture: Promise<Result<Blob>>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard) return false
  const png = picture.then((made) => {
    if (!made.ok) throw new Error(made.error.message)
    return made.value
  })
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return true
  } catch {
    return false
  }
}
