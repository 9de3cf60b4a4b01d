import { describe, expect, test } from 'vitest'
import { readTime } from '#renderer/features/workshop/time-text.ts'

describe('a time as people type it', () => {
  test.each([
    ['7', 420],
    [' 7 ', 420],
    ['7 min', 420],
    ['7m', 420],
    ['7:30', 450],
    ['0:45', 45],
    ['90:00', 5400],
    ['1:05:00', 3900],
    ['90s', 90],
    ['90 sec', 90],
    ['1.5', 90],
    ['1,5', 90],
    ['2 h', 7200],
    ['480', 28_800],
  ])('%s is %i seconds', (text, seconds) => {
    expect(readTime(text)).toBe(seconds)
  })

  test.each([
    '',
    'x',
    '0',
    '0:00',
    '-3',
    '7:',
    ':30',
    '7:60',
    '1:70:00',
    '1:2:3:4',
    '7 parsecs',
    '481',
    '9:00:00',
    '1e3',
  ])('“%s” is none', (text) => {
    expect(readTime(text)).toBeNull()
  })
})
