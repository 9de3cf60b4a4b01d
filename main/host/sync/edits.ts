/** Looks at what windows send for the document before it is applied. */
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync'
import type { Problem } from '#shared/base/result.ts'
import { inspectUpdate } from '#shared/document/guard.ts'
import { keepUnseenWork, unseenWork } from '#shared/document/unseen-work.ts'
import { changesNothing } from './changes-nothing.ts'
import { askForEdits, type ServedProject, type Window } from './project-windows.ts'

/** Origin of what the host files again. */
const KEPT = 'kept'

/** Largest list of what a peer already has, in bytes. */
const MAX_STATE_VECTOR = 1024 * 1024

/** How often a guest is asked again for edits that are somebody else's, and after how long, in milliseconds. */
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
  project: ServedProject,
  type: number,
  payload: Uint8Array,
): Problem | undefined {
  const { socket } = window.context
  const isStep1 = type === messageYjsSyncStep1
  const isStep2 = type === messageYjsSyncStep2
  if (isStep1) return admitQuestion(window, payload)
  if (isStep2 && !socket.admitsCatchUp()) return TOO_OFTEN
  const inspected = inspectUpdate(project.document, payload, boundsFor(window, project))
  if (!inspected.ok) {
    const wait = timeToWait(window, inspected.error, isStep2)
    if (wait === undefined) return inspected.error
    askAgain(window, payload, wait)
    return undefined
  }
  if (window.readOnly && !changesNothing(project.document, payload)) return refusalFor(project)
  if (!project.hasRoomFor(payload.length)) return NO_ROOM
  noteUnseen(window, project, payload)
  if (isStep2) window.context.catchingUp = true
  return undefined
}

/** A window that comes back brings what was done in it apart, and may delete what it has not seen others work on. */
function noteUnseen({ context }: Window, { document }: ServedProject, payload: Uint8Array): void {
  if (context.had === undefined || context.unseen !== undefined) return
  if (!changesNothing(document, payload)) context.unseen = unseenWork(document, context.had)
}

const refusalFor = ({ readOnly }: ServedProject): Problem =>
  readOnly === null ? NOT_ALLOWED : { code: 'read-only', message: readOnly }

function admitQuestion({ context }: Window, payload: Uint8Array): Problem | undefined {
  if (!context.socket.admitsQuestion()) return TOO_OFTEN
  if (payload.length > MAX_STATE_VECTOR) return TOO_LONG
  if (context.behind) context.had = payload.slice()
  return undefined
}

/** Windows may bring along what others edited offline; a guest writes in no other's name. */
const boundsFor = ({ context: { socket } }: Window, { owners }: ServedProject) => ({
  bytes: socket.limits.message,
  structs: socket.limits.structs,
  foreignClients: socket.person && owners.foreignTo(socket.person.id),
})

/**
 * After how long to ask for an edit again that cannot be taken yet, in milliseconds; `undefined` for one that never can. An
 * edit that builds on others is followed by them. And after a host was cut off, a guest may hold another's last edits, which
 * the disk never got: the other brings them too, and then they are no news any more.
 */
function timeToWait(window: Window, { code }: Problem, isStep2: boolean): number | undefined {
  if (code === 'gap' && !isStep2 && !window.readOnly) return 0
  return code === 'forged' && isStep2 && ++window.context.waits <= PATIENCE.times ? PATIENCE.pause : undefined
}

function askAgain(window: Window, payload: Uint8Array, wait: number): void {
  window.context.behind = true
  // An update that starts with two zeros changes nothing and deletes nothing.
  payload.fill(0)
  if (wait === 0) askForEdits(window)
  else setTimeout(() => askForEdits(window), wait).unref()
}

/** Takes note, after a message was handled, that its window is no longer behind because of it; what it deleted unseen is kept. */
export function noteHandled({ context, document }: Window): void {
  if (!context.catchingUp) return
  context.catchingUp = false
  context.behind = false
  keepUnseenWork(document, context.unseen ?? [], KEPT)
  context.had = undefined
  context.unseen = undefined
}
