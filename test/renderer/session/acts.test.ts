import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { NumberedMessage } from '#renderer/room/outbox.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { createActs } from '#renderer/session/acts.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = (result: Result<null>) => void
const DONE: Result<null> = { ok: true, value: null }
const LOCKED: Problem = { code: 'locked', message: 'The lane is locked.' }

/** The outbox of a room whose host answers when the test says so. */
function outbox(left: readonly NumberedMessage[] = []) {
  const sent: { readonly label: string; readonly commands: readonly unknown[] }[] = []
  const answers: Answer[] = []
  const awaited = new Map<number, Answer>()
  const room: Pick<RoomClient, 'ask' | 'waiting' | 'answer'> = {
    ask(message) {
      if (message.type === 'commands') sent.push({ label: message.label, commands: message.commands })
      return new Promise((resolve) => answers.push(resolve))
    },
    waiting: () => left,
    answer: (number) => new Promise((resolve) => awaited.set(number, resolve)),
  }
  const refused: Problem[] = []
  const news: boolean[] = []
  const acts = createActs(room as RoomClient, {
    onChange: (isNews) => news.push(isNews),
    onRefused: (problem) => refused.push(problem),
  })
  return { acts, sent, answers, awaited, refused, news }
}

const word = (id: string, text: string): Command => ({ type: 'cards.edit', ids: [id], changes: { text } })
const settle = () => vi.advanceTimersByTimeAsync(0)

test('typing in one card gathers, and of all its wordings only the last goes', async () => {
  const { acts, sent } = outbox()
  for (const text of ['a', 'ab', 'abc']) acts.add('Type', [word('one', text)], 'type:one')
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(80)
  expect(sent).toEqual([{ label: 'Type', commands: [word('one', 'abc')] }])
})

test('an act of another kind sends what came before it first', async () => {
  const { acts, sent } = outbox()
  acts.add('Type', [word('one', 'a')], 'type:one')
  acts.add('Delete', [{ type: 'cards.remove', ids: ['two'] }])
  expect(sent.map(({ label }) => label)).toEqual(['Type', 'Delete'])
  acts.add('Type', [word('one', 'b')], 'type:one')
  acts.add('Type', [word('two', 'c')], 'type:two')
  expect(sent.map(({ label }) => label)).toEqual(['Type', 'Delete', 'Type'])
  await vi.advanceTimersByTimeAsync(80)
  expect(sent).toHaveLength(4)
})

test('two cards typed into under one key are both kept', async () => {
  const { acts, sent } = outbox()
  acts.add('Type', [word('one', 'a')], 'same')
  acts.add('Type', [word('two', 'b')], 'same')
  await vi.advanceTimersByTimeAsync(80)
  expect(sent[0]?.commands).toEqual([word('one', 'a'), word('two', 'b')])
})

test('what is done stays on show until the document has surely come, and waits for nothing', async () => {
  const { acts, answers, news } = outbox()
  acts.add('Delete', [{ type: 'cards.remove', ids: ['two'] }])
  expect(acts.isWaiting()).toBe(true)
  answers[0]?.(DONE)
  await settle()
  expect(acts.isWaiting()).toBe(false)
  expect(acts.all()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(400)
  expect(acts.all()).toEqual([])
  expect(news.at(-1)).toBe(true)
})

test('what is refused is gone at once, and its sentence told', async () => {
  const { acts, answers, refused } = outbox()
  acts.add('Type', [word('one', 'a')])
  acts.add('Type', [word('two', 'b')])
  answers[0]?.({ ok: false, error: LOCKED })
  await settle()
  expect(refused).toEqual([LOCKED])
  expect(acts.all().map(({ commands }) => commands)).toEqual([[word('two', 'b')]])
})

test('what an earlier load of the page asked is shown again, until it is answered', async () => {
  const message = {
    type: 'commands',
    number: 7,
    label: 'Type',
    joinKey: null,
    commands: [word('one', 'kept')],
  } as const
  const { acts, awaited, refused } = outbox([{ ...message, commands: [...message.commands] }])
  expect(acts.texts()).toEqual(['kept'])
  awaited.get(7)?.({ ok: false, error: LOCKED })
  await settle()
  expect(acts.all()).toEqual([])
  expect(refused).toEqual([LOCKED])
})

test('texts that the host does not have are at hand, each in its last wording', async () => {
  const { acts, answers } = outbox()
  acts.add('Type', [word('one', 'first')])
  acts.add('Type', [word('one', 'last')])
  acts.add('Add', [
    {
      type: 'cards.add',
      cards: [{ id: 'two', laneId: 'lane', stepId: 'step', fields: { text: 'another' } }],
      beforeId: null,
    },
  ])
  expect(acts.texts()).toEqual(['last', 'another'])
  answers[2]?.(DONE)
  await settle()
  expect(acts.texts()).toEqual(['last'])
})
