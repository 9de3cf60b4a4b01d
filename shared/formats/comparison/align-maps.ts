import { compareMaps, type MapComparison } from '#shared/analysis/compare.ts'
import { counterpartCurves } from '#shared/analysis/counterpart.ts'
import { type MapPairing, type Pair, pairMaps } from '#shared/analysis/pairing.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapView, StageView } from '#shared/model/map-view.ts'
import { type Stage, stageRecord } from '#shared/model/stage.ts'
import { type Step, stepRecord } from '#shared/model/step.ts'
import { slotsOf } from './slots.ts'

/** Which of two compared maps. */
export const SIDES = ['current', 'future'] as const
export type Side = (typeof SIDES)[number]

/** One of two maps, laid out so that its columns and lanes stand where those of the other do. */
export interface AlignedMap {
  /** The map with empty columns and lanes in place of what only the other one has; without free notes. */
  readonly view: MapView
  readonly layout: MapLayout
  /** Ids of the stages, steps and lanes that stand in for what this map has not. */
  readonly missing: ReadonlySet<string>
}

/** Two maps over each other, cell above cell, and what differs. */
export interface AlignedMaps {
  readonly comparison: MapComparison
  readonly maps: Readonly<Record<Side, AlignedMap>>
}

/**
 * Lays two maps out with steps that answer each other at the same x and lanes that do at the same height below the titles.
 * The future map carries the current one's sentiment lines behind its own.
 */
export function alignMaps(current: MapView, future: MapView): AlignedMaps {
  const pairing = pairMaps(current, future)
  const steps = slotsOf(current.steps, future.steps, pairing.steps.toFuture)
  const lanes = slotsOf(current.lanes, future.lanes, pairing.lanes.toFuture)
  const withLines = { ...future, counterpartCurves: counterpartCurves(future, current) }
  const sides = {
    current: fill('current', current, steps, lanes, pairing),
    future: fill('future', withLines, steps, lanes, pairing),
  }
  const columns = evenColumns(sides.current.groups, sides.future.groups)
  const first = {
    current: viewOf(sides.current, columns.current),
    future: viewOf(sides.future, columns.future),
  }
  const heights = evenHeights(layoutMap(first.current), layoutMap(first.future))
  const aligned = (side: Side): AlignedMap => {
    const view = { ...first[side], lanes: withHeights(first[side].lanes, heights) }
    return { view, layout: layoutMap(view), missing: sides[side].missing }
  }
  return {
    comparison: compareMaps(current, future),
    maps: { current: aligned('current'), future: aligned('future') },
  }
}

/** A map's columns, slot by slot, under their stages, and its lanes. */
interface Filled {
  readonly view: MapView
  readonly groups: readonly StageView[]
  readonly lanes: readonly Lane[]
  readonly missing: ReadonlySet<string>
}

function fill(
  side: Side,
  view: MapView,
  steps: readonly Pair<Step>[],
  lanes: readonly Pair<Lane>[],
  pairing: MapPairing,
): Filled {
  const missing = new Set<string>()
  const groups = groupSlots(side, view, steps, pairing, missing)
  const rows = lanes.map((slot): Lane => {
    const own = slot[side]
    const other = slot[otherSide(side)] ?? (own as Lane)
    const collapsed = (own ?? other).collapsed && other.collapsed
    if (own) return { ...own, collapsed }
    const id = `missing~${other.id}`
    missing.add(id)
    return { ...other, id, kind: 'cards', collapsed, lineBelow: null, height: 0 }
  })
  return { view, groups, lanes: rows, missing }
}

const otherSide = (side: Side): Side => (side === 'current' ? 'future' : 'current')

/**
 * Puts the columns of a map, and an empty one for each that only the other map has, under their stages. An empty column
 * goes to the stage beside it that answers its own, or lies within a stage, or stands alone.
 */
function groupSlots(
  side: Side,
  { stages }: MapView,
  slots: readonly Pair<Step>[],
  pairing: MapPairing,
  missing: Set<string>,
): StageView[] {
  const stageOf = new Map(stages.flatMap(({ stage, steps }) => steps.map(({ id }) => [id, stage] as const)))
  const own = (slot: Pair<Step> | undefined): Stage | undefined => stageOf.get(slot?.[side]?.id ?? '')
  const answers = side === 'current' ? pairing.stages.toCurrent : pairing.stages.toFuture
  const groups: { stage: Stage; steps: Step[] }[] = []
  slots.forEach((slot, at) => {
    const before = groups.at(-1)
    const step = slot[side]
    if (step) {
      const stage = own(slot) as Stage
      if (before?.stage === stage) before.steps.push(step)
      else groups.push({ stage, steps: [step] })
      return
    }
    const other = slot[otherSide(side)] as Step
    const next = own(slots.slice(at).find((later) => later[side]))
    const stage = stageForGap(before?.stage, next, answers.get(other.stageId), other.stageId)
    const gap: Step = {
      ...stepRecord.defaults,
      id: `missing~${other.id}`,
      stageId: stage.id,
      width: other.width,
    }
    missing.add(gap.id)
    if (stage.id.startsWith('missing~')) missing.add(stage.id)
    if (before?.stage.id === stage.id) before.steps.push(gap)
    else groups.push({ stage, steps: [gap] })
  })
  return groups
}

/** The stage of this map that an empty column goes to; `answer` is the one that answers the column's own stage. */
function stageForGap(
  before: Stage | undefined,
  next: Stage | undefined,
  answer: Stage | undefined,
  otherId: string,
): Stage {
  if (before && (before === next || before.id === answer?.id)) return before
  if (next && next.id === answer?.id) return next
  const id = `missing~${otherId}`
  // Columns of one stage of the other map stay together.
  return before?.id === id ? before : { ...stageRecord.defaults, id, mapId: '' }
}

/** Makes the columns of both maps begin at the same x: as wide as the wider one, and as far apart as stages are on either. */
function evenColumns(
  current: readonly StageView[],
  future: readonly StageView[],
): Readonly<Record<Side, readonly StageView[]>> {
  const columns = (groups: readonly StageView[]) =>
    groups.flatMap(({ steps }) =>
      steps.map(({ width }, index) => ({ width, ends: index === steps.length - 1 })),
    )
  const [ofCurrent, ofFuture] = [columns(current), columns(future)]
  const widen = (
    groups: readonly StageView[],
    own: typeof ofCurrent,
    other: typeof ofCurrent,
  ): StageView[] => {
    let at = 0
    return groups.map((group) => ({
      ...group,
      steps: group.steps.map((step) => {
        const [mine, theirs] = [own[at], other[at]]
        const isLast = ++at === own.length
        const gap = !isLast && theirs?.ends && !mine?.ends ? GRID.stageGap : 0
        return { ...step, width: Math.max(step.width, theirs?.width ?? 0) + gap }
      }),
    }))
  }
  return { current: widen(current, ofCurrent, ofFuture), future: widen(future, ofFuture, ofCurrent) }
}

const viewOf = ({ view, lanes }: Filled, groups: readonly StageView[]): MapView => ({
  ...view,
  stages: groups,
  steps: groups.flatMap(({ steps }) => steps),
  lanes,
  notes: [],
})

/** The heights of the lanes, slot by slot: as tall as the taller one. */
const evenHeights = (current: MapLayout, future: MapLayout): readonly number[] =>
  current.lanes.map(({ band }, index) => Math.max(band.height, future.lanes[index]?.band.height ?? 0))

const withHeights = (lanes: readonly Lane[], heights: readonly number[]): Lane[] =>
  lanes.map((lane, index) => ({ ...lane, height: heights[index] ?? lane.height }))
