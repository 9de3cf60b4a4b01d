import * as v from 'valibot'
import { choice, foreign, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

/** What a connector means: the way the customer goes, or one card bringing about another. */
export const CONNECTOR_KINDS = ['branch', 'cause'] as const
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number]

const schema = v.object({
  mapId: requiredReference(),
  fromId: requiredReference(),
  toId: requiredReference(),
  kind: choice(CONNECTOR_KINDS, 'branch'),
  label: text(),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** A line from card to card. */
export const connectorRecord = defineRecord('connectors', schema, {
  required: { mapId: '-', fromId: '-', toId: '-' },
  textFields: ['label'],
})
export type Connector = Identified<v.InferOutput<typeof schema>>
