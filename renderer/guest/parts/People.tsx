import type { PersonInRoom } from '#shared/protocol/room-view.ts'
import { useRoom } from '../room-context.ts'
import { Icon } from './Icon.tsx'

const ROLES: Readonly<Record<PersonInRoom['role'], string>> = {
  facilitator: 'leads',
  editor: 'edits',
  contributor: '',
  viewer: 'looks on',
}

const NONE: readonly PersonInRoom[] = []

/** Who is in the room; raised hands first, the longest raised at the top. */
export function People() {
  const people = useRoom((state) => state.view?.people ?? NONE)
  const ownId = useRoom((state) => state.you?.id)
  const sorted = [...people].sort((a, b) => (a.hand ?? Infinity) - (b.hand ?? Infinity) || 0)
  return (
    <section>
      <h2>
        People <span className="count">{people.filter(({ here }) => here).length}</span>
      </h2>
      <ul className="people">
        {sorted.map(({ id, name, color, role, here, hand }) => (
          <li key={id} data-away={!here || undefined}>
            <i
              className="person-dot"
              style={{ background: `var(--${color}-fill)`, borderColor: `var(--${color}-strong)` }}
            />
            <span className="person-name">
              {name}
              {id === ownId && ' (you)'}
            </span>
            {hand !== null && (
              <span className="person-hand">
                <Icon name="hand" size={16} /> hand up
              </span>
            )}
            <small>{here ? ROLES[role] : 'away'}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
