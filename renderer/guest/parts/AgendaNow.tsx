import { useRoom } from '../room-context.ts'

/** What the room is at, and what everybody is asked to do. */
export function AgendaNow() {
  const item = useRoom(({ view }) => view?.agenda.items.find(({ id }) => id === view.agenda.currentId))
  if (!item) return null
  return (
    <section className="agenda-now" aria-label="Now">
      <h2>{item.title || 'Untitled part'}</h2>
      {item.prompt !== '' && <p>{item.prompt}</p>}
    </section>
  )
}
