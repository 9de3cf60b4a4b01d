import { longDay } from '#shared/base/long-day.ts'
import { describePersona } from '#shared/layout/drawing/draw-header.ts'
import { drawPlaced } from '#shared/layout/drawing/draw-text.ts'
import { drawPortrait } from '#shared/layout/drawing/portraits.ts'
import type { GroupShape } from '#shared/layout/drawing/shapes.ts'
import { nameWords, quotedWords } from '#shared/layout/persona-words.ts'
import { TextStack, type TextStyle } from '#shared/layout/placed-text.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { type ColumnBlock, itemsOfBlocks, type WordDeck } from './page-column.ts'
import { SLIDE, type Slide, TITLES } from './slide-items.ts'

const AREA = {
  x: TITLES.opening.x,
  y: TITLES.opening.y + TITLES.opening.h + 0.15,
  width: TITLES.opening.w,
  height: SLIDE.height - TITLES.opening.y - TITLES.opening.h - 0.15 - 0.5,
} as const
const WIDTH = AREA.width * 96
const GAP = 30

const SCOPE: TextStyle = {
  face: 'sans-regular',
  sizes: [26, 22, 19],
  lineHeight: 1.35,
  ink: 'muted',
  preferredHeight: 110,
}
const DAY: TextStyle = { face: 'sans-regular', sizes: [18], lineHeight: 1.3, ink: 'muted' }
const NAME: TextStyle = {
  face: 'sans-semibold',
  sizes: [20, 17],
  lineHeight: 1.25,
  ink: 'ink',
  preferredHeight: 26,
}
const ROLE: TextStyle = {
  face: 'sans-regular',
  sizes: [16, 15],
  lineHeight: 1.3,
  ink: 'muted',
  preferredHeight: 42,
}
const MOTTO: TextStyle = {
  face: 'serif-regular',
  sizes: [16, 15],
  lineHeight: 1.3,
  ink: 'muted',
  preferredHeight: 63,
}

/** What the presentation is about: the map's title, its scope, who travels, and the day. */
export function titleSlide(deck: WordDeck, view: MapView, title: string, day: string): Slide {
  const blocks = [
    wordsBlock(scopeSentence(view.map, view.personas), SCOPE, deck),
    ...personaRows(view.personas, deck),
    wordsBlock(longDay(day), DAY, deck),
  ].filter((block) => block.height > 0)
  return { title, layout: 'opening', items: itemsOfBlocks(deck, blocks, AREA, GAP), notes: [] }
}

function wordsBlock(words: string, style: TextStyle, { theme }: WordDeck): ColumnBlock {
  const stack = (top: number): TextStack => {
    const made = new TextStack({ x: 0, y: top }, WIDTH)
    made.add(words, style)
    return made
  }
  return {
    height: stack(0).bottom,
    draw: (top) => ({ type: 'group', children: stack(top).texts.flatMap((text) => drawPlaced(text, theme)) }),
  }
}

const PERSONA = { width: 350, gap: 24, portrait: 96, textLeft: 114 } as const
const PER_ROW = Math.floor((WIDTH + PERSONA.gap) / (PERSONA.width + PERSONA.gap))

function personaRows(personas: readonly Persona[], deck: WordDeck): ColumnBlock[] {
  const rows: ColumnBlock[] = []
  for (let start = 0; start < personas.length; start += PER_ROW)
    rows.push(personaRow(personas.slice(start, start + PER_ROW), deck))
  return rows
}

function personaRow(personas: readonly Persona[], { theme }: WordDeck): ColumnBlock {
  const stackOf = (persona: Persona, column: number, top: number): TextStack => {
    const x = column * (PERSONA.width + PERSONA.gap) + PERSONA.textLeft
    const stack = new TextStack({ x, y: top }, PERSONA.width - PERSONA.textLeft)
    stack.add(nameWords(persona), NAME)
    stack.add(persona.role, ROLE)
    stack.add(quotedWords(persona.motto), MOTTO, 4)
    return stack
  }
  const heights = personas.map((persona, column) => stackOf(persona, column, 0).bottom)
  return {
    height: Math.max(PERSONA.portrait, ...heights),
    draw: (top) => ({
      type: 'group',
      children: personas.map((persona, column): GroupShape => {
        const at = { x: column * (PERSONA.width + PERSONA.gap), y: top, size: PERSONA.portrait }
        const texts = stackOf(persona, column, top).texts.flatMap((text) => drawPlaced(text, theme))
        const label = describePersona(persona)
        return { type: 'group', label, children: [drawPortrait(persona, at, theme), ...texts] }
      }),
    }),
  }
}
