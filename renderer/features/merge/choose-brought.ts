import type { Brought, BroughtRecord } from '#shared/protocol/merge.ts'

/** A map or persona of another project that may be brought across. */
export interface Choice {
  readonly id: string
  readonly title: string
}

/** What is ticked, by ids. */
export interface Chosen {
  readonly maps: ReadonlySet<string>
  readonly personas: ReadonlySet<string>
}

/** The personas of other projects' maps, and whose lines are drawn on them: without these the maps would miss somebody. */
export type NeededBy = ReadonlyMap<string, ReadonlySet<string>>

const fieldOf = (record: BroughtRecord, field: string): unknown =>
  (record.fields as Readonly<Record<string, unknown>>)[field]

const idsOf = (brought: Brought, table: 'maps' | 'personas'): string[] =>
  brought.records.filter((record) => record.table === table).map(({ id }) => id)

/** What there is to choose from, in the order of the other project. */
export const choicesIn = (brought: Brought) => ({
  maps: titled(idsOf(brought, 'maps'), brought.maps),
  personas: titled(idsOf(brought, 'personas'), brought.personas),
})

const titled = (ids: readonly string[], titles: readonly string[]): readonly Choice[] =>
  ids.map((id, index) => ({ id, title: titles[index] ?? '' }))

/** Everything is ticked to begin with. */
export const allOf = (brought: Brought): Chosen => ({
  maps: new Set(idsOf(brought, 'maps')),
  personas: new Set(idsOf(brought, 'personas')),
})

/** Which maps need a persona, by the persona's id. */
export function personasNeeded(brought: Brought): NeededBy {
  const mapOf = mapFinder(brought)
  const needed = new Map<string, Set<string>>()
  const note = (personaId: unknown, mapId: string | null) => {
    if (typeof personaId !== 'string' || mapId === null) return
    const maps = needed.get(personaId) ?? new Set<string>()
    needed.set(personaId, maps.add(mapId))
  }
  for (const record of brought.records) {
    if (record.table === 'maps') for (const id of record.fields.personaIds ?? []) note(id, record.id)
    else if (record.table !== 'traits') note(fieldOf(record, 'personaId'), mapOf(record))
  }
  return needed
}

/** The personas that come along in any case: somebody travels on a chosen map with them. */
export const boundPersonas = (needed: NeededBy, { maps }: Chosen): ReadonlySet<string> =>
  new Set([...needed].filter(([, on]) => [...on].some((id) => maps.has(id))).map(([id]) => id))

/** The records of what is ticked, with all that hangs on it. */
export function recordsOf(brought: Brought, chosen: Chosen): readonly BroughtRecord[] {
  const mapOf = mapFinder(brought)
  const personas = new Set([...chosen.personas, ...boundPersonas(personasNeeded(brought), chosen)])
  return brought.records.filter((record) => {
    if (record.table === 'personas') return personas.has(record.id)
    if (record.table === 'traits') return personas.has(String(record.fields.personaId))
    const mapId = mapOf(record)
    return mapId !== null && chosen.maps.has(mapId)
  })
}

/** Tells the map that a record is on; `null` for what is on none. */
function mapFinder({ records }: Brought): (record: BroughtRecord) => string | null {
  const homes = new Map<string, string>()
  for (const record of records)
    if (record.table === 'stages' || record.table === 'lanes')
      homes.set(record.id, String(record.fields.mapId))
  return (record) => {
    if (record.table === 'maps') return record.id
    if (record.table === 'steps') return homes.get(String(record.fields.stageId)) ?? null
    if (record.table === 'cards') return homes.get(record.fields.place?.[0] ?? '') ?? null
    const mapId = fieldOf(record, 'mapId')
    return typeof mapId === 'string' ? mapId : null
  }
}
