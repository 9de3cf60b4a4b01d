import { describe, expect, test } from 'vitest'
import { chosenCommands, keyOf } from '#renderer/features/import/chosen-changes.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import type { GridChange, GridChanges } from '#shared/formats/tables/grid-types.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import { sentimentId } from '#shared/model/card.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { openProject } from '#test/support/project-context.ts'
import { type Chance, chanceOf } from '#test/support/random.ts'

const change = (kind: GridChange['kind'], table: GridChange['table'], recordId: string): GridChange => ({
  kind,
  table,
  recordId,
  words: recordId,
})

const A = 'card-lane1-step1-1-1'
const B = 'card-lane1-step1-2-1'

/** Carries out what is chosen and answers the project. */
function without(
  left: readonly GridChange[],
  commands: readonly Command[],
  others: readonly GridChange[] = [],
) {
  const project = openProject()
  const changes: GridChanges = {
    mapId: 'map1',
    commands,
    changes: [...left, ...others],
    takesMuch: false,
    report: [],
  }
  const chosen = chosenCommands(changes, new Set(left.map(keyOf)), project.snapshot())
  const done = project.session.run('test', chosen)
  if (!done.ok) throw new Error(done.error.message)
  return { project, chosen }
}

const card = (id: string, laneId = 'lane1') => ({ id, laneId, stepId: 'step1-1', fields: { text: id } })

describe('what is left out', () => {
  test('takes nothing of the rest along', () => {
    const { project } = without(
      [change('edited', 'cards', A)],
      [
        { type: 'cards.edit', ids: [A], changes: { text: 'no' } },
        { type: 'cards.edit', ids: [B], changes: { text: 'yes' } },
        { type: 'cards.remove', ids: ['card-lane2-step1-1-1'] },
      ],
    )
    expect(project.card(A).text).toBe(`Text of ${A}`)
    expect(project.card(B).text).toBe('yes')
    expect(project.idsIn('lane2', 'step1-1')).toEqual([])
  })

  test('takes along what would stand in it: a lane its cards, a stage its steps', () => {
    const { project } = without(
      [change('added', 'lanes', 'new'), change('added', 'stages', 'later')],
      [
        { type: 'lane.add', id: 'new', mapId: 'map1', beforeId: null, fields: {} },
        { type: 'stage.add', id: 'later', stepId: 'later1', mapId: 'map1', beforeId: null, fields: {} },
        { type: 'step.edit', id: 'later1', changes: { title: 'x' } },
        { type: 'step.add', id: 'later2', stageId: 'later', beforeId: null, fields: {} },
        { type: 'lane.move', id: 'lane1', beforeId: 'new' },
        { type: 'cards.add', cards: [card('gone', 'new'), card('here')], beforeId: null },
        { type: 'cards.move', moves: [{ id: A, laneId: 'lane1', stepId: 'later2', beforeId: null }] },
        { type: 'cards.move', moves: [{ id: B, laneId: 'lane1', stepId: 'step2-1', beforeId: 'gone' }] },
        { type: 'sentiment.set', laneId: 'lane3', stepId: 'later1', personaId: null, amount: 1 },
      ],
    )
    expect(project.shown().view.lanes.map(({ id }) => id)).toEqual(['lane2', 'lane3', 'lane1'])
    expect(project.shown().view.stages).toHaveLength(2)
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A, 'here'])
    expect(project.idsIn('lane1', 'step2-1').at(-1)).toBe(B)
  })

  test('keeps what it stands in: a lane is not removed while a card of it shall stay', () => {
    const commands: Command[] = [
      { type: 'cards.move', moves: [{ id: A, laneId: 'lane2', stepId: 'step1-1', beforeId: null }] },
      { type: 'lane.remove', id: 'lane1' },
    ]
    const others = [change('removed', 'lanes', 'lane1'), change('removed', 'cards', B)]
    const { project } = without([change('moved', 'cards', A)], commands, others)
    expect(project.idsIn('lane1', 'step1-1')).toEqual([A])
    // It was to go with its lane, and goes without it.
    expect(project.idsIn('lane1', 'step1-2')).toEqual([])
    const all = without([], commands, [change('moved', 'cards', A), ...others]).project
    expect(all.shown().view.lanes.map(({ id }) => id)).toEqual(['lane2', 'lane3'])
    expect(all.idsIn('lane2', 'step1-1')).toContain(A)
  })

  test('knows values of steps by their computed ids', () => {
    const id = sentimentId('lane3', 'step1-1', 'persona1')
    const { chosen } = without(
      [change('added', 'cards', id)],
      [{ type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1 }],
    )
    expect(chosen).toEqual([])
  })
})

/** As somebody works in a spreadsheet who knows nothing of ids: texts change, change places, go and come, and so do rows. */
function workedOn(rows: readonly (readonly string[])[], chance: Chance): string[][] {
  const table = rows.map((row) => [...row])
  const first = rows.findIndex((row) => row[0]?.includes('lane1'))
  const spot = () => [first + chance.whole(table.length - first), 4 + 2 * chance.whole(4)] as const
  for (let edits = 1 + chance.whole(6); edits > 0; edits--) {
    const [row, column] = spot()
    const cells = table[row]
    const deed = chance.whole(5)
    if (!cells) continue
    if (deed === 0) cells[column] = `Said ${edits}`
    else if (deed === 1) cells[column] = ''
    else if (deed === 2) table.splice(row, 1)
    else if (deed === 3) table.splice(row, 0, ['', `Lane ${edits}`, '', '', `New ${edits}`])
    else {
      const [otherRow, otherColumn] = spot()
      const other = table[otherRow]
      if (!other) continue
      for (const at of [0, 1])
        [cells[column + at], other[otherColumn + at]] = [
          other[otherColumn + at] ?? '',
          cells[column + at] ?? '',
        ]
    }
  }
  return table.map((row) => Array.from(row, (cell: string | undefined) => cell ?? ''))
}

test('of any table that comes back, any part can be left out', () => {
  let leftOut = 0
  for (let seed = 1; seed <= 60; seed++) {
    const chance = chanceOf(seed)
    const project = openProject({ stages: [2, 2], lanes: ['cards', 'pains', 'sentiment', 'cards'] })
    const snapshot = project.snapshot()
    const sheet = gridSheet({ snapshot, view: viewMap(snapshot, 'map1')!, day: '2026-01-01' })
    const reading = readGrid([{ name: '', rows: workedOn(sheet.rows, chance) }])
    if (!reading) continue
    const changes = changesFromGrid(reading, snapshot)
    if (!changes.ok) throw new Error(changes.error.message)
    const some = changes.value.changes.filter(({ kind }) => kind !== 'kept' && chance.happens(0.5))
    leftOut += some.length
    const chosen = chosenCommands(changes.value, new Set(some.map(keyOf)), snapshot)
    const done = project.session.run('test', chosen)
    if (!done.ok) throw new Error(`Seed ${seed}: ${done.error.message}`)
    const { cards } = project.snapshot()
    for (const { kind, table, recordId } of some) {
      if (table !== 'cards') continue
      const about = `Seed ${seed}: ${kind} ${recordId}`
      if (kind === 'added') expect(cards[recordId], about).toBeUndefined()
      else expect(cards[recordId], about).toBeDefined()
      if (kind === 'edited') expect(cards[recordId]?.text, about).toBe(snapshot.cards[recordId]?.text)
    }
  }
  expect(leftOut).toBeGreaterThan(60)
})
