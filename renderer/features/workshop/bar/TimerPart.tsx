import { Minus, Pause, Play, Plus, Square, Timer as TimerIcon } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { pauseOrGoOn } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import { currentItem } from '../agenda/agenda-time.ts'
import { TimeForm } from './TimeForm.tsx'
import { TimerDigits } from './TimerDigits.tsx'

/** The time of the room, and everything that can be done with it. */
export function TimerPart() {
  const project = useProject()
  const { room } = project
  const timer = useRoom(({ view }) => view?.timer ?? null)
  const agenda = useRoom(({ view }) => view?.agenda)
  const [open, setOpen] = useState(false)
  const start = (seconds: number) => {
    const label = (agenda && currentItem(agenda)?.title) ?? ''
    room.say({ type: 'timer.start', seconds, label })
    setOpen(false)
  }
  const add = (seconds: number) => room.say({ type: 'timer.add', seconds })
  const isPaused = timer?.endsAt === null
  const place = useRef<HTMLFieldSetElement>(null)
  const stopped = useKeyboardAfterStop(place, timer !== null)
  return (
    <fieldset ref={place} className="bar-timer" aria-label="Timer">
      <Popover
        label="Set the timer"
        side="top"
        open={open}
        onOpenChange={setOpen}
        trigger={
          timer ? (
            <button type="button" className="bar-timer-set">
              <TimerDigits timer={timer} />
              <span className="visually-hidden">Set the timer anew</span>
            </button>
          ) : (
            <Button size="small" tone="quiet" icon={<TimerIcon size={17} aria-hidden="true" />}>
              Timer
            </Button>
          )
        }
      >
        <TimeForm suggested={(agenda && currentItem(agenda)?.minutes) || 5} onStart={start} />
      </Popover>
      {timer ? (
        <>
          <IconButton
            size="small"
            side="top"
            label="One minute less"
            icon={<Minus size={15} />}
            onClick={() => add(-60)}
          />
          <IconButton
            size="small"
            side="top"
            label="One minute more"
            keys="Alt+Shift+KeyM"
            icon={<Plus size={15} />}
            onClick={() => add(60)}
          />
          <IconButton
            size="small"
            side="top"
            label={isPaused ? 'Go on' : 'Pause'}
            keys="Alt+Shift+KeyP"
            icon={isPaused ? <Play size={16} /> : <Pause size={16} />}
            onClick={() => pauseOrGoOn(project)}
          />
          <IconButton
            size="small"
            side="top"
            label="Stop the timer"
            icon={<Square size={14} />}
            onClick={() => {
              stopped.current = true
              room.say({ type: 'timer.stop' })
            }}
          />
        </>
      ) : null}
    </fieldset>
  )
}

/** The button that stops the time is gone with it; who pressed it goes on from the one that sets it anew. */
function useKeyboardAfterStop(place: RefObject<HTMLElement | null>, isSet: boolean): RefObject<boolean> {
  const stopped = useRef(false)
  useEffect(() => {
    if (!isSet && stopped.current && document.activeElement === document.body)
      place.current?.querySelector('button')?.focus()
    stopped.current = false
  }, [isSet, place])
  return stopped
}
