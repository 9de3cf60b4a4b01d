import type { Persona } from '#shared/model/persona.ts'
import { TRAIT_WORDS } from '#shared/model/trait.ts'
import { BACKSTORY, type BackstoryRow } from '../backstory-layout.ts'
import type { HeaderLayout, PersonaBox } from '../header-layout.ts'
import type { PersonaSheet } from '../persona-sheet.ts'
import type { PlacedText } from '../placed-text.ts'
import { drawLines, drawPlaced } from './draw-text.ts'
import { drawPortrait } from './portraits.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** Title, scope sentence, personas and their backstory. */
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
    ...header.sheets.map((sheet) => drawSheet(sheet, theme)),
    ...header.backstory.map((row) => drawBackstory(row, theme)),
  ]
}

/** The persona's words, read out in one go. */
export const describePersona = (persona: Persona): string =>
  [persona.name, persona.role, persona.motto].filter((part) => part !== '').join(', ')

const drawTexts = (texts: readonly PlacedText[], theme: Theme): Shape[] =>
  texts.flatMap((text) => drawPlaced(text, theme))

const drawPersona = ({ persona, portrait, texts }: PersonaBox, theme: Theme): Shape => ({
  type: 'group',
  key: persona.id,
  label: describePersona(persona),
  children: [drawPortrait(persona, portrait, theme), ...drawTexts(texts, theme)],
})

function drawSheet({ persona, rect, portrait, texts, rules }: PersonaSheet, theme: Theme): Shape {
  return {
    type: 'group',
    key: persona.id,
    label: describePersona(persona),
    children: [
      { type: 'rect', ...rect, radius: 8, fill: theme.band, stroke: theme.line, strokeWidth: 1 },
      {
        type: 'rect',
        x: rect.x,
        y: rect.y + 8,
        width: 4,
        height: rect.height - 16,
        radius: 2,
        fill: theme.tones[persona.color].edge,
      },
      drawPortrait(persona, portrait, theme),
      ...rules.map(
        ({ x, y, width }): Shape => ({
          type: 'path',
          d: `M${x} ${y}H${x + width}`,
          stroke: theme.line,
          strokeWidth: 1,
        }),
      ),
      ...drawTexts(texts, theme),
    ],
  }
}

/** Four panels, each leading to the next; the last one, what it is all for, stands out. */
function drawBackstory({ persona, portrait, texts, panels }: BackstoryRow, theme: Theme): Shape {
  const children = panels.flatMap(({ kind, rect, texts: words }, index): Shape[] => {
    const isGoal = kind === 'backstory-goal'
    const tone = theme.tones[persona.color]
    const panel: Shape = {
      type: 'group',
      label: TRAIT_WORDS[kind].label,
      children: [
        {
          type: 'rect',
          ...rect,
          radius: 6,
          fill: isGoal ? tone.fill : theme.band,
          stroke: isGoal ? tone.edge : theme.line,
          strokeWidth: 1,
        },
        ...drawTexts(words, theme),
      ],
    }
    return index === 0 ? [panel] : [arrowTo(rect.x, rect.y + rect.height / 2, theme), panel]
  })
  return {
    type: 'group',
    label: `Backstory${persona.name === '' ? '' : ` of ${persona.name}`}`,
    children: [
      ...(portrait ? [drawPortrait(persona, portrait, theme)] : []),
      ...drawTexts(texts, theme),
      ...children,
    ],
  }
}

function arrowTo(x: number, y: number, theme: Theme): Shape {
  const [from, to] = [x - BACKSTORY.arrow + 7, x - 7]
  return {
    type: 'path',
    d: `M${from} ${y}H${to}M${to - 5} ${y - 5}L${to} ${y}L${to - 5} ${y + 5}`,
    stroke: theme.muted,
    strokeWidth: 1.75,
    fill: 'none',
    round: true,
  }
}
