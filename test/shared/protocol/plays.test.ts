import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { newId } from '#shared/base/ids.ts'
import { itemsOfPlay, PLAYS, play, playOfItems } from '#shared/protocol/plays.ts'
import { readRoomMessage } from '#shared/protocol/room.ts'

const named = (title: string) => {
  const found = PLAYS.find((one) => one.title === title)
  if (!found) throw new Error(`No play ${title}`)
  return found
}
const minutesOf = (title: string) => named(title).items.map(({ minutes }) => minutes)

describe('the ready-made plays', () => {
  test.each(PLAYS)('$title is a play, and makes an agenda that a room takes', (one) => {
    expect(v.parse(play, one)).toEqual(one)
    const items = itemsOfPlay(one, newId)
    expect(readRoomMessage(JSON.stringify({ type: 'agenda.set', items }))).toEqual({
      type: 'agenda.set',
      items,
    })
  })

  test('say in every item what everybody does and what whoever leads should know', () => {
    for (const { title, items } of PLAYS)
      for (const one of items) {
        expect(one.prompt.length, `${title}: ${one.title}`).toBeGreaterThan(20)
        expect(one.notes.length, `${title}: ${one.title}`).toBeGreaterThan(40)
        expect(one.minutes).toBeGreaterThan(0)
      }
  })

  test('have names of their own', () => {
    expect(new Set(PLAYS.map(({ title }) => title)).size).toBe(PLAYS.length)
  })

  test('keep to the times that the field knows', () => {
    const [scope, stage, backstory, map, pains, sentiment, picture] = minutesOf('Team play')
    expect([scope, stage, backstory, sentiment, picture]).toEqual([15, 5, 10, 15, 15])
    expect(map).toBeGreaterThanOrEqual(30)
    expect(map).toBeLessThanOrEqual(60)
    expect(pains).toBeGreaterThanOrEqual(10)
    expect(pains).toBeLessThanOrEqual(30)
    const [introduction, empathy, first, alone, discussion, wrapUp] = minutesOf('Grid workshop')
    expect([introduction, empathy, alone, discussion, wrapUp]).toEqual([10, 30, 15, 35, 5])
    expect((first ?? 0) + (alone ?? 0) + (discussion ?? 0)).toBe(60)
  })
})

describe('a play of one’s own', () => {
  test('holds an agenda without what was done of it', () => {
    const items = itemsOfPlay(named('Team play'), newId).map((item) => ({ ...item, done: true }))
    const own = playOfItems('Mine', '', items)
    expect(v.parse(play, own)).toEqual({ title: 'Mine', description: '', items: named('Team play').items })
  })
})
