import { expect, test } from 'vitest'
import { freeName } from '#main/host/library/file-names.ts'

test('a name that is taken gets a number, also where the disk ignores case or composes differently', () => {
  expect(freeName('Map', [])).toBe('Map.journey')
  expect(freeName('Map', ['map.JOURNEY'])).toBe('Map 2.journey')
  expect(freeName('Map', ['Map.journey', 'MAP 2.journey', 'Map 3.journey'])).toBe('Map 4.journey')
  expect(freeName('Caf\u00e9', ['Cafe\u0301.journey'])).toBe('Caf\u00e9 2.journey')
})
