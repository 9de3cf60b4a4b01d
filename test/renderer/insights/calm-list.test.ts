import { expect, test } from 'vitest'
import { type CalmEntry, calmList } from '#renderer/features/insights/calm-list.ts'

const items = (letters: string): { id: string }[] => [...letters].map((id) => ({ id }))
const tell = (entries: readonly CalmEntry<{ id: string }>[]): string =>
  entries.map(({ item, gone }) => (gone ? `(${item.id})` : item.id)).join('')

test('let go, the list is as it is now', () => {
  expect(tell(calmList(calmList([], items('abc'), false), items('cb'), false))).toBe('cb')
})

test('held, nothing changes its place: what is gone stays, what is new comes last, what comes back is here again', () => {
  const held = calmList(calmList([], items('abc'), false), items('xcb'), true)
  expect(tell(held)).toBe('(a)bcx')
  const later = calmList(held, items('axb'), true)
  expect(tell(later)).toBe('ab(c)x')
  expect(tell(calmList(later, items('axb'), false))).toBe('axb')
})

test('what stays is shown as it is now', () => {
  const before = calmList([], [{ id: 'a', score: 1 }], false)
  expect(calmList(before, [{ id: 'a', score: 2 }], true)).toEqual([
    { item: { id: 'a', score: 2 }, gone: false },
  ])
})
