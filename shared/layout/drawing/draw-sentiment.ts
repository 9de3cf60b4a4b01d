import type { Persona } from '#shared/model/persona.ts'
import type { LaneBox } from '../map-layout.ts'
import type { SentimentCurve, SentimentPoint } from '../sentiment-layout.ts'
import { measureText } from '../text/measure.ts'
import { drawLines, drawWords } from './draw-text.ts'
import type { Shape } from './shapes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** A named stretch of a curve, as the analysis finds it. */
export interface CurveMark {
  readonly laneId: string
  readonly personaId: string | null
  readonly stepIds: readonly string[]
  readonly label: string
}

const SMALL = 12

/** The line with its points, the words at them, and the patterns' names in the band's upper edge. */
export function drawCurve(
  curve: SentimentCurve,
  lane: LaneBox,
  persona: Persona | undefined,
  marks: readonly CurveMark[],
  theme: Theme,
): Shape {
  const tone = theme.tones[persona?.color ?? 'blue']
  return {
    type: 'group',
    key: `${curve.laneId}~${curve.personaId ?? ''}`,
    label: `Sentiment line${persona && persona.name !== '' ? ` of ${persona.name}` : ''}`,
    children: [
      { type: 'path', d: curve.path, stroke: tone.strong, strokeWidth: 3, fill: 'none', round: true },
      ...curve.points.flatMap((point) => drawPoint(point, tone, theme)),
      ...marks.flatMap((mark) => drawMark(mark, curve, lane, theme)),
    ],
  }
}

function drawPoint(point: SentimentPoint, tone: PaperTone, theme: Theme): Shape[] {
  const dot: Shape = {
    type: 'circle',
    x: point.x,
    y: point.y,
    radius: 6,
    fill: theme.paper,
    stroke: tone.strong,
    strokeWidth: 3,
  }
  return point.words
    ? [
        dot,
        ...drawLines(
          point.words,
          'sans-regular',
          point.wordsAt.x,
          point.wordsAt.y,
          theme.ink,
          point.wordsAnchor,
        ),
      ]
    : [dot]
}

/** The name stands at the band's edge over the stretch it names, tied to it by a bracket, so it never hides the line. */
function drawMark(
  { label, stepIds }: CurveMark,
  curve: SentimentCurve,
  { band }: LaneBox,
  theme: Theme,
): Shape[] {
  const points = curve.points.filter((point) => stepIds.includes(point.stepId))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const below = points.every((point) => point.value <= 0) && points.length === 1
  const y = below ? band.y + band.height - 20 : band.y + 5
  const width = measureText(label, 'sans-semibold', SMALL) + 16
  const x = (first.x + last.x) / 2 - width / 2
  const bracket = points.length > 1 ? [bracketShape(first.x, last.x, y + 8, theme)] : []
  return [
    ...bracket,
    {
      type: 'rect',
      x,
      y,
      width,
      height: 17,
      radius: 8.5,
      fill: theme.paper,
      stroke: theme.line,
      strokeWidth: 1,
    },
    drawWords(label, 'sans-semibold', SMALL, x + width / 2, y + 0.5, theme.muted, 'middle'),
  ]
}

const bracketShape = (from: number, to: number, y: number, theme: Theme): Shape => ({
  type: 'path',
  d: `M${from} ${y + 8}V${y}H${to}V${y + 8}`,
  stroke: theme.line,
  strokeWidth: 1,
  fill: 'none',
})
