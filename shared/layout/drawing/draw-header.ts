import type { Persona } from '#shared/model/persona.ts'
import { HEADER } from '../dimensions.ts'
import type { HeaderLayout, PersonaBox } from '../header-layout.ts'
import { drawLines } from './draw-text.ts'
import { drawPortrait } from './portraits.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** Title, scope sentence and personas. */
export function drawHeader(header: HeaderLayout, theme: Theme): Shape[] {
  return [
    {
      type: 'group',
      key: 'title',
      children: [
        ...drawLines(header.title, 'serif-semibold', header.titleAt.x, header.titleAt.y, theme.ink),
        ...drawLines(header.scope, 'sans-regular', header.scopeAt.x, header.scopeAt.y, theme.muted),
      ],
    },
    ...header.personas.map((box) => drawPersona(box, theme)),
  ]
}

/** The persona's words, read out in one go. */
export const describePersona = (persona: Persona): string =>
  [persona.name, persona.role, persona.motto].filter((part) => part !== '').join(', ')

function drawPersona({ persona, rect, name, role, motto }: PersonaBox, theme: Theme): Shape {
  const x = rect.x + HEADER.portrait + 16
  const shapes: Shape[] = [
    drawPortrait(persona, { x: rect.x, y: rect.y, size: HEADER.portrait }, theme),
    ...drawLines(name, 'sans-semibold', x, rect.y, theme.ink),
  ]
  let y = rect.y + name.height
  if (persona.role !== '') {
    shapes.push(...drawLines(role, 'sans-regular', x, y, theme.muted))
    y += role.height
  }
  if (persona.motto !== '') shapes.push(...drawLines(motto, 'serif-regular', x, y + 4, theme.muted))
  return { type: 'group', key: persona.id, label: describePersona(persona), children: shapes }
}
