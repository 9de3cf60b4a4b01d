import { describe, expect, test } from 'vitest'
import {
  addItems,
  blankItem,
  changeItem,
  duplicateItem,
  moveItem,
  nothingDone,
  removeItem,
  sameItems,
} from '#renderer/features/workshop/agenda/agenda-edits.ts'
import {
  agendaEnd,
  agendaLeft,
  currentItem,
  minutesWords,
  nextItem,
  totalMinutes,
} from '#renderer/features/workshop/agenda/agenda-time.ts'
import { type AgendaItem, ROOM_BOUNDS } from '#shared/protocol/room.ts'

const item = (id: string, minutes: number, done = false): AgendaItem => ({
  ...blankItem(id),
  title: id.toUpperCase(),
  minutes,
  done,
})
const ITEMS = [item('a', 15, true), item('b', 5), item('c', 10), item('d', 30)]
const MINUTE = 60_000
const idsOf = (items: readonly AgendaItem[]) => items.map(({ id }) => id).join('')

describe('how long an agenda takes', () => {
  test('all of it, in words', () => {
    expect(totalMinutes(ITEMS)).toBe(60)
    expect([0, 5, 60, 95, 125].map(minutesWords)).toEqual([
      '0 min',
      '5 min',
      '1 h',
      '1 h 35 min',
      '2 h 5 min',
    ])
  })

  test('what is left: the rest of the current item, and those after it that are not done', () => {
    const agenda = { items: ITEMS, currentId: 'b' }
    expect(agendaLeft({ agenda, timer: null }, 0)).toBe(45 * MINUTE)
    const running = { label: '', total: 5 * MINUTE, endsAt: 2 * MINUTE, left: 0 }
    expect(agendaLeft({ agenda, timer: running }, 0)).toBe(42 * MINUTE)
    const paused = { label: '', total: 5 * MINUTE, endsAt: null, left: 3 * MINUTE }
    expect(agendaLeft({ agenda, timer: paused }, 99)).toBe(43 * MINUTE)
  })

  test('over time takes nothing off what comes', () => {
    const over = { label: '', total: MINUTE, endsAt: -9 * MINUTE, left: 0 }
    expect(agendaLeft({ agenda: { items: ITEMS, currentId: 'c' }, timer: over }, 0)).toBe(30 * MINUTE)
  })

  test('before it began, a timer that runs for something else counts for nothing', () => {
    const timer = { label: 'Coffee', total: MINUTE, endsAt: MINUTE, left: 0 }
    expect(agendaLeft({ agenda: { items: ITEMS, currentId: null }, timer }, 0)).toBe(45 * MINUTE)
  })

  test('ends that much later, and does not end where nothing is left', () => {
    const view = { agenda: { items: ITEMS, currentId: 'b' }, timer: null }
    expect(agendaEnd(view, 1000)).toBe(1000 + 45 * MINUTE)
    expect(agendaEnd({ agenda: { items: [item('a', 5, true)], currentId: null }, timer: null }, 0)).toBeNull()
  })
})

describe('where an agenda is', () => {
  test('now and next', () => {
    const agenda = { items: ITEMS, currentId: 'b' }
    expect(currentItem(agenda)?.id).toBe('b')
    expect(nextItem(agenda)?.id).toBe('c')
    expect(nextItem({ items: ITEMS, currentId: null })?.id).toBe('b')
    expect(nextItem({ items: ITEMS, currentId: 'd' })).toBeNull()
  })
})

describe('changing an agenda', () => {
  test('moves items before others and to the end', () => {
    expect(idsOf(moveItem(ITEMS, 'd', 'a'))).toBe('dabc')
    expect(idsOf(moveItem(ITEMS, 'a', null))).toBe('bcda')
    expect(idsOf(moveItem(ITEMS, 'a', 'c'))).toBe('bacd')
    expect(moveItem(ITEMS, 'gone', 'a')).toBe(ITEMS)
  })

  test('copies an item behind it, with nothing of it done', () => {
    const copied = duplicateItem(ITEMS, 'a', 'x')
    expect(idsOf(copied)).toBe('axbcd')
    expect(copied[1]).toEqual({ ...ITEMS[0], id: 'x', done: false })
  })

  test('changes, removes and begins anew', () => {
    expect(changeItem(ITEMS, 'c', { minutes: 12 })[2]?.minutes).toBe(12)
    expect(idsOf(removeItem(ITEMS, 'b'))).toBe('acd')
    expect(nothingDone(ITEMS).some(({ done }) => done)).toBe(false)
  })

  test('says the same in whatever order its fields were written down', () => {
    const turned = ITEMS.map((one) => Object.fromEntries(Object.entries(one).reverse()) as typeof one)
    expect(sameItems(ITEMS, turned)).toBe(true)
    for (const fields of [
      { title: 'x' },
      { minutes: 99 },
      { notes: 'x' },
      { tool: 'vote' },
      { done: true },
    ] as const)
      expect(sameItems(ITEMS, changeItem(ITEMS, 'b', fields)), JSON.stringify(fields)).toBe(false)
    expect(sameItems(ITEMS, moveItem(ITEMS, 'a', null))).toBe(false)
    expect(sameItems(ITEMS, ITEMS.slice(1))).toBe(false)
  })

  test('holds no more than a room takes', () => {
    const many = Array.from({ length: ROOM_BOUNDS.agendaItems }, (_, index) => item(`i${index}`, 1))
    expect(addItems(many, ITEMS)).toHaveLength(ROOM_BOUNDS.agendaItems)
    expect(duplicateItem(many, 'i0', 'x')).toHaveLength(ROOM_BOUNDS.agendaItems)
  })
})
