/** Looks at what windows send for the document before it is applied. */
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync'
import type { Problem } from '#shared/base/result.ts'
import { inspectUpdate, type UpdateLimits } from '#shared/document/guard.ts'
import { MAX_FRAME } from './frame.ts'
import { askForEdits, type SyncedProject, type Window } from './project-windows.ts'

/**
 * Editors are trusted with what they write, so they may bring along what others edited offline; the bounds only keep a
 * broken window from breaking the project for all.
 */
const LIMITS: UpdateLimits = { bytes: MAX_FRAME, structs: 1_000_000 }

/** Largest list of what a peer already has, in bytes. */
const MAX_STATE_VECTOR = 1024 * 1024

const TOO_LONG: Problem = {
  code: 'too-large',
  message: 'This window asked for the project in a way nobody understands. Load it again.',
}
const NO_ROOM: Problem = {
  code: 'no-room',
  message:
    'This project has grown to 64 MB, the most that can be opened again. The edit was not taken; move some maps to a project of their own.',
}

/**
 * Lets a sync message through, or answers why not. One that only lacks others before it is emptied instead, and the window
 * asked for all that is missing: a window that is typed into while it reconnects sends such edits honestly.
 */
export function admitSync(
  window: Window,
  project: SyncedProject,
  type: number,
  payload: Uint8Array,
): Problem | undefined {
  if (type === messageYjsSyncStep1) return payload.length > MAX_STATE_VECTOR ? TOO_LONG : undefined
  const inspected = inspectUpdate(project.document, payload, LIMITS)
  if (!inspected.ok && (inspected.error.code !== 'gap' || type === messageYjsSyncStep2))
    return inspected.error
  if (!inspected.ok) {
    window.context.behind = true
    // An update that starts with two zeros changes nothing and deletes nothing.
    payload.fill(0)
    askForEdits(window)
    return undefined
  }
  if (!project.hasRoomFor(payload.length)) return NO_ROOM
  if (type === messageYjsSyncStep2) window.context.catchingUp = true
  return undefined
}

/** Takes note, after a message was handled, that its window is no longer behind because of it. */
export function noteHandled({ context }: Window): void {
  if (context.catchingUp) context.behind = false
  context.catchingUp = false
}
