import { describe, expect, test } from 'vitest'
import { goingOn, initials, raisedHands, shortAddress } from '#renderer/features/workshop/words.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'

const person = (id: string, more: Partial<PersonInRoom> = {}): PersonInRoom => ({
  id,
  name: id,
  color: 'blue',
  role: 'contributor',
  device: 'phone',
  own: false,
  here: true,
  hand: null,
  ...more,
})

describe('words about people', () => {
  test('hands are in the order in which they were raised', () => {
    const people = [person('late', { hand: 30 }), person('none'), person('first', { hand: 10 })]
    expect(raisedHands(people).map(({ id }) => id)).toEqual(['first', 'late'])
  })

  test.each([
    ['Ana Kovač', 'AK'],
    ['Ben', 'B'],
    ['émile durand', 'ÉD'],
    ['Maria del Carmen Ruiz', 'MR'],
    ['Ana (2)', 'A'],
    ['42', '?'],
  ])('%s is short %s', (name, short) => {
    expect(initials(name)).toBe(short)
  })
})

describe('what is going on', () => {
  const nothing = { round: null, vote: null, rating: null, people: [] }
  const people = [person('a'), person('b'), person('c', { here: false }), person('d', { role: 'viewer' })]

  test('is nothing most of the time', () => {
    expect(goingOn(nothing)).toBe('')
  })

  test('counts what is written, and who has voted of those who can', () => {
    expect(goingOn({ ...nothing, round: { cards: 34, writers: 9 } })).toBe(
      'Private round: 34 cards from 9 people',
    )
    expect(goingOn({ ...nothing, people, vote: { title: 'Worst pains', voters: 1 } })).toBe(
      'Worst pains: 1 of 2 have voted',
    )
    expect(goingOn({ ...nothing, people, vote: { title: 'What first?', voters: 2 } })).toBe(
      'What first? 2 of 2 have voted',
    )
    expect(goingOn({ ...nothing, people, rating: { raters: 3 } })).toBe('Rating: 3 of 3 have rated')
  })
})

test('an address is typed without what browsers put before it', () => {
  expect(shortAddress('http://192.168.1.20:4747')).toBe('192.168.1.20:4747')
  expect(shortAddress('http://maps.local/')).toBe('maps.local')
})
