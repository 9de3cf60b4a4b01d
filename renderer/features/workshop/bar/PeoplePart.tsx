import { Hand, Users } from 'lucide-react'
import { togglePanel } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import { count, raisedHands } from '../words.ts'

/** How many are here, and who wants to speak. */
export function PeoplePart() {
  const project = useProject()
  const people = useRoom(({ view }) => view?.people) ?? []
  const here = people.filter((person) => person.here).length
  const hands = raisedHands(people)
  const first = hands[0]
  return (
    <div className="bar-people">
      <Tooltip label="People and the way in" keys="Shift+W" side="top">
        <Button
          size="small"
          tone="quiet"
          icon={<Users size={17} aria-hidden="true" />}
          onClick={() => togglePanel(project, 'people')}
        >
          <span className="bar-number">{here}</span>
          <span className="visually-hidden">{count(here, 'person', 'people')} here</span>
        </Button>
      </Tooltip>
      {first ? (
        <Button
          size="small"
          tone="quiet"
          className="bar-hands"
          icon={<Hand size={16} aria-hidden="true" />}
          onClick={() => togglePanel(project, 'people')}
        >
          <span className="bar-hands-name">{first.name}</span>
          {hands.length > 1 ? ` +${hands.length - 1}` : ''}
          <span className="visually-hidden">: {count(hands.length, 'hand', 'hands')} raised</span>
        </Button>
      ) : null}
    </div>
  )
}
