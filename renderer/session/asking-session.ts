import { createStore } from 'zustand/vanilla'
import { fail, type Problem, type Result } from '#shared/base/result.ts'
import type { UndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { HostMessage } from '#shared/protocol/session.ts'
import { type Act, type Acts, createActs } from './acts.ts'
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
    onSynced: () => learn({ online: true, everOnline: true }),
    onLost: () => learn({ online: false }),
    onRefused: () => learn({ online: false }),
    onMessage: (message) => hear(message, learn, options.onNotice),
    onEdit: () => undefined,
  })
  const overlay = new Overlay(replica.doc, options.judge)
  const acts = createActs(room, {
    onChange: (isNews) => {
      learn({ unconfirmed: acts.isWaiting() })
      if (isNews) rebuild()
      tell()
    },
    onRefused: options.onProblem,
  })
  const snapshot = createStore<Snapshot>(() => overlay.current())
  const show = () => {
    const next = overlay.current()
    if (next !== snapshot.getState()) snapshot.setState(next, true)
  }
  const rebuild = paced(() => {
    overlay.rebuild(acts.all().map(({ commands }) => commands))
    show()
  })
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const stops = [
    overlay.subscribe(() => {
      show()
      if (acts.all().length > 0) rebuild()
    }),
    room.state.subscribe((now, before) => {
      if (now.history !== before.history || now.status !== before.status) tell()
    }),
    followRoom(room, replica, () => learn({ online: false })),
  ]
  learn({ unconfirmed: acts.isWaiting() })
  rebuild()
  return {
    projectId,
    snapshot,
    saveState: state,
    history: historyOf(options, acts, listeners),
    awareness: replica.awareness,
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
      acts.close()
      overlay.destroy()
      replica.close()
    },
  }
}

function hear(
  message: HostMessage,
  learn: (news: Partial<SaveFacts>) => void,
  onNotice: (sentence: string) => void,
): void {
  if (message.type === 'unsaved') learn({ trouble: message.message })
  else if (message.type === 'saved') learn({ trouble: null })
  else if (message.type === 'notice') onNotice(message.message)
  // A project that closes may open again, and what waits is kept for then.
  else if (message.type === 'closing') learn({ online: false })
  else learn({ stopped: message.message })
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
