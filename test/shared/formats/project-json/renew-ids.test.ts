import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { renewIds, writeProjectJson } from '#shared/formats/project-json.ts'
import { sentimentId } from '#shared/model/card.ts'
import { importProject, randomRecords, SMALL_PROJECT, snapshotOf } from '../project-builders.ts'

test('leaves nothing of the old ids and nothing of the structure', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const before = importProject(writeProjectJson(snapshotOf(randomRecords(seed)))).records
      const after = renewIds(before)
      const old = new Set(before.map(({ id }) => id))
      expect(after.filter(({ id }) => old.has(id) && !isComputed(id))).toEqual([])
      expect(new Set(after.map(({ table, id }) => `${table} ${id}`)).size).toBe(after.length)
      expect(shape(after)).toEqual(shape(before))
    }),
    { numRuns: 200 },
  )
})

test('computes the ids of sentiment values anew, so that two people still set one value', () => {
  const renewed = renewIds(SMALL_PROJECT)
  const idOf = (text: string) => renewed.find(({ fields }) => Object.values(fields).includes(text))?.id ?? ''
  expect(idOf('Dry!')).toBe(sentimentId(idOf('Feeling'), idOf('Rides'), idOf('Mira')))
})

test('keeps references to what is not among the records', () => {
  const [map] = renewIds([{ table: 'maps', id: 'm', fields: { personaIds: ['elsewhere'] } }])
  expect(map?.fields).toEqual({ personaIds: ['elsewhere'] })
})
const isComputed = (id: string): boolean => id.includes('~')

/** What a project is but for its ids, each replaced by the number of its first appearance, and for what is sorted by id. */
function shape(records: readonly RecordToInsert[]): string {
  const json = writeProjectJson(snapshotOf(records))
  const numbers = new Map<string, number>()
  const known = new Set(records.map(({ id }) => id))
  const number = (id: string): string => {
    if (!numbers.has(id)) numbers.set(id, numbers.size)
    return `#${numbers.get(id)}`
  }
  const maps = json.maps.map(({ connectors, groups, ...map }) => ({
    ...map,
    connectors: connectors?.length,
    groups: groups?.length,
  }))
  return JSON.stringify([json.personas, maps], (key, item) => {
    if (typeof item !== 'string' || key === 'text' || key === 'title') return item
    const stage = item.endsWith('~first') ? item.slice(0, -6) : null
    return known.has(item) || (stage !== null && known.has(stage)) ? number(item) : item
  })
}
