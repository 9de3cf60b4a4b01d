import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { PORTRAITS } from '#shared/layout/drawing/portraits.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf, personasOf, traitsOf } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Trait, TraitKind } from '#shared/model/trait.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'
import { perform } from './perform.ts'

/** What a persona is called where it has no name yet. */
export const UNNAMED_PERSONA = 'Unnamed persona'

const snapshotOf = (project: ProjectContext): Snapshot => project.session.snapshot.getState()

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

/** Adds a persona to the project, and to a map where one is named. Answers its id, or `null` where that was refused. */
export function addPersona(project: ProjectContext, mapId: string | null): string | null {
  const id = newId()
  const fields = newPersonaFields(personasOf(snapshotOf(project)))
  return perform(project, 'Add persona', [{ type: 'persona.add', id, mapId, fields }]) ? id : null
}

/** Shows the library of the project's personas, with this one's sheet open, or the first one's. */
export function openLibrary(project: ProjectContext, personaId: string | null): void {
  project.window.setState({ dialog: 'personas', personaId })
}

/** Doubles a persona with its whole sheet, right behind it. The maps keep the one they have. */
export function duplicatePersona(project: ProjectContext, personaId: string): string | null {
  const snapshot = snapshotOf(project)
  const source = snapshot.personas[personaId]
  if (!source) return null
  const { id: _id, order: _order, ...fields } = source
  const all = personasOf(snapshot)
  const next = all[all.findIndex(({ id }) => id === personaId) + 1]?.id ?? null
  const id = newId()
  const name = source.name.trim() === '' ? '' : `${source.name.trim()} (copy)`
  const { color } = newPersonaFields(all)
  const traits = traitsOf(snapshot, personaId).map(
    ({ kind, label, text }): Command => ({
      type: 'trait.add',
      id: newId(),
      personaId: id,
      beforeId: null,
      fields: { kind, label, text },
    }),
  )
  const done = perform(project, 'Duplicate persona', [
    { type: 'persona.add', id, mapId: null, fields: { ...fields, name, color } },
    ...(next === null ? [] : [{ type: 'persona.move', id, beforeId: next } as const]),
    ...traits,
  ])
  return done ? id : null
}

/** The maps on which a persona travels, in order. */
export const mapsWith = (snapshot: Snapshot, personaId: string): readonly JourneyMap[] =>
  mapsOf(snapshot).filter(({ personaIds }) => personaIds.includes(personaId))

/** What goes when a persona is deleted, in one sentence. */
export function removalSentence(snapshot: Snapshot, personaId: string): string {
  const maps = mapsWith(snapshot, personaId)
  const points = Object.values(snapshot.cards).filter(
    (card) => card.kind === 'sentiment' && card.personaId === personaId,
  ).length
  const where = maps.length === 0 ? '' : ` from ${count(maps.length, 'map')}`
  const what = points === 0 ? '' : `, and ${count(points, 'point')} of the sentiment lines`
  return maps.length === 0 && points === 0
    ? 'No map uses this persona.'
    : `Deleting takes this persona${where === '' ? ' out of the project' : where}${what}.`
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`

/** Deletes a persona from the project, and says what went; one undo brings everything back. */
export function removePersona(project: ProjectContext, personaId: string): boolean {
  const snapshot = snapshotOf(project)
  const name = snapshot.personas[personaId]?.name.trim() || 'The persona'
  const maps = mapsWith(snapshot, personaId).length
  if (!perform(project, 'Delete persona', [{ type: 'persona.remove', id: personaId }])) return false
  const where = maps === 0 ? '' : `, on ${count(maps, 'map')} too, with their sentiment lines`
  notify(`${name} was deleted from the project${where}.`, {
    label: 'Undo',
    onClick: () => project.session.history.undo(),
  })
  return true
}

/** Says who travels on a map, in order; the first is its main persona. */
export const setPersonas = (
  project: ProjectContext,
  label: string,
  mapId: string,
  personaIds: readonly string[],
): boolean => perform(project, label, [{ type: 'map.edit', id: mapId, changes: { personaIds } }])

/** Puts a persona before another one of the library, or at the end. */
export function movePersona(project: ProjectContext, personaId: string, beforeId: string | null): void {
  perform(project, 'Move persona', [{ type: 'persona.move', id: personaId, beforeId }])
}

/**
 * The id of a persona's first field of a kind. Computed, so that two people who begin to fill in one field fill in one
 * field.
 */
export const firstTraitId = (personaId: string, kind: TraitKind): string => `${personaId}~${kind}`

/** Adds a field to a persona's sheet. `beforeId: null` puts it last. */
export function addTrait(
  project: ProjectContext,
  personaId: string,
  kind: TraitKind,
  beforeId: string | null,
  text = '',
): string | null {
  const first = firstTraitId(personaId, kind)
  const id = kind === 'free' || snapshotOf(project).traits[first] ? newId() : first
  const command = { type: 'trait.add', id, personaId, beforeId, fields: { kind, text } } as const
  return perform(project, 'Add field', [command], `trait:${id}`) ? id : null
}

/** A line of a group of a persona's sheet: a field that is there, or one that waits to be filled in. */
export type SheetRow =
  | { readonly id: string; readonly kind: TraitKind; readonly trait: Trait }
  | { readonly id: string; readonly kind: TraitKind; readonly trait: null }

/**
 * The fields of a group in their order, with those nobody has filled in yet where they would usually stand. Filling one
 * in where it stands leaves all in their places.
 */
export function sheetRows(
  personaId: string,
  traits: readonly Trait[],
  kinds: readonly TraitKind[],
): readonly SheetRow[] {
  const rows: SheetRow[] = traits
    .filter(({ kind }) => kinds.includes(kind))
    .map((trait) => ({ id: trait.id, kind: trait.kind, trait }))
  for (const [index, kind] of kinds.entries()) {
    if (rows.some((row) => row.kind === kind)) continue
    const at = index === 0 ? 0 : rows.findLastIndex((row) => row.kind === kinds[index - 1]) + 1
    rows.splice(at, 0, { id: firstTraitId(personaId, kind), kind, trait: null })
  }
  return rows
}

/** The field before which one belongs that is filled in at this row. */
export const traitBehind = (rows: readonly SheetRow[], rowId: string): string | null =>
  rows.slice(rows.findIndex(({ id }) => id === rowId) + 1).find(({ trait }) => trait !== null)?.id ?? null

/** Puts a field of a persona's sheet before another one, or behind all others. */
export function moveTrait(project: ProjectContext, traitId: string, beforeId: string | null): void {
  perform(project, 'Move field', [{ type: 'trait.move', id: traitId, beforeId }])
}

/** Takes a field off a persona's sheet. */
export function removeTrait(project: ProjectContext, traitId: string): void {
  perform(project, 'Remove field', [{ type: 'trait.remove', id: traitId }])
}
