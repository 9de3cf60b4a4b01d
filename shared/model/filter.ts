import * as v from 'valibot'
import { choice, choices, order, references, requiredReference, text, words } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { CARD_KINDS, type CardKind, EVIDENCE_LEVELS, type EvidenceLevel } from './vocabulary.ts'

/** What to look for. Within one list any may match; all lists that say something must. */
export interface Filter {
  /** Words that the card's text, tags, owner or channels must hold, in any order and case. */
  readonly query: string
  readonly tags: readonly string[]
  readonly kinds: readonly CardKind[]
  readonly channels: readonly string[]
  readonly personaIds: readonly string[]
  readonly owners: readonly string[]
  readonly evidence: readonly EvidenceLevel[]
  readonly authors: readonly string[]
}

/** Looks for nothing, so everything passes. */
export const NO_FILTER: Filter = {
  query: '',
  tags: [],
  kinds: [],
  channels: [],
  personaIds: [],
  owners: [],
  evidence: [],
  authors: [],
}

/** What becomes of cards that do not pass: they fade, or the map closes over them. */
export const FILTER_MODES = ['dim', 'hide'] as const
export type FilterMode = (typeof FILTER_MODES)[number]

const schema = v.object({
  mapId: requiredReference(),
  order: order(),
  title: text(),
  mode: choice(FILTER_MODES, 'dim'),
  query: text(),
  tags: words(),
  kinds: choices(CARD_KINDS),
  channels: words(),
  personaIds: references(),
  owners: words(),
  evidence: choices(EVIDENCE_LEVELS),
  authors: words(),
})

/** A filter that was saved under a name, for everybody who opens the map. */
export const viewRecord = defineRecord('views', schema, {
  required: { mapId: '-' },
  textFields: ['title'],
})
export type SavedView = Identified<v.InferOutput<typeof schema>>
