import { expect, test } from 'vitest'
import { reduce } from '#main/host/workshop/reduce.ts'
import { viewFor } from '#main/host/workshop/view.ts'
import { carryOut } from '#test/support/builders.ts'
import { BareRoom } from './support/reducing.ts'

const PEOPLE = { lead: 'facilitator', ana: 'contributor', ben: 'contributor', eve: 'viewer' } as const
const key = (id: string) => `key-of-${id}-for-this-round`

test('time runs by the host’s clock, stands while it is paused, and what is added after the end counts from now', () => {
  const room = new BareRoom(PEOPLE)
  const start = room.now
  room.does('lead', { type: 'timer.start', seconds: 60, label: 'Scope' })
  expect(room.state.timer).toEqual({ label: 'Scope', total: 60_000, endsAt: start + 60_000, left: 60_000 })
  room.now += 20_000
  room.does('lead', { type: 'timer.pause' })
  room.now += 500_000
  expect(room.state.timer).toMatchObject({ endsAt: null, left: 40_000 })
  room.does('lead', { type: 'timer.add', seconds: 60 })
  expect(room.state.timer).toMatchObject({ endsAt: null, left: 100_000, total: 120_000 })
  room.does('lead', { type: 'timer.resume' })
  expect(room.state.timer?.endsAt).toBe(room.now + 100_000)
  room.now += 300_000
  room.does('lead', { type: 'timer.add', seconds: 60 })
  expect(room.state.timer?.endsAt).toBe(room.now + 60_000)
  room.does('lead', { type: 'timer.add', seconds: -600 })
  expect(room.state.timer?.endsAt).toBe(room.now)
  room.does('lead', { type: 'timer.stop' })
  expect(room.state.timer).toBeNull()
  expect(room.tries('lead', { type: 'timer.add', seconds: 60 })).toMatchObject({ code: 'no-timer' })
})

test('the agenda goes from item to item, and what was left for a later one is done', () => {
  const room = new BareRoom(PEOPLE)
  const item = (id: string, minutes: number) => ({
    ...{ id, minutes, title: id, prompt: '', notes: '', done: false },
    tool: 'none' as const,
  })
  room.does('lead', { type: 'agenda.set', items: [item('one', 5), item('two', 0), item('three', 1)] })
  room.does('lead', { type: 'agenda.go', id: 'one', start: true })
  expect(room.state.timer).toMatchObject({ label: 'one', total: 300_000 })
  room.does('lead', { type: 'agenda.go', id: 'three', start: false })
  room.does('lead', { type: 'agenda.go', id: 'two', start: true })
  expect(room.state.agenda.items.map(({ done }) => done)).toEqual([true, false, false])
  expect(room.state.timer).toMatchObject({ label: 'one' })
  room.does('lead', { type: 'agenda.set', items: [item('three', 1)] })
  expect(room.state.agenda.currentId).toBeNull()
  expect(room.tries('lead', { type: 'agenda.go', id: 'two', start: true })).toMatchObject({ code: 'missing' })
  expect(room.tries('lead', { type: 'agenda.set', items: [item('a', 1), item('a', 1)] })).toMatchObject({
    code: 'twice',
  })
})

test('names stay apart, also where they are long, and colours as long as there are some', () => {
  const room = new BareRoom({})
  const long = 'x'.repeat(40)
  for (const [id, name] of ['Ana', 'ana', 'ÀNA', long, long, ' ', ''].entries())
    room.comes(`p${id}`, 'contributor', name)
  const names = room.state.people.map(({ name }) => name)
  expect(names).toEqual(['Ana', 'ana (2)', 'ÀNA (3)', long, `${'x'.repeat(36)} (2)`, 'Guest', 'Guest (2)'])
  expect(new Set(room.state.people.map(({ color }) => color)).size).toBe(7)
  room.does('p1', { type: 'me', name: 'Ana' })
  expect(room.state.people[1]?.name).toBe('Ana (2)')
  room.does('p0', { type: 'me', name: 'Ana' })
  expect(room.state.people[0]?.name).toBe('Ana')
})

test('hands keep their turn', () => {
  const room = new BareRoom(PEOPLE)
  room.does('eve', { type: 'hand', up: true })
  const first = room.now
  room.now += 1000
  room.does('eve', { type: 'hand', up: true })
  expect(room.state.people.find(({ id }) => id === 'eve')?.hand).toBe(first)
  room.does('lead', { type: 'lower', id: 'eve' })
  expect(room.state.people.find(({ id }) => id === 'eve')?.hand).toBeNull()
})

test('somebody who was away the longest gives their place to a new guest, nobody who is only locked out of their phone', () => {
  const room = new BareRoom({})
  for (let number = 0; number < 50; number++) room.comes(`p${number}`, 'contributor')
  room.now += 10 * 60_000
  expect(() => room.comes('late', 'contributor')).toThrow('full')
  room.now += 30 * 60_000
  room.comes('late', 'contributor')
  expect(room.state.people).toHaveLength(50)
})

test('dots are within the budget and the most for a card, on cards that are voted on, and come back from removed ones', () => {
  const room = new BareRoom(PEOPLE)
  const [pain, other] = [
    room.built.cardIds('lane2', 'step1-1')[0]!,
    room.built.cardIds('lane2', 'step2-1')[0]!,
  ]
  const [plain] = room.built.cardIds('lane1', 'step1-1')
  const start = { type: 'vote.start', mapId: 'map1', title: 'Worst' } as const
  room.does('lead', { ...start, budget: 4, perCard: 3, scope: { kind: 'kinds', kinds: ['pain'] } })
  const voteId = room.state.vote!.id
  const cast = (id: string, cardId: string, dots: number) =>
    room.tries(id, { type: 'vote.cast', voteId, cardId, dots })
  expect(cast('ana', plain!, 1)).toMatchObject({ code: 'not-here' })
  expect(cast('ana', pain, 4)).toMatchObject({ code: 'too-many' })
  for (let again = 0; again < 3; again++) cast('ana', pain, 3)
  expect(cast('ana', other, 2)).toMatchObject({ code: 'no-dots-left', message: 'You have 1 dot left.' })
  cast('ana', other, 1)
  cast('ben', other, 3)
  expect(
    room.tries('lead', { ...start, budget: 1, perCard: 1, scope: { kind: 'kinds', kinds: ['any'] } }),
  ).toMatchObject({
    code: 'busy',
  })
  carryOut(room.built.doc, [{ type: 'cards.remove', ids: [pain] }])
  const third = room.built.cardIds('lane2', 'step2-2')[0]!
  expect(cast('ana', third, 3)).toHaveProperty('state')
  const effects = room.does('lead', { type: 'vote.close', voteId })
  expect(room.snapshot().cards[other]?.votes).toBe(4)
  expect(room.snapshot().cards[third]?.votes).toBe(3)
  expect(room.state.results).toMatchObject({
    voters: 2,
    cards: [
      { cardId: other, dots: 4 },
      { cardId: third, dots: 3 },
    ],
  })
  expect(effects.at(-1)).toMatchObject({
    sentence: '1 card with dots was removed during the vote and is not in the results.',
  })
  expect(cast('ben', other, 1)).toMatchObject({ code: 'over' })
  room.does('lead', { ...start, budget: 1, perCard: 1, scope: { kind: 'cards', ids: [other] } })
  expect(room.state.results).toBeNull()
  room.does('ben', { type: 'vote.cast', voteId: room.state.vote!.id, cardId: other, dots: 1 })
  room.does('lead', { type: 'vote.close', voteId: room.state.vote!.id })
  expect(room.snapshot().cards[other]?.votes).toBe(5)
})

test('a vote that was counted is closed to more dots, and its count is nobody’s to see before it is on the map', () => {
  const room = new BareRoom(PEOPLE)
  const cardId = room.built.cardIds('lane2', 'step1-1')[0]!
  const scope = { kind: 'kinds' as const, kinds: ['pain' as const] }
  room.does('lead', { type: 'vote.start', mapId: 'map1', title: '', budget: 4, perCard: 3, scope })
  const voteId = room.state.vote!.id
  room.does('ana', { type: 'vote.cast', voteId, cardId, dots: 3 })
  const lead = { id: 'lead', role: 'facilitator' } as const
  const counting = reduce(room.state, { type: 'vote.close', number: 0, voteId }, lead, room.context())
  if (!counting.ok) throw new Error(counting.error.message)
  room.state = counting.value.state
  expect(room.state.vote?.count).toMatchObject([{ cardId, dots: 3 }])
  const about = { snapshot: room.snapshot(), door: null, now: room.now }
  expect(viewFor(room.state, lead, about).vote).not.toHaveProperty('count')
  expect(room.tries('ben', { type: 'vote.cast', voteId, cardId, dots: 1 })).toMatchObject({ code: 'over' })
})

test('votes of somebody who was removed do not count, those of somebody who left do', () => {
  const room = new BareRoom(PEOPLE)
  const [pain] = room.built.cardIds('lane2', 'step1-1')
  const scope = { kind: 'kinds' as const, kinds: ['any' as const] }
  room.does('lead', { type: 'vote.start', mapId: 'map1', title: '', budget: 3, perCard: 3, scope })
  const voteId = room.state.vote!.id
  room.does('ana', { type: 'vote.cast', voteId, cardId: pain!, dots: 1 })
  room.does('ben', { type: 'vote.cast', voteId, cardId: pain!, dots: 2 })
  room.does('ana', { type: 'leave' })
  room.does('lead', { type: 'remove', id: 'ben' })
  room.does('lead', { type: 'vote.close', voteId })
  expect(room.snapshot().cards[pain!]?.votes).toBe(1)
})

test('a rating writes the mean, how far people were from it, and how many they were', () => {
  const room = new BareRoom(PEOPLE)
  const start = { type: 'rating.start', mapId: 'map1', personaId: null } as const
  expect(room.tries('lead', { ...start, laneId: 'lane1' })).toMatchObject({ code: 'not-here' })
  room.does('lead', { ...start, laneId: 'lane3' })
  const ratingId = room.state.rating!.id
  const set = (id: string, stepId: string, amount: number | null) =>
    room.does(id, { type: 'rating.set', ratingId, stepId, amount })
  set('ana', 'step1-1', 2)
  set('ben', 'step1-1', -1)
  set('ana', 'step1-2', 1)
  set('ben', 'step1-2', 1)
  set('ben', 'step2-1', 1)
  set('ben', 'step2-1', null)
  room.does('lead', { type: 'rating.close', ratingId })
  const values = Object.values(room.snapshot().cards)
    .filter(({ kind }) => kind === 'sentiment')
    .map(({ place, amount, spread, raters }) => [place[1], amount, spread, raters])
  expect(values).toEqual([
    ['step1-1', 0.5, 1.5, 2],
    ['step1-2', 1, 0, 2],
  ])
})

test('a revealed round puts what says the same side by side, names who wrote it, and clears the round', () => {
  const room = new BareRoom(PEOPLE, { cardsPerCell: 0 })
  const start = { type: 'round.start', mapId: 'map1', stepId: null, prompt: 'What hurts?' } as const
  room.does('lead', { ...start, laneIds: ['lane1', 'lane2'], anonymous: false })
  const roundId = room.state.round!.id
  const put = (by: string, id: string, text: string, laneId = 'lane1', stepId = 'step1-1') =>
    room.tries(by, { type: 'round.put', roundId, key: key(by), card: { id, text, laneId, stepId } })
  put('ana', 'a', 'Too slow')
  put('ben', 'b', 'Lost')
  put('ana', 'c', 'Expensive', 'lane2', 'step2-1')
  put('ben', 'd', '  too  SLOW ')
  put('ana', 'a', 'Too slow!')
  put('ana', 'a', 'Too slow')
  expect(put('ben', 'a', 'Mine now')).toMatchObject({ code: 'taken' })
  expect(put('ben', 'e', ' \n')).toMatchObject({ code: 'empty' })
  expect(put('ben', 'e', 'Elsewhere', 'lane3')).toMatchObject({ code: 'not-here' })
  room.does('ben', { type: 'round.drop', roundId, key: key('ben'), cardId: 'a' })
  expect(room.state.round?.cards).toHaveLength(4)
  room.does('lead', { type: 'round.reveal', roundId })
  expect(room.state.round).toBeNull()
  const { revealed } = room.state
  expect([revealed?.laneIds, revealed?.cardIds.toSorted()]).toEqual([
    ['lane1', 'lane2'],
    ['a', 'b', 'c', 'd'],
  ])
  const { cards } = room.snapshot()
  const inCell = Object.values(cards)
    .filter(({ place }) => place[1] === 'step1-1')
    .sort((a, b) => (a.place[2] < b.place[2] ? -1 : 1))
  expect(inCell.map(({ id }) => id)).toEqual(['a', 'd', 'b'])
  expect(cards.a).toMatchObject({ text: 'Too slow', author: 'ana', authorId: 'ana', kind: 'text' })
  expect(cards.c).toMatchObject({ kind: 'pain', authorId: 'ana' })
  expect(put('ana', 'z', 'Too late')).toMatchObject({ code: 'over' })
})

test('what was written for places that are gone comes to the nearest one, or into the parking lot', () => {
  const room = new BareRoom(PEOPLE, { stages: [1, 3], cardsPerCell: 0 })
  const start = { type: 'round.start', mapId: 'map1', stepId: null, prompt: '', anonymous: false } as const
  room.does('lead', { ...start, laneIds: ['lane1', 'lane2'] })
  const put = (id: string, laneId: string, stepId: string) =>
    room.does('ana', {
      ...{ type: 'round.put', roundId: room.state.round!.id, key: key('ana') },
      card: { id, text: id, laneId, stepId },
    })
  put('a', 'lane1', 'step2-3')
  put('b', 'lane2', 'step1-1')
  carryOut(room.built.doc, [
    { type: 'step.remove', id: 'step2-3' },
    { type: 'lane.remove', id: 'lane2' },
  ])
  const told = room.does('lead', { type: 'round.reveal', roundId: room.state.round!.id })
  expect(room.snapshot().cards.a?.place.slice(0, 2)).toEqual(['lane1', 'step2-2'])
  expect(room.snapshot().cards.b?.place.slice(0, 2)).toEqual(['lane1', 'step1-1'])
  expect(told.some(({ type }) => type === 'tell-facilitators')).toBe(true)

  room.does('lead', { ...start, laneIds: ['lane1'] })
  put('c', 'lane1', 'step1-1')
  carryOut(room.built.doc, [{ type: 'lane.edit', id: 'lane1', changes: { locked: true } }])
  room.does('lead', { type: 'round.reveal', roundId: room.state.round!.id })
  expect(Object.values(room.snapshot().notes)).toMatchObject([
    { text: 'c', parked: true, author: 'ana', authorId: 'ana' },
  ])
})

test('without any map left a round stays, and is revealed when one is back', () => {
  const room = new BareRoom(PEOPLE)
  const start = { type: 'round.start', mapId: 'map1', stepId: null, prompt: '', anonymous: false } as const
  room.does('lead', { ...start, laneIds: ['lane1'] })
  const roundId = room.state.round!.id
  const card = { id: 'kept', text: 'Kept', laneId: 'lane1', stepId: 'step1-1' }
  room.does('ana', { type: 'round.put', roundId, key: key('ana'), card })
  carryOut(room.built.doc, [{ type: 'map.remove', id: 'map1' }])
  expect(room.tries('lead', { type: 'round.reveal', roundId })).toMatchObject({ code: 'missing' })
  expect(room.state.round?.cards).toHaveLength(1)
  carryOut(room.built.doc, [{ type: 'map.add', id: 'map2', fields: { title: 'Another' } }])
  room.does('lead', { type: 'round.reveal', roundId })
  expect(Object.values(room.snapshot().notes)).toMatchObject([{ text: 'Kept', mapId: 'map2', parked: true }])
})

test('the host’s own window can be neither demoted nor removed, and not everybody can lead by the code', () => {
  const room = new BareRoom(PEOPLE)
  room.state = {
    ...room.state,
    people: room.state.people.map((person) => (person.id === 'lead' ? { ...person, digest: null } : person)),
  }
  expect(room.tries('lead', { type: 'role', id: 'lead', role: 'viewer' })).toMatchObject({ code: 'host' })
  expect(room.tries('lead', { type: 'remove', id: 'lead' })).toMatchObject({ code: 'host' })
  expect(room.tries('lead', { type: 'settings', guestRole: 'facilitator' })).toMatchObject({
    code: 'not-all',
  })
})
