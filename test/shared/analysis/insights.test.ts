import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findGaps } from '#shared/analysis/gaps.ts'
import { insightsOf } from '#shared/analysis/insights.ts'
import { rankOpportunities, rankPains } from '#shared/analysis/ranking.ts'
import { sentimentLines } from '#shared/analysis/sentiment-lines.ts'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'
import { SAMPLE_LATER, SAMPLE_NOW, viewOf } from './support/sketch.ts'

describe('the sample', () => {
  test('has its four patterns, each with a tip and where it is', () => {
    const { patterns } = insightsOf(SAMPLE_NOW)
    expect(patterns.map(({ label, target }) => [label, target.stepIds, target.stageIds])).toEqual([
      ['Peak', ['first-ride'], ['try']],
      ['Trough', ['waits'], ['ride']],
      ['Rapid drop', ['orders', 'deposit'], ['sign-up']],
      ['Sawtooth', ['chatbot', 'person', 'again', 'loan-bike', 'invoice'], ['help']],
    ])
    expect(patterns[2]?.target.cardIds).toEqual(['feeling~orders~mira', 'feeling~deposit~mira'])
    expect(new Set(patterns.map(({ personaName }) => personaName))).toEqual(new Set(['Mira']))
    expect(patterns.filter(({ tip }) => tip === '')).toEqual([])
  })

  test('has the same gaps and rankings as each rule finds by itself', () => {
    for (const view of [SAMPLE_NOW, SAMPLE_LATER])
      expect(insightsOf(view)).toMatchObject({
        gaps: findGaps(view),
        pains: rankPains(view),
        opportunities: rankOpportunities(view),
      })
  })
})

describe('the patterns of a map', () => {
  test('are those of every persona and lane, under ids of their own', () => {
    const up = (personaId: string | null, ...values: readonly number[]) =>
      Object.fromEntries(values.map((amount, index) => [`s${index}`, { personaId, amount }]))
    const both = Object.fromEntries(
      ['s0', 's1', 's2'].map((step, index) => [
        step,
        [
          { personaId: 'ben', amount: [0, 1, 0][index]! },
          { personaId: 'ada', amount: [0, -1, 0][index]! },
        ],
      ]),
    )
    const { patterns } = insightsOf(
      viewOf({
        map: { personaIds: ['ada', 'ben'] },
        stages: { All: ['s0', 's1', 's2'] },
        lanes: {
          Feeling: { kind: 'sentiment', cards: both },
          Mood: { kind: 'sentiment', cards: up(null, 0, 1, 0) },
        },
      }),
    )
    expect(patterns.map(({ id }) => id)).toEqual([
      'trough:Feeling:ada:s1',
      'peak:Feeling:ben:s1',
      'peak:Mood::s1',
    ])
  })

  test('are those that the map shows on its lines, whatever the map', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const snapshot = snapshotOf(randomRecords(seed))
        for (const { id } of mapsOf(snapshot)) {
          const view = viewMap(snapshot, id) as MapView
          const open = { ...view, lanes: view.lanes.map((lane) => ({ ...lane, collapsed: false })) }
          const shown = curveMarks(layoutMap(open)).map(({ laneId, label, stepIds }) => [
            laneId,
            label,
            ...stepIds,
          ])
          const found = insightsOf(open).patterns.map(({ laneId, label, target }) => [
            laneId,
            label,
            ...target.stepIds,
          ])
          expect(found.sort()).toEqual(shown.sort())
        }
      }),
      { numRuns: 40 },
    )
  })

  test('come from values within the scale', () => {
    const [line] = sentimentLines(
      viewOf({
        stages: { All: ['a', 'b'] },
        lanes: { Mood: { kind: 'sentiment', cards: { a: 7, b: { amount: null } } } },
      }),
    )
    expect(line?.points.map(({ value }) => value)).toEqual([2])
  })
})
