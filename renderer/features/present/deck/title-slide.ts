import { drawPortrait } from '#shared/layout/drawing/portraits.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { innerRect, PLANE } from './plane.ts'
import { drawText, type SlideType, setText, TextColumn } from './set-text.ts'

const STATE: SlideType = { face: 'sans-semibold', sizes: [28], lineHeight: 1.3, mostLines: 1, ink: 'accent' }
const TITLE: SlideType = {
  face: 'serif-semibold',
  sizes: [104, 88, 76, 64, 54],
  lineHeight: 1.12,
  mostLines: 3,
  ink: 'ink',
}
const SCOPE: SlideType = {
  face: 'sans-regular',
  sizes: [40, 36, 32, 28],
  lineHeight: 1.35,
  mostLines: 5,
  ink: 'muted',
}
const NAME: SlideType = { face: 'sans-semibold', sizes: [34, 30], lineHeight: 1.25, mostLines: 1, ink: 'ink' }
const ROLE: SlideType = { face: 'sans-regular', sizes: [26, 24], lineHeight: 1.3, mostLines: 2, ink: 'muted' }
const MOTTO: SlideType = {
  face: 'serif-regular',
  sizes: [28, 26, 24],
  lineHeight: 1.3,
  mostLines: 3,
  ink: 'muted',
}

/** As many as stand above a map on paper. */
const MOST_PERSONAS = 5
const PORTRAIT = 132
const GAP = 48
/** Height of the personas, and the room above them. */
const TRAVELLERS = 200
const GAP_BELOW = 84

/** What the map is about and who travels. */
export function drawTitleSlide(view: MapView, width: number, theme: Theme): Shape[] {
  const inner = innerRect(width)
  const left = inner.x + 24
  const column = setWords(view, left, inner.y, Math.min(inner.width - 48, 1500))
  const personas = view.personas.slice(0, MOST_PERSONAS)
  const height = column.bottom - inner.y + (personas.length === 0 ? 0 : GAP_BELOW + TRAVELLERS)
  // A little above the middle, where titles look as if they stood in it.
  const down = Math.max(0, (inner.height - height) * 0.4)
  const top = column.bottom + down + GAP_BELOW
  const each = (inner.width - 48 + GAP) / Math.max(2, personas.length) - GAP
  return [
    { type: 'rect', x: 0, y: 0, width, height: 12, fill: theme.accent },
    ...column.texts.flatMap((text) => drawText({ ...text, y: text.y + down }, theme)),
    ...personas.flatMap((persona, index) =>
      drawTraveller(persona, left + index * (each + GAP), top, each, theme),
    ),
  ]
}

function setWords(view: MapView, x: number, y: number, width: number): TextColumn {
  const column = new TextColumn(x, y, width)
  if (view.map.state === 'future') column.add('Future state', STATE)
  column.add(titleOf(view), TITLE, 4)
  column.add(scopeSentence(view.map, view.personas), SCOPE, 28)
  return column
}

/** What a map without a title is called on a slide. */
export const titleOf = ({ map }: MapView): string => map.title.trim() || 'Untitled map'

/** The portrait beside the words where there is room for both, else above them. */
function drawTraveller(persona: Persona, x: number, y: number, width: number, theme: Theme): Shape[] {
  const beside = width > 420
  const size = beside ? PORTRAIT : PORTRAIT * 0.75
  const words = beside
    ? new TextColumn(x + size + 28, y, width - size - 28)
    : new TextColumn(x, y + size + 14, width)
  words.add(persona.name.trim() || 'Unnamed persona', NAME)
  words.add(persona.role, ROLE)
  if (beside && persona.motto.trim() !== '') words.add(`“${persona.motto.trim()}”`, MOTTO, 8)
  return [
    drawPortrait(persona, { x, y, size }, theme),
    ...words.texts.flatMap((text) => drawText(text, theme)),
  ]
}

/** The heading of slides that are nothing but words. */
export const setSlideTitle = (words: string, width: number) =>
  setText(words, { ...TITLE, sizes: [58], mostLines: 1 }, PLANE.margin, 40, width - 2 * PLANE.margin)
