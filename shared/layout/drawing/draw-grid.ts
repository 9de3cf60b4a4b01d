import { union } from '#shared/base/geometry.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { type BlueprintLine, SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'
import type { LaneBox, StepBox } from '../boxes.ts'
import { GRID, LANE, TYPE } from '../dimensions.ts'
import { laneSigns } from '../lane-layout.ts'
import type { MapLayout } from '../map-layout.ts'
import { sentimentY } from '../sentiment-layout.ts'
import { drawWords } from './draw-text.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** Bands, hairlines between steps and lanes, blueprint lines: what lies under the cards. */
export function drawGround(view: MapView, layout: MapLayout, theme: Theme): Shape[] {
  const rows = layout.lanes.filter(({ zone }) => zone === null)
  const isJourney = layout.kind === 'journey'
  return [
    ...layout.lanes.flatMap((box) => (box.zone === null ? [] : fieldShapes(view, box, theme))),
    ...rows.flatMap((box, index) => bandShapes(box, index === rows.length - 1, theme)),
    ...(isJourney ? layout.steps.flatMap((box) => (box.step.moment ? [momentShape(box, theme)] : [])) : []),
    ...(isJourney ? stepLines(layout, theme) : []),
    ...rows.flatMap((box) =>
      box.lane.kind === 'sentiment' && !box.lane.collapsed ? levelLines(box, theme) : [],
    ),
    ...rows.flatMap((box) => blueprintLine(box, theme)),
    ...rows.flatMap((box) => (box.lane.collapsed ? collapsedCounts(view, layout, box, theme) : [])),
  ]
}

/** The sheet of a field of an empathy map, its title on it. */
function fieldShapes(view: MapView, box: LaneBox, theme: Theme): Shape[] {
  const { lane, header, band } = box
  const sheet = union(header, band)
  return [
    { type: 'rect', ...sheet, radius: 8, fill: theme.band, stroke: theme.line, strokeWidth: 1 },
    ...(lane.collapsed ? foldedCount(view, box, theme) : []),
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

function levelLines({ band, plot }: LaneBox, theme: Theme): Shape[] {
  return SENTIMENT_LEVELS.map(({ value }): Shape => {
    const y = sentimentY(plot, value)
    const d = `M${band.x} ${y}H${band.x + band.width}`
    return value === 0
      ? { type: 'path', d, stroke: theme.line, strokeWidth: 1 }
      : { type: 'path', d, stroke: theme.faint, strokeWidth: 1, dash: [1, 5] }
  })
}

const BLUEPRINT_DASHES: Readonly<Record<BlueprintLine, { readonly dash?: readonly number[] }>> = {
  interaction: {},
  visibility: { dash: [10, 5] },
  internal: { dash: [3, 4] },
}

/** A blueprint line along path data. */
export const drawBlueprintLine = (kind: BlueprintLine, d: string, theme: Theme): Shape => ({
  type: 'path',
  d,
  stroke: theme.accent,
  strokeWidth: 2,
  ...BLUEPRINT_DASHES[kind],
})

const blueprintLine = ({ lane, band }: LaneBox, theme: Theme): Shape[] =>
  lane.lineBelow === null
    ? []
    : [drawBlueprintLine(lane.lineBelow, `M0 ${band.y + band.height}H${band.x + band.width}`, theme)]

/** How many cards a folded row holds at each step. */
function collapsedCounts(
  view: MapView,
  { steps }: MapLayout,
  { lane, band }: LaneBox,
  theme: Theme,
): Shape[] {
  return steps.flatMap(({ step, column }) =>
    countAt(cardsIn(view, lane.id, step.id).length, column.x + column.width / 2, band.y + 7, theme),
  )
}

/** How many cards a folded field holds. */
function foldedCount(view: MapView, { lane, header }: LaneBox, theme: Theme): Shape[] {
  const count = view.steps.reduce((sum, step) => sum + cardsIn(view, lane.id, step.id).length, 0)
  const signs = laneSigns(lane) * (LANE.sign + LANE.signGap)
  return countAt(count, header.x + header.width - 26 - signs, header.y + header.height / 2 - 8, theme)
}

const countAt = (count: number, x: number, y: number, theme: Theme): Shape[] =>
  count === 0 ? [] : [drawWords(String(count), 'sans-semibold', TYPE.small, x, y, theme.muted, 'middle')]
