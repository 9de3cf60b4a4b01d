import { createStore } from 'zustand/vanilla'
import { fail, type Problem, type Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
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

const CHANGING = fail('changing', 'Your role has just changed. Try again in a moment.')

/**
 * The session of a guest, whose role decides how the project is open and may become another one at any time. The window
 * keeps what it shows meanwhile; where it looks, what is selected and what is being typed is not touched.
 */
export class RoleSession implements ProjectSession {
  readonly projectId: string
  readonly snapshot = createStore<Snapshot>(emptySnapshot)
  readonly saveState = createStore<SaveState>(() => ({ kind: 'connecting' }))
  readonly presence = createPresence()
  readonly loaded: Promise<void>
  readonly history: UndoHistory
  readonly #options: RoleSessionOptions
  readonly #listeners = new Set<() => void>()
  readonly #resolve: () => void
  readonly #stopFollowing: () => void
  #role: Role | null = null
  #current: ConnectedSession | null = null
  /** The one that takes over as soon as it has the whole document. */
  #coming: ConnectedSession | null = null
  #stops: readonly (() => void)[] = []

  constructor(options: RoleSessionOptions) {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#options = options
    this.projectId = options.projectId
    this.loaded = promise
    this.#resolve = resolve
    this.history = this.#createHistory()
    const { state } = options.room
    this.#stopFollowing = state.subscribe(({ you }, { you: before }) => {
      if (you && (you.role !== before?.role || you.secret !== before.secret)) this.#follow(you.role)
    })
    const { you } = state.getState()
    if (you) this.#follow(you.role)
  }

  get asks(): boolean {
    return this.#current?.asks ?? true
  }

  run(label: string, commands: readonly Command[], joinKey?: string): Result<null> {
    const { readOnly } = this.#options.room.state.getState()
    if (readOnly !== null) return fail('read-only', readOnly)
    // Once the host has taken the pen away, what is still written into the old replica would reach nobody.
    if (!this.#current || (this.#coming && !this.#current.asks)) return CHANGING
    return this.#current.run(label, commands, joinKey)
  }

  unsent(): readonly string[] {
    return this.#current?.unsent() ?? []
  }

  close(): void {
    this.#stopFollowing()
    for (const stop of this.#stops) stop()
    this.#coming?.close()
    this.#current?.close()
  }

  #follow(role: Role): void {
    const before = this.#role
    this.#role = role
    if (before !== null && modeOf(role) === modeOf(before)) {
      const session = this.#coming ?? this.#current
      session?.reconnect()
      if (role !== before) this.#options.onRole(role, [])
      return
    }
    this.#coming?.close()
    const opened = this.#open(modeOf(role))
    this.#coming = opened
    void opened.loaded.then(() => {
      if (this.#coming !== opened) return
      const lost = this.#take(opened)
      if (before === null) this.#resolve()
      else this.#options.onRole(role, lost)
    })
  }

  #open(mode: Mode): ConnectedSession {
    if (mode === 'writing') return openWritingSession(this.#options)
    const rights = () => rightsOf(this.#options.room.state.getState())
    const judge = {
      refuse: (snapshot: Snapshot, command: Command) => refuse(rights(), snapshot, command),
      sign: (command: Command) => signContribution(command, rights().author),
    }
    const options = { ...this.#options, judge }
    return mode === 'asking' ? openAskingSession(options) : openReadingSession(options)
  }

  /** Goes on with this session. Answers what was typed into the one before and reached nobody. */
  #take(next: ConnectedSession): readonly string[] {
    const lost = this.#current && !this.#current.asks ? this.#current.unsent() : []
    for (const stop of this.#stops) stop()
    this.#current?.close()
    this.#current = next
    this.#coming = null
    this.#stops = [
      next.snapshot.subscribe((now) => this.snapshot.setState(now, true)),
      next.saveState.subscribe((now) => this.saveState.setState(now, true)),
      next.history.subscribe(this.#tell),
    ]
    this.snapshot.setState(next.snapshot.getState(), true)
    this.saveState.setState(next.saveState.getState(), true)
    this.presence.attach(next.awareness)
    this.#tell()
    return lost
  }

  readonly #tell = (): void => {
    for (const listener of [...this.#listeners]) listener()
  }

  #createHistory(): UndoHistory {
    return {
      undo: () => this.#current?.history.undo() ?? false,
      redo: () => this.#current?.history.redo() ?? false,
      begin: (label, joinKey) => this.#current?.history.begin(label, joinKey),
      state: () => this.#current?.history.state() ?? { undo: null, redo: null },
      subscribe: (listener) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
      destroy: () => this.#listeners.clear(),
    }
  }
}

/** Opens a project for a guest. */
export const openRoleSession = (options: RoleSessionOptions): ProjectSession => new RoleSession(options)
