import { describe, expect, test } from 'vitest'
import { type PlacedTable, placeTable } from '#renderer/actions/clipboard/place-table.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

/** Steps Hears, Buys | Rides, Leaves in the stages Before and After; lanes Doing, Pains, Feeling, Numbers. */
function journey(): MapView {
  const { doc } = buildProject({ lanes: ['cards', 'pains', 'sentiment', 'metrics'] })
  const titles = { 'step1-1': 'Hears', 'step1-2': 'Buys', 'step2-1': 'Rides', 'step2-2': 'Leaves' }
  carryOut(doc, [
    ...Object.entries(titles).map(([id, title]) => ({ type: 'step.edit', id, changes: { title } }) as const),
    { type: 'stage.edit', id: 'stage1', changes: { title: 'Before' } },
    { type: 'stage.edit', id: 'stage2', changes: { title: 'After' } },
    ...['Doing', 'Pains', 'Feeling', 'Numbers'].map(
      (title, index) => ({ type: 'lane.edit', id: `lane${index + 1}`, changes: { title } }) as const,
    ),
  ])
  return viewMap(projectDocument(doc), 'map1') as MapView
}

const view = journey()
const CELL = { laneId: 'lane1', stepId: 'step1-2' }

/** Every cell as `lane/step: words`, points with their amount. */
function placesOf({ cards, values }: PlacedTable): string[] {
  return [
    ...cards.map(
      ({ laneId, stepId, fields }) =>
        `${laneId}/${stepId}: ${fields.text ?? `${fields.amount} ${fields.unit}`}`,
    ),
    ...values.map(({ laneId, stepId, amount }) => `${laneId}/${stepId}: ${amount}`),
  ]
}
const placed = (table: string[][], cell = CELL) => placesOf(placeTable(view, cell, table, () => 'new'))

describe('a table without headings', () => {
  test('goes across the steps; its rows fill the lane it is pasted into', () => {
    expect(
      placed([
        ['a', 'b'],
        ['', 'c'],
      ]),
    ).toEqual(['lane1/step1-2: a', 'lane1/step2-1: b', 'lane1/step2-1: c'])
  })

  test('keeps in the last step what lies beyond it', () => {
    expect(placed([['a', 'b', 'c', 'd', 'e']]).slice(2)).toEqual([
      'lane1/step2-2: c',
      'lane1/step2-2: d',
      'lane1/step2-2: e',
    ])
  })

  test('is not mistaken for one with headings because a word is alike by chance', () => {
    expect(
      placed([
        ['Hears a noise', 'Rides'],
        ['x', 'y'],
      ]),
    ).toHaveLength(4)
  })
})

describe('a table with headings', () => {
  test('goes under the steps and into the lanes that it names, in any case and order', () => {
    const table = [
      ['', 'leaves', 'HEARS'],
      ['Pains', 'too dear', 'no time'],
      ['doing', 'moves out', ''],
    ]
    expect(placed(table)).toEqual([
      'lane2/step2-2: too dear',
      'lane2/step1-1: no time',
      'lane1/step2-2: moves out',
    ])
  })

  test('names stages where it names no steps; a stage means its first step', () => {
    expect(
      placed([
        ['', 'After', 'Before'],
        ['Pains', 'a', 'b'],
      ]),
    ).toEqual(['lane2/step2-1: a', 'lane2/step1-1: b'])
  })

  test('puts a row of a lane that is not there into the lane it is pasted into, and an unnamed column beside its neighbour', () => {
    expect(
      placed([
        ['', 'Hears', 'Extra', 'Rides'],
        ['Pains', 'a', 'b', 'c'],
        ['Weather', 'd', '', ''],
      ]),
    ).toEqual(['lane2/step1-1: a', 'lane2/step1-1: b', 'lane2/step2-1: c', 'lane1/step1-1: d'])
  })

  test('sets points where a row of numbers is for a sentiment line, and amounts where it is for metrics', () => {
    expect(
      placed([
        ['', 'Hears', 'Buys'],
        ['Feeling', '1.5', '-2'],
        ['Numbers', '1,000 people', '42 %'],
      ]),
    ).toEqual([
      'lane4/step1-1: 1000 people',
      'lane4/step1-2: 42 %',
      'lane3/step1-1: 1.5',
      'lane3/step1-2: -2',
    ])
  })

  test('keeps words meant for a sentiment line as cards of the lane it is pasted into', () => {
    expect(
      placed([
        ['', 'Hears', 'Buys'],
        ['Feeling', 'glad', '7'],
      ]),
    ).toEqual(['lane1/step1-1: glad', 'lane1/step1-2: 7'])
  })
})

test('numbers pasted into a sentiment lane are its points', () => {
  expect(placed([['1', '-1']], { laneId: 'lane3', stepId: 'step1-1' })).toEqual([
    'lane3/step1-1: 1',
    'lane3/step1-2: -1',
  ])
})
