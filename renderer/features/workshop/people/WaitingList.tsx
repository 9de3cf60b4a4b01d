import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { DEVICE_WORDS } from '../words.ts'

/** Who waits at the door. */
export function WaitingList() {
  const { room } = useProject()
  const waiting = useRoom(({ view }) => view?.waiting) ?? []
  if (waiting.length === 0) return null
  return (
    <section className="waiting" aria-label="At the door">
      <h2 className="workshop-heading">At the door</h2>
      <ul className="people-list">
        {waiting.map(({ id, name, device }) => (
          <li key={id} className="person">
            <div className="person-words">
              <span className="person-name">{name}</span>
              <span className="person-facts">{DEVICE_WORDS[device]}</span>
            </div>
            <Button size="small" tone="accent" onClick={() => room.say({ type: 'admit', id, yes: true })}>
              Let in<span className="visually-hidden"> {name}</span>
            </Button>
            <Button size="small" onClick={() => room.say({ type: 'admit', id, yes: false })}>
              Turn away<span className="visually-hidden"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
