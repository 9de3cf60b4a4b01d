import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { readIdCell } from '#shared/formats/tables/grid-marks.ts'
import { gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type BuiltProject, carryOut } from '#test/support/builders.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { bring, changedRecords, gridOf, project } from './bring-back.ts'
import type { EditedGrid } from './edited-grid.ts'
import { changesOf, tableSource } from './table-builders.ts'

/** One random act in a spreadsheet; `true` where it changed anything. */
function act(grid: EditedGrid, built: BuiltProject, chance: Chance, done: Set<string>): boolean {
  const cards = ['lane1', 'lane2', 'lane3'].flatMap((laneId) =>
    built.stepIds.flat().flatMap((stepId) => built.cardIds(laneId, stepId)),
  )
  const id = chance.pick(cards)
  const stepId = chance.pick(built.stepIds.flat())
  const laneId = chance.pick(['lane1', 'lane2', 'lane3'])
  if (done.has(id)) return false
  done.add(id)
  switch (chance.whole(6)) {
    case 0:
      grid.type(grid.find(id), `Edited ${id}`)
      return true
    case 1:
      grid.type(grid.find(id), '')
      return true
    case 2:
      grid.moveCard(id, grid.freeCell(laneId, stepId), chance.happens(0.5))
      return true
    case 3:
      grid.type(grid.freeCell(laneId, stepId), `New after ${id}`)
      return true
    case 4:
      if (done.has(stepId)) return false
      done.add(stepId)
      grid.type(grid.find(stepId), `Renamed ${stepId}`)
      return true
    default: {
      if (done.has(laneId)) return false
      done.add(laneId)
      for (const cells of grid.rows) if (readIdCell(cells[0])?.id === laneId) cells[1] = `Renamed ${laneId}`
      return true
    }
  }
}

const RUNS = runsOf('TABLE_RUNS', 20)

describe('any changes in the grid', { timeout: 120_000 }, () => {
  test(`${RUNS} random ones become exactly these on the map`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const chance = chanceOf(seed)
      const built = project()
      const grid = gridOf(built.doc)
      const done = new Set<string>()
      for (let count = 1 + chance.whole(8); count > 0; count--) act(grid, built, chance, done)
      const seen = grid.seen()
      const before = projectDocument(built.doc)
      const { changes, report } = bring(built.doc, grid.workbook())
      const after = projectDocument(built.doc)
      expect({ seed, seen: gridOf(built.doc).seen(), report }).toEqual({ seed, seen, report: [] })
      const known = new Set(changes.map(({ recordId }) => recordId))
      expect({ seed, others: changedRecords(before, after).filter((id) => !known.has(id)) }).toEqual({
        seed,
        others: [],
      })
      // What is on the map then is what the table says: bringing it back again finds nothing to do but what has no id there.
      expect(changesOf([gridSheet(tableSource(after))], after).changes).toEqual([])
    }
    reportBattery('T17', 'edited tables', RUNS)
  })

  test(`${RUNS} random ones do not set back what was done in the app meanwhile`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const chance = chanceOf(seed)
      const built = project()
      const grid = gridOf(built.doc)
      const done = new Set<string>([
        'card-lane1-step1-1-1',
        'card-lane1-step1-1-2',
        'card-lane2-step1-1-1',
        'step1-1',
        'lane3',
      ])
      for (let count = 1 + chance.whole(6); count > 0; count--) act(grid, built, chance, done)
      carryOut(built.doc, [
        {
          type: 'cards.edit',
          ids: ['card-lane1-step1-1-1'],
          changes: { text: 'From the app', tags: ['app'] },
        },
        {
          type: 'cards.move',
          moves: [{ id: 'card-lane1-step1-1-2', laneId: 'lane3', stepId: 'step2-1', beforeId: null }],
        },
        { type: 'cards.remove', ids: ['card-lane2-step1-1-1'] },
        { type: 'step.edit', id: 'step1-1', changes: { title: 'From the app too' } },
        { type: 'lane.move', id: 'lane3', beforeId: 'lane1' },
        { type: 'lane.add', id: 'lane-app', mapId: built.mapId, beforeId: null, fields: { title: 'App' } },
        {
          type: 'cards.add',
          cards: [{ id: 'card-app', laneId: 'lane-app', stepId: 'step1-1', fields: { text: 'Mine' } }],
          beforeId: null,
        },
      ])
      const before = projectDocument(built.doc)
      const { changes } = bring(built.doc, grid.workbook())
      const after = projectDocument(built.doc)
      for (const id of ['card-lane1-step1-1-1', 'card-lane1-step1-1-2', 'card-lane2-step1-1-1', 'card-app'])
        expect({ seed, card: after.cards[id]?.text, at: after.cards[id]?.place.slice(0, 2) }).toEqual({
          seed,
          card: before.cards[id]?.text,
          at: before.cards[id]?.place.slice(0, 2),
        })
      expect(after.steps['step1-1']?.title).toBe('From the app too')
      expect((after.lanes.lane3?.order ?? '') < (after.lanes.lane1?.order ?? '')).toBe(true)
      const known = new Set(changes.map(({ recordId }) => recordId))
      expect(changedRecords(before, after).filter((id) => !known.has(id))).toEqual([])
    }
    reportBattery('T17', 'edited tables', RUNS)
  })
})
