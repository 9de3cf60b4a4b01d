import type { MapComparison } from '#shared/analysis/compare.ts'
import { grow, type Point, type Rect } from '#shared/base/geometry.ts'
import { LANE, TYPE } from '#shared/layout/dimensions.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import { drawClusters } from '#shared/layout/drawing/draw-clusters.ts'
import { drawColumnHeaders, drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import { drawGround } from '#shared/layout/drawing/draw-grid.ts'
import { drawLaneHeaders, drawMatrices } from '#shared/layout/drawing/draw-lanes.ts'
import { drawConnector } from '#shared/layout/drawing/draw-loose.ts'
import { cardContexts, drawCurves } from '#shared/layout/drawing/draw-map.ts'
import { cutWords, drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { LaneBox } from '#shared/layout/map-layout.ts'
import { markRing, markSign } from '../change-marks.ts'
import type { AlignedMap, Side } from './align-maps.ts'
import { cardOf, type DifferenceKind, differenceKind, markKind, stepKind } from './difference-kinds.ts'

/** One of two compared maps as shapes, in the coordinates of its layout. */
export interface AlignedDrawing {
  /** Titles of stages and steps. */
  readonly columns: readonly Shape[]
  /** What stands above the lanes' titles. */
  readonly corner: readonly Shape[]
  /** Titles of lanes. */
  readonly lanes: readonly Shape[]
  /** Bands, lines and cards. */
  readonly body: readonly Shape[]
}

/** Draws one of two compared maps. Where the other map has a column or lane that this one has not, the desk is seen. */
export function drawAligned({ view, layout, missing }: AlignedMap, theme: Theme): AlignedDrawing {
  const isOwn = (id: string): boolean => !missing.has(id)
  const own = {
    ...layout,
    stages: layout.stages.filter(({ stage }) => isOwn(stage.id)),
    steps: layout.steps.filter(({ step }) => isOwn(step.id)),
    lanes: layout.lanes.filter(({ lane }) => isOwn(lane.id)),
  }
  const contexts = cardContexts(view)
  const holes = [
    ...layout.steps.filter(({ step }) => !isOwn(step.id)).map(({ column }) => column),
    ...layout.lanes.filter(({ lane }) => !isOwn(lane.id)).map(({ band }) => grow(band, -0.5)),
  ]
  return {
    columns: drawColumnHeaders(own, theme),
    corner: drawCorner(own, theme),
    lanes: [
      ...drawLaneHeaders(own, theme),
      ...layout.lanes.filter(({ lane }) => !isOwn(lane.id)).map((box) => missingLane(box, theme)),
    ],
    body: [
      ...drawGround(view, layout, theme),
      ...holes.map((hole): Shape => ({ type: 'rect', ...hole, fill: theme.desk })),
      ...own.lanes.flatMap((lane) => drawCurves(view, layout, lane, [], theme)),
      ...drawMatrices(own, theme),
      ...drawClusters(layout, theme),
      ...layout.cards.map(({ card, inner, rect }) => drawCard(card, inner, theme, contexts(card), rect)),
      ...layout.connectors.map((line) => drawConnector(line, theme)),
    ],
  }
}

/** The title of a lane that only the other map has: it says which one would stand here. */
function missingLane({ lane, header }: LaneBox, theme: Theme): Shape {
  const left = header.x + LANE.titleLeft
  const title = cutWords(lane.title, 'sans-regular', TYPE.stepTitle, header.width - LANE.titleLeft - 12)
  return {
    type: 'group',
    children: [
      drawWords(title, 'sans-regular', TYPE.stepTitle, left, header.y + 8, theme.muted),
      drawWords('not on this map', 'sans-regular', TYPE.small, left, header.y + 27, theme.muted),
    ].slice(0, lane.collapsed ? 1 : 2),
  }
}

/** Draws the sign of a kind of difference in a legend or list, around a point. */
export const differenceSign = (kind: DifferenceKind, theme: Theme, at: Point): Shape =>
  markSign(markKind(kind), theme, at)

/** Rings and signs on the cards of one map that the other has not, or has otherwise. A line's change is seen in the lines. */
export function drawDifferences(
  { steps }: MapComparison,
  { layout }: AlignedMap,
  side: Side,
  shown: ReadonlySet<DifferenceKind>,
  theme: Theme,
): Shape[] {
  const marked = new Map<string, Exclude<DifferenceKind, 'sentiment'>>()
  for (const difference of steps.flatMap(({ differences }) => differences)) {
    const kind = differenceKind(difference)
    const id = cardOf(difference, side)
    // A card that moved and changed is marked as moved: its other changes are in the list.
    if (id !== null && kind !== 'sentiment' && shown.has(kind) && marked.get(id) !== 'moved')
      marked.set(id, kind)
  }
  return [...marked].flatMap(([id, kind]) => {
    const box = layout.cardById.get(id)
    return box ? [ringAround(box.rect, kind, theme)] : []
  })
}

/** Signs on the titles of steps that only this map has, or that changed themselves. */
export function drawStepDifferences(
  { steps }: MapComparison,
  { layout }: AlignedMap,
  side: Side,
  shown: ReadonlySet<DifferenceKind>,
  theme: Theme,
): Shape[] {
  return steps.flatMap((step) => {
    const changed = step.differences.some(({ kind }) => kind === 'step-title' || kind === 'moment')
    const kind = stepKind(step) ?? (changed ? 'changed' : null)
    const box = layout.steps.find(({ step: own }) => own.id === step[side]?.id)
    if (!kind || !box || !shown.has(kind)) return []
    const { x, y, width } = box.rect
    return [differenceSign(kind, theme, { x: x + width - 12, y: y + 4 })]
  })
}

function ringAround(rect: Rect, kind: Exclude<DifferenceKind, 'sentiment'>, theme: Theme): Shape {
  const change = kind === 'gone' ? 'removed' : kind
  const corner = { x: rect.x + rect.width, y: rect.y }
  return { type: 'group', children: [markRing(rect, change, theme), markSign(change, theme, corner)] }
}
