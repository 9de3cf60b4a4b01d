import { PORTRAITS } from '#shared/layout/drawing/portraits.ts'
import type { Persona } from '#shared/model/persona.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'

/** The order in which new personas get their colours: those that tell lines apart best come first. */
const LINE_COLORS: readonly Color[] = ['blue', 'orange', 'violet', 'green', 'red', 'teal', 'yellow', 'grey']

/** A persona to begin with: a colour and a portrait that nobody in the project has yet, as long as there are any. */
export function newPersonaFields(existing: readonly Pick<Persona, 'color' | 'portrait'>[]): {
  readonly color: Color
  readonly portrait: string
} {
  const free = <T extends string>(offered: readonly T[], taken: readonly string[]): T | undefined =>
    offered.find((one) => !taken.includes(one))
  const color = free(
    LINE_COLORS,
    existing.map((persona) => persona.color),
  )
  const portrait = free(
    Object.keys(PORTRAITS),
    existing.map((persona) => persona.portrait),
  )
  return { color: color ?? LINE_COLORS[existing.length % COLORS.length] ?? 'blue', portrait: portrait ?? '' }
}
