import { describe, expect, test } from 'vitest'
import { beforeAt, beforeByKey } from '#renderer/ui/reorder.ts'

const IDS = ['a', 'b', 'c']
const BOXES = IDS.map((id, index) => ({ id, top: index * 40, height: 40 }))

/** The list after the move. */
const after = (id: string, before: string | null | undefined): string => {
  const others = IDS.filter((one) => one !== id)
  if (before === undefined) return IDS.join('')
  const at = before === null ? others.length : others.indexOf(before)
  return others.toSpliced(at, 0, id).join('')
}

describe('putting a list in order', () => {
  test.each([
    ['b', 'ArrowUp', 'bac'],
    ['b', 'ArrowDown', 'acb'],
    ['a', 'ArrowDown', 'bac'],
    ['a', 'End', 'bca'],
    ['c', 'Home', 'cab'],
  ])('%s by %s makes %s', (id, key, expected) => {
    expect(after(id, beforeByKey(IDS, id, key))).toBe(expected)
  })

  test.each([
    ['a', 'ArrowUp'],
    ['c', 'ArrowDown'],
    ['a', 'Home'],
    ['c', 'End'],
    ['b', 'x'],
    ['gone', 'ArrowUp'],
  ])('%s by %s stays', (id, key) => {
    expect(beforeByKey(IDS, id, key)).toBeUndefined()
  })

  test('a pulled item lands before the first whose middle is below the pointer', () => {
    expect(beforeAt(BOXES, 'c', 10)).toBe('a')
    expect(beforeAt(BOXES, 'c', 30)).toBe('b')
    expect(beforeAt(BOXES, 'a', 70)).toBe('c')
    expect(beforeAt(BOXES, 'a', 110)).toBeNull()
  })
})
