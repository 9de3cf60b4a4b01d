import type { Point } from '#shared/base/geometry.ts'
import type { CheckAnswer, Impact } from '#shared/model/vocabulary.ts'
import type { Trend } from '../card-words.ts'
import type { Shape } from './shapes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** Three shapes for three impacts, filling as it gets worse: ring, half-filled triangle, full octagon. */
export function impactGlyph(impact: Impact, x: number, y: number, theme: Theme): Shape {
  const color = theme.tones.red.strong
  switch (impact) {
    case 'trivial':
      return { type: 'circle', x, y, radius: 5.5, stroke: color, strokeWidth: 1.75, fill: 'none' }
    case 'workaround':
      return {
        type: 'path',
        d: `M${x} ${y - 6.5}L${x + 7} ${y + 5.5}H${x - 7}ZM${x} ${y - 2}v3.6`,
        stroke: color,
        strokeWidth: 1.75,
        fill: 'none',
        round: true,
      }
    case 'abandons': {
      const [a, b] = [6.8, 2.8]
      const d = `M${x - b} ${y - a}H${x + b}L${x + a} ${y - b}V${y + b}L${x + b} ${y + a}H${x - b}L${x - a} ${y + b}V${y - b}Z`
      return { type: 'path', d, fill: color }
    }
  }
}

/** The answer to a check: a full disc for yes, a ring struck through for no, a broken ring where nobody checked. */
export function checkGlyph(
  letter: string,
  answer: CheckAnswer | null,
  { x, y }: Point,
  tone: PaperTone,
): readonly Shape[] {
  const radius = 7.25
  const words = (fill: string): Shape => ({
    type: 'text',
    x,
    y: y + 3.4,
    text: letter,
    face: 'sans-bold',
    size: 10,
    fill,
    anchor: 'middle',
    width: 7,
  })
  const ring = (dash?: readonly number[]): Shape => ({
    type: 'circle',
    x,
    y,
    radius,
    fill: 'none',
    stroke: tone.strong,
    strokeWidth: 1.25,
    ...(dash ? { dash } : {}),
  })
  if (answer === 'yes')
    return [{ type: 'circle', x, y, radius: radius + 0.6, fill: tone.strong }, words(tone.fill)]
  if (answer === null) return [ring([2, 2.4]), words(tone.strong)]
  const d = `M${x - 5.1} ${y + 5.1}L${x + 5.1} ${y - 5.1}`
  return [ring(), words(tone.strong), { type: 'path', d, stroke: tone.strong, strokeWidth: 1.5, round: true }]
}

/** A target that is reached: a full disc with a tick; missed: a ring with a cross; else a ring with a dot. */
export function targetGlyph(
  met: boolean | null,
  { x, y }: Point,
  ink: string,
  paper: string,
): readonly Shape[] {
  const ring: Shape = { type: 'circle', x, y, radius: 5.6, fill: 'none', stroke: ink, strokeWidth: 1.5 }
  if (met === null) return [ring, { type: 'circle', x, y, radius: 2, fill: ink }]
  const stroke = { type: 'path', strokeWidth: 1.6, fill: 'none', round: true } as const
  if (met)
    return [
      { type: 'circle', x, y, radius: 6.4, fill: ink },
      { ...stroke, d: `M${x - 2.8} ${y + 0.2}L${x - 0.8} ${y + 2.3}L${x + 3} ${y - 2.2}`, stroke: paper },
    ]
  return [
    ring,
    { ...stroke, d: `M${x - 2.1} ${y - 2.1}l4.2 4.2M${x + 2.1} ${y - 2.1}l-4.2 4.2`, stroke: ink },
  ]
}

/** An arrow up to the right, down to the right, or straight on, around (x, y). */
export function trendGlyph(direction: Trend['direction'], { x, y }: Point, ink: string): Shape {
  const path = { type: 'path', stroke: ink, strokeWidth: 1.75, fill: 'none', round: true } as const
  switch (direction) {
    case 'up':
      return { ...path, d: `M${x - 4} ${y + 4}L${x + 4} ${y - 4}M${x - 2} ${y - 4}H${x + 4}V${y + 2}` }
    case 'down':
      return { ...path, d: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x - 2} ${y + 4}H${x + 4}V${y - 2}` }
    case 'level':
      return { ...path, d: `M${x - 5} ${y}H${x + 5}M${x + 1} ${y - 4}L${x + 5} ${y}L${x + 1} ${y + 4}` }
  }
}

/** Mouths of the five levels, from the best down, in a face of 16 × 16 around its middle. */
const MOUTHS = [
  'M-4 0.8H4C4 3.6 2.2 5 0 5S-4 3.6-4 0.8Z',
  'M-3.6 1.6C-2 4.2 2 4.2 3.6 1.6',
  'M-3.2 2.6H3.2',
  'M-3.4 3.8C-2 1.6 2 1.6 3.4 3.8',
  'M-3.6 4.6C-2.4 1 2.4 1 3.6 4.6',
] as const

/** A drawn face, the best level first: the same on every machine, as emoji are not. Put it into place with `at`. */
export function faceGlyph(level: number, at: Point, ink: string): Shape {
  const line = { type: 'path', stroke: ink, strokeWidth: 1.4, fill: 'none', round: true } as const
  const mouth = MOUTHS[level] ?? MOUTHS[2]
  const eyes: Shape[] =
    level === 4
      ? [{ ...line, d: 'M-4.2-3.4L-1.8-2.2L-4.2-1M4.2-3.4L1.8-2.2L4.2-1' }]
      : [
          { type: 'circle', x: -2.7, y: -2, radius: 1, fill: ink },
          { type: 'circle', x: 2.7, y: -2, radius: 1, fill: ink },
        ]
  return {
    type: 'group',
    at,
    children: [
      { type: 'circle', x: 0, y: 0, radius: 7.3, fill: 'none', stroke: ink, strokeWidth: 1.3 },
      ...eyes,
      level === 0 ? { type: 'path', d: mouth, fill: ink } : { ...line, d: mouth },
    ],
  }
}

/** How the lines of several people differ beside their colour. */
const DASHES: readonly (readonly number[] | null)[] = [null, [9, 6], [1, 6], [14, 6, 1, 6], [20, 7]]

/** The dash pattern of a line's look as paint; none for the first. */
export const dashOf = (look: number): { readonly dash?: readonly number[] } => {
  const dash = DASHES[look % DASHES.length]
  return dash ? { dash } : {}
}

/** The mark of a point on a line of that look: disc, square, triangle, diamond, triangle upside down. */
export function pointGlyph(look: number, { x, y }: Point, ink: string, paper: string, scale = 1): Shape {
  const paint = { fill: paper, stroke: ink, strokeWidth: 3 * Math.max(scale, 0.7) } as const
  const n = (value: number): number => Math.round(value * scale * 100) / 100
  const polygon = (...corners: readonly (readonly [number, number])[]): Shape => ({
    type: 'path',
    d: `M${corners.map(([dx, dy]) => `${Math.round((x + n(dx)) * 100) / 100} ${Math.round((y + n(dy)) * 100) / 100}`).join('L')}Z`,
    round: true,
    ...paint,
  })
  switch (look) {
    case 1:
      return { type: 'rect', x: x - n(5), y: y - n(5), width: n(10), height: n(10), radius: 1, ...paint }
    case 2:
      return polygon([0, -6.5], [6.4, 4.6], [-6.4, 4.6])
    case 3:
      return polygon([0, -6.8], [6.8, 0], [0, 6.8], [-6.8, 0])
    case 4:
      return polygon([0, 6.5], [6.4, -4.6], [-6.4, -4.6])
    default:
      return { type: 'circle', x, y, radius: n(6), ...paint }
  }
}
