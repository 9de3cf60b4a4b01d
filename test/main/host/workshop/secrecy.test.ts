import { expect, test } from 'vitest'
import type { Effect } from '#main/host/workshop/change.ts'
import { viewFor } from '#main/host/workshop/view.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { until } from '../support/until.ts'
import { BareRoom } from './support/reducing.ts'
import { openWorkshop } from './support/workshop.ts'

const PEOPLE = {
  lead: 'facilitator',
  second: 'facilitator',
  ana: 'contributor',
  ben: 'editor',
  eve: 'viewer',
} as const
type Name = keyof typeof PEOPLE
const NAMES = Object.keys(PEOPLE) as Name[]
const WRITERS = ['lead', 'second', 'ana', 'ben'] as const
const key = (id: string) => `key-of-${id}-for-this-round`

/** What only one of them may know, by whose it is. */
class Secrets {
  readonly #all = new Map<string, Set<string>>(WRITERS.map((id) => [id, new Set()]))

  add(id: string, secret: string): string {
    this.#all.get(id)?.add(secret)
    return secret
  }

  /** Those of others that stand in what somebody was told. */
  leakedTo(id: string | null, told: unknown): string[] {
    const text = JSON.stringify(told)
    return [...this.#all].flatMap(([owner, secrets]) =>
      owner === id ? [] : [...secrets].filter((secret) => text.includes(secret)),
    )
  }
}

function anything(room: BareRoom, chance: Chance, secrets: Secrets): readonly { to: Name; effect: Effect }[] {
  const by = chance.pick(WRITERS)
  const { round, vote, rating } = room.state
  const column = chance.pick(room.built.stepIds.flat())
  const laneId = chance.pick(['lane1', 'lane2'])
  const of = `${by}-${chance.id()}`
  const does = (message: Parameters<BareRoom['tries']>[1], as: Name = by) => {
    const done = room.tries(as, message)
    return 'effects' in done ? done.effects.map((effect) => ({ to: as, effect })) : []
  }
  const own = round?.cards.filter(({ author }) => author === by) ?? []
  switch (chance.whole(9)) {
    case 0:
    case 1:
    case 2: {
      const id = secrets.add(
        by,
        chance.happens(0.3) ? (chance.pickAny(own)?.id ?? `card-${of}`) : `card-${of}`,
      )
      const card = { id, text: secrets.add(by, `text of ${of}`), laneId, stepId: column }
      return does({ type: 'round.put', roundId: round?.id ?? 'none', key: key(by), card })
    }
    case 3:
      return does({ type: 'round.mine', roundId: round?.id ?? 'none', key: key(by) })
    case 4: {
      const card = chance.pickAny(round?.cards ?? [])
      return does({
        type: 'round.drop',
        roundId: round?.id ?? 'none',
        key: key(by),
        cardId: card?.id ?? 'none',
      })
    }
    case 5:
    case 6: {
      // Each votes on cards of their own, so that a card's id in a view tells whose dots are in it.
      const lane = WRITERS.indexOf(by) < 2 ? 'lane1' : 'lane2'
      const cardId = room.built.cardIds(lane, column)[WRITERS.indexOf(by) % 2] as string
      secrets.add(by, cardId)
      return does({ type: 'vote.cast', voteId: vote?.id ?? 'none', cardId, dots: chance.whole(4) })
    }
    default: {
      const amount = Math.round(chance.number() * 1e9) / 1e9
      secrets.add(by, String(amount))
      return does({ type: 'rating.set', ratingId: rating?.id ?? 'none', stepId: column, amount })
    }
  }
}

test('before the reveal nobody is told what others wrote, voted or felt: not in a view, not in any other message', () => {
  for (let seed = 1; seed <= runsOf('SECRECY_RUNS', 25); seed++) {
    const chance = chanceOf(seed)
    const room = new BareRoom(PEOPLE, { cardsPerCell: 2 })
    const secrets = new Secrets()
    const anonymous = chance.happens(0.5)
    const lanes = { mapId: 'map1', laneIds: ['lane1', 'lane2'], stepId: null, prompt: 'What hurts?' }
    room.does('lead', { type: 'round.start', ...lanes, anonymous })
    const scope = { kind: 'kinds' as const, kinds: ['any' as const] }
    room.does('lead', { type: 'vote.start', mapId: 'map1', title: 'Worst', budget: 40, perCard: 4, scope })
    room.does('lead', { type: 'rating.start', mapId: 'map1', laneId: 'lane3', personaId: null })
    for (let step = 0; step < 40; step++) {
      for (const { to, effect } of anything(room, chance, secrets))
        expect(secrets.leakedTo(to, effect), `seed ${seed}`).toEqual([])
      const about = { snapshot: room.snapshot(), door: null, now: room.now }
      for (const id of [...NAMES, null]) {
        const view = viewFor(room.state, { id, role: id === null ? 'viewer' : PEOPLE[id] }, about)
        expect(secrets.leakedTo(id, view), `seed ${seed}`).toEqual([])
      }
    }
    const { round, vote, rating } = room.state
    expect([
      round?.cards.length,
      Object.keys(vote?.ballots ?? {}).length,
      Object.keys(rating?.values ?? {}).length,
    ]).not.toContain(0)
  }
})

test('everything that reaches others over the wire before the reveal holds none of the text', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const others = [host, await workshop.guest('Ben'), await workshop.guest('Cho', 'phone')]
  const lanes = { mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: 'What hurts?' }
  await host.ask({ type: 'round.start', ...lanes, anonymous: false })
  const { round } = await ana.sees('the round', (view) => view.round !== null)
  const roundId = round?.id ?? ''
  const card = { id: 'hers', text: 'Nobody calls back', laneId: 'lane1', stepId: 'step1-1' }
  expect(await ana.ask({ type: 'round.put', roundId, key: key('ana'), card })).toBeNull()
  ana.say({ type: 'round.mine', roundId, key: key('ana') })
  expect((await ana.hears('round.mine')).cards).toEqual([card])
  for (const other of others) {
    await other.sees('that there is a card', (view) => view.round?.cards === 1)
    other.say({ type: 'round.mine', roundId, key: key('ana') })
    expect((await other.hears('round.mine')).cards).toEqual([])
    expect(other.wire.join('')).not.toContain(card.text)
  }
  expect(JSON.stringify(workshop.snapshot())).not.toContain(card.text)
  expect(await host.ask({ type: 'round.reveal', roundId })).toBeNull()
  expect(workshop.snapshot().cards.hers).toMatchObject({ text: card.text, author: 'Ana' })
})

test('an anonymous round leaves nothing that leads from a card to its author', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const [ana, ben] = [await workshop.guest('Ana'), await workshop.guest('Ben')]
  const lanes = { mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: '' }
  await host.ask({ type: 'round.start', ...lanes, anonymous: true })
  const { round } = await ana.sees('the round', (view) => view.round !== null)
  const roundId = round?.id ?? ''
  const put = (by: typeof ana, own: string, id: string) =>
    by.ask({
      ...{ type: 'round.put', roundId, key: key(own) },
      card: { id, text: `Text of ${id}`, laneId: 'lane1', stepId: 'step1-1' },
    })
  await put(ben, 'ben', 'z-first')
  await put(ana, 'ana', 'a-second')
  await put(ben, 'ben', 'b-third')
  await ana.sees('two writers', (view) => view.round?.cards === 3 && view.round.writers === 2)
  const stored = JSON.parse(await workshop.stored())
  expect(stored.round.cards.map(({ id }: { id: string }) => id)).toEqual(['a-second', 'b-third', 'z-first'])
  const dump = JSON.stringify(stored.round)
  for (const person of [host, ana, ben])
    for (const known of [person.you.id, person.you.name, person.you.secret, 'key-of'])
      if (known !== '') expect(dump).not.toContain(known)
  expect(await host.ask({ type: 'round.reveal', roundId })).toBeNull()
  for (const id of ['a-second', 'b-third', 'z-first'])
    expect(workshop.snapshot().cards[id]).toMatchObject({ author: '', authorId: '' })
  await until('the round is off the disk', async () => JSON.parse(await workshop.stored()).round === null)
})

test('who held which key changes nothing of what an anonymous round becomes', () => {
  const becomes = (first: Name, second: Name): string => {
    const room = new BareRoom(PEOPLE)
    const start = { mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: '', anonymous: true }
    room.does('lead', { type: 'round.start', ...start })
    for (const [by, own, id] of [
      [first, 'one', 'b'],
      [second, 'two', 'a'],
    ] as const)
      room.does(by, {
        ...{ type: 'round.put', roundId: room.state.round?.id ?? '', key: key(own) },
        card: { id, text: id, laneId: 'lane1', stepId: 'step1-1' },
      })
    return JSON.stringify(room.state)
  }
  expect(becomes('ana', 'ben')).toBe(becomes('ben', 'ana'))
})
