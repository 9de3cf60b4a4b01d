import './presence.css'
import { Footprints, MapPin } from 'lucide-react'
import { breakAway, comeAlong, isCalled } from '#renderer/actions/follow-actions.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { GatherView, PersonInRoom } from '#shared/protocol/room-view.ts'
import { nameOf } from './words.ts'

/** Says whose view this window goes along with, and leads back to whoever called everybody. */
export function FollowFrame() {
  const following = useWindow((state) => state.following)
  const people = useRoom(({ view }) => view?.people)
  const gather = useRoom(({ view }) => view?.gather ?? null)
  const me = useRoom(({ you }) => you?.id ?? null)
  const personOf = (id: string) => people?.find((person) => person.id === id)
  const followed = following && personOf(following.personId)
  if (followed) return <Frame person={followed} isCalled={following.gather !== null} />
  if (!isCalled(gather, { me, left: null })) return null
  const caller = personOf(gather.byId)
  return caller ? <Back gather={gather} caller={caller} /> : null
}

function Frame({ person, isCalled: isAll }: { readonly person: PersonInRoom; readonly isCalled: boolean }) {
  const project = useProject()
  const strong = `var(--${person.color}-strong)`
  return (
    <div className="follow-frame" style={{ borderColor: strong }}>
      <p className="follow-words" role="status" style={{ background: strong }}>
        {isAll ? <MapPin size={14} aria-hidden="true" /> : <Footprints size={14} aria-hidden="true" />}
        {isAll ? `${nameOf(person)} has called everybody here` : `Following ${nameOf(person)}`}
        <button type="button" className="follow-stop" onClick={() => breakAway(project)}>
          Stop <kbd>Esc</kbd>
        </button>
      </p>
    </div>
  )
}

function Back({ gather, caller }: { readonly gather: GatherView; readonly caller: PersonInRoom }) {
  const project = useProject()
  return (
    <div className="follow-back">
      <Button
        size="small"
        icon={<MapPin size={15} aria-hidden="true" />}
        onClick={() => comeAlong(project, gather)}
      >
        Back to {nameOf(caller)}
      </Button>
    </div>
  )
}
