import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { dropsOf, wayOf, worstDrop } from '#shared/model/drops.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type NumbersShape, viewWithNumbers } from '#test/support/map-numbers.ts'

function dataOf(stages: readonly number[], shape: NumbersShape): MapData {
  const { doc, mapId } = buildProject({ stages })
  return viewWithNumbers(projectDocument(doc), mapId, shape).data as MapData
}

const told = (data: MapData) =>
  dropsOf(data, data.slice).map(({ from, to, share }) => [from.id, to.id, share])

describe('the drops of a map', () => {
  test('are the shares of those before who did not come on', () => {
    expect(told(dataOf([1, 1, 1], { reached: [8, 6, 3] }))).toEqual([
      ['stage1', 'stage2', 0.25],
      ['stage2', 'stage3', 0.5],
    ])
  })

  test('are not told where a count is not, and where nobody was there', () => {
    expect(told(dataOf([1, 1, 1, 1], { reached: [8, null, 0, 0] }))).toEqual([
      ['stage1', 'stage2', null],
      ['stage2', 'stage3', null],
      ['stage3', 'stage4', null],
    ])
  })

  test('go from one place with numbers to the next', () => {
    expect(told(dataOf([1, 1, 1], { reached: [8, undefined, 2] }))).toEqual([['stage1', 'stage3', 0.75]])
  })

  test('are none between places that followed one another in another order when they were counted', () => {
    const order = ['stage1', 'stage3', 'stage2']
    expect(told(dataOf([1, 1, 1], { reached: [8, 2, 4], figures: { order } }))).toEqual([])
  })

  test('lead over a stage that is gone by now', () => {
    const { doc, mapId, stageIds } = buildProject({ stages: [1, 1, 1] })
    const before = viewWithNumbers(projectDocument(doc), mapId, { reached: [8, 6, 2] }).data as MapData
    carryOut(doc, [{ type: 'stage.remove', id: stageIds[1] as string }])
    const after = viewWithNumbers(projectDocument(doc), mapId, { reached: [8, 2] }).data as MapData
    expect(told({ ...before, stages: after.stages })).toEqual([['stage1', 'stage3', 0.75]])
  })

  test('are worst where the largest share is lost, first of equals, and nowhere where nobody is', () => {
    const worstOf = (reached: readonly (number | null)[]) => {
      const data = dataOf(
        reached.map(() => 1),
        { reached },
      )
      return worstDrop(dropsOf(data, data.slice))?.to.id
    }
    expect(worstOf([8, 4, 2, 2])).toBe('stage2')
    expect(worstOf([1000, 500, 100])).toBe('stage3')
    expect(worstOf([8, 8])).toBeUndefined()
    expect(worstOf([8, null])).toBeUndefined()
  })
})

test('the way leads through the stages, on a map of one stage through its steps where these have numbers', () => {
  const steps = { 'step1-1': 4, 'step1-2': 3 }
  const wayThrough = (data: MapData) => wayOf(data, data.slice).map(({ id }) => id)
  expect(wayThrough(dataOf([2], { reached: [4], steps }))).toEqual(['step1-1', 'step1-2'])
  expect(wayThrough(dataOf([2], { reached: [4] }))).toEqual(['stage1'])
  expect(wayThrough(dataOf([2, 1], { reached: [4, 2], steps }))).toEqual(['stage1', 'stage2'])
})
