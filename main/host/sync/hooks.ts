/** What Hocuspocus asks before and after it does something. */
import type { Configuration } from '@hocuspocus/server'
import { removeAwarenessStates } from 'y-protocols/awareness'
import type { Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { readClientMessage } from '#shared/protocol/session.ts'
import type { Access } from '../access.ts'
import type { Log } from '../log.ts'
import { admitSync, noteHandled } from './edits.ts'
import { keepOwnPresence } from './presence.ts'
import type { ProjectDocument } from './project-document.ts'
import {
  informNewcomer,
  type PeerContext,
  type SyncedProject,
  tell,
  type Window,
  windowsOf,
} from './project-windows.ts'
import { answerQuestion } from './question.ts'
import { Refusal } from './refusal.ts'

/** Wrong tokens one socket may show. */
const MAX_REFUSALS = 5

const unauthorized = (reason: string) => new Refusal(4401, reason)
const forbidden = (reason: string) => new Refusal(4403, reason)

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
  readonly projects: ReadonlyMap<string, SyncedProject & { readonly closing: boolean }>
  /** Opens a project that is on the host's list. */
  readonly open: (id: string) => Promise<Result<unknown>>
  readonly access: Access
  readonly log: Log
}

export function hooksFor({ projects, open, access, log }: HookOptions): Hooks {
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
  return {
    async onAuthenticate({ token, documentName, context: { socket } }) {
      const refusal = refuseToken(access, token)
      if (refusal) {
        if (refusal.code === 4401 && ++socket.refusals >= MAX_REFUSALS) socket.dismiss(4401, refusal.reason)
        throw refusal
      }
      socket.authenticated = true
      // A window comes back to a host that was started anew, or that closed the project while the window slept.
      const project = projects.get(documentName)
      const opened = project && !project.closing ? undefined : await open(documentName)
      if (opened?.ok === false) throw forbidden(opened.error.message)
    },
    // Reached only when a project was closed in the middle of a handshake: Hocuspocus never makes a document by itself.
    async onCreateDocument() {
      throw forbidden(NOT_OPEN)
    },
    connected: safely(({ connection, documentName }) => {
      dropWithConnection(connection as Window)
      const project = projects.get(documentName)
      if (project) informNewcomer(connection as Window, project)
    }),
    async beforeSync({ connection, documentName, type, payload }) {
      const window = connection as Window
      const project = projects.get(documentName)
      if (!project) throw forbidden(NOT_OPEN)
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
      const { context } = connection as Window
      const message = readClientMessage(payload)
      const project = projects.get(documentName)
      if (!message || !project) return
      context.question = message.number
      answerQuestion(connection as Window, project)
    }),
    onDisconnect: safely(({ document, context }) => {
      if (context.presence !== undefined) removeAwarenessStates(document.awareness, [context.presence], null)
    }),
  }
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

/** A token reads `<document version>.<secret>`. */
function refuseToken(access: Access, token: string): Refusal | undefined {
  const [, version, secret] = /^(\d{1,9})\.([\w-]{1,200})$/.exec(token) ?? []
  if (secret === undefined || !access.isToken(secret))
    return unauthorized(
      'This window is not allowed in. Open it with the address that Throughline showed when it started.',
    )
  if (Number(version) !== DOCUMENT_VERSION)
    return forbidden('This window runs another version of Throughline than the host. Load it again.')
  return undefined
}

/** Lets each window write only its own presence into the document. */
export function guardPresence(document: ProjectDocument): void {
  document.beforeHandleAwareness(async (_, states, origin) => {
    const window = windowsOf(document).find((candidate) => isOrigin(origin, candidate))
    if (!window) return states.clear()
    const others = windowsOf(document).filter((other) => other !== window)
    const isHeldByOther = (id: number) => others.some(({ context }) => context.presence === id)
    keepOwnPresence(states, window.context, isHeldByOther)
  })
}

const isOrigin = (origin: unknown, window: Window): boolean =>
  typeof origin === 'object' && origin !== null && 'connection' in origin && origin.connection === window
