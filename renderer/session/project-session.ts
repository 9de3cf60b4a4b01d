import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory, type UndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { HostMessage } from '#shared/protocol/session.ts'
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

/** A session on one connection; a window whose role changes gets another one. */
export interface ConnectedSession extends Omit<ProjectSession, 'presence'> {
  readonly awareness: Awareness
  /** Makes the connection anew, with the secret that is good now. */
  readonly reconnect: () => void
}

export interface SessionOptions {
  readonly way: SyncWay
  readonly projectId: string
  readonly room: RoomClient
  /** Gets sentences that the host wants the person to read in passing. */
  readonly onNotice: (sentence: string) => void
}

/** Opens a project in a window of its host, which may do everything. */
export function openProjectSession(options: SessionOptions): ProjectSession {
  const { awareness, reconnect: _, ...session } = openWritingSession(options)
  const presence = createPresence()
  presence.attach(awareness)
  return { ...session, presence }
}

/** Opens a project for somebody who writes into a replica of their own: facilitators and editors. */
export function openWritingSession({ way, projectId, room, onNotice }: SessionOptions): ConnectedSession {
  const origin = { source: 'window' }
  const written = createWritten()
  const saving = createSaveTracker((number) => replica.confirm(number))
  const replica = openReplica(way, projectId, {
    onSynced: saving.synced,
    onLost: saving.offline,
    onRefused: (reason) => (way.isGuest ? saving.offline() : saving.stop(reason)),
    onMessage: (message) => hear(message),
    onEdit: saving.edited,
  })
  const { doc } = replica
  const projection = createProjection(doc)
  const snapshot = createStore<Snapshot>(() => projection.current())
  projection.subscribe((next) => snapshot.setState(next, true))
  const history = createUndoHistory(doc, origin, () => Date.now())
  const hear = (message: HostMessage) => {
    if (message.type === 'saved') saving.saved(message.number)
    else if (message.type === 'unsaved') saving.trouble(message.message)
    else if (message.type === 'notice') onNotice(message.message)
    // To a guest, a project that closes may open again; a window of the host knows better.
    else if (message.type === 'closing' && way.isGuest) saving.offline()
    else saving.stop(message.message)
  }
  const sign = createSignature(doc, snapshot, () => room.state.getState().you?.name ?? '')
  const stopFollowing = followRoom(room, replica, saving.offline)
  const stopForgetting = saving.state.subscribe(({ kind }) => {
    if (kind === 'saved') written.clear()
  })
  return {
    projectId,
    snapshot,
    saveState: saving.state,
    history,
    awareness: replica.awareness,
    asks: false,
    loaded: replica.loaded,
    reconnect: replica.reconnect,
    unsent: written.texts,
    run(label, commands, joinKey) {
      const state = saving.state.getState()
      if (state.kind === 'stopped') return fail('stopped', state.message)
      sign()
      history.begin(label, joinKey)
      written.note(commands)
      return runCommands(doc, commands, origin)
    },
    close() {
      stopFollowing()
      stopForgetting()
      saving.close()
      history.destroy()
      projection.destroy()
      replica.close()
    },
  }
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
