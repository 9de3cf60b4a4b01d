import { expect, test } from 'vitest'
import {
  allOf,
  boundPersonas,
  choicesIn,
  personasNeeded,
  recordsOf,
} from '#renderer/features/merge/choose-brought.ts'
import { CONTENT_TABLES } from '#shared/analysis/changes/changes-between.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Brought, BroughtRecord } from '#shared/protocol/merge.ts'
import { buildProject } from '#test/support/builders.ts'

/** Another project with two maps: `map1` of persona1, with everything on it, and `empty` of persona2. persona3 is on none. */
function otherProject(): Brought {
  const { doc } = buildProject({ personas: 1 })
  runCommands(
    doc,
    [
      { type: 'map.add', id: 'empty', fields: { title: 'Empty' } },
      { type: 'persona.add', id: 'persona2', mapId: 'empty', fields: { name: 'Two' } },
      { type: 'persona.add', id: 'persona3', mapId: null, fields: { name: 'Three' } },
      {
        type: 'trait.add',
        id: 'trait',
        personaId: 'persona3',
        beforeId: null,
        fields: { kind: 'goal', text: 'Sleep' } as never,
      },
      { type: 'note.add', id: 'note', mapId: 'map1', fields: { text: 'Aside' } },
      { type: 'comment.add', id: 'comment', mapId: 'map1', fields: { text: 'Hm' } },
    ],
    'test',
  )
  const snapshot = projectDocument(doc)
  const records = CONTENT_TABLES.filter((table) => table !== 'projects').flatMap((table) =>
    Object.values(snapshot[table]).map(({ id, ...fields }) => ({ table, id, fields }) as BroughtRecord),
  )
  return { maps: ['Map', 'Empty'], personas: ['persona1', 'Two', 'Three'], records }
}

const idsOf = (records: readonly BroughtRecord[], table: string) =>
  records.filter((record) => record.table === table).map(({ id }) => id)

test('everything is ticked to begin with, and all of it comes', () => {
  const brought = otherProject()
  expect(choicesIn(brought).maps).toEqual([
    { id: 'map1', title: 'Map' },
    { id: 'empty', title: 'Empty' },
  ])
  expect(recordsOf(brought, allOf(brought))).toEqual(brought.records)
})

test('a map comes with all that is on it and whoever travels there, and with nothing else', () => {
  const brought = otherProject()
  const records = recordsOf(brought, { maps: new Set(['map1']), personas: new Set() })
  expect(idsOf(records, 'maps')).toEqual(['map1'])
  expect(idsOf(records, 'personas')).toEqual(['persona1'])
  for (const table of ['stages', 'steps', 'lanes', 'cards', 'notes', 'comments'])
    expect([table, idsOf(records, table)]).toEqual([table, idsOf(brought.records, table)])
  expect(idsOf(records, 'traits')).toEqual([])
})

test('personas come without maps, with their sheets', () => {
  const brought = otherProject()
  const records = recordsOf(brought, { maps: new Set(), personas: new Set(['persona3']) })
  expect(records.map(({ id }) => id)).toEqual(['persona3', 'trait'])
})

test('who travels on a chosen map cannot be left behind', () => {
  const brought = otherProject()
  const needed = personasNeeded(brought)
  expect([...boundPersonas(needed, { maps: new Set(['empty']), personas: new Set() })]).toEqual(['persona2'])
  expect([...boundPersonas(needed, { maps: new Set(), personas: new Set(['persona2']) })]).toEqual([])
})

test('what was brought can be put into another project', () => {
  const brought = otherProject()
  const doc = createDocument('other', 'Other', 0)
  const records = recordsOf(brought, { maps: new Set(['map1']), personas: new Set() })
  expect(runCommands(doc, [{ type: 'records.insert', records }], 'test').ok).toBe(true)
  const snapshot = projectDocument(doc)
  expect(Object.keys(snapshot.cards).length).toBe(idsOf(records, 'cards').length)
  expect(snapshot.maps.map1?.personaIds).toEqual(['persona1'])
})
