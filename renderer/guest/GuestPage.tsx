import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { RoomContext } from './room-context.ts'
import { JoinScreen } from './screens/JoinScreen.tsx'
import { RoomScreen } from './screens/RoomScreen.tsx'
import { ComingScreen, LobbyScreen, OutScreen } from './screens/WayIn.tsx'
import { entrance, goOnToMap, isLaptop, prefersSimple } from './state/entrance.ts'

/** Everything a guest's first page shows, from the door to the end. */
export function GuestPage() {
  const room = useStore(entrance, (state) => state.room)
  return room ? <InOrOut key={keyOf(room)} room={room} /> : <JoinScreen />
}

const keys = new WeakMap<RoomClient, number>()
let last = 0

/** Nothing of one room's screen goes over to another's. */
function keyOf(room: RoomClient): number {
  const key = keys.get(room) ?? ++last
  keys.set(room, key)
  return key
}

function InOrOut({ room }: { readonly room: RoomClient }) {
  const status = useStore(room.state, (state) => state.status)
  const title = useStore(room.state, (state) => state.title)
  const hasView = useStore(room.state, (state) => state.view !== null)
  useEffect(() => {
    if (title !== '') document.title = `${title} – Throughline`
  }, [title])
  const goesOn = status.kind === 'in' && isLaptop() && !prefersSimple()
  useEffect(() => {
    if (goesOn) goOnToMap()
  }, [goesOn])
  return (
    <RoomContext value={room}>
      {status.kind === 'refused' || status.kind === 'gone' ? (
        <OutScreen status={status} />
      ) : status.kind === 'waiting' ? (
        <LobbyScreen message={status.message} />
      ) : hasView && !goesOn ? (
        <RoomScreen />
      ) : (
        <ComingScreen failures={status.kind === 'connecting' ? status.failures : 0} />
      )}
    </RoomContext>
  )
}
