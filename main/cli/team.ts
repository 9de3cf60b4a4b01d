import type { Host } from '#main/host/host.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { Role } from '#shared/protocol/roles.ts'

/** Where a team comes in. */
export interface Listen {
  readonly address: string
  readonly port: number
}

/** As what somebody is invited, and for whom the invitation is; an empty name lets them choose. */
export interface Invite {
  readonly role: Role
  readonly name: string
}

export interface TeamOptions {
  readonly listen?: Listen
  readonly name?: readonly string[]
  readonly redis?: string
  readonly invite?: readonly Invite[]
  /** For how long invitations are good. */
  readonly days: number
}

/** An invitation as it is told. */
export interface Invited extends Invite {
  readonly title: string
  readonly link: string
  /** ISO 8601 in UTC. */
  readonly until: string
}

const DAY = 24 * 60 * 60 * 1000

/** When an invitation of today that is good for so many days ends, in milliseconds since 1970. */
export const endOf = (days: number): number => Date.now() + days * DAY

/** Everybody who was asked for, into every project that is served. */
export const inviteAll = (
  host: Host,
  base: string,
  projects: readonly ProjectEntry[],
  { invite = [], days }: TeamOptions,
): readonly Invited[] =>
  projects.flatMap(({ id, title }) =>
    invite.map(({ role, name }) => {
      const until = endOf(days)
      const link = host.invite(base, id, { role, name, until })
      return { title, role, name, link, until: new Date(until).toISOString() }
    }),
  )
