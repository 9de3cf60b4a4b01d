import { protocol, type Session } from 'electron'
import { SCHEME } from './app-address.ts'
import { type AppFolders, answerAppRequest } from './app-files.ts'

/**
 * Tells Chromium, before the app is ready, that the app's scheme has origins and a secure context, as https has. Nobody
 * from outside may fetch from it, and no service worker may sit between it and its pages.
 */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Serves the app's files to the pages of a session; `hostUrl` answers where they may connect to. */
export function serveApp(session: Session, folders: AppFolders, hostUrl: () => string | undefined): void {
  session.protocol.handle(SCHEME, (request) => answerAppRequest(request, folders, hostUrl()))
}
