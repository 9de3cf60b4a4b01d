import { describe, expect, test } from 'vitest'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { Drawing, GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds } from '../support/boxes.ts'
import { drawnOf, isText, textsOf } from '../support/drawn.ts'
import { ofBothKinds } from '../support/random-maps.ts'

function draw(seed: MapSeed, theme = LIGHT): Drawing {
  const view = viewOf(seed)
  const layout = layoutMap(view)
  return drawMap(view, layout, { theme, marks: curveMarks(layout) })
}

const groupsOf = (shapes: readonly Shape[]): GroupShape[] =>
  shapes.flatMap((shape) => (shape.type === 'group' ? [shape, ...groupsOf(shape.children)] : []))

describe('the drawing of any map', () => {
  test('lies within its bounds', () => {
    ofBothKinds(({ view, layout }) => {
      const { shapes, bounds } = drawMap(view, layout, { theme: LIGHT, marks: curveMarks(layout) })
      expect(bounds).toEqual(layout.bounds)
      const outside = drawnOf(shapes).filter(({ rect }) => !holds(bounds, rect))
      expect(outside.map(({ shape, group }) => [group, shape])).toEqual([])
    })
  })

  test('is made of finite numbers and of text that any file can carry', () => {
    ofBothKinds(({ view, layout }) => {
      const { shapes } = drawMap(view, layout, { theme: LIGHT, marks: curveMarks(layout) })
      for (const drawn of drawnOf(shapes)) {
        for (const value of Object.values(drawn.shape))
          if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite)
        if (drawn.shape.type === 'path') expect(drawn.shape.d).not.toMatch(/NaN|Infinity|undefined|e/)
        if (isText(drawn)) expect(drawn.shape.text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }
    })
  })

  test('shows each card, note, connector, stage, step and lane in a group of its own', () => {
    ofBothKinds(({ view, layout }) => {
      const keys = groupsOf(drawMap(view, layout, { theme: LIGHT, marks: [] }).shapes).map(({ key }) => key)
      const expected = [
        ...layout.stages.map(({ stage }) => stage.id),
        ...(layout.kind === 'journey' ? layout.steps.map(({ step }) => step.id) : []),
        ...layout.lanes.map(({ lane }) => lane.id),
        ...layout.cards.map(({ card }) => card.id),
        ...layout.matrices.flatMap(({ dots }) => dots.map(({ card }) => card.id)),
        ...layout.connectors.map(({ connector }) => connector.id),
        ...layout.notes.map(({ note }) => note.id),
      ]
      expect(expected.filter((id) => keys.filter((key) => key === id).length !== 1)).toEqual([])
    })
  })
})

describe('a drawing', () => {
  test('is in reading order: header, columns, then lane by lane', () => {
    const { shapes } = draw(EVERY_KIND)
    const keys = groupsOf(shapes).map(({ key }) => key)
    const places = [
      'title',
      'mira',
      'stage0',
      'step0',
      'doing',
      'ad',
      'ride',
      'touchpoints',
      'feeling',
      'pains',
    ]
    expect(places.map((key) => keys.indexOf(key))).toEqual(
      places.map((key) => keys.indexOf(key)).toSorted((a, b) => a - b),
    )
    expect(keys.indexOf('title')).toBe(0)
  })

  test('draws each word of each card', () => {
    const words = textsOf(draw(EVERY_KIND).shapes).join(' ')
    for (const card of layoutMap(viewOf(EVERY_KIND)).cards)
      for (const word of card.card.text.split(/\s+/)) expect(words).toContain(word)
  })

  test('differs between light and dark in its colours only', () => {
    const bare = (drawing: Drawing) =>
      JSON.parse(
        JSON.stringify(drawing, (key, value) => (/^(fill|stroke|background)$/.test(key) ? 'x' : value)),
      )
    const [light, dark] = [draw(EVERY_KIND), draw(EVERY_KIND, DARK)]
    expect(bare(dark)).toEqual(bare(light))
    expect(dark).not.toEqual(light)
    expect(dark.background).toBe(DARK.paper)
  })

  test('can show a part', () => {
    const view = viewOf(EVERY_KIND)
    const bounds = { x: 0, y: 0, width: 100, height: 100 }
    expect(drawMap(view, layoutMap(view), { theme: LIGHT, marks: [], bounds }).bounds).toEqual(bounds)
  })

  test('fades what a filter does not let through', () => {
    const view = viewOf(EVERY_KIND)
    const dimmed = new Set(['ad', 'connector0'])
    const { shapes } = drawMap(view, layoutMap(view), { theme: LIGHT, marks: [], dimmed })
    const faded = groupsOf(shapes).filter(({ opacity }) => opacity !== undefined)
    expect(faded.map(({ key, opacity }) => [key, opacity])).toEqual([
      ['ad', 0.25],
      ['connector0', 0.25],
    ])
  })

  test('says goal, time and expectation of stages and steps, in words too', () => {
    const stage = { title: 'Visit', goal: 'Eat well', duration: '2 h', expectation: 'A table' }
    const { shapes } = draw({
      stages: [{ ...stage, steps: [{ title: 'Pays', duration: '4 min' }] }],
      lanes: [],
    })
    const labels = groupsOf(shapes).map(({ label }) => label)
    expect(labels).toContain('Stage Visit, takes 2 h, goal: Eat well, expects: A table')
    expect(labels).toContain('Step Pays, takes 4 min')
    expect(textsOf(shapes)).toEqual(expect.arrayContaining(['Eat well', '2 h', 'Expects: A table', '4 min']))
  })

  test('of a collapsed lane says how much is in it', () => {
    const lane = { id: 'a', title: 'Doing', collapsed: true, cells: [[{ text: 'one' }, { text: 'two' }], []] }
    const texts = textsOf(draw({ stages: [{ steps: [{}, {}] }], lanes: [lane] }).shapes)
    expect(texts).toContain('2')
    expect(texts).not.toContain('0')
    expect(texts).not.toContain('one')
  })

  test('of a folded field says how much is in it', () => {
    const lane = {
      id: 'a',
      zone: 'says',
      collapsed: true,
      cells: [[{ text: 'one' }, { text: 'two' }]],
    } as const
    const texts = textsOf(draw({ kind: 'empathy', stages: [{ steps: [{}] }], lanes: [lane] }).shapes)
    expect(texts).toContain('2')
    expect(texts).not.toContain('one')
  })

  test('names the blueprint line clear of the title above it', () => {
    const lane = {
      id: 'a',
      title: 'What the people at the front desk do, say and know',
      lineBelow: 'visibility',
    } as const
    const drawn = drawnOf(draw({ stages: [{ steps: [{}] }], lanes: [lane] }).shapes)
    const inHeader = drawn.filter(isText).filter(({ group }) => group.startsWith('Lane'))
    const name = inHeader.find(({ shape }) => shape.text === 'Line of visibility')!
    const title = inHeader.filter((line) => line !== name)
    expect(title.length).toBeGreaterThan(2)
    for (const { rect } of title) expect(rect.y + rect.height).toBeLessThanOrEqual(name.rect.y)
  })

  test('keeps the title of a moment that matters clear of its sign', () => {
    const step = { title: 'Takes the new bike out for the first time at six', width: 160, moment: true }
    const drawn = drawnOf(draw({ stages: [{ steps: [step] }], lanes: [] }).shapes)
    const inStep = drawn.filter(({ group }) => group.startsWith('Step'))
    const sign = inStep.find(({ shape }) => shape.type === 'icon')!
    const lines = inStep.filter(isText)
    expect(lines.length).toBeGreaterThan(1)
    for (const { rect } of lines) expect(rect.x + rect.width).toBeLessThanOrEqual(sign.rect.x)
  })

  test('draws initials for a portrait that is none, whatever it is called', () => {
    const persona = (portrait: string) => [{ id: 'p', name: 'Mira Okafor', portrait }]
    const texts = (portrait: string) =>
      textsOf(draw({ personas: persona(portrait), stages: [], lanes: [] }).shapes)
    const broken = [{ id: 'p', name: '\u0007\ud800 \u0000' }]
    expect(textsOf(draw({ personas: broken, stages: [], lanes: [] }).shapes)).toContain('?')
    expect(texts('constructor')).toContain('MO')
    expect(texts('')).toContain('MO')
    expect(texts('mira')).not.toContain('MO')
  })
})
