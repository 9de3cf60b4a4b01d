import { useEffect, useState } from 'react'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import type { AgendaItem } from '#shared/protocol/room.ts'
import { sameItems } from './agenda-edits.ts'

/** How long what was said here stands before the host's own word, in milliseconds. */
const PATIENCE = 2000

type Items = readonly AgendaItem[]

/** The agenda as the host has it, or as it will once it heard what was changed here, and a way to change it. */
export interface Agenda {
  readonly items: Items
  readonly currentId: string | null
  readonly change: (next: (items: Items) => Items) => void
}

export function useAgenda(): Agenda {
  const { room } = useProject()
  const items = useRoom(({ view }) => view?.agenda.items) ?? NONE
  const currentId = useRoom(({ view }) => view?.agenda.currentId ?? null)
  const [said, setSaid] = useState<Items | null>(null)
  const isHeard = said !== null && sameItems(said, items)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), isHeard ? 0 : PATIENCE)
    return () => clearTimeout(timer)
  }, [said, isHeard])
  return {
    items: said ?? items,
    currentId,
    change(next) {
      const changed = next(said ?? latestItems(room))
      setSaid(changed)
      room.say({ type: 'agenda.set', items: [...changed] })
    },
  }
}

const NONE: Items = []

const latestItems = ({ state }: RoomClient): Items => state.getState().view?.agenda.items ?? NONE
