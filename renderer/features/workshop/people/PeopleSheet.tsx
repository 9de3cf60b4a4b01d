import { useRoom } from '#renderer/session/session-context.tsx'
import { PeopleList } from './PeopleList.tsx'
import { RoomSettings } from './RoomSettings.tsx'
import { WaitingList } from './WaitingList.tsx'
import { WayIn } from './WayIn.tsx'

/** The way in, who waits, who is here, and what holds for guests. */
export function PeopleSheet() {
  const leads = useRoom(({ you }) => you?.role === 'facilitator')
  return (
    <>
      {leads ? <WayIn /> : null}
      {leads ? <WaitingList /> : null}
      <PeopleList leads={leads} />
      {leads ? <RoomSettings /> : null}
    </>
  )
}
