import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { emptyRoom, roomFromDisk, storedPart } from '#main/host/workshop/state.ts'
import { fillableDisk } from '../support/full-disk.ts'
import { TestPerson } from './support/person.ts'
import { BareRoom } from './support/reducing.ts'
import { newFolder, openWorkshop, type Workshop } from './support/workshop.ts'

const key = 'a-key-of-my-own-for-this-round'
const card = { id: 'hers', text: 'Nobody calls back', laneId: 'lane1', stepId: 'step1-1' }

async function inRound(workshop: Workshop, anonymous = false) {
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const lanes = { mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: '' }
  await host.ask({ type: 'round.start', ...lanes, anonymous })
  const { round } = await ana.sees('the round', (view) => view.round !== null)
  return { host, ana, roundId: round?.id ?? '' }
}

async function resumed(workshop: Workshop, { you }: TestPerson): Promise<TestPerson> {
  const again = new TestPerson(workshop.url('guest'))
  again.say({ type: 'resume', version: 1, id: you.id, secret: you.secret, device: 'laptop' })
  return again.welcomed()
}

test('what was answered is there after a kill: private cards, dots, values, and who is who', async () => {
  const workshop = await openWorkshop()
  const { host, ana, roundId } = await inRound(workshop, true)
  const [pain] = workshop.built.cardIds('lane2', 'step1-1')
  const scope = { kind: 'kinds' as const, kinds: ['pain' as const] }
  await host.ask({ type: 'vote.start', mapId: 'map1', title: '', budget: 2, perCard: 2, scope })
  await host.ask({ type: 'rating.start', mapId: 'map1', laneId: 'lane3', personaId: null })
  const { vote, rating } = await ana.sees('all of it', (view) => view.vote !== null && view.rating !== null)
  expect(await ana.ask({ type: 'round.put', roundId, key, card })).toBeNull()
  expect(await ana.ask({ type: 'vote.cast', voteId: vote!.id, cardId: pain!, dots: 2 })).toBeNull()
  const value = { ratingId: rating!.id, stepId: 'step1-1', amount: -1 }
  expect(await ana.ask({ type: 'rating.set', ...value })).toBeNull()

  const after = await workshop.killed()
  const again = await resumed(after, ana)
  expect(again.view.round).toMatchObject({ cards: 1, writers: 1 })
  expect(again.view.vote?.mine).toEqual({ [pain!]: 2 })
  expect(again.view.rating?.mine).toEqual({ 'step1-1': -1 })
  again.say({ type: 'round.mine', roundId, key })
  expect((await again.hears('round.mine')).cards).toEqual([card])
  expect(await again.ask({ type: 'vote.cast', voteId: vote!.id, cardId: pain!, dots: 2 })).toBeNull()
  const [other] = after.built.cardIds('lane2', 'step2-1')
  expect(await again.ask({ type: 'vote.cast', voteId: vote!.id, cardId: other!, dots: 1 })).toMatchObject({
    code: 'no-dots-left',
  })
})

test('a round that was revealed just before a kill is neither lost nor revealed twice', async () => {
  const workshop = await openWorkshop()
  const { host, ana, roundId } = await inRound(workshop)
  await ana.ask({ type: 'round.put', roundId, key, card })
  const before = await workshop.stored()
  expect(await host.ask({ type: 'round.reveal', roundId })).toBeNull()
  await workshop.close()
  // As if the document had come to disk and the room not yet.
  await writeFile(workshop.roomFile, before)
  const after = await openWorkshop({ folder: dirname(dirname(dirname(workshop.roomFile))) })
  const again = await after.window()
  expect(again.view.round).toBeNull()
  expect(Object.values(after.snapshot().cards).filter(({ id }) => id === 'hers')).toHaveLength(1)
})

test('a vote that was being closed when the host was killed is counted once, whatever was on disk by then', async () => {
  const states: string[] = []
  const fs: FileSystem = {
    ...realFileSystem,
    async rename(from, to) {
      if (to.endsWith(join('rooms', 'project-1.json'))) states.push(await readFile(from, 'utf8'))
      await realFileSystem.rename(from, to)
    },
  }
  const workshop = await openWorkshop({ fs })
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const pain = workshop.built.cardIds('lane2', 'step1-1')[0] as string
  const votes = ({ snapshot }: Workshop) => snapshot().cards[pain]?.votes ?? 0
  const before = votes(workshop)
  const scope = { kind: 'kinds' as const, kinds: ['pain' as const] }
  await host.ask({ type: 'vote.start', mapId: 'map1', title: '', budget: 2, perCard: 2, scope })
  const { vote } = await ana.sees('the vote', (view) => view.vote !== null)
  const voteId = vote!.id
  await ana.ask({ type: 'vote.cast', voteId, cardId: pain, dots: 2 })
  const both = await Promise.all([
    host.ask({ type: 'vote.close', voteId }),
    host.ask({ type: 'vote.close', voteId }),
  ])
  expect(both).toContain(null)
  expect(votes(workshop)).toBe(before + 2)
  await workshop.close()
  const counted = states.findLast((state) => JSON.parse(state).vote) as string
  expect(JSON.parse(counted).vote.count).toEqual([{ cardId: pain, dots: 2, votes: before + 2 }])

  // The map had its dots, or had none yet.
  const withDots = dirname(dirname(dirname(workshop.roomFile)))
  const without = await newFolder()
  await mkdir(join(without, 'data', 'rooms'), { recursive: true })
  for (const folder of [withDots, without]) {
    await writeFile(join(folder, 'data', 'rooms', 'project-1.json'), counted)
    const after = await openWorkshop({ folder })
    const again = await after.window()
    expect(votes(after)).toBe(before + 2)
    expect(again.view.vote).toBeNull()
    expect(again.view.results).toMatchObject({ voters: 1, cards: [{ cardId: pain, dots: 2 }] })
    expect(await again.ask({ type: 'vote.close', voteId })).toMatchObject({ code: 'over' })
    expect(votes(after)).toBe(before + 2)
    await after.close()
  }
})

test('a torn file is put aside, the facilitator is told, and the room begins anew', async () => {
  const workshop = await openWorkshop()
  const { ana, roundId } = await inRound(workshop)
  await ana.ask({ type: 'round.put', roundId, key, card })
  const whole = await workshop.stored()
  await workshop.close()
  await writeFile(workshop.roomFile, whole.slice(0, whole.length / 2))
  const after = await openWorkshop({ folder: dirname(dirname(dirname(workshop.roomFile))) })
  const host = await after.window()
  expect((await host.hears('notice')).message).toContain('put aside')
  expect(host.view.round).toBeNull()
  expect(await readdir(dirname(workshop.roomFile))).toContain('project-1.json.damaged')
})

test('while the disk is full a private card is not taken for kept, and is once there is room', async () => {
  const disk = fillableDisk()
  const folder = await newFolder()
  const workshop = await openWorkshop({ fs: disk.fs, folder })
  const { ana, roundId } = await inRound(workshop)
  disk.fill('ENOSPC', dirname(workshop.roomFile))
  const problem = await ana.ask({ type: 'round.put', roundId, key, card })
  expect(problem).toMatchObject({ code: 'disk-full' })
  expect(problem?.message).toContain('still with you')
  disk.free()
  expect(await ana.ask({ type: 'round.put', roundId, key, card })).toBeNull()
  expect(await workshop.stored()).toContain(card.text)
})

test('after a month a room knows its people no more, but keeps the agenda and what was not revealed', () => {
  const room = new BareRoom({ lead: 'facilitator', ana: 'contributor' })
  const item = {
    id: 'one',
    title: 'Scope',
    minutes: 5,
    prompt: '',
    notes: '',
    tool: 'none',
    done: false,
  } as const
  room.does('lead', { type: 'agenda.set', items: [item] })
  const lanes = { mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: '', anonymous: false }
  room.does('lead', { type: 'round.start', ...lanes })
  room.does('ana', { type: 'round.put', roundId: room.state.round!.id, key, card })
  const stored = storedPart(room.state)
  const day = 24 * 3600 * 1000
  expect(roomFromDisk(stored, room.now + 29 * day).people).toHaveLength(2)
  const late = roomFromDisk(stored, room.now + 31 * day)
  expect(late.people).toEqual([])
  expect(late.agenda.items).toEqual([item])
  expect(late.round?.cards).toHaveLength(1)
  expect(Object.keys(storedPart(emptyRoom(0)))).not.toContain('code')
})
