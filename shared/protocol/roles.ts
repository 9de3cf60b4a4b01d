/** What somebody may do in a room, from all to nothing but looking. */
export const ROLES = ['facilitator', 'editor', 'contributor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Whether somebody of this role holds a replica that may be written: all others ask the host with commands. */
export const writesItself = (role: Role): boolean => role === 'facilitator' || role === 'editor'

/** Whether somebody of this role may take part: write cards, vote, rate, comment. */
export const takesPart = (role: Role): boolean => role !== 'viewer'
