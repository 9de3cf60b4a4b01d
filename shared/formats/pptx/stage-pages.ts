import { GRID, TYPE } from '#shared/layout/dimensions.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { STEP_WIDTH, type Step } from '#shared/model/step.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { SLIDE } from './slide-items.ts'

/** Where a map lies on a slide with a title, in inches. */
export const AREA = { x: 0.4, y: 0.95, width: SLIDE.width - 0.8, height: SLIDE.height - 0.95 - 0.3 } as const

/** Below this nobody reads a slide. */
export const READABLE_PT = 8

const PT_PER_UNIT = 0.75
const UNITS_PER_INCH = 96
/** At the last of these the smallest words of a map are just readable. */
const SCALES = [1.3, 1.15, 1, READABLE_PT / (TYPE.small * PT_PER_UNIT)] as const
/** No slide is drawn smaller than this, but for a card that is longer than a slide. */
export const LEAST_SCALE = SCALES[3]

/** Part of a map as it lies on one slide. */
export interface MapPage {
  readonly view: MapView
  readonly layout: MapLayout
  /** 1 draws a map unit as a 96th of an inch. */
  readonly scale: number
}

/**
 * Spreads a stage over as many slides as it takes to be readable: its steps become as wide as the slide. What does not
 * fit is split, by lanes as far as possible, then by steps, then by cards. A single card that is longer than a slide is
 * drawn smaller, its scale says so.
 */
export function pagesOf(view: MapView): MapPage[] {
  const whole = fitted(view)
  if (whole) return [whole]
  const { lanes, steps } = view
  const mostSteps = Math.max(1, Math.floor((widthAt(LEAST_SCALE) - GRID.laneHeader) / STEP_WIDTH.least))
  if (steps.length > mostSteps)
    return evenly(steps, mostSteps).flatMap((some) => pagesOf(withSteps(view, some)))
  const filled = withoutEmptyLanes(view)
  if (filled.lanes.length < lanes.length) return pagesOf(filled)
  if (lanes.length > 1) return runsOfLanes(view).flatMap((some) => pagesOf({ ...view, lanes: some }))
  if (steps.length > 1)
    return evenly(steps, Math.ceil(steps.length / 2)).flatMap((some) => pagesOf(withSteps(view, some)))
  const halves = halvedCards(view)
  return halves.length > 1 ? halves.flatMap(pagesOf) : [shrunk(view)]
}

const widthAt = (scale: number): number => (AREA.width * UNITS_PER_INCH) / scale
const heightAt = (scale: number): number => (AREA.height * UNITS_PER_INCH) / scale

/** The page at the largest scale at which it fits. */
function fitted(view: MapView): MapPage | undefined {
  for (const scale of SCALES) {
    const page = pageAt(view, scale)
    const { width, height } = page.layout.grid
    if (width <= widthAt(scale) + 0.5 && height <= heightAt(scale)) return page
  }
  return undefined
}

function pageAt(view: MapView, scale: number): MapPage {
  const wide = widened(view, widthAt(scale))
  return { view: wide, layout: layoutMap(wide), scale }
}

function shrunk(view: MapView): MapPage {
  const page = pageAt(view, LEAST_SCALE)
  const { width, height } = page.layout.grid
  const scale = Math.min((AREA.width * UNITS_PER_INCH) / width, (AREA.height * UNITS_PER_INCH) / height)
  return { ...page, scale: Math.min(page.scale, scale) }
}

/** The steps in their proportions, together as wide as the slide, but none so wide that its cards cannot fill it. */
function widened(view: MapView, width: number): MapView {
  const room = width - GRID.laneHeader
  const given = view.steps.reduce((sum, step) => sum + step.width, 0)
  const wide = view.steps.map((step): Step => {
    const share = Math.floor((step.width / given) * room)
    const most = Math.min(STEP_WIDTH.most, Math.max(step.width, mostWidthFor(view, step.id)))
    return { ...step, width: Math.min(most, Math.max(STEP_WIDTH.least, share)) }
  })
  return withSteps(view, wide)
}

/** The widest a step may be so that its fullest cell has no empty place beside its cards. */
function mostWidthFor({ cells }: MapView, stepId: string): number {
  const fullest = Math.max(1, ...[...cells.values()].map((row) => row.get(stepId)?.length ?? 0))
  return (fullest + 1) * (GRID.leastCard + GRID.cardGap) - GRID.cardGap + 2 * GRID.cellPadding - 1
}

function withSteps(view: MapView, steps: readonly Step[]): MapView {
  const byId = new Map(steps.map((step) => [step.id, step]))
  return {
    ...view,
    steps,
    stages: view.stages.flatMap(({ stage, steps: own }) => {
      const kept = own.flatMap(({ id }) => byId.get(id) ?? [])
      return kept.length === 0 ? [] : [{ stage, steps: kept }]
    }),
    cells: new Map(
      [...view.cells].map(([laneId, row]) => [laneId, new Map([...row].filter(([id]) => byId.has(id)))]),
    ),
  }
}

/** Runs of nearly equal length, none longer than `most`. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const count = Math.ceil(items.length / most)
  const each = Math.ceil(items.length / count)
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each))
}

/** Where room is short, lanes that say nothing at this stage are left to the overview; blueprint lines stay. */
function withoutEmptyLanes(view: MapView): MapView {
  const lanes = view.lanes.filter(
    ({ id, lineBelow }) =>
      lineBelow !== null || [...(view.cells.get(id)?.values() ?? [])].some((cards) => cards.length > 0),
  )
  return lanes.length === 0 ? view : { ...view, lanes }
}

/** Lanes on as few slides as hold them, and these about equally full; at least one to a slide. */
function runsOfLanes(view: MapView): MapView['lanes'][] {
  const { layout } = pageAt(view, LEAST_SCALE)
  const head = layout.lanes[0]?.band.y ?? 0
  const most = heightAt(LEAST_SCALE) - head
  const count = packed(layout.lanes, most).length
  let [enough, least] = [most, 0]
  while (enough - least > 1) {
    const room = (enough + least) / 2
    if (packed(layout.lanes, room).length <= count) enough = room
    else least = room
  }
  return packed(layout.lanes, enough)
}

/** As many lanes to a run as its height takes. */
function packed(boxes: MapLayout['lanes'], room: number): Lane[][] {
  const runs: Lane[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const { lane, band } of boxes) {
    if (used + band.height > room) {
      runs.push([])
      used = 0
    }
    runs.at(-1)?.push(lane)
    used += band.height
  }
  return runs
}

/** A cell whose cards are more than a slide holds, in two halves; values of a line stay on it. */
function halvedCards(view: MapView): MapView[] {
  const rows = [...view.cells].flatMap(([laneId, row]) =>
    [...row].map(([stepId, cards]) => [laneId, stepId, cards] as const),
  )
  const shown = new Set(view.lanes.map(({ id }) => id))
  const cell = rows.find(([laneId]) => shown.has(laneId))
  const cards = cell?.[2] ?? []
  if (!cell || cards.length < 2 || cards.some(({ kind }) => isStepValue(kind))) return [view]
  const middle = Math.ceil(cards.length / 2)
  const withCards = (some: readonly Card[]): MapView => ({
    ...view,
    cells: new Map([[cell[0], new Map([[cell[1], some]])]]),
  })
  return [withCards(cards.slice(0, middle)), withCards(cards.slice(middle))]
}
