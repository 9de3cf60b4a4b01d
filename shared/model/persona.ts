import * as v from 'valibot'
import { choice, order, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { COLORS } from './vocabulary.ts'

const schema = v.object({
  order: order(),
  name: text(),
  /** Role or occupation. */
  role: text(),
  motto: text(),
  quote: text(),
  /** Age, place, circumstances in a line. */
  about: text(),
  goals: text(),
  /** Distinguishes this persona's sentiment line from others'. */
  color: choice(COLORS, 'blue'),
  /** Name of a built-in portrait, or a picture of one's own (`image.ts`); empty shows initials. */
  portrait: text(),
})

/** Who travels. Shared by all maps of a project. */
export const personaRecord = defineRecord('personas', schema, {
  textFields: ['name', 'role', 'motto', 'quote', 'about', 'goals'],
})
export type Persona = Identified<v.InferOutput<typeof schema>>
