import type { TableName } from './record.ts'

/** What one record of each table is called in a sentence. */
export const TABLE_NOUNS: Readonly<Record<TableName, string>> = {
  projects: 'project',
  personas: 'persona',
  traits: 'field of a persona',
  maps: 'map',
  stages: 'stage',
  steps: 'step',
  lanes: 'lane',
  cards: 'card',
  groups: 'group',
  connectors: 'connector',
  notes: 'note',
  comments: 'comment',
  views: 'saved view',
  dataSets: 'data set',
  authors: 'author',
}
