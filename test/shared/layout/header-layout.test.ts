import { describe, expect, test } from 'vitest'
import { HEADER } from '#shared/layout/dimensions.ts'
import { layoutHeader } from '#shared/layout/header-layout.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from './support/boxes.ts'
import { ofAnyMap } from './support/random-maps.ts'

const header = (seed: Partial<MapSeed>, gridWidth = 2000) =>
  layoutHeader(viewOf({ stages: [], lanes: [], ...seed }), gridWidth)
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `P${index}` }))

describe('the header of any map', () => {
  test('stands right above the grid, its parts clear of each other', () => {
    ofAnyMap(({ layout: { header: above } }) => {
      expect(above.rect.y + above.rect.height).toBe(-HEADER.gap)
      const { title, titleAt, scope, scopeAt, personas } = above
      const width = Math.max(...[...title.lines, ...scope.lines].map((line) => line.width))
      const said = scope.lines.some((line) => line.text !== '')
      const words = { ...titleAt, width, height: title.height + (said ? 8 + scope.height : 0) }
      const parts = [words, ...personas.map((box) => box.rect)]
      expect(
        overlaps(
          parts,
          (part) => part,
          (part) => `${part.x} ${part.y}`,
        ),
      ).toEqual([])
      for (const part of parts) expect(holds(above.rect, part)).toBe(true)
      expect(scopeAt.y).toBeGreaterThanOrEqual(titleAt.y + title.height)
    })
  })

  test('holds all that is said of a persona', () => {
    ofAnyMap(({ layout: { header: above } }) => {
      for (const { rect, persona, name, role, motto } of above.personas) {
        const height =
          name.height +
          (persona.role === '' ? 0 : role.height) +
          (persona.motto === '' ? 0 : 4 + motto.height)
        expect(height).toBeLessThanOrEqual(rect.height)
        for (const line of [...name.lines, ...role.lines, ...motto.lines])
          expect(line.width).toBeLessThanOrEqual(HEADER.personaWidth - HEADER.portrait - 16)
      }
    })
  })
})

describe('the header', () => {
  test('names what has no name yet', () => {
    const { title, personas } = header({ personas: [{ id: 'p' }] })
    expect(title.lines[0]!.text).toBe('Untitled map')
    expect(personas[0]!.name.lines[0]!.text).toBe('Unnamed persona')
  })

  test('says the scope in a sentence and the motto in quotation marks', () => {
    const { scope, personas } = header({
      personas: [{ id: 'p', name: 'Mira', motto: 'Just go' }],
      goal: 'get to work dry',
    })
    expect(scope.lines[0]!.text).toBe('Mira wants to get to work dry.')
    expect(personas[0]!.motto.lines[0]!.text).toBe('“Just go”')
  })

  test('shows five personas at most, and is as wide as the grid or wider', () => {
    expect(header({ personas: people(7) }).personas).toHaveLength(5)
    expect(header({}, 5000).rect.width).toBe(5000)
    const narrow = header({ personas: people(3) }, 416)
    expect(narrow.rect.width).toBeGreaterThan(3 * HEADER.personaWidth)
  })
})
