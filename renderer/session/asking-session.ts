import { createStore } from 'zustand/vanilla'
import { fail, type Problem, type Result } from '#shared/base/result.ts'
import type { UndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { HostMessage } from '#shared/protocol/session.ts'
import { watchAbsence } from './absence.ts'
import { type Act, type Acts, createActs } from './acts.ts'
import { mergeOf } from './arrival.ts'
import { type Judge, Overlay } from './overlay.ts'
import { type ConnectedSession, followRoom, type SessionOptions } from './project-session.ts'
import { openReplica } from './replica.ts'
import { LOOKING_ON } from './rights.ts'
import type { SaveFacts } from './save-state.ts'
import { createSaveFacts } from './save-tracker.ts'

export interface AskingOptions extends SessionOptions {
  readonly judge: Judge
  /** Something that was shown already was refused by the host. */
  readonly onProblem: (problem: Problem) => void
}

/** A rebuilding may take up so much of the time, at most: one part in so many. */
const SHARE = 4
const LEAST_PAUSE = 30

/**
 * Opens a project for somebody who asks the host for every change. What they do shows at once, over a replica that is
 * never written to, and goes to the host as commands; what the host refuses falls away again.
 */
export function openAskingSession(options: AskingOptions): ConnectedSession {
  const { way, projectId, room } = options
  const { state, learn } = createSaveFacts()
  const replica = openReplica(way, projectId, {
    onSynced() {
      learn({ online: true, everOnline: true })
      rebuild.now()
      absence.synced()
    },
    onLost: () => lose(),
    onRefused: () => lose(),
    onMessage: (message) => hear(message, learn, options),
    onEdit: () => undefined,
  })
  const overlay = new Overlay(replica.doc, options.judge)
  const absence = watchAbsence(replica, () => overlay.current(), options.onArrival, options.now)
  const lose = () => {
    learn({ online: false })
    absence.lost()
  }
  const acts = createActs(room, {
    onChange(isNews) {
      learn({ unconfirmed: acts.isWaiting() })
      if (isNews) rebuild()
      tell()
    },
    onRefused: options.onProblem,
  })
  const { snapshot, show, rebuild } = createView(overlay, () => acts.all())
  const listeners = new Set<() => void>()
  const tell = () => callAll(listeners)
  const stops = [
    overlay.subscribe(() => {
      show()
      if (acts.all().length > 0) rebuild()
    }),
    room.state.subscribe((now, before) => {
      if (now.history !== before.history || now.status !== before.status) tell()
    }),
    followRoom(room, replica, lose),
  ]
  learn({ unconfirmed: acts.isWaiting() })
  rebuild()
  return {
    projectId,
    snapshot,
    saveState: state,
    history: historyOf(options, acts, listeners),
    awareness: replica.awareness,
    tell: replica.tell,
    asks: true,
    loaded: replica.loaded.then(rebuild.now),
    reconnect: replica.reconnect,
    unsent: acts.texts,
    run(label, commands, joinKey): Result<null> {
      const now = state.getState()
      if (now.kind === 'stopped') return fail('stopped', now.message)
      const result = overlay.run(commands)
      show()
      if (result.ok) acts.add(label, commands, joinKey)
      return result
    },
    close() {
      for (const stop of stops) stop()
      rebuild.cancel()
      absence.close()
      acts.close()
      overlay.destroy()
      replica.close()
    },
  }
}

function hear(
  message: HostMessage,
  learn: (news: Partial<SaveFacts>) => void,
  { room, onNotice, onArrival }: AskingOptions,
): void {
  if (message.type === 'unsaved') learn({ trouble: { message: message.message } })
  else if (message.type === 'saved') learn({ trouble: null })
  else if (message.type === 'notice') onNotice(message.message)
  else if (message.type === 'merged') onArrival(mergeOf(message))
  else if (message.type === 'read-only') {
    learn({ readOnly: message.message })
    room.state.setState({ readOnly: message.message })
  }
  // A project that closes may open again, and what waits is kept for then.
  else if (message.type === 'closing') learn({ online: false })
  else if (message.type === 'refused') learn({ stopped: message.message })
}

function callAll(listeners: ReadonlySet<() => void>): void {
  for (const listener of [...listeners]) listener()
}

/** What the window sees: the replica with all that was asked for done. Until it is rebuilt, that hides what others made of it. */
function createView(overlay: Overlay, acts: () => readonly Act[]) {
  const snapshot = createStore<Snapshot>(() => overlay.current())
  const show = () => {
    const next = overlay.current()
    if (next !== snapshot.getState()) snapshot.setState(next, true)
  }
  const rebuild = paced(() => {
    overlay.rebuild(acts().map(({ commands }) => commands))
    show()
  })
  return { snapshot, show, rebuild }
}

/** Undo and redo of what was asked for: the host does it, since it did the rest. */
function historyOf({ room }: AskingOptions, acts: Acts, listeners: Set<() => void>): UndoHistory {
  const last = (): Act | undefined => acts.all().findLast(({ isDone }) => !isDone)
  const state = () => {
    const { status, history } = room.state.getState()
    if (status.kind !== 'in') return { undo: null, redo: null }
    const waiting = last()
    return waiting ? { undo: waiting.label, redo: null } : history
  }
  const step = (type: 'undo' | 'redo') => () => {
    if (state()[type] === null) return false
    acts.send()
    void room.ask({ type }).then(acts.forgetDone)
    return true
  }
  return {
    undo: step('undo'),
    redo: step('redo'),
    // Acts go to the host with their labels and join keys; it begins steps by these.
    begin: () => undefined,
    state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy: () => listeners.clear(),
  }
}

/** Does something soon, again and again, but never for more than a share of the time. */
function paced(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let cost = 0
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    const start = performance.now()
    work()
    cost = performance.now() - start
  }
  const soon = () => {
    timer ??= setTimeout(now, Math.max(LEAST_PAUSE, cost * SHARE))
  }
  return Object.assign(soon, { now, cancel: () => clearTimeout(timer) })
}

/** Opens a project for somebody who only looks. */
export function openReadingSession(options: AskingOptions): ConnectedSession {
  return { ...openAskingSession(options), run: () => ({ ok: false, error: LOOKING_ON }) }
}
