import { describe, expect, test } from 'vitest'
import { ariaKeys, keyCaps, spokenKeys } from '#renderer/ui/keys.ts'

describe('the caps of a key binding', () => {
  test.each([
    ['$mod+k', 'Ctrl K', '⌘ K'],
    ['$mod+Shift+z', 'Ctrl Shift Z', '⇧ ⌘ Z'],
    ['Shift+?', 'Shift ?', '⇧ ?'],
    ['[Shift]+?', '?', '?'],
    ['$mod++', 'Ctrl +', '⌘ +'],
    ['Shift++', 'Shift +', '⇧ +'],
    ['+', '+', '+'],
    ['-', '−', '−'],
    ['Escape', 'Esc', 'esc'],
    ['$mod+ArrowUp', 'Ctrl ↑', '⌘ ↑'],
    ['Digit3', '3', '3'],
    ['([1-9])', '1–9', '1–9'],
    ['g m', 'G M', 'G M'],
    ['F2', 'F2', 'F2'],
  ])('%s is %s, and %s on a Mac', (binding, elsewhere, mac) => {
    expect(keyCaps(binding, false).join(' ')).toBe(elsewhere)
    expect(keyCaps(binding, true).join(' ')).toBe(mac)
  })
})

test('signs are spelled out for those who listen', () => {
  expect(spokenKeys('$mod+Shift+z', true)).toBe('Shift Command Z')
  expect(spokenKeys('Shift+?', false)).toBe('Shift Question mark')
  expect(spokenKeys('$mod+-', false)).toBe('Ctrl Minus')
})

test('aria-keyshortcuts names the modifier that the machine has', () => {
  expect(ariaKeys('$mod+k', false)).toBe('Control+k')
  expect(ariaKeys('$mod+k', true)).toBe('Meta+k')
  expect(ariaKeys('g m', false)).toBeUndefined()
})
