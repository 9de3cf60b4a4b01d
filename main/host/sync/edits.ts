/** Looks at what windows send for the document before it is applied. */
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync'
import type { Problem } from '#shared/base/result.ts'
import { inspectUpdate } from '#shared/document/guard.ts'
import { changesNothing } from './changes-nothing.ts'
import { askForEdits, type SyncedProject, type Window } from './project-windows.ts'

/** Largest list of what a peer already has, in bytes. */
const MAX_STATE_VECTOR = 1024 * 1024

/** How often a guest is asked again whose edits hold those of somebody who has only just come back, and how long to wait, in milliseconds. */
const PATIENCE = { times: 8, pause: 500 } as const

const TOO_LONG: Problem = {
  code: 'too-large',
  message: 'This window asked for the project in a way nobody understands. Load it again.',
}
const NO_ROOM: Problem = {
  code: 'no-room',
  message:
    'This project has grown to 64 MB, the most that can be opened again. The edit was not taken; move some maps to a project of their own.',
}
const TOO_OFTEN: Problem = {
  code: 'too-often',
  message: 'This window asked for the whole project again and again. Load it again.',
}
const NOT_ALLOWED: Problem = {
  code: 'not-allowed',
  message:
    'You can no longer change this project yourself, so this edit was not taken; the project is unchanged. Ask the facilitator to let you edit.',
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
  const { socket } = window.context
  const isStep1 = type === messageYjsSyncStep1
  const isStep2 = type === messageYjsSyncStep2
  if ((isStep1 || isStep2) && !socket.admitsCatchUp()) return TOO_OFTEN
  if (isStep1) return payload.length > MAX_STATE_VECTOR ? TOO_LONG : undefined
  const inspected = inspectUpdate(project.document, payload, boundsFor(window, project))
  if (!inspected.ok && inspected.error.code === 'forged' && isStep2) return waitForOthers(window, payload)
  if (!inspected.ok && (inspected.error.code !== 'gap' || isStep2)) return inspected.error
  if (!inspected.ok) {
    window.context.behind = true
    empty(payload)
    askForEdits(window)
    return undefined
  }
  if (window.readOnly && !changesNothing(project.document, payload)) return NOT_ALLOWED
  if (!project.hasRoomFor(payload.length)) return NO_ROOM
  if (isStep2) window.context.catchingUp = true
  return undefined
}

/** Windows may bring along what others edited offline; a guest writes in no other's name. */
const boundsFor = ({ context: { socket, owner } }: Window, { owners }: SyncedProject) => ({
  bytes: socket.limits.message,
  structs: socket.limits.structs,
  foreignClients: socket.kind === 'guest' ? owners.foreignTo(owner) : undefined,
})

/**
 * After a host was cut off, a guest may hold another's last edits that the disk never got. The other brings them too, and
 * then they are no news any more; so the guest is asked again.
 */
function waitForOthers(window: Window, payload: Uint8Array): Problem | undefined {
  const { context } = window
  if (++context.waits > PATIENCE.times) return NOT_ALLOWED
  context.behind = true
  empty(payload)
  setTimeout(() => askForEdits(window), PATIENCE.pause).unref()
  return undefined
}

/** An update that starts with two zeros changes nothing and deletes nothing. */
const empty = (payload: Uint8Array): void => void payload.fill(0)

/** Takes note, after a message was handled, that its window is no longer behind because of it. */
export function noteHandled({ context }: Window): void {
  if (context.catchingUp) context.behind = false
  context.catchingUp = false
}
