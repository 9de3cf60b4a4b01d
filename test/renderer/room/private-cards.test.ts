/** One's own cards of a private round, against a real room over real sockets. */
import { expect, test } from 'vitest'
import { PrivateCards } from '#renderer/room/private-cards.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { Problem } from '#shared/base/result.ts'
import { until } from '../../main/host/support/until.ts'
import { openWorkshop, type Workshop } from '../../main/host/workshop/support/workshop.ts'
import { newStorage, pageOf } from './in-a-room.ts'

const card = (id: string, text: string, stepId = 'step1-1') => ({ id, text, laneId: 'lane2', stepId })

async function startRound(room: RoomClient, anonymous = true): Promise<string> {
  const wanted = { mapId: 'map1', laneIds: ['lane2'], stepId: null, prompt: '', anonymous }
  expect(await room.ask({ type: 'round.start', ...wanted })).toEqual({ ok: true, value: null })
  return until('the round is on', () => room.state.getState().view?.round?.id)
}

async function twoPages(workshop: Workshop) {
  const [ada, ben] = [await pageOf(workshop, 'ada'), await pageOf(workshop, 'ben')]
  const place = newStorage()
  const problems: Problem[] = []
  const cards = new PrivateCards(ben.room, place, (problem) => problems.push(problem))
  return { ada, ben, place, problems, cards }
}

const texts = (cards: PrivateCards) => cards.state.getState().cards.map(({ text }) => text)

test('are here at once, with the host soon, in no other page, and on the map once they are revealed', async () => {
  const workshop = await openWorkshop()
  const { ada, ben, cards, problems } = await twoPages(workshop)
  const roundId = await startRound(ada.room)
  await until('ben knows of the round', () => cards.state.getState().roundId === roundId)
  cards.put(card('one', 'The secret of Ben'))
  cards.put(card('two', ''))
  cards.put(card('two', 'A second one'))
  cards.put(card('three', 'Before it'), 'two')
  expect(texts(cards)).toEqual(['The secret of Ben', 'Before it', 'A second one'])
  await cards.settled()
  await until('ada counts them', () => ada.room.state.getState().view?.round?.cards === 3)
  expect(ada.room.state.getState().view?.round?.writers).toBe(1)
  cards.put(card('three', ''))
  cards.drop(['two'])
  await until('two are gone', () => ada.room.state.getState().view?.round?.cards === 1)
  expect(ada.heard.join('\n')).not.toContain('secret of Ben')
  expect(await ada.room.ask({ type: 'round.reveal', roundId })).toMatchObject({ ok: true })
  await until('it is on the map', () => workshop.snapshot().cards.one?.text === 'The secret of Ben')
  expect(workshop.snapshot().cards.two).toBeUndefined()
  await until('it is private no more', () => cards.state.getState().cards.length === 0)
  expect(cards.state.getState().late).toEqual([])
  expect([problems, ben.room.state.getState().pending]).toEqual([[], []])
  await workshop.close()
})

test('outlive a reload, with what the host had not heard of yet', async () => {
  const workshop = await openWorkshop()
  const { ada, ben, cards, place } = await twoPages(workshop)
  const roundId = await startRound(ada.room)
  await until('ben knows of the round', () => cards.state.getState().roundId === roundId)
  cards.put(card('one', 'Said'))
  await cards.settled()
  ben.cut()
  cards.put(card('one', 'Said better'))
  cards.put(card('two', 'Unheard'))
  cards.close()
  ben.room.close()
  const again = await pageOf(workshop, 'ben')
  const reloaded = new PrivateCards(again.room, place, () => undefined)
  expect(texts(reloaded)).toEqual(['Said better', 'Unheard'])
  await until('the host has both', () => ada.room.state.getState().view?.round?.cards === 2)
  await reloaded.settled()
  // Neither somebody else in this browser has any of it, nor this person in another: the key makes an author.
  const other = new PrivateCards((await pageOf(workshop, 'cem')).room, place, () => undefined)
  await until('cem knows the round', () => other.state.getState().roundId === roundId)
  expect(texts(other)).toEqual([])
  const elsewhere = new PrivateCards((await pageOf(workshop, 'ben')).room, newStorage(), () => undefined)
  await until('the other one knows the round', () => elsewhere.state.getState().roundId === roundId)
  expect(texts(elsewhere)).toEqual([])
  await ada.room.ask({ type: 'round.reveal', roundId })
  await until('the last words are on the map', () => workshop.snapshot().cards.one?.text === 'Said better')
  await until('the key is forgotten', () => place.length === 0)
  await workshop.close()
})

test('that come too late for the reveal are kept for their author', async () => {
  const workshop = await openWorkshop()
  const { ada, ben, cards, place } = await twoPages(workshop)
  const roundId = await startRound(ada.room)
  await until('ben knows of the round', () => cards.state.getState().roundId === roundId)
  cards.put(card('one', 'In time'))
  await cards.settled()
  ben.cut()
  cards.put(card('two', 'Too late'))
  await ada.room.ask({ type: 'round.reveal', roundId })
  ben.mend()
  await until('ben hears that it is over', () => cards.state.getState().late.length === 1)
  expect(cards.state.getState().late).toEqual([card('two', 'Too late')])
  expect(workshop.snapshot().cards.two).toBeUndefined()
  const reloaded = new PrivateCards((await pageOf(workshop, 'ben')).room, place, () => undefined)
  expect(reloaded.state.getState().late.map(({ text }) => text)).toEqual(['Too late'])
  reloaded.forgetLate()
  expect(place.length).toBe(0)
  await workshop.close()
})

test('that the host refuses say why', async () => {
  const workshop = await openWorkshop()
  const { ada, cards, problems } = await twoPages(workshop)
  const roundId = await startRound(ada.room)
  await until('ben knows of the round', () => cards.state.getState().roundId === roundId)
  cards.put({ ...card('one', 'Elsewhere'), laneId: 'lane1' })
  await until('it is refused', () => problems.length === 1)
  expect(problems[0]?.message).toContain('another part of the map')
  expect(texts(cards)).toEqual(['Elsewhere'])
  await workshop.close()
})
