import { desktop } from './bridge.ts'

/** Where the host is, and the token that opens it; an empty token means that this page was opened without its key. */
export interface Connection {
  readonly url: string
  readonly token: string
}

const KEPT = 'throughline-token'

/**
 * Finds the host. In a browser the token stands behind the `#` of the address the host printed, which browsers never
 * send; it is taken out of the address at once and kept for reloads of this tab.
 */
export async function findConnection(): Promise<Connection> {
  if (desktop) return desktop.connection()
  const fragment = new URLSearchParams(location.hash.slice(1))
  const given = fragment.get('token')
  if (given !== null) {
    sessionStorage.setItem(KEPT, given)
    fragment.delete('token')
    history.replaceState(null, '', `${location.pathname}${location.search}#${fragment.toString()}`)
  }
  return { url: location.origin, token: sessionStorage.getItem(KEPT) ?? '' }
}

/** The address of this window with its token, for opening the same project in another one. */
export function addressWithToken(connection: Connection): string {
  const fragment = new URLSearchParams(location.hash.slice(1))
  fragment.set('token', connection.token)
  return `${location.pathname}${location.search}#${fragment.toString()}`
}
