/** Sentences and questions for the person, in the system's own boxes. */
import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'

/** A sheet of its window, or a box of its own where there is none (any more). */
function show(window: BrowserWindow | undefined, options: MessageBoxOptions) {
  return window && !window.isDestroyed()
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options)
}

/** Tells a sentence; resolves when it has been read. `detail` is smaller print below. */
export async function tell(
  window: BrowserWindow | undefined,
  type: 'info' | 'warning',
  message: string,
  detail?: string,
): Promise<void> {
  await show(window, { type, message, ...(detail === undefined ? {} : { detail }), buttons: ['OK'] })
}

/** Asks something with two answers; `true` is the one named by `yes`. Enter and Escape both choose the other. */
export async function confirm(
  window: BrowserWindow | undefined,
  question: { readonly message: string; readonly detail: string; readonly yes: string; readonly no: string },
): Promise<boolean> {
  const { message, detail, yes, no } = question
  const answer = await show(window, {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return answer.response === 0
}
