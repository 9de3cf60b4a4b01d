import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Somebody waits at the door: a quiet line that takes nothing away. */
export function WaitingLine() {
  const { room, window } = useProject()
  const waiting = useRoom(({ view }) => view?.waiting) ?? []
  const first = waiting[0]
  if (!first) return null
  const decide = (yes: boolean) => room.say({ type: 'admit', id: first.id, yes })
  return (
    <section className="waiting-line" aria-label="At the door">
      <span role="status">
        <strong>{first.name}</strong> waits at the door
        {waiting.length > 1 ? `, and ${waiting.length - 1} more` : ''}
      </span>
      <Button size="small" tone="accent" onClick={() => decide(true)}>
        Let in
      </Button>
      <Button size="small" onClick={() => decide(false)}>
        Turn away
      </Button>
      {waiting.length > 1 ? (
        <>
          <Button
            size="small"
            onClick={() => {
              for (const { id } of waiting) room.say({ type: 'admit', id, yes: true })
            }}
          >
            Let all in
          </Button>
          <Button size="small" tone="quiet" onClick={() => window.setState({ panel: 'people' })}>
            See all
          </Button>
        </>
      ) : null}
    </section>
  )
}
