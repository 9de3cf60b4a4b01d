import type { PersonInRoom } from '#shared/protocol/room-view.ts'
import { initials } from './words.ts'

/** Somebody as a disc in their colour with their initials; the name always stands beside it. */
export function Face({ person }: { readonly person: Pick<PersonInRoom, 'name' | 'color'> }) {
  return (
    <span
      className="face"
      aria-hidden="true"
      style={{
        background: `var(--${person.color}-fill)`,
        borderColor: `var(--${person.color}-edge)`,
        color: `var(--${person.color}-strong)`,
      }}
    >
      {initials(person.name)}
    </span>
  )
}
