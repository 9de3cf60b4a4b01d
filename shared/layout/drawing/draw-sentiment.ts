import { center, type Point, type Rect } from '#shared/base/geometry.ts'
import { TYPE } from '../dimensions.ts'
import type { CounterpartLine, SentimentCurve, SentimentPoint } from '../sentiment-layout.ts'
import { measureText } from '../text/measure.ts'
import { drawLines, drawWords } from './draw-text.ts'
import { DIMMED, NOTHING_DIMMED } from './faded.ts'
import { dashOf, pointGlyph } from './glyphs.ts'
import type { Shape } from './shapes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** A named stretch of a curve, as the analysis finds it. */
export interface CurveMark {
  readonly laneId: string
  readonly personaId: string | null
  readonly stepIds: readonly string[]
  readonly label: string
}

/** A mark where it is drawn: its name on a plate, and the stretch that it names where that is more than a point. */
export interface PlacedMark {
  readonly mark: CurveMark
  readonly plate: Rect
  readonly stretch: { readonly from: number; readonly to: number } | null
}

const PLATE = { height: 17, padding: 8, fromTop: 5, fromBottom: 3, gap: 6 } as const

/**
 * Names stand at the band's edge over what they name, so they never hide the line, and moved aside as far as they would
 * cover each other: those of low points at the lower edge, all others at the upper one.
 */
export function placeMarks(
  curves: readonly SentimentCurve[],
  band: Rect,
  marks: readonly CurveMark[],
): PlacedMark[] {
  const placed = marks.flatMap((mark): PlacedMark[] => {
    const curve = curves.find(
      ({ laneId, personaId }) => laneId === mark.laneId && personaId === mark.personaId,
    )
    const points = curve?.points.filter((point) => mark.stepIds.includes(point.stepId)) ?? []
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return []
    const low = points.length === 1 && first.value <= 0
    const { width, height } = plateSize(mark.label)
    const y = low ? band.y + band.height - PLATE.fromBottom - height : band.y + PLATE.fromTop
    const plate = { x: (first.x + last.x) / 2 - width / 2, y, width, height }
    return [{ mark, plate, stretch: points.length > 1 ? { from: first.x, to: last.x } : null }]
  })
  return [...Map.groupBy(placed, ({ plate }) => plate.y).values()].flatMap((row) => spread(row, band))
}

/** From left to right each as far right as the one before it asks; from right to left back into the band. */
function spread(row: readonly PlacedMark[], band: Rect): PlacedMark[] {
  const sorted = row.toSorted((a, b) => a.plate.x - b.plate.x)
  let free = band.x
  const pushed = sorted.map((placed) => {
    const x = Math.max(placed.plate.x, free)
    free = x + placed.plate.width + PLATE.gap
    return { ...placed, plate: { ...placed.plate, x } }
  })
  let end = band.x + band.width
  return pushed.toReversed().map((placed) => {
    const x = Math.min(placed.plate.x, end - placed.plate.width)
    end = x - PLATE.gap
    return { ...placed, plate: { ...placed.plate, x } }
  })
}

/** The colours of a persona's line; that of nobody is blue. */
export const lineTone = ({ persona }: Pick<SentimentCurve, 'persona'>, theme: Theme): PaperTone =>
  theme.tones[persona?.color ?? 'blue']

/**
 * The line with its points, the words at them, and the patterns' names in the band's edges. Where several lines share a
 * lane, words and names have their line's colour. What is `dimmed` fades: points, and the line with the last of them.
 */
export function drawCurve(
  curve: SentimentCurve,
  marks: readonly PlacedMark[],
  isShared: boolean,
  theme: Theme,
  dimmed: ReadonlySet<string> = NOTHING_DIMMED,
): Shape {
  const { persona, look, points } = curve
  const tone = lineTone(curve, theme)
  const isFaded = points.every(({ card }) => dimmed.has(card.id))
  const ink = isShared ? tone.strong : theme.ink
  return {
    type: 'group',
    key: `${curve.laneId}~${curve.personaId ?? ''}`,
    label: `Sentiment line${persona && persona.name !== '' ? ` of ${persona.name}` : ''}`,
    ...(isFaded ? { opacity: DIMMED } : {}),
    children: [
      ...(curve.spread === ''
        ? []
        : [{ type: 'path', d: curve.spread, fill: tone.edge, opacity: SPREAD_OPACITY } as const]),
      {
        type: 'path',
        d: curve.path,
        stroke: tone.strong,
        strokeWidth: 3,
        fill: 'none',
        round: true,
        ...dashOf(look),
      },
      ...points.flatMap((point) => {
        const shapes = [
          ...leader(point, tone),
          pointGlyph(look, point, tone.strong, theme.paper),
          ...wordsAt(point, ink),
        ]
        return !isFaded && dimmed.has(point.card.id) ? [fadedPoint(shapes)] : shapes
      }),
      ...marks.flatMap((mark) => drawPlate(mark, isShared ? tone.strong : theme.muted, theme)),
    ],
  }
}

/** The band is paper-light, so that lines and words on it stay clear. */
const SPREAD_OPACITY = 0.45

const fadedPoint = (children: readonly Shape[]): Shape => ({ type: 'group', opacity: DIMMED, children })

const wordsAt = ({ words, wordsAt: at, wordsAnchor }: SentimentPoint, ink: string): Shape[] =>
  words ? drawLines(words, 'sans-regular', at.x, at.y, ink, wordsAnchor) : []

/** A thin line from a point to words that found room only further off. */
function leader({ x, y, words, wordsAt: at, isLed }: SentimentPoint, tone: PaperTone): Shape[] {
  if (!isLed || !words) return []
  const end = at.y > y ? at.y - 1 : at.y + words.height + 1
  const d = `M${round(x)} ${round(y)}L${round(at.x)} ${round(end)}`
  return [{ type: 'path', d, stroke: tone.edge, strokeWidth: 1.25, fill: 'none' }]
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The line of the map that this one answers: grey and broken; that of survey scores dotted, with marks of its own. */
export function drawCounterpart(line: CounterpartLine, name: string | undefined, theme: Theme): Shape {
  if (line.isScore) return drawScores(line, theme)
  const whose = name === undefined || name === '' ? '' : ` of ${name}`
  return {
    type: 'group',
    label: `${line.label} sentiment line${whose}`,
    children: [
      {
        type: 'path',
        d: line.path,
        stroke: theme.muted,
        strokeWidth: 1.75,
        fill: 'none',
        round: true,
        opacity: 0.75,
        dash: COUNTERPART_DASH,
      },
      ...line.points.map((point) => pointGlyph(line.look, point, theme.muted, theme.paper, 0.6)),
    ],
  }
}

const COUNTERPART_DASH = [5, 6]

const drawScores = ({ label, path, points }: CounterpartLine, theme: Theme): Shape => ({
  type: 'group',
  label,
  children: [
    scorePath(path, theme),
    ...points.map((point) =>
      pointGlyph(SCORE_LOOK, point, theme.tones.teal.strong, theme.paper, SCORE_SCALE),
    ),
  ],
})

/** Marks of survey scores: diamonds, as the band of numbers has their colour. */
const SCORE_LOOK = 3
const SCORE_SCALE = 0.75

const scorePath = (d: string, theme: Theme): Shape => ({
  type: 'path',
  d,
  stroke: theme.tones.teal.strong,
  strokeWidth: 2,
  fill: 'none',
  round: true,
  dash: [0.01, 5],
})

/** The sign of a line of survey scores in a legend. */
export const scoreSample = ({ x, y }: Point, theme: Theme): Shape[] => [
  scorePath(`M${x} ${y}H${x + SAMPLE}`, theme),
  pointGlyph(SCORE_LOOK, { x: x + SAMPLE / 2, y }, theme.tones.teal.strong, theme.paper, 0.6),
]

/** A line's sign in a legend: a piece of it with a point, from `at` to the right. */
export function lineSample(
  { look, tone }: { readonly look: number; readonly tone: PaperTone | null },
  { x, y }: Point,
  theme: Theme,
): Shape[] {
  const ink = tone?.strong ?? theme.muted
  const path = { type: 'path', d: `M${x} ${y}H${x + SAMPLE}`, stroke: ink, round: true } as const
  if (!tone) return [{ ...path, strokeWidth: 1.75, dash: COUNTERPART_DASH }]
  return [
    { ...path, strokeWidth: 2.5, ...dashOf(look) },
    pointGlyph(look, { x: x + SAMPLE / 2, y }, ink, theme.paper, 0.6),
  ]
}

/** The sign of the band around a rated line, as tall as its row of the legend takes. */
export const spreadSample = (tone: PaperTone, { x, y }: Point): Shape => ({
  type: 'rect',
  x,
  y: y - 5,
  width: SAMPLE,
  height: 10,
  radius: 3,
  fill: tone.edge,
  opacity: SPREAD_OPACITY,
})

/** Width of a sample. */
export const SAMPLE = 28

const drawPlate = ({ mark, plate }: PlacedMark, ink: string, theme: Theme): Shape[] =>
  namePlate(mark.label, plate, ink, theme)

/** The box of a pattern's name at (0, 0). */
export const plateSize = (label: string): Pick<Rect, 'width' | 'height'> => ({
  width: measureText(label, 'sans-semibold', TYPE.small) + 2 * PLATE.padding,
  height: PLATE.height,
})

/** The name of a pattern on its plate. */
export const namePlate = (label: string, plate: Rect, ink: string, theme: Theme): Shape[] => [
  {
    type: 'rect',
    ...plate,
    radius: plate.height / 2,
    fill: theme.paper,
    stroke: theme.line,
    strokeWidth: 1,
  },
  drawWords(label, 'sans-semibold', TYPE.small, center(plate).x, plate.y + 0.5, ink, 'middle'),
]

/** Ties names to their stretches; to be drawn before all names, which lie on top. */
export const drawBrackets = (marks: readonly PlacedMark[], theme: Theme): Shape[] =>
  marks.flatMap(({ stretch, plate }): Shape[] => {
    if (!stretch) return []
    const y = plate.y + 8
    const d = `M${stretch.from} ${y + 8}V${y}H${stretch.to}V${y + 8}`
    return [{ type: 'path', d, stroke: theme.line, strokeWidth: 1, fill: 'none' }]
  })
