import { describe, expect, test } from 'vitest'
import { BACKSTORY_KINDS } from '#shared/layout/backstory-layout.ts'
import { HEADER } from '#shared/layout/dimensions.ts'
import { layoutHeader } from '#shared/layout/header-layout.ts'
import type { PlacedText } from '#shared/layout/placed-text.ts'
import { TRAIT_GROUP_LABELS, TRAIT_KINDS, type TraitKind, traitRecord } from '#shared/model/trait.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from './support/boxes.ts'
import { ofAnyMap } from './support/random-maps.ts'

type Told = readonly (readonly [kind: TraitKind, text: string])[]

const header = (seed: Partial<MapSeed>, gridWidth = 2000, told: Readonly<Record<string, Told>> = {}) => {
  const traits = Object.entries(told).map(([personaId, list]) => [
    personaId,
    list.map(([kind, text], index) => ({ ...traitRecord.defaults, id: `t${index}`, personaId, kind, text })),
  ]) as [string, []][]
  return layoutHeader({ ...viewOf({ stages: [], lanes: [], ...seed }), traits: new Map(traits) }, gridWidth)
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `P${index}` }))
const wordsOf = (texts: readonly PlacedText[]): string[] =>
  texts.map(({ text }) => text.lines.map((line) => line.text).join(' '))
const boxOf = ({ text, at, style }: PlacedText) => {
  const width = Math.max(...text.lines.map((line) => line.width))
  return { x: style.anchor === 'middle' ? at.x - width / 2 : at.x, y: at.y, width, height: text.height }
}

describe('the header of any map', () => {
  test('stands right above the grid, its parts clear of each other', () => {
    ofAnyMap(({ layout: { header: above } }) => {
      expect(above.rect.y + above.rect.height).toBe(-HEADER.gap)
      const { title, titleAt, scope, scopeAt, personas, sheets, backstory } = above
      const width = Math.max(...[...title.lines, ...scope.lines].map((line) => line.width))
      const said = scope.lines.some((line) => line.text !== '')
      const words = { ...titleAt, width, height: title.height + (said ? 8 + scope.height : 0) }
      const parts = [words, ...[...personas, ...sheets, ...backstory].map((box) => box.rect)]
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

  test('holds all that is said of a persona, no words upon others', () => {
    ofAnyMap(({ layout: { header: above } }) => {
      const blocks = [
        ...above.personas,
        ...above.sheets,
        ...above.backstory.flatMap((row) => [{ rect: row.rect, texts: row.texts }, ...row.panels]),
      ]
      for (const { rect, texts } of blocks) {
        for (const text of texts) expect(holds(rect, boxOf(text), 0.1)).toBe(true)
        expect(overlaps(texts, boxOf, ({ text }) => text.lines[0]?.text ?? '')).toEqual([])
      }
    })
  })
})

describe('the header', () => {
  test('names what has no name yet', () => {
    const { title, personas } = header({ personas: [{ id: 'p' }] })
    expect(title.lines[0]!.text).toBe('Untitled map')
    expect(wordsOf(personas[0]!.texts)).toEqual(['Unnamed persona'])
  })

  test('says the scope in a sentence and the motto in quotation marks', () => {
    const { scope, personas } = header({
      personas: [{ id: 'p', name: 'Mira', role: 'Nurse', motto: 'Just go', quote: 'Not in brief' }],
      goal: 'get to work dry',
    })
    expect(scope.lines[0]!.text).toBe('Mira wants to get to work dry.')
    expect(wordsOf(personas[0]!.texts)).toEqual(['Mira', 'Nurse', '“Just go”'])
  })

  test('shows five personas at most, and is as wide as the grid or wider', () => {
    expect(header({ personas: people(7) }).personas).toHaveLength(5)
    expect(header({}, 5000).rect.width).toBe(5000)
    const narrow = header({ personas: people(3) }, 416)
    expect(narrow.rect.width).toBeGreaterThan(3 * HEADER.personaWidth)
  })

  test('leaves personas out where they are not asked for', () => {
    const { personas, sheets, rect } = header({ personas: people(2), personaDetail: 'none' })
    expect([personas, sheets]).toEqual([[], []])
    expect(rect.height).toBeLessThan(HEADER.least)
  })
})

describe('the sheet of a persona', () => {
  const TOLD: Told = TRAIT_KINDS.map((kind, index) => [kind, `Said ${index}`])
  const seed = {
    personas: [
      { id: 'p', name: 'Mira', role: 'Nurse', motto: 'Go', quote: 'Just go', about: '34', goals: 'Calm' },
    ],
    personaDetail: 'full',
  } as const

  test('says all that is known, under its headings', () => {
    const { sheets, personas } = header(seed, 1600, { p: TOLD })
    expect(personas).toEqual([])
    const words = wordsOf(sheets[0]!.texts)
    for (const [, text] of TOLD) expect(words).toContain(text)
    for (const label of Object.values(TRAIT_GROUP_LABELS)) expect(words).toContain(label)
    for (const own of ['Mira', 'Nurse', 'Go', '“Just go”', '34', 'Calm']) expect(words).toContain(own)
  })

  test('leaves out headings that nothing stands under, and the backstory that stands below', () => {
    const words = wordsOf(header({ ...seed, showBackstory: true }, 1600, { p: TOLD }).sheets[0]!.texts)
    expect(words).not.toContain(TRAIT_GROUP_LABELS.backstory)
    const sparse = wordsOf(header(seed, 1600, { p: [['age', '34']] }).sheets[0]!.texts)
    expect(sparse).toContain(TRAIT_GROUP_LABELS.demographics)
    expect(sparse).not.toContain(TRAIT_GROUP_LABELS.today)
  })

  test('stands beside others where there is room, and is never narrower than one can read', () => {
    const sheets = (width: number) => header({ personas: people(2), personaDetail: 'full' }, width).sheets
    const [a, b] = sheets(2000)
    expect(b!.rect.y).toBe(a!.rect.y)
    expect(b!.rect.height).toBe(a!.rect.height)
    const [first, second] = sheets(420)
    expect(second!.rect.y).toBeGreaterThan(first!.rect.y)
    expect(first!.rect.width).toBeGreaterThanOrEqual(HEADER.sheet.least)
  })
})

describe('the backstory', () => {
  const personas = [
    { id: 'p', name: 'Mira' },
    { id: 'q', name: 'Jonas' },
    { id: 'r', name: 'Li' },
  ]
  const rows = (told: Readonly<Record<string, Told>>, of = personas) =>
    header({ personas: of, showBackstory: true }, 1600, told).backstory

  test('runs from pains to the top goal, a row for each who has one', () => {
    const shown = rows({
      p: [
        ['backstory-goal', 'Mornings without hurry'],
        ['backstory-pains', 'Late again'],
        ['age', '34'],
      ],
      r: [['backstory-outcomes', 'Arrives dry']],
    })
    expect(shown.map(({ persona }) => persona.id)).toEqual(['p', 'r'])
    const [first] = shown
    expect(first!.panels.map(({ kind }) => kind)).toEqual(BACKSTORY_KINDS)
    expect(wordsOf(first!.panels.flatMap(({ texts }) => texts))).toEqual([
      'Pains',
      'Late again',
      'Requirements',
      'Outcomes',
      'Top goal',
      'Mornings without hurry',
    ])
    const lefts = first!.panels.map(({ rect }) => rect.x)
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b))
  })

  test('is seen before anybody told it, and says whose it is only where there are several', () => {
    expect(rows({}).map(({ persona }) => persona.id)).toEqual(['p'])
    expect(rows({})[0]!.portrait).not.toBeNull()
    const alone = rows({}, personas.slice(0, 1))
    expect([alone[0]!.portrait, alone[0]!.texts]).toEqual([null, []])
    expect(rows({}, [])).toEqual([])
  })
})
