import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlignedMaps, alignMaps, SIDES, type Side } from '#shared/formats/comparison/align-maps.ts'
import { countDifferences, DIFFERENCE_KINDS } from '#shared/formats/comparison/difference-kinds.ts'
import { drawAligned, drawDifferences } from '#shared/formats/comparison/draw-aligned.ts'
import { drawingOfComparison } from '#shared/formats/comparison/drawing-of-comparison.ts'
import { slotsOf } from '#shared/formats/comparison/slots.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { type MapSketch, SAMPLE_LATER, SAMPLE_NOW, viewOf } from '#test/shared/analysis/support/sketch.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'

const items = (ids: string): { id: string }[] => [...ids].map((id) => ({ id }))

describe('slots', () => {
  const slots = (current: string, future: string) =>
    slotsOf(items(current), items(future), new Map(items(future).map((item) => [item.id, item]))).map(
      (slot) => `${slot.current?.id ?? '·'}${slot.future?.id ?? '·'}`,
    )

  test('what answers each other shares one, what is gone comes before what is new', () => {
    expect(slots('abc', 'axc')).toEqual(['aa', 'b·', '·x', 'cc'])
    expect(slots('', 'ab')).toEqual(['·a', '·b'])
    expect(slots('ab', '')).toEqual(['a·', 'b·'])
  })

  test('where pairs cross, as many as can be share one', () => {
    expect(slots('abcd', 'dabc')).toEqual(['·d', 'aa', 'bb', 'cc', 'd·'])
  })

  test('either list keeps its order, and nothing is lost', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (current, future) => {
        const [a, b] = [current.map((id) => ({ id })), future.map((id) => ({ id }))]
        const made = slotsOf(a, b, new Map(b.map((item) => [item.id, item])))
        expect(made.flatMap((slot) => slot.current?.id ?? [])).toEqual(current)
        expect(made.flatMap((slot) => slot.future?.id ?? [])).toEqual(future)
      }),
    )
  })
})

/** The titles of a map's columns with what stands in for those it has not, and its stages likewise. */
const columnsOf = ({ maps }: AlignedMaps, side: Side): string[] =>
  maps[side].view.stages.map(
    ({ stage, steps }) =>
      `${stage.title || '·'}: ${steps.map(({ id, title }) => (maps[side].missing.has(id) ? '·' : title)).join(' ')}`,
  )

const NOW: MapSketch = {
  stages: { Before: ['look', 'choose'], Use: ['use'] },
  lanes: { Doing: { kind: 'cards', cards: { look: 'Looks', choose: ['One', 'Two', 'Three'] } } },
}
const LATER: MapSketch = {
  prefix: 'f-',
  stages: { Before: ['look'], Pay: ['pay'], Use: ['use', 'share'] },
  lanes: {
    Answer: { kind: 'cards', cards: { pay: 'We wait' } },
    Doing: { kind: 'cards', cards: { look: ['Looks', 'Asks'] } },
  },
}

describe('two maps over each other', () => {
  const aligned = alignMaps(viewOf(NOW), viewOf(LATER))

  test('empty columns stand in for the other map’s steps, in the stage that answers theirs or in one of their own', () => {
    expect(columnsOf(aligned, 'current')).toEqual(['Before: look choose', '·: ·', 'Use: use ·'])
    expect(columnsOf(aligned, 'future')).toEqual(['Before: look ·', 'Pay: pay', 'Use: use share'])
  })

  test('empty lanes stand in for those of the other map', () => {
    const lanes = (side: Side) =>
      aligned.maps[side].view.lanes.map(
        ({ id, title }) => `${title}${aligned.maps[side].missing.has(id) ? ' ·' : ''}`,
      )
    expect(lanes('current')).toEqual(['Answer ·', 'Doing'])
    expect(lanes('future')).toEqual(['Answer', 'Doing'])
  })

  test('what one map has not is not drawn on it', () => {
    const drawn = JSON.stringify(drawAligned(aligned.maps.current, LIGHT))
    expect(drawn).toContain('Looks')
    expect(drawn).toContain('not on this map')
    expect(drawn).not.toContain('share')
  })

  test('each difference that is shown is marked on the map that has the card', () => {
    const marks = (side: Side, kinds = DIFFERENCE_KINDS.filter(() => true)) =>
      drawDifferences(aligned.comparison, aligned.maps[side], side, new Set(kinds), LIGHT).length
    expect(marks('current')).toBe(3)
    expect(marks('future')).toBe(2)
    expect(marks('future', ['gone'])).toBe(0)
    expect(countDifferences(aligned.comparison)).toMatchObject({ added: 4, gone: 4 })
  })

  test('columns and lanes stand in the same places, whatever the maps', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const snapshot = snapshotOf(randomRecords(seed))
        const [first, second] = mapsOf(snapshot)
          .filter(({ kind }) => kind === 'journey')
          .flatMap(({ id }) => viewMap(snapshot, id) ?? [])
        if (!first || !second) return
        const { maps } = alignMaps(first, second)
        const [current, future] = [maps.current.layout, maps.future.layout]
        expect(current.steps.map(({ rect }) => rect.x)).toEqual(future.steps.map(({ rect }) => rect.x))
        // Each side adds its own fractions up: the last bit may differ.
        const heights = (lanes: MapLayout['lanes']) => lanes.map(({ band }) => Number(band.height.toFixed(6)))
        expect(heights(current.lanes)).toEqual(heights(future.lanes))
        const owns = (side: Side, ids: readonly { readonly id: string }[]): string[] =>
          ids.map(({ id }) => id).filter((id) => !maps[side].missing.has(id))
        expect(owns('current', maps.current.view.steps)).toEqual(first.steps.map(({ id }) => id))
        expect(owns('future', maps.future.view.steps)).toEqual(second.steps.map(({ id }) => id))
        expect(owns('future', maps.future.view.lanes)).toEqual(second.lanes.map(({ id }) => id))
      }),
      { numRuns: 150 },
    )
  })
})

describe('the sample', () => {
  const aligned = alignMaps(SAMPLE_NOW, SAMPLE_LATER)

  test('the future carries the line of today behind its own', () => {
    expect(aligned.maps.future.layout.counterparts.map(({ label }) => label)).toEqual(['Current'])
    expect(aligned.maps.current.layout.counterparts).toEqual([])
  })

  test('is drawn on one sheet with both titles, all its signs, and nothing beyond its edge', () => {
    const look = { theme: LIGHT, shown: new Set(DIFFERENCE_KINDS), summary: '5 cards added.' }
    const drawing = drawingOfComparison(aligned, look)
    const svg = writeSvg(drawing)
    for (const side of SIDES) expect(svg).toContain(aligned.maps[side].view.map.title)
    expect(svg).toContain('5 cards added.')
    const heights = SIDES.map((side) => aligned.maps[side].layout.grid.height)
    expect(drawing.bounds.height).toBeGreaterThan((heights[0] ?? 0) + (heights[1] ?? 0))
  })
})
