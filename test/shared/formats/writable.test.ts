import { expect, test } from 'vitest'
import { hasUnwritable, writable } from '#shared/formats/writable.ts'

test('control characters, halves of pairs and what is no character are replaced, one by one', () => {
  expect(writable('a\u0000b\u001fc\ud800d\udc00e\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd')
  expect(writable('tab\tline\nreturn\r 😀 \u202e')).toBe('tab\tline\nreturn\r 😀 \u202e')
})

test('whether there are such is found in whole trees', () => {
  const tree = (text: string) => ({ list: [{ deep: new Map([['key', [text]]]) }], number: 1, none: null })
  expect(hasUnwritable(tree('fine'))).toBe(false)
  expect(hasUnwritable(tree('\u0007'))).toBe(true)
  expect(hasUnwritable('\ud800')).toBe(true)
})
