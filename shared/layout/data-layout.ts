import type { Rect } from '#shared/base/geometry.ts'
import { figuresAt, hasOwnSteps } from '#shared/model/drops.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { StepBox } from './boxes.ts'
import type { ColumnLayout } from './column-layout.ts'
import { type CountBox, countBox, type StepCount, stepCounts } from './data-counts.ts'
import { type DropBox, placeDrops } from './data-drops.ts'
import { type DataHeading, layoutDataHeading } from './data-heading.ts'
import { type RibbonPart, type RibbonShape, shapeRibbon } from './data-ribbon.ts'
import { END, middleOf, type RowAt, type Spot, spotsOf } from './data-spots.ts'
import { DATA, GRID } from './dimensions.ts'
import { wholeUnits } from './placed-text.ts'

/** A part of the way, from left to right. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The customers of one slice on their way. */
export interface FlowRow {
  readonly kind: RowAt['kind']
  /** Height of the ribbon's middle. */
  readonly middle: number
  readonly ribbons: readonly RibbonShape[]
  /** Of which nothing is known. */
  readonly unknown: readonly Stretch[]
  /** Of which it is not told how many they were: a ribbon, however thin, would say that they were few. */
  readonly hidden: readonly Stretch[]
  readonly counts: readonly CountBox[]
  readonly steps: readonly StepCount[]
  readonly drops: readonly DropBox[]
}

/** Journey data under the titles of the columns. */
export interface DataBand {
  /** From the left edge of the grid to the right one. */
  readonly rect: Rect
  readonly heading: DataHeading
  /** What the map shows, then what is laid beside it. */
  readonly rows: readonly FlowRow[]
}

/**
 * What the band says of a step, as somebody who hears the map is told at its column: at the first step of a stage, the drop
 * before the stage and its count.
 */
export function numbersAtStep(
  { data, steps }: { readonly data: DataBand | null; readonly steps: readonly StepBox[] },
  stepId: string,
): readonly string[] {
  if (!data) return []
  const stageId = steps.find(({ step }) => step.id === stepId)?.stageId
  const first = steps.find((box) => box.stageId === stageId)
  const places = new Set([stepId, ...(first?.step.id === stepId ? [stageId] : [])])
  return data.rows.flatMap(({ counts, steps: ofSteps, drops }) => [
    ...drops.filter(({ drop }) => places.has(drop.to.id)).map(({ label }) => label),
    ...[...counts, ...ofSteps].filter(({ placeId }) => places.has(placeId)).map(({ label }) => label),
  ])
}

/** Lays the band out below the titles of the columns; `null` where the map shows no data. */
export function layoutData({ data }: Pick<MapView, 'data'>, columns: ColumnLayout): DataBand | null {
  const top = columns.headerHeight
  if (!data || columns.stages.length === 0) return null
  const slices = data.beside ? [data.slice, data.beside] : [data.slice]
  const thickest = data.beside ? DATA.ribbonOfTwo : DATA.ribbon
  const most = Math.max(1, ...slices.flatMap(({ places }) => places.map(({ reached }) => reached ?? 0)))
  const halfOf = (count: number | null): number =>
    count ? Math.max(DATA.thread, (count / most) * thickest) / 2 : 0
  const spots = spotsOf(data, columns)
  const feet = slices.map((slice): number => (hasFoot(spots, slice, data) ? DATA.foot : 0))
  const rowsHeight =
    slices.length * thickest + feet.reduce((sum, foot) => sum + foot, 0) + (slices.length - 1) * DATA.between
  const heading = layoutDataHeading(data, { x: 0, y: top + DATA.padding }, GRID.laneHeader)
  const inner = Math.max(rowsHeight, heading.height)
  const rect = { x: 0, y: top, width: columns.width, height: wholeUnits(inner + 2 * DATA.padding) }
  let y = top + DATA.padding + (inner - rowsHeight) / 2
  const rows = slices.map((slice, index): FlowRow => {
    const foot = feet[index] as number
    const kind = index === 0 ? 'shown' : 'beside'
    const row = layoutRow(data, spots, { kind, slice, top: y, thickest, foot, halfOf })
    y += thickest + foot + DATA.between
    return row
  })
  return { rect, heading, rows }
}

const hasFoot = (spots: readonly Spot[], slice: Slice, data: MapData): boolean =>
  spots.some(({ id }) => (figuresAt(slice, id)?.returned ?? 0) > 0) ||
  (spots.some(({ steps }) => steps.length > 1) &&
    data.stages.some((columns) => columns.steps.length > 1 && hasOwnSteps(columns, slice)))

function layoutRow(data: MapData, spots: readonly Spot[], row: RowAt): FlowRow {
  const { slice, kind, halfOf } = row
  const middle = middleOf(row)
  const drops = placeDrops(data, spots, row)
  const runs = runsOf(spots, slice)
  const stretches = (content: Content): Stretch[] =>
    runs.flatMap(({ content: own, spots: run }) =>
      own === content ? [{ from: (run[0] as Spot).left + END, to: (run.at(-1) as Spot).right - END }] : [],
    )
  return {
    kind,
    middle,
    ribbons: runs
      .filter(({ content }) => content === 'ribbon')
      .map(({ spots: run }) =>
        shapeRibbon(
          run.map((spot) => partOf(spot, slice, halfOf)),
          middle,
        ),
      ),
    unknown: stretches('unknown'),
    hidden: stretches('hidden'),
    counts: spots.flatMap((spot) => {
      const figures = figuresAt(slice, spot.id)
      return figures ? [countBox(data, spot, figures, row, drops)] : []
    }),
    steps: spots.flatMap((spot) => stepCounts(data, spot, row)),
    drops,
  }
}

const partOf = (spot: Spot, slice: Slice, halfOf: RowAt['halfOf']): RibbonPart => ({
  left: spot.left + END,
  right: spot.right - END,
  half: halfOf(figuresAt(slice, spot.id)?.reached ?? null),
})

/** What is drawn of a place; of one that nobody reached, nothing. */
type Content = 'ribbon' | 'hidden' | 'unknown' | 'nobody'

function contentOf(slice: Slice, placeId: string): Content {
  const figures = figuresAt(slice, placeId)
  if (!figures) return 'unknown'
  if (figures.reached === null) return 'hidden'
  return figures.reached === 0 ? 'nobody' : 'ribbon'
}

/** Places that follow one another and of which the same is drawn. */
function runsOf(spots: readonly Spot[], slice: Slice) {
  const runs: { readonly content: Content; readonly spots: Spot[] }[] = []
  for (const spot of spots) {
    const content = contentOf(slice, spot.id)
    const last = runs.at(-1)
    if (last?.content === content) last.spots.push(spot)
    else runs.push({ content, spots: [spot] })
  }
  return runs
}
