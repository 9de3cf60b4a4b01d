/** One's own dots and ratings, against a real room over real sockets. */
import { expect, test } from 'vitest'
import { DOTS, keepOwnValues, LEVELS } from '#renderer/room/own-values.ts'
import { until } from '../../main/host/support/until.ts'
import { openWorkshop } from '../../main/host/workshop/support/workshop.ts'
import { pageOf } from './in-a-room.ts'

const A = 'card-lane2-step1-1-1'
const B = 'card-lane2-step1-2-1'

test('dots show before the host has them and never jump back; what it refuses comes off again', async () => {
  const workshop = await openWorkshop()
  const { room } = await pageOf(workshop, 'ada')
  const dots = keepOwnValues(room, DOTS)
  expect(await dots.set(A, 1)).toEqual({ ok: true, value: null })
  expect(dots.state.getState()).toEqual({ id: null, values: {} })
  const scope = { kind: 'kinds', kinds: ['pain'] } as const
  await room.ask({
    type: 'vote.start',
    ...{ mapId: 'map1', title: '', budget: 3, perCard: 2 },
    scope: { ...scope, kinds: [...scope.kinds] },
  })
  await until('the vote is on', () => dots.state.getState().id !== null)
  const seen: number[] = []
  dots.state.subscribe(({ values }) => seen.push(values[A] ?? 0))
  const first = dots.set(A, 1)
  const second = dots.set(A, 2)
  expect(dots.state.getState().values).toEqual({ [A]: 2 })
  expect([await first, await second].every(({ ok }) => ok)).toBe(true)
  await until('the host shows both', () => room.state.getState().view?.vote?.mine[A] === 2)
  const refused = dots.set(B, 2)
  expect(dots.state.getState().values).toEqual({ [A]: 2, [B]: 2 })
  expect(await refused).toMatchObject({ ok: false, error: { message: 'You have 1 dot left.' } })
  await until('it is off again', () => dots.state.getState().values[B] === undefined)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  await dots.set(A, null)
  await until('all are back', () => Object.keys(room.state.getState().view?.vote?.mine ?? { A }).length === 0)
  expect(dots.state.getState().values).toEqual({})
  await workshop.close()
})

test('two people’s ratings become a mean and a spread; neither page hears of the other’s', async () => {
  const workshop = await openWorkshop()
  const [ada, ben] = [await pageOf(workshop, 'ada'), await pageOf(workshop, 'ben')]
  const [hers, his] = [keepOwnValues(ada.room, LEVELS), keepOwnValues(ben.room, LEVELS)]
  await ada.room.ask({ type: 'rating.start', mapId: 'map1', laneId: 'lane3', personaId: 'persona1' })
  await until('both know', () => hers.state.getState().id !== null && his.state.getState().id !== null)
  await hers.set('step1-1', 2)
  await his.set('step1-1', -0.75)
  await his.set('step1-2', 1)
  await his.set('step1-2', null)
  await until('two have rated', () => ada.room.state.getState().view?.rating?.raters === 2)
  expect([hers.state.getState().values, his.state.getState().values]).toEqual([
    { 'step1-1': 2 },
    { 'step1-1': -0.75 },
  ])
  expect(ada.heard.join('\n')).not.toContain('0.75')
  const ratingId = hers.state.getState().id as string
  await ada.room.ask({ type: 'rating.close', ratingId })
  const point = await until('the line is drawn', () => workshop.snapshot().cards['lane3~step1-1~persona1'])
  expect(point).toMatchObject({ amount: 0.63, spread: 1.375, raters: 2 })
  expect(workshop.snapshot().cards['lane3~step1-2~persona1']).toBeUndefined()
  await until('nothing is rated any more', () => his.state.getState().id === null)
  await workshop.close()
})
