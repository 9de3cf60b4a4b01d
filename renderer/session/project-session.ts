import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '#renderer/platform/connection.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { DOCUMENT_VERSION, openTables } from '#shared/document/document.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory, type UndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { readHostMessage, SYNC_PATH, writeMessage } from '#shared/protocol/session.ts'
import { type SaveFacts, type SaveState, saveStateOf } from './save-state.ts'

/** One opened project in this window: its replica, its live snapshot, and the only way to change it. */
export interface ProjectSession {
  readonly projectId: string
  readonly snapshot: StoreApi<Snapshot>
  readonly saveState: StoreApi<SaveState>
  readonly history: UndoHistory
  /** Resolves once the whole document is here. */
  readonly loaded: Promise<void>
  /** Carries out commands as one act that can be undone. `label` names it for the undo menu; see `UndoHistory.begin`. */
  readonly run: (label: string, commands: readonly Command[], joinKey?: string) => Result<null>
  readonly close: () => void
}

/** How long edits may gather before the host is asked whether they are on disk, in milliseconds. */
const CONFIRM_AFTER = 50

/** Connects to a project of the host. `onNotice` gets sentences that the host wants the person to read in passing. */
export function openProjectSession(
  connection: Connection,
  projectId: string,
  onNotice: (sentence: string) => void,
): ProjectSession {
  const doc = openTables(new Y.Doc())
  const origin = { source: 'window' }
  const projection = createProjection(doc)
  const snapshot = createStore<Snapshot>(() => projection.current())
  projection.subscribe((next) => snapshot.setState(next, true))
  const history = createUndoHistory(doc, origin, () => Date.now())
  const saving = createSaveTracker()
  let loaded: () => void = () => {}
  const whenLoaded = new Promise<void>((resolve) => {
    loaded = resolve
  })
  const socket = new HocuspocusProviderWebsocket({
    url: connection.url.replace(/^http/, 'ws') + SYNC_PATH,
    delay: 300,
    minDelay: 200,
    factor: 1.5,
    maxDelay: 4000,
    messageReconnectTimeout: 30_000,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: projectId,
    document: doc,
    token: `${DOCUMENT_VERSION}.${connection.token}`,
    onSynced: ({ state }) => {
      if (!state) return
      loaded()
      // Others forgot this window while it was away; saying it again brings it back to them at once.
      provider.awareness?.setLocalState(provider.awareness.getLocalState())
      saving.synced()
    },
    onDisconnect: () => saving.offline(),
    onAuthenticationFailed: ({ reason }) => saving.stop(reason),
    onStateless: ({ payload }) => hear(payload),
  })
  saving.attach((number) => provider.sendStateless(writeMessage({ type: 'confirm', number })))
  provider.attach()
  doc.on('update', (_update: Uint8Array, from: unknown) => {
    if (from !== provider) saving.edited()
  })
  const hear = (payload: string) => {
    const message = readHostMessage(payload)
    if (message?.type === 'saved') saving.saved(message.number)
    else if (message?.type === 'unsaved') saving.trouble(message.message)
    else if (message?.type === 'notice') onNotice(message.message)
    else if (message) saving.stop(message.message)
  }
  return {
    projectId,
    snapshot,
    saveState: saving.state,
    history,
    loaded: whenLoaded,
    run(label, commands, joinKey) {
      const state = saving.state.getState()
      if (state.kind === 'stopped') return fail('stopped', state.message)
      history.begin(label, joinKey)
      return runCommands(doc, commands, origin)
    },
    close() {
      saving.close()
      history.destroy()
      projection.destroy()
      provider.destroy()
      socket.destroy()
      doc.destroy()
    },
  }
}

/** Asks the host about the edits made so far, and knows which of them are on disk. */
function createSaveTracker() {
  let facts: SaveFacts = {
    online: false,
    everOnline: false,
    unconfirmed: false,
    trouble: null,
    stopped: null,
  }
  let asked = 0
  let editedSince = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let send: (number: number) => void = () => {}
  const state = createStore<SaveState>(() => saveStateOf(facts))
  const learn = (news: Partial<SaveFacts>) => {
    facts = { ...facts, ...news }
    const next = saveStateOf(facts)
    if (JSON.stringify(next) !== JSON.stringify(state.getState())) state.setState(next, true)
  }
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      if (!facts.online) return
      editedSince = false
      send(++asked)
    }, CONFIRM_AFTER)
  }
  return {
    state,
    attach(sender: (number: number) => void) {
      send = sender
    },
    offline: () => learn({ online: false }),
    synced() {
      learn({ online: true, everOnline: true })
      if (facts.unconfirmed) ask()
    },
    edited() {
      editedSince = true
      learn({ unconfirmed: true })
      if (timer === undefined) ask()
    },
    saved(number: number) {
      if (number === asked && !editedSince) learn({ unconfirmed: false, trouble: null })
      else learn({ trouble: null })
    },
    trouble: (message: string) => learn({ trouble: message }),
    stop: (message: string) => learn({ stopped: message }),
    close: () => clearTimeout(timer),
  }
}
