/**
 * The links that lead into a room, and the code that stands for one. All of it is behind the `#`, which browsers send to
 * nobody: `http://192.168.1.20:4747/#K7M-4QX.<host key>`, or `#i.<invitation>.<host key>` on a team's server.
 */
import type { RoomMessageOf } from './room.ts'

/** What opens the door: the code that all see, or an invitation of one's own. */
export type EntryKey = RoomMessageOf<'join'>['key']

/** What the link or the QR code brought. */
export interface RoomLink {
  readonly key: EntryKey
  /** The host's public key, by which a page knows that it speaks with this host; `null` where the link was typed without. */
  readonly hostKey: string | null
}

/** What codes are made of: letters and digits that nobody confuses when they are read off a wall. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Letters and digits of a code. */
export const CODE_LENGTH = 6

const CODE_AND_KEY = /^([^.]+)\.([\w-]{43})$/
/** What an invitation says and its signature, which is as long as a key; then the host's key. */
const INVITATION = /^i\.([\w-]+\.[\w-]{43})(?:\.([\w-]{43}))?$/
const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`)

/** A code of {@link CODE_LENGTH} letters as it is shown: in two groups, `K7M-4QX`. */
export const showCode = (letters: string): string =>
  `${letters.slice(0, CODE_LENGTH / 2)}-${letters.slice(CODE_LENGTH / 2)}`

/** The code that somebody typed, in any case, with a dash, spaces or neither, as it is shown. `null` where it is none. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s\p{Dash}]+/gu, '')
  return CODE.test(letters) ? showCode(letters) : null
}

/** Reads what stands behind the `#` of a link, with or without it; `null` for anything else. */
export function readLink(fragment: string): RoomLink | null {
  const text = fragment.replace(/^#/, '')
  const [, invitation, itsHostKey = null] = INVITATION.exec(text) ?? []
  if (invitation) return { key: { kind: 'invitation', invitation }, hostKey: itsHostKey }
  const [, entry = text, hostKey = null] = CODE_AND_KEY.exec(text) ?? []
  const code = readCode(entry)
  return code === null ? null : { key: { kind: 'code', code }, hostKey }
}

/** What somebody put into the box for the code: a code, or the whole link. */
export function readTyped(typed: string): RoomLink | null {
  const at = typed.indexOf('#')
  return readLink(at === -1 ? typed.trim() : typed.slice(at).trim())
}

/** The fragment that {@link readLink} reads, with its `#`. */
export function writeLink({ key, hostKey }: RoomLink): string {
  const entry = key.kind === 'code' ? key.code : `i.${key.invitation}`
  return hostKey === null ? `#${entry}` : `#${entry}.${hostKey}`
}
