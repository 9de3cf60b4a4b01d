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

/** One or two letters to tell people by, of any script; what stands in brackets is no part of a name. */
export function initialsOf(name: string): string {
  const words = name.replace(/\(.*?\)/gu, ' ').match(/[\p{L}\p{N}\p{Extended_Pictographic}]\S*/gu) ?? []
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  )
}
