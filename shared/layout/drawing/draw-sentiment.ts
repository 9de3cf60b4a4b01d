import { center, type Rect } from '#shared/base/geometry.ts'
import type { Persona } from '#shared/model/persona.ts'
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
    const width = measureText(mark.label, 'sans-semibold', SMALL) + 2 * PLATE.padding
    const y = low ? band.y + band.height - PLATE.fromBottom - PLATE.height : band.y + PLATE.fromTop
    const plate = { x: (first.x + last.x) / 2 - width / 2, y, width, height: PLATE.height }
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

/** The line with its points, the words at them, and the patterns' names in the band's edges. */
export function drawCurve(
  curve: SentimentCurve,
  persona: Persona | undefined,
  marks: readonly PlacedMark[],
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
      ...marks.flatMap(({ stretch, plate }) => (stretch ? [bracketShape(stretch, plate, theme)] : [])),
      ...marks.flatMap((mark) => drawPlate(mark, theme)),
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

const drawPlate = ({ mark, plate }: PlacedMark, theme: Theme): Shape[] => [
  {
    type: 'rect',
    ...plate,
    radius: plate.height / 2,
    fill: theme.paper,
    stroke: theme.line,
    strokeWidth: 1,
  },
  drawWords(mark.label, 'sans-semibold', SMALL, center(plate).x, plate.y + 0.5, theme.muted, 'middle'),
]

/** Ties a name to its stretch. */
function bracketShape({ from, to }: { from: number; to: number }, plate: Rect, theme: Theme): Shape {
  const y = plate.y + 8
  return {
    type: 'path',
    d: `M${from} ${y + 8}V${y}H${to}V${y + 8}`,
    stroke: theme.line,
    strokeWidth: 1,
    fill: 'none',
  }
}
