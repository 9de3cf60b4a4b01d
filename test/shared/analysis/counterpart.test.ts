import { describe, expect, test } from 'vitest'
import { counterpartCurves, counterpartOf, withCounterpart } from '#shared/analysis/counterpart.ts'
import { SAMPLE, SAMPLE_LATER, SAMPLE_NOW, viewOf } from './support/sketch.ts'

describe('the map laid beside another', () => {
  test('is the one it names, or the first that names it', () => {
    expect(counterpartOf(SAMPLE, SAMPLE_LATER.map)?.id).toBe('current')
    expect(counterpartOf(SAMPLE, SAMPLE_NOW.map)?.id).toBe('future')
  })

  test('is none where neither names the other, or the named one is gone', () => {
    const alone = { ...SAMPLE, maps: { current: SAMPLE_NOW.map } }
    expect(counterpartOf(alone, SAMPLE_NOW.map)).toBeNull()
    expect(counterpartOf(alone, { ...SAMPLE_LATER.map, counterpartId: 'gone' })).toBeNull()
  })
})

describe('two lines in one lane', () => {
  test('of the sample: the future feels by the steps of today, and the other way round', () => {
    const [there, ...others] = counterpartCurves(SAMPLE_NOW, SAMPLE_LATER)
    expect(others).toEqual([])
    expect(there).toMatchObject({ laneId: 'feeling', personaId: 'mira', label: 'Future' })
    expect([...(there?.values ?? [])]).toEqual([
      ['hears', 0.5],
      ['sums', 0.75],
      ['first-ride', 2],
      ['orders', 1.5],
      ['every-day', 1],
      ['waits', 1.25],
      ['invoice', 1.25],
    ])
    const [back] = counterpartCurves(SAMPLE_LATER, SAMPLE_NOW)
    expect(back).toMatchObject({ laneId: 'f-feeling', label: 'Current' })
    expect(back?.values.get('f-swap')).toBe(-1.75)
  })

  test('run in the order of this map, and not at all without a lane for them', () => {
    const now = viewOf({ stages: { S: ['a', 'b'] }, lanes: { Mood: { kind: 'sentiment' } } })
    const later = viewOf({
      prefix: 'f-',
      stages: { S: ['b', 'a'] },
      lanes: { Mood: { kind: 'sentiment', cards: { a: 1, b: 2 } } },
    })
    expect([...(counterpartCurves(now, later)[0]?.values ?? [])]).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(counterpartCurves(viewOf({ stages: { S: ['a'] }, lanes: {} }), later)).toEqual([])
  })

  test('are shown where a lane asks for it', () => {
    expect(withCounterpart(SAMPLE_NOW, SAMPLE)).toBe(SAMPLE_NOW)
    const asking = {
      ...SAMPLE_NOW,
      lanes: SAMPLE_NOW.lanes.map((lane) => ({ ...lane, showCounterpart: true })),
    }
    expect(withCounterpart(asking, SAMPLE)).toEqual({
      ...asking,
      counterpartCurves: counterpartCurves(SAMPLE_NOW, SAMPLE_LATER),
    })
  })
})
