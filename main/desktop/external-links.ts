import { type BrowserWindow, shell } from 'electron'
import { confirm, tell } from './messages.ts'

/** Longest address that is offered; what nobody can read, nobody can agree to. */
const LONGEST = 2000

/** An address that may be handed to the system: https or mailto, and no name or password in it. */
export function parseExternal(address: string): URL | undefined {
  if (address.length > LONGEST) return undefined
  const url = URL.parse(address)
  if (url === null || url.username + url.password !== '') return undefined
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url : undefined
}

/** Windows that are asking just now: a page cannot pile up boxes. */
const asking = new WeakSet<BrowserWindow>()

/** Opens an address outside the app, if it is of a harmless kind and the person says so. */
export async function offerExternal(window: BrowserWindow, address: string): Promise<void> {
  const url = parseExternal(address)
  if (!url || asking.has(window)) return
  asking.add(window)
  try {
    const mail = url.protocol === 'mailto:'
    const agreed = await confirm(window, {
      message: mail ? 'Write an e-mail in your mail program?' : 'Open this address in your browser?',
      detail: url.href,
      yes: mail ? 'Write E-Mail' : 'Open',
      no: 'Cancel',
    })
    if (agreed) await shell.openExternal(url.href)
  } catch {
    await tell(window, 'warning', 'No program on this computer opens such an address.', url.href)
  } finally {
    asking.delete(window)
  }
}
