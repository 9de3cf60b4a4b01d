import type { Rect } from '#shared/base/geometry.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { BLUEPRINT_LINE_LABELS, SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'
import { GRID, TYPE } from '../dimensions.ts'
import type { LaneBox, MapLayout, StageBox, StepBox } from '../map-layout.ts'
import { sentimentY } from '../sentiment-layout.ts'
import { drawLines, drawWords } from './draw-text.ts'
import { MOMENT_ICON } from './icons.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** Bands, hairlines between steps and lanes, blueprint lines: what lies under the cards. */
export function drawGround(view: MapView, layout: MapLayout, theme: Theme): Shape[] {
  return [
    ...layout.lanes.flatMap((box, index) => bandShapes(box, index === layout.lanes.length - 1, theme)),
    ...layout.steps.flatMap((box) => (box.step.moment ? [momentShape(box, theme)] : [])),
    ...stepLines(layout, theme),
    ...layout.lanes.flatMap((box) =>
      box.lane.kind === 'sentiment' && !box.lane.collapsed ? levelLines(box, theme) : [],
    ),
    ...layout.lanes.flatMap((box) => blueprintLine(box, theme)),
    ...layout.lanes.flatMap((box) => (box.lane.collapsed ? collapsedCounts(view, layout, box, theme) : [])),
  ]
}

function bandShapes({ band, lane }: LaneBox, last: boolean, theme: Theme): Shape[] {
  const shapes: Shape[] = [
    { type: 'rect', ...band, fill: lane.kind === 'sentiment' ? theme.paper : theme.band },
  ]
  if (!last) shapes.push(horizontal(0, band.x + band.width, band.y + band.height, theme.line))
  return shapes
}

const horizontal = (from: number, to: number, y: number, stroke: string): Shape => ({
  type: 'path',
  d: `M${from} ${y}H${to}`,
  stroke,
  strokeWidth: 1,
})

function momentShape({ column }: StepBox, theme: Theme): Shape {
  return {
    type: 'rect',
    x: column.x + 2,
    y: column.y,
    width: column.width - 4,
    height: column.height,
    fill: theme.tones.yellow.fill,
    opacity: 0.45,
  }
}

/** Dotted between steps of a stage, open paper between stages. */
function stepLines({ steps, grid }: MapLayout, theme: Theme): Shape[] {
  return steps.flatMap((box, index): Shape[] => {
    const next = steps[index + 1]
    if (!next) return []
    const x = box.column.x + box.column.width
    if (next.stageId === box.stageId)
      return [
        {
          type: 'path',
          d: `M${x} ${box.column.y + 6}V${grid.height}`,
          stroke: theme.line,
          strokeWidth: 1,
          dash: [2, 4],
        },
      ]
    return [
      {
        type: 'rect',
        x,
        y: box.column.y,
        width: GRID.stageGap,
        height: grid.height - box.column.y,
        fill: theme.paper,
      },
    ]
  })
}

function levelLines({ band }: LaneBox, theme: Theme): Shape[] {
  return SENTIMENT_LEVELS.map(({ value }): Shape => {
    const y = sentimentY(band, value)
    const d = `M${band.x} ${y}H${band.x + band.width}`
    return value === 0
      ? { type: 'path', d, stroke: theme.line, strokeWidth: 1 }
      : { type: 'path', d, stroke: theme.faint, strokeWidth: 1, dash: [1, 5] }
  })
}

const levelWords = ({ band }: LaneBox, theme: Theme): Shape[] =>
  SENTIMENT_LEVELS.map(({ value, label }) =>
    drawWords(
      label,
      'sans-regular',
      TYPE.small,
      band.x - 10,
      sentimentY(band, value) - 8,
      theme.muted,
      'end',
    ),
  )

function blueprintLine({ lane, band }: LaneBox, theme: Theme): Shape[] {
  if (lane.lineBelow === null) return []
  const d = `M0 ${band.y + band.height}H${band.x + band.width}`
  const dash =
    lane.lineBelow === 'interaction' ? {} : { dash: lane.lineBelow === 'visibility' ? [10, 5] : [3, 4] }
  return [{ type: 'path', d, stroke: theme.accent, strokeWidth: 2, ...dash }]
}

function collapsedCounts(
  view: MapView,
  { steps }: MapLayout,
  { lane, band }: LaneBox,
  theme: Theme,
): Shape[] {
  return steps.flatMap(({ step, column }) => {
    const count = cardsIn(view, lane.id, step.id).length
    return count === 0
      ? []
      : [
          drawWords(
            String(count),
            'sans-semibold',
            TYPE.small,
            column.x + column.width / 2,
            band.y + 7,
            theme.muted,
            'middle',
          ),
        ]
  })
}

/** Stage and step titles. */
export function drawColumnHeaders(layout: MapLayout, theme: Theme): Shape[] {
  return [
    ...layout.stages.map((box) => drawStage(box, theme)),
    ...layout.steps.map((box) => drawStep(box, theme)),
  ]
}

function drawStage({ stage, rect, title }: StageBox, theme: Theme): Shape {
  const tone = theme.tones[stage.color]
  const middle = rect.y + (rect.height - title.height) / 2
  return {
    type: 'group',
    key: stage.id,
    label: `Stage ${stage.title}`,
    heading: 1,
    children: [
      { type: 'path', d: tab(rect), fill: tone.fill, stroke: tone.edge, strokeWidth: 1 },
      ...drawLines(title, 'sans-semibold', rect.x + 14, middle, theme.ink),
    ],
  }
}

/** A tab with round upper corners that stands on its steps. */
function tab({ x, y, width, height }: Rect): string {
  const r = 6
  return `M${x + 0.5} ${y + height}V${y + r}q0 ${-r} ${r} ${-r}H${x + width - r - 0.5}q${r} 0 ${r} ${r}V${y + height}Z`
}

function drawStep({ step, rect, title }: StepBox, theme: Theme): Shape {
  const y = rect.y + (rect.height - title.height) / 2
  const children: Shape[] = [
    { type: 'rect', ...rect, fill: step.moment ? theme.tones.yellow.fill : theme.paper },
    horizontal(rect.x, rect.x + rect.width, rect.y + rect.height - 0.5, theme.line),
    ...drawLines(title, 'sans-semibold', rect.x + 12, y, theme.ink),
  ]
  if (step.moment)
    children.push({
      type: 'icon',
      x: rect.x + rect.width - 22,
      y: rect.y + (rect.height - 16) / 2,
      size: 16,
      paths: MOMENT_ICON,
      stroke: theme.tones.yellow.strong,
    })
  return {
    type: 'group',
    key: step.id,
    label: `Step ${step.title}${step.moment ? ', a moment that matters' : ''}`,
    heading: 2,
    children,
  }
}

/** Lane titles. */
export function drawLaneHeaders(layout: MapLayout, theme: Theme): Shape[] {
  return layout.lanes.map((box) => drawLane(box, theme))
}

function drawLane(box: LaneBox, theme: Theme): Shape {
  const { lane, header, title } = box
  const y = lane.collapsed ? header.y + (header.height - title.lineHeight) / 2 : header.y + 12
  const shown = lane.collapsed ? { ...title, lines: title.lines.slice(0, 1) } : title
  const bar = { x: header.x, y: header.y + 4, width: 4, height: Math.max(0, header.height - 8), radius: 2 }
  const children: Shape[] = [
    { type: 'rect', ...header, height: header.height - 1, fill: theme.paper },
    { type: 'rect', ...bar, fill: theme.tones[lane.color].edge },
    ...drawLines(shown, 'sans-semibold', header.x + 16, y, theme.ink),
  ]
  if (lane.kind === 'sentiment' && !lane.collapsed) children.push(...levelWords(box, theme))
  if (lane.lineBelow !== null && !lane.collapsed)
    children.push(
      drawWords(
        BLUEPRINT_LINE_LABELS[lane.lineBelow],
        'sans-semibold',
        TYPE.small,
        header.x + 16,
        header.y + header.height - GRID.lineName,
        theme.accent,
      ),
    )
  return { type: 'group', key: lane.id, label: `Lane ${lane.title}`, heading: 1, children }
}
