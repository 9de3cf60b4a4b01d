import type { Lane } from '#shared/model/lane.ts'
import { BLUEPRINT_LINE_LABELS, type EmpathyZone } from '#shared/model/vocabulary.ts'
import type { LaneBox } from '../boxes.ts'
import type { ChannelMatrix } from '../channel-layout.ts'
import { describeCard } from '../describe-card.ts'
import { GRID, LANE, TYPE } from '../dimensions.ts'
import { FIELD_SIGN } from '../empathy-layout.ts'
import type { MapLayout } from '../map-layout.ts'
import { LEGEND, levelWords, sentimentY } from '../sentiment-layout.ts'
import { breakLines } from '../text/break-lines.ts'
import { lineSample, lineTone, SAMPLE, scoreSample, spreadSample } from './draw-sentiment.ts'
import { cutWords, drawLines, drawWords } from './draw-text.ts'
import { faded, NOTHING_DIMMED } from './faded.ts'
import { faceGlyph } from './glyphs.ts'
import { COMPUTED_ICON, channelIcon, LOCK_ICON, roleIcon, zoneIcon } from './icons.ts'
import type { Shape } from './shapes.ts'
import { stripe } from './stripes.ts'
import type { Theme } from './theme.ts'

/** Lane titles. */
export function drawLaneHeaders(layout: MapLayout, theme: Theme): Shape[] {
  return layout.lanes.map((box) =>
    box.zone === null ? drawLane(layout, box, theme) : drawField(box, box.zone, theme),
  )
}

function drawLane(layout: MapLayout, box: LaneBox, theme: Theme): Shape {
  const { lane, header, title } = box
  const y = lane.collapsed ? header.y + (header.height - title.lineHeight) / 2 : header.y + LANE.titleTop
  const shown = lane.collapsed ? { ...title, lines: title.lines.slice(0, 1) } : title
  const bar = { x: header.x, y: header.y + 4, width: 4, height: Math.max(0, header.height - 8), radius: 2 }
  return {
    type: 'group',
    key: lane.id,
    label: laneInWords(lane),
    heading: 1,
    children: [
      { type: 'rect', ...header, height: header.height - 1, fill: theme.paper },
      ...(theme.striped
        ? stripe(lane.color, header.x + 3, header.y + 7, header.y + header.height - 8, theme)
        : [{ type: 'rect', ...bar, fill: theme.tones[lane.color].edge } as const]),
      ...drawLines(shown, 'sans-semibold', header.x + LANE.titleLeft, y, theme.ink),
      ...signs(box, y, theme),
      ...(lane.collapsed ? [] : contentSigns(layout, box, theme)),
    ],
  }
}

/** The title of a field of an empathy map, with the sign of what it asks for. */
function drawField(box: LaneBox, zone: EmpathyZone, theme: Theme): Shape {
  const { lane, header, title } = box
  const y = header.y + (header.height - title.height) / 2
  const tone = theme.tones[lane.color]
  const left = header.x + LANE.titleLeft
  return {
    type: 'group',
    key: lane.id,
    label: laneInWords(lane),
    heading: 1,
    children: [
      {
        type: 'path',
        d: `M${header.x + GRID.cellPadding} ${header.y + header.height - 1}H${header.x + header.width - GRID.cellPadding}`,
        stroke: tone.edge,
        strokeWidth: 2,
      },
      {
        type: 'icon',
        x: left,
        y: header.y + (header.height - 18) / 2,
        size: 18,
        paths: zoneIcon(zone),
        stroke: tone.strong,
      },
      ...drawLines(title, 'sans-semibold', left + FIELD_SIGN, y, theme.ink),
      ...signs(box, y, theme),
    ],
  }
}

const laneInWords = ({ title, locked, measure }: Lane): string =>
  `Lane ${title}${measure === null ? '' : ', computed from journey data'}${locked ? ', locked' : ''}`

/** Who acts here, whether its numbers are computed, and whether anybody may change it. */
function signs({ lane, header, title }: LaneBox, y: number, theme: Theme): Shape[] {
  const icons = [
    ...(lane.role === null ? [] : [{ paths: roleIcon(lane.role), stroke: theme.tones[lane.color].strong }]),
    ...(lane.measure === null ? [] : [{ paths: COMPUTED_ICON, stroke: theme.tones[lane.color].strong }]),
    ...(lane.locked ? [{ paths: LOCK_ICON, stroke: theme.muted }] : []),
  ]
  return icons.map((icon, index) => ({
    type: 'icon',
    x: header.x + header.width - 12 - LANE.sign - index * (LANE.sign + LANE.signGap),
    y: y + (title.lineHeight - LANE.sign) / 2,
    size: LANE.sign,
    ...icon,
  }))
}

/** What the header says of the band beside it. */
function contentSigns(layout: MapLayout, box: LaneBox, theme: Theme): Shape[] {
  const { lane, header } = box
  const shapes: Shape[] = []
  if (lane.kind === 'sentiment') shapes.push(...levels(box, theme), ...legend(layout, box, theme))
  const matrix = layout.matrices.find(({ laneId }) => laneId === lane.id)
  if (matrix) shapes.push(...channelNames(matrix, box, theme))
  if (lane.lineBelow !== null)
    shapes.push(
      drawWords(
        BLUEPRINT_LINE_LABELS[lane.lineBelow],
        'sans-semibold',
        TYPE.small,
        header.x + LANE.titleLeft,
        header.y + header.height - GRID.lineName,
        theme.accent,
      ),
    )
  return shapes
}

const FACE = 22
const MOST_LINES = 2
const LEVEL_LINE = 13.5

/** The words at the levels, and faces where the lane has them. */
function levels({ lane, header, plot }: LaneBox, theme: Theme): Shape[] {
  const end = header.x + header.width - 10
  const right = end - (lane.faces ? FACE : 0)
  return levelWords(lane).flatMap((words, index): Shape[] => {
    const y = sentimentY(plot, 2 - index)
    const lines = twoLines(words, right - header.x - LANE.titleLeft)
    const top = y - 8 - ((lines.length - 1) * LEVEL_LINE) / 2
    const texts = lines.map((line, at) =>
      drawWords(line, 'sans-regular', TYPE.small, right, top + at * LEVEL_LINE, theme.muted, 'end'),
    )
    return lane.faces ? [...texts, faceGlyph(index, { x: end - 8, y }, theme.muted)] : texts
  })
}

/** Between two levels there is room for two lines; the last one ends in an ellipsis where there would be more. */
function twoLines(words: string, width: number): readonly string[] {
  const lines = breakLines(words, 'sans-regular', TYPE.small, width).map((line) => line.text)
  if (lines.length <= MOST_LINES) return lines
  const rest = lines.slice(MOST_LINES - 1).join(' ')
  return [...lines.slice(0, MOST_LINES - 1), cutWords(rest, 'sans-regular', TYPE.small, width)]
}

/** Which line is whose, where there is more than one. */
function legend(layout: MapLayout, { lane, header, plot }: LaneBox, theme: Theme): Shape[] {
  const curves = layout.curves.filter(({ laneId }) => laneId === lane.id)
  const others = layout.counterparts.filter(({ laneId }) => laneId === lane.id)
  const other = others.find(({ isScore }) => !isScore)
  const scores = others.filter(({ isScore }) => isScore)
  const entries = [
    ...curves.map((curve) => ({
      look: curve.look,
      tone: lineTone(curve, theme),
      words: curve.persona?.name ?? (curve.personaId === null ? 'Everybody' : 'Somebody else'),
    })),
    ...(other ? [{ look: 0, tone: null, words: other.label }] : []),
  ]
  const shown = entries.length + scores.length < 2 ? [] : entries
  const rated = curves.find(({ spread }) => spread !== '')
  const x = header.x + LANE.titleLeft
  const width = header.width - LANE.titleLeft - SAMPLE - 18
  const rowAt = (index: number) => plot.y + plot.height + LEGEND.above + (index + 0.5) * LEGEND.row
  const lines = shown.flatMap(({ words, ...line }, index) => {
    const y = rowAt(index)
    const fitting = cutWords(words === '' ? 'Unnamed persona' : words, 'sans-regular', TYPE.small, width)
    return [
      ...lineSample(line, { x, y }, theme),
      drawWords(fitting, 'sans-regular', TYPE.small, x + SAMPLE + 8, y - 8, theme.ink),
    ]
  })
  for (const { label } of scores) {
    const y = rowAt(shown.length)
    lines.push(
      ...scoreSample({ x, y }, theme),
      ...twoLines(label, width).map((line, index) =>
        drawWords(line, 'sans-regular', TYPE.small, x + SAMPLE + 8, y - 8 + index * LEVEL_LINE, theme.ink),
      ),
    )
  }
  if (!rated) return lines
  const y = rowAt(shown.length + 2 * scores.length)
  return [
    ...lines,
    spreadSample(lineTone(rated, theme), { x, y }),
    drawWords('Spread of ratings', 'sans-regular', TYPE.small, x + SAMPLE + 8, y - 8, theme.ink),
  ]
}

/** The names of a matrix' rows, each with its channel's sign. */
function channelNames({ rows }: ChannelMatrix, { header }: LaneBox, theme: Theme): Shape[] {
  const left = header.x + LANE.titleLeft
  const width = header.width - LANE.titleLeft - 22 - 10
  return rows.flatMap(({ channel, rect }): Shape[] => {
    const y = rect.y + rect.height / 2
    const words = cutWords(channel, 'sans-regular', 13, width)
    return [
      { type: 'icon', x: left, y: y - 7.5, size: 15, paths: channelIcon(channel), stroke: theme.muted },
      drawWords(words, 'sans-regular', 13, left + 22, y - 8.5, theme.ink),
    ]
  })
}

/** The channel matrices of a map, see {@link drawMatrix}. */
export const drawMatrices = (
  layout: MapLayout,
  theme: Theme,
  dimmed: ReadonlySet<string> = NOTHING_DIMMED,
): Shape[] => layout.lanes.flatMap((box) => drawMatrix(layout, box, theme, dimmed))

/** The matrix of a channels lane: a faint line for each channel, the way from dot to dot, and the dots. */
export function drawMatrix(
  layout: MapLayout,
  { lane, band }: LaneBox,
  theme: Theme,
  dimmed: ReadonlySet<string> = NOTHING_DIMMED,
): Shape[] {
  const matrix = layout.matrices.find(({ laneId }) => laneId === lane.id)
  if (!matrix) return []
  const tone = theme.tones[lane.color]
  const rows = matrix.rows.map(({ rect }): Shape => {
    const y = rect.y + rect.height / 2
    return {
      type: 'path',
      d: `M${band.x} ${y}H${band.x + band.width}`,
      stroke: theme.line,
      strokeWidth: 1,
      dash: [1, 4],
    }
  })
  const way: Shape[] =
    matrix.path === ''
      ? []
      : [{ type: 'path', d: matrix.path, stroke: tone.edge, strokeWidth: 3, fill: 'none', round: true }]
  return [
    ...rows,
    ...way,
    ...matrix.dots.map(({ card, x, y }) => {
      const dot: Shape = {
        type: 'circle',
        x: 0,
        y: 0,
        radius: 7,
        fill: tone.strong,
        stroke: theme.paper,
        strokeWidth: 2,
      }
      const group = { type: 'group', key: card.id, label: describeCard(card), at: { x, y } } as const
      return faded({ ...group, children: [dot] }, dimmed)
    }),
  ]
}
