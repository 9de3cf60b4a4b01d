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
