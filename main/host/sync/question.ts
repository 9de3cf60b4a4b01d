import type { Saving } from '../project/saving.ts'
import { isFileBehind, tell, type Window } from './project-windows.ts'

/** Questions of one window that may wait for the disk. */
const MAX_OPEN = 10_000

/**
 * Answers a window's question, unless it is behind, once the disk has everything that came before them. Waits for nothing, so that what the
 * window sends meanwhile is handled.
 */
export function answerQuestion(window: Window, { saving }: { readonly saving: Saving }): void {
  const { context } = window
  const number = context.question
  if (number === undefined || context.behind) return
  context.question = undefined
  if (context.open >= MAX_OPEN) {
    context.socket.terminate()
    return
  }
  context.open++
  context.asked = number
  void saving.saved(saving.appended()).then(() => {
    context.open--
    const behind = context.socket.kind === 'window' && isFileBehind(saving.state())
    tell(window, { type: 'saved', number, ...(behind && { behind }) })
  })
}
