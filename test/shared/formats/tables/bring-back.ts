import type * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { GridChanges } from '#shared/formats/tables/grid-types.ts'
import { gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'
import { EditedGrid } from './edited-grid.ts'
import { changesOf, tableSource } from './table-builders.ts'

const SHAPE = {
  stages: [2, 1, 2],
  lanes: ['cards', 'pains', 'opportunities', 'sentiment'],
  cardsPerCell: 2,
} as const

/** A project whose steps have titles and whose cards all say something else. */
export function project(): BuiltProject {
  const built = buildProject(SHAPE)
  for (const [index, id] of built.stepIds.flat().entries())
    carryOut(built.doc, [{ type: 'step.edit', id, changes: { title: `Step ${index}` } }])
  carryOut(built.doc, [
    {
      type: 'sentiment.set',
      laneId: 'lane4',
      stepId: 'step1-1',
      personaId: 'persona1',
      amount: 1.5,
      text: 'Dry',
    },
    { type: 'sentiment.set', laneId: 'lane4', stepId: 'step2-1', personaId: null, amount: -2 },
  ])
  return built
}

/** Its first map as a grid, to be edited. */
export const gridOf = (doc: Y.Doc): EditedGrid => new EditedGrid(gridSheet(tableSource(projectDocument(doc))))

/** Brings a workbook back and carries out what comes of it. */
export function bring(doc: Y.Doc, workbook: Workbook): GridChanges {
  const changes = changesOf(workbook, projectDocument(doc))
  const done = runCommands(doc, changes.commands, 'test')
  if (!done.ok) throw new Error(`Refused: ${done.error.message}`)
  return changes
}

/** What is done to which records. */
export const told = ({ changes }: GridChanges) =>
  changes.map(({ kind, recordId }) => `${kind} ${recordId}`).sort()

/** The records that are not the same before and after, places among siblings apart. */
export function changedRecords(before: Snapshot, after: Snapshot): readonly string[] {
  return TABLES.flatMap((table) => {
    const ids = new Set([...Object.keys(before[table]), ...Object.keys(after[table])])
    return [...ids].filter((id) => essence(before[table][id]) !== essence(after[table][id]))
  })
}

function essence(record: object | undefined): string {
  if (!record) return ''
  const { order: _order, place, ...fields } = record as { order?: string; place?: readonly string[] }
  return JSON.stringify({ ...fields, place: place?.slice(0, 2) })
}
