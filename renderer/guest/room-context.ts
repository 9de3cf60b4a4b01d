import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RoomState } from '#renderer/room/room-state.ts'
import type { Deeds, DeedsState } from './state/deeds.ts'

export const RoomContext = createContext<RoomClient | null>(null)
export const DeedsContext = createContext<Deeds | null>(null)

export function useRoomClient(): RoomClient {
  const room = use(RoomContext)
  if (!room) throw new Error('There is no room around this.')
  return room
}

export function useDeeds(): Deeds {
  const deeds = use(DeedsContext)
  if (!deeds) throw new Error('There is nothing to do outside a room.')
  return deeds
}

export const useRoom = <T>(pick: (state: RoomState) => T): T => useStore(useRoomClient().state, pick)
export const useDeedsState = <T>(pick: (state: DeedsState) => T): T => useStore(useDeeds().state, pick)
