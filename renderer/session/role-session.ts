import { createStore } from 'zustand/vanilla'
import { fail, type Problem } from '#shared/base/result.ts'
import { signContribution } from '#shared/document/rights.ts'
import type { UndoHistory } from '#shared/document/undo.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import { type Role, takesPart, writesItself } from '#shared/protocol/roles.ts'
import { openAskingSession, openReadingSession } from './asking-session.ts'
import { createPresence } from './presence.ts'
import {
  type ConnectedSession,
  openWritingSession,
  type ProjectSession,
  type SessionOptions,
} from './project-session.ts'
import { refuse, rightsOf } from './rights.ts'
import type { SaveState } from './save-state.ts'

export interface RoleSessionOptions extends SessionOptions {
  /** Something that was shown already was refused by the host. */
  readonly onProblem: (problem: Problem) => void
  /** The person has another role from now on; `lost` is what they typed that the host will not take any more. */
  readonly onRole: (role: Role, lost: readonly string[]) => void
}

type Mode = 'writing' | 'asking' | 'reading'

const modeOf = (role: Role): Mode => (writesItself(role) ? 'writing' : takesPart(role) ? 'asking' : 'reading')

/**
 * Opens a project for a guest, whose role decides how: while they are in, it may become another one. The window keeps what
 * it shows meanwhile; where it looks, what is selected and what is being typed is not touched.
 */
export function openRoleSession(options: RoleSessionOptions): ProjectSession {
  const { room, projectId } = options
  const snapshot = createStore<Snapshot>(emptySnapshot)
  const saveState = createStore<SaveState>(() => ({ kind: 'connecting' }))
  const presence = createPresence()
  const listeners = new Set<() => void>()
  let mode: Mode | null = null
  let current: ConnectedSession | null = null
  let coming: ConnectedSession | null = null
  let stops: readonly (() => void)[] = []
  const { promise: loaded, resolve } = Promise.withResolvers<void>()

  function open(next: Mode): ConnectedSession {
    if (next === 'writing') return openWritingSession(options)
    const judge = {
      refuse: (now: Snapshot, command: Parameters<typeof refuse>[2]) =>
        refuse(rightsOf(room.state.getState()), now, command),
      sign: (command: Parameters<typeof refuse>[2]) =>
        signContribution(command, rightsOf(room.state.getState()).author),
    }
    const asking = { ...options, judge }
    return next === 'asking' ? openAskingSession(asking) : openReadingSession(asking)
  }

  function take(next: ConnectedSession): readonly string[] {
    const lost = current && !current.asks ? current.unsent() : []
    for (const stop of stops) stop()
    current?.close()
    current = next
    coming = null
    stops = [
      next.snapshot.subscribe((now) => snapshot.setState(now, true)),
      next.saveState.subscribe((now) => saveState.setState(now, true)),
      next.history.subscribe(tell),
    ]
    snapshot.setState(next.snapshot.getState(), true)
    saveState.setState(next.saveState.getState(), true)
    presence.attach(next.awareness)
    tell()
    return lost
  }

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  function follow(role: Role): void {
    const next = modeOf(role)
    if (next === mode) return (coming ?? current)?.reconnect()
    const isFirst = mode === null
    mode = next
    coming?.close()
    const opened = open(next)
    coming = opened
    // Nothing of what the old role wrote is lost on the way: it stays on show until the document is here again.
    void opened.loaded.then(() => {
      if (coming !== opened) return
      const lost = take(opened)
      if (isFirst) resolve()
      else options.onRole(role, lost)
    })
  }

  const { you: first } = room.state.getState()
  if (first) follow(first.role)
  const stopFollowing = room.state.subscribe(({ you }, { you: before }) => {
    if (you && (you.role !== before?.role || you.secret !== before.secret)) follow(you.role)
  })

  const history: UndoHistory = {
    undo: () => current?.history.undo() ?? false,
    redo: () => current?.history.redo() ?? false,
    begin: (label, joinKey) => current?.history.begin(label, joinKey),
    state: () => current?.history.state() ?? { undo: null, redo: null },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy: () => listeners.clear(),
  }
  return {
    projectId,
    snapshot,
    saveState,
    history,
    presence,
    loaded,
    get asks() {
      return current?.asks ?? true
    },
    run(label, commands, joinKey) {
      // Once the host has taken the pen away, what is still written into the old replica would reach nobody.
      if (!current || (coming && !current.asks)) return CHANGING
      return current.run(label, commands, joinKey)
    },
    unsent: () => current?.unsent() ?? [],
    close() {
      stopFollowing()
      for (const stop of stops) stop()
      coming?.close()
      current?.close()
    },
  }
}

const CHANGING = fail('changing', 'Your role has just changed. Try again in a moment.')
