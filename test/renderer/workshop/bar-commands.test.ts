import { expect, test } from 'vitest'
import { COMMANDS } from '#renderer/actions/commands.ts'
import { BAR_COMMANDS, OFFERS } from '#renderer/features/workshop/bar/bar-commands.ts'

test('everything that the bar offers is a command', () => {
  const known = new Set(COMMANDS.map(({ id }) => id))
  const offered = [...Object.values(BAR_COMMANDS), ...Object.values(OFFERS).map(({ id }) => id)]
  expect(offered.filter((id) => !known.has(id))).toEqual([])
})
