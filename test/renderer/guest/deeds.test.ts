import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDeeds, type Deeds } from '#renderer/guest/state/deeds.ts'
import { enterRoom } from '#renderer/room/room-client.ts'
import { ROOM_VERSION, type RoomMessage } from '#shared/protocol/room.ts'
import { fakeHost, memoryStorage } from '../room/support/fake-host.ts'

const SPOT = { laneId: 'lane', stepId: 'step' }
const GONE = { code: 'gone', message: 'This step is not there any more.' }

beforeEach(() => void vi.stubGlobal('localStorage', memoryStorage()))
afterEach(() => void vi.unstubAllGlobals())

function inRoom() {
  const host = fakeHost()
  const room = enterRoom({
    dial: host.dial,
    entering: () => ({
      type: 'resume',
      version: ROOM_VERSION,
      id: 'anna',
      secret: 'a-secret-of-anna-alone',
      device: 'phone',
    }),
    kept: { place: localStorage, personId: 'anna' },
  })
  const line = host.welcome()
  const deeds = createDeeds(room, 'anna')
  const answer = async (type: RoomMessage['type'], problem: typeof GONE | null) => {
    const message = line.said.findLast((said) => said.type === type)
    line.say({ type: 'done', number: (message as { number: number }).number, problem })
    await vi.advanceTimersByTimeAsync(1)
  }
  return { line, room, deeds, answer }
}

const refusedTexts = (deeds: Deeds) => deeds.state.getState().refused.map(({ card }) => card.text)

describe('what a guest does', () => {
  test('words that the host does not take stay, through a reload, until their author lets them go', async () => {
    const { deeds, answer } = inRoom()
    deeds.write(SPOT, ['A thought'])
    await answer('commands', GONE)
    expect(deeds.state.getState().refused).toMatchObject([
      { card: { text: 'A thought' }, reason: GONE.message },
    ])
    const { deeds: after } = inRoom()
    expect(refusedTexts(after)).toEqual(['A thought'])
    const [one] = after.state.getState().refused
    after.forgive(one!)
    expect(refusedTexts(after)).toEqual([])
    expect(refusedTexts(inRoom().deeds)).toEqual([])
  })

  test('words are caught too that were sent before a reload and refused after it', async () => {
    const before = inRoom()
    before.deeds.park('map', 'For later')
    before.room.close()
    const { deeds, answer } = inRoom()
    await answer('park', GONE)
    expect(refusedTexts(deeds)).toEqual(['For later'])
  })

  test('a refusal of something without words is said in passing', async () => {
    const { deeds, answer } = inRoom()
    deeds.remove({ ...SPOT, id: 'card', text: 'Old' })
    await answer('commands', GONE)
    expect(deeds.state.getState()).toMatchObject({ refused: [], notice: { sentence: GONE.message } })
  })

  test('a deletion can be undone until something else is done', () => {
    const { deeds, line } = inRoom()
    deeds.remove({ ...SPOT, id: 'card', text: 'Old' })
    const { notice } = deeds.state.getState()
    expect(notice?.sentence).toBe('Card deleted.')
    notice?.undo?.()
    expect(line.said.at(-1)).toMatchObject({ type: 'undo' })
    deeds.remove({ ...SPOT, id: 'card', text: 'Old' })
    deeds.write(SPOT, ['Another'])
    expect(deeds.state.getState().notice).toBeNull()
  })

  test('several lines are one act', () => {
    const { deeds, line } = inRoom()
    deeds.write(SPOT, ['one', 'two'])
    expect(line.said.filter(({ type }) => type === 'commands')).toMatchObject([
      { label: 'Add 2 cards', commands: [{ type: 'cards.add', cards: [{}, {}] }] },
    ])
  })
})
