import type { Rect } from '#shared/base/geometry.ts'
import type { HeadingBox, StageBox, StepBox } from '../boxes.ts'
import { HEADING } from '../dimensions.ts'
import type { MapLayout } from '../map-layout.ts'
import { drawData, drawDataHeading } from './draw-data.ts'
import { drawLines, drawPlaced } from './draw-text.ts'
import { DURATION_ICON, MOMENT_ICON } from './icons.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** The titles of stages and steps, and the numbers below them. An empathy map has none. */
export function drawColumnHeaders(layout: MapLayout, theme: Theme): Shape[] {
  if (layout.kind === 'empathy') return []
  return [
    ...layout.stages.map((box) => drawStage(box, theme)),
    ...layout.steps.map((box) => drawStep(box, theme)),
    ...(layout.data ? drawData(layout.data, theme) : []),
  ]
}

/** What stands beside those, above the titles of the lanes: what the numbers are. */
export const drawCorner = ({ data }: Pick<MapLayout, 'data'>, theme: Theme): Shape[] =>
  data ? [drawDataHeading(data, theme)] : []

/** Title, time span, goal and expectation. */
function headingShapes(box: HeadingBox, padding: number, theme: Theme): Shape[] {
  const { rect, title, titleTop, duration, details } = box
  const shapes = drawLines(title, 'sans-semibold', rect.x + padding, titleTop, theme.ink)
  if (duration)
    shapes.push(
      { type: 'icon', ...duration.clock, size: 13, paths: DURATION_ICON, stroke: theme.muted },
      ...drawPlaced(duration.text, theme),
    )
  return [...shapes, ...details.flatMap((detail) => drawPlaced(detail, theme))]
}

function drawStage(box: StageBox, theme: Theme): Shape {
  const { stage, rect } = box
  const tone = theme.tones[stage.color]
  return {
    type: 'group',
    key: stage.id,
    label: inWords(`Stage ${stage.title}`, stage),
    heading: 1,
    children: [
      { type: 'path', d: tab(rect), fill: tone.fill, stroke: tone.edge, strokeWidth: 1 },
      ...headingShapes(box, HEADING.stagePadding, theme),
    ],
  }
}

/** A tab with round upper corners that stands on its steps. */
function tab({ x, y, width, height }: Rect): string {
  const r = 6
  return `M${x + 0.5} ${y + height}V${y + r}q0 ${-r} ${r} ${-r}H${x + width - r - 0.5}q${r} 0 ${r} ${r}V${y + height}Z`
}

function drawStep(box: StepBox, theme: Theme): Shape {
  const { step, rect, titleTop, title } = box
  const children: Shape[] = [
    { type: 'rect', ...rect, fill: step.moment ? theme.tones.yellow.fill : theme.paper },
    {
      type: 'path',
      d: `M${rect.x} ${rect.y + rect.height - 0.5}H${rect.x + rect.width}`,
      stroke: theme.line,
      strokeWidth: 1,
    },
    ...headingShapes(box, HEADING.stepPadding, theme),
  ]
  if (step.moment)
    children.push({
      type: 'icon',
      x: rect.x + rect.width - 22,
      y: titleTop + (title.lineHeight - 16) / 2,
      size: 16,
      paths: MOMENT_ICON,
      stroke: theme.tones.yellow.strong,
    })
  return {
    type: 'group',
    key: step.id,
    label: inWords(`Step ${step.title}${step.moment ? ', a moment that matters' : ''}`, step),
    heading: 2,
    children,
  }
}

interface Said {
  readonly goal?: string
  readonly duration: string
  readonly expectation: string
}

const inWords = (title: string, { goal = '', duration, expectation }: Said): string =>
  [
    title,
    duration === '' ? '' : `takes ${duration}`,
    goal === '' ? '' : `goal: ${goal}`,
    expectation === '' ? '' : `expects: ${expectation}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
