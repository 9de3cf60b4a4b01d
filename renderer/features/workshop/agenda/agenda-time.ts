import type { AgendaItem } from '#shared/protocol/room.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'

const MINUTE = 60_000

/** Minutes of all items together. */
export const totalMinutes = (items: readonly Pick<AgendaItem, 'minutes'>[]): number =>
  items.reduce((sum, { minutes }) => sum + minutes, 0)

/** A number of minutes as people say it: `45 min`, `2 h`, `1 h 35 min`. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/**
 * What is still to come, in milliseconds: what the timer leaves of the current item, all of it where no time runs, and
 * the items after it that are not done. What was skipped before it does not count any more.
 */
export function agendaLeft({ agenda, timer }: Pick<RoomView, 'agenda' | 'timer'>, hostNow: number): number {
  const { items, currentId } = agenda
  const at = items.findIndex(({ id }) => id === currentId)
  const current = items[at]
  const coming = items.slice(at + 1).filter(({ done }) => !done)
  const rest = current ? restOf(current, timer, hostNow) : 0
  return rest + totalMinutes(coming) * MINUTE
}

function restOf(current: AgendaItem, timer: RoomView['timer'], hostNow: number): number {
  if (!timer) return current.minutes * MINUTE
  return Math.max(0, timer.endsAt === null ? timer.left : timer.endsAt - hostNow)
}

/** When the agenda is through if all goes as planned from now on; `null` where nothing is left. */
export function agendaEnd(view: Pick<RoomView, 'agenda' | 'timer'>, hostNow: number): number | null {
  const left = agendaLeft(view, hostNow)
  return left === 0 ? null : hostNow + left
}

/** The item after the current one: the first where none is current, `null` after the last. */
export function nextItem({ items, currentId }: RoomView['agenda']): AgendaItem | null {
  const at = items.findIndex(({ id }) => id === currentId)
  return items.slice(at + 1).find(({ done }) => !done) ?? null
}

/** The item of just now. */
export const currentItem = ({ items, currentId }: RoomView['agenda']): AgendaItem | null =>
  items.find(({ id }) => id === currentId) ?? null

/** A moment as a clock on the wall shows it here. `offset`: the host's clock less this machine's, in milliseconds. */
export const wallClock = (hostTime: number, offset: number): string =>
  new Date(hostTime - offset).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
