import type { Rect } from '#shared/base/geometry.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { HEADER, TYPE } from './dimensions.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** A persona in the header: portrait, name, role, motto. */
export interface PersonaBox {
  readonly persona: Persona
  readonly rect: Rect
  readonly name: FittedText
  readonly role: FittedText
  readonly motto: FittedText
}

/** The block above the grid. Its lower edge is {@link HEADER.gap} above the grid. */
export interface HeaderLayout {
  readonly rect: Rect
  readonly title: FittedText
  readonly titleAt: { readonly x: number; readonly y: number }
  readonly scope: FittedText
  readonly scopeAt: { readonly x: number; readonly y: number }
  readonly personas: readonly PersonaBox[]
}

/** Title and scope at the left, the personas side by side at the right of them. */
export function layoutHeader(view: MapView, gridWidth: number): HeaderLayout {
  const personas = view.personas.slice(0, 5)
  const personasWidth = personas.length * (HEADER.personaWidth + 24)
  const textWidth = Math.max(420, Math.min(HEADER.textWidth, gridWidth - personasWidth))
  const title = fitText(view.map.title === '' ? 'Untitled map' : view.map.title, {
    face: 'serif-semibold',
    sizes: [TYPE.mapTitle, 32, 28],
    lineHeight: 1.15,
    width: textWidth,
    preferredHeight: 90,
  })
  const sentence = scopeSentence(view.map, view.personas)
  const scope = fitText(sentence, {
    face: 'sans-regular',
    sizes: [TYPE.scope],
    lineHeight: 1.35,
    width: textWidth,
    preferredHeight: 66,
  })
  const textHeight = title.height + (sentence === '' ? 0 : 8 + scope.height)
  const boxes = personas.map((persona) => measurePersona(persona))
  const height = Math.ceil(Math.max(HEADER.least, textHeight, ...boxes.map((box) => box.height)))
  const y = -HEADER.gap - height
  return {
    rect: { x: 0, y, width: Math.max(gridWidth, textWidth + personasWidth), height },
    title,
    titleAt: { x: 0, y },
    scope,
    scopeAt: { x: 0, y: y + title.height + 8 },
    personas: boxes.map(({ height: boxHeight, ...box }, index) => ({
      ...box,
      rect: {
        x: textWidth + 24 + index * (HEADER.personaWidth + 24),
        y,
        width: HEADER.personaWidth,
        height: boxHeight,
      },
    })),
  }
}

function measurePersona(persona: Persona) {
  const width = HEADER.personaWidth - HEADER.portrait - 16
  const line = (
    text: string,
    face: 'sans-regular' | 'sans-semibold' | 'serif-regular',
    size: number,
    preferredHeight: number,
  ) => fitText(text, { face, sizes: [size, size - 1], lineHeight: 1.3, width, preferredHeight })
  const name = line(persona.name === '' ? 'Unnamed persona' : persona.name, 'sans-semibold', 17, 24)
  const role = line(persona.role, 'sans-regular', 14, 20)
  const motto = line(persona.motto === '' ? '' : `“${persona.motto}”`, 'serif-regular', 14, 40)
  const text =
    name.height + (persona.role === '' ? 0 : role.height) + (persona.motto === '' ? 0 : 4 + motto.height)
  return { persona, name, role, motto, height: Math.max(HEADER.portrait, text) }
}
