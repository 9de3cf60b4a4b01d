import { fail } from '#shared/base/result.ts'
import { change, type Reducers } from './change.ts'
import { startedTimer } from './timer.ts'

/** What the room does one after the other. */
export const agendaReducers: Reducers<'agenda.set' | 'agenda.go'> = {
  'agenda.set'(state, { items }) {
    const known = new Set(items.map(({ id }) => id))
    if (known.size < items.length)
      return fail('twice', 'Two items of the agenda are the same one. Nothing was changed.')
    const { currentId } = state.agenda
    return change({
      ...state,
      agenda: { items, currentId: currentId !== null && known.has(currentId) ? currentId : null },
    })
  },
  /** An item that is left for a later one, or for the end, is done. */
  'agenda.go'(state, { id, start }, _, { now }) {
    const { items, currentId } = state.agenda
    const at = items.findIndex((item) => item.id === id)
    const next = items[at]
    if (id !== null && !next)
      return fail('missing', 'This item is not on the agenda any more. Choose another one.')
    const from = items.findIndex((item) => item.id === currentId)
    const goesOn = from >= 0 && (at < 0 || at > from)
    const done = goesOn
      ? items.map((item, index) => (index === from ? { ...item, done: true } : item))
      : items
    const timer =
      start && next && next.minutes > 0 ? startedTimer(next.title, next.minutes * 60_000, now) : state.timer
    return change({ ...state, timer, agenda: { items: done, currentId: id } })
  },
}
