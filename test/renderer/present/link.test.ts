import { expect, test } from 'vitest'
import { elapsedWords } from '#renderer/features/present/elapsed.ts'
import { type Message, openLink } from '#renderer/features/present/link.ts'
import { createShow } from '#renderer/features/present/show.ts'

test('windows of one project hear each other, and nothing that is no message', async () => {
  const heard: Message[] = []
  const hall = openLink('project-1', (message) => heard.push(message))
  const desk = openLink('project-1', () => {})
  const other = openLink('project-2', () => {})
  const stranger = new BroadcastChannel('throughline-present-project-1')
  const state = createShow('stages').getState()
  const shows: Message = { type: 'shows', mapId: 'map1', shape: 1.5, insights: true, state }
  other.say({ type: 'hello' })
  stranger.postMessage({ type: 'act', act: { kind: 'erase' } })
  stranger.postMessage('hello')
  desk.say({ type: 'hello' })
  desk.say({ type: 'act', act: { kind: 'move', by: 1 } })
  desk.say(shows)
  await expect
    .poll(() => heard)
    .toEqual([{ type: 'hello' }, { type: 'act', act: { kind: 'move', by: 1 } }, shows])
  for (const end of [hall, desk, other, stranger]) end.close()
})

test.each([
  [0, '0:00'],
  [65_900, '1:05'],
  [3_845_000, '1:04:05'],
  [-5, '0:00'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(elapsedWords(milliseconds)).toBe(words)
})
