import { describe, expect, test } from 'vitest'
import type { HeadingBox } from '#shared/layout/boxes.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { PlacedText } from '#shared/layout/placed-text.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from './support/boxes.ts'
import { ofAnyMap } from './support/random-maps.ts'

const boxOf = ({ text, at }: PlacedText) => ({
  ...at,
  width: Math.max(...text.lines.map((line) => line.width)),
  height: text.height,
})

/** All that a heading says, as boxes. */
const partsOf = ({ rect, title, titleTop, duration, details }: HeadingBox) => [
  {
    x: rect.x + 12,
    y: titleTop,
    width: Math.max(...title.lines.map((line) => line.width)),
    height: title.height,
  },
  ...details.map(boxOf),
  ...(duration ? [{ ...duration.clock, width: 13, height: 13 }, boxOf(duration.text)] : []),
]

const columns = (seed: MapSeed['stages']) => layoutMap(viewOf({ stages: seed, lanes: [] }))

describe('the title of any stage and step', () => {
  test('holds all that is said in it, clear of each other', () => {
    ofAnyMap(({ layout }) => {
      for (const box of [...layout.stages, ...layout.steps]) {
        const parts = partsOf(box)
        for (const part of parts) expect(holds(box.rect, part)).toBe(true)
        expect(
          overlaps(
            parts,
            (part) => part,
            (part) => `${part.x} ${part.y}`,
          ),
        ).toEqual([])
      }
    })
  })
})

describe('the title of a stage', () => {
  test('has the time it takes at its right, or below where it is narrow', () => {
    const stage = { title: 'Visit', duration: 'about two and a half hours' }
    const wide = columns([{ ...stage, steps: [{ width: 600 }] }]).stages[0]!
    expect(wide.duration!.text.at.y).toBeLessThan(wide.titleTop + wide.title.height)
    expect(wide.duration!.text.at.x).toBeGreaterThan(wide.rect.x + 300)
    const narrow = columns([{ ...stage, steps: [{ width: 160 }] }]).stages[0]!
    expect(narrow.duration!.text.at.y).toBeGreaterThanOrEqual(narrow.titleTop + narrow.title.height)
  })

  test('says goal and expectation below', () => {
    const { details } = columns([{ goal: 'Eat well', expectation: 'A table', steps: [{}] }]).stages[0]!
    expect(details.map(({ text }) => text.lines[0]!.text)).toEqual(['Eat well', 'Expects: A table'])
    expect(details[1]!.style.italic).toBe(true)
  })

  test('stands in the middle of its row, until one of them says more', () => {
    const plain = columns([{ title: 'A', steps: [{}] }]).stages[0]!
    expect(plain.rect.height).toBe(GRID.stageHeader)
    expect(plain.titleTop - plain.rect.y).toBeCloseTo((plain.rect.height - plain.title.height) / 2)
    const [one, other] = columns([
      { title: 'A', goal: 'To be there', steps: [{}] },
      { title: 'B', steps: [{}] },
    ]).stages
    expect(one!.titleTop).toBe(other!.titleTop)
    expect(one!.rect.height).toBeGreaterThan(GRID.stageHeader)
  })
})

test('the title of a step says time and expectation, in that order', () => {
  const { duration, details } = columns([{ steps: [{ duration: '10 min', expectation: 'A window' }] }])
    .steps[0]!
  expect(duration!.text.text.lines[0]!.text).toBe('10 min')
  expect(details[0]!.text.lines[0]!.text).toBe('Expects: A window')
  expect(details[0]!.at.y).toBeGreaterThanOrEqual(duration!.text.at.y + duration!.text.text.height)
})
