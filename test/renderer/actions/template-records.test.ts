import { describe, expect, test } from 'vitest'
import { mapChanges, recordsFromTemplate } from '#renderer/actions/template-records.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { mapRecord } from '#shared/model/map.ts'

const FRAME: readonly RecordToInsert[] = [
  { table: 'projects', id: 'project', fields: { title: 'P' } },
  { table: 'personas', id: 'ann', fields: { name: 'Ann' } },
  { table: 'traits', id: 'age', fields: { personaId: 'ann', kind: 'age', text: '34' } },
  {
    table: 'maps',
    id: 'map',
    fields: { title: 'Board', goal: 'sleep', kind: 'empathy', personaDetail: 'full', personaIds: ['ann'] },
  },
  { table: 'lanes', id: 'lane', fields: { mapId: 'map' } },
]
const FILLED: readonly RecordToInsert[] = [
  ...FRAME,
  { table: 'cards', id: 'card', fields: { place: ['lane', 'step', 'V'], personaId: 'ann' } },
]
const tables = (records: readonly RecordToInsert[], hasPersona: boolean) =>
  recordsFromTemplate(records, hasPersona)?.records.map(({ table }) => table)

describe('what of a template comes onto a map', () => {
  test('a frame brings its people only where nobody travels yet, and their sheets with them', () => {
    expect(tables(FRAME, false)).toEqual(['personas', 'traits', 'maps', 'lanes'])
    expect(tables(FRAME, true)).toEqual(['maps', 'lanes'])
  })

  test('what is filled in brings its own people, whose cards they are', () => {
    expect(tables(FILLED, true)).toEqual(['personas', 'traits', 'maps', 'lanes', 'cards'])
  })

  test('every record has a new id, and the map is the template’s own', () => {
    const template = recordsFromTemplate(FILLED, true)
    const ids = new Set(FILLED.map(({ id }) => id))
    expect(template?.records.some(({ id }) => ids.has(id))).toBe(false)
    expect(template?.records).toContain(template?.map)
    expect(recordsFromTemplate(FRAME.slice(0, 2), false)).toBeNull()
  })

  test('a map takes over its kind and looks, and the scope where it has none', () => {
    const map = { ...mapRecord.defaults, id: 'own', title: 'Mine', personaIds: ['bo'] }
    const frame = recordsFromTemplate(FRAME, true)
    const filled = recordsFromTemplate(FILLED, true)
    if (!frame || !filled) throw new Error('No template')
    expect(mapChanges(map, frame)).toEqual({
      kind: 'empathy',
      personaDetail: 'full',
      showBackstory: false,
      goal: 'sleep',
    })
    const [ann] = filled.records.filter(({ table }) => table === 'personas')
    expect(mapChanges(map, filled).personaIds).toEqual([ann?.id])
  })
})
