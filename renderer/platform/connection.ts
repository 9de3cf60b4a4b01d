import { desktop } from './bridge.ts'

/** Where the host is, and the token that opens it; an empty token means that this page was opened without its key. */
export interface Connection {
  readonly url: string
  readonly token: string
}

const KEPT = 'throughline-token'
/** Wherever it stands in the fragment, with the sign that joins it to what stays. */
const TOKEN = /(?<=[#?&])token=([\w-]+)&?/

/**
 * Finds the host. In a browser the token stands behind the `#` of the address the host printed, which browsers never
 * send; it is taken out of the address at once and kept for reloads of this tab.
 */
export async function findConnection(): Promise<Connection> {
  if (desktop) return desktop.connection()
  const given = TOKEN.exec(location.hash)
  if (given) {
    sessionStorage.setItem(KEPT, given[1] ?? '')
    history.replaceState(null, '', location.pathname + location.search + location.hash.replace(TOKEN, ''))
  }
  return { url: location.origin, token: sessionStorage.getItem(KEPT) ?? '' }
}
