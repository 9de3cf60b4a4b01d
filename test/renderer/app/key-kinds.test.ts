import { expect, test } from 'vitest'
import { isControlKey, isSingleKey } from '#renderer/app/key-kinds.ts'

test.each(['n', '3', '+', '?', 'Shift+?', '[Shift]+?', 'Shift+S', 'KeyN', 'Digit3', '([1-9])'])(
  '%s is a bare key',
  (binding) => {
    expect(isSingleKey(binding)).toBe(true)
  },
)

test.each(['$mod+k', 'Enter', 'Delete', 'Shift+Tab', 'ArrowUp', '$mod+Shift+z', 'Alt+n', 'F2', '$mod++'])(
  '%s is no bare key',
  (binding) => {
    expect(isSingleKey(binding)).toBe(false)
  },
)

test.each([
  ['Enter', true],
  ['Tab', true],
  ['Shift+Tab', true],
  ['ArrowLeft', true],
  ['Space', true],
  ['$mod+ArrowLeft', false],
  ['Escape', false],
  ['Delete', false],
  ['n', false],
])('whether a button needs %s for itself: %s', (binding, needed) => {
  expect(isControlKey(binding)).toBe(needed)
})
