import { expect, test } from 'vitest'
import { ROLES, type Role } from '#shared/protocol/roles.ts'
import { ROOM_MESSAGE_TYPES, type RoomMessageType } from '#shared/protocol/room.ts'
import { reportBattery } from '#test/support/battery.ts'
import { until } from '../support/until.ts'
import type { TestPerson } from './support/person.ts'
import { openWorkshop, TOKEN, type Workshop } from './support/workshop.ts'

const area = { mapId: 'map1', x: 0, y: 0, width: 10, height: 10 }
const key = 'a-key-of-my-own-for-this-round'
const card = { id: 'c', text: 'c', laneId: 'lane1', stepId: 'step1-1' }
const scope = { kind: 'kinds', kinds: ['any'] }

/** A well-formed message of every kind that can be sent once somebody is in. */
const MESSAGES: Readonly<
  Record<Exclude<RoomMessageType, 'enter' | 'join' | 'resume' | 'ping' | 'leave'>, object>
> = {
  me: { name: 'Me' },
  hand: { up: true },
  'ask.image': { number: 0, ref: 'none.png' },
  'ask.copy': { number: 0 },
  commands: { number: 0, label: '', joinKey: null, commands: [{ type: 'cards.remove', ids: ['none'] }] },
  undo: { number: 0 },
  redo: { number: 0 },
  park: { number: 0, mapId: 'map1', text: 'Later' },
  'round.put': { number: 0, roundId: 'none', key, card },
  'round.drop': { number: 0, roundId: 'none', key, cardId: 'c' },
  'round.mine': { roundId: 'none', key },
  'vote.cast': { number: 0, voteId: 'none', cardId: 'c', dots: 1 },
  'rating.set': { number: 0, ratingId: 'none', stepId: 's', amount: 1 },
  'put.image': { number: 0, data: 'bm9uZQ==', more: false },
  admit: { id: 'none', yes: true },
  role: { id: 'none', role: 'editor' },
  call: { id: 'none', name: 'N' },
  remove: { id: 'none' },
  lower: { id: 'none' },
  settings: { copies: false },
  'code.renew': {},
  map: { mapId: 'map1' },
  'agenda.set': { items: [] },
  'agenda.go': { id: null, start: false },
  'timer.start': { seconds: 60, label: '' },
  'timer.pause': {},
  'timer.resume': {},
  'timer.add': { seconds: 60 },
  'timer.stop': {},
  'round.start': { number: 0, mapId: 'map1', laneIds: ['lane1'], stepId: null, prompt: '', anonymous: true },
  'round.reveal': { number: 0, roundId: 'none' },
  'round.cancel': { number: 0, roundId: 'none' },
  'vote.start': { number: 0, mapId: 'map1', title: '', budget: 1, perCard: 1, scope },
  'vote.close': { number: 0, voteId: 'none' },
  'vote.cancel': { number: 0, voteId: 'none' },
  'rating.start': { number: 0, mapId: 'map1', laneId: 'lane3', personaId: null },
  'rating.close': { number: 0, ratingId: 'none' },
  'rating.cancel': { number: 0, ratingId: 'none' },
  gather: { area },
  spotlight: { cell: null },
  show: { what: null },
}
const TYPES = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[]

const VIEWERS: readonly string[] = ['me', 'hand', 'ask.image', 'ask.copy']
const TAKING_PART: readonly string[] = [
  ...['commands', 'undo', 'redo', 'park', 'round.put', 'round.drop', 'round.mine', 'vote.cast', 'rating.set'],
]

/** Written down here once more, so that a change of the rules is a change of two places. */
function may(role: Role, type: string): boolean {
  if (VIEWERS.includes(type)) return true
  if (type === 'put.image') return role === 'facilitator' || role === 'editor'
  return TAKING_PART.includes(type) ? role !== 'viewer' : role === 'facilitator'
}

const REFUSALS = [
  'Only facilitators can do this.',
  'Only those who edit can add pictures. Ask a facilitator to make you an editor.',
  'You are here to look on. Ask a facilitator to let you take part.',
]

let number = 1000

/** Whether somebody was told that their role does not allow it. */
async function isRefused(person: TestPerson, type: keyof typeof MESSAGES): Promise<boolean> {
  const message = { type, ...MESSAGES[type] }
  if ('number' in message) {
    person.say({ ...message, number: ++number })
    const answered = await until(`${type} is answered`, () =>
      person.heard.find((heard) => 'number' in heard && heard.number === number),
    )
    return answered.type === 'done' && REFUSALS.includes(answered.problem?.message ?? '')
  }
  const before = person.all('notice').length
  person.say(message)
  person.say({ type: 'ping', number: ++number })
  await until(`what comes after ${type} is answered`, () =>
    person.all('pong').some((pong) => pong.number === number),
  )
  return person
    .all('notice')
    .slice(before)
    .some((notice) => REFUSALS.includes(notice.message))
}

async function guestAs(workshop: Workshop, host: TestPerson, role: Role): Promise<TestPerson> {
  const person = await workshop.guest(role)
  host.say({ type: 'role', id: person.you.id, role })
  await until(`somebody is ${role}`, () => person.you.role === role)
  return person
}

test('the table knows every message', () => {
  expect([...TYPES, 'enter', 'join', 'resume', 'ping', 'leave'].sort()).toEqual(
    [...ROOM_MESSAGE_TYPES].sort(),
  )
})

test.each(ROLES)(
  'a %s may send what the role allows, and nothing else, and loses it with the role at once',
  async (role) => {
    const workshop = await openWorkshop()
    const host = await workshop.window()
    const person = await guestAs(workshop, host, role)
    const refused: string[] = []
    for (const type of TYPES) if (await isRefused(person, type)) refused.push(type)
    expect(refused).toEqual(TYPES.filter((type) => !may(role, type)))

    host.say({ type: 'role', id: person.you.id, role: 'viewer' })
    await until('somebody is a viewer', () => person.you.role === 'viewer')
    const lost: string[] = []
    for (const type of TYPES) if (await isRefused(person, type)) lost.push(type)
    expect(lost).toEqual(TYPES.filter((type) => !may('viewer', type)))
    reportBattery('T9', 'combinations', 2 * TYPES.length, { role, messages: TYPES.length })
  },
)

test.each(['enter', 'join', 'resume'])('nobody can begin a second time with “%s”', async (type) => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const person = await guestAs(workshop, host, 'facilitator')
  const { id, secret } = person.you
  const code = { kind: 'code', code: workshop.code() }
  const messages: Record<string, object> = {
    enter: { token: TOKEN, projectId: 'project-1', personId: 'p', name: '', watch: false },
    join: { name: 'Again', device: 'phone', key: code },
    resume: { id, secret, device: 'phone' },
  }
  person.say({ type, version: 1, ...messages[type] })
  await until('it is cut off', () => person.closed)
})

test('a message that was on its way when its sender was removed does nothing', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const person = await guestAs(workshop, host, 'editor')
  for (let each = 0; each < 20; each++)
    person.say({ type: 'park', number: ++number, mapId: 'map1', text: `before ${each}` })
  await until('some arrived', () => person.all('done').length > 0)
  host.say({ type: 'remove', id: person.you.id })
  await person.hears('gone')
  const then = Object.keys(workshop.snapshot().notes).length
  person.say({ type: 'park', number: ++number, mapId: 'map1', text: 'after' })
  await until('it is cut off', () => person.closed)
  expect(Object.keys(workshop.snapshot().notes)).toHaveLength(then)
})
