/** The windows that are open on a project, and what a host says to them. */
import { type Connection, OutgoingMessage } from '@hocuspocus/server'
import type { unseenWork } from '#shared/document/unseen-work.ts'
import { type HostMessage, writeMessage } from '#shared/protocol/session.ts'
import type { ProjectHistory } from '../history/project-history.ts'
import type { Notices } from '../project/notices.ts'
import type { Saving, SavingState } from '../project/saving.ts'
import type { ClientOwners } from './client-owners.ts'
import type { PeerSocket } from './peer-socket.ts'
import type { ProjectDocument } from './project-document.ts'

/** What syncing needs of an opened project. */
export interface SyncedProject {
  readonly id: string
  readonly document: ProjectDocument
  /** Why nobody may edit it; `null` where those may who may elsewhere. */
  readonly readOnly: string | null
  readonly saving: Saving
  readonly notices: Notices
  readonly history: Pick<ProjectHistory, 'onNews' | 'loss' | 'answerLoss'>
  /** Whether the document may grow by so many bytes. */
  readonly hasRoomFor: (bytes: number) => boolean
}

/** A project that windows sync with just now. */
export interface ServedProject extends SyncedProject {
  readonly owners: ClientOwners
  /** It takes nobody in any more. */
  closing: boolean
}

/** What is known of one window's connection to one document. */
export interface PeerContext {
  readonly socket: PeerSocket
  /** The client id it speaks for in the presence, once it named one. */
  presence: number | undefined
  /** The person it speaks as, once that is known. */
  person: string | undefined
  /**
   * Whether it has edits that are not here: it has not yet sent all it brought along, or an edit came that builds on
   * others still to come. Until then, no question of it can be answered with "saved".
   */
  behind: boolean
  /** Whether the message with all that was missing is being handled. */
  catchingUp: boolean
  /** What it had when it came, until it has sent what it brought along: a state vector. */
  had: Uint8Array | undefined
  /** What others wrote that it had not seen then, once it has sent a change of its own. */
  unseen: ReturnType<typeof unseenWork> | undefined
  /** How often it was asked to wait for others whose edits it holds. */
  waits: number
  /** The latest question "is it saved?" that is not being answered yet; it stands for those before it. */
  question: number | undefined
  /** How many of its questions wait for the disk. */
  open: number
  /** The number of its latest question. */
  asked: number
}

/** What is known of a window that has said nothing yet. */
export const newcomer = (socket: PeerSocket): PeerContext => ({
  socket,
  presence: undefined,
  person: undefined,
  behind: true,
  catchingUp: false,
  had: undefined,
  unseen: undefined,
  waits: 0,
  question: undefined,
  open: 0,
  asked: 0,
})

export type Window = Connection<PeerContext>

export const windowsOf = (document: ProjectDocument): Window[] => document.getConnections() as Window[]

/** Without those of guests, who need not know what happens to files of this machine. */
const ownWindowsOf = (document: ProjectDocument): Window[] =>
  windowsOf(document).filter(({ context }) => context.socket.kind === 'window')

export const tell = (window: Window, message: HostMessage): void =>
  window.sendStateless(writeMessage(message))

/** Tells every window what it must know of a project from now on; answers how to stop. */
export function keepWindowsInformed({ document, saving, notices, history }: SyncedProject): () => void {
  let before: SavingState = 'saved'
  const stopState = saving.onState((state) => {
    if (state === 'saving') return
    for (const window of windowsOf(document))
      tellSaving(window, asToldTo(window, state), asToldTo(window, before))
    before = state
  })
  const stopNotices = notices.onNotice((news) => {
    const own = ownWindowsOf(document)
    for (const window of own) tell(window, news)
    return own.length > 0
  })
  const stopHistory = history.onNews((news) => {
    for (const window of ownWindowsOf(document)) tell(window, news)
  })
  return () => {
    stopState()
    stopNotices()
    stopHistory()
  }
}

/** A guest need not know of files of this machine: what is in the journal is safe. */
const asToldTo = ({ context: { socket } }: Window, state: SavingState): SavingState =>
  socket.kind !== 'window' && isFileBehind(state) ? 'saved' : state

/** "Saved" answers each window's own questions; without one, it only ends an "unsaved". */
function tellSaving(window: Window, state: SavingState, before: SavingState): void {
  if (typeof state === 'object') tellUnsaved(window, state)
  else if (typeof before === 'object') tell(window, { type: 'saved', number: window.context.asked })
}

function tellUnsaved(window: Window, { unsaved, kept }: Exclude<SavingState, string>): void {
  const message = window.context.socket.kind === 'window' ? unsaved : UNSAVED_ELSEWHERE
  tell(window, { type: 'unsaved', message, ...(kept && { kept }) })
}

/** Whether what windows were told last of the project's file still holds, although their edits are on the disk. */
export const isFileBehind = (state: SavingState): boolean =>
  typeof state === 'object' && state.kept !== undefined

const UNSAVED_ELSEWHERE =
  'The machine that holds this project cannot save just now. It keeps your work in its memory and goes on trying; whoever leads the workshop is told what to do.'

/** Tells a window that came later what the others know already. */
export function informNewcomer(window: Window, project: SyncedProject): void {
  const { readOnly, saving, notices, history } = project
  if (readOnly !== null) tell(window, { type: 'read-only', message: readOnly })
  if (window.context.socket.kind === 'window') {
    for (const news of notices.take()) tell(window, news)
    // One that comes back may still ask what was answered meanwhile.
    tell(window, { type: 'loss', loss: history.loss() })
  }
  const state = asToldTo(window, saving.state())
  if (typeof state === 'object') tellUnsaved(window, state)
}

/** Asks a window for everything that it has and the document has not. */
export function askForEdits(window: Window): void {
  const question = new OutgoingMessage(window.messageAddress).createSyncMessage()
  window.send(question.writeFirstSyncStepFor(window.document).toUint8Array())
}

/** Asks every window for its presence, which it answers at once even in the background, where its own timers sleep. */
export function askForPresence(document: ProjectDocument): void {
  for (const window of windowsOf(document))
    window.send(new OutgoingMessage(window.messageAddress).writeQueryAwareness().toUint8Array())
}
