import { describe, expect, test } from 'vitest'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { actAndUndo, cells, columns, ids, stages, viewOf, withBareStage } from './support.ts'

describe('stages split and merged', () => {
  test('one is split between two of its steps, which take their cards along; one undo joins them again', () => {
    const { doc } = buildProject({ stages: [3, 1] })
    const [before, contents] = [cells(doc), contentsOf(doc)]
    const history = actAndUndo(doc, [
      { type: 'stage.split', id: 'stage1', newId: 'new', fromStepId: 'step1-2', fields: { title: 'Later' } },
    ])
    expect(viewOf(doc).stages.map(({ stage, steps }) => [stage.id, ids(steps)])).toEqual([
      ['stage1', ['step1-1']],
      ['new', ['step1-2', 'step1-3']],
      ['stage2', ['step2-1']],
    ])
    expect(cells(doc)).toEqual(before)
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test.each([
    ['the later into the earlier', 'stage1', 'stage2'],
    ['the earlier into the later', 'stage2', 'stage1'],
  ])('two are merged, %s: steps keep their sequence and their cards', (_, id, otherId) => {
    const { doc } = buildProject({ stages: [2, 2, 1] })
    const [before, contents] = [cells(doc), contentsOf(doc)]
    const history = actAndUndo(doc, [{ type: 'stage.merge', id, otherId }])
    expect(stages(doc)).toEqual([id, 'stage3'])
    expect(columns(doc)).toEqual(['step1-1', 'step1-2', 'step2-1', 'step2-2', 'step3-1'])
    expect(cells(doc)).toEqual(before)
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('a stage without a step is merged with what stood in its stand-in', () => {
    const doc = withBareStage()
    carryOut(doc, [
      {
        type: 'cards.add',
        cards: [{ id: 'c', laneId: 'lane1', stepId: 'bare~first', fields: {} }],
        beforeId: null,
      },
      { type: 'stage.merge', id: 'stage2', otherId: 'bare' },
    ])
    expect(columns(doc).at(-1)).toBe('bare~first')
    expect(cells(doc)['lane1/bare~first']).toEqual(['c'])
  })
})
