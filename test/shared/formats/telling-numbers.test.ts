import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { editionOf } from '#shared/formats/export/edition.ts'
import { numbersOf } from '#shared/formats/summary/numbers.ts'
import { tellMap } from '#shared/formats/telling/tell-map.ts'
import { legendSections } from '#shared/layout/drawing/legend-sections.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { type NumbersShape, viewWithNumbers, withNumbers } from '#test/support/map-numbers.ts'

const PAIN = 'card-lane2-step2-1-1'

function project(): { snapshot: Snapshot; mapId: string } {
  const { doc, mapId } = buildProject({ stages: [1, 2], lanes: ['cards', 'pains', 'sentiment'] })
  carryOut(doc, [{ type: 'cards.edit', ids: [PAIN], changes: { text: 'The deposit comes late' } }])
  return { snapshot: projectDocument(doc), mapId }
}

const { snapshot, mapId } = project()
const SHAPE: NumbersShape = {
  reached: [3605, 1505],
  returned: [12, 0],
  steps: { 'step2-1': 1505, 'step2-2': 400 },
  levels: [1, undefined],
  fields: { dropLinks: [['stage1', PAIN]] },
}
const numbered = withNumbers(snapshot, mapId, SHAPE)
const editionWith = (shape: NumbersShape) => editionOf(viewWithNumbers(snapshot, mapId, shape))

describe('numbers in words', () => {
  test('stand at their stages and steps, and in a table with what explains them', () => {
    const view = viewWithNumbers(snapshot, mapId, SHAPE)
    const told = tellMap({ view, snapshot: numbered }, { patterns: false })
    expect(told.stages.map(({ details }) => details)).toEqual([
      ['Customers reached: 3,605'],
      ['Customers reached: 1,505 (−58 % after Title of stage1, the worst drop)'],
    ])
    expect(told.stages[1]?.steps.map(({ details }) => details)).toEqual([
      ['Customers reached: 1,505'],
      ['Customers reached: 400'],
    ])
    expect(numbersOf(view)).toEqual({
      about: 'Customers reached: Web shop, first half, n = 3,605, as of 29 Jun 2024',
      counted: 'Customers reached',
      besideWhom: '',
      rows: [
        {
          ...{ place: 'Title of stage1', reached: '3,605', drop: '', isWorst: false, returned: '12' },
          ...{ explainedBy: [], beside: null },
        },
        {
          ...{ place: 'Title of stage2', reached: '1,505', drop: '−58 %', isWorst: true, returned: '0' },
          ...{ explainedBy: ['The deposit comes late'], beside: null },
        },
      ],
    })
  })

  test('are in the page and in the text, where the drop stands on its pain and scores beside the line', async () => {
    for (const format of ['html', 'markdown'] as const) {
      const text = textIn(await made(exportJob({ format }, numbered, { mapId })))
      expect(text).toContain('−58 % after Title of stage1')
      expect(text).toContain('Explains the drop −58 % after Title of stage1')
      expect(text).toContain('Survey scores')
      expect(text).toMatch(/as of 29 Jun 2024/)
    }
  })

  test('are whole in the text’s table, whatever stands before them', async () => {
    const scored = withNumbers(snapshot, mapId, { ...SHAPE, levels: [1.17, undefined] })
    const text = textIn(await made(exportJob({ format: 'markdown' }, scored, { mapId })))
    expect(text).toMatch(/^\| .*Survey scores \(n\s=\s53\): Sentiment \+1\.17/m)
  })

  test('are missed where a format has no place for them', async () => {
    const { report } = await made(exportJob({ format: 'canvas' }, numbered, { mapId }))
    expect(report).toContain('The numbers of the journey data under the titles are not in the canvas.')
    expect((await made(exportJob({ format: 'canvas' }, snapshot, { mapId }))).report).toEqual([])
  })

  test('compared say whose they are', () => {
    const view = viewWithNumbers(snapshot, mapId, { ...SHAPE, beside: [100, 80] })
    const told = tellMap({ view, snapshot: numbered }, { patterns: false })
    expect(told.stages[1]?.details).toEqual([
      'Everybody: Customers reached: 1,505 (−58 % after Title of stage1, the worst drop)',
      'Channel: Web: Customers reached: 80 (−20 % after Title of stage1, the worst drop)',
    ])
    expect(numbersOf(view)).toMatchObject({
      besideWhom: 'Channel: Web',
      rows: [{ beside: { reached: '100' } }, { beside: { reached: '80', drop: '−20 %' } }],
    })
  })
})

test('a sheet is of another edition when its numbers are others, and of the same with the same', () => {
  const plain = editionOf(viewMap(snapshot, mapId)!)
  const editions = [
    plain,
    editionWith(SHAPE),
    editionWith({ ...SHAPE, reached: [3605, 1504] }),
    editionWith({ ...SHAPE, fields: { ...SHAPE.fields, dropLinks: [] } }),
    editionWith({ ...SHAPE, beside: [100, 80] }),
    editionWith({ ...SHAPE, figures: { asOf: '2024-07-06T10:00:00.000Z' } }),
  ]
  expect(new Set(editions).size).toBe(editions.length)
  expect(editionWith({ ...SHAPE, fields: { ...SHAPE.fields, id: 'another' } })).toBe(editionWith(SHAPE))
  // What is not shown is on no sheet.
  expect(editionWith({ ...SHAPE, levels: [], fields: { shown: false } })).toBe(plain)
})

test('the legend says what of the numbers is on the map, and nothing else', () => {
  const wordsFor = (shape: NumbersShape) => {
    const view = viewWithNumbers(snapshot, mapId, shape)
    const sections = legendSections({
      ...{ view, layout: layoutMap(view), marks: [], meanings: [] },
      ...{ isFaded: false, theme: LIGHT },
    })
    return sections.find(({ title }) => title === 'Journey data')?.entries.map(({ words }) => words)
  }
  expect(wordsFor({ reached: [3605] })).toEqual([
    'The thicker, the more customers reached the stage, in the order of the map',
    'No data',
  ])
  expect(wordsFor({ ...SHAPE, reached: [3605, 1505] })).toEqual([
    'The thicker, the more customers reached the stage, in the order of the map',
    'Part that did not come on to this stage',
    'The largest such part',
    'Pain points that explain it',
    'Came back to this stage from a later one',
  ])
  expect(wordsFor({ reached: [9, null] })).toContain('Would tell of fewer than 5 customers')
  expect(wordsFor({ reached: [9], fields: { shown: false } })).toBeUndefined()
})
