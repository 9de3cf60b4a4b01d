import { expect, test } from 'vitest'
import { scrollTo, zoomToFit } from '#renderer/canvas/map-pane/scroll-position.ts'
import { isWholeStep, placeOn } from '#renderer/features/compare/places.ts'
import { namesOf, signed, stepTitle, summaryOf } from '#renderer/features/compare/words.ts'
import { alignMaps } from '#shared/formats/comparison/align-maps.ts'
import { SAMPLE_LATER, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'

const aligned = alignMaps(SAMPLE_NOW, SAMPLE_LATER)
const { steps, summary } = aligned.comparison

test('the summary tells what came, what went, and how the mood changed', () => {
  const told = summaryOf(summary, namesOf(aligned))
  expect(told).toMatch(/^1 step added, 5 steps removed, \d+ cards added/)
  expect(told).toMatch(/Sentiment \+1\.3 on average\.$/)
  const none = alignMaps(SAMPLE_NOW, SAMPLE_NOW)
  expect(summaryOf(none.comparison.summary, namesOf(none))).toBe('The two maps are alike.')
})

test('a change carries its sign', () => {
  expect([1.26, -0.5, 0].map(signed)).toEqual(['+1.3', '−0.5', '0'])
})

test('a step goes by the name it will have, a step that is gone by the one it had', () => {
  const titles = steps.map((step) => stepTitle(step, aligned))
  expect(titles).toContain('Sees one honest price')
  expect(titles).toContain('Meets the deposit')
})

test('each difference has its place: a card on the map that has it, a change on both, a step where it stands', () => {
  for (const step of steps)
    for (const difference of [null, ...step.differences]) {
      const chosen = { step, difference }
      const places = (['current', 'future'] as const).filter(
        (side) => placeOn(aligned, side, chosen) !== null,
      )
      expect(places.length).toBeGreaterThan(0)
      if (difference?.kind === 'card-added') expect(places).toEqual(['future'])
      if (difference?.kind === 'card-removed') expect(places).toEqual(['current'])
      if (difference?.kind === 'text') expect(places).toEqual(['current', 'future'])
      expect(isWholeStep(chosen)).toBe(
        difference === null || ['step-title', 'moment'].includes(difference.kind),
      )
    }
})

test('a box is scrolled into the middle of what the titles leave free, never before the beginning', () => {
  const room = { width: 1000, height: 400, titles: { width: 100, height: 40 } }
  expect(scrollTo({ x: 2000, y: 900, width: 200, height: 100 }, 0.5, room)).toEqual({ left: 500, top: 255 })
  expect(scrollTo({ x: 0, y: 0, width: 50, height: 50 }, 0.5, room)).toEqual({ left: 0, top: 0 })
})

test('a grid is never blown up beyond its size, nor shrunk to nothing', () => {
  expect([zoomToFit(2000, 1000), zoomToFit(500, 1000), zoomToFit(90_000, 1000)]).toEqual([0.5, 1, 0.2])
})
