import { describe, expect, test } from 'vitest'
import { type Asked, createOutbox } from '#renderer/room/outbox.ts'
import { memoryStorage } from './support/fake-host.ts'

const park = (text: string): Asked => ({ type: 'park', mapId: 'map-1', text })
const textsIn = (outbox: ReturnType<typeof createOutbox>) =>
  outbox.waiting().map((message) => (message.type === 'park' ? message.text : message.type))

describe('what waits for the host', () => {
  test('stays in order until it is answered', () => {
    const outbox = createOutbox(undefined, () => 1000)
    const [one] = [outbox.add(park('one')), outbox.add(park('two')), outbox.add(park('three'))]
    outbox.answer(one.number, null)
    expect(textsIn(outbox)).toEqual(['two', 'three'])
  })

  test('tells whoever waits what came of it, once', () => {
    const outbox = createOutbox(undefined, () => 1000)
    const { number } = outbox.add(park('one'))
    const heard: unknown[] = []
    outbox.onAnswer(number, (problem) => heard.push(problem))
    const problem = { code: 'gone', message: 'This map is gone.' }
    outbox.answer(number, problem)
    outbox.answer(number, null)
    expect(heard).toEqual([problem])
    outbox.onAnswer(number, (late) => heard.push(late))
    expect(heard).toEqual([problem, null])
  })

  test('outlives a reload, for the same person only', () => {
    const place = memoryStorage()
    const before = createOutbox(place, () => 1000)
    before.belongTo('anna')
    before.add(park('thought'))
    const stranger = createOutbox(place, () => 2000)
    stranger.belongTo('ben')
    expect(textsIn(stranger)).toEqual([])
    const after = createOutbox(place, () => 2000)
    after.belongTo('anna')
    expect(textsIn(after)).toEqual(['thought'])
    after.answer(after.waiting()[0]!.number, null)
    const last = createOutbox(place, () => 3000)
    last.belongTo('anna')
    expect(textsIn(last)).toEqual([])
  })

  test('is kept beside what another tab keeps', () => {
    const place = memoryStorage()
    const [one, two] = [createOutbox(place, () => 1000), createOutbox(place, () => 5000)]
    one.belongTo('anna')
    two.belongTo('anna')
    one.add(park('first tab'))
    const late = two.add(park('second tab'))
    two.answer(late.number, null)
    const after = createOutbox(place, () => 9000)
    after.belongTo('anna')
    expect(textsIn(after)).toEqual(['first tab'])
  })

  test('keeps thoughts and no clicks of a facilitator', () => {
    const place = memoryStorage()
    const before = createOutbox(place, () => 1000)
    before.belongTo('mira')
    before.add({ type: 'vote.close', voteId: 'vote-1' })
    const after = createOutbox(place, () => 2000)
    after.belongTo('mira')
    expect(textsIn(after)).toEqual([])
  })

  test('does not take up what is no message', () => {
    const place = memoryStorage()
    place.setItem('throughline-unsent:anna:1', '{"type":"park","number":1,"text":"no map"}')
    place.setItem('throughline-unsent:anna:2', 'not even JSON')
    const outbox = createOutbox(place, () => 1000)
    outbox.belongTo('anna')
    expect(outbox.waiting()).toEqual([])
  })

  test('numbers grow from one load of the page to the next, whatever the clock says', () => {
    const place = memoryStorage()
    const before = createOutbox(place, () => 9_000_000)
    before.belongTo('anna')
    const { number } = before.add(park('one'))
    const after = createOutbox(place, () => 1000)
    after.belongTo('anna')
    expect(after.number()).toBeGreaterThan(number)
  })
})
