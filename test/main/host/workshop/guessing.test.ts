import { expect, test } from 'vitest'
import type { RoomSocket } from '#main/host/workshop/socket.ts'
import { CODE_LENGTH, CODE_LETTERS } from '#shared/protocol/room-link.ts'
import type { HostRoomMessage } from '#shared/protocol/room-view.ts'
import { reportBattery } from '#test/support/battery.ts'
import { chanceOf } from '#test/support/random.ts'
import { until } from '../support/until.ts'
import { openWorkshop, type Workshop } from './support/workshop.ts'

/** Types a code as somebody at an address, and answers what came of it. */
async function types(workshop: Workshop, peer: string, code: string): Promise<HostRoomMessage> {
  const heard: HostRoomMessage[] = []
  const socket: RoomSocket = {
    send: (text) => heard.push(JSON.parse(text)),
    close: () => undefined,
    terminate: () => undefined,
    bufferedAmount: () => 0,
  }
  const { receive } = workshop.rooms.connect(socket, { kind: 'door', peer })
  receive(
    JSON.stringify({ type: 'join', version: 1, name: 'G', device: 'phone', key: { kind: 'code', code } }),
  )
  while (heard.length === 0) await new Promise(setImmediate)
  return heard[0] as HostRoomMessage
}

test('ten thousand guesses get nowhere: few tries for each address, and another code after twenty', async () => {
  const workshop = await openWorkshop()
  const host = await workshop.window()
  const first = workshop.code()
  const chance = chanceOf(1)
  const outcomes = new Map<string, number>()
  for (let guess = 0; guess < 10_000; guess++) {
    const code = Array.from(
      { length: CODE_LENGTH },
      () => CODE_LETTERS[chance.whole(CODE_LETTERS.length)],
    ).join('')
    const answer = await types(workshop, `10.0.0.${guess % 100}`, code)
    const outcome = answer.type === 'refused' ? answer.code : answer.type
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect(Object.fromEntries(outcomes)).toEqual({ 'wrong-code': 500, 'too-many-tries': 9500 })
  expect(workshop.code()).not.toBe(first)
  expect(await types(workshop, '10.0.0.1', workshop.code())).toMatchObject({ code: 'too-many-tries' })
  await until('the facilitator was told', () => host.last('notice')?.message.includes('the code was changed'))
  expect(await types(workshop, '10.0.1.1', workshop.code())).toMatchObject({ type: 'welcome' })
  reportBattery('T8', 'guesses', 10_000)
})

test('whoever mistypes four times still gets in, and is told how long to wait after the fifth', async () => {
  const workshop = await openWorkshop()
  for (let tries = 0; tries < 4; tries++)
    expect(await types(workshop, '10.0.0.1', '222-222')).toMatchObject({ code: 'wrong-code', wait: 0 })
  expect(await types(workshop, '10.0.0.1', workshop.code())).toMatchObject({ type: 'welcome' })
  expect(await types(workshop, '10.0.0.1', '222-222')).toMatchObject({ code: 'wrong-code' })
  const blocked = await types(workshop, '10.0.0.1', workshop.code())
  expect(blocked).toMatchObject({ type: 'refused', code: 'too-many-tries' })
  expect(blocked.type === 'refused' ? blocked.wait : 0).toBeGreaterThan(60)
})
