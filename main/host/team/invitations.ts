/**
 * Invitations of a team server: who may come into which project, as what, until when. Signed, not stored: every instance
 * that knows the team's secret can tell a true one, also one that was started after it was made. One that was taken back
 * is known by its id.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { ROLES, type Role } from '#shared/protocol/roles.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/** What an invitation says. */
export interface Invitation {
  /** Names the invitation itself, so that it can be taken back. */
  readonly id: string
  readonly projectId: string
  readonly role: Role
  /** For whom, as they will be called; empty where they choose. */
  readonly name: string
  /** Milliseconds since 1970; nobody comes in with it from then on. Whoever is in stays in. */
  readonly until: number
}

export interface Invitations {
  readonly make: (wanted: Omit<Invitation, 'id'>) => string
  /** What a text says, where it is an invitation of this team that is still good. */
  readonly read: (text: string, now: number) => Invitation | undefined
}

/** Short names, as this stands in an address. */
const content = v.object({
  i: v.custom<string>(isId),
  p: v.custom<string>(isId),
  r: v.picklist(ROLES),
  n: v.pipe(v.string(), v.maxLength(ROOM_BOUNDS.name)),
  u: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})

const SHAPE = /^([\w-]{1,800})\.([\w-]{43})$/

/** Makes and reads the invitations of the team that has this secret of 32 bytes. `isTakenBack` tells them by their id. */
export function createInvitations(
  secret: Uint8Array,
  isTakenBack: (id: string) => boolean = () => false,
): Invitations {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'throughline invitations', 32))
  const sign = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    make({ projectId, role, name, until }) {
      const id = randomBytes(9).toString('base64url')
      const said = { i: id, p: projectId, r: role, n: name, u: until }
      const text = Buffer.from(JSON.stringify(said)).toString('base64url')
      return `${text}.${sign(text).toString('base64url')}`
    },
    read(text, now) {
      const [, said, signature] = SHAPE.exec(text) ?? []
      if (said === undefined || signature === undefined) return undefined
      if (!timingSafeEqual(sign(said), Buffer.from(signature, 'base64url'))) return undefined
      const read = v.safeParse(content, JSON.parse(Buffer.from(said, 'base64url').toString('utf8')))
      if (!read.success) return undefined
      const { i: id, p: projectId, r: role, n: name, u: until } = read.output
      return now < until && !isTakenBack(id) ? { id, projectId, role, name, until } : undefined
    },
  }
}
