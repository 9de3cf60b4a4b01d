import * as v from 'valibot'
import { choice, flag, foreign, order, reference, references, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { MAP_KINDS, MAP_STATES, PERSONA_DETAILS } from './vocabulary.ts'

const schema = v.object({
  order: order(),
  kind: choice(MAP_KINDS, 'journey'),
  title: text(),
  state: choice(MAP_STATES, 'current'),
  /** Who travels here; the first is the map's main persona. */
  personaIds: references(),
  scenario: text(),
  goal: text(),
  startsAt: text(),
  endsAt: text(),
  /** Set on a future state: the current state it answers, to be laid side by side. */
  counterpartId: reference(),
  /** How much of the personas stands above the grid. */
  personaDetail: choice(PERSONA_DETAILS, 'brief'),
  /** Whether the personas' backstory stands above the grid. */
  showBackstory: flag(false),
  /** Nobody may change its stages, steps and lanes; cards come and go as ever. */
  locked: flag(false),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** One journey of one persona (or a few) with a scope: a grid of stages × lanes. */
export const mapRecord = defineRecord('maps', schema, {
  textFields: ['title', 'scenario', 'goal', 'startsAt', 'endsAt'],
})
export type JourneyMap = Identified<v.InferOutput<typeof schema>>

/** What a map is called that nobody has named yet. */
export const UNTITLED_MAP = 'Untitled map'
