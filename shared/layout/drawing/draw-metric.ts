import type { Card } from '#shared/model/card.ts'
import type { CardLayout, CardRow } from '../card-layout.ts'
import { TARGET_SIGN, VERDICTS } from '../card-rows.ts'
import { metricWords, type Trend, trendOf } from '../card-words.ts'
import { CARD, TYPE } from '../dimensions.ts'
import { measureText } from '../text/measure.ts'
import { cutWords, drawWords } from './draw-text.ts'
import { targetGlyph, trendGlyph } from './glyphs.ts'
import { COMPUTED_ICON } from './icons.ts'
import type { Shape } from './shapes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** What a number is measured against. */
export interface MetricContext {
  /** The largest number of its unit in its lane, which its bar is measured against. */
  readonly most?: number
  /** The number one step before. */
  readonly before?: number | null
  /** Whether it was computed of journey data, and not typed. */
  readonly computed?: boolean
}

interface MetricPen {
  readonly card: Card
  readonly inner: CardLayout
  readonly theme: Theme
  readonly tone: PaperTone
  readonly context: MetricContext
  readonly trend: Trend | null
}

/** The rows that only numbers have; others are drawn as nothing. */
export function metricRowShapes(
  row: CardRow,
  card: Card,
  inner: CardLayout,
  theme: Theme,
  tone: PaperTone,
  context: MetricContext,
): Shape[] {
  const pen: MetricPen = { card, inner, theme, tone, context, trend: trendOf(card, context.before ?? null) }
  switch (row.type) {
    case 'number':
      return numberShapes(pen, row.top)
    case 'target':
      return targetShapes(pen, row)
    case 'bar':
      return barShapes(pen, row)
    case 'sparkline':
      return sparkline(pen, row)
    default:
      return []
  }
}

/** How wide a line on a card may be. */
const room = ({ inner }: MetricPen): number => inner.width - 2 * CARD.paddingX

const NUMBER_SIZES = [TYPE.metric, 20, 17, 14] as const
const NUMBER_FLOOR = 14
const ARROW = 14
/** The sign behind a number that was computed, and the room before it. */
const COMPUTED = { size: 13, gap: 5 } as const

/** The number as large as it fits, the sign of a computed one behind it, and its change beside it where there is room for all. */
function numberShapes(pen: MetricPen, top: number): Shape[] {
  const { card, theme, trend, context } = pen
  const words = metricWords(card)
  const right = CARD.paddingX + room(pen)
  const width = room(pen) - (context.computed ? COMPUTED.gap + COMPUTED.size : 0)
  const change = drawWords(trend?.words ?? '', 'sans-semibold', 13, right, top + 8, theme.muted, 'end')
  const largest = (most: number) =>
    NUMBER_SIZES.find((size) => measureText(words, 'sans-semibold', size) <= most)
  const beside = trend === null ? undefined : largest(width - change.width - ARROW - 8)
  const size = beside ?? largest(width) ?? NUMBER_FLOOR
  const text = cutWords(words, 'sans-semibold', size, width)
  const number: Shape = {
    ...drawWords(text, 'sans-semibold', size, CARD.paddingX, 0, theme.ink),
    y: top + TYPE.metric * 0.92,
  }
  const x = CARD.paddingX + measureText(text, 'sans-semibold', size) + COMPUTED.gap
  const sign: Shape[] = context.computed
    ? [{ type: 'icon', x, y: top + 11, size: COMPUTED.size, paths: COMPUTED_ICON, stroke: theme.muted }]
    : []
  if (beside === undefined || trend === null) return [number, ...sign]
  const arrow = trendGlyph(trend.direction, { x: right - change.width - 9, y: top + 17 }, theme.muted)
  return [number, ...sign, arrow, change]
}

function targetShapes(pen: MetricPen, row: Extract<CardRow, { type: 'target' }>): Shape[] {
  const { theme, trend } = pen
  const { lines, met, verdict, top } = row
  const ink = met === null ? theme.muted : theme.tones[met ? 'green' : 'red'].strong
  const shapes: Shape[] = lines.map((line, index) =>
    drawWords(line, 'sans-semibold', TYPE.small, CARD.paddingX + TARGET_SIGN, top + index * CARD.line, ink),
  )
  if (lines.length > 0)
    shapes.push(...targetGlyph(met, { x: CARD.paddingX + 6.5, y: top + 8 }, ink, theme.paper))
  if (verdict !== null && trend !== null && trend.good !== null)
    shapes.push(
      drawWords(
        trend.good ? VERDICTS.good : VERDICTS.bad,
        'sans-semibold',
        TYPE.small,
        CARD.paddingX + room(pen),
        top + verdict * CARD.line,
        theme.tones[trend.good ? 'green' : 'red'].strong,
        'end',
      ),
    )
  return shapes
}

/** The number against the largest one beside it, with a mark where it is meant to be. */
function barShapes(pen: MetricPen, { top }: CardRow): Shape[] {
  const { card, context, theme, tone } = pen
  const width = room(pen)
  const shareOf = (amount: number | null): number =>
    amount !== null && context.most ? Math.max(0, Math.min(1, amount / context.most)) : 0
  const bar = { type: 'rect', x: CARD.paddingX, y: top, height: CARD.bar, radius: CARD.bar / 2 } as const
  const shapes: Shape[] = [{ ...bar, width, fill: theme.faint }]
  const share = shareOf(card.amount)
  if (share > 0) shapes.push({ ...bar, width: Math.max(CARD.bar, width * share), fill: tone.strong })
  if (card.target !== null && context.most && card.target <= context.most && card.target >= 0) {
    const x = round(CARD.paddingX + 1 + (width - 2) * shareOf(card.target))
    shapes.push({
      type: 'path',
      d: `M${x} ${round(top - 2)}v${CARD.bar + 4}`,
      stroke: theme.ink,
      strokeWidth: 1.5,
    })
  }
  return shapes
}

/** The way the number went to where it is now, and its target as a broken line. */
function sparkline(pen: MetricPen, row: Extract<CardRow, { type: 'sparkline' }>): Shape[] {
  const { theme, tone } = pen
  const { values, target } = row
  const all = target === null ? values : [...values, target]
  // Divided first: the distance of two numbers may be larger than any number.
  const unit = Math.max(...all.map(Math.abs)) || 1
  const [low, high] = [Math.min(...all) / unit, Math.max(...all) / unit]
  const [top, bottom] = [row.top + 4, row.top + row.height - 4]
  const y = (value: number): number =>
    round(high === low ? (top + bottom) / 2 : bottom - ((value / unit - low) / (high - low)) * (bottom - top))
  const left = CARD.paddingX + 1
  const width = room(pen) - 5
  const x = (index: number): number => round(left + (index / (values.length - 1)) * width)
  const d = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('')
  const shapes: Shape[] = []
  if (target !== null)
    shapes.push({
      type: 'path',
      d: `M${CARD.paddingX} ${y(target)}H${CARD.paddingX + room(pen)}`,
      stroke: theme.muted,
      strokeWidth: 1,
      dash: [3, 3],
    })
  const last = values.length - 1
  return [
    ...shapes,
    { type: 'path', d, stroke: tone.strong, strokeWidth: 1.75, fill: 'none', round: true },
    { type: 'circle', x: x(last), y: y(values[last] as number), radius: 3, fill: tone.strong },
  ]
}

const round = (value: number): number => Math.round(value * 10) / 10
