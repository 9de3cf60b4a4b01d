import { center, type Point, type Rect } from '#shared/base/geometry.ts'
import { type Drop, dropsOf, figuresAt, hasOwnSteps, wayOf, worstDrop } from '#shared/model/drops.ts'
import type { PlaceFigures, Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { StepBox } from './boxes.ts'
import type { ColumnLayout } from './column-layout.ts'
import { type DataHeading, layoutDataHeading } from './data-heading.ts'
import { type RibbonPart, type RibbonShape, shapeRibbon } from './data-ribbon.ts'
import {
  countWords,
  describeCount,
  describeDrop,
  dropWords,
  ofSlice,
  painsOfDrop,
  shortCountWords,
} from './data-words.ts'
import { DATA, TYPE } from './dimensions.ts'
import { wholeUnits } from './placed-text.ts'
import { measureText } from './text/measure.ts'

/** One line of words around the point that it is centred on: `y` is its middle. */
export interface CentredWords {
  readonly words: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** How many customers came to a place, and what else the band says there. */
export interface CountBox {
  readonly placeId: string
  /** All of the row that is about this place. */
  readonly rect: Rect
  readonly count: CentredWords
  /** Whether the number stands in the ribbon, not above it. */
  readonly isInside: boolean
  /** Half the thickness of the ribbon. */
  readonly half: number
  /** All of it in words. */
  readonly label: string
  /** Those who came back from further on: a sign at `left`, the number behind it. `null` where nobody did. */
  readonly returned: { readonly left: number; readonly words: CentredWords } | null
}

/** The number of one of several steps of a stage. */
export interface StepCount {
  readonly placeId: string
  readonly rect: Rect
  readonly count: CentredWords
  /** Where its column begins, at the lower edge of the ribbon; `null` for the first one of its stage. */
  readonly tick: Point | null
  /** All of it in words. */
  readonly label: string
}

/** What became less from one place to the next, on the border between them. */
export interface DropBox {
  readonly drop: Drop
  readonly rect: Rect
  readonly words: string
  /** The worst of the whole map. */
  readonly isWorst: boolean
  /** Pains that explain it. */
  readonly pains: number
  /** All of it in words. */
  readonly label: string
}

/** The customers of one slice on their way. */
export interface FlowRow {
  /** Whether it is what the map shows, or what is laid beside that. */
  readonly kind: 'shown' | 'beside'
  /** Height of the ribbon's middle. */
  readonly middle: number
  readonly ribbons: readonly RibbonShape[]
  /** Stretches of which nothing is known. */
  readonly unknown: readonly { readonly from: number; readonly to: number }[]
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
    count === 0 ? 0.5 : Math.max(DATA.thread, ((count ?? 0) / most) * thickest) / 2
  const spots = spotsOf(data, columns)
  const feet = slices.map((slice) => (hasFoot(spots, slice, data) ? DATA.foot : 0))
  const rowsHeight =
    slices.length * thickest +
    feet.reduce<number>((sum, foot) => sum + foot, 0) +
    (slices.length - 1) * DATA.between
  const heading = layoutDataHeading(data, { x: 0, y: top + DATA.padding })
  const inner = Math.max(rowsHeight, heading.height)
  const rect = { x: 0, y: top, width: columns.width, height: wholeUnits(inner + 2 * DATA.padding) }
  let y = top + DATA.padding + (inner - rowsHeight) / 2
  const rows = slices.map((slice, index): FlowRow => {
    const foot = feet[index] as number
    const at = { slice, top: y, thickest, foot, halfOf, kind: index === 0 ? 'shown' : 'beside' } as const
    y += thickest + foot + DATA.between
    return layoutRow(data, spots, at)
  })
  return { rect, heading, rows }
}

/** A place of the way that is in sight, and the steps below it. */
interface Spot {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly steps: readonly { readonly id: string; readonly left: number; readonly right: number }[]
}

function spotsOf(data: MapData, { stages, steps }: ColumnLayout): readonly Spot[] {
  const way = new Set(wayOf(data, data.slice).map(({ id }) => id))
  const box = (id: string, { x, width }: Rect) => ({ id, left: x, right: x + width })
  if (steps.some(({ step }) => way.has(step.id)))
    return steps.map(({ step, rect }) => ({ ...box(step.id, rect), steps: [] }))
  return stages.map(({ stage, rect }) => ({
    ...box(stage.id, rect),
    steps: steps
      .filter(({ stageId }) => stageId === stage.id)
      .map(({ step, rect: column }) => box(step.id, column)),
  }))
}

const hasFoot = (spots: readonly Spot[], slice: Slice, data: MapData): boolean =>
  spots.some(({ id }) => (figuresAt(slice, id)?.returned ?? 0) > 0) ||
  (spots.some(({ steps }) => steps.length > 1) &&
    data.stages.some((columns) => columns.steps.length > 1 && hasOwnSteps(columns, slice)))

interface RowAt {
  readonly kind: FlowRow['kind']
  readonly slice: Slice
  readonly top: number
  readonly thickest: number
  readonly foot: number
  readonly halfOf: (count: number | null) => number
}

function layoutRow(data: MapData, spots: readonly Spot[], row: RowAt): FlowRow {
  const { slice, top, thickest, kind, halfOf } = row
  const middle = top + thickest / 2
  const drops = placeDrops(data, spots, row, middle)
  const runs = runsOf(spots, slice)
  return {
    kind,
    middle,
    ribbons: runs
      .filter(({ isKnown }) => isKnown)
      .map(({ spots: run }) =>
        shapeRibbon(
          run.map((spot) => partOf(spot, slice, halfOf)),
          middle,
        ),
      ),
    unknown: runs
      .filter(({ isKnown }) => !isKnown)
      .map(({ spots: run }) => ({
        from: (run[0] as Spot).left + END,
        to: (run.at(-1) as Spot).right - END,
      })),
    counts: spots.flatMap((spot) => {
      const figures = figuresAt(slice, spot.id)
      return figures ? [countBox(data, spot, figures, row, middle, drops)] : []
    }),
    steps: spots.flatMap((spot) => stepCounts(data, spot, row)),
    drops,
  }
}

/** So far within its stage a ribbon ends. */
const END = 5

const partOf = (spot: Spot, slice: Slice, halfOf: RowAt['halfOf']): RibbonPart => ({
  left: spot.left + END,
  right: spot.right - END,
  half: halfOf(figuresAt(slice, spot.id)?.reached ?? null),
})

/** Stretches of places with numbers, and of places without. */
function runsOf(spots: readonly Spot[], slice: Slice) {
  const runs: { readonly isKnown: boolean; readonly spots: Spot[] }[] = []
  for (const spot of spots) {
    const isKnown = figuresAt(slice, spot.id) !== undefined
    const last = runs.at(-1)
    if (last && last.isKnown === isKnown) last.spots.push(spot)
    else runs.push({ isKnown, spots: [spot] })
  }
  return runs
}

/** Inside a chip: at its ends, the sign of the worst drop, that of pains, and the room before that. */
export const CHIP = { padding: 7, worst: 13, pain: 13, gap: 6 } as const

const small = (words: string): number => measureText(words, 'sans-semibold', TYPE.small)

/** Width of the chip of a drop. */
export const chipWidth = ({ words, isWorst, pains }: Pick<DropBox, 'words' | 'isWorst' | 'pains'>): number =>
  2 * CHIP.padding +
  (isWorst ? CHIP.worst : 0) +
  measureText(words, isWorst ? 'sans-bold' : 'sans-semibold', TYPE.small) +
  (pains === 0 ? 0 : CHIP.gap + CHIP.pain + 2 + small(String(pains)))

/**
 * Each drop on the border before the place where fewer are; where the place before is not in sight, as on the sheet of one
 * stage, inside of that border.
 */
function placeDrops(
  data: MapData,
  spots: readonly Spot[],
  { slice, kind }: RowAt,
  middle: number,
): DropBox[] {
  const drops = dropsOf(data, slice)
  const worst = worstDrop(drops)
  return drops.flatMap((drop): DropBox[] => {
    const index = spots.findIndex(({ id }) => id === drop.to.id)
    const [before, here] = [spots[index - 1], spots[index]]
    if (!here) return []
    const isWhole = before !== undefined && spots.some(({ id }) => id === drop.from.id)
    const words = dropWords(drop)
    const pains = kind === 'shown' ? painsOfDrop(data.dataSet, drop.from.id).length : 0
    const isWorst = drop === worst
    const width = chipWidth({ words, isWorst, pains })
    const x = isWhole ? (before.right + here.left) / 2 - width / 2 : here.left + 2 * END
    const rect = { x, y: middle - DATA.chip / 2, width, height: DATA.chip }
    const label = describeDrop(data, drop, isWorst, pains) + ofSlice(data, slice)
    return [{ drop, rect, words, isWorst, pains, label }]
  })
}

/** Between a number and what stands beside it. */
const CLEAR = 6

function countBox(
  data: MapData,
  spot: Spot,
  figures: PlaceFigures,
  { slice, top, thickest, foot, halfOf }: RowAt,
  middle: number,
  drops: readonly DropBox[],
): CountBox {
  const { reached, returned } = figures
  const half = halfOf(reached)
  const isBefore = ({ rect }: DropBox): boolean => center(rect).x < (spot.left + spot.right) / 2
  const before = drops.filter(isBefore)
  const after = drops.filter((drop) => !isBefore(drop))
  const left = Math.max(spot.left, ...before.map(({ rect }) => rect.x + rect.width))
  const right = Math.min(spot.right, ...after.map(({ rect }) => rect.x))
  const count = fittingCount(reached, right - left - 2 * CLEAR, NUMBER_SIZES)
  const isInside = 2 * half >= count.size + 1
  const above = middle - half - count.size / 2 - 3
  return {
    placeId: spot.id,
    rect: { x: spot.left, y: top, width: spot.right - spot.left, height: thickest + foot },
    count: { ...count, x: (left + right) / 2, y: isInside ? middle : above },
    isInside,
    half,
    label: describeCount(data, figures, spot.id) + ofSlice(data, slice),
    returned: (returned ?? 0) > 0 ? returnedAt(spot, returned, top + thickest + foot / 2) : null,
  }
}

const NUMBER_SIZES = [DATA.number, 13, TYPE.small] as const
const SMALL_SIZES = [TYPE.small] as const

/** In full where there is room, else in three digits, else smaller. */
function fittingCount(count: number | null, room: number, sizes: readonly number[]) {
  const isFitting = ({ words, size }: Pick<CentredWords, 'words' | 'size'>): boolean =>
    measureText(words, 'sans-semibold', size) <= room
  const [most = TYPE.small] = sizes
  const short = sizes.map((size) => ({ words: shortCountWords(count), size }))
  const full = { words: countWords(count), size: most }
  return [full, ...short].find(isFitting) ?? (short.at(-1) as typeof full)
}

/** The arrow before those who came back, and the room to the edge of their stage. */
export const RETURNED = { sign: 13, gap: 3, edge: 9 } as const

function returnedAt(spot: Spot, returned: number | null, y: number) {
  const count = fittingCount(returned, (spot.right - spot.left) / 3, SMALL_SIZES)
  const width = small(count.words)
  const x = spot.right - RETURNED.edge - width / 2
  return { left: x - width / 2 - RETURNED.gap - RETURNED.sign, words: { ...count, x, y } }
}

/** The numbers of a stage's steps in the middle of their columns, beside those who came back. */
function stepCounts(data: MapData, spot: Spot, { slice, top, thickest, foot, halfOf }: RowAt): StepCount[] {
  const known = spot.steps.flatMap((step) => {
    const figures = figuresAt(slice, step.id)
    return figures ? [{ ...step, figures }] : []
  })
  if (known.length < 2) return []
  const y = top + thickest + foot / 2
  const back = figuresAt(slice, spot.id)?.returned ?? 0
  const end = back > 0 ? returnedAt(spot, back, y).left - CLEAR : spot.right
  const half = halfOf(figuresAt(slice, spot.id)?.reached ?? null)
  return known.map(({ id, left, right, figures }) => {
    const until = Math.min(right, end)
    const count = fittingCount(figures.reached, until - left - CLEAR, SMALL_SIZES)
    const isFirst = id === spot.steps[0]?.id
    return {
      placeId: id,
      label: describeCount(data, figures, id) + ofSlice(data, slice),
      rect: { x: left, y: top + thickest, width: right - left, height: foot },
      count: { ...count, x: Math.min((left + right) / 2, until - small(count.words) / 2), y },
      tick: isFirst ? null : { x: left, y: top + thickest / 2 + half },
    }
  })
}
