import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import type { JourneyMap } from '#shared/model/map.ts'

/** What of a template comes onto a map, under new ids. */
export interface TemplateRecords {
  readonly map: Extract<RecordToInsert, { readonly table: 'maps' }>
  readonly records: readonly RecordToInsert[]
  /** Whether its own personas come along. */
  readonly bringsPersonas: boolean
}

/**
 * A template's records for a map on which somebody travels already (`hasPersona`) or nobody yet. A frame takes the people
 * of the map; a filled-in template brings its own, since its lines and cards are theirs. `null` where it has no map.
 */
export function recordsFromTemplate(
  records: readonly RecordToInsert[],
  hasPersona: boolean,
): TemplateRecords | null {
  const bringsPersonas = !hasPersona || records.some(({ table }) => table === 'cards')
  const wanted = renewIds(
    records.filter(
      ({ table }) => table !== 'projects' && (bringsPersonas || (table !== 'personas' && table !== 'traits')),
    ),
  )
  const map = wanted.find((record) => record.table === 'maps')
  return map ? { map, records: wanted, bringsPersonas } : null
}

const SCOPE = ['title', 'scenario', 'goal', 'startsAt', 'endsAt'] as const

/** What a map takes over from the template that it is filled from: what it is, and the scope where it has none yet. */
export function mapChanges(
  map: JourneyMap,
  { map: { fields }, bringsPersonas }: TemplateRecords,
): Partial<Omit<JourneyMap, 'id' | 'order'>> {
  const { kind = 'journey', personaDetail = 'brief', showBackstory = false, personaIds } = fields
  const missing = SCOPE.filter((field) => map[field].trim() === '' && fields[field])
  return {
    kind,
    personaDetail,
    showBackstory,
    ...(bringsPersonas && personaIds ? { personaIds } : {}),
    ...Object.fromEntries(missing.map((field) => [field, fields[field]])),
  }
}
