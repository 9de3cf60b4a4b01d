import { useRoom } from '#renderer/session/session-context.tsx'
import type { AgendaItem, AgendaTool } from '#shared/protocol/room.ts'

/** The agenda's item of now, where it is about this kind of activity: what it says need not be typed again. */
export const useAgendaItem = (tool: AgendaTool): AgendaItem | null =>
  useRoom(({ view }) => {
    const item = view?.agenda.items.find(({ id }) => id === view.agenda.currentId)
    return item?.tool === tool ? item : null
  })

/** The timer of the room runs, so that what begins now begins within it. */
export const useHasTimer = (): boolean => useRoom(({ view }) => view?.timer != null)
