import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory, type UndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { ClientMessage, HostMessage } from '#shared/protocol/session.ts'
import { watchAbsence } from './absence.ts'
import { type Arrival, mergeOf } from './arrival.ts'
import { keepOwnWork } from './own-work.ts'
import { createPresence, type PresenceLine } from './presence.ts'
import { openReplica, type Replica, type SyncWay } from './replica.ts'
import type { SaveState } from './save-state.ts'
import { createSaveTracker } from './save-tracker.ts'
import { createSignature } from './signature.ts'
import { createWritten } from './written.ts'

/** One opened project in this window: its replica, its live snapshot, and the only way to change it. */
export interface ProjectSession {
  readonly projectId: string
  readonly snapshot: StoreApi<Snapshot>
  readonly saveState: StoreApi<SaveState>
  readonly history: UndoHistory
  /** What the windows on the project see of each other. */
  readonly presence: PresenceLine
  /** Whether this window asks the host for every change: what is taken back is back a moment later. */
  readonly asks: boolean
  /** Resolves once the whole document is here. */
  readonly loaded: Promise<void>
  /** Carries out commands as one act that can be undone. `label` names it for the undo menu; see `UndoHistory.begin`. */
  readonly run: (label: string, commands: readonly Command[], joinKey?: string) => Result<null>
  /** What was typed here and the host does not have. */
  readonly unsent: () => readonly string[]
  readonly close: () => void
}

/** A session of a window on its own host, which also says to it what is no edit. */
export interface OwnSession extends ProjectSession {
  readonly tell: (message: ClientMessage) => void
}

/** What a host says to its own windows about a project's history. */
export type HistoryNews = Extract<HostMessage, { readonly type: 'history' | 'loss' }>

/** A session on one connection; a window whose role changes gets another one. */
export interface ConnectedSession extends Omit<ProjectSession, 'presence'> {
  readonly awareness: Awareness
  readonly tell: (message: ClientMessage) => void
  /** Makes the connection anew, with the secret that is good now. */
  readonly reconnect: () => void
}

export interface SessionOptions {
  readonly way: SyncWay
  readonly projectId: string
  readonly room: RoomClient
  /** Gets sentences that the host wants the person to read in passing. */
  readonly onNotice: (sentence: string) => void
  /** Gets what came in one go, to be looked through. */
  readonly onArrival: (arrival: Arrival) => void
  /** The time by which an absence is long enough to tell of, in milliseconds since 1970; this machine's where it is left out. */
  readonly now?: () => number
  /** Gets the new path of a project that goes on in another file. */
  readonly onMoved?: (path: string) => void
  /** Gets what concerns the history; left out for guests, who have none. */
  readonly onHistory?: (news: HistoryNews) => void
}

/** Opens a project in a window of its host, which may do everything. */
export function openProjectSession(options: SessionOptions): OwnSession {
  const { awareness, reconnect: _, ...session } = openWritingSession(options)
  const presence = createPresence()
  presence.attach(awareness)
  return { ...session, presence }
}

/** Opens a project for somebody who writes into a replica of their own: facilitators and editors. */
export function openWritingSession(options: SessionOptions): ConnectedSession {
  const { way, projectId, room } = options
  const origin = { source: 'window' }
  const written = createWritten()
  const saving = createSaveTracker((number) => replica.tell({ type: 'confirm', number }))
  const replica = openReplica(way, projectId, {
    onSynced() {
      saving.synced()
      own.synced()
      absence.synced()
    },
    onLost: () => lose(),
    onRefused: (reason) => (way.isGuest ? lose() : saving.stop(reason)),
    onMessage: (message) => hear(message, saving, options),
    onEdit: saving.edited,
  })
  const { doc } = replica
  const projection = createProjection(doc)
  const snapshot = createStore<Snapshot>(() => projection.current())
  projection.subscribe((next) => snapshot.setState(next, true))
  const history = createUndoHistory(doc, origin, () => Date.now())
  const absence = watchAbsence(replica, projection.current, options.onArrival, options.now)
  const own = keepOwnWork(replica)
  const lose = () => {
    saving.offline()
    own.lost()
    absence.lost()
  }
  const sign = createSignature(doc, snapshot, () => room.state.getState().you?.name ?? '')
  const stopFollowing = followRoom(room, replica, lose)
  const stopForgetting = saving.state.subscribe(({ kind }) => {
    if (kind !== 'saved') return
    written.clear()
    own.saved()
  })
  return {
    projectId,
    snapshot,
    saveState: saving.state,
    history,
    awareness: replica.awareness,
    tell: replica.tell,
    asks: false,
    loaded: replica.loaded,
    reconnect: replica.reconnect,
    unsent: written.texts,
    run(label, commands, joinKey) {
      const state = saving.state.getState()
      if (state.kind === 'stopped') return fail('stopped', state.message)
      const { readOnly } = room.state.getState()
      if (readOnly !== null) return fail('read-only', readOnly)
      sign()
      history.begin(label, joinKey)
      written.note(commands)
      return runCommands(doc, commands, origin)
    },
    close() {
      stopFollowing()
      stopForgetting()
      absence.close()
      own.close()
      saving.close()
      history.destroy()
      projection.destroy()
      replica.close()
    },
  }
}

function hear(
  message: HostMessage,
  saving: ReturnType<typeof createSaveTracker>,
  { way, room, onNotice, onArrival, onHistory, onMoved }: SessionOptions,
): void {
  if (message.type === 'saved') saving.saved(message.number, message.behind)
  else if (message.type === 'unsaved') saving.trouble(message)
  else if (message.type === 'moved') onMoved?.(message.path)
  else if (message.type === 'notice') onNotice(message.message)
  else if (message.type === 'merged') onArrival(mergeOf(message))
  else if (message.type === 'read-only') {
    saving.readOnly(message.message)
    room.state.setState({ readOnly: message.message })
  } else if (message.type === 'history' || message.type === 'loss') onHistory?.(message)
  // To a guest, a project that closes may open again; a window of the host knows better.
  else if (message.type === 'closing' && way.isGuest) saving.offline()
  else if (message.type === 'closing' || message.type === 'refused') saving.stop(message.message)
}

/**
 * One heartbeat for both sockets: where the room's host does not answer any more, the document's does not either, whatever
 * the browser still believes of its socket.
 */
export function followRoom(room: RoomClient, replica: Replica, onLost: () => void): () => void {
  let isAway = false
  return room.state.subscribe(({ status: { kind } }) => {
    if (kind === 'away' && !isAway) {
      isAway = true
      onLost()
      replica.hangUp()
    } else if (kind === 'in' && isAway) {
      isAway = false
      replica.reconnect()
    }
  })
}
