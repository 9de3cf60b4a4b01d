/** The sessions of guests, with a real host behind a real door. */
import { expect, test } from 'vitest'
import { changesBetween } from '#shared/analysis/changes.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { until } from '#test/main/host/support/until.ts'
import { enterAs, type Guest, type OpenWorkshop, openWorkshop } from './support/guests.ts'

/** A cell to write in. */
function cellOf(snapshot: Snapshot) {
  const lane = Object.values(snapshot.lanes).find(({ kind, locked }) => holdsCards(kind) && !locked)
  const step = Object.values(snapshot.steps)[0]
  if (!lane || !step) throw new Error('The template has no cell')
  return { laneId: lane.id, stepId: step.id }
}

function newCard(guest: Guest, text: string): { readonly id: string; readonly command: Command } {
  const id = newId()
  const cell = cellOf(guest.session.snapshot.getState())
  return { id, command: { type: 'cards.add', cards: [{ id, ...cell, fields: { text } }], beforeId: null } }
}

const edit = (id: string, text: string): Command => ({ type: 'cards.edit', ids: [id], changes: { text } })

const textOf = (session: { readonly snapshot: Guest['session']['snapshot'] }, id: string) =>
  session.snapshot.getState().cards[id]?.text

function setRole({ lead }: OpenWorkshop, guest: Guest, role: Role): void {
  lead.say({ type: 'role', id: guest.room.state.getState().you?.id ?? '', role })
}

test('a contributor sees what they write at once, everybody else soon, and it is theirs', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const { id, command } = newCard(ana, 'H')
  expect(ana.session.run('Add card', [command], `type:${id}`).ok).toBe(true)
  for (const text of ['He', 'Hel', 'Hello']) ana.session.run('Type', [edit(id, text)], `type:${id}`)
  expect(textOf(ana.session, id)).toBe('Hello')
  expect(ana.session.saveState.getState().kind).toBe('saving')
  await until('the host has it', () => textOf(workshop.own, id) === 'Hello')
  await until('it is saved', () => ana.session.saveState.getState().kind === 'saved')
  const card = workshop.own.snapshot.getState().cards[id]
  expect(card).toMatchObject({ author: 'Ana', authorId: ana.room.state.getState().you?.id })
  expect(ana.problems).toEqual([])
})

test('a contributor takes back their own, by the host, and nothing else', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const { id, command } = newCard(ana, 'Once')
  ana.session.run('Add card', [command])
  const other = newId()
  workshop.own.run('Add card', [
    {
      type: 'cards.add',
      cards: [{ id: other, ...cellOf(workshop.own.snapshot.getState()), fields: { text: 'Other' } }],
      beforeId: null,
    },
  ])
  await until(
    'both are here',
    () => textOf(ana.session, other) === 'Other' && textOf(workshop.own, id) === 'Once',
  )
  await until('it can be undone', () => ana.session.history.state().undo === 'Add card')
  expect(ana.session.history.undo()).toBe(true)
  await until('it is gone everywhere', () => !textOf(ana.session, id) && !textOf(workshop.own, id))
  expect(textOf(ana.session, other)).toBe('Other')
  await until('it can be done again', () => ana.session.history.state().redo === 'Add card')
  ana.session.history.redo()
  await until('it is back', () => textOf(workshop.own, id) === 'Once')
})

test('what the host refuses falls away with its sentence', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const { id, command } = newCard(ana, 'Too late')
  // The lane is locked by the time the host hears of it; here nothing is known of that yet.
  const { laneId } = cellOf(ana.session.snapshot.getState())
  const before = Object.keys(ana.session.snapshot.getState().cards).length
  workshop.own.run('Lock', [{ type: 'lane.edit', id: laneId, changes: { locked: true } }])
  const result = ana.session.run('Add card', [command])
  if (result.ok) {
    await until('the host has refused it', () => ana.problems.length > 0)
    expect(ana.problems[0]?.message).toMatch(/locked/)
  }
  await until('it fell away', () => textOf(ana.session, id) === undefined)
  expect(Object.keys(ana.session.snapshot.getState().cards)).toHaveLength(before)
  await until('nothing is left to save', () => ana.session.saveState.getState().kind === 'saved')
})

test('a card of somebody else stays as it is', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const other = newId()
  const cell = cellOf(workshop.own.snapshot.getState())
  workshop.own.run('Add card', [
    { type: 'cards.add', cards: [{ id: other, ...cell, fields: { text: 'Other' } }], beforeId: null },
  ])
  await until('it is here', () => textOf(ana.session, other) === 'Other')
  const refused = ana.session.run('Type', [edit(other, 'Mine now')])
  expect(refused.ok).toBe(false)
  expect(textOf(ana.session, other)).toBe('Other')
})

test('a role changes live, and what is open goes on', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const { id, command } = newCard(ana, 'Mine')
  ana.session.run('Add card', [command])
  await until('the host has it', () => textOf(workshop.own, id) === 'Mine')

  setRole(workshop, ana, 'editor')
  await until('she is told', () => ana.roles.at(-1) === 'editor')
  expect(ana.session.asks).toBe(false)
  expect(textOf(ana.session, id)).toBe('Mine')
  const stage = Object.keys(ana.session.snapshot.getState().stages)[0] ?? ''
  expect(ana.session.run('Rename', [{ type: 'stage.edit', id: stage, changes: { title: 'New' } }]).ok).toBe(
    true,
  )
  await until('the host has it', () => workshop.own.snapshot.getState().stages[stage]?.title === 'New')

  setRole(workshop, ana, 'viewer')
  await until('she is told', () => ana.roles.at(-1) === 'viewer')
  expect(ana.session.run('Type', [edit(id, 'More')])).toMatchObject({ ok: false })
  expect(textOf(ana.session, id)).toBe('Mine')

  setRole(workshop, ana, 'contributor')
  await until('she is told', () => ana.roles.at(-1) === 'contributor')
  expect(ana.session.run('Type', [edit(id, 'More')]).ok).toBe(true)
  await until('the host has it', () => textOf(workshop.own, id) === 'More')
})

test.each(['contributor', 'editor'] as const)(
  'who was away is told what others did meanwhile, not what they did: %s',
  async (role) => {
    const workshop = await openWorkshop()
    const [ana, ben] = [await enterAs(workshop, 'Ana'), await enterAs(workshop, 'Ben')]
    setRole(workshop, ben, 'editor')
    if (role === 'editor') setRole(workshop, ana, 'editor')
    const areWhatTheyShallBe = () =>
      ben.roles.at(-1) === 'editor' && (role !== 'editor' || ana.roles.at(-1) === role)
    await until('they are what they shall be', areWhatTheyShallBe)

    ana.network.cut()
    await until('Ana is away', () => ana.session.saveState.getState().kind === 'offline')
    const [own, other] = [newCard(ana, 'Hers'), newCard(ben, 'His')]
    expect(ana.session.run('Add card', [own.command]).ok).toBe(true)
    expect(ben.session.run('Add card', [other.command]).ok).toBe(true)
    await until('the host has his', () => textOf(workshop.own, other.id) === 'His')
    ana.network.mend()
    ana.room.retry()
    await until('the host has hers', () => textOf(workshop.own, own.id) === 'Hers')
    const [arrival] = await until('she is told', () => ana.arrivals.length > 0 && ana.arrivals)
    if (arrival?.kind !== 'absence') throw new Error('It was an absence')
    const { before, after, touched } = arrival.comparison
    const told = changesBetween(before, after, touched).map(({ kind, id, by }) => ({ kind, id, by }))
    expect(told).toEqual([{ kind: 'added', id: other.id, by: ['Ben'] }])
    expect(before.cards[own.id]?.text).toBe('Hers')
  },
)

test('two windows see where the other’s person is', async () => {
  const workshop = await openWorkshop()
  const [ana, ben] = [await enterAs(workshop, 'Ana'), await enterAs(workshop, 'Ben')]
  const id = ana.room.state.getState().you?.id ?? ''
  const cursor = { mapId: Object.keys(ana.session.snapshot.getState().maps)[0] ?? '', x: 10, y: 20 }
  ana.session.presence.show({
    participantId: id,
    cursor,
    laser: false,
    area: null,
    selection: [],
    editing: null,
  })
  const seen = () => [...ben.session.presence.peers().values()].find((peer) => peer.participantId === id)
  await until('Ben sees Ana', () => seen()?.cursor?.x === 10)
  setRole(workshop, ben, 'editor')
  await until('Ben is an editor', () => ben.roles.at(-1) === 'editor')
  await until('he sees her as before', () => seen()?.cursor?.y === 20)
})
