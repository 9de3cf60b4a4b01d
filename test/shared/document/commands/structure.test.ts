import { describe, expect, test } from 'vitest'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { actAndUndo, cells, columns, ids, rows, stages, viewOf, withBareStage } from './support.ts'

describe('stages', () => {
  const insert: Command = {
    type: 'stage.add',
    id: 'new',
    stepId: 'new-step',
    mapId: 'map1',
    beforeId: 'stage2',
    fields: { title: 'Between' },
  }

  test('one put in the middle shifts the later ones; nothing is lost; one undo takes it back', () => {
    const { doc } = buildProject()
    const [before, contents] = [cells(doc), contentsOf(doc)]
    const history = actAndUndo(doc, [insert])
    expect(stages(doc)).toEqual(['stage1', 'new', 'stage2'])
    expect(columns(doc)).toEqual(['step1-1', 'step1-2', 'new-step', 'step2-1', 'step2-2'])
    expect(viewOf(doc).stages[1]?.stage.title).toBe('Between')
    expect(cells(doc)).toEqual(before)
    expect(history.undo()).toBe(true)
    expect(contentsOf(doc)).toBe(contents)
    expect(history.undo()).toBe(false)
  })

  test('one moved from the middle takes its steps and cards along; one undo moves it back', () => {
    const { doc } = buildProject({ stages: [1, 2, 1] })
    const [before, contents] = [cells(doc), contentsOf(doc)]
    const history = actAndUndo(doc, [{ type: 'stage.move', id: 'stage2', beforeId: 'stage1' }])
    expect(columns(doc)).toEqual(['step2-1', 'step2-2', 'step1-1', 'step3-1'])
    expect(cells(doc)).toEqual(before)
    expect(history.undo()).toBe(true)
    expect(contentsOf(doc)).toBe(contents)
  })

  test('one moved before itself or to where it is stays', () => {
    const { doc } = buildProject({ stages: [1, 1, 1] })
    carryOut(doc, [{ type: 'stage.move', id: 'stage2', beforeId: 'stage2' }])
    expect(stages(doc)).toEqual(['stage1', 'stage2', 'stage3'])
    carryOut(doc, [{ type: 'stage.move', id: 'stage2', beforeId: 'stage3' }])
    expect(stages(doc)).toEqual(['stage1', 'stage2', 'stage3'])
    carryOut(doc, [{ type: 'stage.move', id: 'stage1', beforeId: null }])
    expect(stages(doc)).toEqual(['stage2', 'stage3', 'stage1'])
  })

  test('one removed from the middle takes its steps, cards and their connectors along; one undo brings all back', () => {
    const { doc } = buildProject({ stages: [1, 2, 1], cardsPerCell: 2 })
    carryOut(doc, [
      {
        type: 'sentiment.set',
        laneId: 'lane3',
        stepId: 'step2-1',
        personaId: 'persona1',
        amount: -1,
        text: 'Hm',
      },
      connect('line', 'card-lane1-step1-1-1', 'card-lane1-step2-1-1'),
      connect('other', 'card-lane1-step1-1-1', 'card-lane1-step3-1-1'),
    ])
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'stage.remove', id: 'stage2' }])
    const { cards, steps, connectors } = projectDocument(doc)
    expect(columns(doc)).toEqual(['step1-1', 'step3-1'])
    expect(Object.keys(steps)).toEqual(['step1-1', 'step3-1'])
    expect(Object.values(cards).filter(({ place }) => place[1].startsWith('step2'))).toEqual([])
    expect(Object.keys(cards)).toHaveLength(8)
    expect(Object.keys(connectors)).toEqual(['other'])
    expect(history.undo()).toBe(true)
    expect(contentsOf(doc)).toBe(contents)
  })

  test('two added at one place by two people stay apart, and a third fits between them', () => {
    const { doc } = buildProject({ stages: [1, 1] })
    carryOut(doc, [
      {
        type: 'records.insert',
        records: [
          { table: 'stages', id: 'twin-a', fields: { mapId: 'map1', order: 'k' } },
          { table: 'stages', id: 'twin-b', fields: { mapId: 'map1', order: 'k' } },
          { table: 'stages', id: 'later', fields: { mapId: 'map1', order: 'l' } },
        ],
      },
      { ...insert, beforeId: 'twin-b' },
    ])
    expect(stages(doc)).toEqual(['stage1', 'stage2', 'twin-a', 'new', 'twin-b', 'later'])
  })

  test('edits change what they name and nothing else', () => {
    const { doc } = buildProject()
    const before = projectDocument(doc)
    carryOut(doc, [{ type: 'stage.edit', id: 'stage1', changes: { title: 'Other', color: 'red' } }])
    expect(projectDocument(doc).stages.stage1).toEqual({
      ...before.stages.stage1,
      title: 'Other',
      color: 'red',
    })
    expect(projectDocument(doc).stages.stage2).toEqual(before.stages.stage2)
  })
})

function connect(id: string, fromId: string, toId: string): Command {
  return { type: 'connector.add', id, mapId: 'map1', fields: { fromId, toId } }
}

describe('steps', () => {
  const add = (beforeId: string | null, stageId = 'stage1'): Command => ({
    type: 'step.add',
    id: 'new',
    stageId,
    beforeId,
    fields: { title: 'New', moment: true },
  })

  test('one put before another, or at the end of the stage', () => {
    const { doc } = buildProject()
    carryOut(doc, [add('step1-2')])
    expect(columns(doc)).toEqual(['step1-1', 'new', 'step1-2', 'step2-1', 'step2-2'])
    expect(projectDocument(doc).steps.new).toMatchObject({ title: 'New', moment: true, width: 232 })
    const other = buildProject().doc
    carryOut(other, [add(null)])
    expect(columns(other)).toEqual(['step1-1', 'step1-2', 'new', 'step2-1', 'step2-2'])
  })

  test('one moved to another stage keeps its cards', () => {
    const { doc } = buildProject()
    const before = cells(doc)
    carryOut(doc, [{ type: 'step.move', id: 'step1-1', stageId: 'stage2', beforeId: 'step2-2' }])
    expect(columns(doc)).toEqual(['step1-2', 'step2-1', 'step1-1', 'step2-2'])
    expect(cells(doc)).toEqual(before)
  })

  test('a stage that gives its last step away goes with it, and one undo brings it back', () => {
    const { doc } = buildProject({ stages: [1, 2] })
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'step.move', id: 'step1-1', stageId: 'stage2', beforeId: null }])
    expect(stages(doc)).toEqual(['stage2'])
    expect(columns(doc)).toEqual(['step2-1', 'step2-2', 'step1-1'])
    expect(cells(doc)['lane1/step1-1']).toEqual(['card-lane1-step1-1-1'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('the only step of a stage moved within it stays', () => {
    const { doc } = buildProject({ stages: [1, 1] })
    carryOut(doc, [{ type: 'step.move', id: 'step1-1', stageId: 'stage1', beforeId: null }])
    expect(columns(doc)).toEqual(['step1-1', 'step2-1'])
  })

  test('one removed takes its cards; the others keep theirs', () => {
    const { doc } = buildProject()
    carryOut(doc, [{ type: 'step.remove', id: 'step1-1' }])
    expect(columns(doc)).toEqual(['step1-2', 'step2-1', 'step2-2'])
    expect(stages(doc)).toEqual(['stage1', 'stage2'])
    expect(Object.keys(projectDocument(doc).cards)).toHaveLength(6)
  })

  test('the last one removed takes its stage along; one undo brings both back', () => {
    const { doc } = buildProject({ stages: [1, 1] })
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'step.remove', id: 'step1-1' }])
    expect(stages(doc)).toEqual(['stage2'])
    expect(Object.keys(projectDocument(doc).cards)).toHaveLength(2)
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })
})

describe('the column that stands in for a stage without steps', () => {
  const standIn = 'bare~first'

  test.each<[string, Command]>([
    ['a title', { type: 'step.edit', id: standIn, changes: { title: 'Typed' } }],
    [
      'a card',
      {
        type: 'cards.add',
        cards: [{ id: 'c', laneId: 'lane1', stepId: standIn, fields: {} }],
        beforeId: null,
      },
    ],
    [
      'a moved card',
      {
        type: 'cards.move',
        moves: [{ id: 'card-lane1-step1-1-1', laneId: 'lane2', stepId: standIn, beforeId: null }],
      },
    ],
    ['a sentiment', { type: 'sentiment.set', laneId: 'lane3', stepId: standIn, personaId: null, amount: 1 }],
  ])('becomes a step when it gets %s, and a column in vain no more when that is undone', (_, command) => {
    const doc = withBareStage()
    const [contents, shown] = [contentsOf(doc), columns(doc)]
    expect(shown.at(-1)).toBe(standIn)
    const history = actAndUndo(doc, [command])
    expect(projectDocument(doc).steps[standIn]).toMatchObject({ stageId: 'bare' })
    expect(columns(doc)).toEqual(shown)
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('stays beside a step that is added to its stage', () => {
    const doc = withBareStage()
    carryOut(doc, [{ type: 'step.add', id: 'new', stageId: 'bare', beforeId: standIn, fields: {} }])
    expect(
      viewOf(doc)
        .stages.at(-1)
        ?.steps.map(({ id }) => id),
    ).toEqual(['new', standIn])
  })

  test('stays beside a step that is moved into its stage', () => {
    const doc = withBareStage()
    carryOut(doc, [{ type: 'step.move', id: 'step1-1', stageId: 'bare', beforeId: null }])
    expect(
      viewOf(doc)
        .stages.at(-1)
        ?.steps.map(({ id }) => id),
    ).toEqual([standIn, 'step1-1'])
  })

  test('can be moved, and its stage goes with it', () => {
    const doc = withBareStage()
    carryOut(doc, [{ type: 'step.move', id: standIn, stageId: 'stage1', beforeId: 'step1-2' }])
    expect(columns(doc)).toEqual(['step1-1', standIn, 'step1-2', 'step2-1', 'step2-2'])
    expect(stages(doc)).toEqual(['stage1', 'stage2'])
  })

  test('can be removed, and takes its stage and what was put there meanwhile along', () => {
    const doc = withBareStage()
    carryOut(doc, [
      {
        type: 'records.insert',
        records: [{ table: 'cards', id: 'late', fields: { place: ['lane1', standIn, 'V'] } }],
      },
      { type: 'step.remove', id: standIn },
    ])
    expect(stages(doc)).toEqual(['stage1', 'stage2'])
    expect(projectDocument(doc).cards.late).toBeUndefined()
  })
})

describe('lanes', () => {
  const add = (beforeId: string | null): Command => ({
    type: 'lane.add',
    id: 'new',
    mapId: 'map1',
    beforeId,
    fields: { title: 'New', kind: 'opportunities', lineBelow: 'visibility' },
  })

  test('one put before another, or at the end', () => {
    const { doc } = buildProject()
    carryOut(doc, [add('lane2')])
    expect(rows(doc)).toEqual(['lane1', 'new', 'lane2', 'lane3'])
    expect(projectDocument(doc).lanes.new).toMatchObject({ kind: 'opportunities', lineBelow: 'visibility' })
    const other = buildProject().doc
    carryOut(other, [add(null)])
    expect(rows(other)).toEqual(['lane1', 'lane2', 'lane3', 'new'])
  })

  test('one moved keeps its cards', () => {
    const { doc } = buildProject()
    const before = cells(doc)
    carryOut(doc, [{ type: 'lane.move', id: 'lane1', beforeId: 'lane3' }])
    expect(rows(doc)).toEqual(['lane2', 'lane1', 'lane3'])
    carryOut(doc, [{ type: 'lane.move', id: 'lane3', beforeId: 'lane2' }])
    expect(rows(doc)).toEqual(['lane3', 'lane2', 'lane1'])
    expect(cells(doc)).toEqual(before)
  })

  test('one removed takes its cards and their connectors; one undo brings all back', () => {
    const { doc } = buildProject()
    carryOut(doc, [connect('line', 'card-lane1-step1-1-1', 'card-lane2-step1-1-1')])
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'lane.remove', id: 'lane2' }])
    expect(rows(doc)).toEqual(['lane1', 'lane3'])
    expect(Object.keys(projectDocument(doc).cards)).toHaveLength(4)
    expect(projectDocument(doc).connectors.line).toBeUndefined()
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('one of another kind makes its cards that kind', () => {
    const { doc } = buildProject()
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { kind: 'opportunities', collapsed: true } }])
    const { lanes, cards } = projectDocument(doc)
    expect(lanes.lane1).toMatchObject({ kind: 'opportunities', collapsed: true })
    expect(cards['card-lane1-step1-1-1']?.kind).toBe('opportunity')
    expect(cards['card-lane2-step1-1-1']?.kind).toBe('pain')
  })

  test('one without cards can become a sentiment line', () => {
    const { doc } = buildProject({ cardsPerCell: 0 })
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { kind: 'sentiment' } }])
    expect(projectDocument(doc).lanes.lane1?.kind).toBe('sentiment')
  })
})

describe('maps, personas and the project', () => {
  test('the project gets another title', () => {
    const { doc } = buildProject()
    carryOut(doc, [{ type: 'project.edit', changes: { title: 'Renamed' } }])
    expect(projectDocument(doc).projects.project).toMatchObject({ title: 'Renamed', projectId: 'project-1' })
  })

  test('maps are added at the end, edited and moved', () => {
    const { doc } = buildProject()
    carryOut(doc, [
      { type: 'map.add', id: 'map2', fields: { title: 'Second' } },
      { type: 'map.add', id: 'map3', fields: {} },
      { type: 'map.edit', id: 'map2', changes: { state: 'future', counterpartId: 'map1' } },
      { type: 'map.move', id: 'map3', beforeId: 'map1' },
    ])
    const snapshot = projectDocument(doc)
    expect(ids(mapsOf(snapshot))).toEqual(['map3', 'map1', 'map2'])
    expect(snapshot.maps.map2).toMatchObject({ title: 'Second', state: 'future', counterpartId: 'map1' })
  })

  test('a removed map takes all that is on it, and nothing of another map; one undo brings it back', () => {
    const { doc } = buildProject()
    carryOut(doc, [
      connect('line', 'card-lane1-step1-1-1', 'card-lane2-step1-1-1'),
      { type: 'note.add', id: 'note', mapId: 'map1', fields: { text: 'Parked' } },
      { type: 'map.add', id: 'map2', fields: {} },
      { type: 'stage.add', id: 's', stepId: 't', mapId: 'map2', beforeId: null, fields: {} },
      { type: 'lane.add', id: 'l', mapId: 'map2', beforeId: null, fields: {} },
      { type: 'cards.add', cards: [{ id: 'c', laneId: 'l', stepId: 't', fields: {} }], beforeId: null },
      { type: 'note.add', id: 'note2', mapId: 'map2', fields: {} },
      { type: 'comment.add', id: 'said', mapId: 'map1', fields: { text: 'Why?' } },
      { type: 'comment.add', id: 'said2', mapId: 'map2', fields: { text: 'Why?' } },
      { type: 'view.add', id: 'view', mapId: 'map1', fields: { title: 'Pains' } },
      { type: 'view.add', id: 'view2', mapId: 'map2', fields: { title: 'Pains' } },
      { type: 'data.add', id: 'data', mapId: 'map1', fields: { title: 'Shop' } },
      { type: 'data.add', id: 'data2', mapId: 'map2', fields: { title: 'Shop' } },
    ])
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'map.remove', id: 'map1' }])
    const { projects: _, personas, ...rest } = projectDocument(doc)
    expect(
      Object.fromEntries(Object.entries(rest).map(([table, records]) => [table, Object.keys(records)])),
    ).toEqual({
      traits: [],
      groups: [],
      dataSets: ['data2'],
      maps: ['map2'],
      stages: ['s'],
      steps: ['t'],
      lanes: ['l'],
      cards: ['c'],
      connectors: [],
      notes: ['note2'],
      comments: ['said2'],
      views: ['view2'],
      authors: [],
    })
    expect(Object.keys(personas)).toEqual(['persona1'])
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('a persona is added to the project, and to a map if it is for one', () => {
    const { doc } = buildProject()
    carryOut(doc, [
      { type: 'persona.add', id: 'p2', mapId: 'map1', fields: { name: 'Two' } },
      { type: 'persona.add', id: 'p3', mapId: null, fields: { name: 'Three' } },
      { type: 'persona.edit', id: 'p3', changes: { quote: 'Ah' } },
    ])
    const { personas, maps } = projectDocument(doc)
    expect(personas.p3).toMatchObject({ name: 'Three', quote: 'Ah' })
    expect(maps.map1?.personaIds).toEqual(['persona1', 'p2'])
    expect((personas.p2?.order ?? '') < (personas.p3?.order ?? '')).toBe(true)
  })

  test('a removed persona leaves the maps, with its sentiment and no other card; one undo brings it back', () => {
    const { doc } = buildProject({ personas: 2 })
    const rate = (personaId: string): Command => ({
      type: 'sentiment.set',
      laneId: 'lane3',
      stepId: 'step1-1',
      personaId,
      amount: 1,
    })
    carryOut(doc, [
      rate('persona1'),
      rate('persona2'),
      { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { personaId: 'persona1' } },
    ])
    const contents = contentsOf(doc)
    const history = actAndUndo(doc, [{ type: 'persona.remove', id: 'persona1' }])
    const { maps, personas, cards } = projectDocument(doc)
    expect(maps.map1?.personaIds).toEqual(['persona2'])
    expect(Object.keys(personas)).toEqual(['persona2'])
    expect(Object.keys(cards).filter((id) => cards[id]?.kind === 'sentiment')).toEqual([
      'lane3~step1-1~persona2',
    ])
    expect(cards['card-lane1-step1-1-1']).toBeDefined()
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })
})
