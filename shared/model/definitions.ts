import { type AuthorRecord, authorRecord } from './author.ts'
import { type Card, cardRecord } from './card.ts'
import { type Comment, commentRecord } from './comment.ts'
import { type Connector, connectorRecord } from './connector.ts'
import { type DataSet, dataSetRecord } from './data-set.ts'
import { type SavedView, viewRecord } from './filter.ts'
import { type Group, groupRecord } from './group.ts'
import { type Lane, laneRecord } from './lane.ts'
import { type JourneyMap, mapRecord } from './map.ts'
import { type Note, noteRecord } from './note.ts'
import { type Persona, personaRecord } from './persona.ts'
import { type ProjectRecord, projectRecord } from './project.ts'
import type { RecordDefinition, TableName } from './record.ts'
import { type Stage, stageRecord } from './stage.ts'
import { type Step, stepRecord } from './step.ts'
import { type Trait, traitRecord } from './trait.ts'

/** Which record each table holds. */
export interface TableRecords {
  readonly projects: ProjectRecord
  readonly personas: Persona
  readonly traits: Trait
  readonly maps: JourneyMap
  readonly stages: Stage
  readonly steps: Step
  readonly lanes: Lane
  readonly cards: Card
  readonly groups: Group
  readonly connectors: Connector
  readonly notes: Note
  readonly comments: Comment
  readonly views: SavedView
  readonly dataSets: DataSet
  readonly authors: AuthorRecord
}

/** The stored fields of a table's record: all but the id it is filed under. */
export type FieldsOf<T extends TableName> = Omit<TableRecords[T], 'id'>

/** The definition of every table's record. */
export const DEFINITIONS: { readonly [T in TableName]: RecordDefinition<FieldsOf<T>> } = {
  projects: projectRecord,
  personas: personaRecord,
  traits: traitRecord,
  maps: mapRecord,
  stages: stageRecord,
  steps: stepRecord,
  lanes: laneRecord,
  cards: cardRecord,
  groups: groupRecord,
  connectors: connectorRecord,
  notes: noteRecord,
  comments: commentRecord,
  views: viewRecord,
  dataSets: dataSetRecord,
  authors: authorRecord,
}
