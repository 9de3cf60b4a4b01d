import { describe, expect, test, vi } from 'vitest'
import type { Asked } from '#renderer/room/outbox.ts'
import { enterRoom, type RoomOptions } from '#renderer/room/room-client.ts'
import { ROOM_BOUNDS, ROOM_VERSION, type RoomMessage } from '#shared/protocol/room.ts'
import { NOTHING_ON as VIEW } from '#test/support/room-view.ts'
import { fakeHost, memoryStorage, WELCOME } from './support/fake-host.ts'

const JOIN = {
  type: 'join',
  version: ROOM_VERSION,
  name: 'Anna',
  device: 'phone',
  key: { kind: 'code', code: 'K7M-4QX' },
} as const
const RESUME = {
  type: 'resume',
  version: ROOM_VERSION,
  id: 'anna',
  secret: 'a-secret-of-anna-alone',
  device: 'phone',
} as const

const park = (text: string): Asked => ({ type: 'park', mapId: 'map-1', text })
const parked = (said: readonly RoomMessage[]) =>
  said.flatMap((message) => (message.type === 'park' ? [message] : []))

function enter(options: Partial<RoomOptions> = {}) {
  const host = fakeHost()
  let isKnown = false
  const room = enterRoom({
    dial: host.dial,
    entering: () => (isKnown ? RESUME : JOIN),
    onWelcome: () => {
      isKnown = true
    },
    ...options,
  })
  return { host, room, status: () => room.state.getState().status }
}

describe('a place in a room', () => {
  test('joins first and resumes after every interruption', () => {
    const { host, status } = enter()
    const first = host.welcome()
    expect(first.said[0]).toEqual(JOIN)
    expect(status()).toEqual({ kind: 'in' })
    first.cut()
    expect(status().kind).toBe('away')
    vi.advanceTimersByTime(300)
    expect(host.lines).toHaveLength(2)
    expect(host.welcome().said[0]).toEqual(RESUME)
    expect(status()).toEqual({ kind: 'in' })
  })

  test('says again what was not answered, with the same number, and nothing else', async () => {
    const { host, room } = enter()
    const first = host.welcome()
    const [one, two] = [room.ask(park('one')), room.ask(park('two'))]
    const said = parked(first.said)
    first.say({ type: 'done', number: said[0]!.number, problem: null })
    expect(await one).toEqual({ ok: true, value: null })
    first.cut()
    vi.advanceTimersByTime(300)
    const second = host.welcome()
    expect(parked(second.said)).toEqual([said[1]])
    second.say({ type: 'done', number: said[1]!.number, problem: null })
    expect(await two).toEqual({ ok: true, value: null })
    expect(room.state.getState().pending).toEqual([])
  })

  test('waits with what is asked while the host is not reached', () => {
    const { host, room } = enter()
    host.welcome().cut()
    void room.ask(park('in the cellar'))
    expect(room.state.getState().pending).toMatchObject([{ text: 'in the cellar' }])
    vi.advanceTimersByTime(300)
    expect(parked(host.welcome().said)).toMatchObject([{ text: 'in the cellar' }])
  })

  test('takes up what another load of the page asked for, and tells what came of it', async () => {
    const place = memoryStorage()
    const kept = { place, personId: 'anna' }
    const before = enter({ kept })
    before.host.welcome().cut()
    void before.room.ask(park('before the reload'))
    before.room.close()
    const { host, room } = enter({ kept })
    const [waiting] = room.waiting()
    expect(waiting).toMatchObject({ text: 'before the reload' })
    const answer = room.answer(waiting!.number)
    const problem = { code: 'missing', message: 'This map is gone.' }
    const line = host.welcome()
    expect(parked(line.said)).toEqual([waiting])
    line.say({ type: 'done', number: waiting!.number, problem })
    expect(await answer).toEqual({ ok: false, error: problem })
  })

  test('another secret with another role repeats nothing', () => {
    const { host, room } = enter()
    const line = host.welcome()
    void room.ask(park('once'))
    line.say(WELCOME)
    expect(parked(line.said)).toHaveLength(1)
  })

  test('comes back with a long list no faster than a host takes it, in order', () => {
    const { host, room } = enter()
    host.welcome().cut()
    const texts = Array.from({ length: 200 }, (_, index) => `thought ${index}`)
    for (const text of texts) void room.ask(park(text))
    vi.advanceTimersByTime(300)
    const line = host.welcome()
    vi.advanceTimersByTime(1000)
    expect(parked(line.said).length).toBeLessThan(2 * ROOM_BOUNDS.messagesPerSecond)
    void room.ask(park('the last'))
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1000)
      line.say({ type: 'pong', number: 1, now: Date.now() })
    }
    expect(parked(line.said).map(({ text }) => text)).toEqual([...texts, 'the last'])
  })

  test('never begins what no host takes', async () => {
    const { host, room } = enter()
    const line = host.welcome()
    const huge = await room.ask({
      type: 'commands',
      label: 'Paste',
      joinKey: null,
      commands: [{ text: 'x'.repeat(ROOM_BOUNDS.frame) }],
    })
    expect(huge).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(await room.ask(park('x'.repeat(ROOM_BOUNDS.text + 1)))).toMatchObject({ ok: false })
    expect(line.said).toHaveLength(1)
  })

  test('stops where it is not let in, keeps what waits, and tries again when asked', () => {
    const { host, room, status } = enter()
    host.welcome().cut()
    void room.ask(park('kept'))
    vi.advanceTimersByTime(300)
    host.line().open()
    host.line().say({ type: 'refused', code: 'closed', message: 'The door is closed.', wait: 0 })
    expect(status()).toMatchObject({ kind: 'refused', code: 'closed' })
    vi.advanceTimersByTime(60_000)
    expect(host.lines).toHaveLength(2)
    room.retry()
    expect(parked(host.welcome().said)).toMatchObject([{ text: 'kept' }])
  })

  test('counts attempts that come to nothing, also those that nobody ever answers', () => {
    const { host, status } = enter()
    expect(status()).toEqual({ kind: 'connecting', failures: 0 })
    host.line().cut()
    expect(status()).toEqual({ kind: 'connecting', failures: 1 })
    vi.advanceTimersByTime(300)
    expect(host.lines).toHaveLength(2)
    vi.advanceTimersByTime(10_000)
    expect(host.lines.length).toBeGreaterThan(2)
    expect(status()).toMatchObject({ kind: 'connecting' })
    host.welcome()
    expect(status()).toEqual({ kind: 'in' })
  })

  test('notices a host that falls silent, and asks before it believes so', () => {
    const { host, status } = enter()
    const line = host.welcome()
    vi.advanceTimersByTime(2600)
    expect(line.said.at(-1)).toMatchObject({ type: 'ping' })
    line.say({ type: 'pong', number: 1, now: Date.now() })
    vi.advanceTimersByTime(4500)
    expect(status()).toEqual({ kind: 'in' })
    vi.advanceTimersByTime(5000)
    expect(line.isHungUp()).toBe(true)
    expect(status().kind).toBe('away')
  })

  test('keeps its pulse in the lobby too', () => {
    const { host, status } = enter()
    host.line().open()
    host.line().say({ type: 'waiting', message: 'You are at the door.' })
    vi.advanceTimersByTime(5100)
    expect(host.line().said.at(-1)).toMatchObject({ type: 'ping' })
    host.line().cut()
    expect(status()).toMatchObject({ kind: 'connecting' })
    vi.advanceTimersByTime(300)
    host.line().open()
    expect(host.line().said).toEqual([JOIN])
  })

  test('takes the host’s clock from the quickest message', () => {
    const { host, room } = enter()
    const line = host.welcome()
    const ahead = 90_000
    const view = (delay: number) =>
      line.say({ type: 'room', view: { ...VIEW, now: Date.now() + ahead - delay } })
    view(400)
    view(20)
    view(900)
    expect(room.state.getState().clockOffset).toBe(ahead - 20)
    line.say({ type: 'pong', number: 1, now: Date.now() - 5 * 60_000 })
    expect(room.state.getState().clockOffset).toBe(-5 * 60_000)
  })

  test('a view that says the same changes nothing that is looked at', () => {
    const { host, room } = enter()
    const line = host.welcome()
    line.say({ type: 'room', view: { ...VIEW, now: 1 } })
    const before = room.state.getState().view
    line.say({ type: 'room', view: { ...VIEW, now: 2, mapId: 'map-2' } })
    const after = room.state.getState().view
    expect(after?.mapId).toBe('map-2')
    expect(after?.agenda).toBe(before?.agenda)
  })

  test('leaves for good', async () => {
    const { host, room, status } = enter({ kept: { place: memoryStorage(), personId: null } })
    const line = host.welcome()
    const asked = room.ask(park('too late'))
    room.leave()
    expect(line.said.at(-1)).toEqual({ type: 'leave' })
    expect(await asked).toMatchObject({ ok: false, error: { code: 'left' } })
    vi.advanceTimersByTime(60_000)
    expect(host.lines).toHaveLength(1)
    expect(status()).toMatchObject({ kind: 'gone', code: 'left' })
  })

  test('what was to be fetched fails with the connection instead of waiting for ever', async () => {
    const { host, room } = enter()
    const line = host.welcome()
    const whole = room.fetch({ type: 'ask.copy' })
    const number = (line.said.at(-1) as { number: number }).number
    line.say({ type: 'bytes', number, name: 'Checkout.journey', data: btoa('ab'), more: true })
    line.say({ type: 'bytes', number, name: 'Checkout.journey', data: btoa('c'), more: false })
    expect(await whole).toMatchObject({ ok: true, value: { name: 'Checkout.journey' } })
    const half = room.fetch({ type: 'ask.copy' })
    line.cut()
    expect(await half).toMatchObject({ ok: false, error: { code: 'away' } })
    expect(await room.fetch({ type: 'ask.copy' })).toMatchObject({ ok: false })
  })
})
