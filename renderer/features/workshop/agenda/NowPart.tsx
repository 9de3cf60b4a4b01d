import { SkipForward } from 'lucide-react'
import { nextOnAgenda } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { raisedHands } from '../words.ts'
import { currentItem, minutesWords, nextItem } from './agenda-time.ts'

/** What whoever leads wants to have before their eyes: the item of now, its notes, what comes next, who wants to speak. */
export function NowPart() {
  const project = useProject()
  const agenda = useRoom(({ view }) => view?.agenda)
  const people = useRoom(({ view }) => view?.people) ?? []
  if (!agenda || agenda.items.length === 0) return null
  const now = currentItem(agenda)
  const next = nextItem(agenda)
  const hands = raisedHands(people)
  return (
    <section className="agenda-now" aria-label="Now">
      {now === null ? null : (
        <>
          <h3 className="agenda-now-title">{now.title.trim() || 'Untitled item'}</h3>
          {now.prompt === '' ? null : <p className="agenda-now-prompt">{now.prompt}</p>}
          {now.notes === '' ? null : <p className="agenda-now-notes">{now.notes}</p>}
        </>
      )}
      {hands.length === 0 ? null : (
        <p className="agenda-now-hands">
          <strong>Hands:</strong> {hands.map(({ name }) => name).join(', ')}
        </p>
      )}
      {now === null && next === null ? (
        <p className="workshop-hint">Everything on the agenda is done.</p>
      ) : (
        <Button
          tone={now === null ? 'accent' : 'plain'}
          icon={<SkipForward size={16} aria-hidden="true" />}
          onClick={() => nextOnAgenda(project)}
        >
          <span className="agenda-next">
            {next === null
              ? 'Finish'
              : `${now === null ? 'Start' : 'Next'}: ${next.title.trim() || 'untitled item'}${next.minutes === 0 ? '' : `, ${minutesWords(next.minutes)}`}`}
          </span>
        </Button>
      )}
    </section>
  )
}
