import type { Point, Rect } from '#shared/base/geometry.ts'
import type { TextShape } from '#shared/layout/drawing/shapes.ts'
import { baselineOffset } from '#shared/layout/text/font-metrics.ts'

/** A text of a drawing, its lines put together again, in map units. */
export interface TextBlock {
  /** As it was typed; words that layout cut are as they are drawn. */
  readonly text: string
  /** Its first line. */
  readonly shape: TextShape
  readonly rect: Rect
  readonly lineHeight: number
  /** Of its first line. */
  readonly baseline: number
  /** Whether it may break into lines; words on one line never do. */
  readonly wraps: boolean
  readonly opacity: number
}

/** What {@link drawWords} takes from line to line. */
const WORDS_LINE = 1.3

/** A line of text and where its group stands. */
export interface PlacedLine {
  readonly shape: TextShape
  readonly at: Point
  readonly opacity: number
}

/** The texts that lines are lines of, in the order in which they begin. */
export function blocksOf(lines: readonly PlacedLine[]): TextBlock[] {
  const seen = new Set<object>()
  return lines.flatMap((line) => {
    const { paragraph } = line.shape
    if (!paragraph) return [wordsBlock(line)]
    if (seen.has(paragraph)) return []
    seen.add(paragraph)
    return [paragraphBlock(line, paragraph)]
  })
}

function wordsBlock({ shape, at, opacity }: PlacedLine): TextBlock {
  const lineHeight = shape.size * WORDS_LINE
  const y = at.y + shape.y - baselineOffset(shape.face, shape.size, lineHeight)
  const rect = { x: leftOf(shape, shape.width) + at.x, y, width: shape.width, height: lineHeight }
  const baseline = at.y + shape.y
  return { text: shape.text, shape, rect, lineHeight, baseline, wraps: false, opacity }
}

function paragraphBlock(
  { shape, at, opacity }: PlacedLine,
  paragraph: NonNullable<TextShape['paragraph']>,
): TextBlock {
  const { text, width, lines, lineHeight, height } = paragraph
  // Empty lines are not drawn.
  const above = Math.max(
    0,
    lines.findIndex((line) => line.text !== ''),
  )
  const baseline = at.y + shape.y - above * lineHeight
  const y = baseline - baselineOffset(shape.face, shape.size, lineHeight)
  const rect = { x: leftOf(shape, width) + at.x, y, width, height }
  return { text, shape, rect, lineHeight, baseline, wraps: true, opacity }
}

function leftOf({ x, anchor }: TextShape, width: number): number {
  switch (anchor) {
    case 'start':
      return x
    case 'middle':
      return x - width / 2
    case 'end':
      return x - width
  }
}
