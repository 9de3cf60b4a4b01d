import type { Point } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import type { CardLayout, CardRow } from '../card-layout.ts'
import {
  CHECK,
  CHECKS_WIDTH,
  DOT,
  DROP_SIGN,
  IMPACT_SIGN,
  MOST_DOTS,
  REACH_SIGN,
  STATUS_WORDS,
} from '../card-rows.ts'
import { initialsOf } from '../card-words.ts'
import { type CardSurroundings, describeCard } from '../describe-card.ts'
import { CARD, TYPE } from '../dimensions.ts'
import { type MetricContext, metricRowShapes } from './draw-metric.ts'
import { cutWords, drawParagraph, drawWords } from './draw-text.ts'
import { checkGlyph, impactGlyph } from './glyphs.ts'
import { channelIcon, LINK_ICON, LINKED_ICON, PEOPLE_ICON, PICTURE_ICON } from './icons.ts'
import type { GroupShape, Shape } from './shapes.ts'
import { stripe } from './stripes.ts'
import type { PaperTone, Theme } from './theme.ts'

/** What a card needs to know of its surroundings to be drawn. */
export interface CardContext extends MetricContext, CardSurroundings {
  readonly laneColor: Color
}

/** The card at (0, 0): put it into place with `at`. */
export function drawCard(
  card: Card,
  inner: CardLayout,
  theme: Theme,
  context: CardContext,
  at: Point,
): GroupShape {
  const color = card.color ?? context.laneColor
  const tone = theme.tones[color]
  const ink = card.kind === 'metric' ? theme.muted : theme.ink
  const children = paperShapes(card, inner, theme, color)
  for (const row of inner.rows) children.push(...rowShapes(row, card, inner, theme, tone, context))
  children.push(...drawParagraph(inner.text, inner.textLeft, inner.textTop, ink))
  return { type: 'group', key: card.id, label: describeCard(card, context), at, children }
}

function paperShapes(card: Card, inner: CardLayout, theme: Theme, color: Color): Shape[] {
  const tone = theme.tones[color]
  switch (card.kind) {
    case 'metric':
      return []
    case 'owner':
      return chipPaper(card, inner, theme, tone)
    case 'image':
      return [stickyPaper(card, inner, theme, tone)]
    default:
      return [
        stickyPaper(card, inner, theme, tone),
        ...stripe(color, CARD.paddingX / 2, CARD.paddingY, inner.height - CARD.paddingY, theme),
      ]
  }
}

function stickyPaper(card: Card, inner: CardLayout, theme: Theme, tone: PaperTone): Shape {
  const gap = card.kind === 'touchpoint' && card.status !== 'existing'
  const strokeWidth = gap ? Math.max(1.5, theme.edgeWidth) : theme.edgeWidth
  return {
    type: 'rect',
    x: strokeWidth / 2,
    y: strokeWidth / 2,
    width: inner.width - strokeWidth,
    height: inner.height - strokeWidth,
    radius: CARD.radius,
    fill: gap || card.kind === 'image' ? theme.paper : tone.fill,
    stroke: gap ? tone.strong : tone.edge,
    strokeWidth,
    ...(gap ? { dash: card.status === 'missing' ? [6, 4] : [2, 3] } : {}),
  }
}

/** A chip with the person's initials on a disc. */
function chipPaper(card: Card, { width, height }: CardLayout, theme: Theme, tone: PaperTone): Shape[] {
  const size = CARD.chip.disc
  const middle = CARD.chip.least / 2
  return [
    {
      type: 'rect',
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      radius: CARD.chip.least / 2 - 0.5,
      fill: theme.paper,
      stroke: tone.edge,
      strokeWidth: 1,
    },
    {
      type: 'circle',
      x: 7 + size / 2,
      y: middle,
      radius: size / 2,
      fill: tone.fill,
      stroke: tone.edge,
      strokeWidth: 1,
    },
    drawWords(initialsOf(card.text), 'sans-semibold', 11, 7 + size / 2, middle - 7.5, tone.strong, 'middle'),
  ]
}

function rowShapes(
  row: CardRow,
  card: Card,
  inner: CardLayout,
  theme: Theme,
  tone: PaperTone,
  context: CardContext,
): Shape[] {
  switch (row.type) {
    case 'picture':
      return pictureShapes(row, theme)
    case 'impact':
      return impactShapes(row, inner, theme)
    case 'channels':
      return channelShapes(row, inner, tone)
    case 'actor':
      return wordLines(row.lines, row.top, tone.strong)
    case 'worth':
      return worthShapes(row, inner, tone)
    case 'footer':
      return footerShapes(row, inner, tone)
    case 'drop':
      return dropShapes(row, theme)
    case 'link':
      return linkShapes(row, inner, theme, context)
    default:
      return metricRowShapes(row, card, inner, theme, tone, context)
  }
}

const wordLines = (lines: readonly string[], top: number, ink: string, x: number = CARD.paddingX): Shape[] =>
  lines.flatMap((line, index) =>
    line === '' ? [] : [drawWords(line, 'sans-semibold', TYPE.small, x, top + index * CARD.line, ink)],
  )

function pictureShapes({ image, box, top }: Extract<CardRow, { type: 'picture' }>, theme: Theme): Shape[] {
  const rect = { ...box, y: top + box.y }
  if (image !== '') return [{ type: 'image', ref: image, ...rect, radius: 3 }]
  const size = Math.min(26, rect.height * 0.4)
  return [
    { type: 'rect', ...rect, radius: 3, fill: theme.band, stroke: theme.line, strokeWidth: 1, dash: [5, 4] },
    {
      type: 'icon',
      x: rect.x + (rect.width - size) / 2,
      y: rect.y + (rect.height - size) / 2,
      size,
      paths: PICTURE_ICON,
      stroke: theme.muted,
    },
  ]
}

function impactShapes(row: Extract<CardRow, { type: 'impact' }>, inner: CardLayout, theme: Theme): Shape[] {
  const ink = theme.tones.red.strong
  const { impact, lines, reach, top } = row
  const shapes: Shape[] = [
    impactGlyph(impact, CARD.paddingX + 7, top + 8, theme),
    ...wordLines(lines, top, ink, CARD.paddingX + IMPACT_SIGN),
  ]
  if (!reach) return shapes
  const y = top + reach.line * CARD.line
  const words = drawWords(
    reach.words,
    'sans-semibold',
    TYPE.small,
    inner.width - CARD.paddingX,
    y,
    ink,
    'end',
  )
  const x = words.x - words.width - REACH_SIGN
  return [...shapes, { type: 'icon', x, y: y + 1.5, size: 13, paths: PEOPLE_ICON, stroke: ink }, words]
}

function channelShapes(
  row: Extract<CardRow, { type: 'channels' }>,
  inner: CardLayout,
  tone: PaperTone,
): Shape[] {
  const shapes = row.lines.flatMap((signs, line) =>
    signs.flatMap(({ channel, x, word }): Shape[] => {
      const left = CARD.paddingX + x
      const y = row.top + line * CARD.badge
      const icon: Shape = {
        type: 'icon',
        x: left,
        y,
        size: CARD.icon,
        paths: channelIcon(channel),
        stroke: tone.strong,
      }
      if (word === null) return [icon]
      return [icon, drawWords(word, 'sans-semibold', TYPE.small, left + CARD.icon + 4, y, tone.strong)]
    }),
  )
  if (row.status === 'existing') return shapes
  const right = inner.width - CARD.paddingX
  const words = STATUS_WORDS[row.status]
  return [...shapes, drawWords(words, 'sans-semibold', TYPE.small, right, row.top, tone.strong, 'end')]
}

function worthShapes(row: Extract<CardRow, { type: 'worth' }>, inner: CardLayout, tone: PaperTone): Shape[] {
  const left = inner.width - CARD.paddingX - CHECKS_WIDTH + CHECK.size / 2
  return [
    ...wordLines([row.words], row.top + 1, tone.strong),
    ...row.checks.flatMap(([letter, answer], index) =>
      checkGlyph(letter, answer, { x: left + index * (CHECK.size + CHECK.gap), y: row.top + 9 }, tone),
    ),
  ]
}

function footerShapes(
  row: Extract<CardRow, { type: 'footer' }>,
  inner: CardLayout,
  tone: PaperTone,
): Shape[] {
  const { lines, votes, top } = row
  const shapes = wordLines(lines, top, tone.strong)
  if (votes === 0) return shapes
  const right = inner.width - CARD.paddingX
  const y = top + (lines.length - 1) * CARD.line
  const dots = Math.min(votes, MOST_DOTS)
  for (let dot = 0; dot < dots; dot++)
    shapes.push({ type: 'circle', x: right - 4 - dot * DOT, y: y + 8, radius: 3.4, fill: tone.strong })
  if (votes > MOST_DOTS) {
    const x = right - dots * DOT - 3
    shapes.push(drawWords(String(votes), 'sans-semibold', TYPE.small, x, y, tone.strong, 'end'))
  }
  return shapes
}

/** The drop in numbers that a pain explains, behind the sign that the drop has of it on the map. */
const dropShapes = ({ lines, top }: Extract<CardRow, { type: 'drop' }>, theme: Theme): Shape[] => {
  const ink = theme.tones.red.strong
  return [
    { type: 'icon', x: CARD.paddingX - 1, y: top + 2, size: 14, paths: LINKED_ICON, stroke: ink },
    ...wordLines(lines, top + 1, ink, CARD.paddingX + DROP_SIGN),
  ]
}

/** A sign to look closer, and the title of the map that opens. */
function linkShapes(
  row: CardRow,
  inner: CardLayout,
  theme: Theme,
  { linkedTitle = '' }: CardContext,
): Shape[] {
  const left = CARD.paddingX + 19
  const title = linkedTitle === '' ? 'Another map' : linkedTitle
  const words = cutWords(title, 'sans-semibold', TYPE.small, inner.width - CARD.paddingX - left)
  return [
    { type: 'icon', x: CARD.paddingX, y: row.top + 1, size: 15, paths: LINK_ICON, stroke: theme.accent },
    drawWords(words, 'sans-semibold', TYPE.small, left, row.top + 1, theme.accent),
  ]
}
