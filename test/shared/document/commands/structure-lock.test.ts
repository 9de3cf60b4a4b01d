import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'

function withLockedMap() {
  const { doc } = buildProject({ cardsPerCell: 2 })
  carryOut(doc, [{ type: 'map.edit', id: 'map1', changes: { locked: true } }])
  return doc
}

const REFUSED: readonly Command[] = [
  { type: 'stage.add', id: 'new', stepId: 'newer', mapId: 'map1', beforeId: null, fields: {} },
  { type: 'stage.edit', id: 'stage1', changes: { title: 'x' } },
  { type: 'stage.move', id: 'stage1', beforeId: null },
  { type: 'stage.remove', id: 'stage1' },
  { type: 'stage.split', id: 'stage1', newId: 'new', fromStepId: 'step1-2', fields: {} },
  { type: 'stage.merge', id: 'stage1', otherId: 'stage2' },
  { type: 'step.add', id: 'new', stageId: 'stage1', beforeId: null, fields: {} },
  { type: 'step.edit', id: 'step1-1', changes: { title: 'x', moment: true } },
  { type: 'step.edit', id: 'step1-1', changes: { width: 400 } },
  { type: 'step.move', id: 'step1-1', stageId: 'stage2', beforeId: null },
  { type: 'step.remove', id: 'step1-1' },
  { type: 'lane.add', id: 'new', mapId: 'map1', beforeId: null, fields: {} },
  { type: 'lane.edit', id: 'lane1', changes: { title: 'x' } },
  { type: 'lane.edit', id: 'lane1', changes: { height: 400 } },
  { type: 'lane.edit', id: 'lane1', changes: { hidden: true } },
  { type: 'lane.move', id: 'lane1', beforeId: null },
  { type: 'lane.remove', id: 'lane1' },
  { type: 'map.remove', id: 'map1' },
  { type: 'records.insert', records: [{ table: 'stages', id: 'new', fields: { mapId: 'map1' } }] },
  { type: 'records.insert', records: [{ table: 'steps', id: 'new', fields: { stageId: 'stage1' } }] },
  { type: 'records.insert', records: [{ table: 'lanes', id: 'new', fields: { mapId: 'map1' } }] },
]

const FREE: readonly Command[] = [
  { type: 'map.edit', id: 'map1', changes: { title: 'Named', goal: 'Arrive' } },
  {
    type: 'cards.add',
    cards: [{ id: 'new', laneId: 'lane1', stepId: 'step1-1', fields: {} }],
    beforeId: null,
  },
  { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { text: 'x' } },
  {
    type: 'cards.move',
    moves: [{ id: 'card-lane1-step1-1-1', laneId: 'lane2', stepId: 'step2-2', beforeId: null }],
  },
  { type: 'cards.remove', ids: ['card-lane1-step1-1-1'] },
  { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: null, amount: 1 },
  { type: 'lane.edit', id: 'lane1', changes: { collapsed: true } },
  { type: 'lane.edit', id: 'lane1', changes: { locked: true } },
  { type: 'step.edit', id: 'step1-1', changes: { moment: true, speakerNotes: 'Slowly' } },
  { type: 'note.add', id: 'n', mapId: 'map1', fields: { parked: true } },
  { type: 'stage.add', id: 'new', stepId: 'newer', mapId: 'map2', beforeId: null, fields: {} },
]

describe('a map whose structure is locked', () => {
  test.each(REFUSED.map((command) => [command.type, command] as const))(
    'refuses %s, in words that name it, and nothing changes',
    (_, command) => {
      const doc = withLockedMap()
      const before = contentsOf(doc)
      const result = runCommands(doc, [command], {})
      expect(result).toMatchObject({ ok: false, error: { code: 'locked' } })
      if (!result.ok) expect(result.error.message).toContain('The structure of “Map” is locked.')
      expect(contentsOf(doc)).toBe(before)
    },
  )

  test.each(FREE.map((command) => [command.type, command] as const))('takes %s as ever', (_, command) => {
    const doc = withLockedMap()
    carryOut(doc, [{ type: 'map.add', id: 'map2', fields: {} }])
    const before = contentsOf(doc)
    carryOut(doc, [command])
    expect(contentsOf(doc)).not.toBe(before)
  })

  test('is unlocked by an edit of the map', () => {
    const doc = withLockedMap()
    carryOut(doc, [
      { type: 'map.edit', id: 'map1', changes: { locked: false } },
      { type: 'stage.remove', id: 'stage1' },
    ])
    expect(Object.keys(projectDocument(doc).stages)).toEqual(['stage2'])
  })
})
