import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'

const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)
const viewOf = (doc: Y.Doc): MapView => viewMap(projectDocument(doc), 'map1') as MapView
const columns = (doc: Y.Doc): string[] => ids(viewOf(doc).steps)
const stages = (doc: Y.Doc): string[] => ids(viewOf(doc).stages.map(({ stage }) => stage))

/** What stands where, by the ids of lane and step. */
const cells = (doc: Y.Doc): Record<string, string[]> =>
  Object.fromEntries(
    [...viewOf(doc).cells].flatMap(([laneId, row]) =>
      [...row].map(([stepId, cards]) => [`${laneId}/${stepId}`, ids(cards)]),
    ),
  )

/** Carries the commands out as one act of a person, and takes it back again. */
function actAndUndo(doc: Y.Doc, commands: readonly Command[]): { undo: () => boolean } {
  const origin = {}
  const history = createUndoHistory(doc, origin, () => 0)
  history.begin('act')
  carryOut(doc, commands, origin)
  return history
}

/** A stage whose last two steps two people took away at once, each one of them. */
function withBareStage(): Y.Doc {
  const { doc } = buildProject()
  carryOut(doc, [
    {
      type: 'records.insert',
      records: [{ table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } }],
    },
  ])
  return doc
}

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
