import { ClockAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { addLate, lateCards } from '#renderer/actions/activity-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Chip } from './Chip.tsx'
import { count, oneLine } from './words.ts'

/** What one wrote for a round that ended before the host had it: nothing that was thought is lost. */
export function LateCards() {
  const project = useProject()
  useStore(project.activities.cards.state, ({ late }) => late)
  useStore(project.session.snapshot, ({ cards }) => cards)
  const late = lateCards(project)
  if (late.length === 0) return null
  return (
    <Chip
      label="Cards that came too late"
      icon={<ClockAlert size={16} aria-hidden="true" />}
      words={`${count(late.length, 'card')} too late`}
    >
      {(close) => (
        <>
          <h3>Too late for the round</h3>
          <p className="activity-hint">
            The round ended before the host had these. Added now, they stand on the map under your name.
          </p>
          <ul className="activity-late">
            {late.map(({ id, text }) => (
              <li key={id}>{oneLine(text)}</li>
            ))}
          </ul>
          <div className="activity-deeds">
            <Button
              size="small"
              tone="quiet"
              onClick={() => {
                project.activities.cards.forgetLate()
                close()
              }}
            >
              Throw away
            </Button>
            <Button size="small" tone="accent" onClick={() => addLate(project)}>
              Add to the map
            </Button>
          </div>
        </>
      )}
    </Chip>
  )
}
