import { type AgendaItem, ROOM_BOUNDS } from '#shared/protocol/room.ts'

type Items = readonly AgendaItem[]

/** An item with nothing in it. */
export const blankItem = (id: string): AgendaItem => ({
  id,
  title: '',
  minutes: 10,
  prompt: '',
  notes: '',
  tool: 'none',
  done: false,
})

/** As many of them as an agenda holds. */
export const addItems = (items: Items, more: Items): Items =>
  [...items, ...more].slice(0, ROOM_BOUNDS.agendaItems)

export const changeItem = (items: Items, id: string, fields: Partial<AgendaItem>): Items =>
  items.map((item) => (item.id === id ? { ...item, ...fields } : item))

export const removeItem = (items: Items, id: string): Items => items.filter((item) => item.id !== id)

/** The copy follows the item, and nothing of it is done. */
export const duplicateItem = (items: Items, id: string, newId: string): Items =>
  items
    .flatMap((item) => (item.id === id ? [item, { ...item, id: newId, done: false }] : [item]))
    .slice(0, ROOM_BOUNDS.agendaItems)

/** `beforeId` is `null` for the end. */
export function moveItem(items: Items, id: string, beforeId: string | null): Items {
  const moved = items.find((item) => item.id === id)
  if (!moved) return items
  const others = removeItem(items, id)
  const at = others.findIndex((item) => item.id === beforeId)
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)]
}

/** The same agenda on another day. */
export const nothingDone = (items: Items): Items => items.map((item) => ({ ...item, done: false }))

const FIELDS = [
  'id',
  'title',
  'minutes',
  'prompt',
  'notes',
  'tool',
  'done',
] as const satisfies readonly (keyof AgendaItem)[]

/** Whether two agendas say the same, in whatever order their fields were written down. */
export const sameItems = (some: Items, others: Items): boolean =>
  some.length === others.length &&
  some.every((item, index) => FIELDS.every((field) => item[field] === others[index]?.[field]))
