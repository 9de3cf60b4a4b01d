import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { ROOM_BOUNDS, ROOM_VERSION } from '#shared/protocol/room.ts'
import { contentsOf } from '#test/support/builders.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { until } from '../support/until.ts'
import { TestPerson } from './support/person.ts'
import { openWorkshop } from './support/workshop.ts'

test('guests come in with the code, in any spelling, and everybody sees who is there', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const second = new TestPerson(workshop.url('guest'))
  const typed = workshop.code().toLowerCase().replace('-', ' ')
  second.say({ type: 'join', version: 1, name: ' ana ', device: 'phone', key: { kind: 'code', code: typed } })
  await second.welcomed()
  expect(ana.you).toMatchObject({ name: 'Ana', role: 'contributor', device: 'laptop' })
  expect(second.you.name).toBe('ana (2)')
  const { people, door } = await host.sees('three people', (view) => view.people.length === 3)
  expect(people.map(({ name, role, here }) => [name, role, here])).toEqual([
    ['Host', 'facilitator', true],
    ['Ana', 'contributor', true],
    ['ana (2)', 'contributor', true],
  ])
  expect(people.map(({ own }) => own)).toEqual([true, false, false])
  expect(new Set(people.map(({ color }) => color)).size).toBe(3)
  expect(door?.link).toContain(workshop.code())
  expect(ana.view.door).toBeNull()
  second.socket.close()
  await ana.sees('that one is away', (view) => view.people[2]?.here === false)
})

test('whoever was here comes back with the secret, and nobody else does', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.guest('Ana')
  const { id, secret, color } = ana.you
  ana.socket.close()
  const again = new TestPerson(workshop.url('guest'))
  again.say({ type: 'resume', version: 1, id, secret, device: 'phone' })
  await again.welcomed()
  expect(again.you).toEqual({ ...ana.you, device: 'phone', color })
  const forged = new TestPerson(workshop.url('guest'))
  forged.say({
    type: 'resume',
    version: 1,
    id,
    secret: `${secret.startsWith('x') ? 'y' : 'x'}${secret.slice(1)}`,
    device: 'phone',
  })
  expect(await forged.hears('refused')).toMatchObject({ code: 'unknown-guest' })
  const stored = await until('the room is on disk', () => workshop.stored().catch(() => undefined))
  expect(stored).toContain(id)
  expect(stored).not.toContain(secret)
})

test('pages of another version, wrong tokens, and windows at the door are refused in words', async () => {
  const workshop = await openWorkshop()
  for (const version of [ROOM_VERSION - 1, ROOM_VERSION + 1]) {
    const other = new TestPerson(workshop.url('guest'))
    const key = { kind: 'code', code: workshop.code() }
    other.say({ type: 'join', version, name: 'A', device: 'phone', key })
    expect(await other.hears('refused')).toMatchObject({
      code: 'old-page',
      message: 'This page is of another version of Throughline than the host. Load it again.',
      wait: 0,
    })
  }
  const enter = { type: 'enter', version: 1, projectId: 'project-1', personId: 'p', name: '', watch: false }
  for (const [kind, token] of [
    ['window', 'not-the-token-of-this-host'],
    ['guest', 'a-token-of-the-host-itself'],
  ] as const) {
    const stranger = new TestPerson(workshop.url(kind))
    stranger.say({ ...enter, token })
    expect(await stranger.hears('refused')).toMatchObject({ code: 'wrong-token' })
    await until('it is closed', () => stranger.closed)
  }
})

test('what does not begin as it must is cut off', async () => {
  const workshop = await openWorkshop()
  for (const text of ['{', '{"type":"leave"}', '{"type":"enter"}', JSON.stringify({ type: 'code.renew' })]) {
    const stranger = new TestPerson(workshop.url('guest'))
    stranger.saySomething(text)
    await until('it is cut off', () => stranger.closed)
    expect(stranger.heard).toEqual([])
  }
})

test('where the facilitator wants to see who comes, people wait to be let in', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  host.say({ type: 'settings', approval: true, guestRole: 'viewer' })
  await host.sees('the setting', ({ settings }) => settings.approval)
  const [yes, no] = ['Yes', 'No'].map((name) => {
    const person = new TestPerson(workshop.url('guest'))
    person.say({
      type: 'join',
      version: 1,
      name,
      device: 'phone',
      key: { kind: 'code', code: workshop.code() },
    })
    return person
  }) as [TestPerson, TestPerson]
  await yes.hears('waiting')
  const { waiting } = await host.sees('two at the door', (view) => view.waiting.length === 2)
  expect(yes.last('room')).toBeUndefined()
  for (const { id, name } of waiting) host.say({ type: 'admit', id, yes: name === 'Yes' })
  await yes.welcomed()
  expect(yes.you.role).toBe('viewer')
  expect(await no.hears('refused')).toMatchObject({ code: 'declined' })
  await host.sees('an empty door', (view) => view.waiting.length === 0 && view.people.length === 2)
})

test('somebody who is made a viewer, or removed, is out at once, and the old secret is worth nothing', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const { id, secret } = ana.you
  expect(workshop.rooms.personBySecret('project-1', secret)).toEqual({ id, role: 'contributor' })
  host.say({ type: 'role', id, role: 'editor' })
  await until('she has another secret', () => ana.you.secret !== secret)
  expect(workshop.rooms.personBySecret('project-1', secret)).toBeUndefined()
  expect(workshop.rooms.personBySecret('project-1', ana.you.secret)).toEqual({ id, role: 'editor' })
  expect(workshop.accessChanged).toEqual([id])
  const later = ana.you.secret
  host.say({ type: 'remove', id })
  expect(await ana.hears('gone')).toMatchObject({ code: 'removed' })
  await until('her socket is closed', () => ana.closed)
  expect(workshop.rooms.personBySecret('project-1', later)).toBeUndefined()
  expect(workshop.accessChanged).toEqual([id, id])
  const again = new TestPerson(workshop.url('guest'))
  again.say({ type: 'resume', version: 1, id, secret: later, device: 'laptop' })
  expect(await again.hears('refused')).toMatchObject({ code: 'removed' })
})

test('an invitation makes the same person every time, without waiting, until they are removed', async () => {
  const workshop = await openWorkshop({
    rooms: {
      checkInvitation: (invitation) =>
        invitation === 'good'
          ? { id: 'invited', projectId: 'project-1', role: 'editor', name: 'Ana from Support' }
          : undefined,
    },
  })
  const host = await workshop.window()
  host.say({ type: 'settings', approval: true })
  await host.sees('the setting', ({ settings }) => settings.approval)
  const comes = (invitation: string) => {
    const person = new TestPerson(workshop.url('guest'))
    const key = { kind: 'invitation', invitation }
    person.say({ type: 'join', version: 1, name: 'A', device: 'laptop', key })
    return person
  }
  const first = await comes('good').welcomed()
  expect(first.you).toMatchObject({ id: 'invited', name: 'Ana from Support', role: 'editor' })
  expect(await comes('bad').hears('refused')).toMatchObject({ code: 'wrong-invitation' })
  host.say({ type: 'role', id: 'invited', role: 'viewer' })
  await until('she looks on', () => first.you.role === 'viewer')
  const second = await comes('good').welcomed()
  expect(second.you).toMatchObject({ id: 'invited', role: 'viewer' })
  expect(second.view.people).toHaveLength(2)
  host.say({ type: 'remove', id: 'invited' })
  await second.hears('gone')
  expect(await comes('good').hears('refused')).toMatchObject({ code: 'removed' })
})

test('a closed door sends guests away, who come back when it opens again', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  const { id, secret } = ana.you
  workshop.rooms.setDoor('project-1', null)
  expect(await ana.hears('gone')).toMatchObject({ code: 'closed' })
  await host.sees('no door', ({ door }) => door === null)
  expect(host.closed).toBeUndefined()
  expect(workshop.rooms.personBySecret('project-1', secret)).toBeUndefined()
  const early = new TestPerson(workshop.url('guest'))
  early.say({ type: 'resume', version: 1, id, secret, device: 'laptop' })
  expect(await early.hears('refused')).toMatchObject({ code: 'closed' })
  workshop.openDoor()
  const again = new TestPerson(workshop.url('guest'))
  again.say({ type: 'resume', version: 1, id, secret, device: 'laptop' })
  await again.welcomed()
})

test('a full room says so, and the windows of the host get in all the same', async () => {
  const workshop = await openWorkshop()
  await Promise.all(Array.from({ length: 50 }, (_, index) => workshop.guest(`Guest ${index}`)))
  const late = new TestPerson(workshop.url('guest'))
  late.say({
    type: 'join',
    version: 1,
    name: 'Late',
    device: 'phone',
    key: { kind: 'code', code: workshop.code() },
  })
  expect(await late.hears('refused')).toMatchObject({ code: 'full' })
  const host = await workshop.window()
  expect(host.view.people).toHaveLength(51)
})

test('contributors change the map through the host, within their rights, and take back what was theirs', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.guest('Ana', 'phone')
  const add = {
    type: 'cards.add',
    cards: [
      { id: 'of-ana', laneId: 'lane1', stepId: 'step1-1', fields: { text: 'Mine', author: 'Somebody else' } },
    ],
    beforeId: null,
  }
  const send = (commands: unknown[], label = 'Add a card') =>
    ana.ask({ type: 'commands', label, joinKey: null, commands })
  expect(await send([add])).toBeNull()
  expect(workshop.snapshot().cards['of-ana']).toMatchObject({
    text: 'Mine',
    author: 'Ana',
    authorId: ana.you.id,
  })
  expect(ana.last('history')).toMatchObject({ undo: 'Add a card', redo: null })
  const [others] = workshop.built.cardIds('lane1', 'step1-1')
  expect(await send([{ type: 'cards.remove', ids: [others] }])).toMatchObject({ code: 'not-allowed' })
  expect(await send([{ type: 'map.remove', id: 'map1' }])).toMatchObject({ code: 'not-allowed' })
  expect(await send([{ type: 'cards.add', cards: 'many' }])).toMatchObject({ code: 'not-understood' })
  expect(workshop.snapshot().maps.map1).toBeDefined()
  expect(workshop.snapshot().cards[others!]).toBeDefined()
  expect(await ana.ask({ type: 'undo' })).toBeNull()
  expect(workshop.snapshot().cards['of-ana']).toBeUndefined()
  expect(await ana.ask({ type: 'redo' })).toBeNull()
  expect(workshop.snapshot().cards['of-ana']).toBeDefined()
  expect(await ana.ask({ type: 'park', mapId: 'map1', text: 'For later' })).toBeNull()
  expect(Object.values(workshop.snapshot().notes)).toMatchObject([{ text: 'For later', parked: true }])
})

test('what is said again after an interruption is done once', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.guest('Ana')
  const park = { type: 'park', number: 700, mapId: 'map1', text: 'Once' }
  ana.say(park)
  await ana.answerTo(700)
  ana.socket.close()
  const again = new TestPerson(workshop.url('guest'))
  again.say({ type: 'resume', version: 1, id: ana.you.id, secret: ana.you.secret, device: 'laptop' })
  await again.welcomed()
  again.say(park)
  expect((await again.answerTo(700)).problem).toBeNull()
  expect(Object.values(workshop.snapshot().notes)).toHaveLength(1)
})

test('a projector’s window sees the room and how to come in, but no notes, and does nothing', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const item = {
    id: 'one',
    title: 'Scope',
    minutes: 5,
    prompt: 'Why?',
    notes: 'Keep it short',
    tool: 'none',
    done: false,
  }
  host.say({ type: 'agenda.set', items: [item] })
  await host.sees('the agenda', ({ agenda }) => agenda.items.length === 1)
  const screen = new TestPerson(workshop.url('window'))
  const enter = { type: 'enter', version: 1, token: 'a-token-of-the-host-itself', projectId: 'project-1' }
  screen.say({ ...enter, personId: 'host-person', name: 'Host', watch: true })
  await screen.welcomed()
  expect(screen.view.people).toHaveLength(1)
  expect(screen.view.door?.code).toBe(workshop.code())
  expect(screen.view.agenda.items[0]).toEqual({ ...item, notes: '' })
  expect(await screen.ask({ type: 'round.cancel', roundId: 'x' })).toMatchObject({ code: 'role' })
  screen.say({ type: 'hand', up: true })
  expect((await screen.hears('notice')).message).toBe('This screen only shows the room.')
})

test('phones get the map in words, their own cards, the ballot, and a picture of what is shown', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana', 'phone')
  const laptop = await workshop.guest('Ben')
  const card = { id: 'of-ana', laneId: 'lane2', stepId: 'step1-1', fields: { text: 'Mine' } }
  await ana.ask({
    type: 'commands',
    label: 'Add',
    joinKey: null,
    commands: [{ type: 'cards.add', cards: [card], beforeId: null }],
  })
  const pains = { kind: 'kinds' as const, kinds: ['pain' as const] }
  await host.ask({ type: 'vote.start', mapId: 'map1', title: 'Worst', budget: 3, perCard: 2, scope: pains })
  host.say({ type: 'show', what: { mapId: 'map1', stageId: 'stage2' } })
  const picture = await until('she sees the stage', () => ana.all('picture').find(({ svg }) => svg !== null))
  expect(picture.caption).toBe('Title of stage2')
  expect(picture.svg).toContain('<svg')
  expect(picture.svg).toContain('Title of stage2')
  expect(picture.svg).not.toContain('Title of stage1')
  const told = await until('she has all words', () =>
    ana.all('outline').find(({ mine, ballot }) => mine.length === 1 && ballot.length === 5),
  )
  expect(told.outline.lanes.map(({ id, open }) => [id, open])).toEqual([
    ['lane1', true],
    ['lane2', true],
    ['lane3', false],
  ])
  expect(told.outline.stages.map(({ steps }) => steps.length)).toEqual([2, 2])
  expect(told.ballot.every(({ kind }) => kind === 'pain')).toBe(true)
  host.say({ type: 'show', what: null })
  await until('nothing is shown', () => ana.last('picture')?.svg === null)
  expect(laptop.all('outline')).toEqual([])
})

test('copies go home only where that is allowed', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const ana = await workshop.guest('Ana')
  ana.say({ type: 'ask.copy', number: 1 })
  expect((await ana.answerTo(1)).problem).toMatchObject({ code: 'role' })
  host.say({ type: 'settings', copies: true })
  await ana.sees('that she may', ({ settings }) => settings.copies)
  ana.say({ type: 'ask.copy', number: 2 })
  const { data, name } = await ana.hears('bytes')
  expect(name).toBe('project.journey')
  const taken = openJourney(Buffer.from(data, 'base64'))
  expect(taken.ok && contentsOf(taken.value.doc)).toBe(contentsOf(workshop.project.document))
})

test('pictures come in parts that make up the whole', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.guest('Ana')
  // Whatever stands behind the end of a PNG is part of the file all the same.
  const picture = Buffer.concat([pngOf(10, 10), randomBytes(400_000)])
  const added = await workshop.project.images.add(picture)
  const ref = added.ok ? added.value : ''
  ana.say({ type: 'ask.image', number: 1, ref })
  ana.say({ type: 'ask.image', number: 2, ref })
  await until('both came', () => ana.all('bytes').filter(({ more }) => !more).length === 2)
  for (const number of [1, 2]) {
    const parts = ana.all('bytes').filter((part) => part.number === number)
    expect(parts.length).toBeGreaterThan(3)
    expect(Math.max(...parts.map(({ data }) => data.length))).toBeLessThanOrEqual(128 * 1024)
    expect(Buffer.concat(parts.map(({ data }) => Buffer.from(data, 'base64'))).equals(picture)).toBe(true)
  }
  ana.say({ type: 'ask.image', number: 3, ref: 'nothing.png' })
  expect((await ana.answerTo(3)).problem).toMatchObject({ code: 'missing' })
})

test('a picture that comes in parts is taken whole, and one that is too large or none is refused once', async () => {
  const workshop = await openWorkshop()
  const lead = await workshop.window()
  const put = (number: number, bytes: Buffer, more = false) =>
    lead.say({ type: 'put.image', number, data: bytes.toString('base64'), more })
  const picture = Buffer.concat([pngOf(10, 10), randomBytes(150_000)])
  put(1, picture.subarray(0, ROOM_BOUNDS.part), true)
  put(1, picture.subarray(ROOM_BOUNDS.part))
  const { ref } = await lead.hears('image')
  expect(ref).toBe(refOf(picture))
  expect(Buffer.from((await workshop.project.images.fetch(ref)) ?? []).equals(picture)).toBe(true)

  // A half that is followed by another picture is forgotten.
  put(2, picture.subarray(0, 1000), true)
  put(3, pngOf(12, 12))
  await until('the other came', () => lead.last('image')?.number === 3)
  put(4, randomBytes(1000))
  expect((await lead.answerTo(4)).problem).toMatchObject({ code: 'not-an-image' })
  const parts = Math.ceil(IMAGE_BOUNDS.bytes / ROOM_BOUNDS.part) + 3
  for (let part = 1; part <= parts; part++) put(5, randomBytes(ROOM_BOUNDS.part), part < parts)
  put(6, pngOf(14, 14))
  await until('what came later came', () => lead.last('image')?.number === 6)
  const answers = lead.all('done').filter(({ number }) => number === 5)
  expect(answers.map(({ problem }) => problem?.code)).toEqual(['too-large'])
})

test('who floods is cut off, who is in with them is not', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.guest('Ana')
  const flood = await workshop.guest('Flood')
  for (let number = 0; number < 500; number++) flood.say({ type: 'ping', number })
  await until('the flood is cut off', () => flood.closed)
  ana.say({ type: 'ping', number: 1 })
  await ana.hears('pong')
})
