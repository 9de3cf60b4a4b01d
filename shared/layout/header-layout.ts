import type { Point, Rect } from '#shared/base/geometry.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { type BackstoryRow, layoutBackstory } from './backstory-layout.ts'
import { HEADER, TYPE } from './dimensions.ts'
import { layoutSheet, type PersonaSheet } from './persona-sheet.ts'
import { nameWords, quotedWords } from './persona-words.ts'
import { type PlacedText, TextStack, type TextStyle, wholeUnits } from './placed-text.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** A persona on the map: a portrait with what is said beside or below it. */
export interface PersonaBox {
  readonly persona: Persona
  readonly rect: Rect
  readonly portrait: { readonly x: number; readonly y: number; readonly size: number }
  readonly texts: readonly PlacedText[]
}

/** The block above the grid. Its lower edge is {@link HEADER.gap} above the grid. */
export interface HeaderLayout {
  readonly rect: Rect
  readonly title: FittedText
  readonly titleAt: Point
  readonly scope: FittedText
  readonly scopeAt: Point
  /** In brief, beside the title; an empathy map has its persona in the middle of the board. */
  readonly personas: readonly PersonaBox[]
  /** In full, below the title. */
  readonly sheets: readonly PersonaSheet[]
  readonly backstory: readonly BackstoryRow[]
}

/** So many personas find room. */
const MOST_PERSONAS = 5

/** Room between two blocks of the header. */
const BLOCK_GAP = 24

/** Title and scope, then the personas as the map asks for them, then their backstory. */
export function layoutHeader(view: MapView, gridWidth: number): HeaderLayout {
  // Where the header begins is known once it is known how high it is; that is the same wherever it begins.
  const { rect } = headerFrom(view, gridWidth, 0)
  return headerFrom(view, gridWidth, -HEADER.gap - rect.height)
}

function headerFrom(view: MapView, gridWidth: number, top: number): HeaderLayout {
  const { personaDetail, showBackstory, kind } = view.map
  const personas = view.personas.slice(0, MOST_PERSONAS)
  const brief = personaDetail === 'brief' && kind === 'journey' ? personas : []
  const personasWidth = brief.length * (HEADER.personaWidth + 24)
  const textWidth = Math.max(420, Math.min(HEADER.textWidth, gridWidth - personasWidth))
  const { title, scope, height } = layoutTitle(view, textWidth)
  const boxes = brief.map((persona, index) =>
    briefPersona(persona, { x: textWidth + 24 + index * (HEADER.personaWidth + 24), y: top }),
  )
  const full = personaDetail === 'full' || showBackstory ? HEADER.sheet.least : 0
  const width = Math.max(gridWidth, textWidth + personasWidth, full)
  const least = kind === 'journey' && personaDetail === 'brief' ? HEADER.least : 0
  let bottom = top + wholeUnits(Math.max(least, height, ...boxes.map(({ rect }) => rect.height)))
  const sheets = personaDetail === 'full' ? layoutSheets(view, personas, bottom + BLOCK_GAP, width) : []
  for (const { rect } of sheets) bottom = Math.max(bottom, rect.y + rect.height)
  const backstory = showBackstory ? layoutBackstory(view, { x: 0, y: bottom + BLOCK_GAP, width }) : []
  for (const { rect } of backstory) bottom = rect.y + rect.height
  return {
    rect: { x: 0, y: top, width, height: bottom - top },
    title,
    titleAt: { x: 0, y: top },
    scope,
    scopeAt: { x: 0, y: top + title.height + 8 },
    personas: boxes,
    sheets,
    backstory,
  }
}

/** Sheets side by side as far as they find room, all of a row equally high. */
function layoutSheets(
  view: MapView,
  personas: readonly Persona[],
  top: number,
  width: number,
): PersonaSheet[] {
  const { least, most, gap } = HEADER.sheet
  const perRow = Math.min(personas.length, Math.floor((width + gap) / (least + gap)))
  const each = Math.min(most, (width - (perRow - 1) * gap) / perRow)
  const sheets: PersonaSheet[] = []
  let y = top
  for (let start = 0; start < personas.length; start += perRow) {
    const row = personas.slice(start, start + perRow).map((persona, column) => {
      const at = { x: column * (each + gap), y, width: each }
      return layoutSheet(persona, view.traits.get(persona.id) ?? [], at, view.map.showBackstory)
    })
    const height = Math.max(...row.map(({ rect }) => rect.height))
    sheets.push(...row.map((sheet) => ({ ...sheet, rect: { ...sheet.rect, height } })))
    y += height + gap
  }
  return sheets
}

function layoutTitle(view: MapView, width: number) {
  const title = fitText(view.map.title === '' ? UNTITLED_MAP : view.map.title, {
    face: 'serif-semibold',
    sizes: [TYPE.mapTitle, 32, 28],
    lineHeight: 1.15,
    width,
    preferredHeight: 90,
  })
  const sentence = scopeSentence(view.map, view.personas)
  const scope = fitText(sentence, {
    face: 'sans-regular',
    sizes: [TYPE.scope],
    lineHeight: 1.35,
    width,
    preferredHeight: 66,
  })
  return { title, scope, height: title.height + (sentence === '' ? 0 : 8 + scope.height) }
}

const NAME: TextStyle = {
  face: 'sans-semibold',
  sizes: [17, 16],
  lineHeight: 1.3,
  ink: 'ink',
  preferredHeight: 24,
}
const ROLE: TextStyle = {
  face: 'sans-regular',
  sizes: [14, 13],
  lineHeight: 1.3,
  ink: 'muted',
  preferredHeight: 20,
}
const MOTTO: TextStyle = {
  face: 'serif-regular',
  sizes: [14, 13],
  lineHeight: 1.3,
  ink: 'muted',
  preferredHeight: 40,
}

/** Portrait, name, role and motto in the width of a card. */
function briefPersona(persona: Persona, { x, y }: Point): PersonaBox {
  const left = x + HEADER.portrait + 16
  const stack = new TextStack({ x: left, y }, HEADER.personaWidth - HEADER.portrait - 16)
  stack.add(nameWords(persona), NAME)
  stack.add(persona.role, ROLE)
  stack.add(quotedWords(persona.motto), MOTTO, 4)
  const height = Math.max(HEADER.portrait, stack.bottom - y)
  return {
    persona,
    rect: { x, y, width: HEADER.personaWidth, height },
    portrait: { x, y, size: HEADER.portrait },
    texts: stack.texts,
  }
}
