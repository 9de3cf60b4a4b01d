import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { COMMAND_TYPES, randomCommand } from '#test/support/random-commands.ts'

const card = 'card-lane1-step1-1-1'

/** Commands that cannot be carried out, with the code they are refused by. `bare` is a stage without a step. */
const REFUSED: readonly [code: string, command: Command][] = [
  ['gone', { type: 'persona.add', id: 'new', mapId: 'gone', fields: {} }],
  ['gone', { type: 'persona.edit', id: 'gone', changes: { name: 'x' } }],
  ['gone', { type: 'persona.remove', id: 'gone' }],
  ['gone', { type: 'persona.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'trait.add', id: 'new', personaId: 'gone', beforeId: null, fields: {} }],
  ['gone', { type: 'trait.edit', id: 'gone', changes: { text: 'x' } }],
  ['gone', { type: 'trait.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'comment.add', id: 'new', mapId: 'gone', fields: {} }],
  ['gone', { type: 'comment.add', id: 'new', mapId: 'map1', fields: { threadId: 'gone' } }],
  ['gone', { type: 'comment.edit', id: 'gone', changes: { text: 'x' } }],
  ['gone', { type: 'view.add', id: 'new', mapId: 'gone', fields: {} }],
  ['gone', { type: 'view.edit', id: 'gone', changes: { title: 'x' } }],
  ['gone', { type: 'view.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'stage.split', id: 'gone', newId: 'new', fromStepId: 'step1-2', fields: {} }],
  ['gone', { type: 'stage.split', id: 'stage1', newId: 'new', fromStepId: 'gone', fields: {} }],
  ['not-here', { type: 'stage.split', id: 'stage1', newId: 'new', fromStepId: 'step1-1', fields: {} }],
  ['not-here', { type: 'stage.split', id: 'stage1', newId: 'new', fromStepId: 'step2-1', fields: {} }],
  ['gone', { type: 'stage.merge', id: 'gone', otherId: 'stage1' }],
  ['gone', { type: 'stage.merge', id: 'stage1', otherId: 'gone' }],
  ['not-here', { type: 'stage.merge', id: 'stage1', otherId: 'stage1' }],
  ['not-here', { type: 'stage.merge', id: 'stage1', otherId: 'far-stage' }],
  ['not-here', { type: 'channel.set', laneId: 'lane1', stepId: 'step1-1', channel: 'phone', on: true }],
  ['gone', { type: 'channel.set', laneId: 'gone', stepId: 'step1-1', channel: 'phone', on: true }],
  ['gone', { type: 'map.edit', id: 'gone', changes: { title: 'x' } }],
  ['gone', { type: 'map.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'map.remove', id: 'gone' }],
  ['gone', { type: 'stage.add', id: 'new', stepId: 'new2', mapId: 'gone', beforeId: null, fields: {} }],
  ['gone', { type: 'stage.edit', id: 'gone', changes: { title: 'x' } }],
  ['gone', { type: 'stage.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'stage.remove', id: 'gone' }],
  ['gone', { type: 'step.add', id: 'new', stageId: 'gone', beforeId: null, fields: {} }],
  ['gone', { type: 'step.edit', id: 'gone', changes: { title: 'x' } }],
  ['gone', { type: 'step.edit', id: 'gone~first', changes: { title: 'x' } }],
  ['gone', { type: 'step.move', id: 'gone', stageId: 'stage1', beforeId: null }],
  ['gone', { type: 'step.move', id: 'step1-1', stageId: 'gone', beforeId: null }],
  ['gone', { type: 'step.move', id: 'bare~first', stageId: 'gone', beforeId: null }],
  ['not-here', { type: 'step.move', id: 'step1-1', stageId: 'far-stage', beforeId: null }],
  ['not-here', { type: 'step.move', id: 'bare~first', stageId: 'far-stage', beforeId: null }],
  ['gone', { type: 'step.remove', id: 'gone' }],
  ['gone', { type: 'lane.add', id: 'new', mapId: 'gone', beforeId: null, fields: {} }],
  ['gone', { type: 'lane.edit', id: 'gone', changes: { title: 'x' } }],
  ['not-here', { type: 'lane.edit', id: 'lane1', changes: { kind: 'sentiment', title: 'x' } }],
  ['gone', { type: 'lane.move', id: 'gone', beforeId: null }],
  ['gone', { type: 'lane.remove', id: 'gone' }],
  ['gone', addCards(['lane1', 'step1-1'], ['gone', 'step1-1'])],
  ['gone', addCards(['lane1', 'bare~first'], ['lane1', 'gone'])],
  ['not-here', addCards(['lane1', 'bare~first'], ['lane3', 'step1-1'])],
  ['not-here', addCards(['lane3', 'bare~first'])],
  ['not-here', addCards(['lane1', 'far-step'])],
  ['gone', { type: 'cards.edit', ids: ['gone', 'gone2'], changes: { text: 'x' } }],
  ['gone', moveCards([card, 'lane1', 'step1-2'], [card, 'lane1', 'gone'])],
  ['gone', moveCards([card, 'lane2', 'step1-2'], [card, 'gone', 'step1-1'])],
  ['gone', moveCards(['gone', 'lane1', 'bare~first'])],
  ['not-here', moveCards([card, 'lane3', 'bare~first'])],
  ['not-here', moveCards(['lane3~step1-1~', 'lane1', 'bare~first'])],
  ['not-here', moveCards([card, 'lane1', 'far-step'])],
  ['gone', sentiment('gone', 'step1-1')],
  ['gone', sentiment('lane3', 'gone')],
  ['not-here', sentiment('lane1', 'bare~first')],
  ['gone', connect('gone', card)],
  ['gone', connect(card, 'gone')],
  ['not-here', connect(card, card)],
  ['not-here', connect(card, 'far-card')],
  ['gone', { type: 'connector.add', id: 'new', mapId: 'gone', fields: { fromId: card, toId: 'far-card' } }],
  ['gone', { type: 'connector.edit', id: 'gone', changes: { label: 'x' } }],
  ['gone', { type: 'note.add', id: 'new', mapId: 'gone', fields: { text: 'x' } }],
  ['gone', { type: 'note.edit', id: 'gone', changes: { text: 'x' } }],
]

function addCards(...cells: [laneId: string, stepId: string][]): Command {
  const cards = cells.map(([laneId, stepId], index) => ({ id: `new${index}`, laneId, stepId, fields: {} }))
  return { type: 'cards.add', cards, beforeId: null }
}

function moveCards(...moves: [id: string, laneId: string, stepId: string][]): Command {
  return {
    type: 'cards.move',
    moves: moves.map(([id, laneId, stepId]) => ({ id, laneId, stepId, beforeId: null })),
  }
}

function sentiment(laneId: string, stepId: string): Command {
  return { type: 'sentiment.set', laneId, stepId, personaId: null, amount: 1 }
}

function connect(fromId: string, toId: string): Command {
  return { type: 'connector.add', id: 'new', mapId: 'map1', fields: { fromId, toId } }
}

/** A project with a stage without steps, a second map and a sentiment value. */
function build(): Y.Doc {
  const { doc } = buildProject()
  carryOut(doc, [
    sentiment('lane3', 'step1-1'),
    {
      type: 'records.insert',
      records: [
        { table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } },
        { table: 'maps', id: 'far', fields: { order: 'W' } },
        { table: 'stages', id: 'far-stage', fields: { mapId: 'far', order: 'V' } },
        { table: 'steps', id: 'far-step', fields: { stageId: 'far-stage', order: 'V' } },
        { table: 'lanes', id: 'far-lane', fields: { mapId: 'far', order: 'V' } },
        { table: 'cards', id: 'far-card', fields: { place: ['far-lane', 'far-step', 'V'] } },
      ],
    },
  ])
  return doc
}

describe('a command that cannot be carried out', () => {
  test.each(REFUSED)('is refused as %s and changes nothing: %j', (code, command) => {
    const doc = build()
    const before = Y.encodeStateAsUpdate(doc)
    const result = runCommands(doc, [command], 'test')
    expect(result).toMatchObject({ ok: false, error: { code } })
    if (!result.ok) expect(result.error.message).toMatch(/^[A-Z].*\.$/)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('says so where the project has no record of itself', () => {
    const result = runCommands(new Y.Doc(), [{ type: 'project.edit', changes: { title: 'x' } }], 'test')
    expect(result).toMatchObject({ ok: false, error: { code: 'gone' } })
  })

  test('stops the commands after it; those before it stand', () => {
    const doc = build()
    const commands: Command[] = [
      { type: 'map.edit', id: 'map1', changes: { title: 'One' } },
      { type: 'map.edit', id: 'gone', changes: { title: 'Two' } },
      { type: 'map.edit', id: 'map1', changes: { title: 'Three' } },
    ]
    expect(runCommands(doc, commands, 'test').ok).toBe(false)
    expect(projectDocument(doc).maps.map1?.title).toBe('One')
  })

  test('whatever it is, it changes nothing', () => {
    const refused = new Set<string>()
    for (let seed = 1; seed <= 40; seed++) {
      const doc = build()
      const chance = chanceOf(seed)
      for (const type of chance.some(COMMAND_TYPES, COMMAND_TYPES.length)) {
        const command = randomCommand(projectDocument(doc), chance, type)
        const before = Y.encodeStateAsUpdate(doc)
        if (runCommands(doc, [command], 'test').ok) continue
        refused.add(type)
        expect(Y.encodeStateAsUpdate(doc), `seed ${seed}: ${JSON.stringify(command)}`).toEqual(before)
      }
    }
    expect(refused.size).toBeGreaterThan(15)
  })
})

describe('removing what is gone already', () => {
  test.each<Command>([
    { type: 'cards.remove', ids: ['gone'] },
    { type: 'connector.remove', id: 'gone' },
    { type: 'note.remove', id: 'gone' },
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'bare~first', personaId: null, amount: null },
  ])('is done, and changes nothing: %j', (command) => {
    const doc = build()
    const before = Y.encodeStateAsUpdate(doc)
    expect(runCommands(doc, [command], 'test').ok).toBe(true)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})
