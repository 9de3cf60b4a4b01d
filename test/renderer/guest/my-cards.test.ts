import { describe, expect, test } from 'vitest'
import { cardsOnMap, privateCards, writingIn } from '#renderer/guest/state/my-cards.ts'
import type { NumberedMessage } from '#renderer/room/outbox.ts'
import type { Command } from '#shared/document/commands/types.ts'

let number = 0
const command = (given: Command): NumberedMessage => ({
  type: 'commands',
  number: ++number,
  label: '',
  joinKey: null,
  commands: [given],
})
const add = (id: string, text: string) =>
  command({
    type: 'cards.add',
    beforeId: null,
    cards: [{ id, laneId: 'lane', stepId: 'step', fields: { text } }],
  })
const reword = (id: string, text: string) => command({ type: 'cards.edit', ids: [id], changes: { text } })
const remove = (id: string) => command({ type: 'cards.remove', ids: [id] })
const undo = (): NumberedMessage => ({ type: 'undo', number: ++number })
const card = (id: string, text: string) => ({ id, text, laneId: 'lane', stepId: 'step' })

describe('my cards on the map', () => {
  test('show what I did before the host has it, and say so', () => {
    const cards = cardsOnMap([card('a', 'old'), card('b', 'stays'), card('c', 'goes')], {
      done: [],
      pending: [reword('a', 'new'), remove('c'), add('d', 'another')],
    })
    expect(cards).toEqual([
      { ...card('a', 'new'), isWithHost: false },
      { ...card('b', 'stays'), isWithHost: true },
      { ...card('d', 'another'), isWithHost: false },
    ])
  })

  test('stay in sight between the host’s word and its next picture of the map', () => {
    expect(cardsOnMap([], { done: [add('a', 'one')], pending: [] })).toEqual([
      { ...card('a', 'one'), isWithHost: true },
    ])
  })

  test('come back at once when their deletion is undone', () => {
    expect(cardsOnMap([card('a', 'one')], { done: [remove('a')], pending: [undo()] })).toEqual([
      { ...card('a', 'one'), isWithHost: true },
    ])
  })

  test('do not appear out of an edit of a card that is gone', () => {
    expect(cardsOnMap([], { done: [], pending: [reword('a', 'new')] })).toEqual([])
  })
})

test('a private card is not with the host while its message is on the way', () => {
  const put: NumberedMessage = {
    type: 'round.put',
    number: 1,
    roundId: 'round',
    key: 'a-key-of-this-round',
    card: card('a', 'one'),
  }
  const own = [card('a', 'one'), card('b', 'two')]
  expect(privateCards(own, [put]).map(({ isWithHost }) => isWithHost)).toEqual([false, true])
})

test('writing is found in whatever carries it', () => {
  expect(writingIn(add('a', 'one'))?.text).toBe('one')
  expect(writingIn(reword('a', 'two'))?.text).toBe('two')
  expect(writingIn({ type: 'park', number: 1, mapId: 'map', text: 'later' })?.text).toBe('later')
  expect(writingIn(remove('a'))).toBeNull()
  expect(writingIn({ type: 'vote.cast', number: 1, voteId: 'v', cardId: 'a', dots: 1 })).toBeNull()
})
