/** What Hocuspocus asks before and after it does something. */
import type { Configuration } from '@hocuspocus/server'
import { removeAwarenessStates } from 'y-protocols/awareness'
import type { Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { readPresence } from '#shared/protocol/presence.ts'
import { writesItself } from '#shared/protocol/roles.ts'
import { type ClientMessage, readClientMessage } from '#shared/protocol/session.ts'
import type { Access } from '../access.ts'
import { type Log, logAbout } from '../log.ts'
import { admitSync, noteHandled } from './edits.ts'
import { isFromTeam } from './from-team.ts'
import type { GuestPerson, PeerKind, PeerSocket } from './peer-socket.ts'
import { keepOwnPresence } from './presence.ts'
import type { ProjectDocument } from './project-document.ts'
import {
  informNewcomer,
  type PeerContext,
  type ServedProject,
  tell,
  type Window,
  windowsOf,
} from './project-windows.ts'
import { answerQuestion } from './question.ts'
import { Refusal } from './refusal.ts'

/** Wrong tokens one socket may show. */
const MAX_REFUSALS = 5

/** Who came through the door. */
export interface Guests {
  /** Who of a project's room has this secret, with the role of just now. */
  readonly personBySecret: (projectId: string, secret: string) => GuestPerson | undefined
}

const unauthorized = (reason: string) => new Refusal(4401, reason)
const forbidden = (reason: string) => new Refusal(4403, reason)

const NOT_OPEN_FOR_GUESTS =
  'This project is not open just now. Ask whoever leads the workshop to open it; what you see is kept on this page.'
const NOT_OPEN = 'This project is not open. Open it from the start screen; everything in it is kept.'

type Hooks = Pick<
  Configuration<PeerContext>,
  | 'onAuthenticate'
  | 'onCreateDocument'
  | 'connected'
  | 'beforeSync'
  | 'afterHandleMessage'
  | 'onStateless'
  | 'onDisconnect'
>

export interface HookOptions {
  /** Those that are open at any time; one that is being closed takes nobody in. */
  readonly projects: ReadonlyMap<string, ServedProject>
  /** Opens a project that is on the host's list. */
  readonly open: (id: string) => Promise<Result<unknown>>
  readonly access: Pick<Access, 'isToken'>
  readonly guests: Guests
  readonly log: Log
}

export function hooksFor({ projects, open, access, guests, log }: HookOptions): Hooks {
  /** Hocuspocus waits for no answer of these, so nobody would catch what they throw. */
  const safely =
    <Payload>(hook: (payload: Payload) => void) =>
    async (payload: Payload) => {
      try {
        hook(payload)
      } catch (error) {
        log.error('A window was not served as it should be.', error)
      }
    }
  const tellCount = (id: string, document: ProjectDocument, what: 'joined' | 'left') =>
    logAbout(log, id).info(`Somebody ${what}; ${windowsOf(document).length} are there.`)
  return {
    async onAuthenticate({ token, documentName, context: { socket }, connectionConfig }) {
      const isKnown = (secret: string) =>
        socket.kind === 'window' ? access.isToken(secret) : recognise(guests, socket, documentName, secret)
      const refusal = refuseToken(socket.kind, token, isKnown)
      if (refusal) {
        if (refusal.code === 4401 && ++socket.refusals >= MAX_REFUSALS) socket.dismiss(4401, refusal.reason)
        throw refusal
      }
      socket.authenticated = true
      // A window comes back to a host that was started anew, or that closed the project while the window slept.
      const project = projects.get(documentName)
      const opened = project && !project.closing ? undefined : await open(documentName)
      if (opened?.ok === false)
        throw forbidden(socket.kind === 'window' ? opened.error.message : NOT_OPEN_FOR_GUESTS)
      connectionConfig.readOnly = onlyReads(socket, projects.get(documentName))
      // Their role may have changed meanwhile.
      if (socket.isEnded) throw unauthorized(NOT_LET_IN.guest)
      return { person: socket.person?.id }
    },
    // Reached only when a project was closed in the middle of a handshake: Hocuspocus never makes a document by itself.
    async onCreateDocument() {
      throw forbidden(NOT_OPEN)
    },
    connected: safely(({ connection, documentName }) => {
      dropWithConnection(connection as Window)
      const project = projects.get(documentName)
      if (project) informNewcomer(connection as Window, project)
      tellCount(documentName, connection.document, 'joined')
    }),
    async beforeSync({ connection, documentName, type, payload }) {
      const window = connection as Window
      const project = projects.get(documentName)
      if (!project) throw forbidden(NOT_OPEN)
      if (window.context.socket.isEnded) throw forbidden(NOT_LET_IN.guest)
      const wrong = admitSync(window, project, type, payload)
      if (wrong === undefined) return
      log.warn(`An edit was refused (${wrong.code}) and its window disconnected.`)
      tell(window, { type: 'refused', message: wrong.message })
      window.context.socket.dismiss(4403, 'An edit was refused.')
      throw forbidden('An edit was refused.')
    },
    async afterHandleMessage({ connection, documentName }) {
      const project = projects.get(documentName)
      noteHandled(connection as Window)
      if (project) answerQuestion(connection as Window, project)
    },
    onStateless: safely(({ connection, documentName, payload }) => {
      const message = readClientMessage(payload)
      const project = projects.get(documentName)
      if (message && project) hear(connection as Window, project, message)
    }),
    onDisconnect: safely(({ document, documentName, context }) => {
      tellCount(documentName, document, 'left')
      if (context.presence !== undefined) removeAwarenessStates(document.awareness, [context.presence], null)
    }),
  }
}

function hear(window: Window, project: ServedProject, message: ClientMessage): void {
  const { context } = window
  if (message.type === 'confirm') {
    context.question = message.number
    answerQuestion(window, project)
  } else if (context.socket.kind === 'window') project.history.answerLoss(message.versionId)
}

/**
 * Hocuspocus closes a connection whose message it cannot handle, but leaves the socket open for the next attempt. Only a
 * window that left by itself (1000) may stay.
 */
function dropWithConnection(window: Window): void {
  const { socket } = window.context
  const drop = () => socket.dismiss(4400, 'The host did not understand this window.')
  if (!window.document.hasConnection(window)) drop()
  window.onClose((_, event) => {
    if (event?.code !== 1000) drop()
  })
}

const onlyReads = ({ person }: PeerSocket, project: ServedProject | undefined): boolean =>
  typeof project?.readOnly === 'string' || (person !== undefined && !writesItself(person.role))

/** A socket speaks for one guest, in one project: a secret of another person or project is as good as none. */
function recognise(guests: Guests, socket: PeerSocket, projectId: string, secret: string): boolean {
  const person = guests.personBySecret(projectId, secret)
  if (!person || (socket.person && socket.person.id !== person.id)) return false
  socket.recognise(person)
  return true
}

const NOT_LET_IN = {
  window: 'This window is not allowed in. Open it with the address that Throughline showed when it started.',
  guest: 'The room does not know this guest any more. Join again with the link or the code of today.',
} as const

/** A token reads `<document version>.<secret>`. */
function refuseToken(
  kind: PeerKind,
  token: string,
  isKnown: (secret: string) => boolean,
): Refusal | undefined {
  const [, version, secret] = /^(\d{1,9})\.([\w-]{1,200})$/.exec(token) ?? []
  if (secret === undefined || !isKnown(secret)) return unauthorized(NOT_LET_IN[kind])
  if (Number(version) !== DOCUMENT_VERSION)
    return forbidden('This window runs another version of Throughline than the host. Load it again.')
  return undefined
}

/** Lets each window write only its own presence into the document. */
export function guardPresence({ document, owners }: ServedProject): void {
  const isGuest = (participantId: string) =>
    windowsOf(document).some(({ context }) => context.socket.person?.id === participantId)
  document.beforeHandleAwareness(async (_, states, origin) => {
    if (isFromTeam(origin)) return claimAll(states, owners)
    const window = windowsOf(document).find((candidate) => isOrigin(origin, candidate))
    if (!window || window.context.socket.isEnded) return states.clear()
    keepOwnPresence(states, window.context, owners, isGuest)
  })
}

function claimAll(states: ReadonlyMap<number, unknown>, owners: ServedProject['owners']): void {
  for (const [clientId, state] of states) {
    const presence = readPresence(state)
    if (presence) owners.claim(clientId, presence.participantId)
  }
}

const isOrigin = (origin: unknown, window: Window): boolean =>
  typeof origin === 'object' && origin !== null && 'connection' in origin && origin.connection === window
