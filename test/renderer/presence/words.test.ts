import { expect, test } from 'vitest'
import { initialsOf } from '#renderer/features/presence/words.ts'

test.each([
  ['Ana', 'A'],
  ['ana maria okafor', 'AO'],
  ['Facilitator (host)', 'F'],
  ['李 明', '李明'],
  ['  ', '?'],
])('“%s” is known as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
