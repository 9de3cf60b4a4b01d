import * as v from 'valibot'

/** Lifts a stored record by one version. Gets and returns plain fields; unknown fields must be passed through. */
export type Migration = (fields: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** The tables of a document; each is a Y.Map from id to record. */
export const TABLES = [
  'projects',
  'personas',
  'traits',
  'maps',
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
  'authors',
] as const
export type TableName = (typeof TABLES)[number]

/** The tables of what people see and change; `authors` only says who did. */
export type ContentTable = Exclude<TableName, 'authors'>

/**
 * Everything the document needs to know about one kind of record.
 * `version` is the number of migrations: a stored record of version n passes migrations n, n+1, … on opening.
 */
export interface RecordDefinition<Fields> {
  readonly table: TableName
  /** Heals the fields it can and answers `undefined` where the record has no place without the broken one. */
  readonly parse: (fields: unknown) => Fields | undefined
  /** What a field is when nothing is stored for it; only differences from this are stored. */
  readonly defaults: Fields
  /** Fields people type into. They are stored as Y.Text, so that two people can type in one card. */
  readonly textFields: readonly (keyof Fields & string)[]
  readonly migrations: readonly Migration[]
}

/** A record as everyone reads it: its fields and the id it is filed under. */
export type Identified<Fields> = Readonly<Fields> & { readonly id: string }

/** Makes a definition from a healing schema. `required` stands in for the references that have no default. */
export function defineRecord<const Schema extends v.GenericSchema>(
  table: TableName,
  schema: Schema,
  options: {
    readonly required?: Readonly<Record<string, unknown>>
    readonly textFields: readonly (keyof v.InferOutput<Schema> & string)[]
    readonly migrations?: readonly Migration[]
  },
): RecordDefinition<v.InferOutput<Schema>> {
  const parse = (fields: unknown): v.InferOutput<Schema> | undefined => {
    const result = v.safeParse(schema, fields)
    return result.success ? result.output : undefined
  }
  return {
    table,
    parse,
    defaults: v.parse(schema, options.required ?? {}),
    textFields: options.textFields,
    migrations: options.migrations ?? [],
  }
}
