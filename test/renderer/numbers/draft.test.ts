import { expect, test } from 'vitest'
import {
  askedNow,
  changesOf,
  matchTo,
  toggled,
  withSuggested,
} from '#renderer/features/numbers/data/draft.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { addMadeData, MADE_SHAPE } from '#test/support/made-journey.ts'
import { openBuilt } from '#test/support/project-context.ts'

test('only what is wanted otherwise is computed anew', () => {
  const built = buildProject(MADE_SHAPE)
  carryOut(built.doc, [addMadeData()])
  const now = askedNow(openBuilt(built).snapshot().dataSets.data1 as DataSet)
  if (!now) throw new Error('Nobody can tell how it was read')
  expect(now).toMatchObject({ goal: 'purchase', leastGroup: 5, snapshots: 'month', segments: ['platform'] })
  expect(changesOf(now, { ...now, segments: ['platform'] })).toEqual({})
  expect(changesOf(now, { ...now, leastGroup: 10, snapshots: 'week' })).toEqual({
    leastGroup: 10,
    snapshots: 'week',
  })
})

test('rules that are set and set back are none to be computed; data of earlier versions has the usual ones', () => {
  const built = buildProject(MADE_SHAPE)
  carryOut(built.doc, [addMadeData()])
  const { reading } = openBuilt(built).snapshot().dataSets.data1 as DataSet
  const earlier = JSON.parse(reading)
  delete earlier.asked.risks
  carryOut(built.doc, [{ type: 'data.edit', id: 'data1', changes: { reading: JSON.stringify(earlier) } }])
  const now = askedNow(openBuilt(built).snapshot().dataSets.data1 as DataSet)
  if (!now) throw new Error('Nobody can tell how it was read')
  expect(now.risks).toEqual(RISK_SETTINGS)
  const off = toggled(now.risks.off, 'Low usage')
  expect(changesOf(now, { ...now, risks: { ...now.risks, off } })).toEqual({
    risks: { ...RISK_SETTINGS, off: ['Low usage'] },
  })
  expect(changesOf(now, { ...now, risks: { ...now.risks, off: toggled(off, 'Low usage') } })).toEqual({})
})

test('a state stands for one place, for another one, or for none', () => {
  const matches = [
    ['a', 'stage1'],
    ['b', 'stage2'],
  ] as const
  expect(matchTo(matches, 'a', 'stage2')).toEqual([
    ['a', 'stage2'],
    ['b', 'stage2'],
  ])
  expect(matchTo(matches, 'c', 'stage1').at(-1)).toEqual(['c', 'stage1'])
  expect(matchTo(matches, 'a', '')).toEqual([['b', 'stage2']])
})

test('suggestions change nothing that was matched by hand', () => {
  expect(
    withSuggested(
      [['a', 'stage1']],
      [
        ['a', 'stage2'],
        ['b', 'stage3'],
      ],
    ),
  ).toEqual([
    ['a', 'stage1'],
    ['b', 'stage3'],
  ])
})
