import { Hand, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { togglePanel } from '#renderer/actions/workshop-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { currentItem } from '../agenda/agenda-time.ts'
import { count, goingOn } from '../words.ts'
import { TimerDigits } from './TimerDigits.tsx'

/** What those see who do not lead: what is to be done, the time, what goes on, and a hand to raise. */
export function GuestBar({ tools }: { readonly tools?: ReactNode }) {
  const project = useProject()
  const view = useRoom((state) => state.view)
  const youId = useRoom(({ you }) => you?.id)
  const { takesPart } = useRoom(rightsOf)
  if (!view) return null
  const now = currentItem(view.agenda)
  const task = view.round?.prompt.trim() || (now?.prompt ?? '')
  const doing = goingOn(view)
  const here = view.people.filter((person) => person.here).length
  const isUp = view.people.some(({ id, hand }) => id === youId && hand !== null)
  return (
    <>
      <div className="bar-people">
        <Button
          size="small"
          tone="quiet"
          icon={<Users size={17} aria-hidden="true" />}
          onClick={() => togglePanel(project, 'people')}
        >
          <span className="bar-number">{here}</span>
          <span className="visually-hidden">{count(here, 'person', 'people')} here</span>
        </Button>
        <Button
          size="small"
          aria-pressed={isUp}
          icon={<Hand size={16} aria-hidden="true" />}
          onClick={() => project.room.say({ type: 'hand', up: !isUp })}
        >
          {isUp ? 'Lower your hand' : 'Raise a hand'}
        </Button>
      </div>
      <div className="bar-agenda">
        <div className="bar-item">
          <span className="bar-item-title">{now?.title.trim() || doing || firstThing(takesPart)}</span>
          {task !== '' || (now && doing !== '') ? (
            <span className="bar-item-prompt">
              {[now ? doing : '', task].filter((part) => part !== '').join(' · ')}
            </span>
          ) : null}
        </div>
      </div>
      {view.timer ? (
        <div className="bar-timer">
          <TimerDigits timer={view.timer} />
        </div>
      ) : null}
      <div className="bar-tools">{tools}</div>
    </>
  )
}

/** For those who have just come in, while nobody has told them anything yet. */
const firstThing = (takesPart: boolean): string =>
  takesPart ? 'Double-click a cell to write a card' : 'You are here to look on'
