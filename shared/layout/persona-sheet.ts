import type { Rect } from '#shared/base/geometry.ts'
import type { Persona } from '#shared/model/persona.ts'
import {
  TRAIT_GROUP_LABELS,
  TRAIT_GROUPS,
  TRAIT_WORDS,
  type Trait,
  type TraitGroup,
  traitLabel,
} from '#shared/model/trait.ts'
import { nameWords, quotedWords } from './persona-words.ts'
import { type PlacedText, TextStack, type TextStyle, wholeUnits } from './placed-text.ts'

/** All that is known of a persona, set like a page of a book. */
export interface PersonaSheet {
  readonly persona: Persona
  readonly rect: Rect
  readonly portrait: { readonly x: number; readonly y: number; readonly size: number }
  readonly texts: readonly PlacedText[]
  /** A short line over each group of traits, from its left end. */
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[]
}

const SHEET = {
  padding: 22,
  portrait: 96,
  aside: 300,
  columnGap: 28,
  column: 216,
  widest: 340,
  groupGap: 18,
} as const

const NAME: TextStyle = {
  face: 'serif-semibold',
  sizes: [24, 22, 20],
  lineHeight: 1.2,
  ink: 'ink',
  preferredHeight: 60,
}
const ROLE: TextStyle = { face: 'sans-regular', sizes: [15], lineHeight: 1.3, ink: 'muted' }
const MOTTO: TextStyle = {
  face: 'sans-semibold',
  sizes: [15, 14],
  lineHeight: 1.3,
  ink: 'ink',
  preferredHeight: 60,
}
const QUOTE: TextStyle = {
  face: 'serif-regular',
  sizes: [17, 16, 15],
  lineHeight: 1.35,
  ink: 'ink',
  preferredHeight: 140,
}
const ABOUT: TextStyle = { face: 'sans-regular', sizes: [14], lineHeight: 1.38, ink: 'ink' }
const GROUP: TextStyle = { face: 'sans-semibold', sizes: [13], lineHeight: 1.3, ink: 'accent' }
const LABEL: TextStyle = { face: 'sans-semibold', sizes: [12], lineHeight: 1.3, ink: 'muted' }
const TEXT: TextStyle = { face: 'sans-regular', sizes: [14], lineHeight: 1.36, ink: 'ink' }

interface Entry {
  readonly label: string
  readonly text: string
}

/** What is said under a heading of the sheet, empty fields left out. */
function entriesOf(group: TraitGroup, persona: Persona, traits: readonly Trait[]): readonly Entry[] {
  const entries = traits
    .filter(({ kind, text }) => TRAIT_WORDS[kind].group === group && text.trim() !== '')
    .map((trait) => ({ label: traitLabel(trait), text: trait.text }))
  return group === 'goals' && persona.goals !== ''
    ? [{ label: '', text: persona.goals }, ...entries]
    : entries
}

/**
 * Lays a persona's sheet out from a corner down, as wide as asked: the person at the left, their traits in columns beside
 * them. The backstory is left out where the map shows it on its own.
 */
export function layoutSheet(
  persona: Persona,
  traits: readonly Trait[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  hasBackstoryZone: boolean,
): PersonaSheet {
  const top = y + SHEET.padding
  const left = x + SHEET.padding
  const groups = TRAIT_GROUPS.filter((group) => group !== 'backstory' || !hasBackstoryZone).flatMap(
    (group) => {
      const entries = entriesOf(group, persona, traits)
      return entries.length === 0 ? [] : [{ group, entries }]
    },
  )
  const inner = width - 2 * SHEET.padding
  const aside = groups.length === 0 ? inner : SHEET.aside
  const person = personStack(persona, left, top, aside)
  const columns = traitColumns(
    groups,
    left + aside + SHEET.columnGap + 8,
    top,
    inner - aside - SHEET.columnGap - 8,
  )
  const bottom = Math.max(top + SHEET.portrait, person.bottom, columns.bottom)
  return {
    persona,
    rect: { x, y, width, height: wholeUnits(bottom + SHEET.padding - y) },
    portrait: { x: left, y: top, size: SHEET.portrait },
    texts: [...person.texts, ...columns.texts],
    rules: columns.rules,
  }
}

/** Name and role beside the portrait, the rest below it. */
function personStack(persona: Persona, x: number, y: number, width: number) {
  const beside = new TextStack({ x: x + SHEET.portrait + 18, y: y + 4 }, width - SHEET.portrait - 18)
  beside.add(nameWords(persona), NAME)
  beside.add(persona.role, ROLE, 3)
  const from = Math.max(y + SHEET.portrait, beside.bottom) + 14
  const below = new TextStack({ x, y: from }, width)
  below.add(persona.motto, MOTTO)
  below.add(quotedWords(persona.quote), QUOTE, 10)
  below.add(persona.about, ABOUT, 10)
  return {
    texts: [...beside.texts, ...below.texts],
    bottom: below.texts.length === 0 ? beside.bottom : below.bottom,
  }
}

interface Group {
  readonly group: TraitGroup
  readonly entries: readonly Entry[]
}

/** Groups go one after the other into the columns, each into the first that is least full, so that all end near one height. */
function traitColumns(groups: readonly Group[], x: number, y: number, width: number) {
  const count = Math.max(
    1,
    Math.min(groups.length, Math.floor((width + SHEET.columnGap) / (SHEET.column + SHEET.columnGap))),
  )
  const columnWidth = Math.min(SHEET.widest, (width - (count - 1) * SHEET.columnGap) / count)
  const columns = Array.from({ length: count }, (_, index) => {
    const left = x + index * (columnWidth + SHEET.columnGap)
    return { left, stack: new TextStack({ x: left, y }, columnWidth) }
  })
  const rules: { readonly x: number; readonly y: number; readonly width: number }[] = []
  for (const { group, entries } of groups) {
    const column = columns.reduce((least, each) => (each.stack.bottom < least.stack.bottom ? each : least))
    const { stack, left } = column
    if (stack.texts.length > 0) stack.skip(SHEET.groupGap)
    rules.push({ x: left, y: stack.bottom, width: columnWidth })
    stack.skip(7)
    stack.add(TRAIT_GROUP_LABELS[group], GROUP)
    for (const { label, text } of entries) {
      stack.add(label, LABEL, 8)
      stack.add(text, TEXT, label === '' ? 8 : 1)
    }
  }
  return {
    rules,
    texts: columns.flatMap(({ stack }) => stack.texts),
    bottom: Math.max(...columns.map(({ stack }) => stack.bottom)),
  }
}
