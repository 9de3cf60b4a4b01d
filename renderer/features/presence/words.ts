import type { Role } from '#shared/protocol/roles.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'

const ROLES: Readonly<Record<Role, string>> = {
  facilitator: 'facilitator',
  editor: 'editor',
  contributor: 'contributor',
  viewer: 'viewer',
}

export const nameOf = ({ name }: Pick<PersonInRoom, 'name'>): string => name.trim() || 'Somebody'

/** "Ana, contributor, hand up". */
export const withRole = (person: Pick<PersonInRoom, 'name' | 'role' | 'hand'>): string =>
  [nameOf(person), ROLES[person.role], ...(person.hand === null ? [] : ['hand up'])].join(', ')

/** One or two letters to tell people by, emoji and all scripts included. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return `${firstOf(first)}${firstOf(last)}`.toLocaleUpperCase() || '?'
}

const firstOf = (word: string | undefined): string => (word === undefined ? '' : ([...word][0] ?? ''))
