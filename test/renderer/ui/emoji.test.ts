import { expect, test } from 'vitest'
import { findEmoji, loadEmoji } from '#renderer/ui/emoji/emoji-data.ts'

test('all emoji are there once, in groups that have a name', async () => {
  const groups = await loadEmoji()
  const signs = groups.flatMap(({ emoji }) => emoji.map(({ sign }) => sign))
  expect(signs.length).toBeGreaterThan(1800)
  expect(new Set(signs).size).toBe(signs.length)
  expect(groups.map(({ title, emoji }) => [title, emoji.length > 0])).toContainEqual(['Food and drink', true])
  expect(groups[0]?.emoji[0]?.sign).toBe('😀')
})

test('they are found by the beginnings of words, by name before by tag', async () => {
  const groups = await loadEmoji()
  const signs = (typed: string) => findEmoji(groups, typed).map(({ sign }) => sign)
  expect(signs('bicycle')[0]).toMatch(/^🚲/)
  expect(signs('RED hea')).toContain('❤️')
  expect(signs('icycle')).not.toContain(signs('bicycle')[0])
  expect(signs('no such thing')).toEqual([])
})
