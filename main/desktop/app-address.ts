/** The addresses of the app's own pages: a scheme of its own instead of `file:`, so that a page can read no other file. */
import { isId } from '#shared/base/ids.ts'

export const SCHEME = 'throughline'
/** The origin of every window, and what the host is told to accept. */
export const APP_ORIGIN = `${SCHEME}://app`
/** The origin of pages that are only printed. */
export const PRINT_ORIGIN = `${SCHEME}://print`

/** The address of a window: on a project, or on the start screen. */
export const addressOf = (projectId: string | null): string =>
  projectId === null ? `${APP_ORIGIN}/` : `${APP_ORIGIN}/#/project/${projectId}`

/** Node's URL knows no origin of such a scheme, so it is put together here. */
export function originOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : undefined
}

/** Whether the address is the app's page, whatever it shows. */
export function isAppPage(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    originOf(address) === APP_ORIGIN &&
    (url.pathname === '/' || url.pathname === '/index.html') &&
    url.username === '' &&
    url.password === ''
  )
}

/** An address as the app writes it: without a token, and the start screen's for whatever is no page of the app. */
export const ownAddress = (address: string): string =>
  isAppPage(address) && new URL(address).hash.startsWith('#/') ? address : addressOf(projectOf(address))

/** The project that a window's address names, in either of the two forms the page reads, or `null`. */
export function projectOf(address: string): string | null {
  if (!isAppPage(address)) return null
  const { hash } = new URL(address)
  const id = /^#\/project\/([^?]*)/.exec(hash)?.[1] ?? new URLSearchParams(hash.slice(1)).get('project')
  return isId(id) ? id : null
}
