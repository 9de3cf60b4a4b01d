/** The links that lead through a door, as they are written and read. */
import { ok, type Result } from '#shared/base/result.ts'
import { type EntryKey, readTyped, writeLink } from '#shared/protocol/room-link.ts'
import { JOINING } from './door-words.ts'

/** What an invitation for a desktop app holds. */
export interface Invitation {
  readonly host: string
  readonly port: number
  /** Empty where somebody found the workshop by themselves and has yet to type it. */
  readonly code: string
  /** SHA-256 of the certificate, in hex; `undefined` where the address came alone. */
  readonly fingerprint: string | undefined
}

/** The address for browsers, with what opens the door and the host's key where browsers send them to nobody. */
export const guestLink = (base: string, key: EntryKey, hostKey: string): string =>
  `${base}/${writeLink({ key, hostKey })}`

/** The invitation of a team in such a link, or `undefined`. Whether it is good, only its team can tell. */
export function readInvitedLink(link: string): string | undefined {
  const key = readTyped(link)?.key
  return key?.kind === 'invitation' ? key.invitation : undefined
}

/** The address for desktop apps. `host` is in brackets where it is an IPv6 address. */
export const desktopLink = (host: string, port: number, code: string, fingerprint: string): string =>
  `throughline://${host}:${port}/#${code}.${fingerprint}`

const LINK =
  /^throughline:\/\/(\[[\da-f:.]{2,45}\]|[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?):(\d{1,5})\/?(?:#([\w-]{0,20})\.([\da-f]{64}))?$/i

/** Reads an invitation as somebody pasted it; whether its code opens anything, only its host can tell. */
export function readInvitation(text: string): Result<Invitation> {
  const trimmed = text.trim()
  if (/^https?:\/\//i.test(trimmed)) return JOINING.browserLink
  const [, host, port, code = '', fingerprint] = LINK.exec(trimmed) ?? []
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return JOINING.notAnInvitation
  return ok({
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: Number(port),
    code: code.toUpperCase(),
    fingerprint: fingerprint?.toLowerCase(),
  })
}
