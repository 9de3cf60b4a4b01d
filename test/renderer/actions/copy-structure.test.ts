import { describe, expect, test } from 'vitest'
import { duplicateHeader } from '#renderer/actions/copy-structure.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

/** Two stages of two steps; a connector within the first stage and one out of it; a value of the first step. */
function open(): OpenedProject {
  const project = openProject()
  carryOut(project.built.doc, [
    {
      type: 'connector.add',
      id: 'within',
      mapId: 'map1',
      fields: { fromId: 'card-lane1-step1-1-1', toId: 'card-lane2-step1-1-1' },
    },
    {
      type: 'connector.add',
      id: 'out',
      mapId: 'map1',
      fields: { fromId: 'card-lane1-step1-1-1', toId: 'card-lane1-step2-1-1' },
    },
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1.5 },
    { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { counterpartId: 'elsewhere', votes: 3 } },
  ])
  return project
}
const stages = (project: OpenedProject) => project.shown().view.stages
const edited = (project: OpenedProject): string => project.window.getState().editing?.id ?? ''

describe.each(['stage1', 'step1-1', 'lane1'] as const)('a copy of %s', (id) => {
  const kind = id.startsWith('stage') ? 'stage' : id.startsWith('step') ? 'step' : 'lane'
  test('is being named, and one undo takes it back whole', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    duplicateHeader(project, kind, id)
    expect(project.window.getState().editing).toMatchObject({ kind })
    expect(edited(project)).not.toBe(id)
    expect(project.session.history.state().undo).toBe(`Duplicate ${kind}`)
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })
})

describe('a copied stage', () => {
  test('stands right behind with its steps, cards, values and the connectors within', () => {
    const project = open()
    duplicateHeader(project, 'stage', 'stage1')
    expect(stages(project).map(({ stage }) => stage.id)).toEqual(['stage1', edited(project), 'stage2'])
    const copy = stages(project)[1]!
    expect(copy.stage.title).toBe('Title of stage1 (copy)')
    expect(copy.steps).toHaveLength(2)
    const first = copy.steps[0]!.id
    expect(project.textsIn('lane1', first)).toEqual(['Text of card-lane1-step1-1-1'])
    expect(project.card(sentimentId('lane3', first, 'persona1')).amount).toBe(1.5)
    expect(project.card(project.idsIn('lane1', first)[0]!)).toMatchObject({ counterpartId: null, votes: 3 })
    const lines = project.shown().view.connectors
    expect(lines).toHaveLength(3)
    expect(lines.some(({ fromId }) => fromId === project.idsIn('lane1', first)[0])).toBe(true)
  })

  test('without a real step has the cards that stand in its column', () => {
    const project = open()
    carryOut(project.built.doc, [
      {
        type: 'records.insert',
        records: [
          { table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } },
          { table: 'cards', id: 'loose', fields: { place: ['lane1', 'bare~first', 'V'], text: 'Loose' } },
        ],
      },
    ])
    duplicateHeader(project, 'stage', 'bare')
    expect(project.textsIn('lane1', stages(project).at(-1)!.steps[0]!.id)).toEqual(['Loose'])
    duplicateHeader(project, 'step', 'bare~first')
    const { steps } = stages(project).find(({ stage }) => stage.id === 'bare')!
    expect(steps).toHaveLength(2)
    expect(steps.map((step) => project.textsIn('lane1', step.id))).toEqual([['Loose'], ['Loose']])
  })
})

test('a copied step stands right behind in its stage', () => {
  const project = open()
  duplicateHeader(project, 'step', 'step1-1')
  const copy = edited(project)
  expect(stages(project)[0]!.steps.map(({ id }) => id)).toEqual(['step1-1', copy, 'step1-2'])
  expect(project.textsIn('lane2', copy)).toEqual(['Text of card-lane2-step1-1-1'])
})

test('a copied lane stands right below with its cards, unlocked', () => {
  const project = open()
  carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane3', changes: { locked: true } }])
  duplicateHeader(project, 'lane', 'lane3')
  const copy = edited(project)
  expect(project.shown().view.lanes.map(({ id }) => id)).toEqual(['lane1', 'lane2', 'lane3', copy])
  expect(project.snapshot().lanes[copy]).toMatchObject({ title: 'lane3 (copy)', locked: false })
  expect(project.card(sentimentId(copy, 'step1-1', 'persona1')).amount).toBe(1.5)
})
