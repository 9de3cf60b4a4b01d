import { describe, expect, test } from 'vitest'
import { curveMarks, drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { fontFilesOf, textsOf } from '#shared/formats/export/drawing-text.ts'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { EVERY_KIND } from './support/maps.ts'
import { type MapSeed, viewOf } from './support/project-builder.ts'

const words = (seed: MapSeed): string[] =>
  [...textsOf(drawingForExport(viewOf(seed)).shapes)].map(({ text }) => text)

describe('the drawing of a map', () => {
  test('names the patterns of each line on the line they belong to', () => {
    expect(curveMarks(layoutMap(viewOf(EVERY_KIND)))).toEqual([
      { laneId: 'feeling', personaId: 'mira', stepIds: ['step2'], label: 'Trough' },
      { laneId: 'feeling', personaId: 'mira', stepIds: ['step3'], label: 'Peak' },
      { laneId: 'feeling', personaId: 'mira', stepIds: ['step1', 'step2'], label: 'Rapid drop' },
      { laneId: 'feeling', personaId: 'mira', stepIds: ['step3', 'step4'], label: 'Rapid drop' },
    ])
    expect(words(EVERY_KIND)).toEqual(expect.arrayContaining(['Peak', 'Trough', 'Rapid drop']))
  })

  test('shows no prompts', () => {
    const lanes = EVERY_KIND.lanes.map((lane) => ({ ...lane, prompt: 'What do they do here?', cells: [] }))
    expect(words({ ...EVERY_KIND, lanes, connectors: [] }).join(' ')).not.toContain('What do they')
  })

  test('is on light paper unless dark is asked for', () => {
    const view = viewOf(EVERY_KIND)
    expect(drawingForExport(view).background).toBe(LIGHT.paper)
    expect(drawingForExport(view, { theme: 'dark' }).background).toBe(DARK.paper)
  })

  test('holds everything within its bounds, notes far from the grid too', () => {
    const { bounds } = drawingForExport(
      viewOf({ ...EVERY_KIND, notes: [{ x: -5000, y: 9000, width: 200, text: 'far out' }] }),
    )
    expect(bounds.x).toBeLessThan(-5000)
    expect(bounds.y + bounds.height).toBeGreaterThan(9000)
  })
})

describe('the fonts of a drawing', () => {
  const subsets = (seed: MapSeed): string[] =>
    fontFilesOf(drawingForExport(viewOf(seed))).map(({ face, subset }) => `${face} ${subset}`)

  test('are those of its scripts, each once, in the order in which they are declared', () => {
    expect(subsets(EVERY_KIND)).toEqual([
      'sans-regular cyrillic',
      'sans-regular greek',
      'sans-regular latin',
      'sans-semibold latin',
      'serif-regular latin',
      'serif-semibold latin',
    ])
  })

  test('are few where little is written', () => {
    expect(subsets({ title: 'Plain', stages: [{ steps: [{}] }], lanes: [] })).toEqual([
      'serif-semibold latin',
    ])
  })
})
