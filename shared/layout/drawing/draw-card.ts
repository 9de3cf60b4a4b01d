import type { Point } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { type Color, IMPACT_LABELS, type Impact } from '#shared/model/vocabulary.ts'
import { type CardLayout, channelsThatFit, describeCard, footerWords, metricWords } from '../card-layout.ts'
import { CARD, TYPE } from '../dimensions.ts'
import { measureText } from '../text/measure.ts'
import { cutWords, drawLines, drawWords } from './draw-text.ts'
import { channelIcon } from './icons.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** What a card needs to know of its surroundings to be drawn. */
export interface CardContext {
  readonly laneColor: Color
  /** The largest number in a metric's lane, which its bar is measured against. */
  readonly most?: number
  /** The number one step before, for the change. */
  readonly before?: number | null
}

/** The card at (0, 0): put it into place with `at`. */
export function drawCard(
  card: Card,
  inner: CardLayout,
  theme: Theme,
  context: CardContext,
  at: Point,
): GroupShape {
  const tone = theme.tones[card.color ?? context.laneColor]
  const children =
    card.kind === 'metric'
      ? metricShapes(card, inner, theme, tone, context)
      : stickyShapes(card, inner, theme, tone)
  return { type: 'group', key: card.id, label: describeCard(card), at, children }
}

function stickyShapes(card: Card, inner: CardLayout, theme: Theme, tone: PaperTone): Shape[] {
  const gap = card.kind === 'touchpoint' && card.status !== 'existing'
  const strokeWidth = gap ? 1.5 : 1
  const shapes: Shape[] = [
    {
      type: 'rect',
      x: strokeWidth / 2,
      y: strokeWidth / 2,
      width: inner.width - strokeWidth,
      height: inner.height - strokeWidth,
      radius: CARD.radius,
      fill: gap ? theme.paper : tone.fill,
      stroke: gap ? tone.strong : tone.edge,
      strokeWidth,
      ...(gap ? { dash: card.status === 'missing' ? [6, 4] : [2, 3] } : {}),
    },
  ]
  if (inner.badgeTop !== null) shapes.push(...badge(card, inner, theme, tone))
  shapes.push(...drawLines(inner.text, 'sans-regular', CARD.paddingX, inner.textTop, theme.ink))
  if (inner.footerTop !== null) shapes.push(...footer(card, inner, tone, inner.footerTop))
  return shapes
}

function badge(card: Card, inner: CardLayout, theme: Theme, tone: PaperTone): Shape[] {
  const top = inner.badgeTop ?? 0
  if (card.kind === 'pain')
    return [
      impactGlyph(card.impact, CARD.paddingX + 7, top + 9, theme),
      drawWords(
        cutWords(IMPACT_LABELS[card.impact], 'sans-semibold', TYPE.small, room(inner) - 21),
        'sans-semibold',
        TYPE.small,
        CARD.paddingX + 21,
        top + 1,
        theme.tones.red.strong,
      ),
    ]
  const most = channelsThatFit(inner.width)
  const shapes: Shape[] = card.channels.slice(0, most).map((channel, index) => ({
    type: 'icon',
    x: CARD.paddingX + index * (CARD.icon + 6),
    y: top + 1,
    size: CARD.icon,
    paths: channelIcon(channel),
    stroke: tone.strong,
  }))
  const rest = card.channels.length - most
  if (rest > 0)
    shapes.push(
      drawWords(
        `+${rest}`,
        'sans-semibold',
        TYPE.small,
        CARD.paddingX + most * (CARD.icon + 6),
        top + 1,
        tone.strong,
      ),
    )
  if (card.status !== 'existing') {
    const words = card.status === 'missing' ? 'Missing' : 'Planned'
    shapes.push(
      drawWords(words, 'sans-semibold', TYPE.small, inner.width - CARD.paddingX, top + 1, tone.strong, 'end'),
    )
  }
  return shapes
}

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

/** Most votes shown as dots; the rest are counted. */
const MOST_DOTS = 5
const DOT = 9

function footer(card: Card, inner: CardLayout, tone: PaperTone, top: number): Shape[] {
  const right = inner.width - CARD.paddingX
  const dots = Math.min(card.votes, MOST_DOTS)
  const shapes: Shape[] = Array.from({ length: dots }, (_, dot) => ({
    type: 'circle',
    x: right - 4 - dot * DOT,
    y: top + 8,
    radius: 3.4,
    fill: tone.strong,
  }))
  let taken = dots * DOT
  if (card.votes > MOST_DOTS) {
    const count = drawWords(
      String(card.votes),
      'sans-semibold',
      TYPE.small,
      right - taken - 3,
      top,
      tone.strong,
      'end',
    )
    shapes.push(count)
    taken += 3 + count.width
  }
  const words = footerWords(card)
  if (words !== '') {
    const width = room(inner) - (taken === 0 ? 0 : taken + 4)
    const shown = cutWords(words, 'sans-semibold', TYPE.small, width)
    shapes.push(drawWords(shown, 'sans-semibold', TYPE.small, CARD.paddingX, top, tone.strong))
  }
  return shapes
}

/** How wide a line on a card may be. */
const room = (inner: CardLayout): number => inner.width - 2 * CARD.paddingX

function metricShapes(
  card: Card,
  inner: CardLayout,
  theme: Theme,
  tone: PaperTone,
  context: CardContext,
): Shape[] {
  const width = room(inner)
  const share =
    card.amount !== null && context.most ? Math.max(0, Math.min(1, card.amount / context.most)) : 0
  const bar = CARD.paddingY + TYPE.metric * 1.2 + 2
  const shapes: Shape[] = [
    ...numberShapes(card, inner, theme, context),
    { type: 'rect', x: CARD.paddingX, y: bar, width, height: 5, radius: 2.5, fill: theme.faint },
  ]
  if (share > 0)
    shapes.push({
      type: 'rect',
      x: CARD.paddingX,
      y: bar,
      width: Math.max(5, width * share),
      height: 5,
      radius: 2.5,
      fill: tone.strong,
    })
  shapes.push(...drawLines(inner.text, 'sans-regular', CARD.paddingX, inner.textTop, theme.muted))
  return shapes
}

const NUMBER_SIZES = [TYPE.metric, 20, 17, 14] as const
const NUMBER_FLOOR = 14

/** The number as large as it fits, and its change beside it where there is room for both. */
function numberShapes(card: Card, inner: CardLayout, theme: Theme, context: CardContext): Shape[] {
  const words = metricWords(card)
  const width = room(inner)
  const right = inner.width - CARD.paddingX
  const change = drawWords(
    changeWords(card.amount, context.before ?? null),
    'sans-semibold',
    13,
    right,
    CARD.paddingY + 8,
    theme.muted,
    'end',
  )
  const largest = (most: number) =>
    NUMBER_SIZES.find((size) => measureText(words, 'sans-semibold', size) <= most)
  const beside = change.text === '' ? undefined : largest(width - change.width - 8)
  const size = beside ?? largest(width) ?? NUMBER_FLOOR
  const text = cutWords(words, 'sans-semibold', size, width)
  const number: Shape = {
    ...drawWords(text, 'sans-semibold', size, CARD.paddingX, 0, theme.ink),
    y: CARD.paddingY + TYPE.metric * 0.92,
  }
  return beside === undefined ? [number] : [number, change]
}

/** How a number changed from one step to the next: `−58 %`. Nothing where there is nothing to compare with. */
export function changeWords(amount: number | null, before: number | null): string {
  if (amount === null || before === null || before <= 0) return ''
  const percent = Math.round((amount / before - 1) * 100)
  return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`
}
