import { SkipForward } from 'lucide-react'
import { nextOnAgenda } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { AgendaItem } from '#shared/protocol/room.ts'
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
      {now === null ? null : <Item item={now} />}
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
          <span className="agenda-next">{stepWords(now !== null, next)}</span>
        </Button>
      )}
    </section>
  )
}

const Item = ({ item }: { readonly item: AgendaItem }) => (
  <>
    <h2 className="agenda-now-title">{item.title.trim() || 'Untitled item'}</h2>
    {item.prompt === '' ? null : <p className="agenda-now-prompt">{item.prompt}</p>}
    {item.notes === '' ? null : <p className="agenda-now-notes">{item.notes}</p>}
  </>
)

function stepWords(hasBegun: boolean, next: AgendaItem | null): string {
  if (next === null) return 'Finish'
  const time = next.minutes === 0 ? '' : `, ${minutesWords(next.minutes)}`
  return `${hasBegun ? 'Next' : 'Start'}: ${next.title.trim() || 'untitled item'}${time}`
}
