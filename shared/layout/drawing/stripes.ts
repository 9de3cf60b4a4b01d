import type { Color } from '#shared/model/vocabulary.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** How a stripe is drawn: its lines' distances from its middle, their width, and how they are broken. */
interface Stripe {
  readonly lines: readonly number[]
  readonly width: number
  readonly dash?: readonly number[]
}

/** No two are alike, however short; grey is what has no colour, and has none. */
const STRIPES: Readonly<Record<Color, Stripe>> = {
  grey: { lines: [], width: 0 },
  yellow: { lines: [0], width: 4, dash: [0.01, 7] },
  orange: { lines: [0], width: 4, dash: [2, 8] },
  red: { lines: [0], width: 4.5 },
  violet: { lines: [-2, 2], width: 1.5 },
  blue: { lines: [0], width: 1.5 },
  teal: { lines: [0], width: 4, dash: [10, 8] },
  green: { lines: [0], width: 4, dash: [10, 7, 0.01, 7] },
}

/** The stripe that tells a colour where colour itself may not be seen: upright around `x`, within 3 units at either side. */
export function stripe(color: Color, x: number, top: number, bottom: number, theme: Theme): Shape[] {
  const { lines, width, dash } = STRIPES[color]
  if (!theme.striped) return []
  return lines.map((aside) => ({
    type: 'path',
    d: `M${x + aside} ${top}V${bottom}`,
    stroke: theme.tones[color].strong,
    strokeWidth: width,
    round: true,
    ...(dash ? { dash } : {}),
  }))
}
