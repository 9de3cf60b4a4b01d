import type * as Y from 'yjs'
import type { Result } from '#shared/base/result.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'

/** What may be said of a new record: anything but where it hangs, which the command says itself. */
export type NewFields<T extends TableName, Structural extends keyof FieldsOf<T> = never> = Partial<
  Omit<FieldsOf<T>, Structural | 'order'>
>

/** A new card for a cell. `id` comes from the caller, so that a command means the same wherever it is run. */
export interface NewCard {
  readonly id: string
  readonly laneId: string
  readonly stepId: string
  readonly fields: NewFields<'cards', 'place' | 'kind'>
}

/** Where a card goes: into the cell, before another card of it, or at its end (`beforeId: null`). */
export interface CardMove {
  readonly id: string
  readonly laneId: string
  readonly stepId: string
  readonly beforeId: string | null
}

/** One record with its id, for inserting whole maps and personas. */
export type RecordToInsert = {
  readonly [T in TableName]: { readonly table: T; readonly id: string; readonly fields: Partial<FieldsOf<T>> }
}[TableName]

/** Names one record. */
export interface RecordKey {
  readonly table: TableName
  readonly id: string
}

/**
 * Everything a person can do to a project. The one way to write: screens, imports and the host all go through these,
 * so what holds for one holds for all, and a host can judge a command before it is carried out.
 * `beforeId: null` always means "at the end".
 */
export type Command =
  | { readonly type: 'project.edit'; readonly changes: Partial<Pick<FieldsOf<'projects'>, 'title'>> }
  | {
      readonly type: 'persona.add'
      readonly id: string
      readonly mapId: string | null
      readonly fields: NewFields<'personas'>
    }
  | { readonly type: 'persona.edit'; readonly id: string; readonly changes: NewFields<'personas'> }
  | { readonly type: 'persona.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'persona.remove'; readonly id: string }
  | {
      readonly type: 'trait.add'
      readonly id: string
      readonly personaId: string
      readonly beforeId: string | null
      readonly fields: NewFields<'traits', 'personaId'>
    }
  | {
      readonly type: 'trait.edit'
      readonly id: string
      readonly changes: NewFields<'traits', 'personaId' | 'kind'>
    }
  | { readonly type: 'trait.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'trait.remove'; readonly id: string }
  | { readonly type: 'map.add'; readonly id: string; readonly fields: NewFields<'maps'> }
  | { readonly type: 'map.edit'; readonly id: string; readonly changes: NewFields<'maps'> }
  | { readonly type: 'map.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'map.remove'; readonly id: string }
  | {
      readonly type: 'stage.add'
      readonly id: string
      readonly stepId: string
      readonly mapId: string
      readonly beforeId: string | null
      readonly fields: NewFields<'stages', 'mapId'>
    }
  | { readonly type: 'stage.edit'; readonly id: string; readonly changes: NewFields<'stages', 'mapId'> }
  | { readonly type: 'stage.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'stage.remove'; readonly id: string }
  /** Steps of a stage from `fromStepId` on become a stage of their own behind it. */
  | {
      readonly type: 'stage.split'
      readonly id: string
      readonly newId: string
      readonly fromStepId: string
      readonly fields: NewFields<'stages', 'mapId'>
    }
  /** A stage takes in the steps of another one of its map, which goes. */
  | { readonly type: 'stage.merge'; readonly id: string; readonly otherId: string }
  | {
      readonly type: 'step.add'
      readonly id: string
      readonly stageId: string
      readonly beforeId: string | null
      readonly fields: NewFields<'steps', 'stageId'>
    }
  | { readonly type: 'step.edit'; readonly id: string; readonly changes: NewFields<'steps', 'stageId'> }
  | {
      readonly type: 'step.move'
      readonly id: string
      readonly stageId: string
      readonly beforeId: string | null
    }
  | { readonly type: 'step.remove'; readonly id: string }
  | {
      readonly type: 'lane.add'
      readonly id: string
      readonly mapId: string
      readonly beforeId: string | null
      readonly fields: NewFields<'lanes', 'mapId'>
    }
  | { readonly type: 'lane.edit'; readonly id: string; readonly changes: NewFields<'lanes', 'mapId'> }
  | { readonly type: 'lane.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'lane.remove'; readonly id: string }
  | { readonly type: 'cards.add'; readonly cards: readonly NewCard[]; readonly beforeId: string | null }
  | {
      readonly type: 'cards.edit'
      readonly ids: readonly string[]
      readonly changes: NewFields<'cards', 'place' | 'kind'>
    }
  | { readonly type: 'cards.move'; readonly moves: readonly CardMove[] }
  | { readonly type: 'cards.remove'; readonly ids: readonly string[] }
  /** One card takes in what the others say, and they go. `text` is what it says then, where that is known better. */
  | {
      readonly type: 'cards.merge'
      readonly id: string
      readonly otherIds: readonly string[]
      readonly text?: string
    }
  /** Cards of one map become a cluster; those of one cell stand in a row from then on. */
  | {
      readonly type: 'group.add'
      readonly id: string
      readonly mapId: string
      readonly fields: NewFields<'groups', 'mapId'>
      readonly cardIds: readonly string[]
    }
  | { readonly type: 'group.edit'; readonly id: string; readonly changes: NewFields<'groups', 'mapId'> }
  | { readonly type: 'group.remove'; readonly id: string }
  | {
      readonly type: 'sentiment.set'
      readonly laneId: string
      readonly stepId: string
      readonly personaId: string | null
      readonly amount: number | null
      readonly text?: string
      /** Where a room rated: how far its people were from the mean, and how many they were. */
      readonly rating?: Pick<FieldsOf<'cards'>, 'spread' | 'raters'>
    }
  | {
      readonly type: 'channel.set'
      readonly laneId: string
      readonly stepId: string
      readonly channel: string
      readonly on: boolean
    }
  | {
      readonly type: 'connector.add'
      readonly id: string
      readonly mapId: string
      readonly fields: Pick<FieldsOf<'connectors'>, 'fromId' | 'toId'> & NewFields<'connectors', 'mapId'>
    }
  | {
      readonly type: 'connector.edit'
      readonly id: string
      readonly changes: NewFields<'connectors', 'mapId' | 'fromId' | 'toId'>
    }
  | { readonly type: 'connector.remove'; readonly id: string }
  | {
      readonly type: 'note.add'
      readonly id: string
      readonly mapId: string
      readonly fields: NewFields<'notes', 'mapId'>
    }
  | { readonly type: 'note.edit'; readonly id: string; readonly changes: NewFields<'notes', 'mapId'> }
  | { readonly type: 'note.remove'; readonly id: string }
  | {
      readonly type: 'comment.add'
      readonly id: string
      readonly mapId: string
      readonly fields: NewFields<'comments', 'mapId'>
    }
  | {
      readonly type: 'comment.edit'
      readonly id: string
      readonly changes: NewFields<'comments', 'mapId' | 'targetId' | 'threadId' | 'createdAt'>
    }
  | { readonly type: 'comment.remove'; readonly id: string }
  | {
      readonly type: 'view.add'
      readonly id: string
      readonly mapId: string
      readonly fields: NewFields<'views', 'mapId'>
    }
  | { readonly type: 'view.edit'; readonly id: string; readonly changes: NewFields<'views', 'mapId'> }
  | { readonly type: 'view.move'; readonly id: string; readonly beforeId: string | null }
  | { readonly type: 'view.remove'; readonly id: string }
  | {
      readonly type: 'data.add'
      readonly id: string
      readonly mapId: string
      readonly fields: NewFields<'dataSets', 'mapId'>
    }
  | { readonly type: 'data.edit'; readonly id: string; readonly changes: NewFields<'dataSets', 'mapId'> }
  | { readonly type: 'data.remove'; readonly id: string }
  | { readonly type: 'records.insert'; readonly records: readonly RecordToInsert[] }
  /**
   * Brings records back to what they were: those of `set` hold exactly these fields afterwards, those of `removed` are gone. Takes
   * no notice of what hangs on what, so it is only for records of one and the same earlier state.
   */
  | {
      readonly type: 'records.restore'
      readonly set: readonly RecordToInsert[]
      readonly removed: readonly RecordKey[]
    }
  /** Says who writes with a Yjs client id from now on. */
  | { readonly type: 'author.sign'; readonly clientId: number; readonly name: string }

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>

/** Carries out one command inside a running transaction; on a refusal it has changed nothing. */
export type Handler<T extends CommandType> = (doc: Y.Doc, command: CommandOf<T>) => Result<null>

export type Handlers<Types extends CommandType> = { readonly [T in Types]: Handler<T> }
