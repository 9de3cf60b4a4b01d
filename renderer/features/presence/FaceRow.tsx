import './presence.css'
import { Hand } from 'lucide-react'
import { breakAway, follow } from '#renderer/actions/follow-actions.ts'
import { type ProjectContext, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'
import { initialsOf, withRole } from './words.ts'

/** As many as one takes in at a glance; the rest is a number. */
const MOST = 6

const NOBODY: readonly PersonInRoom[] = []

/** Who else is here: a face each, with the hand that is up. Pressing one goes along with what they see. */
export function FaceRow() {
  const project = useProject()
  const people = useRoom(({ view }) => view?.people ?? NOBODY)
  const me = useRoom(({ you }) => you?.id ?? null)
  const followed = useWindow(({ following }) => following?.personId ?? null)
  const others = people.filter(({ id, here }) => here && id !== me).sort(handsFirst)
  if (others.length === 0) return null
  const shown = others.slice(0, others.length > MOST + 1 ? MOST : MOST + 1)
  const rest = others.slice(shown.length)
  return (
    <ul className="face-row" aria-label="Who else is here">
      {shown.map((person) => (
        <li key={person.id}>
          <FaceButton person={person} isFollowed={person.id === followed} />
        </li>
      ))}
      {rest.length > 0 ? (
        <li>
          <Menu entries={() => rest.map((person) => entryFor(project, person))} align="end">
            <button type="button" className="face-more" aria-label={`${rest.length} more people`}>
              +{rest.length}
            </button>
          </Menu>
        </li>
      ) : null}
    </ul>
  )
}

/** Those who want to speak, the longest waiting first; else as the room lists them. */
const handsFirst = (a: PersonInRoom, b: PersonInRoom): number =>
  (a.hand ?? Number.MAX_SAFE_INTEGER) - (b.hand ?? Number.MAX_SAFE_INTEGER)

/** A phone shows no map that one could go along with. */
const canBeFollowed = ({ device }: PersonInRoom): boolean => device === 'laptop'

function FaceButton({ person, isFollowed }: { readonly person: PersonInRoom; readonly isFollowed: boolean }) {
  const project = useProject()
  const deed = !canBeFollowed(person) ? 'on a phone' : isFollowed ? 'stop following' : 'follow'
  const label = `${withRole(person)} – ${deed}`
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className="face-button"
        aria-label={label}
        aria-pressed={isFollowed}
        aria-disabled={!canBeFollowed(person)}
        style={{
          background: `var(--${person.color}-fill)`,
          borderColor: isFollowed ? `var(--${person.color}-strong)` : `var(--${person.color}-edge)`,
          color: `var(--${person.color}-strong)`,
        }}
        onClick={() => (isFollowed ? breakAway(project) : followIfSeen(project, person))}
      >
        {initialsOf(person.name)}
        {person.hand === null ? null : (
          <span className="face-hand">
            <Hand size={12} aria-hidden="true" />
          </span>
        )}
      </button>
    </Tooltip>
  )
}

function followIfSeen(project: ProjectContext, person: PersonInRoom): void {
  if (canBeFollowed(person)) follow(project, person.id)
}

const entryFor = (project: ProjectContext, person: PersonInRoom): MenuEntry => ({
  kind: 'item',
  label: `${person.hand === null ? '' : '✋ '}${withRole(person)}`,
  disabled: !canBeFollowed(person),
  onSelect: () => follow(project, person.id),
})
