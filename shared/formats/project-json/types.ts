import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'

/** What the first line of every project JSON says. */
export const PROJECT_JSON_FORMAT = 'throughline-project'

/** Version of the format that this program writes; it reads older and, as far as it knows the fields, newer ones. */
export const PROJECT_JSON_VERSION = 1

/** Most records (personas, stages, cards, …) that are read from one file. */
export const MAX_JSON_RECORDS = 200_000

/** A record as the JSON shows it: its id, and the fields that differ from their defaults. */
export type LeanRecord<T extends TableName, Implied extends keyof FieldsOf<T> = never> = {
  readonly id: string
} & Partial<Omit<FieldsOf<T>, Implied>>

/** A card in a cell. Its place follows from where it stands; `kind` is given where it is not that of the lane. */
export type CardJson = Omit<LeanRecord<'cards', 'place'>, 'id'> & {
  /** Left out of a sentiment value, whose id follows from lane, step and persona. */
  readonly id?: string
}

/** The cards where a lane and a step meet, in order. */
export interface CellJson {
  readonly step: string
  readonly cards: readonly CardJson[]
}

/** A column group with its columns from left to right. */
export type StageJson = LeanRecord<'stages', 'mapId' | 'order'> & {
  readonly steps: readonly LeanRecord<'steps', 'stageId' | 'order'>[]
}

/** A row with its filled cells from left to right. */
export type LaneJson = LeanRecord<'lanes', 'mapId' | 'order'> & { readonly cells?: readonly CellJson[] }

/** A persona with its sheet, in order. */
export type PersonaJson = LeanRecord<'personas', 'order'> & {
  readonly traits?: readonly LeanRecord<'traits', 'personaId' | 'order'>[]
}

/** A map with everything on it, in reading order. */
export type MapJson = LeanRecord<'maps', 'order'> & {
  readonly stages: readonly StageJson[]
  readonly lanes: readonly LaneJson[]
  readonly groups?: readonly LeanRecord<'groups', 'mapId'>[]
  readonly connectors?: readonly LeanRecord<'connectors', 'mapId'>[]
  readonly notes?: readonly LeanRecord<'notes', 'mapId'>[]
  readonly comments?: readonly LeanRecord<'comments', 'mapId'>[]
  readonly views?: readonly LeanRecord<'views', 'mapId' | 'order'>[]
  readonly dataSets?: readonly LeanRecord<'dataSets', 'mapId' | 'order'>[]
}

/** Tables whose records may have lost what they hang on, after two people edited apart. */
export const HOMELESS_TABLES = [
  'traits',
  'stages',
  'steps',
  'lanes',
  'cards',
  'groups',
  'connectors',
  'notes',
  'comments',
  'views',
  'dataSets',
] as const
export type HomelessTable = (typeof HOMELESS_TABLES)[number]

/** Records without a home on any map, with the references that lead nowhere. */
export type HomelessJson = { readonly [T in HomelessTable]?: readonly LeanRecord<T>[] }

/** What a template says of itself. */
export interface TemplateJson {
  readonly title: string
  readonly description: string
  /** Heading under which it is offered. */
  readonly group: string
  readonly keywords: readonly string[]
}

/** A whole project as JSON; `docs/formats/project-json.md` describes it for people. */
export interface ProjectJson {
  readonly format: typeof PROJECT_JSON_FORMAT
  readonly version: number
  readonly template?: TemplateJson
  readonly project: { readonly id: string; readonly title: string; readonly createdAt: string }
  readonly personas: readonly PersonaJson[]
  readonly maps: readonly MapJson[]
  readonly homeless?: HomelessJson
}

/** What a project JSON held. */
export interface ImportedProject {
  /** As the file has it; empty texts where it says nothing. */
  readonly project: FieldsOf<'projects'>
  /** The project's title, or that of its first map; may be empty. */
  readonly title: string
  /** Everything but the project's own record, parents before children. */
  readonly records: readonly RecordToInsert[]
  readonly template: TemplateJson | null
  /** One sentence for each thing that could not be taken over as it stood. */
  readonly report: readonly string[]
}
