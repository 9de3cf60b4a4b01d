/**
 * What pages may not do, whoever wrote them: Electron's security checklist, once for sessions and once for everything that
 * shows a page. What is allowed is the app's own page, the host on loopback, and little more.
 */
import { app, type Session, type WebContents } from 'electron'
import { APP_ORIGIN, isAppPage, originOf, PRINT_ORIGIN } from './app-address.ts'

/**
 * The app's page may copy, fill the screen, and reach the host. The last comes under three names: Chromium asks before a
 * page reaches loopback, has renamed the question once, and counts a scheme of one's own as a public site.
 */
const PERMISSIONS = new Set<string>([
  'clipboard-sanitized-write',
  'fullscreen',
  'local-network-access',
  'loopback-network',
])

const isPermitted = (permission: string, origin: string, isMainFrame: boolean): boolean =>
  PERMISSIONS.has(permission) && isMainFrame && originOf(origin) === APP_ORIGIN

/** Switches that keep Chromium itself off the network; before the app is ready. */
export function keepChromiumQuiet(): void {
  app.enableSandbox()
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name)
  // No name is ever looked up: the host is on loopback, and there is nobody else to speak to.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND , EXCLUDE 127.0.0.1')
}

/** Takes from a session whatever it could do beyond the app. `mayLoad` says which addresses its pages may load. */
export async function lockSession(session: Session, mayLoad: (address: string) => boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isPermitted(permission, requestingUrl, isMainFrame)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) =>
    isPermitted(permission, origin, isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  // Nothing here speaks TLS, so no certificate can be the right one.
  session.setCertificateVerifyProc((_request, answer) => answer(REJECTED))
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
  session.on('will-download', (event) => event.preventDefault())
  // The system's own spell checker serves; where there is none, a dictionary would have to come from the network.
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/dictionaries/`)
  await session.setProxy({ mode: 'direct' })
}

/** What `setCertificateVerifyProc` takes for "do not trust it". */
const REJECTED = -2

/** Whether a window's page may load an address: the app, what it made itself, and the host. */
export function mayLoadInWindow(address: string, hostUrl: string | undefined): boolean {
  const origin = originOf(address)
  if (origin === undefined) return false
  const allowed = hostUrl === undefined ? [] : [hostUrl, hostUrl.replace(/^http/, 'ws')]
  return /^(?:blob|data):$/.test(new URL(address).protocol) || [APP_ORIGIN, ...allowed].includes(origin)
}

/** Whether a page that is only printed may load an address. */
export const mayLoadInPrint = (address: string): boolean =>
  /^data:/.test(address) || originOf(address) === PRINT_ORIGIN

/** Applied to everything that shows a page. `onLink` gets the addresses that somebody wanted to go to. */
export function lockContents(contents: WebContents, onLink: (address: string) => void): void {
  const stay = (event: {
    readonly preventDefault: () => void
    readonly url: string
    readonly isMainFrame: boolean
  }) => {
    // A page may reload itself; anything else is another page.
    if (event.isMainFrame && isAppPage(event.url) && isAppPage(contents.getURL())) return
    event.preventDefault()
    if (event.isMainFrame) onLink(event.url)
  }
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
}

/** What the app as a whole refuses. */
export function lockApp(): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('select-client-certificate', (event) => event.preventDefault())
  app.on('login', (event) => event.preventDefault())
}
