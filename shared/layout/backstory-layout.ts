import type { Rect } from '#shared/base/geometry.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { TRAIT_WORDS, type Trait, type TraitKind } from '#shared/model/trait.ts'
import { nameWords } from './persona-words.ts'
import { type PlacedText, TextStack, type TextStyle, wholeUnits } from './placed-text.ts'

/** One station of a backstory: its heading and what is said there. */
export interface BackstoryPanel {
  readonly kind: TraitKind
  readonly rect: Rect
  readonly texts: readonly PlacedText[]
}

/** What led a persona here: pains → requirements → outcomes → top goal. */
export interface BackstoryRow {
  readonly persona: Persona
  readonly rect: Rect
  /** Whose it is, where the map has several. */
  readonly texts: readonly PlacedText[]
  readonly portrait: { readonly x: number; readonly y: number; readonly size: number } | null
  readonly panels: readonly BackstoryPanel[]
}

/** The stations, in the order of the story. */
export const BACKSTORY_KINDS = [
  'backstory-pains',
  'backstory-requirements',
  'backstory-outcomes',
  'backstory-goal',
] as const satisfies readonly TraitKind[]

/** Room for the arrow between two panels, and inside a panel. */
export const BACKSTORY = { arrow: 30, padding: 14, rowGap: 14, name: 26 } as const

const HEADING: TextStyle = { face: 'sans-semibold', sizes: [13], lineHeight: 1.3, ink: 'muted' }
const WORDS: TextStyle = {
  face: 'sans-regular',
  sizes: [15, 14],
  lineHeight: 1.35,
  ink: 'ink',
  preferredHeight: 120,
}
const GOAL: TextStyle = {
  face: 'serif-semibold',
  sizes: [17, 16, 15],
  lineHeight: 1.3,
  ink: 'ink',
  preferredHeight: 120,
}
const NAME: TextStyle = { face: 'sans-semibold', sizes: [14], lineHeight: 1.3, ink: 'ink' }

/**
 * A row for each persona that has a backstory, from a corner down and as wide as asked; for the first persona where
 * nobody has one yet, so that the zone is seen.
 */
export function layoutBackstory(
  view: MapView,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): BackstoryRow[] {
  const told = view.personas.filter(({ id }) => traitsOf(view, id).length > 0)
  const shown = told.length > 0 ? told : view.personas.slice(0, 1)
  const named = view.personas.length > 1
  let top = y
  return shown.map((persona) => {
    const row = layoutRow(persona, traitsOf(view, persona.id), { x, y: top, width }, named)
    top += row.rect.height + BACKSTORY.rowGap
    return row
  })
}

const isBackstory = ({ kind, text }: Trait): boolean =>
  text.trim() !== '' && (BACKSTORY_KINDS as readonly TraitKind[]).includes(kind)

const traitsOf = (view: MapView, personaId: string): readonly Trait[] =>
  (view.traits.get(personaId) ?? []).filter(isBackstory)

function layoutRow(
  persona: Persona,
  traits: readonly Trait[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  isNamed: boolean,
): BackstoryRow {
  const name = new TextStack({ x: x + BACKSTORY.name, y }, width - BACKSTORY.name)
  if (isNamed) name.add(nameWords(persona), NAME)
  const top = isNamed ? wholeUnits(name.bottom) + 8 : y
  const panelWidth = (width - (BACKSTORY_KINDS.length - 1) * BACKSTORY.arrow) / BACKSTORY_KINDS.length
  const stacks = BACKSTORY_KINDS.map((kind, index) => {
    const left = x + index * (panelWidth + BACKSTORY.arrow)
    const stack = new TextStack(
      { x: left + BACKSTORY.padding, y: top + 11 },
      panelWidth - 2 * BACKSTORY.padding,
    )
    stack.add(TRAIT_WORDS[kind].label, HEADING)
    const style = kind === 'backstory-goal' ? GOAL : WORDS
    for (const { text } of traits.filter((trait) => trait.kind === kind)) stack.add(text, style, 5)
    return { kind, left, stack }
  })
  const height = Math.max(72, ...stacks.map(({ stack }) => wholeUnits(stack.bottom - top) + 13))
  return {
    persona,
    rect: { x, y, width, height: top + height - y },
    portrait: isNamed ? { x, y: y - 1, size: 20 } : null,
    texts: name.texts,
    panels: stacks.map(({ kind, left, stack }) => ({
      kind,
      rect: { x: left, y: top, width: panelWidth, height },
      texts: stack.texts,
    })),
  }
}
