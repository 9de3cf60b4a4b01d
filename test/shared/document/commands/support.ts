import type * as Y from 'yjs'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

export const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)
export const viewOf = (doc: Y.Doc): MapView => viewMap(projectDocument(doc), 'map1') as MapView
export const columns = (doc: Y.Doc): string[] => ids(viewOf(doc).steps)
export const stages = (doc: Y.Doc): string[] => ids(viewOf(doc).stages.map(({ stage }) => stage))
export const rows = (doc: Y.Doc): string[] => ids(viewOf(doc).lanes)

/** What stands where, by the ids of lane and step. */
export const cells = (doc: Y.Doc): Record<string, string[]> =>
  Object.fromEntries(
    [...viewOf(doc).cells].flatMap(([laneId, row]) =>
      [...row].map(([stepId, cards]) => [`${laneId}/${stepId}`, ids(cards)]),
    ),
  )

/** Carries the commands out as one act of a person, and takes it back again. */
export function actAndUndo(doc: Y.Doc, commands: readonly Command[]): { undo: () => boolean } {
  const origin = {}
  const history = createUndoHistory(doc, origin, () => 0)
  history.begin('act')
  carryOut(doc, commands, origin)
  return history
}

/** A stage whose last two steps two people took away at once, each one of them. */
export function withBareStage(): Y.Doc {
  const { doc } = buildProject()
  carryOut(doc, [
    {
      type: 'records.insert',
      records: [{ table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } }],
    },
  ])
  return doc
}
