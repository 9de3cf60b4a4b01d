import { ChevronDown, Hand, Pencil, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { callMe } from '#renderer/room/person.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { ROLES, type Role } from '#shared/protocol/roles.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'
import { Ask } from '../Ask.tsx'
import { Face } from '../Face.tsx'
import { DEVICE_WORDS, ROLE_WORDS } from '../words.ts'

/**
 * Somebody in the room; those who lead may lower their hand and, where it is no window of the host, name them, give them a
 * role and send them away.
 */
export function PersonRow({
  person,
  leads,
  turn,
  isYou,
}: {
  readonly person: PersonInRoom
  readonly leads: boolean
  /** Place among the raised hands. */
  readonly turn: number | null
  readonly isYou: boolean
}) {
  const { room } = useProject()
  const [naming, setNaming] = useState(false)
  const [asking, setAsking] = useState(false)
  const { id, name, here, own } = person
  return (
    <li className="person" data-away={!here || undefined} data-person={id}>
      <Face person={person} />
      <div className="person-words">
        {naming ? (
          <InPlaceText
            label={`Name of ${name}`}
            value={name}
            placeholder="Name"
            startSelected
            onCommit={(next) => rename(room, person, isYou, next)}
            onDone={() => setNaming(false)}
          />
        ) : (
          <span className="person-name">
            {name}
            {isYou ? <span className="person-you"> (you)</span> : null}
          </span>
        )}
        <span className="person-facts">{factsOf(person, leads)}</span>
      </div>
      {turn === null ? null : (
        <span className="person-turn">
          <Hand size={16} aria-hidden="true" />
          <span aria-hidden="true">{turn}</span>
          <span className="visually-hidden">Hand raised, number {turn} to speak</span>
        </span>
      )}
      {turn !== null && leads ? (
        <Button size="small" onClick={() => room.say({ type: 'lower', id })}>
          Lower<span className="visually-hidden"> the hand of {name}</span>
        </Button>
      ) : null}
      {isYou && !naming ? (
        <IconButton
          size="small"
          label="Change your name"
          icon={<Pencil size={15} />}
          onClick={() => setNaming(true)}
        />
      ) : null}
      {leads && !isYou && !own ? (
        <Menu
          align="end"
          entries={() =>
            personEntries(
              person,
              room.say,
              () => setNaming(true),
              () => setAsking(true),
            )
          }
        >
          <IconButton size="small" label={`Role and more of ${name}`} icon={<ChevronDown size={16} />} />
        </Menu>
      ) : null}
      <Ask
        open={asking}
        title={`Send ${name} away?`}
        deed="Send away"
        onDo={() => room.say({ type: 'remove', id })}
        onClose={() => setAsking(false)}
      >
        They are out at once and need the code to come back. What they wrote stays on the map.
      </Ask>
    </li>
  )
}

function rename(room: ProjectContext['room'], { id }: PersonInRoom, isYou: boolean, name: string): void {
  if (isYou) {
    callMe(name)
    room.say({ type: 'me', name })
  } else room.say({ type: 'call', id, name })
}

function factsOf({ role, device, here }: PersonInRoom, leads: boolean): string {
  const away = here ? [] : ['away']
  return [...away, ROLE_WORDS[role].label, ...(leads ? [DEVICE_WORDS[device]] : [])].join(' · ')
}

function personEntries(
  { id, role }: PersonInRoom,
  say: ProjectContext['room']['say'],
  onName: () => void,
  onRemove: () => void,
): MenuEntry[] {
  return [
    { kind: 'heading', label: 'Role' },
    {
      kind: 'choice',
      label: 'Role',
      value: role,
      options: ROLES.map((one) => ({
        value: one,
        label: `${ROLE_WORDS[one].label}: ${ROLE_WORDS[one].may}`,
      })),
      onChoose: (next) => say({ type: 'role', id, role: next as Role }),
    },
    { kind: 'separator' },
    { kind: 'item', label: 'Rename', icon: <Pencil size={16} />, onSelect: onName },
    { kind: 'item', label: 'Send away…', icon: <UserMinus size={16} />, danger: true, onSelect: onRemove },
  ]
}
