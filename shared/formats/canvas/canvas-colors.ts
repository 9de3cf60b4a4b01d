import { LIGHT } from '#shared/layout/drawing/theme.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { nearestColor } from '../board/nearest-color.ts'

/** Our colours as JSON Canvas has them: one of its six presets where there is one, else as it looks on paper; grey is none. */
const CANVAS_COLORS: Readonly<Record<Color, string | undefined>> = {
  grey: undefined,
  red: '1',
  orange: '2',
  yellow: '3',
  green: '4',
  teal: '5',
  violet: '6',
  blue: LIGHT.tones.blue.strong,
}

const PRESETS = new Map(
  Object.entries(CANVAS_COLORS).flatMap(([color, preset]) => (preset ? [[preset, color as Color]] : [])),
)

/** A colour as a node's or edge's `color`; `undefined` leaves the key out. */
export const canvasColor = (color: Color): string | undefined => CANVAS_COLORS[color]

/** The nearest of our colours to a `color` of JSON Canvas; `null` where it says none. */
export const colorOfCanvas = (color: unknown): Color | null =>
  (typeof color === 'string' ? PRESETS.get(color) : undefined) ?? nearestColor(color)
